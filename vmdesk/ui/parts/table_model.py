"""Rows of windows as Qt's views ask for them: a model on an `Arrangement`, without an object for each row."""

from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from vmdesk.ui.logic import table_words
from vmdesk.ui.logic.presenter_table import Arrangement, Column, Filtering, GrowingColumns, Sorting, arranged

Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NUMBERS = frozenset({Column.NUMBER, Column.FRAMES, Column.TIME, Column.SCORE, Column.LOGITS})


class WindowModel(QAbstractTableModel):
    """Says what stands in a cell; which rows there are, it is told."""

    sorting_wanted = Signal(object)
    """A `Sorting`: somebody chose a column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.made = arranged(GrowingColumns().columns(), Sorting(), Filtering())
        self.names = table_words.Names({}, {}, None)
        self._rows = self.made.rows
        self._headings = table_words.headings(self.tr)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Windows shown."""
        return 0 if parent.isValid() else int(self._rows.size)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Seven."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A column's name; scores are sorted from the highest down when they are sorted first."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _NUMBERS else _LEFT
        if role == Qt.ItemDataRole.InitialSortOrderRole:
            falls = section == Column.SCORE
            return (Qt.SortOrder.DescendingOrder if falls else Qt.SortOrder.AscendingOrder).value
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell as it is read, or as it is spoken."""
        if not index.isValid() or index.row() >= self._rows.size:
            return None
        window, column, made = int(self._rows[index.row()]), index.column(), self.made
        if role == Qt.ItemDataRole.DisplayRole:
            return table_words.cell(made.columns, window, column, self.names)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return table_words.spoken(made.columns, window, column, self.names, self.tr)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in _NUMBERS else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; it comes when it is made."""
        if column >= 0:
            self.sorting_wanted.emit(Sorting(Column(column), order is Qt.SortOrder.DescendingOrder))

    def window_at(self, row: int) -> int | None:
        """The window in a row, None for no row."""
        return int(self._rows[row]) if 0 <= row < self._rows.size else None

    def replace(self, made: Arrangement) -> None:
        """Other rows altogether; nobody's place in them stays."""
        self.beginResetModel()
        self.made, self._rows = made, made.rows
        self.endResetModel()

    def rearrange(self, made: Arrangement) -> None:
        """The same windows and perhaps more of them, in another order; every view keeps its place at its window."""
        before, there = self.made, int(self._rows.size)
        if made.rows.size > there:
            fresh = np.flatnonzero(made.places[before.columns.count :] >= 0) + before.columns.count
            self.beginInsertRows(QModelIndex(), there, there + fresh.size - 1)
            self.made, self._rows = made, np.concatenate([self._rows, fresh])
            self.endInsertRows()
        self.made = made
        if not np.array_equal(self._rows, made.rows):
            self._permute(made)

    def _permute(self, made: Arrangement) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        windows = [self._rows[one.row()] for one in old]
        self._rows = made.rows
        new = [self.index(int(made.places[window]), one.column()) for window, one in zip(windows, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()
