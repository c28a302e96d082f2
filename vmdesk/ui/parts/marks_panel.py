"""The panel of the examiner's marks: a table whose notes are edited in place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vmdesk.domain.notes import Mark
from vmdesk.ui.logic.presenter_marks import MarkRow
from vmdesk.ui.parts import theme

_NOTE = 2


class MarksTable(QTreeWidget):
    """Frame, time, note, score. Enter goes to the frame, F2 edits the note, Delete removes the mark."""

    chosen = Signal(object)
    """The `Mark` whose frame is to be shown."""
    noted = Signal(object, str)
    """A `Mark` and the note that it is to have."""
    removal_wanted = Signal(object)
    """The `Mark` that is to go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Marks"))
        self.setHeaderLabels([self.tr("Frame"), self.tr("Time"), self.tr("Note"), self.tr("Score")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(_NOTE, QHeaderView.ResizeMode.Stretch)
        self.header().setStretchLastSection(False)
        self.header().setSectionsMovable(False)
        self._rows: tuple[MarkRow, ...] = ()
        self._filling = False
        self.fixed = False
        """Whether no note can be written."""
        self.itemChanged.connect(self._on_changed)
        self.itemActivated.connect(self._on_activated)
        self.itemDoubleClicked.connect(self._on_double_clicked)

    def show_rows(self, rows: Sequence[MarkRow]) -> None:
        """Draw, where something differs; the row that is current stays so."""
        if tuple(rows) == self._rows:
            return
        current = self._mark_of(self.currentItem())
        self._filling = True
        self._rows = tuple(rows)
        self.clear()
        for row in self._rows:
            item = QTreeWidgetItem(self, [row.frame, row.time, row.note, row.score])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setTextAlignment(0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if current is not None and row.mark.number == current.number:
                self.setCurrentItem(item, _NOTE)
        self._filling = False

    def edit_note(self, number: int) -> None:
        """Open the note of the mark of this number for typing."""
        for place, row in enumerate(self._rows):
            item = self.topLevelItem(place)
            if row.mark.number == number and item is not None:
                self.setCurrentItem(item, _NOTE)
                self.editItem(item, _NOTE)

    def words(self) -> list[tuple[str, ...]]:
        """What stands in the rows."""
        items = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return [tuple(item.text(column) for column in range(4)) for item in items if item is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits, Delete removes, Enter and the arrows are the list's; other keys are the window's."""
        keys = Qt.Key
        item = self.currentItem()
        if event.key() == keys.Key_F2 and item is not None and not self.fixed:
            self.editItem(item, _NOTE)
        elif event.key() == keys.Key_Delete:
            mark = self._mark_of(item)
            if mark is not None:
                self.removal_wanted.emit(mark)
        elif event.key() in (keys.Key_Up, keys.Key_Down, keys.Key_Return, keys.Key_Enter):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _on_changed(self, item: QTreeWidgetItem, column: int) -> None:
        mark = self._mark_of(item)
        if not self._filling and column == _NOTE and mark is not None:
            self.noted.emit(mark, item.text(_NOTE).strip())

    def _on_activated(self, item: QTreeWidgetItem, column: int) -> None:
        mark = self._mark_of(item)
        if mark is not None:
            self.chosen.emit(mark)

    def _on_double_clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _NOTE and not self.fixed:
            self.editItem(item, _NOTE)

    def _mark_of(self, item: QTreeWidgetItem | None) -> Mark | None:
        place = -1 if item is None else self.indexOfTopLevelItem(item)
        return self._rows[place].mark if 0 <= place < len(self._rows) else None


class MarksPanel(QWidget):
    """The table, what to do while it is empty, the opinions recorded, and the export."""

    export_wanted = Signal()
    """The marks are wanted as CSV."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = MarksTable()
        self.hint = _plain(self.tr("Edit, Mark frame marks the frame on screen; F2 writes a note to a mark."))
        self.opinions = _plain("")
        self.opinions.setAccessibleName(self.tr("Opinions recorded"))
        self.export = QPushButton(self.tr("Export marks as CSV…"))
        self.export.setAccessibleName(self.tr("Export marks as CSV"))
        self.export.setAutoDefault(False)
        self.export.clicked.connect(self.export_wanted)
        row = QHBoxLayout()
        row.addWidget(self.hint, 1)
        row.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.opinions)
        layout.addLayout(row)

    def show_marks(self, rows: Sequence[MarkRow], opinions: str) -> None:
        """Draw."""
        self.table.show_rows(rows)
        self.export.setEnabled(bool(rows))
        self.opinions.setText(opinions)
        self.opinions.setVisible(bool(opinions))


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
