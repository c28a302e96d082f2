import csv
import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from test_accessibility import able, by_tab, told_name
from trails import trail_of

from tests.report.conftest import make_result
from vmdesk.case.records import KeptAnalysis
from vmdesk.case.store import CaseStore
from vmdesk.domain.analysis_facts import facts_of
from vmdesk.domain.evidence import Digests, EvidenceItem
from vmdesk.ui.logic.case_rows import Place
from vmdesk.ui.logic.state import Phase

TOPS = (0.25, None, 0.75)


@pytest.fixture
def three(tmp_path, clip):
    """Three exhibits: two analyzed, one not."""
    folder = tmp_path / "exhibits"
    folder.mkdir()
    return [shutil.copy(clip, folder / f"{name}.mp4") for name in ("alpha", "beta", "gamma")]


@pytest.fixture
def case(tmp_path, three):
    folder = tmp_path / "cases" / "Case 9"
    result = make_result(4, 0)
    with CaseStore(folder, "me") as store:
        for path, top, digit in zip(three, TOPS, "abc", strict=True):
            number = store.take_in(path)
            item = EvidenceItem(path, 9, Digests(digit * 64, digit * 40, digit * 32))
            store.identify(number, item)
            if top is not None:
                facts = replace(facts_of(result), top_score=top)
                found = b"", result.windows, None, (), (), (), None, item, top, facts
                store.keep_analysis(number, KeptAnalysis(*found))
        with store.change() as line:
            line.execute("INSERT INTO rechecks VALUES (2, '2026-11-25T10:00:00Z', NULL, NULL, 'changed')")
        store.trail.record("analysis started", exhibit="beta.mp4", model="m")
    return folder


@pytest.fixture
def window(make_window, case, qtbot):
    """The case, its overview shown by its key."""
    made = make_window()
    made.cases.open(case)
    qtbot.waitUntil(lambda: made.desk.state.shown == 0 and made.desk.state.notes is not None, timeout=20_000)
    QTest.keyClick(made.work.view, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: made.case_page.table.rows.rowCount() == 3, timeout=10_000)
    return made


def names(window):
    return [name.removesuffix(".mp4") for name in window.case_page.table.words(Place.NAME)]


def heading(table, column):
    header = table.horizontalHeader()
    place = QRect(header.sectionViewportPosition(column), 0, header.sectionSize(column), header.height()).center()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def shown_to_the_examiner(case):
    return [e.details for e in trail_of(case) if e.action == "scores shown to the examiner"]


def test_all_exhibits_stand_in_a_table_that_is_sorted_walked_and_searched(window, three, qtbot):
    page, table = window.case_page, window.case_page.table
    assert window.pages.currentWidget() is page
    assert not window.queue_dock.isVisible()
    assert table.hasFocus()
    assert names(window) == ["alpha", "beta", "gamma"]
    assert table.words(Place.STATE) == ["finished", "interrupted", "finished"]
    assert table.words(Place.TOP) == ["0.250", "–", "0.750"]
    assert table.words(Place.HASH) == ["– not rechecked", "≠ changed", "– not rechecked"]
    assert page.counts.text() == "3 exhibits: 1 interrupted, 2 finished"
    controls = able(window)
    assert [one for one in controls if not told_name(one)] == []
    assert [told_name(one) for one in controls if one not in by_tab(window, controls[0])] == []
    table.setFocus()

    heading(table, Place.TOP)
    assert (names(window), table.current().name) == (["gamma", "alpha", "beta"], "gamma.mp4")
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current().name == "alpha.mp4"
    heading(table, Place.TOP)
    assert names(window) == ["alpha", "gamma", "beta"]
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current().name == "beta.mp4"
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current().name == "alpha.mp4"

    for words, found in (("MMA", ["gamma"]), ("bb", ["beta"]), ("nothing", [])):
        QTest.keyClicks(page.search, words)
        assert names(window) == found
        page.search.clear()
    assert names(window) == ["alpha", "gamma", "beta"]

    three[1].unlink()
    QTest.keyClick(table, Qt.Key.Key_End)
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.banner.isVisible(), timeout=20_000)
    assert window.pages.currentWidget() is page

    table.point_at(three[2])
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.state.exhibit.path == three[2], timeout=20_000)
    assert window.pages.currentWidget() is window.work
    assert not window.commands.overview.isChecked()
    assert window.queue_dock.isVisible()

    QTest.keyClick(window.work.view, Qt.Key.Key_F4)
    place = table.visualRect(table.currentIndex()).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert window.pages.currentWidget() is window.work


