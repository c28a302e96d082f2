import shutil

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from vmdesk.ui.logic.state import Phase, Standing

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def files(*paths) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def bubbled(widget: QWidget, event) -> None:
    """Give a drag event to a widget and, where it is not taken, to those it lies in, as Qt does."""
    while True:
        if widget.acceptDrops():
            event.setAccepted(False)
            QApplication.sendEvent(widget, event)
            if event.isAccepted():
                return
        if widget.isWindow():
            return
        widget = widget.parentWidget()


def drop_on(widget: QWidget, *paths) -> None:
    data, place = files(*paths), QPointF(widget.rect().center())
    bubbled(widget, QDragEnterEvent(place.toPoint(), COPY, data, LEFT, NONE))
    bubbled(widget, QDropEvent(place, COPY, data, LEFT, NONE))


@pytest.fixture
def folder(tmp_path, clip):
    """Two videos, one of them deeper; a text; a folder that leads round in a circle."""
    made = tmp_path / "evidence"
    (made / "deeper").mkdir(parents=True)
    shutil.copy(clip, made / "a.mp4")
    shutil.copy(clip, made / "deeper" / "b.MP4")
    (made / "notes.txt").write_text("no video")
    (made / "deeper" / "loop").symlink_to(made)
    return made


PLACES = {
    "picture": lambda w: w.work.view,
    "graph": lambda w: w.work.graph.viewport(),
    "exhibits": lambda w: w.queue.viewport(),
    "inspector": lambda w: w.facts.viewport(),
    "digest": lambda w: w.facts.digests["SHA-256"].field.viewport(),
    "scrubber": lambda w: w.work.transport.scrubber,
    "tool bar": lambda w: w.commands.bar,
}


@pytest.mark.parametrize("place", PLACES)
def test_a_file_dropped_anywhere_is_opened(opened, long_clip, qtbot, place):
    drop_on(PLACES[place](opened), long_clip)
    qtbot.waitUntil(lambda: opened.windowTitle().startswith("long.mp4"), timeout=20_000)
    assert not opened.drops.hint.isVisible()


@pytest.mark.qt_log_ignore("does not support raise", "does not support propagateSizeHints", extend=True)
def test_a_file_dropped_on_a_floating_panel_is_opened(opened, long_clip, qtbot):
    opened.dock.setFloating(True)
    drop_on(opened.facts.viewport(), long_clip)
    qtbot.waitUntil(lambda: opened.windowTitle().startswith("long.mp4"), timeout=20_000)


def test_a_folder_gives_its_videos_and_says_what_was_left_out(make_window, folder, qtbot):
    window = make_window()
    drop_on(window.start_page, folder)
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    assert [entry.path for entry in window.desk.state.queue] == [folder / "a.mp4", folder / "deeper" / "b.MP4"]
    words = window.banner.words.text()
    assert words.startswith("2 videos found in 2 folders, 1 file is no video by its name, 1 link was not followed.")
    assert "a.mp4 is opened. 1 more wait" in words
    window.banner.show_details.click()
    assert "notes.txt" in window.banner.details.toPlainText()
    assert "loop" in window.banner.details.toPlainText()


def test_a_folder_and_files_together(make_window, folder, long_clip, qtbot):
    window = make_window()
    drop_on(window, long_clip, folder)
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    assert [entry.path.name for entry in window.desk.state.queue] == ["long.mp4", "a.mp4", "b.MP4"]


def test_a_folder_without_a_video_is_told(make_window, tmp_path, qtbot):
    window = make_window()
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("no video")
    drop_on(window, tmp_path / "letters")
    qtbot.waitUntil(window.banner.isVisible, timeout=20_000)
    assert window.banner.words.text().startswith("Problem: There is no video in what was given.")
    assert "1 file is no video" in window.banner.words.text()
    assert window.desk.state.queue == ()


def test_what_is_not_there_is_told(make_window, tmp_path, qtbot):
    window = make_window()
    drop_on(window, tmp_path / "gone.mp4")
    qtbot.waitUntil(window.banner.isVisible, timeout=20_000)
    assert "There is no file or folder" in window.banner.words.text()


def test_text_is_not_welcome(opened):
    data = QMimeData()
    data.setText("words")
    event = QDragEnterEvent(QPointF(5, 5).toPoint(), COPY, data, LEFT, NONE)
    bubbled(opened.work.view, event)
    assert not event.isAccepted()
    assert not opened.drops.hint.isVisible()


def test_a_hint_lies_over_the_window_while_files_are_held_there(opened, long_clip):
    data = files(long_clip)
    bubbled(opened.work.graph.viewport(), QDragEnterEvent(QPointF(5, 5).toPoint(), COPY, data, LEFT, NONE))
    assert opened.drops.hint.isVisible()
    assert opened.drops.hint.geometry() == opened.rect()
    assert opened.childAt(opened.rect().center()) is not opened.drops.hint
    move = QDragMoveEvent(QPointF(9, 9).toPoint(), COPY, data, LEFT, NONE)
    QApplication.sendEvent(opened, move)
    assert move.isAccepted()
    QApplication.sendEvent(opened, QDragLeaveEvent())
    assert not opened.drops.hint.isVisible()


def test_the_start_page_shows_where_to_drop(make_window, clip):
    window = make_window()
    data = files(clip)
    bubbled(window.start_page, QDragEnterEvent(QPointF(5, 5).toPoint(), COPY, data, LEFT, NONE))
    assert window.start_page.drop.property("held") is True
    assert not window.drops.hint.isVisible()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert window.start_page.drop.property("held") is False


def test_a_drop_onto_a_busy_desk_asks(opened, folder, gate, qtbot):
    gate.clear()
    opened.commands.analyse.trigger()
    qtbot.waitUntil(lambda: opened.desk.state.phase is Phase.RUNNING, timeout=30_000)
    drop_on(opened.work.view, folder)
    qtbot.waitUntil(lambda: opened.findChild(QMessageBox) is not None, timeout=20_000)
    box = opened.findChild(QMessageBox)
    assert "Analyze 2 files after it" in box.text()
    next(button for button in box.buttons() if button.text() == "Analyze after it").click()
    standings = [entry.standing for entry in opened.desk.state.queue]
    assert standings == [Standing.RUNNING, Standing.WAITING, Standing.WAITING]


def test_open_folder_and_analyze_all(make_window, folder, qtbot):
    window = make_window()
    assert not window.commands.analyse_all.isEnabled()
    window.commands.open_folder.trigger()
    window.findChild(QFileDialog).fileSelected.emit(str(folder))
    window.findChild(QFileDialog).close()
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    window.commands.analyse_all.trigger()
    done = [Standing.FINISHED, Standing.FINISHED]
    qtbot.waitUntil(lambda: [e.standing for e in window.desk.state.queue] == done, timeout=60_000)
    assert not window.commands.analyse_all.isEnabled()


def test_analyze_all_begins_with_those_opened_before(opened, long_clip, qtbot):
    opened.open_files([long_clip])
    qtbot.waitUntil(lambda: opened.windowTitle().startswith("long.mp4"), timeout=20_000)
    opened.commands.analyse_all.trigger()
    done = [Standing.FINISHED, Standing.FINISHED]
    qtbot.waitUntil(lambda: [e.standing for e in opened.desk.state.queue] == done, timeout=60_000)
