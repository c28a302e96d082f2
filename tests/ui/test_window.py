import threading
import weakref

import psutil
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from vmdesk.ui.logic.messages import Opening
from vmdesk.ui.logic.state import Phase
from vmdesk.ui.parts.theme import Theme
from vmdesk.ui.window import limits_in
from vmdesk.ui.work.jobs import HashJob


def shown_frame(window, read_number):
    return read_number(window.work.view.image)


def reach(window, qtbot, phase):
    qtbot.waitUntil(lambda: window.desk.state.phase in (phase, Phase.FAILED), timeout=30_000)
    assert window.desk.state.phase is phase, window.banner.details.toPlainText()


def go(window, qtbot, frame):
    qtbot.waitUntil(lambda: window.desk.state.shown == frame, timeout=20_000)


def test_start_page_appears_before_any_model(make_window, stand_in, gate, qtbot):
    gate.clear()
    window = make_window(lambda: stand_in("refuse"))
    assert window.start_page.model.text() == "Loading the model …"
    assert window.pages.currentWidget() is window.start_page
    assert window.windowTitle() == "vmdesk"
    assert not window.commands.analyse.isEnabled()
    assert not window.dock.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: "not the ones described" in window.start_page.model.text(), timeout=20_000)


def test_opened_exhibit_shows_its_first_frame_title_and_digests(opened, qtbot, read_number):
    qtbot.waitUntil(lambda: opened.desk.state.exhibit.evidence is not None, timeout=20_000)
    assert shown_frame(opened, read_number) == 0
    assert opened.windowTitle() == "numbered.mp4 — vmdesk"
    assert opened.work.transport.frame.text() == "Frame 0 of 60 (0–59)"
    assert len(opened.facts.digests["SHA-256"].field.toPlainText()) == 64


@pytest.mark.parametrize(
    ("keys", "frame"),
    [
        ([(Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)], 1),
        ([(Qt.Key.Key_Period, Qt.KeyboardModifier.NoModifier)] * 3, 3),
        ([(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)] * 2, 20),
        ([(Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier)], 59),
        ([(Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)], 49),
        ([(Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Comma, Qt.KeyboardModifier.NoModifier)], 58),
    ],
)
def test_keys_move_to_exact_frames(opened, qtbot, read_number, keys, frame):
    for key, modifier in keys:
        QTest.keyClick(opened.work.view, key, modifier)
    go(opened, qtbot, frame)
    assert shown_frame(opened, read_number) == frame
    assert opened.work.transport.scrubber.value() == frame


