import numpy as np
import pytest

from vmdesk.domain.windows import WINDOW_FRAMES, span, uniform_indices, windows

COUNTS = [16, 17, 18, 31, 32, 33, 47, 48, 49, 90, 100, 301]
STRIDES = [1, 2, 7, 15, 16, 17, 40, 1000]
RATES = [1, 2, 3, 8, 30]


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.parametrize("count", COUNTS)
def test_every_window_lies_inside_and_the_last_frame_is_covered(count: int, stride: int, rate: int) -> None:
    laid = list(windows(count, stride, rate))
    assert [w.index for w in laid] == list(range(len(laid)))
    assert laid[0].start == 0
    assert laid[-1].stop == count
    length = min(span(rate), count)
    for window in laid:
        assert 0 <= window.start < window.stop <= count
        assert window.stop - window.start == length
        assert len(window.frame_indices) == WINDOW_FRAMES
        assert window.frame_indices[0] == window.start
        assert window.stop - 1 - window.frame_indices[-1] in range(window.sampling_rate)
        assert all(window.start <= k < window.stop for k in window.frame_indices)
        assert window.padded == (span(rate) > count)
    starts = [w.start for w in laid]
    assert starts[:-1] == [k * stride for k in range(len(laid) - 1)]
    assert np.diff(starts).min(initial=1) > 0
    assert np.diff(starts).max(initial=0) <= stride


@pytest.mark.parametrize("count", COUNTS)
def test_windows_at_a_stride_up_to_sixteen_cover_every_frame(count: int) -> None:
    for stride in range(1, 17):
        covered = {k for w in windows(count, stride) for k in w.frame_indices}
        assert covered == set(range(count))


def test_a_remainder_gets_a_window_that_ends_with_the_last_frame() -> None:
    assert [(w.start, w.stop) for w in windows(40, 16)] == [(0, 16), (16, 32), (24, 40)]
    assert [(w.start, w.stop) for w in windows(48, 16)] == [(0, 16), (16, 32), (32, 48)]


def test_a_short_video_at_a_high_rate_is_padded_with_its_last_frame() -> None:
    (window,) = windows(20, 4, 2)
    assert window.padded
    assert window.frame_indices == (0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 18, 18, 18, 18, 18, 18)


@pytest.mark.parametrize(("count", "stride", "rate"), [(15, 1, 1), (0, 1, 1), (16, 0, 1), (16, 1, 0), (100, -1, 1)])
def test_no_windows(count: int, stride: int, rate: int) -> None:
    with pytest.raises(ValueError, match="no windows"):
        list(windows(count, stride, rate))


def test_the_whole_clip_protocol_is_numpys_linspace() -> None:
    for count in range(16, 3000):
        expected = np.linspace(0, count - 1, 16).astype(int).tolist()
        assert list(uniform_indices(count)) == expected
        assert (expected[0], expected[-1]) == (0, count - 1)
    with pytest.raises(ValueError, match="fewer than 16"):
        uniform_indices(15)
