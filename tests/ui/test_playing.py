import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
KEY = Qt.Key


def press(window, key, modifier=NONE):
    QTest.keyClick(window.work.view, key, modifier)


def go(window, qtbot, frame):
    window.desk.seek(frame)
    qtbot.waitUntil(lambda: window.desk.state.shown == frame, timeout=20_000)


@pytest.fixture
def pictured(opened):
    """The frames shown from now on."""
    frames = []
    opened.desk.pictured.connect(lambda picture: frames.append(picture.index))
    return frames


def rests_on_the_frame_shown(window, qtbot, read_number):
    state = window.desk.state
    assert not state.playing
    assert state.shown == state.position == read_number(window.work.view.image)
    qtbot.wait(150)
    assert window.desk.state.shown == state.position == read_number(window.work.view.image), "and stays there"


def test_shuttling_backwards_shows_frames_in_falling_order_and_pauses_on_the_one_shown(
    opened, qtbot, read_number, pictured
):
    go(opened, qtbot, 45)
    pictured.clear()
    press(opened, KEY.Key_J)
    assert (opened.desk.state.playing, opened.desk.state.speed) == (True, -1)
    assert opened.work.transport.speed.text() == "-100 %"
    qtbot.waitUntil(lambda: len(pictured) > 8, timeout=20_000)
    press(opened, KEY.Key_K)
    rests_on_the_frame_shown(opened, qtbot, read_number)
    assert pictured == sorted(pictured, reverse=True)
    assert pictured[0] <= 45


def test_shuttling_forwards_gets_faster_and_pause_twice_sets_the_speed_back(opened, qtbot, read_number):
    speeds = []
    press(opened, KEY.Key_BracketLeft)
    press(opened, KEY.Key_BracketLeft)
    for _ in range(4):
        press(opened, KEY.Key_L)
        speeds.append(int(opened.desk.state.speed * 100))
    assert speeds == [50, 100, 200, 400]
    press(opened, KEY.Key_K)
    rests_on_the_frame_shown(opened, qtbot, read_number)
    assert opened.work.transport.speed.text() == "400 %"
    press(opened, KEY.Key_K)
    assert opened.desk.state.speed == 1
    assert opened.work.transport.speed.text() == ""


def test_playing_backwards_ends_on_the_first_frame(opened, qtbot, read_number):
    go(opened, qtbot, 6)
    press(opened, KEY.Key_J)
    qtbot.waitUntil(lambda: not opened.desk.state.playing, timeout=20_000)
    qtbot.waitUntil(lambda: opened.desk.state.shown == 0, timeout=20_000)
    assert read_number(opened.work.view.image) == 0


def test_slow_playing_shows_every_frame(opened, qtbot, read_number, pictured):
    go(opened, qtbot, 10)
    pictured.clear()
    for _ in range(2):
        press(opened, KEY.Key_BracketLeft)
    press(opened, KEY.Key_Space)
    qtbot.waitUntil(lambda: len(pictured) >= 6, timeout=20_000)
    press(opened, KEY.Key_Space)
    rests_on_the_frame_shown(opened, qtbot, read_number)
    assert pictured[:6] == list(range(10, 16))


def test_in_and_out_points_are_set_said_and_cleared(opened, qtbot):
    opened.resize(1600, 900)
    transport = opened.work.transport
    go(opened, qtbot, 25)
    press(opened, KEY.Key_I)
    go(opened, qtbot, 30)
    press(opened, KEY.Key_O)
    assert (opened.desk.state.in_point, opened.desk.state.out_point) == (25, 30)
    assert transport.chosen.text() == "In 0:00:01.000 · out 0:00:01.200"
    assert "Out point: frame 30" in transport.chosen.toolTip()
    go(opened, qtbot, 40)
    press(opened, KEY.Key_I)
    assert (opened.desk.state.in_point, opened.desk.state.out_point) == (40, None), "an out point before it is cleared"
    go(opened, qtbot, 5)
    press(opened, KEY.Key_O)
    assert (opened.desk.state.in_point, opened.desk.state.out_point) == (None, 5)
    press(opened, KEY.Key_O, SHIFT)
    press(opened, KEY.Key_I)
    press(opened, KEY.Key_I, SHIFT)
    assert (opened.desk.state.in_point, opened.desk.state.out_point) == (None, None)
    assert transport.chosen.text() == ""


@pytest.mark.parametrize("direction", [KEY.Key_L, KEY.Key_J])
def test_a_loop_stays_inside_and_goes_round(opened, qtbot, read_number, pictured, direction):
    for frame, key in ((18, KEY.Key_I), (23, KEY.Key_O)):
        go(opened, qtbot, frame)
        press(opened, key)
    pictured.clear()
    press(opened, KEY.Key_L, CTRL)
    press(opened, direction)
    assert opened.desk.state.looping == (18, 24)
    assert opened.work.transport.speed.text().startswith("Loop ")
    assert opened.commands.loop.isChecked()
    qtbot.waitUntil(lambda: len(pictured) > 16, timeout=20_000)
    press(opened, KEY.Key_L, CTRL)
    rests_on_the_frame_shown(opened, qtbot, read_number)
    assert set(pictured) <= set(range(18, 24))
    assert {18, 23} <= set(pictured)
    assert opened.desk.state.looping is None
    assert not opened.commands.loop.isChecked()


def test_a_loop_asked_for_by_frames_begins_inside_and_a_senseless_one_does_nothing(opened, qtbot, pictured):
    opened.desk.loop(30, 30)
    opened.desk.loop(80, 90)
    assert not opened.desk.state.playing
    opened.desk.loop(50, 900)
    assert opened.desk.state.looping == (50, 60)
    qtbot.waitUntil(lambda: len(pictured) > 12, timeout=20_000)
    opened.desk.seek(3)
    assert opened.desk.state.looping is None
    assert set(pictured) <= set(range(50, 60))


def test_another_exhibit_begins_at_the_usual_speed_without_points(opened, qtbot, long_clip):
    press(opened, KEY.Key_I)
    press(opened, KEY.Key_BracketRight)
    opened.open_files([long_clip])
    qtbot.waitUntil(lambda: opened.windowTitle().startswith("long.mp4"), timeout=20_000)
    assert (opened.desk.state.speed, opened.desk.state.in_point) == (1, None)


def test_eight_times_the_speed_keeps_going_forwards(make_window, long_clip, qtbot, read_number):
    window = make_window()
    window.open_files([long_clip])
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    frames = []
    window.desk.pictured.connect(lambda picture: frames.append(picture.index))
    for _ in range(4):
        press(window, KEY.Key_L)
    assert window.desk.state.speed == 8
    qtbot.waitUntil(lambda: not window.desk.state.playing, timeout=20_000)
    qtbot.waitUntil(lambda: window.desk.state.shown == 249, timeout=20_000)
    assert frames == sorted(frames)
    assert read_number(window.work.view.image) == 249