@pytest.mark.parametrize("part", ["scrubber", "graph"])
def test_keys_mean_the_same_on_scrubber_and_graph(opened, qtbot, part):
    target = opened.work.transport.scrubber if part == "scrubber" else opened.work.graph
    QTest.keyClick(target, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    go(opened, qtbot, 10)
    QTest.keyClick(target, Qt.Key.Key_Home)
    go(opened, qtbot, 0)


def test_keys_at_the_ends_stay_inside(opened, qtbot):
    QTest.keyClick(opened.work.view, Qt.Key.Key_Left)
    assert opened.desk.state.position == 0
    opened.desk.seek(10_000)
    go(opened, qtbot, 59)


def test_a_storm_of_seeks_ends_at_the_last_one(opened, qtbot, read_number):
    for frame in [*range(0, 60, 7), 3, 55, 17]:
        opened.desk.seek(frame)
    go(opened, qtbot, 17)
    assert shown_frame(opened, read_number) == 17


def test_playing_reaches_the_end_and_stops_there(opened, qtbot, read_number):
    opened.desk.seek(50)
    go(opened, qtbot, 50)
    QTest.keyClick(opened.work.view, Qt.Key.Key_Space)
    assert opened.desk.state.playing
    qtbot.waitUntil(lambda: not opened.desk.state.playing, timeout=20_000)
    qtbot.waitUntil(lambda: opened.desk.state.shown == 59, timeout=20_000)
    assert opened.desk.state.position == 59
    assert shown_frame(opened, read_number) == 59


def test_click_on_the_graph_seeks_to_the_frame_shown_then(opened, qtbot, read_number):
    graph = opened.work.graph
    point = graph.screen_point(1.01, 0.3).toPoint()
    QTest.mouseMove(graph.viewport(), point)
    QTest.mouseClick(graph.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    qtbot.waitUntil(lambda: opened.desk.state.position != 0, timeout=5_000)
    assert opened.desk.state.position in (25, 26)  # one pixel of the graph may lie across a frame's edge
    go(opened, qtbot, opened.desk.state.position)
    assert shown_frame(opened, read_number) == opened.desk.state.position


def test_analysis_fills_the_graph_and_allows_export(opened, qtbot):
    QTest.keyClick(opened.work.view, Qt.Key.Key_F5)
    reach(opened, qtbot, Phase.FINISHED)
    assert len(opened.desk.state.scores) == 4
    assert opened.work.graph.curve_points(None) >= 8
    assert opened.work.legend.names()[0] == "Whole frame"
    assert opened.commands.export.isEnabled()
    qtbot.waitUntil(lambda: "score 0." in opened.facts.whole_clip.text(), timeout=2_000)
    assert "frames 0–15" in opened.facts.playhead.text()


def test_cancel_keeps_the_window_and_offers_no_report(opened, qtbot, gate):
    gate.clear()
    opened.commands.analyse.trigger()
    reach(opened, qtbot, Phase.RUNNING)
    assert not opened.commands.analyse.isEnabled()
    QTest.keyClick(opened.work.view, Qt.Key.Key_Escape)
    assert opened.desk.state.phase is Phase.CANCELLING
    gate.set()
    reach(opened, qtbot, Phase.CANCELLED)
    assert opened.work.progress.words.text().startswith("Cancelled")
    assert not opened.commands.export.isEnabled()
    assert opened.commands.analyse.isEnabled()


def test_a_new_run_takes_the_old_result_away(opened, qtbot, gate):
    opened.commands.analyse.trigger()
    reach(opened, qtbot, Phase.FINISHED)
    gate.clear()
    opened.commands.analyse.trigger()
    assert opened.desk.state.finished is None
    assert not opened.commands.export.isEnabled()


def test_text_renamed_to_mp4_leaves_the_open_exhibit_in_place(opened, qtbot, text_as_video, read_number):
    opened.desk.seek(5)
    opened.open_files([text_as_video])
    qtbot.waitUntil(opened.banner.isVisible, timeout=20_000)
    assert "letter.mp4" in opened.banner.words.text()
    assert opened.windowTitle() == "numbered.mp4 — vmdesk"
    opened.desk.seek(7)
    go(opened, qtbot, 7)
    assert shown_frame(opened, read_number) == 7
    opened.banner.dismiss.click()
    assert not opened.banner.isVisible()


def test_details_of_a_problem_can_be_copied(opened, qtbot, qapp, text_as_video):
    opened.open_files([text_as_video])
    qtbot.waitUntil(opened.banner.isVisible, timeout=20_000)
    opened.banner.show_details.click()
    assert opened.banner.details.isVisible()
    opened.banner.copy.click()
    assert "Traceback" in qapp.clipboard().text()


def test_a_refused_model_is_told_and_tried_again(make_window, stand_in, gate, clip, qtbot):
    window = make_window(lambda: stand_in("refuse"))
    qtbot.waitUntil(lambda: window.desk.state.model_problem is not None, timeout=20_000)
    assert "not the ones described" in window.start_page.model.text()
    window.open_files([clip])
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    window.commands.analyse.trigger()
    reach(window, qtbot, Phase.FAILED)
    assert gate.path.with_name("gate-refused-2").exists()
    assert "Fetch the model again." in window.banner.words.text()
    assert window.work.view.image is not None


def test_dropping_several_files_opens_the_first_and_names_the_rest(make_window, clip, text_as_video, qtbot):
    window = make_window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(clip)), QUrl.fromLocalFile(str(text_as_video))])
    actions, buttons, modifiers = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(10, 10), actions, data, buttons, modifiers))
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    assert window.windowTitle() == "numbered.mp4 — vmdesk"
    assert "1 more" in window.banner.words.text()


def question(window, qtbot):
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None, timeout=5_000)
    return window.findChild(QMessageBox)


def button(box, start):
    return next(b for b in box.buttons() if b.text().replace("&", "").startswith(start))


def test_closing_while_analysing_asks_and_then_ends_the_threads(opened, qtbot, gate):
    gate.clear()
    opened.commands.analyse.trigger()
    reach(opened, qtbot, Phase.RUNNING)
    opened.close()
    assert opened.isVisible()
    button(question(opened, qtbot), "Keep").click()
    assert opened.desk.state.phase is Phase.RUNNING
    qtbot.waitUntil(lambda: opened.findChild(QMessageBox) is None, timeout=5_000)
    opened.close()
    with qtbot.waitSignal(opened.closed, timeout=20_000):
        button(question(opened, qtbot), "Cancel").click()
        gate.set()
    assert not opened.desk.running()


def test_opening_while_analysing_asks_first(opened, qtbot, gate, long_clip):
    gate.clear()
    opened.commands.analyse.trigger()
    reach(opened, qtbot, Phase.RUNNING)
    opened.open_files([long_clip])
    assert opened.windowTitle().startswith("numbered.mp4")
    button(question(opened, qtbot), "Cancel").click()
    gate.set()
    qtbot.waitUntil(lambda: opened.windowTitle().startswith("long.mp4"), timeout=20_000)
    assert opened.desk.state.phase is Phase.IDLE
    assert opened.desk.state.scores == ()


