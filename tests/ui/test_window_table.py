import csv
import io
import random
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from vmdesk.domain.result import WindowScore
from vmdesk.domain.text import for_spreadsheet
from vmdesk.report.window_csv import NAMES
from vmdesk.ui.logic.messages import FinishedRun
from vmdesk.ui.logic.news import ALL, Part
from vmdesk.ui.logic.presenter_table import (
    Column,
    Filtering,
    GrowingColumns,
    Sorting,
    arranged,
    window_under,
)
from vmdesk.ui.logic.state import Phase
from vmdesk.ui.logic.window_csv import WindowList, csv_bytes, window_list
from vmdesk.ui.logic.window_lookup import ScoredWindows

SCORES = random.Random(7)


def many(count, start=0):
    """Windows of two tracks in turn, every tenth without a score."""
    made = []
    for n in range(start, start + count):
        value = None if n % 10 == 3 else round(SCORES.random(), 3)
        logits = None if value is None else (1 - value, value)
        status = "damaged" if value is None else "scored"
        made.append(WindowScore(n, n, n + 16, n / 25, (n + 16) / 25, n % 2, logits, value, status))
    return tuple(made)


def texts(window, column, rows=None):
    model = window.table.view.rows
    rows = range(model.rowCount()) if rows is None else rows
    return [model.index(row, column).data() for row in rows]


def tell(window, scores, **changes):
    """Let the desk know scores as a batch of a run brings them."""
    window.desk.state = replace(window.desk.state, scores=ScoredWindows(scores), **changes)
    window.desk.changed.emit(Part.SCORES)


def rows_shown(window, qtbot, count):
    qtbot.waitUntil(lambda: window.table.view.rows.rowCount() == count, timeout=10_000)


@pytest.fixture
def long_window(make_window, long_clip, qtbot):
    """A window on 250 frames with its table in view."""
    window = make_window()
    window.open_files([long_clip])
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    window.table_dock.raise_()
    qtbot.waitUntil(window.table.isVisible, timeout=5_000)
    QAbstractItemModelTester(window.table.view.rows, QAbstractItemModelTester.FailureReportingMode.Warning, window)
    return window


@pytest.fixture
def full(long_window, qtbot):
    """The same with 200 windows in the table."""
    tell(long_window, many(200))
    rows_shown(long_window, qtbot, 200)
    return long_window


def settled(window, qtbot):
    """The next picture asked for is on screen."""
    qtbot.waitUntil(lambda: window.desk.state.shown == window.desk.state.position, timeout=20_000)


def test_growing_columns_hold_what_the_windows_say():
    grown, windows = GrowingColumns(), many(3000)
    for there in range(0, 3000, 256):
        grown.append(windows[there : there + 256])
    columns = grown.columns()
    assert columns.count == len(grown) == 3000
    assert columns.number.tolist() == [w.index for w in windows]
    assert columns.track.tolist() == [w.track for w in windows]
    known = [w.fake_score for w in windows]
    assert [None if np.isnan(v) else v for v in columns.score.tolist()] == known
    assert grown.tracks == {0, 1}


def test_what_was_read_of_columns_stays_when_they_grow():
    grown = GrowingColumns()
    grown.append(many(10))
    before = grown.columns()
    kept = before.start.tolist()
    grown.append(many(5000, start=10))
    assert before.start.tolist() == kept


@pytest.mark.parametrize("column", list(Column))
@pytest.mark.parametrize("descending", [False, True])
def test_rows_sorted_as_they_come_are_those_sorted_at_once(column, descending):
    grown, windows, sorting, made = GrowingColumns(), many(700), Sorting(column, descending), None
    filtering = Filtering(track=1)
    for there in range(0, 700, 64):
        grown.append(windows[there : there + 64])
        made = arranged(grown.columns(), sorting, filtering, made)
    at_once = arranged(grown.columns(), sorting, filtering)
    assert made.rows.tolist() == at_once.rows.tolist()
    assert made.places.tolist() == at_once.places.tolist()


