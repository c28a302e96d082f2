import math
from typing import Any

import numpy as np
import pytest

from vmdesk.domain.result import FlaggedSegment, WindowScore
from vmdesk.domain.timeline import fake_score, flagged_segments, per_second, summary


def window(start: int, score: float | None, track: int | None = None, length: int = 16, **other: Any) -> WindowScore:
    """A window at 10 frames a second."""
    status = other.get("status", "scored" if score is not None else "no_face")
    return WindowScore(start, start, start + length, start / 10, (start + length) / 10, track, None, score, status)


@pytest.mark.parametrize("fake_index", [0, 1])
def test_fake_score_is_softmax(fake_index: int) -> None:
    rng = np.random.default_rng(4)
    for scale in (0.1, 1, 10, 80, 1e4):
        for logits in (rng.standard_normal((50, 2)) * scale).astype(np.float32):
            wide = logits.astype(np.float64)
            expected = 1 / (1 + math.exp(min(700.0, wide[1 - fake_index] - wide[fake_index])))
            score = fake_score(logits, fake_index)
            assert score == pytest.approx(expected, abs=2e-7)
            assert 0 <= score <= 1
            assert score == float(np.float32(score))


def test_fake_score_of_equal_and_of_enormous_logits() -> None:
    assert fake_score(np.array([3, 3], np.float32), 1) == 0.5
    assert fake_score(np.array([-3e38, 3e38], np.float32), 1) == 1.0
    assert fake_score(np.array([-3e38, 3e38], np.float32), 0) == 0.0


def test_touching_and_overlapping_windows_join() -> None:
    scores = [window(0, 0.6), window(16, 0.9), window(24, 0.5), window(50, 0.7), window(70, 0.49), window(67, 0.8)]
    assert flagged_segments(scores, 0.5) == (
        FlaggedSegment(0, 40, None),
        FlaggedSegment(50, 66, None),
        FlaggedSegment(67, 83, None),
    )


def test_a_short_window_inside_a_long_one_does_not_shorten_it() -> None:
    scores = [window(0, 0.9, length=40), window(8, 0.9), window(30, 0.9)]
    assert flagged_segments(scores, 0.5) == (FlaggedSegment(0, 46, None),)


def test_tracks_do_not_join() -> None:
    scores = [window(0, 0.6, 1), window(0, 0.6, 2), window(16, 0.6, 2), window(16, 0.2, 1), window(16, None, None)]
    assert flagged_segments(scores, 0.5) == (FlaggedSegment(0, 16, 1), FlaggedSegment(0, 32, 2))


def test_the_line_itself_is_over_the_line() -> None:
    assert flagged_segments([window(0, 0.5)], 0.5) == (FlaggedSegment(0, 16, None),)
    assert flagged_segments([window(0, None)], 0.0) == ()


def test_per_second_is_the_mean_of_overlapping_windows() -> None:
    rng = np.random.default_rng(8)
    scores = [
        window(s, float(rng.random()), int(rng.integers(1, 3)), int(rng.integers(1, 30))) for s in range(0, 90, 4)
    ]
    scores.append(window(20, None, 1))
    rows = per_second(scores)
    touched = [
        (t, k)
        for t in (1, 2)
        for k in range(200)
        if any(s.track == t and s.start_seconds < k + 1 and s.stop_seconds > k for s in scores)
    ]
    assert [(r.track, r.second) for r in rows] == touched
    for row in rows:
        over = [
            s.fake_score
            for s in scores
            if s.track == row.track and s.fake_score is not None
            if s.start_seconds < row.second + 1 and s.stop_seconds > row.second
        ]
        if over:
            assert row.mean_fake_score == pytest.approx(sum(over) / len(over))
        else:
            assert row.mean_fake_score is None


def test_per_second_of_a_clip_shorter_than_a_second() -> None:
    (row,) = per_second([window(0, 0.25, length=5)])
    assert (row.second, row.mean_fake_score) == (0, 0.25)


def test_summary() -> None:
    scores = [window(0, 0.25), window(16, 0.75, status="padded"), window(32, None), window(48, None, status="damaged")]
    told = summary(scores, 0.5, "a line")
    assert (told.windows_scored, told.windows_not_scored) == (2, 2)
    assert (told.max_fake_score, told.mean_fake_score) == (0.75, 0.5)
    assert (told.flagged_segments, told.threshold_source) == ((FlaggedSegment(16, 32, None),), "a line")


def test_summary_of_nothing_scored() -> None:
    told = summary([window(0, None)], 0.5, "a line")
    assert (told.max_fake_score, told.mean_fake_score, told.flagged_segments) == (None, None, ())
