"""Window scores as columns of numbers, and the order in which a table shows them. No Qt.

Columns only grow, so that what was read of them stays true on any thread while more windows come.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from operator import attrgetter
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.result import Status, WindowScore
from vmdesk.domain.timeline import DISPLAY_THRESHOLD

STATUSES: tuple[Status, ...] = get_args(Status)
"""A status' place here is its number in the columns."""
WHOLE_FRAME, NO_FACE = -1, -2
"""What stands in the track column where a window belongs to no track: it shows whole frames, or no face was there."""
_FACELESS = frozenset({"no_face", "cut"})
_FIELDS = attrgetter(
    "index", "start", "stop", "start_seconds", "track", "fake_score", "logits", "status"
)  # in the order that `_columns_of` takes apart
_KINDS: dict[str, type[np.generic]] = {
    "number": np.int32, "start": np.int32, "stop": np.int32, "seconds": np.float64, "track": np.int32,
    "score": np.float64, "first_logit": np.float64, "second_logit": np.float64, "status": np.uint8,
}  # fmt: skip
_NONE = (float("nan"), float("nan"))


class Column(IntEnum):
    """The table's columns, left to right."""

    NUMBER = 0
    FRAMES = 1
    TIME = 2
    TRACK = 3
    SCORE = 4
    LOGITS = 5
    STATUS = 6


