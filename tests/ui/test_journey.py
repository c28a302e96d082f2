"""The examiner's whole way through real footage with the real model, by what the examiner touches."""

import json
import shutil

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from trails import trail_of

from vmdesk import places
from vmdesk.background.process import start_scoring_process
from vmdesk.report.verification import check_report
from vmdesk.ui.logic.presenter_table import Column
from vmdesk.ui.logic.state import Phase, Standing


@pytest.fixture
def footage(tmp_path):
    folder = tmp_path / "exhibits"
    folder.mkdir()
    source = places.resources() / "sample" / "astronaut.mp4"
    return [shutil.copy(source, folder / name) for name in ("first.mp4", "second.mp4")]


def drop(window, paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(400, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )


def shows(window, qtbot, path, frame=0):
    qtbot.waitUntil(
        lambda: (
            window.desk.state.exhibit is not None
            and window.desk.state.exhibit.path == path
            and window.desk.state.shown == frame
        ),
        timeout=60_000,
    )


def kept(window, qtbot):
    qtbot.waitUntil(lambda: window.desk.state.case is not None and not window.desk.state.unsaved, timeout=30_000)


def score_cancel_resume(window, qtbot):
    QTest.keyClick(window.work.view, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: len(window.desk.state.scores) > 0, timeout=120_000)
    QTest.keyClick(window.work.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.desk.state.phase is Phase.CANCELLED, timeout=60_000)
    assert not window.commands.export.isEnabled()
    QTest.keyClick(window.work.view, Qt.Key.Key_F5)
    ends = (Phase.FINISHED, Phase.FAILED)
    qtbot.waitUntil(lambda: window.desk.state.phase in ends, timeout=240_000)
    assert window.desk.state.phase is Phase.FINISHED, window.banner.details.toPlainText()


def click_graph_and_step(window, qtbot):
    graph = window.work.graph
    point = graph.screen_point(4.0, 0.3).toPoint()
    QTest.mouseMove(graph.viewport(), point)
    QTest.mouseClick(graph.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: window.desk.state.shown in (99, 100, 101), timeout=20_000)
    frame = window.desk.state.shown
    QTest.keyClick(window.work.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: window.desk.state.shown == frame + 1, timeout=20_000)
    return frame + 1


def mark_with_note(window, qtbot, frame, note):
    QTest.keyClick(window.work.view, Qt.Key.Key_M)
    window.marks_dock.raise_()
    table = window.marks.table
    qtbot.waitUntil(lambda: [row[0] for row in table.words()] == [str(frame)], timeout=5_000)
    table.setFocus()
    table.setCurrentItem(table.topLevelItem(0), 2)
    QTest.keyClick(table, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: table.findChild(QLineEdit) is not None, timeout=5_000)
    QTest.keyClicks(table.findChild(QLineEdit), note)
    QTest.keyClick(table.findChild(QLineEdit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.words()[0][2] == note, timeout=5_000)


def sort_table_and_walk(window, qtbot):
    window.table_dock.raise_()
    view = window.table.view
    qtbot.waitUntil(lambda: view.model().rowCount() == len(window.desk.state.scores), timeout=10_000)
    header = view.horizontalHeader()
    place = header.sectionViewportPosition(Column.SCORE) + header.sectionSize(Column.SCORE) // 2
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, header.height() // 2))
    scores = window.desk.state.scores
    top = max((one for one in scores if one.fake_score is not None), key=lambda one: one.fake_score)
    qtbot.waitUntil(lambda: view.model().index(0, 0).data() == str(top.index), timeout=10_000)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: window.desk.state.position == top.start, timeout=10_000)


def export(window, qtbot, report):
    window.desk.export(report)
    qtbot.waitUntil(lambda: not window.desk.state.exporting, timeout=60_000)
    assert "signed report lies at" in window.banner.words.text(), window.banner.details.toPlainText()
    check = check_report(report)
    assert {one.outcome for one in check.checks} <= {"pass", "not checked"}
    return check


@pytest.mark.slow
def test_from_the_drop_to_the_case_reopened(make_window, footage, qtbot, tmp_path):
    window = make_window(start_scoring_process)
    truth = json.loads((places.resources() / "sample" / "astronaut.json").read_text())
    drop(window, footage[:1])
    shows(window, qtbot, footage[0])
    score_cancel_resume(window, qtbot)
    frame = click_graph_and_step(window, qtbot)
    mark_with_note(window, qtbot, frame, "seam at the jaw")
    sort_table_and_walk(window, qtbot)
    check = export(window, qtbot, tmp_path / "first.report.pdf")
    actions = [entry.action for entry in check.entries]
    told = ("exhibit taken into the case", "analysis cancelled", "analysis finished", "mark made", "mark changed")
    assert [action for action in actions if action in told] == list(told)
    assert check.result["evidence"]["sha256"] == truth["sha256"]

    drop(window, footage[1:])
    shows(window, qtbot, footage[1])
    QTest.keyClick(window.work.view, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.desk.state.phase is Phase.FINISHED, timeout=240_000)
    second = window.desk.state.scores
    export(window, qtbot, tmp_path / "second.report.pdf")
    window.desk.save_case_as(tmp_path / "cases" / "Case 12")
    qtbot.waitUntil(lambda: window.windowTitle() == "second.mp4 — Case 12 — vmdesk", timeout=30_000)
    window.close_for_good()
    qtbot.waitUntil(lambda: not window.desk.running(), timeout=30_000)

    again = make_window(start_scoring_process)
    again.cases.open(tmp_path / "cases" / "Case 12")
    shows(again, qtbot, footage[0])
    qtbot.waitUntil(lambda: again.desk.state.phase is Phase.FINISHED, timeout=30_000)
    assert [entry.standing for entry in again.desk.state.queue] == [Standing.FINISHED] * 2
    qtbot.waitUntil(lambda: [row[2] for row in again.marks.table.words()] == ["seam at the jaw"], timeout=5_000)
    again.desk.open(footage[1])
    shows(again, qtbot, footage[1])
    qtbot.waitUntil(lambda: again.desk.state.phase is Phase.FINISHED, timeout=30_000)
    assert again.desk.state.scores == second
    report = export(again, qtbot, tmp_path / "again.report.pdf")
    trail = trail_of(tmp_path / "cases" / "Case 12")
    kept(again, qtbot)
    assert trail[: len(report.entries)] == report.entries
    assert [e.action for e in trail].count("report written") >= 2
