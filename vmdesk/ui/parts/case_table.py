"""The table of a case's exhibits: sorted by its headings, walked with the keyboard, Enter opens one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from vmdesk.ui.logic import case_words
from vmdesk.ui.logic.case_rows import CaseRow, Place
from vmdesk.ui.parts.case_model import FALLING, CaseModel

_PADDING = 8
"""Pixels left and right in a cell; the style sheet has them too."""
_LEAST_NAME = 24
"""Average characters that names have room for at least; a narrower table is scrolled sideways."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip


class CaseTable(QTableView):
    """A row for each exhibit."""

    chosen = Signal(object)
    """The path of an exhibit that is to be opened."""
    pointed = Signal(object)
    """The `CaseRow` that became current, None where none is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CaseModel(self)
        self.setModel(self.rows)
        self.setObjectName("case_table")
        self.setAccessibleName(self.tr("Exhibits of the case"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self._size_headers()
        self.horizontalHeader().setSortIndicator(Place.NUMBER, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._add_actions()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._choose)

    def _size_headers(self) -> None:
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(40)
        across.setStretchLastSection(False)
        self._size_columns()

    def _size_columns(self) -> None:
        """As wide as the headings and the longest usual words need, those of the open exhibit being bold."""
        across, font = self.horizontalHeader(), QFont(self.font())
        font.setBold(True)
        measure = QFontMetrics(font).horizontalAdvance
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        across.ensurePolished()  # headings have the margins of the style sheet from then on
        for column, words in case_words.widest(self.tr).items():
            across.resizeSection(column, max(across.sectionSizeHint(column), measure(words) + 3 * _PADDING))
        self._size_names()

    def _size_names(self) -> None:
        """Names take the room that the others leave, and never less than most of a name needs."""
        across = self.horizontalHeader()
        others = across.length() - across.sectionSize(Place.NAME)
        least = _LEAST_NAME * self.fontMetrics().averageCharWidth()
        across.resizeSection(Place.NAME, max(least, self.viewport().width() - others))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is shared out anew."""
        super().resizeEvent(event)
        self._size_names()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or style has other widths."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_columns()

    def _add_actions(self) -> None:
        """What the context menu offers, also to the keyboard (the menu key, or Shift+F10)."""
        for column, heading in enumerate(case_words.headings(self.tr)):
            action = QAction(self.tr("Sort by {heading}").format(heading=heading), self)
            action.triggered.connect(lambda _=False, column=column: self.sort_or_turn(column))
            self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def sort_or_turn(self, column: int) -> None:
        """What a click on a column's heading does: sort by it, or the other way round."""
        header, orders = self.horizontalHeader(), Qt.SortOrder
        order = orders.DescendingOrder if column in FALLING else orders.AscendingOrder
        if header.sortIndicatorSection() == column:
            falls = header.sortIndicatorOrder() is orders.AscendingOrder
            order = orders.DescendingOrder if falls else orders.AscendingOrder
        self.sortByColumn(column, order)

    def show_rows(self, rows: Sequence[CaseRow], order: list[int]) -> None:
        """Draw; the exhibit that is current stays so, where it is still shown."""
        current, column = self.current(), max(self.currentIndex().column(), 0)
        self.rows.show_rows(rows, order)
        if self.currentIndex().isValid() or not order:
            self._tell()
            return
        place = self.rows.place_of(current.at.path) if current is not None else None
        self.setCurrentIndex(self.rows.index(place or 0, column))

    def begin(self) -> None:
        """Make the first row the current one."""
        self.setCurrentIndex(self.rows.index(0, max(self.currentIndex().column(), 0)))
        self.scrollToTop()

    def point_at(self, path: object) -> None:
        """Make an exhibit the current one and bring it into view."""
        place = self.rows.place_of(path)
        if place is not None:
            self.setCurrentIndex(self.rows.index(place, max(self.currentIndex().column(), 0)))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def current(self) -> CaseRow | None:
        """The exhibit in the current row."""
        return self.rows.row_at(self.currentIndex().row())

    def words(self, column: Place) -> list[str]:
        """What stands in a column."""
        return [str(self.rows.index(row, column).data()) for row in range(self.rows.rowCount())]

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row."""
        moves = QAbstractItemView.CursorAction
        if action in (moves.MoveHome, moves.MoveEnd) and self.rows.rowCount():
            row = 0 if action == moves.MoveHome else self.rows.rowCount() - 1
            return self.rows.index(row, max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that move through rows, and Enter; the others are the window's."""
        if event.key() in _ENTER:
            self._choose(self.currentIndex())
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _choose(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index.row())
        if row is not None:
            self.chosen.emit(row.at.path)

    def _on_current(self, *_rows: QModelIndex) -> None:
        self._tell()

    def _tell(self) -> None:
        self.pointed.emit(self.current())
