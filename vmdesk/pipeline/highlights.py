"""Pictures worth showing in a report: the sixteen of the whole clip, and the peak of each flagged segment."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.events import Illustration
from vmdesk.domain.result import CitedFrame

MOST_PEAKS = 12
"""Peaks shown at most, highest scores first."""


@dataclass(slots=True)
class _Peak:
    track: int | None
    stop: int
    score: float
    frame: CitedFrame
    picture: NDArray[np.uint8]


class Highlights:
    """Keeps one picture for each run of windows at or above the threshold, so that memory does not grow with length."""

    def __init__(self) -> None:
        self._peaks: list[_Peak] = []
        self._whole: dict[int, NDArray[np.uint8]] = {}

    def offer(
        self, track: int | None, start: int, stop: int, score: float, frame: CitedFrame, picture: NDArray[np.uint8]
    ) -> None:
        """A window at or above the threshold, in order of starts within its track."""
        runs = [p for p in self._peaks if p.track == track]
        last = runs[-1] if runs else None
        if last is None or start > last.stop:
            self._peaks.append(_Peak(track, stop, score, frame, picture))
            self._drop_lesser()
            return
        last.stop = max(last.stop, stop)
        if score > last.score:
            last.score, last.frame, last.picture = score, frame, picture

    def _drop_lesser(self) -> None:
        """Forget finished runs that can no longer be among those shown."""
        growing = {peak.track: peak for peak in self._peaks}.values()
        shown = self._shown()
        self._peaks = [p for p in self._peaks if any(p is kept for kept in (*growing, *shown))]

    def keep_whole_clip(self, pictures: dict[int, NDArray[np.uint8]]) -> None:
        """The model's own view of the sixteen frames."""
        self._whole = pictures

    def cited(self) -> tuple[CitedFrame, ...]:
        """The frames of the peaks shown."""
        return tuple(peak.frame for peak in self._shown())

    def illustrations(self) -> tuple[Illustration, ...]:
        """All pictures, whole clip first."""
        whole = [Illustration(frame, "whole-clip", picture) for frame, picture in sorted(self._whole.items())]
        return (*whole, *(Illustration(p.frame.index, "peak", p.picture) for p in self._shown()))

    def _shown(self) -> list[_Peak]:
        best = sorted(self._peaks, key=lambda p: (-p.score, p.frame.index))[:MOST_PEAKS]
        return sorted(best, key=lambda p: p.frame.index)
