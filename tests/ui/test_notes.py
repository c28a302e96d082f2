import csv
import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox
from trails import trail_of

from vmdesk.ui.logic.state import Phase
from vmdesk.ui.parts.opinion_dialog import OpinionDialog


def saved(window, qtbot):
    """The trail, once everything is on the disk."""
    qtbot.waitUntil(lambda: window.desk.state.case is not None and not window.desk.state.unsaved, timeout=20_000)
    return trail_of(window.desk.state.case.folder)


@pytest.fixture
def noting(opened, qtbot):
    qtbot.waitUntil(lambda: opened.desk.state.notes is not None, timeout=20_000)
    opened.marks_dock.raise_()
    qtbot.waitUntil(opened.commands.mark.isEnabled, timeout=5_000)
    return opened


def mark_at(window, qtbot, frame):
    window.desk.seek(frame)
    qtbot.waitUntil(lambda: window.desk.state.shown == frame, timeout=20_000)
    QTest.keyClick(window.work.view, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: str(frame) in [row[0] for row in window.marks.table.words()], timeout=5_000)


def type_note(window, qtbot, number, text):
    table = window.marks.table
    table.edit_note(number)
    qtbot.waitUntil(lambda: table.findChild(QLineEdit) is not None, timeout=5_000)
    field = table.findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text in [row[2] for row in table.words()], timeout=5_000)


def test_a_mark_is_made_noted_undone_and_done_again(noting, qtbot):
    mark_at(noting, qtbot, 30)
    mark_at(noting, qtbot, 12)
    assert [row[:2] for row in noting.marks.table.words()] == [("12", "0:00:00.480"), ("30", "0:00:01.200")]
    type_note(noting, qtbot, 1, "edge of the lip")
    assert noting.commands.undo.text() == "&Undo note at frame 30"

    QTest.keyClick(noting, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [row[2] for row in noting.marks.table.words()] == ["", ""], timeout=5_000)
    QTest.keyClick(noting, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [row[0] for row in noting.marks.table.words()] == ["30"], timeout=5_000)
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(noting, Qt.Key.Key_Z, redo)
    QTest.keyClick(noting, Qt.Key.Key_Z, redo)
    qtbot.waitUntil(lambda: [row[2] for row in noting.marks.table.words()] == ["", "edge of the lip"], timeout=5_000)
    done = [entry.action for entry in saved(noting, qtbot) if entry.action.startswith("mark")]
    assert done == [
        "mark made", "mark made", "mark changed", "mark changed", "mark removed", "mark made", "mark changed",
    ]  # fmt: skip


def test_a_letter_typed_into_a_note_is_no_command(noting, qtbot):
    mark_at(noting, qtbot, 5)
    type_note(noting, qtbot, 1, "mnk jl")
    assert len(noting.marks.table.words()) == 1
    assert noting.desk.state.position == 5
    assert not noting.desk.state.playing


def test_the_same_frame_is_not_marked_twice(noting, qtbot):
    mark_at(noting, qtbot, 5)
    QTest.keyClick(noting.work.view, Qt.Key.Key_M)
    assert "marked already" in noting.banner.words.text()
    assert len(noting.desk.state.notes.marks) == 1


def test_the_table_goes_to_a_mark_and_removes_it(noting, qtbot):
    mark_at(noting, qtbot, 5)
    mark_at(noting, qtbot, 50)
    table = noting.marks.table
    table.setFocus()
    table.setCurrentItem(table.topLevelItem(0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: noting.desk.state.shown == 5, timeout=20_000)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [row[0] for row in table.words()] == ["50"], timeout=5_000)


def test_marks_are_written_as_csv_with_their_scores(noting, qtbot, tmp_path):
    mark_at(noting, qtbot, 5)
    type_note(noting, qtbot, 1, "=1+1")
    noting.commands.analyse.trigger()
    qtbot.waitUntil(lambda: noting.desk.state.phase is Phase.FINISHED, timeout=30_000)
    qtbot.waitUntil(lambda: noting.marks.table.words()[0][3].startswith("0."), timeout=5_000)
    noting.note_taking._write_csv(str(tmp_path / "marks.csv"))
    qtbot.waitUntil(lambda: "The marks lie at" in noting.banner.words.text(), timeout=5_000)
    (row,) = csv.DictReader(io.StringIO((tmp_path / "marks.csv").read_text("utf-8")))
    assert (row["frame"], row["note"], row["file"]) == ("5", "'=1+1", "numbered.mp4")
    assert row["sha256"] == noting.desk.state.exhibit.evidence.digests.sha256
    assert float(row["highest_window_score"]) == max(s.fake_score for s in noting.desk.state.scores if s.start <= 5)


