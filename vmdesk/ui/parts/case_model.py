"""The exhibits of a case as Qt's views ask for them: a model on rows and their order, without an object for each."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from vmdesk.ui.logic import case_words
from vmdesk.ui.logic.case_rows import CaseRow, Place, RowOrder
from vmdesk.ui.parts.facts_widgets import plain_tip

Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NUMBERS = frozenset({Place.NUMBER, Place.TOP, Place.FLAGGED, Place.ANALYSES, Place.MARKS, Place.NOTES})
_ALIGNED = [_RIGHT if column in _NUMBERS else _LEFT for column in Place]
_ROLE = Qt.ItemDataRole
_ANSWERED = frozenset(
    int(role)
    for role in (
        _ROLE.DisplayRole,
        _ROLE.FontRole,
        _ROLE.TextAlignmentRole,
        _ROLE.ToolTipRole,
        _ROLE.AccessibleTextRole,
    )
)
FALLING = frozenset({Place.TOP, Place.FLAGGED, Place.ANALYSES, Place.MARKS, Place.NOTES, Place.TAKEN})
"""Columns that are sorted from the highest down first."""


class CaseModel(QAbstractTableModel):
    """Says what stands in a cell; which rows there are, and in what order, it is told."""

    order_wanted = Signal(object)
    """A `RowOrder`: somebody chose a column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[CaseRow] = ()
        self._order: list[int] = []
        self._texts: dict[int, tuple[str, ...]] = {}
        self._headings, self._tips = case_words.headings(self.tr), case_words.heading_tips(self.tr)
        self._bold = QFont()
        self._bold.setBold(True)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Exhibits shown."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Ten."""
        return 0 if parent.isValid() else len(Place)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A column's name, and what it holds."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tips[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _NUMBERS else _LEFT
        if role == Qt.ItemDataRole.InitialSortOrderRole:
            return (Qt.SortOrder.DescendingOrder if section in FALLING else Qt.SortOrder.AscendingOrder).value
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell as it is read, as it is spoken, and more about it. Asked a thousand times for each painting."""
        if role not in _ANSWERED or not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED[index.column()]
        place = index.row()
        row = self.row_at(place)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts_of(place, row)[index.column()]
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if row.open else None
        column = Place(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return case_words.spoken(row, column, self.tr)
        return plain_tip(case_words.tip(row, column, self.tr))

    def _texts_of(self, place: int, row: CaseRow) -> tuple[str, ...]:
        """All cells of a row, put into words once for as long as it is shown."""
        texts = self._texts.get(place)
        if texts is None:
            texts = self._texts[place] = tuple(case_words.cell(row, column, self.tr) for column in Place)
        return texts

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order."""
        if column >= 0:
            self.order_wanted.emit(RowOrder(Place(column), order is Qt.SortOrder.DescendingOrder))

    def row_at(self, place: int) -> CaseRow | None:
        """What stands in a row of the table, None for no row."""
        return self._rows[self._order[place]] if 0 <= place < len(self._order) else None

    def place_of(self, path: object) -> int | None:
        """The row of the table in which an exhibit stands."""
        return next((n for n, at in enumerate(self._order) if self._rows[at].at.path == path), None)

    def show_rows(self, rows: Sequence[CaseRow], order: list[int]) -> None:
        """Draw these. Where the same exhibits stay shown, every view keeps its place at its exhibit."""
        self._texts = {}
        before = [self._rows[at].at.path for at in self._order]
        after = [rows[at].at.path for at in order]
        if before == after:
            self._rows, self._order = rows, order
            if order:
                self.dataChanged.emit(self.index(0, 0), self.index(len(order) - 1, len(Place) - 1))
        elif len(before) == len(after) and set(before) == set(after):
            self._permute(rows, order, before, {path: n for n, path in enumerate(after)})
        else:
            self.beginResetModel()
            self._rows, self._order = rows, order
            self.endResetModel()

    def _permute(
        self, rows: Sequence[CaseRow], order: list[int], before: Sequence[object], places: dict[Any, int]
    ) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        self._rows, self._order = rows, order
        new = [self.index(places[before[one.row()]], one.column()) for one in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()