def test_theme_changes_the_palette_and_is_remembered(make_window, qapp):
    window = make_window()
    assert qapp.palette().window().color().lightness() < 80
    window.commands.themes[Theme.LIGHT].trigger()
    assert qapp.palette().window().color().lightness() > 200
    second = make_window()
    assert second.commands.themes[Theme.LIGHT].isChecked()
    second.set_theme(Theme.DARK)


def test_hashing_tells_how_far_it_is(tmp_path):
    path = tmp_path / "large.bin"
    path.write_bytes(bytes(20 * 2**20))
    told = []
    HashJob(3, path, threading.Event())(told.append)
    assert [message.percent for message in told[:-1]] == [20, 40, 60, 80, 100]
    assert told[-1].evidence.size_bytes == 20 * 2**20


def test_every_control_that_takes_the_focus_has_a_name(opened):
    nameless = [
        w
        for w in opened.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.isVisible()
        and w.focusProxy() is None
        and not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))
    ]
    assert [(w, w.parent()) for w in nameless] == []


def test_wheel_on_the_scrubber_moves_one_frame(opened, qtbot):
    opened.work.transport.scrubber.stepped.emit(1)
    go(opened, qtbot, 1)


def test_a_click_on_the_scrubber_goes_there(opened, qtbot):
    scrubber = opened.work.transport.scrubber
    middle = QPoint(scrubber.width() // 2, scrubber.height() // 2)
    QTest.mouseClick(scrubber, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    qtbot.waitUntil(lambda: opened.desk.state.shown in (29, 30), timeout=20_000)


def analysed(make_window, clip, qtbot):
    window = make_window()
    window.open_files([clip])
    go(window, qtbot, 0)
    window.commands.analyse.trigger()
    reach(window, qtbot, Phase.FINISHED)
    return weakref.ref(window)


def test_a_closed_window_is_collected(make_window, clip, qtbot):
    gone = analysed(make_window, clip, qtbot)
    make_window.close_all()
    assert gone() is None


def test_help_texts_open_without_blocking(make_window, qtbot):
    window = make_window()
    window.commands.about.trigger()
    assert "not a probability" in question(window, qtbot).text()
    question(window, qtbot).close()


@pytest.mark.parametrize(
    ("asked", "mib"), [(None, 320), ("64", 64), (1024, 1024), ("1", 32), ("99999", 2048), ("much", 320), ("", 320)]
)
def test_memory_for_kept_frames_is_a_setting(tmp_path, asked, mib):
    settings = QSettings(str(tmp_path / "desktop.ini"), QSettings.Format.IniFormat)
    if asked is not None:
        settings.setValue("frame_cache_mib", asked)
    assert limits_in(settings).cache_bytes == mib * 2**20


def test_dragging_the_handle_ends_on_the_exact_frame(opened, qtbot, read_number):
    handle = opened.work.transport.scrubber
    pictured, wanted = [], set()
    opened.desk.pictured.connect(lambda picture: pictured.append(picture.index))
    opened.desk.changed.connect(lambda _: wanted.add(opened.desk.state.position))
    middle = handle.height() // 2
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(40, middle))
    for place in range(60, handle.width() - 60, 40):
        QTest.mouseMove(handle, QPoint(place, middle))
        qtbot.wait(5)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(handle.width() - 100, middle))
    qtbot.waitUntil(lambda: opened.desk.state.shown == opened.desk.state.position, timeout=20_000)
    qtbot.waitUntil(lambda: not opened.desk.state.previewed, timeout=20_000)
    assert opened.desk.state.shown == handle.value() > 30
    assert set(pictured) <= {0, 20, 40} | wanted
    assert pictured[-1] == opened.desk.state.position


def test_a_decoder_process_that_ends_is_told_and_the_picture_comes(opened, qtbot):
    for process in psutil.Process().children():
        if "vmdesk.media.confined" in " ".join(process.cmdline()):
            process.kill()
    opened.desk.seek(50)
    go(opened, qtbot, 50)
    qtbot.waitUntil(opened.banner.isVisible, timeout=20_000)
    assert opened.banner.words.text().startswith("Found on this file: the decoder process ended by itself")


def test_an_opening_that_takes_long_tells_how_far_it_is_and_can_be_given_up(opened, qtbot, long_clip):
    opened.desk.opening.emit(Opening(7, long_clip, 5 * 2**20))
    assert opened.banner.isVisible()
    assert "long.mp4: 5.0 MiB of its bytes read" in opened.banner.words.text()
    assert opened.banner.cancel.isVisible()
    assert not opened.banner.dismiss.isVisible()
    QTest.mouseClick(opened.banner.cancel, Qt.MouseButton.LeftButton)
    assert not opened.banner.isVisible()
    opened.banner.tell_notice("Something else")
    opened.desk.opening.emit(None)
    assert opened.banner.isVisible(), "only the progress is taken away"
    assert not opened.banner.cancel.isVisible()
