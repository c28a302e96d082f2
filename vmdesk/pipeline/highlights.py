"""Pictures worth showing in a report: the sixteen of the whole clip, and the peak of each flagged segment."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.events import Illustration
from vmdesk.domain.faces import Square
from vmdesk.domain.result import CitedFrame, PeakRecord
from vmdesk.domain.windows import Window

Pixels = NDArray[np.uint8]
MOST_PEAKS = 12
"""Peaks shown at most, highest scores first."""


@dataclass(slots=True)
class Peak:
    """The highest window so far of a run of windows at or above the threshold, over frames `[begin, stop)`.

    `picture` shows `frame`, in the middle of the window, whole; `square` is what the model was shown of each frame.
    `cited` and `seen` are the window's frames and what the model saw of them, once they have been fetched;
    `drawn` is the square in pixels of `picture`.
    """

    track: int | None
    stop: int
    score: float
    window: Window
    square: Square | None
    frame: CitedFrame
    picture: Pixels
    cited: list[CitedFrame] = field(default_factory=list)
    seen: list[Pixels] = field(default_factory=list)
    drawn: tuple[float, float, float] | None = None
    begin: int = 0

    def record(self) -> PeakRecord:
        """The peak as the result tells of it."""
        square = (self.square.x, self.square.y, self.square.side) if self.square else None
        return PeakRecord(self.window.index, self.track, self.frame.index, tuple(c.index for c in self.cited), square)


class Highlights:
    """Keeps one picture for each run of windows at or above the threshold, so that memory does not grow with length."""

    def __init__(self) -> None:
        self._peaks: list[Peak] = []
        self._whole: dict[int, Pixels] = {}

    def offer(self, peak: Peak) -> None:
        """A window at or above the threshold as a run of its own, in order of starts."""
        last = next((p for p in reversed(self._peaks) if p.track == peak.track), None)
        if last is None or peak.window.start > last.stop:
            peak.begin = peak.window.start
            self._peaks.append(peak)
            self._drop_lesser(peak.window.start)
            return
        last.stop = max(last.stop, peak.stop)
        if peak.score > last.score:
            peak.stop, peak.begin = last.stop, last.begin
            self._peaks[self._place(last)] = peak

    def _place(self, peak: Peak) -> int:
        return next(k for k, one in enumerate(self._peaks) if one is peak)

    def _drop_lesser(self, start: int) -> None:
        """Forget runs that ended before `start` and can no longer be among those shown."""
        shown = {id(peak) for peak in self.shown()}
        self._peaks = [p for p in self._peaks if p.stop >= start or id(p) in shown]

    def keep_whole_clip(self, pictures: dict[int, Pixels]) -> None:
        """The model's own view of the sixteen frames."""
        self._whole = pictures

    def cited(self) -> tuple[CitedFrame, ...]:
        """The frames of the peaks shown."""
        return tuple(frame for peak in self.shown() for frame in (peak.frame, *peak.cited))

    def records(self) -> tuple[PeakRecord, ...]:
        """The peaks shown, as the result tells of them."""
        return tuple(peak.record() for peak in self.shown())

    def illustrations(self) -> tuple[Illustration, ...]:
        """All pictures, whole clip first, then peak after peak its frame and what the model saw of its window."""
        whole = [Illustration(frame, "whole-clip", picture) for frame, picture in sorted(self._whole.items())]
        return (*whole, *(one for place, peak in enumerate(self.shown()) for one in _pictures(place, peak)))

    def shown(self) -> Sequence[Peak]:
        """The highest peaks, at most `MOST_PEAKS`, in the order of the flagged segments."""
        best = sorted(self._peaks, key=lambda p: (-p.score, p.frame.index))[:MOST_PEAKS]
        return sorted(best, key=lambda p: (p.begin, -1 if p.track is None else p.track))


def _pictures(place: int, peak: Peak) -> list[Illustration]:
    seen = zip(peak.cited, peak.seen, strict=True)
    strip = [Illustration(frame.index, "window", picture, place) for frame, picture in seen]
    return [Illustration(peak.frame.index, "peak", peak.picture, place, peak.drawn), *strip]
