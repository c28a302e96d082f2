"""Scores laid over time: softmax, flagged segments, per-second means, the summary."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.result import SCORED, FlaggedSegment, SecondScore, Summary, WindowScore

DISPLAY_THRESHOLD = 0.5
DISPLAY_THRESHOLD_SOURCE = "display line only; no threshold of this model is validated"


def fake_score(logits: NDArray[np.float32], fake_index: int) -> float:
    """softmax(logits)[fake_index] in float32, for logits (2,). The largest logit is subtracted first."""
    with np.errstate(over="ignore"):
        shifted = np.exp(logits.astype(np.float32) - np.float32(logits.max()), dtype=np.float32)
    return float(np.float32(shifted[fake_index] / shifted.sum(dtype=np.float32)))


def reaches_display_line(score: float | None) -> bool:
    """Whether a score is one whose window the report marks and shows."""
    return score is not None and score >= DISPLAY_THRESHOLD


def flagged_segments(scores: Sequence[WindowScore], threshold: float) -> tuple[FlaggedSegment, ...]:
    """Runs of frames covered by windows at or above `threshold`, per track; touching or overlapping windows join."""
    segments: list[FlaggedSegment] = []
    over = [s for s in scores if s.fake_score is not None and s.fake_score >= threshold]
    for track in sorted({s.track for s in over}, key=lambda t: -1 if t is None else t):
        for score in sorted((s for s in over if s.track == track), key=lambda s: s.start):
            last = segments[-1] if segments else None
            if last is not None and last.track == track and score.start <= last.stop:
                segments[-1] = FlaggedSegment(last.start, max(last.stop, score.stop), track)
            else:
                segments.append(FlaggedSegment(score.start, score.stop, track))
    return tuple(sorted(segments, key=lambda s: (s.start, -1 if s.track is None else s.track)))


def per_second(scores: Sequence[WindowScore]) -> tuple[SecondScore, ...]:
    """For each track and each whole second that its windows overlap: the mean of those scored, None if none was."""
    rows: list[SecondScore] = []
    for track in sorted({s.track for s in scores}, key=lambda t: -1 if t is None else t):
        seconds: dict[int, list[float]] = {}
        for score in (s for s in scores if s.track == track):
            first = int(score.start_seconds)
            for second in range(first, max(first + 1, math.ceil(score.stop_seconds))):
                values = seconds.setdefault(second, [])
                if score.fake_score is not None:
                    values.append(score.fake_score)
        rows.extend(SecondScore(k, track, math.fsum(v) / len(v) if v else None) for k, v in sorted(seconds.items()))
    return tuple(rows)


def summary(scores: Sequence[WindowScore], threshold: float, threshold_source: str) -> Summary:
    """Counts, extremes and flagged segments of all windows."""
    values = [s.fake_score for s in scores if s.status in SCORED and s.fake_score is not None]
    return Summary(
        windows_scored=len(values),
        windows_not_scored=len(scores) - len(values),
        max_fake_score=max(values, default=None),
        mean_fake_score=math.fsum(values) / len(values) if values else None,
        flagged_segments=flagged_segments(scores, threshold),
        threshold=threshold,
        threshold_source=threshold_source,
    )
