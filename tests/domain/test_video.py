from fractions import Fraction

import numpy as np
import pytest

from vmdesk.domain.video import FrameIndex

BASES = [Fraction(1, 25), Fraction(1, 90000), Fraction(1001, 30000), Fraction(1, 1000), Fraction(1, 1_000_000_000)]


def index(pts: list[int], base: Fraction, last: int = 1) -> FrameIndex:
    return FrameIndex(base, np.array(pts, np.int64), np.ones(len(pts), np.bool_), True, True, last)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("start", [0, -700, 10**15, 2**62])
def test_the_frame_shown_at_every_boundary(base: Fraction, start: int) -> None:
    rng = np.random.default_rng(1)
    pts = (start + np.cumsum(rng.integers(1, 5000, 200))).tolist()
    frames = index(pts, base)
    for k in range(200):
        moment = frames.seconds(k)
        assert moment == (pts[k] - pts[0]) * base
        assert frames.index_shown_at(moment) == k
        assert frames.index_shown_at(moment + base / 10**9) == k
        assert frames.index_shown_at(moment - base / 10**9) == max(k - 1, 0)
        assert frames.index_shown_at(float(moment)) == k
        if k + 1 < 200:
            assert frames.index_shown_at((moment + frames.seconds(k + 1)) / 2) == k


def test_outside_the_video_it_is_clamped() -> None:
    frames = index([10, 20, 30], Fraction(1, 10))
    assert [frames.index_shown_at(s) for s in (-1e300, -1, 0, 0.99, 1, 1.99, 2, 3, 1e300)] == [
        0,
        0,
        0,
        0,
        1,
        1,
        2,
        2,
        2,
    ]


def test_thirty_thousand_over_1001_from_floats() -> None:
    frames = index([k * 1001 for k in range(20000)], Fraction(1, 30000), 1001)
    for k in range(0, 20000, 7):
        assert frames.index_shown_at(k * 1001 / 30000) == k


def test_the_frame_at_a_presentation_time() -> None:
    frames = index([10, 20, 30], Fraction(1, 10))
    assert [frames.index_of(p) for p in (10, 20, 30)] == [0, 1, 2]
    assert [frames.index_of(p) for p in (None, 9, 11, 31, -(2**63), 2**63 - 1)] == [None] * 6


def test_lengths_and_ends() -> None:
    frames = index([10, 20, 35], Fraction(1, 10), 5)
    assert len(frames) == 3
    assert frames.start_pts == 10
    assert frames.duration_seconds == 3
    for k in (-1, 3):
        with pytest.raises(IndexError):
            frames.seconds(k)
