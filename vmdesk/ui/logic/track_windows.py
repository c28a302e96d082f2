"""The windows of one track as columns that grow: what the graph draws and what look-ups go by. No Qt."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.result import SCORED, Status, WindowScore
from vmdesk.domain.timeline import reaches_display_line
from vmdesk.ui.logic.stretches import Stretch, Stretches
from vmdesk.ui.logic.table import Table

BLOCK = 64
"""Windows whose lowest and highest score are kept together, for views of very many."""
STATUSES: tuple[Status, ...] = get_args(Status)
"""A stretch's `kind` is a place in these."""
_WINDOW = {
    "place": np.int32,
    "start": np.int32,
    "stop": np.int32,
    "left": np.float64,
    "right": np.float64,
    "score": np.float64,
}
_NAMES = tuple(_WINDOW)


@dataclass(frozen=True, slots=True, eq=False)
class TrackWindows:
    """A track's windows, ascending by start, frozen.

    `windows`: `place` in the sequence of all scores, frames `start` and `stop`, seconds `left` and `right`, `score` NaN
    where there is none. `blocks`: `low` and `high` of each `BLOCK` windows, NaN where none is scored. `gaps` are the
    unscored stretches, their kind a place in `STATUSES`; `flagged` those that reach the display line. `frames` and
    `seconds` are the length of the longest window, `scored` counts those with a score.
    """

    track: int | None
    windows: Table = field(default_factory=lambda: Table(_WINDOW))
    blocks: Table = field(default_factory=lambda: Table({"low": np.float64, "high": np.float64}))
    gaps: Stretches = field(default_factory=Stretches)
    flagged: Stretches = field(default_factory=Stretches)
    frames: int = 0
    seconds: float = 0.0
    scored: int = 0

    def __len__(self) -> int:
        return len(self.windows)

    def follows(self, scores: Sequence[WindowScore]) -> bool:
        """Whether `scores` ascend, and none starts before a window that is here."""
        starts = [int(self.windows["start"][-1])] if len(self) else []
        starts += [score.start for score in scores]
        return all(one <= other for one, other in pairwise(starts))

    def grown(self, places: Sequence[int], scores: Sequence[WindowScore]) -> "TrackWindows":
        """With `scores`, which follow these windows and stand at `places` among all scores."""
        rows = [_row(place, score) for place, score in zip(places, scores, strict=True)]
        windows = self.windows.grown(dict(zip(_NAMES, zip(*rows, strict=True), strict=True)))
        return TrackWindows(
            self.track,
            windows,
            _blocks(self.blocks, windows["score"]),
            self.gaps.grown([_stretch(s, STATUSES.index(s.status)) for s in scores if _is_gap(s)]),
            self.flagged.grown([_stretch(s) for s in scores if reaches_display_line(s.fake_score)]),
            max(self.frames, *(score.stop - score.start for score in scores)),
            max(self.seconds, *(score.stop_seconds - score.start_seconds for score in scores)),
            self.scored + sum(score.fake_score is not None for score in scores),
        )

    def at(self, frame: int) -> list[int]:
        """Places of the windows that cover `frame`."""
        rows = slice(*(self.windows.place("start", edge, "right") for edge in (frame - self.frames, frame)))
        return self.windows["place"][rows][self.windows["stop"][rows] > frame].tolist()  # type: ignore[no-any-return]

    def rows_between(self, first: float, last: float) -> slice:
        """The rows among which all windows are that lie between `first` and `last` seconds."""
        return slice(self.windows.place("left", first - self.seconds), self.windows.place("left", last, "right"))

    def highest(self, first: float, last: float) -> float | None:
        """The highest score of the windows between `first` and `last` seconds; None where none is scored."""
        rows = self.rows_between(first, last)
        score = self.windows["score"]
        begin = min(max(rows.start, self.windows.place("right", first, "right")), rows.stop)
        blocks = slice(-(-begin // BLOCK), rows.stop // BLOCK)
        if blocks.start >= blocks.stop:
            return _highest(score[begin : rows.stop])
        ends = score[begin : blocks.start * BLOCK], score[blocks.stop * BLOCK : rows.stop]
        return _highest(np.concatenate([self.blocks["high"][blocks], *ends]))


def _row(place: int, score: WindowScore) -> tuple[Any, ...]:
    value = math.nan if score.fake_score is None else score.fake_score
    return place, score.start, score.stop, score.start_seconds, score.stop_seconds, value


def _is_gap(score: WindowScore) -> bool:
    return score.fake_score is None and score.status not in SCORED


def _stretch(score: WindowScore, kind: int = 0) -> Stretch:
    return Stretch(score.start, score.stop, score.start_seconds, score.stop_seconds, kind)


def _blocks(blocks: Table, score: NDArray[np.float64]) -> Table:
    """`blocks` with those that are full by now."""
    full = score[len(blocks) * BLOCK : score.size // BLOCK * BLOCK].reshape(-1, BLOCK)
    if not full.size:
        return blocks
    return blocks.grown({"low": np.fmin.reduce(full, axis=1), "high": np.fmax.reduce(full, axis=1)})


def _highest(scores: NDArray[np.float64]) -> float | None:
    highest = float(np.fmax.reduce(scores, initial=-1.0)) if scores.size else -1.0
    return highest if highest >= 0 else None