def test_notes_are_kept_in_the_trail_shown_newest_first_and_sought(window, case, qtbot):
    page, notes = window.case_page, window.case_page.notes
    for text in ("Grainy picture", "Clock runs late"):
        QTest.keyClicks(notes.field, text)
        QTest.keyClick(notes.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(notes.texts()) == 2, timeout=10_000)
    assert [text.split("\n")[1] for text in notes.texts()] == ["Clock runs late", "Grainy picture"]
    assert page.table.words(Place.NOTES) == ["2", "0", "0"]
    QTest.keyClicks(notes.search, "grainy")
    assert [text.split("\n")[1] for text in notes.texts()] == ["Grainy picture"]
    notes.search.clear()
    QTest.keyClicks(page.search, "runs LATE")
    assert names(window) == ["alpha"]
    page.search.clear()

    QTest.keyClicks(notes.field, "About alpha")
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert (notes.field.toPlainText(), notes.keep.isEnabled()) == ("", False)
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert notes.field.toPlainText() == "About alpha"

    notes.about.setCurrentIndex(1)
    assert (notes.texts(), notes.field.toPlainText()) == ([], "")
    QTest.keyClicks(notes.field, "Two drives came in")
    QTest.mouseClick(notes.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(notes.texts()) == 1, timeout=10_000)

    QTest.keyClick(page.table, Qt.Key.Key_F4)
    window.notes_dock.raise_()
    qtbot.waitUntil(lambda: len(window.notes.texts()) == 2, timeout=10_000)
    QTest.keyClicks(window.notes.field, "Seen beside the picture")
    QTest.mouseClick(window.notes.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.notes.texts()) == 3, timeout=10_000)
    layout = [(dock.objectName(), dock.geometry()) for dock in window.docks.all() if dock.isVisible()]
    for _ in range(2):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: window.notes.isVisible(), timeout=5_000)
    assert [(dock.objectName(), dock.geometry()) for dock in window.docks.all() if dock.isVisible()] == layout
    told = [(e.details.get("exhibit"), e.details["text"]) for e in trail_of(case) if e.action == "note written"]
    assert told == [
        (1, "Grainy picture"),
        (1, "Clock runs late"),
        (None, "Two drives came in"),
        (1, "Seen beside the picture"),
    ]


def test_scores_listed_count_as_shown_and_blind_mode_hides_them_and_their_order(window, case, three, tmp_path, qtbot):
    page = window.case_page
    qtbot.waitUntil(lambda: any(3 in one.get("exhibits", ()) for one in shown_to_the_examiner(case)), timeout=10_000)
    told = shown_to_the_examiner(case)
    page.table.sort_or_turn(Place.TOP)
    qtbot.waitUntil(lambda: page.analyses.topLevelItemCount() == 1, timeout=5_000)
    assert page.blind.isHidden()
    window.commands.blind.trigger()
    qtbot.waitUntil(lambda: not page.blind.isHidden(), timeout=5_000)
    assert names(window) == ["alpha", "beta", "gamma"]
    assert page.table.words(Place.TOP) == ["hidden", "–", "hidden"]
    assert page.table.words(Place.FLAGGED) == ["hidden", "–", "hidden"]
    assert [row[5:] for row in page.analyses.words()] == [("hidden", "hidden")]
    window.overview.export.write(tmp_path / "blind.csv")
    window.commands.blind.trigger()
    qtbot.waitUntil(lambda: names(window)[0] == "gamma", timeout=5_000)
    page.search.setText("mma")
    window.overview.export.write(tmp_path / "seen.csv")
    qtbot.waitUntil(lambda: (tmp_path / "seen.csv").exists(), timeout=5_000)
    blind, seen = (
        list(csv.DictReader((tmp_path / f"{name}.csv").read_text().splitlines())) for name in ("blind", "seen")
    )
    assert [row["top_score"] for row in blind] == ["hidden", "", "hidden"]
    assert [(row["exhibit"], row["path"], row["top_score"]) for row in seen] == [("3", str(three[2]), "0.75")]
    assert (seen[0]["state"], seen[0]["hash_state"]) == ("finished", "not rechecked")
    window.overview.export.write(three[0].parent / "exhibits.csv")
    qtbot.waitUntil(lambda: "evidence's own folder" in window.banner.words.text(), timeout=5_000)
    assert not (three[0].parent / "exhibits.csv").exists()
    assert shown_to_the_examiner(case) == told


def test_a_run_under_way_and_the_end_of_the_case_are_seen(window, gate, qtbot):
    page = window.case_page
    qtbot.waitUntil(lambda: window.commands.analyse.isEnabled(), timeout=20_000)
    gate.clear()
    window.commands.analyse.trigger()
    qtbot.waitUntil(lambda: page.table.words(Place.STATE)[0].startswith("running"), timeout=20_000)
    gate.set()
    qtbot.waitUntil(lambda: window.desk.state.phase is Phase.FINISHED, timeout=20_000)
    qtbot.waitUntil(lambda: page.table.words(Place.ANALYSES) == ["2", "0", "1"], timeout=10_000)
    assert page.table.words(Place.STATE)[0] == "finished"
    window.commands.new_case.trigger()
    assert window.pages.currentWidget() is window.start_page
    assert not window.commands.overview.isEnabled()
