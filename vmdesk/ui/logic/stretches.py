"""Stretches of a video, such as the unscored and the flagged, that lengthen as windows come. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from vmdesk.ui.logic.table import Table

_KINDS = {"start": np.int32, "stop": np.int32, "left": np.float64, "right": np.float64, "kind": np.int16, "count": int}
MIXED = -1
"""The kind of a bar that stands for stretches of several kinds, too narrow to be told apart."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Frames `[start, stop)`, seconds `[left, right)`, covered by `count` windows of one `kind`."""

    start: int
    stop: int
    left: float
    right: float
    kind: int = 0
    count: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """What is seen of stretches: seconds `left` and `right`, float64 (n,), `kind` (n,), `count` of windows (n,)."""

    left: NDArray[np.float64]
    right: NDArray[np.float64]
    kind: NDArray[np.int16]
    count: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """Stretches in ascending order, frozen; those that touch or overlap and are of one kind are one."""

    closed: Table = field(default_factory=lambda: Table(_KINDS))
    last: Stretch | None = None

    def __len__(self) -> int:
        return len(self.closed) + (self.last is not None)

    def grown(self, more: Sequence[Stretch]) -> "Stretches":
        """With `more` behind these; none starts before the last one here."""
        done: list[Stretch] = []
        last = self.last
        for one in more:
            if last is not None and last.kind == one.kind and one.start <= last.stop:
                stop, right = max(last.stop, one.stop), max(last.right, one.right)
                last = replace(last, stop=stop, right=right, count=last.count + one.count)
                continue
            if last is not None:
                done.append(last)
            last = one
        rows = {name: [getattr(one, name) for one in done] for name in _KINDS}
        return Stretches(self.closed.grown(rows) if done else self.closed, last)

    def column(self, name: str) -> NDArray[np.float64]:
        """One column of all stretches: a field of `Stretch`."""
        values = self.closed[name]
        return values if self.last is None else np.append(values, getattr(self.last, name))

    def first_after(self, frame: int) -> int | None:
        """The first frame of the first stretch that begins after `frame`."""
        starts = self.closed["start"]
        place = self.closed.place("start", frame, "right")
        if place < starts.size:
            return int(starts[place])
        return self.last.start if self.last is not None and self.last.start > frame else None

    def last_before(self, frame: int) -> int | None:
        """The first frame of the last stretch that begins before `frame`."""
        if self.last is not None and self.last.start < frame:
            return self.last.start
        starts = self.closed["start"]
        place = self.closed.place("start", frame) - 1
        return int(starts[place]) if place >= 0 else None

    def seen(self, first: float, last: float, columns: int) -> Bars:
        """Those between `first` and `last` seconds on `columns` pixels.

        Where there are more than pixels, those less than a pixel apart are one bar: no more than `columns` come.
        """
        rows = slice(self.closed.place("right", first), self.closed.place("left", last, "right"))
        names = ("left", "right", "kind", "count")
        parts = [self.closed[name][rows] for name in names]
        if self.last is not None and self.last.left <= last and self.last.right >= first:
            parts = [np.append(part, getattr(self.last, name)) for part, name in zip(parts, names, strict=True)]
        bars = Bars(*parts)
        return _joined(bars, first, (last - first) / columns) if bars.left.size > columns and last > first else bars


def _joined(bars: Bars, first: float, width: float) -> Bars:
    """Bars that share a pixel, `width` seconds wide, as one."""
    begins, ends = (bars.left - first) // width, (bars.right - first) // width
    starts = np.flatnonzero(np.append(True, begins[1:] > ends[:-1]))
    low, high = np.minimum.reduceat(bars.kind, starts), np.maximum.reduceat(bars.kind, starts)
    kind = np.where(low == high, low, MIXED).astype(np.int16)
    right = np.maximum.reduceat(bars.right, starts)
    return Bars(bars.left[starts], right, kind, np.add.reduceat(bars.count, starts))
