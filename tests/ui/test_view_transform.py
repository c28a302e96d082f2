import pytest

from vmdesk.ui.logic.view_transform import LARGEST, ZOOMS, Area, ViewTransform


def test_a_picture_is_fitted_in_the_middle():
    fitted = ViewTransform((1920, 1080), (640, 400))
    assert fitted.scale == pytest.approx(1 / 3)
    assert (fitted.size, fitted.origin) == ((640, 360), (0, 20))
    assert not fitted.movable


def test_the_point_under_the_pointer_stays_there_at_every_step():
    shown = ViewTransform((1920, 1080), (640, 400)).zoomed(1.0)
    for steps in (1, 1, 1, 1, -1, -1, 1, 1):
        before = shown.to_picture(400, 300)
        shown = shown.stepped(steps, (400, 300))
        assert shown.to_picture(400, 300) == pytest.approx(before, abs=0.6)


def test_steps_lead_from_a_fitted_picture_to_the_next_step_and_end_at_both_ends():
    fitted = ViewTransform((1920, 1080), (700, 400))
    assert fitted.stepped(1).zoom == 1 / 2
    assert fitted.stepped(-1).zoom == 1 / 3
    assert fitted.stepped(99).zoom == LARGEST
    assert fitted.stepped(-99).zoom == ZOOMS[0]
    assert fitted.stepped(4).stepped(-1).zoom == 1.0


def test_enlargements_are_whole_numbers():
    assert all(zoom == int(zoom) for zoom in ZOOMS if zoom >= 1)


@pytest.mark.parametrize("way", [(-99999, 0), (99999, 0), (0, -99999), (0, 99999)])
def test_a_picture_is_not_moved_past_its_edges(way):
    shown = ViewTransform((100, 80), (300, 400), 8.0).moved(*way)
    left, top = shown.origin
    assert 300 - 800 <= left <= 0
    assert 400 - 640 <= top <= 0
    assert left in (0, 300 - 800) or top in (0, 400 - 640)


def test_one_axis_with_room_is_centred_while_the_other_moves():
    shown = ViewTransform((100, 10), (300, 400), 8.0).moved(-50, -50)
    assert shown.origin[1] == (400 - 80) // 2
    assert shown.origin[0] == ViewTransform((100, 10), (300, 400), 8.0).origin[0] - 50


def test_only_what_is_seen_is_visible():
    shown = ViewTransform((1920, 1080), (640, 320), 32.0, (0.25, 0.5))
    area = shown.visible()
    assert (area.width, area.height) in {(20, 10), (21, 10), (20, 11), (21, 11)}
    assert shown.pixel_at(0, 0) == (area.x, area.y)
    assert shown.pixel_at(639, 319) == (area.x + area.width - 1, area.y + area.height - 1)
    assert ViewTransform((30, 20), (640, 320), 2.0).visible() == Area(0, 0, 30, 20)


def test_beside_the_picture_lies_no_pixel():
    shown = ViewTransform((10, 10), (100, 100), 4.0)
    assert shown.pixel_at(29.9, 50) is None
    assert shown.pixel_at(30, 30) == (0, 0)
    assert shown.pixel_at(69.9, 69.9) == (9, 9)
    assert shown.pixel_at(70, 50) is None


def test_place_means_the_same_in_a_picture_of_another_size():
    large, small = (ViewTransform(size, (200, 200), 4.0, (0.25, 0.75)) for size in ((800, 800), (400, 400)))
    assert large.to_picture(100, 100) == pytest.approx((200, 600))
    assert small.to_picture(100, 100) == pytest.approx((100, 300))
