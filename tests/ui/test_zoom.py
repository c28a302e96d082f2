from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vmdesk.domain.video import Picture
from vmdesk.ui.logic.view_transform import ViewTransform
from vmdesk.ui.parts.frame_view import FrameView
from vmdesk.ui.parts.overlay import EDGE
from vmdesk.ui.parts.picture_painter import PicturePainter, image_of

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def noise(width: int, height: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 255, (height, width, 3), np.uint8)


def picture(rgb: np.ndarray) -> Picture:
    return Picture(0, 0, Fraction(0), rgb, False)


def pixels(image: QImage) -> np.ndarray:
    """uint8 (height, width, 3) of any image."""
    own = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(own.constBits(), np.uint8).reshape(own.height(), own.bytesPerLine())
    return rows.reshape(own.height(), -1, 4)[:, : own.width(), 2::-1].copy()


def painted(view: FrameView) -> np.ndarray:
    return pixels(view.grab().toImage())


def expected(rgb: np.ndarray, shown: ViewTransform) -> np.ndarray:
    """The view's pixels where the picture is, by repeating each pixel; 0 beside it."""
    view, zoom = shown.view, int(shown.scale)
    across, down = ((np.arange(view[k]) - shown.origin[k]) // zoom for k in (0, 1))
    inside = ((down >= 0) & (down < rgb.shape[0]))[:, None] & ((across >= 0) & (across < rgb.shape[1]))[None, :]
    taken = rgb[np.clip(down, 0, rgb.shape[0] - 1)][:, np.clip(across, 0, rgb.shape[1] - 1)]
    return np.where(inside[..., None], taken, 0)


def assert_blocks(view: FrameView, rgb: np.ndarray) -> None:
    """Every device pixel of the picture is as it should be, but for the frame of the focus and the line of the zoom."""
    seen = np.s_[4 : view.height() - 2 * EDGE - view.fontMetrics().height(), 4 : view.width() - 4]
    got, wanted = painted(view)[seen], expected(rgb, view.transform)[seen]
    ground = wanted.any(axis=2)
    assert np.array_equal(got[ground], wanted[ground])
    assert ground.sum() > 10_000


@pytest.fixture
def view(qtbot):
    widget = FrameView()
    qtbot.addWidget(widget)
    widget.resize(640, 360)
    widget.show()
    return widget


def turn(view: FrameView, notches: float, at: QPoint, modifier=CTRL) -> None:
    place = QPointF(at)
    way = QPoint(0, round(120 * notches))
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        way,
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


@pytest.mark.parametrize("zoom", [1.0, 2.0, 3.0, 6.0, 24.0, 32.0])
def test_every_picture_pixel_is_a_block_of_its_own_colour(view, zoom):
    rgb = noise(300, 200)
    view.show_picture(picture(rgb))
    view.zoom_to(zoom)
    view.move_by(-37, 11)
    assert_blocks(view, rgb)


@pytest.mark.parametrize("ratio", [1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("zoom", [1.0, 3.0])
@pytest.mark.parametrize("corner", [(0.0, 0.0), (13.0, 7.0)])
def test_at_fractional_ratios_picture_pixels_are_whole_device_pixels(qapp, ratio, zoom, corner):
    rgb = noise(120, 90, 3)
    screen = QImage(500, 400, QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    screen.fill(0)
    shown = ViewTransform((120, 90), (400, 300), zoom)
    painter = QPainter(screen)
    painter.translate(*corner)
    PicturePainter().paint(painter, image_of(picture(rgb)), shown, ratio)
    painter.end()
    left, top = (round(c * ratio) + max(o, 0) for c, o in zip(corner, shown.origin, strict=True))
    got = pixels(screen)[top:, left:]
    wanted = rgb.repeat(int(zoom), 0).repeat(int(zoom), 1)
    height, width = (min(a, b) for a, b in zip(got.shape, wanted.shape, strict=True) if a != 3)
    assert np.array_equal(got[:height, :width], wanted[:height, :width])


def test_one_to_one_and_fit_and_steps_by_key(opened, qtbot):
    view = opened.work.view
    QTest.keyClick(opened, Qt.Key.Key_1, CTRL)
    assert view.look[0] == 1.0
    assert not opened.commands.fit.isChecked()
    QTest.keyClick(opened, Qt.Key.Key_Plus, CTRL)
    QTest.keyClick(opened, Qt.Key.Key_Plus, CTRL)
    assert view.look[0] == 3.0
    assert view.corner_lines() == ("300 %",)
    QTest.keyClick(opened, Qt.Key.Key_Minus, CTRL)
    assert view.look[0] == 2.0
    QTest.keyClick(opened, Qt.Key.Key_0, CTRL)
    assert view.look[0] is None
    assert view.corner_lines()[0].startswith("Fit · ")
    assert opened.commands.fit.isChecked()
    QTest.keyClick(opened, Qt.Key.Key_0, CTRL)
    assert view.look[0] is None
    assert opened.commands.fit.isChecked()


def test_ctrl_and_the_wheel_zoom_at_the_pointer_and_the_wheel_alone_steps(view, qtbot):
    rgb = noise(600, 400)
    view.show_picture(picture(rgb))
    view.zoom_to(1.0)
    stepped = []
    view.stepped.connect(stepped.append)
    at = QPoint(500, 300)
    before = view.transform.pixel_at(500.5, 300.5)
    for _ in range(5):
        turn(view, 1, at)
    assert view.transform.scale == 8.0
    assert np.abs(np.subtract(view.transform.pixel_at(500.5, 300.5), before)).max() <= 1
    turn(view, 0.5, at)
    assert view.transform.scale == 8.0
    turn(view, 0.5, at)
    assert view.transform.scale == 12.0
    assert stepped == []
    turn(view, 1, at, NONE)
    assert (stepped, view.transform.scale) == ([-1], 12.0)


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_dragging_moves_the_picture_as_far_as_its_edges(view, button):
    view.show_picture(picture(noise(300, 200)))
    view.zoom_to(4.0)
    origin = view.transform.origin
    QTest.mousePress(view, button, pos=QPoint(300, 180))
    QTest.mouseMove(view, QPoint(310, 200))
    assert view.transform.origin == (origin[0] + 10, origin[1] + 20)
    QTest.mouseMove(view, QPoint(3000, 2000))
    QTest.mouseRelease(view, button, pos=QPoint(3000, 2000))
    assert view.transform.origin == (0, 0)
    QTest.mouseMove(view, QPoint(100, 100))
    assert view.transform.origin == (0, 0)


def test_a_fitted_picture_is_not_dragged(view):
    view.show_picture(picture(noise(300, 200)))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 180))
    QTest.mouseMove(view, QPoint(340, 200))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(340, 200))
    assert view.look == (None, (0.5, 0.5))


def test_ctrl_and_arrows_move_the_picture_and_plain_arrows_step(opened, qtbot):
    view = opened.work.view
    view.setFocus()
    view.zoom_to(8.0)
    left, top = view.transform.origin
    QTest.keyClick(view, Qt.Key.Key_Right, CTRL)
    QTest.keyClick(view, Qt.Key.Key_Down, CTRL)
    assert view.transform.origin == (left - view.width() // 8, top - view.height() // 8) or (
        view.transform.origin[0] < left and view.transform.origin[1] < top
    )
    assert opened.desk.state.position == 0
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert opened.desk.state.position == 1


def test_zoom_and_place_stay_from_frame_to_frame_and_go_with_the_exhibit(opened, qtbot, long_clip):
    view = opened.work.view
    view.zoom_to(6.0)
    view.move_by(-200, 50)
    look = view.look
    opened.desk.seek(30)
    qtbot.waitUntil(lambda: opened.desk.state.shown == 30, timeout=20_000)
    assert view.look == look
    opened.open_files([long_clip])
    qtbot.waitUntil(lambda: opened.windowTitle().startswith("long.mp4"), timeout=20_000)
    assert view.look[0] is None


def test_the_pixel_under_the_pointer_is_named_with_its_value(view, qtbot):
    rgb = noise(300, 200)
    view.show_picture(picture(rgb))
    view.zoom_to(32.0)
    QTest.mouseMove(view, QPoint(200, 100))
    x, y = view.transform.pixel_at(200.5, 100.5)
    red, green, blue = rgb[y, x]
    assert view.corner_lines() == (f"x {x}, y {y}: R {red} G {green} B {blue}", "3200 %")


def test_at_a_small_zoom_the_pixel_is_named_when_the_pointer_rests(view, qtbot):
    view.show_picture(picture(noise(300, 200)))
    view.zoom_to(1.0)
    QTest.mouseMove(view, QPoint(320, 180))
    assert view.pixel_named() is None
    qtbot.waitUntil(lambda: view.pixel_named() == (150, 100), timeout=5_000)
    QTest.mouseMove(view, QPoint(5, 5))
    qtbot.wait(600)
    assert view.pixel_named() is None, "beside the picture"


def test_a_large_picture_is_painted_from_what_is_seen_of_it(view, monkeypatch):
    rgb = noise(3840, 2160)
    view.show_picture(picture(rgb))
    view.zoom_to(32.0)
    view.move_by(-7, 5)
    area = view.transform.visible()
    assert area.width * area.height <= (640 // 32 + 2) * (360 // 32 + 2)
    assert_blocks(view, rgb)
    drawn = []
    kept = QPainter.drawImage
    monkeypatch.setattr(QPainter, "drawImage", lambda *given: (drawn.append(given[3]), kept(*given)))
    view.grab()
    assert [(one.x(), one.y(), one.width(), one.height()) for one in drawn] == [
        (area.x, area.y, area.width, area.height)
    ]


def test_a_region_is_drawn_at_any_zoom_in_picture_pixels(view, qtbot):
    view.show_picture(picture(noise(600, 400)))
    view.zoom_to(4.0)
    drawn = []
    view.region_drawn.connect(drawn.append)
    view.set_drawing(True)
    first, last = (view.on_view(x, y, 0, 0).topLeft().toPoint() for x, y in ((260, 180), (330, 240)))
    origin = view.transform.origin
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view, last)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
    assert [(one.x, one.y, one.side) for one in drawn] == [(260, 180, 70)]
    assert view.transform.origin == origin, "drawing does not move the picture"


def test_the_picture_with_the_focus_is_copied_without_what_lies_over_it(opened, qtbot):
    view = opened.work.view
    view.setFocus()
    view.zoom_to(8.0)
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    assert np.array_equal(pixels(QGuiApplication.clipboard().image()), view.picture.rgb)


def test_a_shrunk_picture_looks_the_same_wherever_it_is_moved(view):
    """It is made from what is seen of it; that must not shift it by parts of a pixel."""
    rgb = noise(3000, 2000).repeat(2, 0)[:2000]
    view.show_picture(picture(rgb))
    view.zoom_to(1 / 2)
    view.move_by(-30, 20)
    before, (left, top) = painted(view), view.transform.origin
    view.move_by(-101, -67)
    after, (left_then, top_then) = painted(view), view.transform.origin
    assert (left - left_then, top - top_then) == (101, 67)
    kept = np.s_[10:200, 10:400]
    moved = before[10 + 67 : 200 + 67, 10 + 101 : 400 + 101]
    assert np.array_equal(after[kept], moved)


def test_the_smallest_picture_and_the_smallest_zoom_are_painted(view):
    view.show_picture(picture(noise(3, 2)))
    view.zoom_by(-99)
    assert view.transform.size == (1, 1)
    view.grab()
