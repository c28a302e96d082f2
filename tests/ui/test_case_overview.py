import csv
import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
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
                found = b"", result.windows, None, (), (), (), None, replace(item, digests=item.digests), top, facts
                store.keep_analysis(number, KeptAnalysis(*found))
        with store.change() as line:
            line.execute("INSERT INTO rechecks VALUES (2, '2026-11-25T10:00:00Z', NULL, NULL, 'changed')")
        store.trail.record("analysis started", exhibit="beta.mp4", model="m")
    return folder


@pytest.fixture
def window(make_window, case, qtbot):
    """The case, its overview shown by its key."""
    made = make_window()
    qtbot.waitUntil(lambda: made.desk.state.model is not None, timeout=20_000)
    made.cases.open(case)
    qtbot.waitUntil(lambda: made.desk.state.shown == 0 and made.desk.state.notes is not None, timeout=20_000)
    QTest.keyClick(made.work.view, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: made.case_page.table.rows.rowCount() == 3, timeout=10_000)
    return made


def names(window):
    return window.case_page.table.words(Place.NAME)


def quiet(window, qtbot):
    """Once everything is kept and read again."""
    qtbot.wait(50)
    qtbot.waitUntil(lambda: not window.desk.state.unsaved, timeout=10_000)
    qtbot.wait(300)


def test_all_exhibits_stand_in_a_table_in_words(window):
    table = window.case_page.table
    assert window.pages.currentWidget() is window.case_page
    assert not window.queue_dock.isVisible()
    assert table.hasFocus()
    assert names(window) == ["alpha.mp4", "beta.mp4", "gamma.mp4"]
    assert table.words(Place.STATE) == ["finished", "interrupted", "finished"]
    assert table.words(Place.TOP) == ["0.250", "–", "0.750"]
    assert table.words(Place.HASH) == ["– not rechecked", "≠ changed", "– not rechecked"]
    assert window.case_page.counts.text() == "3 exhibits: 1 interrupted, 2 finished"


def test_headings_sort_and_keys_walk(window, qtbot):
    table, header = window.case_page.table, window.case_page.table.horizontalHeader()
    place = QRect(header.sectionViewportPosition(Place.TOP), 0, header.sectionSize(Place.TOP), header.height()).center()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert names(window) == ["gamma.mp4", "alpha.mp4", "beta.mp4"]
    assert table.current().name == "gamma.mp4"
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current().name == "alpha.mp4"
    table.sort_or_turn(Place.TOP)
    assert names(window) == ["alpha.mp4", "gamma.mp4", "beta.mp4"]
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current().name == "beta.mp4"
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current().name == "alpha.mp4"


def test_enter_opens_an_exhibit_and_leaves_the_overview(window, three, qtbot):
    table = window.case_page.table
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.state.exhibit.path == three[1], timeout=20_000)
    assert window.pages.currentWidget() is window.work
    assert not window.commands.overview.isChecked()
    assert window.queue_dock.isVisible()


def test_a_double_click_on_the_open_exhibit_goes_back_to_it(window):
    table = window.case_page.table
    place = table.visualRect(table.rows.index(0, Place.NAME)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert window.pages.currentWidget() is window.work


def test_an_exhibit_that_is_missing_leaves_the_overview_where_it_is(window, three, qtbot):
    three[2].unlink()
    table = window.case_page.table
    QTest.keyClick(table, Qt.Key.Key_End)
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.banner.isVisible(), timeout=20_000)
    assert window.pages.currentWidget() is window.case_page


@pytest.mark.parametrize(("words", "found"), [("MMA", [2]), ("bbbb", [1]), ("bb", [1]), ("nothing", [])])
def test_exhibits_are_sought_by_name_and_digest(window, words, found):
    everything = names(window)
    QTest.keyClicks(window.case_page.search, words)
    assert names(window) == [everything[place] for place in found]
    window.case_page.search.clear()
    assert names(window) == everything


