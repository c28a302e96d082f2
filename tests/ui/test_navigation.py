import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from vmdesk.ui.logic.navigation import keyframe_from, place_in
from vmdesk.ui.logic.state import Phase


@pytest.mark.parametrize(
    ("position", "steps", "expected"),
    [(0, 1, 12), (5, 1, 12), (12, 1, 24), (5, -1, 0), (12, -1, 0), (0, -1, 0), (96, 1, 96), (98, 1, 98), (99, -1, 96)],
)
def test_keyframes_before_and_after(make_exhibit, position, steps, expected):
    assert keyframe_from(make_exhibit(100).index, position, steps) == expected


@pytest.mark.parametrize(
    ("text", "frame"),
    [("26", 26), (" 0 ", 0), ("0:00:01.040", 26), ("0:01.079", 26), ("1.08 s", 27), ("0:3,96", 99), ("99", 99)],
)
def test_places_are_frames_or_times(make_exhibit, text, frame):
    assert place_in(make_exhibit(100).index, text) == frame


@pytest.mark.parametrize("text", ["", "100", "-1", "1.5", "0:04.0", "1:2:3:4", "four", "٣", "1" * 400, "0:99999.0"])
def test_what_is_no_place_in_the_video_is_refused(make_exhibit, text):
    with pytest.raises(ValueError, match=r".*"):
        place_in(make_exhibit(100).index, text)


def test_keys_go_to_keyframes_and_to_a_place(opened, qtbot):
    view, desk = opened.work.view, opened.desk
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert desk.state.position == 20
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.state.position == 20
    for typed, expected in (("33", 33), ("0:00.400", 10), ("nowhere", 10)):
        if typed == "33":
            QTest.keyClick(view, Qt.Key.Key_G)
        else:
            opened.commands.go_to.trigger()  # offscreen, the window is not made active again
        qtbot.waitUntil(lambda: opened.findChild(QInputDialog) is not None, timeout=5_000)
        dialog = opened.findChild(QInputDialog)
        dialog.setTextValue(typed)
        dialog.accept()
        assert desk.state.position == expected
        qtbot.waitUntil(lambda: opened.findChild(QInputDialog) is None, timeout=2_000)
    assert "is no frame of this video" in opened.banner.words.text()


def test_keys_go_to_flagged_segments(opened, qtbot, make_score):
    QTest.keyClick(opened.work.view, Qt.Key.Key_N)
    assert "reaches the display line" in opened.banner.words.text()
    opened.commands.analyse.trigger()
    qtbot.waitUntil(lambda: opened.desk.state.phase is Phase.FINISHED, timeout=30_000)
    starts = [s.start for s in opened.desk.state.scores if s.fake_score is not None and s.fake_score >= 0.5]
    opened.desk.seek(59)
    QTest.keyClick(opened.work.view, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert opened.desk.state.position in starts