@pytest.mark.parametrize("descending", [False, True])
def test_windows_without_a_score_are_always_last(descending):
    grown = GrowingColumns()
    grown.append(many(100))
    columns = grown.columns()
    scores = columns.score[arranged(columns, Sorting(Column.SCORE, descending), Filtering()).rows].tolist()
    assert all(np.isnan(scores[90:]))
    assert scores[:90] == sorted(scores[:90], reverse=descending)


def test_window_under_the_playhead_is_of_the_current_track_or_the_highest(make_score):
    grown = GrowingColumns()
    grown.append(
        [make_score(0, 0.2, 0, 0), make_score(0, 0.9, 1, 0), make_score(1, 0.3, 0, 16), make_score(1, 0.1, 1, 16)]
    )
    made = arranged(grown.columns(), Sorting(), Filtering())
    assert window_under(made, 5, None) == 1
    assert window_under(made, 5, 0) == 0
    assert window_under(made, 20, 1) == 3
    assert window_under(made, 40, 1) is None
    assert window_under(arranged(grown.columns(), Sorting(), Filtering(track=0)), 20, None) == 2


def test_first_click_on_score_puts_the_highest_first(full, qtbot):
    header = full.table.view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.SCORE) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: full.table.view.rows.made.sorting == Sorting(Column.SCORE, True), timeout=5_000)
    shown = texts(full, Column.SCORE)
    assert shown[180:] == [""] * 20
    assert shown[:180] == sorted(shown[:180], reverse=True)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: not full.table.view.rows.made.sorting.descending, timeout=5_000)
    assert texts(full, Column.SCORE)[0] == min(shown[:180])
    assert "sorted by Score, rising" in full.table.view.accessibleDescription()


def test_every_column_can_be_sorted_from_the_context_menu(full):
    actions = full.table.view.actions()[2:]
    assert [action.text() for action in actions][:2] == ["Sort by Window", "Sort by Frames"]
    for column in Column:
        actions[column].trigger()
        assert full.table.view.rows.made.sorting.column == column


def test_filters_by_track_status_and_display_line_say_how_many_are_left(full):
    table = full.table
    assert table.count.text() == "200 of 200 windows shown"
    table.track.setCurrentIndex(table.track.findText("Face track 1"))
    assert table.count.text() == "100 of 200 windows shown"
    assert set(texts(full, Column.TRACK)) == {"Face track 1"}
    table.status.setCurrentIndex(table.status.findText("not scored: a frame is damaged"))
    assert table.count.text() == "20 of 200 windows shown"
    table.status.setCurrentIndex(0)
    table.flagged.setFocus()
    QTest.keyClick(table.flagged, Qt.Key.Key_Space)
    assert table.flagged.isChecked()
    shown = texts(full, Column.SCORE)
    assert shown
    assert min(map(float, shown)) >= 0.5
    assert table.count.text() == f"{len(shown)} of 200 windows shown"


def test_keys_walk_the_rows_and_the_picture_follows(full, qtbot, read_number):
    view = full.table.view
    view.setFocus()
    for key, frame in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_End, 199),
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(view, key)
        assert full.desk.state.position == frame
        assert view.current_window() == frame
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert full.desk.state.position == view.current_window() > 5
    settled(full, qtbot)
    assert read_number(full.work.view.image) == full.desk.state.position


def test_enter_comes_back_to_the_current_window(full):
    view = full.table.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    full.desk.step(5)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert full.desk.state.position == 1


def test_other_keys_in_the_table_are_the_windows(full):
    view = full.table.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert full.desk.state.position == 1
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert full.desk.state.playing
    QTest.keyClick(view, Qt.Key.Key_Space)
    before = full.desk.state.position
    QTest.keyClick(view, Qt.Key.Key_N)
    assert not full.desk.state.playing
    assert full.desk.state.position > before


