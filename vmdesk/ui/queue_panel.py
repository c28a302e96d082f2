"""The panel that lists the exhibits analyzed one after another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from vmdesk.ui.facts_widgets import plain_tip
from vmdesk.ui.waiting import Row


class QueuePanel(QTreeWidget):
    """A row for each exhibit: its name, elided in the middle, and where it stands."""

    chosen = Signal(object)
    """The path of an exhibit that is to be shown."""
    removal_wanted = Signal(object)
    """The path of an exhibit that is to leave the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Exhibits analyzed one after another"))
        self.setHeaderLabels([self.tr("Exhibit"), self.tr("Analysis")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionsMovable(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._rows: tuple[Row, ...] = ()
        self._items: list[QTreeWidgetItem] = []
        self.setStyleSheet("QTreeWidget::item { padding: 3px 6px; }")
        self.itemActivated.connect(self._on_activated)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Draw, where something differs: this is asked at every sign of progress."""
        if tuple(rows) == self._rows:
            return
        while len(self._items) > len(rows):
            self.takeTopLevelItem(len(self._items) - 1)
            self._items.pop()
        while len(self._items) < len(rows):
            self._items.append(QTreeWidgetItem(self))
        self._rows = tuple(rows)
        for item, row in zip(self._items, self._rows, strict=True):
            for column, (text, tip) in enumerate(((row.name, row.place), (row.words, row.tip))):
                item.setText(column, text)
                item.setToolTip(column, plain_tip(tip))

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
