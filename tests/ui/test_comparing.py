import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.report.conftest import make_result
from vmdesk.case.intake import intake
from vmdesk.case.records import KeptAnalysis
from vmdesk.case.store import CaseStore
from vmdesk.domain.analysis_facts import facts_of
from vmdesk.domain.evidence import Digests
from vmdesk.domain.faces import FaceDetection, FaceTrack
from vmdesk.domain.result import WindowScore
from vmdesk.ui.logic.state import Phase
from vmdesk.ui.logic.window_lookup import ScoredWindows
from vmdesk.ui.parts.analyses_list import CompareDialog
from vmdesk.ui.parts.compared_curves import spread


def scored(stride, score, track=None):
    starts = range(0, 60 - 16, stride)
    return tuple(
        WindowScore(n, at, at + 16, at / 25, (at + 16) / 25, track, (0.0, 1.0), score, "scored")
        for n, at in enumerate(starts)
    )


def kept(item, model, stride, score, track=None, tracks=()):
    facts = replace(facts_of(make_result(4, 0)), model=model, stride=stride, top_score=score)
    return KeptAnalysis(b"", scored(stride, score, track), None, tracks, (), (), None, item, score, facts)


@pytest.fixture
def case(tmp_path, clip):
    """Three analyses of one exhibit: of faces, of other bytes, and the latest, of whole frames."""
    folder = tmp_path / "exhibits"
    folder.mkdir()
    path = shutil.copy(clip, folder / "one.mp4")
    item = intake(path)
    found = FaceDetection(3, (1.0, 2.0, 30.0, 40.0), (2.0, 3.0), (2.0, 5.0), 0.9)
    with CaseStore(tmp_path / "case", "me") as store:
        number = store.take_in(path)
        store.identify(number, item)
        store.keep_analysis(number, kept(item, "first-model", 4, 0.25, 0, (FaceTrack(0, 0, 59, (found,)),)))
        store.keep_analysis(number, kept(replace(item, digests=Digests("d" * 64, "", "")), "other-bytes", 8, 0.5))
        store.keep_analysis(number, kept(item, "second-model", 16, 0.75))
    return tmp_path / "case"


@pytest.fixture
def window(make_window, case, qtbot):
    made = make_window()
    made.cases.open(case)
    qtbot.waitUntil(lambda: made.desk.state.phase is Phase.FINISHED and made.desk.state.shown == 0, timeout=20_000)
    qtbot.waitUntil(lambda: made.desk.state.exhibit.evidence is not None, timeout=20_000)
    return made


def asked(window, qtbot):
    QTest.keyClick(window.work.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(CompareDialog) is not None, timeout=10_000)
    return window.findChild(CompareDialog)


def test_a_second_analysis_is_drawn_named_read_hidden_and_ended(window, qtbot):
    work = window.work
    assert not window.commands.end_compare.isEnabled()
    dialog = asked(window, qtbot)
    assert [row[1] for row in dialog.list.words()] == ["other-bytes", "first-model"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: work.compared.isVisible(), timeout=10_000)
    words = work.compared.words.text()
    assert "Shown: second-model, stride 16, CPU" in words
    assert "Compared (dashed, with circles): first-model, stride 4, CPU" in words
    assert "did not look at the same part" in words
    assert work.graph.compared.points() >= 2 * len(scored(4, 0.25))
    (named,) = [name for name in work.legend.names() if name.startswith("Compared")]
    assert "first-model, stride 4, CPU" in named

    def pointed():
        for seconds in (0.1, 0.3):
            QTest.mouseMove(work.graph.viewport(), work.graph.screen_point(seconds, 0.3).toPoint())
        return "Compared: Face track 0" in work.graph.toolTip()

    qtbot.waitUntil(pointed, timeout=5_000)
    assert "score 0.750" in work.graph.toolTip()
    assert "score 0.250" in work.graph.toolTip()

    # as if the scores of this exhibit had never been shown before blind mode
    state = window.desk.state
    window.desk.state = replace(state, notes=replace(state.notes, scores_shown_utc=None))
    window.commands.blind.trigger()
    assert not work.compared.isVisible()
    assert work.graph.compared.points() == 0
    assert not window.commands.compare.isEnabled()
    window.commands.blind.trigger()
    qtbot.waitUntil(lambda: work.compared.isVisible(), timeout=5_000)
    QTest.mouseClick(work.compared.end, Qt.MouseButton.LeftButton)
    assert not work.compared.isVisible()
    assert work.graph.compared.points() == 0
    assert [name for name in work.legend.names() if name.startswith("Compared")] == []


def test_an_analysis_is_chosen_in_the_overview_and_one_of_other_bytes_is_not_drawn(window, qtbot):
    page = window.case_page
    QTest.keyClick(window.work.view, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: page.analyses.topLevelItemCount() == 3, timeout=10_000)
    assert not page.compare.isEnabled()
    page.analyses.setFocus()
    QTest.keyClick(page.analyses, Qt.Key.Key_End)
    QTest.keyClick(page.analyses, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.work.compared.isVisible(), timeout=10_000)
    assert window.pages.currentWidget() is window.work
    dialog = asked(window, qtbot)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "of other bytes" in window.banner.words.text(), timeout=10_000)
    assert not window.work.compared.isVisible()


def test_circles_stand_on_scores_and_never_in_a_gap():
    def window(start, score):
        logits = None if score is None else (0.0, 1.0)
        status = "no_face" if score is None else "scored"
        return WindowScore(0, start, start + 16, start / 16, start / 16 + 1, 0, logits, score, status)

    rows = [window(0, 0.25), window(8, 0.5), window(32, None), window(48, 0.75)]
    (track,) = ScoredWindows(rows).tracks
    x, y = spread(track, 0.0, 4.0, 8, 0.0)
    assert x.tolist() == [0.125, 0.625, 1.125, 3.125, 3.625]
    assert y.tolist() == [0.25, 0.5, 0.5, 0.75, 0.75]