def test_nothing_is_written_beside_the_exhibit(noting, qtbot, clip):
    mark_at(noting, qtbot, 5)
    noting.note_taking._write_csv(str(clip.parent / "marks.csv"))
    qtbot.waitUntil(lambda: "evidence's own folder" in noting.banner.words.text(), timeout=5_000)
    assert not (clip.parent / "marks.csv").exists()


@pytest.fixture
def blind(noting, qtbot):
    noting.commands.blind.trigger()
    noting.commands.analyse.trigger()
    qtbot.waitUntil(lambda: noting.desk.state.phase is Phase.FINISHED, timeout=30_000)
    return noting


def shown_texts(window):
    """Every text that the window shows of scores."""
    facts = window.facts.playhead.text(), window.facts.whole_clip.text()
    return (*facts, *(word for row in window.queue.words() for word in row), window.work.graph.toolTip())


def test_blind_mode_shows_no_score_until_it_is_revealed(blind, qtbot):
    qtbot.wait(100)
    assert blind.desk.state.scores
    assert blind.work.graph.curve_points(None) == 0
    assert not any("0." in text for text in shown_texts(blind))
    assert "scores are hidden" in blind.work.hidden.text()
    assert not blind.commands.export.isEnabled()
    QTest.keyClick(blind.work.view, Qt.Key.Key_N)
    assert "Blind mode" in blind.banner.words.text()

    blind.commands.opinion.trigger()
    dialog = blind.findChild(OpinionDialog)
    assert not dialog.record.isEnabled()
    dialog.findings.button(0).click()
    QTest.keyClicks(dialog.note, "seams at the jaw")
    dialog.record.click()
    qtbot.waitUntil(lambda: "Opinions recorded: 1" in blind.work.hidden.text(), timeout=5_000)
    blind.commands.reveal.trigger()
    qtbot.waitUntil(lambda: blind.work.graph.curve_points(None) > 0, timeout=5_000)
    assert blind.commands.export.isEnabled()
    assert not blind.work.hidden.isVisible()
    qtbot.waitUntil(lambda: "before any score was shown" in blind.marks.opinions.text(), timeout=5_000)
    told = [(e.action, e.details) for e in saved(blind, qtbot) if "exhibit" in e.details]
    actions = [action for action, _ in told]
    assert actions.index("opinion recorded") < actions.index("scores shown to the examiner")
    opinion = dict(told)["opinion recorded"]
    assert (opinion["finding"], opinion["note"], opinion["start"], opinion["stop"]) == (
        "signs of manipulation", "seams at the jaw", 0, 60,
    )  # fmt: skip
    assert opinion["before_scores"] is True


def test_revealing_without_an_opinion_is_asked_and_recorded(blind, qtbot):
    blind.commands.reveal.trigger()
    box = blind.findChild(QMessageBox)
    assert "No opinion is recorded yet" in box.text()
    next(button for button in box.buttons() if button.text() == "Reveal without one").click()
    qtbot.waitUntil(lambda: blind.work.graph.curve_points(None) > 0, timeout=5_000)
    shown = next(e for e in saved(blind, qtbot) if e.action == "scores shown to the examiner")
    assert shown.details["opinions_before"] == 0


def test_scores_once_seen_are_not_hidden_again(noting, qtbot):
    noting.commands.analyse.trigger()
    qtbot.waitUntil(lambda: noting.desk.state.phase is Phase.FINISHED, timeout=30_000)
    noting.commands.blind.trigger()
    assert noting.work.graph.curve_points(None) > 0
    noting.commands.opinion.trigger()
    dialog = noting.findChild(OpinionDialog)
    dialog.findings.button(2).click()
    dialog.record.click()
    qtbot.waitUntil(lambda: "after scores were shown" in noting.marks.opinions.text(), timeout=5_000)


def test_scores_hidden_today_stay_hidden_when_the_case_is_opened_tomorrow(blind, make_window, qtbot):
    saved(blind, qtbot)
    folder = blind.desk.state.case.folder
    blind.close_for_good()
    qtbot.waitUntil(lambda: not blind.desk.running(), timeout=20_000)
    again = make_window()
    assert again.commands.blind.isChecked()
    again.cases.open(folder)
    qtbot.waitUntil(lambda: again.desk.state.phase is Phase.FINISHED, timeout=20_000)
    qtbot.wait(100)
    assert again.desk.state.scores
    assert again.work.graph.curve_points(None) == 0
    assert not any("0." in text for text in shown_texts(again))
    again.commands.blind.trigger()
    qtbot.waitUntil(lambda: again.work.graph.curve_points(None) > 0, timeout=5_000)
    actions = [entry.action for entry in saved(again, qtbot)]
    assert actions[-2:] == ["blind mode switched off", "scores shown to the examiner"]