def test_notes_are_kept_in_the_trail_shown_newest_first_and_sought(window, case, qtbot):
    page = window.case_page
    for text in ("Grainy picture", "Clock runs late"):
        QTest.keyClicks(page.notes.field, text)
        QTest.keyClick(page.notes.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.notes.texts()) == 2, timeout=10_000)
    assert [text.split("\n")[1] for text in page.notes.texts()] == ["Clock runs late", "Grainy picture"]
    assert page.table.words(Place.NOTES) == ["2", "0", "0"]
    QTest.keyClicks(page.notes.search, "grainy")
    assert [text.split("\n")[1] for text in page.notes.texts()] == ["Grainy picture"]
    QTest.keyClicks(page.search, "runs LATE")
    assert names(window) == ["alpha.mp4"]
    page.notes.about.setCurrentIndex(1)
    page.notes.search.clear()
    assert page.notes.texts() == []
    QTest.keyClicks(page.notes.field, "Two drives came in")
    QTest.mouseClick(page.notes.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.notes.texts()) == 1, timeout=10_000)
    told = [(e.details.get("exhibit"), e.details["text"]) for e in trail_of(case) if e.action == "note written"]
    assert told == [(1, "Grainy picture"), (1, "Clock runs late"), (None, "Two drives came in")]


def test_what_is_typed_about_one_exhibit_is_not_kept_on_another(window):
    page = window.case_page
    QTest.keyClicks(page.notes.field, "About alpha")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.notes.field.toPlainText() == ""
    assert not page.notes.keep.isEnabled()
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert page.notes.field.toPlainText() == "About alpha"


def test_the_panel_beside_the_picture_shows_the_notes_of_the_open_exhibit(window, qtbot):
    QTest.keyClick(window.case_page.table, Qt.Key.Key_F4)
    window.notes_dock.raise_()
    qtbot.waitUntil(lambda: window.notes.isVisible(), timeout=5_000)
    QTest.keyClicks(window.notes.field, "Seen at once")
    QTest.mouseClick(window.notes.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.notes.texts()) == 1, timeout=10_000)
    assert window.notes.texts()[0].endswith("\nSeen at once")
    assert window.notes.about.currentText() == "alpha.mp4"


def test_blind_mode_hides_scores_and_their_order(window, qtbot):
    page = window.case_page
    page.table.sort_or_turn(Place.TOP)
    page.table.point_at(page.table.rows.row_at(0).at.path)
    assert page.blind.isHidden()
    qtbot.waitUntil(lambda: page.analyses.topLevelItemCount() == 1, timeout=5_000)
    window.commands.blind.trigger()
    qtbot.waitUntil(lambda: not page.blind.isHidden(), timeout=5_000)
    assert names(window) == ["alpha.mp4", "beta.mp4", "gamma.mp4"]
    assert page.table.words(Place.TOP) == ["hidden", "–", "hidden"]
    assert page.table.words(Place.FLAGGED) == ["hidden", "–", "hidden"]
    assert [row[5:] for row in page.analyses.words()] == [("hidden", "hidden")]


def test_scores_listed_count_as_shown_once(window, case, qtbot):
    quiet(window, qtbot)
    told = [e.details for e in trail_of(case) if e.action == "scores shown to the examiner"]
    assert [one["exhibits"] for one in told if "exhibits" in one] in ([[1, 3]], [[3]])
    QTest.keyClick(window.case_page.table, Qt.Key.Key_F4)
    QTest.keyClick(window.work.view, Qt.Key.Key_F4)
    quiet(window, qtbot)
    assert [e.details for e in trail_of(case) if e.action == "scores shown to the examiner"] == told


def test_the_rows_shown_are_written_as_csv_but_not_beside_an_exhibit(window, three, tmp_path, qtbot):
    page = window.case_page
    page.search.setText("mma")
    window.overview.write_csv(tmp_path / "exhibits.csv")
    qtbot.waitUntil(lambda: (tmp_path / "exhibits.csv").exists(), timeout=5_000)
    names_, row = csv.reader((tmp_path / "exhibits.csv").read_text().splitlines())
    told = dict(zip(names_, row, strict=True))
    assert (told["exhibit"], told["file"], told["path"]) == ("3", "gamma.mp4", str(three[2]))
    assert (told["state"], told["top_score"], told["hash_state"]) == ("finished", "0.75", "not rechecked")
    window.overview.write_csv(three[0].parent / "exhibits.csv")
    qtbot.waitUntil(lambda: "evidence's own folder" in window.banner.words.text(), timeout=5_000)
    assert not (three[0].parent / "exhibits.csv").exists()


def test_a_run_and_a_case_left_are_seen(window, three, gate, qtbot):
    page = window.case_page
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
