import pytest

from vmdesk.domain.faces import (
    MAX_GAP_FRAMES,
    FaceDetection,
    FaceMargin,
    FaceTrack,
    Square,
    clip_square,
    window_square,
)


def face(frame: int, middle: tuple[float, float] = (200.0, 100.0), length: float = 50.0) -> FaceDetection:
    """An upright face: eyes half a length above the middle, mouth half a length below."""
    x, y = middle
    box = (x - length, y - length, 2 * length, 2 * length)
    return FaceDetection(frame, box, (x, y - length / 2), (x, y + length / 2), 0.9)


def track(*detections: FaceDetection, last: int | None = None) -> FaceTrack:
    final = detections[-1].frame + 3 if last is None else last
    return FaceTrack(0, detections[0].frame, final, detections)


PLAIN = FaceMargin(side=1.0, up=0.0, travel=0.0)
"""A square as wide as eyes and mouth are apart, centred between them."""


def assert_square(square: Square | None, x: float, y: float, side: float) -> None:
    assert square is not None
    assert (square.x, square.y, square.side) == pytest.approx((x, y, side))


def test_landmarks_lie_on_a_line_between_detections():
    moving = track(face(4, (100, 80)), face(8, (140, 100), 70))
    # Frame 5: middle (110, 85), length 55. Frame 8: middle (140, 100), length 70.
    assert_square(clip_square(moving, [5], PLAIN), 110 - 27.5, 85 - 27.5, 55)
    assert_square(clip_square(moving, [8], PLAIN), 140 - 35, 100 - 35, 70)


def test_landmarks_are_held_at_both_ends():
    moving = track(face(4, (100, 80)), face(8, (140, 100)))
    assert clip_square(moving, [11], PLAIN) == clip_square(moving, [8], PLAIN)
    assert_square(clip_square(moving, [11], PLAIN), 140 - 25, 100 - 25, 50)


def test_only_detections_around_a_window_bear_on_it():
    """A square does not change with what lies further away, before or after."""
    near = [face(n, (100 + n, 80 + n % 8)) for n in range(36, 60, 4)]
    far = [face(n, (900, 10), 200) for n in (*range(0, 36, 4), *range(60, 120, 4))]
    whole = track(*sorted((*near, *far), key=lambda d: d.frame))
    assert window_square(whole, 40, 56) == window_square(track(*near), 40, 56)


def test_square_of_a_still_face():
    # Side 4.18 x 50 = 209; centre 0.17 x 50 = 8.5 above (200, 100).
    still = track(*(face(n) for n in range(0, 16, 4)))
    assert_square(window_square(still, 0, 16), 200 - 104.5, 91.5 - 104.5, 209)


def test_square_follows_the_eyes_of_a_face_lying_on_its_side():
    lying = track(FaceDetection(0, (0, 0, 90, 90), (80.0, 60.0), (40.0, 60.0), 0.9), last=15)
    # Length 40: side 167.2; centre (60, 60) moved 6.8 towards the eyes, to the right.
    assert_square(window_square(lying, 0, 16), 66.8 - 83.6, 60 - 83.6, 167.2)


def test_square_grows_with_travel():
    # From x = 100 in frame 0 to x = 160 in frame 15: 4 pixels a frame; median 130; side 209 + 0.7 x 60 = 251.
    moving = track(face(0, (100, 100)), face(15, (160, 100)))
    assert_square(window_square(moving, 0, 16), 130 - 125.5, 91.5 - 125.5, 251)


def test_travel_is_the_larger_of_both_extents():
    moving = track(face(0, (100, 100)), face(10, (130, 200)))
    square = window_square(moving, 0, 11)
    assert square is not None
    assert square.side == pytest.approx(209 + 70)


def test_length_is_the_median_over_the_frames():
    # Lengths 40, 50, 60 ... 100 over frames 0 to 6, then none: the median is 70.
    growing = track(face(0, length=40), face(6, length=100), last=6)
    square = window_square(growing, 0, 7)
    assert square is not None
    assert square.side == pytest.approx(4.18 * 70)


def test_margin_is_the_models_own():
    still = track(face(0), last=15)
    assert_square(window_square(still, 0, 16, FaceMargin(side=2, up=0, travel=0)), 150, 50, 100)


@pytest.mark.parametrize(("start", "stop"), [(3, 19), (25, 41), (0, 16), (60, 76)])
def test_no_square_where_the_track_does_not_reach_over_the_window(start: int, stop: int):
    assert window_square(track(*(face(n) for n in range(4, 40, 4)), last=39), start, stop) is None


def test_window_may_touch_both_ends_of_the_track():
    assert window_square(track(face(4), face(16), last=19), 4, 20) is not None


def test_no_square_across_a_long_gap():
    gap = track(face(0), face(16), face(16 + MAX_GAP_FRAMES + 1), face(100), last=119)
    assert window_square(gap, 1, 17) is not None  # frame 16 itself is known
    assert window_square(gap, 2, 18) is None
    assert window_square(gap, 48, 64) is None
    assert window_square(gap, 100, 116) is not None


def test_a_gap_as_long_as_allowed_is_bridged():
    assert window_square(track(face(0), face(MAX_GAP_FRAMES)), 8, 24) is not None


def test_clip_square_leaves_out_frames_without_the_face():
    moving = track(face(10, (100, 100)), face(20, (140, 100)), last=23)
    # Frames 10, 15, 20 count: median x 120, travel 40; frames 0 and 40 do not.
    assert_square(clip_square(moving, (0, 10, 15, 20, 40)), 120 - 118.5, 91.5 - 118.5, 237)


def test_clip_square_bridges_any_gap():
    assert clip_square(track(face(0), face(200)), (0, 100, 200)) is not None


def test_no_clip_square_where_no_frame_shows_the_face():
    assert clip_square(track(face(10), last=13), (0, 5, 14, 30)) is None
