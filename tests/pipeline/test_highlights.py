"""One picture for each run of high windows, at most twelve kept however many there are."""

import numpy as np

from vmdesk.domain.result import CitedFrame
from vmdesk.domain.windows import Window
from vmdesk.pipeline.highlights import MOST_PEAKS, Highlights, Peak


def _offer(highlights: Highlights, start: int, score: float, track: int | None = None) -> None:
    frame = CitedFrame(start + 8, start + 8, f"{start:064x}")
    window, picture = Window(start // 8, start, start + 16), np.full((2, 2, 3), start % 256, np.uint8)
    highlights.offer(Peak(track, start + 16, score, window, None, frame, picture))


def test_a_run_is_shown_by_its_highest_window() -> None:
    highlights = Highlights()
    for start, score in ((0, 0.6), (16, 0.9), (32, 0.7), (80, 0.8)):
        _offer(highlights, start, score)
    assert [i.frame for i in highlights.illustrations()] == [24, 88]


def test_tracks_are_runs_of_their_own() -> None:
    highlights = Highlights()
    for track in (0, 1):
        _offer(highlights, 0, 0.6 + track / 10, track)
    assert len(highlights.illustrations()) == 2


def test_only_the_highest_are_kept() -> None:
    highlights = Highlights()
    scores = np.random.default_rng(3).permutation(200) / 400 + 0.5
    for k, score in enumerate(scores):
        _offer(highlights, 40 * k, float(score))
        assert len(highlights._peaks) <= MOST_PEAKS + 1
    best = sorted(int(k) * 40 + 8 for k in np.argsort(-scores)[:MOST_PEAKS])
    assert [i.frame for i in highlights.illustrations()] == best
    assert [f.index for f in highlights.cited()] == best


def test_a_run_that_grows_late_still_counts() -> None:
    highlights = Highlights()
    for k in range(MOST_PEAKS):
        _offer(highlights, 40 * k, 0.8)
    _offer(highlights, 4000, 0.51)
    _offer(highlights, 4016, 0.99)
    assert 4024 in [i.frame for i in highlights.illustrations()]
