from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtGui import QColor

from vmdesk.domain.video import Picture
from vmdesk.ui.logic.presenter import Box
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.frame_view import FrameView


@pytest.fixture
def view(qtbot):
    widget = FrameView()
    qtbot.addWidget(widget)
    widget.resize(640, 360)
    widget.show()
    return widget


def picture(rgb: np.ndarray, *, damaged: bool = False) -> Picture:
    return Picture(0, 0, Fraction(0), rgb, damaged)


def halves(width: int, height: int) -> np.ndarray:
    rgb = np.zeros((height, width, 3), np.uint8)
    rgb[:, width // 2 :] = (200, 40, 10)
    return rgb


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (100, 300), (64, 36), (37, 11)])
def test_the_picture_keeps_its_aspect_and_stays_inside(view, width, height):
    view.show_picture(picture(halves(width, height)))
    area = view.picture_rect()
    assert area.width() / area.height() == pytest.approx(width / height, rel=0.01)
    assert area.width() <= 640 + 1e-6
    assert area.height() <= 360 + 1e-6


def test_enlarging_shows_no_colour_that_is_not_in_the_frame(view):
    view.show_picture(picture(halves(16, 9)))
    image = view.grab().toImage()
    area = view.picture_rect().toAlignedRect().adjusted(2, 2, -2, -2)
    colours = {image.pixelColor(x, area.center().y()).name() for x in range(area.left(), area.right())}
    assert colours == {"#000000", QColor(200, 40, 10).name()}


def test_own_size_paints_one_pixel_on_one_pixel(view):
    rgb = np.random.default_rng(1).integers(0, 255, (40, 60, 3), np.uint8)
    view.show_picture(picture(rgb))
    view.zoom_to(1.0)
    image, area = view.grab().toImage(), view.picture_rect().toAlignedRect()
    painted = image.pixelColor(area.left() + 11, area.top() + 7)
    assert (painted.red(), painted.green(), painted.blue()) == tuple(rgb[7, 11])


def test_the_picture_is_the_frame_bit_for_bit(view):
    rgb = np.random.default_rng(2).integers(0, 255, (45, 61, 3), np.uint8)
    view.show_picture(picture(np.rot90(rgb)))
    shown = view.image
    assert (shown.width(), shown.height()) == (45, 61)
    got = shown.pixelColor(3, 5)
    assert (got.red(), got.green(), got.blue()) == tuple(np.rot90(rgb)[5, 3])


def box_pixels(view) -> int:
    image = view.grab().toImage()
    wanted = QColor(theme.DARK.series[0]).name()
    return sum(image.pixelColor(x, 200).name() == wanted for x in range(image.width()))


def test_face_boxes_lie_on_the_face_and_can_be_switched_off(view):
    view.show_picture(picture(np.zeros((360, 640, 3), np.uint8)))
    view.show_boxes([Box(0, "Face track 0", 100, 100, 200, 200, True)])
    assert box_pixels(view) >= 2
    view.set_boxes_shown(False)
    assert box_pixels(view) == 0


def test_a_damaged_frame_says_so(view):
    view.show_picture(picture(np.zeros((360, 640, 3), np.uint8)))
    plain = view.grab().toImage()
    view.show_picture(picture(np.zeros((360, 640, 3), np.uint8), damaged=True))
    assert view.grab().toImage() != plain
