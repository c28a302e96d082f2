"""Cuts, keyframes, damaged frames and marks as times on the graph's axis. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.video import FrameIndex

Seconds = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Ticks:
    """Seconds from the first frame, float64 (n,), ascending, of each kind of frame that has a tick."""

    cuts: Seconds = field(default_factory=lambda: np.zeros(0))
    keyframes: Seconds = field(default_factory=lambda: np.zeros(0))
    damaged: Seconds = field(default_factory=lambda: np.zeros(0))


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that the examiner named: seconds from the first frame, and a short label in plain text."""

    seconds: float
    label: str


def seconds_of(index: FrameIndex, frames: Sequence[int] | NDArray[np.int64]) -> Seconds:
    """When frames appear; those that the index does not know are left out."""
    places = np.asarray(frames, np.int64)
    places = places[(places >= 0) & (places < len(index))]
    ticks = (index.pts[places] - index.start_pts).astype(np.float64)
    return ticks * np.float64(float(index.time_base))


def keyframe_seconds(index: FrameIndex) -> Seconds:
    """When keyframes appear; none where the index does not know which they are."""
    return seconds_of(index, np.flatnonzero(index.keyframe) if index.exact else ())


def spaced(seconds: Seconds, first: float, last: float, least: float) -> Seconds:
    """Of ascending times those between `first` and `last`, no two in the same stretch of `least` seconds.

    The stretches are counted from zero, so that the same ones are chosen while the view moves. At most as many looks as
    there are stretches, or as there are times.
    """
    seen = seconds[np.searchsorted(seconds, first) : np.searchsorted(seconds, last, "right")]
    if least <= 0 or seen.size < 2:
        return seen
    stretches = np.arange(int(first // least), int(last // least) + 2) * least
    if stretches.size > seen.size:
        return seen[np.flatnonzero(np.diff(seen // least, prepend=-1.0))]
    found = np.unique(np.searchsorted(seen, stretches))
    return seen[found[found < seen.size]]
