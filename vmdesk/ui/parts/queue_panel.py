"""The panel that lists the exhibits opened in this session, and how far the analysis of each is."""

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from vmdesk.ui.logic.waiting import Row
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.facts_widgets import plain_tip
from vmdesk.ui.parts.standing_signs import SIDE, sign

PERMILLE = Qt.ItemDataRole.UserRole
SHAPE = Qt.ItemDataRole.UserRole + 1
_BAR = 4
"""Pixels that the bar under a row's words is high."""
_MEASURED = 64
"""Rows, of those in view, that the second column is made wide enough for: measuring a thousand holds the window up."""


class ProgressDelegate(QStyledItemDelegate):
    """The words of a row, and under them a bar that is filled as far as the analysis is."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The sign of the standing stands before its words, in their colour."""
        super().initStyleOption(option, index)
        shape = index.data(SHAPE)
        if shape:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(SIDE, SIDE)
            option.icon = sign(shape, option.palette.text().color().name())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A line with room for the bar, so that rows keep their height."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), option.fontMetrics.height() + 3 * _BAR + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The words, then the bar."""
        super().paint(painter, option, index)
        permille = index.data(PERMILLE)
        if permille is None:
            return
        area: QRect = option.rect
        groove = QRect(area.left() + theme.GAP, area.bottom() - _BAR, area.width() - 2 * theme.GAP, _BAR - 1)
        painter.fillRect(groove, option.palette.mid())
        groove.setWidth(groove.width() * int(permille) // 1000)
        painter.fillRect(groove, option.palette.highlight())


class QueuePanel(QTreeWidget):
    """A row for each exhibit: its name, elided in the middle, and where it stands."""

    chosen = Signal(object)
    """The path of an exhibit that is to be shown."""
    removal_wanted = Signal(object)
    """The path of an exhibit that is to leave the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Exhibits"))
        self.setHeaderLabels([self.tr("Exhibit"), self.tr("Analysis")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionsMovable(False)
        self.header().setSectionsClickable(False)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setResizeContentsPrecision(_MEASURED)
        self.setItemDelegate(ProgressDelegate(self))
        self._rows: tuple[Row, ...] = ()
        self._items: list[QTreeWidgetItem] = []
        self.itemActivated.connect(self._on_activated)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Draw, where something differs: this is asked at every sign of progress."""
        if tuple(rows) == self._rows:
            return
        while len(self._items) > len(rows):
            self.takeTopLevelItem(len(self._items) - 1)
            self._items.pop()
        added = [QTreeWidgetItem() for _ in range(len(rows) - len(self._items))]
        self.addTopLevelItems(added)
        self._items += added
        before, self._rows = self._rows, tuple(rows)
        for item, row, known in zip_longest(self._items, self._rows, before[: len(rows)]):
            if row == known:
                continue
            item.setData(1, PERMILLE, row.permille)
            self._mark(item, row)
            for column, (text, tip) in enumerate(((row.name, row.place), (row.words, row.tip))):
                item.setText(column, text)
                item.setToolTip(column, plain_tip(tip))

    def _mark(self, item: QTreeWidgetItem, row: Row) -> None:
        """The exhibit that is open stands in bold, and is named so; each standing has its sign."""
        item.setData(1, SHAPE, row.shape)
        font = self.font()
        font.setBold(row.open)
        item.setFont(0, font)
        said = self.tr("{name}, open") if row.open else "{name}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said.format(name=row.name))

    def chosen_path(self) -> Path | None:
        """The exhibit of the row that is chosen; None for none."""
        row = self._row_of(self.currentItem())
        return row.path if row is not None else None

    def choose(self, path: Path) -> None:
        """Choose the row of the exhibit at `path`."""
        for item, row in zip(self._items, self._rows, strict=True):
            if row.path == path:
                self.setCurrentItem(item)

    def words(self) -> list[tuple[str, str]]:
        """What stands in the rows."""
        return [(item.text(0), item.text(1)) for item in self._items]

    def tips(self) -> list[str]:
        """What the rows say of the analysis when the mouse rests on them, as HTML."""
        return [item.toolTip(1) for item in self._items]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes an exhibit from the list; other keys but those of the list are the window's."""
        keys = Qt.Key
        if event.key() == keys.Key_Delete:
            self._remove()
        elif event.key() in (keys.Key_Up, keys.Key_Down, keys.Key_Return, keys.Key_Enter):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _remove(self) -> None:
        row = self._row_of(self.currentItem())
        if row is not None and row.removable:
            self.removal_wanted.emit(row.path)

    def _on_activated(self, item: QTreeWidgetItem, _column: int) -> None:
        row = self._row_of(item)
        if row is not None:
            self.chosen.emit(row.path)

    def _row_of(self, item: QTreeWidgetItem | None) -> Row | None:
        place = -1 if item is None else self.indexOfTopLevelItem(item)
        return self._rows[place] if 0 <= place < len(self._rows) else None
