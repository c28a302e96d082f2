"""Columns of numbers that grow at the end, in frozen snapshots that share their memory. No Qt."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import DTypeLike, NDArray

_LEAST_ROOM = 32


class Table:
    """Named columns of `len` rows. Growing gives a new table; the old one keeps its rows and never changes.

    Rows are written behind those that a snapshot shows, so that growing costs only the new rows, on average. Where a
    snapshot that is not the newest is grown, its rows are copied first. For one thread at a time.
    """

    __slots__ = ("_columns", "_filled", "_size")

    def __init__(self, kinds: Mapping[str, DTypeLike]) -> None:
        """A table without rows: the columns' names and dtypes."""
        self._columns: dict[str, NDArray[Any]] = {name: np.zeros(0, kind) for name, kind in kinds.items()}
        self._size = 0
        self._filled = [0]  # how many rows are taken in the memory that the snapshots share

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, name: str) -> NDArray[Any]:
        """A column: a view of shape (len,), not to be written to."""
        return self._columns[name][: self._size]

    def place(self, name: str, value: float, side: Literal["left", "right"] = "left") -> int:
        """Where `value` would stand in an ascending column, before equal ones or behind them.

        It is taken for one of the column's own dtype first, for otherwise the whole column would be copied.
        """
        column = self[name]
        if column.dtype.kind == "i":
            reach = np.iinfo(column.dtype)
            value = min(max(value, reach.min), reach.max)
        return int(np.searchsorted(column, column.dtype.type(value), side))

    def grown(self, rows: Mapping[str, Sequence[Any] | NDArray[Any]]) -> "Table":
        """With `rows` behind these: for each column's name as many values."""
        count = len(next(iter(rows.values())))
        grown = Table.__new__(Table)
        grown._size = self._size + count
        room = next(iter(self._columns.values())).size
        if self._filled[0] != self._size or grown._size > room:
            grown._columns = {name: self._copied(name, 2 * grown._size) for name in self._columns}
            grown._filled = [self._size]
        else:
            grown._columns, grown._filled = self._columns, self._filled
        for name, values in rows.items():
            grown._columns[name][self._size : grown._size] = values
        grown._filled[0] = grown._size
        return grown

    def _copied(self, name: str, room: int) -> NDArray[Any]:
        column = self._columns[name]
        copy = np.empty(max(room, _LEAST_ROOM), column.dtype)
        copy[: self._size] = column[: self._size]
        return copy