def test_a_click_on_a_row_seeks_its_first_frame(full):
    view = full.table.view
    place = view.visualRect(view.rows.index(7, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert full.desk.state.position == 7
    assert view.selected_rows() == [7]


def test_the_row_under_the_playhead_becomes_current_without_moving_it(full, qtbot):
    sought = []
    full.table.view.chosen.connect(sought.append)
    full.desk.seek(150)
    qtbot.waitUntil(lambda: full.table.view.current_window() is not None, timeout=5_000)
    qtbot.waitUntil(lambda: 134 < full.table.view.current_window() <= 150, timeout=5_000)
    view = full.table.view
    under = full.desk.state.scores[135:151]
    track = full.desk.state.scores[view.current_window()].track
    best = max((w for w in under if w.track == track), key=lambda w: -1 if w.fake_score is None else w.fake_score)
    assert view.current_window() == best.index
    top = view.verticalScrollBar().value()
    assert top <= view.currentIndex().row() <= top + view.viewport().height() // view.rowHeight(0)
    assert full.desk.state.position == 150
    assert sought == []


def test_new_windows_join_without_moving_what_is_selected_or_seen(full, qtbot):
    view = full.table.view
    view.sortByColumn(Column.SCORE, Qt.SortOrder.DescendingOrder)
    view.setFocus()
    view.setCurrentIndex(view.rows.index(40, 0))
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().select(view.rows.index(42, 0), flags)
    chosen = [view.rows.window_at(row) for row in view.selected_rows()]
    line = view.currentIndex().row() - view.verticalScrollBar().value()
    window, position = view.current_window(), full.desk.state.position
    scores = full.desk.state.scores
    for count in (10, 30):
        scores = (*scores, *many(count, start=len(scores)))
        tell(full, scores)
    rows_shown(full, qtbot, 240)
    assert view.current_window() == window
    assert sorted(view.rows.window_at(row) for row in view.selected_rows()) == sorted(chosen)
    assert view.currentIndex().row() - view.verticalScrollBar().value() == line
    assert full.desk.state.position == position
    shown = [t for t in texts(full, Column.SCORE) if t]
    assert shown == sorted(shown, reverse=True)


def test_a_result_in_the_place_of_its_pieces_keeps_the_row(full, qtbot):
    view = full.table.view
    view.setFocus()
    view.setCurrentIndex(view.rows.index(60, 0))
    tell(full, many(200))
    qtbot.waitUntil(lambda: view.rows.made.columns.score[61] == full.desk.state.scores[61].fake_score, timeout=5_000)
    assert view.current_window() == 60
    assert full.desk.state.position == 60


def test_many_windows_are_sorted_beside_the_window_thread(long_window, qtbot):
    tell(long_window, many(30_000))
    rows_shown(long_window, qtbot, 30_000)
    view = long_window.table.view
    view.sortByColumn(Column.SCORE, Qt.SortOrder.DescendingOrder)
    assert view.rows.made.sorting == Sorting(), "not yet: it is sorted on another thread"
    qtbot.waitUntil(lambda: view.rows.made.sorting.descending, timeout=10_000)
    assert float(texts(long_window, Column.SCORE, [0])[0]) >= 0.999
    assert long_window.table.count.text() == "30,000 of 30,000 windows shown"


def test_copied_rows_are_tab_separated_under_their_headings(full, qapp):
    view = full.table.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, *lines = qapp.clipboard().text().splitlines()
    assert head.split("\t") == ["Window", "Score", "Frames", "Time", "Track", "Logits", "Status"]
    scores = texts(full, Column.SCORE, [0, 1])
    assert [line.split("\t")[:5] for line in lines] == [
        ["0", scores[0], "0–15", "0:00:00.000", "Face track 0"],
        ["1", scores[1], "1–16", "0:00:00.040", "Face track 1"],
    ]
    view.horizontalHeader().moveSection(0, 6)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text().splitlines()[0].split("\t")[-1] == "Window", "as the columns lie"


def test_cells_are_spoken_in_words(full):
    role = Qt.ItemDataRole.AccessibleTextRole
    model = full.table.view.rows
    assert model.index(3, Column.FRAMES).data(role) == "Frames 3 to 18"
    assert model.index(3, Column.SCORE).data(role) == "Score: none"
    assert model.index(3, Column.STATUS).data(role) == "Status: not scored: a frame is damaged"


def test_hidden_scores_are_in_no_row(long_window, qtbot):
    tell(long_window, many(200), blind=True)
    qtbot.wait(50)
    assert long_window.desk.state.hidden
    assert long_window.table.view.rows.rowCount() == 0
    assert not long_window.commands.export_windows.isEnabled()
    long_window.desk.state = replace(long_window.desk.state, blind=False)
    long_window.desk.changed.emit(ALL)
    rows_shown(long_window, qtbot, 200)


def test_another_exhibit_takes_the_rows_away(full, qtbot, clip):
    full.open_files([clip])
    qtbot.waitUntil(lambda: full.windowTitle().startswith("numbered"), timeout=20_000)
    assert full.table.view.rows.rowCount() == 0
    assert full.table.count.text() == "No windows are scored yet."


def analysed(window, qtbot):
    window.commands.analyse.trigger()
    qtbot.waitUntil(lambda: window.desk.state.phase is Phase.FINISHED, timeout=30_000)
    qtbot.waitUntil(window.commands.export_windows.isEnabled, timeout=20_000)


def read(path):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def test_a_real_run_fills_the_table_and_is_exported(opened, qtbot, tmp_path):
    assert not opened.commands.export_windows.isEnabled()
    opened.table_dock.raise_()
    analysed(opened, qtbot)
    rows_shown(opened, qtbot, 4)
    assert texts(opened, Column.TRACK) == ["Whole frame"] * 4
    path = tmp_path / "list.csv"
    opened.window_list.export(path)
    qtbot.waitUntil(path.exists, timeout=10_000)
    qtbot.waitUntil(opened.banner.isVisible, timeout=10_000)
    assert "All 4 windows" in opened.banner.words.text()
    rows = read(path)
    assert tuple(rows[0]) == NAMES
    assert [float(row["fake_score"]) for row in rows] == [w.fake_score for w in opened.desk.state.finished.scores]
    assert {row["exhibit_sha256"] for row in rows} == {opened.desk.state.exhibit.evidence.digests.sha256}
    assert {(row["exhibit"], row["model_id"], row["track"]) for row in rows} == {("numbered.mp4", "stand-in", "")}
    assert path.read_bytes().count(b"\r\n") == 5


def test_nothing_is_exported_beside_the_evidence(opened, qtbot, clip):
    analysed(opened, qtbot)
    path = clip.parent / "list.csv"
    opened.window_list.export(path)
    qtbot.waitUntil(opened.banner.isVisible, timeout=10_000)
    assert "evidence's own folder" in opened.banner.words.text()
    assert not path.exists()
    assert opened.commands.export_windows.isEnabled()


@pytest.mark.parametrize("name", ["=1+1.mp4", "+x", "-x", "@x", "\t=x", "  =x", "a.mp4"])
def test_no_text_from_a_file_is_a_formula(name, make_score):
    row = csv_bytes(WindowList(name, "0" * 64, 'm,"odd"', (make_score(1, -0.0),), ())).decode().splitlines()[1]
    cell = next(csv.reader([row]))
    assert cell[0] == for_spreadsheet(name)
    assert not cell[0].lstrip().startswith(("=", "+", "-", "@"))
    assert cell[2] == 'm,"odd"'


def test_numbers_are_written_in_full(make_score):
    score = replace(make_score(0), fake_score=0.1 + 0.2, logits=(1e-9, -3.3000000000000003))
    row = next(csv.reader(csv_bytes(WindowList("a", "b", "c", (score,), ())).decode().splitlines()[1:]))
    named = dict(zip(NAMES, row, strict=True))
    assert (float(named["fake_score"]), float(named["first_logit"])) == (0.1 + 0.2, 1e-9)
    assert float(named["second_logit"]) == -3.3000000000000003


def test_there_is_no_list_without_a_digest(make_exhibit, make_score, ready):
    from vmdesk.ui.logic.state import State

    finished = FinishedRun(1, (make_score(0),), None, b"", ())
    assert window_list(State(exhibit=make_exhibit(), model=ready, finished=finished)) is None