_KEYS: dict[Column, tuple[str, ...]] = {
    Column.NUMBER: ("number",), Column.FRAMES: ("start", "stop"), Column.TIME: ("seconds",), Column.TRACK: ("track",),
    Column.SCORE: ("score",), Column.LOGITS: ("first_logit", "second_logit"), Column.STATUS: ("status",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column, and which way; windows that are alike there stay in the order in which they came."""

    column: Column = Column.NUMBER
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Filtering:
    """Which windows are shown: those of `track` (its number in the columns) and of `status`; None for all.

    `flagged`: only scores at or above the display line.
    """

    track: int | None = None
    status: int | None = None
    flagged: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The first `count` windows, one array (count,) for each field; never changed. NaN stands for no number.

    `number`, `start`, `stop` and `track` are int32, `status` uint8, the rest float64; frames are `[start, stop)`.
    """

    count: int
    number: NDArray[np.int32]
    start: NDArray[np.int32]
    stop: NDArray[np.int32]
    seconds: NDArray[np.float64]
    track: NDArray[np.int32]
    score: NDArray[np.float64]
    first_logit: NDArray[np.float64]
    second_logit: NDArray[np.float64]
    status: NDArray[np.uint8]


class GrowingColumns:
    """Columns of scores that grow at the price of those that come."""

    def __init__(self) -> None:
        self.tracks: set[int] = set()
        self.statuses: set[int] = set()
        self._count = 0
        self._arrays: dict[str, NDArray[Any]] = {name: np.empty(1024, kind) for name, kind in _KINDS.items()}

    def __len__(self) -> int:
        return self._count

    def reserve(self, count: int) -> None:
        """Make room for `count` windows in all, so that none of those there is moved on the way to them."""
        if count > self._arrays["number"].size:
            self._arrays = {name: _roomier(array, count) for name, array in self._arrays.items()}

    def append(self, scores: Sequence[WindowScore]) -> None:
        """Put windows behind those there."""
        if not scores:
            return
        there, self._count = self._count, self._count + len(scores)
        if self._count > self._arrays["number"].size:
            self.reserve(2 * self._count)
        for name, values in _columns_of(scores).items():
            self._arrays[name][there : self._count] = values
        fresh = slice(there, self._count)
        self.tracks.update(np.unique(self._arrays["track"][fresh]).tolist())
        self.statuses.update(np.unique(self._arrays["status"][fresh]).tolist())

    def columns(self) -> Columns:
        """What is there now, without copying it."""
        return Columns(self._count, **{name: array[: self._count] for name, array in self._arrays.items()})


def _roomier(array: NDArray[Any], count: int) -> NDArray[Any]:
    """A copy with room for `count`: what others hold of the old one stays as it is."""
    roomier = np.empty(count, array.dtype)
    roomier[: array.size] = array
    return roomier


def _columns_of(scores: Sequence[WindowScore]) -> dict[str, Sequence[Any]]:
    number, start, stop, seconds, track, score, logits, status = zip(*map(_FIELDS, scores), strict=True)
    first, second = zip(*(pair or _NONE for pair in logits), strict=True)
    owners = [_track_number(*pair) for pair in zip(track, status, strict=True)]
    values = [_NONE[0] if one is None else one for one in score]
    states = [STATUSES.index(one) for one in status]
    return dict(zip(_KINDS, (number, start, stop, seconds, owners, values, first, second, states), strict=True))


def _track_number(track: int | None, status: Status) -> int:
    if track is not None:
        return track
    return NO_FACE if status in _FACELESS else WHOLE_FRAME


@dataclass(frozen=True, slots=True, eq=False)
class Arrangement:
    """Which windows stand in which rows. Numbers of windows are their places in the columns.

    `order`, int64 (count,): all windows as sorted; `rows`, int64 (shown,): those that are shown, the first row first;
    `places`, int32 (count,): the row of each window, -1 where it is not shown. `columns` are those it was made of.
    """

    columns: Columns
    sorting: Sorting
    filtering: Filtering
    order: NDArray[np.int64]
    rows: NDArray[np.int64]
    places: NDArray[np.int32]


def arranged(
    columns: Columns, sorting: Sorting, filtering: Filtering, before: Arrangement | None = None
) -> Arrangement:
    """The rows for a sorting and a filter; `before`, of the same growing columns, saves sorting what is sorted."""
    if before is not None and before.sorting == sorting and before.columns.count <= columns.count:
        fresh = np.arange(before.columns.count, columns.count)
        order = _sorted(columns, sorting, np.concatenate([before.order, fresh])) if fresh.size else before.order
    else:
        order = _sorted(columns, sorting, np.arange(columns.count))
    shown = _shown(columns, filtering)
    rows = order if shown is None else order[shown[order]]
    places = np.full(columns.count, -1, np.int32)
    places[rows] = np.arange(rows.size, dtype=np.int32)
    return Arrangement(columns, sorting, filtering, order, rows, places)


def _sorted(columns: Columns, sorting: Sorting, order: NDArray[np.int64]) -> NDArray[np.int64]:
    """`order`, sorted anew; NaN always goes last. What is sorted already costs a stable sort next to nothing."""
    for name in reversed(_KEYS[sorting.column]):
        keys = getattr(columns, name)[order]
        if sorting.descending:
            keys = -keys.astype(np.int16 if keys.dtype == np.uint8 else keys.dtype)
        order = order[np.argsort(keys, kind="stable")]
    return order


def _shown(columns: Columns, filtering: Filtering) -> NDArray[np.bool_] | None:
    """Which windows pass, bool (count,); None for all of them."""
    tests = []
    if filtering.track is not None:
        tests.append(columns.track == filtering.track)
    if filtering.status is not None:
        tests.append(columns.status == filtering.status)
    if filtering.flagged:
        tests.append(columns.score >= DISPLAY_THRESHOLD)
    return np.logical_and.reduce(tests) if tests else None


def window_under(made: Arrangement, frame: int, current: int | None) -> int | None:
    """The shown window that covers `frame`: the current one if it does, else the highest of its track, else of all.

    Windows without a score are the lowest; of equals the first counts. None where none that is shown covers it.
    """
    columns = made.columns
    here = np.flatnonzero((columns.start <= frame) & (columns.stop > frame) & (made.places >= 0))
    if not here.size:
        return None
    if current is not None:
        if current in here:
            return current
        same = here[columns.track[here] == columns.track[current]]
        here = same if same.size else here
    return int(here[np.argmax(np.nan_to_num(columns.score[here], nan=-1.0))])
