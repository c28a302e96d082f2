"""The table of windows: a row each, sorted and filtered, walked with the keyboard."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from vmdesk.ui.logic import table_words
from vmdesk.ui.logic.presenter_table import Arrangement, Column
from vmdesk.ui.parts.table_model import WindowModel

MOST_KEPT = 1_000
"""Rows beyond which a selection is given up when rows change places: keeping it would hold the window up."""
MOST_FOUND = 50
"""Rows of a selection that are looked for in another list of windows, as at the end of a run."""
_SAMPLES = ("{window}", "{frame}–{frame}", "0:00:00.000", "{track}", "0.000", "+0.000, +0.000", "")
MOVES = frozenset({
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
})  # fmt: skip
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVE = QAbstractItemView.CursorAction
_ALL = QItemSelectionModel.SelectionFlag


class WindowView(QTableView):
    """Rows are chosen whole. A row that becomes current by hand, or Enter on one, asks for its first frame."""

    chosen = Signal(int)
    """The first frame of a window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = WindowModel(self)
        self.setModel(self.rows)
        self._quietly = False
        self._widest: dict[str, str] = {}
        self.setAccessibleName(self.tr("Windows"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self._size_headers()
        self.horizontalHeader().setSortIndicator(Column.NUMBER, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._add_actions()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.clicked.connect(self._choose)

    def _size_headers(self) -> None:
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(self.fontMetrics().height() + 8)
        across.setHighlightSections(False)
        across.setStretchLastSection(True)
        across.setMinimumSectionSize(20)
        across.setSectionsMovable(True)
        across.moveSection(Column.SCORE, 1)  # seen without scrolling in a narrow panel, too
        self._size_columns(self.rows.made)

    def _size_columns(self, made: Arrangement) -> None:
        """As wide as the largest numbers need; left as the examiner drew them until numbers grow by a digit."""
        across, metrics, columns = self.horizontalHeader(), self.fontMetrics(), made.columns
        last, number = (int(a.max()) if columns.count else 0 for a in (columns.stop[-1:], columns.number[-1:]))
        track = max(self.rows.names.tracks.values(), key=len, default="")
        widest = {"window": "0" * len(str(number)), "frame": "0" * len(str(last)), "track": track}
        if widest == self._widest:
            return
        self._widest = widest
        across.ensurePolished()  # headings have the margins of the style sheet from then on
        for column, sample in enumerate(_SAMPLES):
            title = across.sectionSizeHint(column)
            text = metrics.horizontalAdvance(sample.format(**widest)) + 12
            across.resizeSection(column, max(title, text))

    def _add_actions(self) -> None:
        """What the context menu offers, also to the keyboard (the menu key, or Shift+F10)."""
        self.copy = QAction(self.tr("Copy rows"), self)
        self.copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy.triggered.connect(self.copy_rows)
        self.addAction(self.copy)
        line = QAction(self)
        line.setSeparator(True)
        self.addAction(line)
        for column, heading in enumerate(table_words.headings(self.tr)):
            action = QAction(self.tr("Sort by {heading}").format(heading=heading), self)
            action.triggered.connect(lambda _=False, column=column: self.sort_or_turn(column))
            self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def sort_or_turn(self, column: int) -> None:
        """What a click on a column's heading does: sort by it, or the other way round."""
        header, falling = self.horizontalHeader(), Qt.SortOrder.DescendingOrder
        order = Qt.SortOrder(
            self.rows.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.InitialSortOrderRole)
        )
        if header.sortIndicatorSection() == column:
            order = Qt.SortOrder.AscendingOrder if header.sortIndicatorOrder() is falling else falling
        self.sortByColumn(column, order)

    def current_window(self) -> int | None:
        """The window of the current row."""
        return self.rows.window_at(self.currentIndex().row())

    def selected_rows(self) -> list[int]:
        """Rows selected, top to bottom."""
        return sorted(self._selected())

    def _selected(self) -> Iterator[int]:
        return (row for top, bottom in self._ranges() for row in range(top, bottom + 1))

    def _ranges(self) -> list[tuple[int, int]]:
        chosen = self.selectionModel().selection()
        return [(chosen.at(place).top(), chosen.at(place).bottom()) for place in range(chosen.size())]

    def _several(self, more_than: int) -> bool:
        return sum(bottom - top + 1 for top, bottom in self._ranges()) > more_than

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard, under their headings."""
        rows = self.selected_rows()
        if rows:
            across = self.horizontalHeader()
            columns = [across.logicalIndex(place) for place in range(across.count())]
            text = table_words.copied(self.rows.made, rows, columns, self.rows.names, self.tr)
            QGuiApplication.clipboard().setText(text)

    def show_rows(self, made: Arrangement, *, same: bool) -> None:
        """Draw; `same`: windows that were there are there under the same numbers."""
        self._size_columns(made)
        if same and made.filtering == self.rows.made.filtering:
            self._rearrange(made)
        else:
            self._replace(made, same)

    def _rearrange(self, made: Arrangement) -> None:
        turned = made.sorting != self.rows.made.sorting
        anchor, line = (None, 0) if turned else self._anchor()
        if (turned or made.rows.size > self.rows.rowCount()) and self._several(MOST_KEPT):
            self._now(self.selectionModel().clearSelection)
        self._now(lambda: self.rows.rearrange(made))
        self.executeDelayedItemsLayout()
        if turned:
            self.scrollToTop()
        elif anchor is not None:
            self.verticalScrollBar().setValue(int(made.places[anchor]) - line)

    def _anchor(self) -> tuple[int | None, int]:
        """The window whose line on screen is kept, and that line: the current one where it is seen, else the first."""
        top, current = self.verticalScrollBar().value(), self.currentIndex().row()
        lines = self.viewport().height() // max(1, self.verticalHeader().defaultSectionSize())
        if top <= current < top + lines:
            return self.rows.window_at(current), current - top
        return (self.rows.window_at(top), 0) if top > 0 else (None, 0)

    def _replace(self, made: Arrangement, same: bool) -> None:
        before, current = self.rows.made, self.current_window()
        chosen = [int(before.rows[row]) for row in islice(self._selected(), MOST_KEPT if same else MOST_FOUND)]
        self._now(lambda: self.rows.replace(made))
        if not same:
            current = None if current is None else _found(before, made, current)
            chosen = [found for one in chosen if (found := _found(before, made, one)) is not None]
        if current is not None and made.places[current] >= 0:
            self.show_window(current)
        if len(chosen) > 1:
            self._select(int(made.places[one]) for one in chosen if made.places[one] >= 0)

    def _select(self, rows: Iterable[int]) -> None:
        across, chosen = self.rows.columnCount() - 1, QItemSelection()
        for row in rows:
            chosen.append(QItemSelectionRange(self.rows.index(row, 0), self.rows.index(row, across)))
        self.selectionModel().select(chosen, _ALL.Select)

    def show_window(self, window: int) -> None:
        """Make a window's row the current one and scroll to it, without asking for its frame."""
        index = self.rows.index(int(self.rows.made.places[window]), max(self.currentIndex().column(), 0))
        flags = _ALL.NoUpdate if self._several(1) else _ALL.ClearAndSelect | _ALL.Rows
        self._now(lambda: self.selectionModel().setCurrentIndex(index, flags))
        self.scrollTo(index)

    def _now(self, do: Callable[[], None]) -> None:
        """Do something that moves the current row, but not by hand."""
        self._quietly = True
        try:
            do()
        finally:
            self._quietly = False

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._quietly:
            self._choose(current)

    def _choose(self, index: QModelIndex) -> None:
        window = self.rows.window_at(index.row())
        if window is not None:
            self.chosen.emit(int(self.rows.made.columns.start[window]))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row."""
        if action in (_MOVE.MoveHome, _MOVE.MoveEnd) and self.rows.rowCount():
            row = 0 if action == _MOVE.MoveHome else self.rows.rowCount() - 1
            return self.rows.index(row, max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that move through rows, Enter, copying and selecting all; the others are the window's."""
        if event.key() in _ENTER:
            self._choose(self.currentIndex())
        elif self.takes(event):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is the table's, even where the window has a command on it."""
        plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        moves = event.key() in (*MOVES, *_ENTER) and not plain.value
        return moves or event.matches(QKeySequence.StandardKey.SelectAll)


def _found(before: Arrangement, made: Arrangement, window: int) -> int | None:
    """The window of another list with the same frames and track; None where there is none."""
    old, new = before.columns, made.columns
    same = (new.start == old.start[window]) & (new.stop == old.stop[window]) & (new.track == old.track[window])
    return int(same.argmax()) if same.any() else None
