"""Free notes: a field to write one, what it is to be about, and those written before, the newest first."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vmdesk.domain.notes import LONGEST_NOTE, WrittenNote
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic import case_words
from vmdesk.ui.parts import theme

_LINES = 3
"""Lines that the field shows at once."""


class NotesPanel(QWidget):
    """Notes are only added: one that was written stays as it is, and another may follow."""

    written = Signal(bool, str)
    """A note is to be kept: whether it is on the case rather than on the exhibit, and its text."""
    appeared = Signal()
    """It came into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exhibit: Path | None = None
        self._drafts: dict[Path | None, str] = {}
        self._drafted: Path | None = None
        self._notes: dict[bool, tuple[WrittenNote, ...]] = {False: (), True: ()}
        self._drawn: list[str] = []
        self._make_parts()
        self._lay_out()
        self.show_notes(None, (), ())

    def _make_parts(self) -> None:
        self.about = QComboBox()
        self.about.setAccessibleName(self.tr("Notes on"))
        self.about.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.about.setMinimumContentsLength(10)
        self.about.addItem(self.tr("No exhibit"), False)
        self.about.addItem(self.tr("The whole case"), True)
        self.about.currentIndexChanged.connect(self._on_about)
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Search the notes"))
        self.search.setPlaceholderText(self.tr("Search the notes"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._draw)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(self.tr("New note"))
        self.field.setPlaceholderText(self.tr("Write a note; Ctrl+Enter keeps it. It cannot be changed afterwards."))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(_LINES * self.field.fontMetrics().lineSpacing() + 16)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._allow)
        self.keep = QPushButton(self.tr("Keep note"))
        self.keep.setAccessibleName(self.tr("Keep the note"))
        self.keep.setAutoDefault(False)
        self.keep.clicked.connect(self._keep)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Notes, the newest first"))
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setAlternatingRowColors(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setAccessibleName(self.tr("How many notes"))

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(theme.GAP)
        above.addWidget(self.about, 1)
        above.addWidget(self.search, 1)
        below.addWidget(self.state, 1)
        below.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addLayout(above)
        layout.addWidget(self.field)
        layout.addLayout(below)
        layout.addWidget(self.list, 1)

    def show_notes(self, path: Path | None, on_exhibit: Sequence[WrittenNote], on_case: Sequence[WrittenNote]) -> None:
        """Draw the notes on the exhibit at `path` (None: there is none) and on the case, both oldest first."""
        self._notes = {False: tuple(on_exhibit), True: tuple(on_case)}
        if path != self.exhibit:
            self._put_draft_by()
            self.exhibit = path
            name = self.tr("No exhibit") if path is None else cleaned(path.name)
            self.about.setItemText(0, name)
            self._take_draft_up()
        self._draw()

    def _on_about(self) -> None:
        self._put_draft_by()
        self._take_draft_up()
        self._draw()

    def _put_draft_by(self) -> None:
        """What is typed belongs to what it was typed about: it waits until that is shown again."""
        self._drafts[self._drafted] = self.field.toPlainText()

    def _take_draft_up(self) -> None:
        self._drafted = None if self._on_case() else self.exhibit
        self.field.setPlainText(self._drafts.pop(self._drafted, ""))

    def set_writable(self, writable: bool) -> None:
        """Whether notes can be written now."""
        self.field.setEnabled(writable)
        self._allow()

    def texts(self) -> list[str]:
        """What the list shows."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter in the field keeps the note."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._keep()
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """What was not read while nobody saw it is wanted now."""
        super().showEvent(event)
        self.appeared.emit()

    def _on_case(self) -> bool:
        return bool(self.about.currentData())

    def _draw(self) -> None:
        notes = self._notes[self._on_case()]
        words = self.search.text().casefold().split()
        told = [case_words.note_words(note, self.tr) for note in reversed(notes)]
        found = [text for text in told if all(word in text.casefold() for word in words)]
        if found != self._drawn:
            self._drawn = found
            self.list.clear()
            for text in found:
                self.list.addItem(QListWidgetItem(text))
        self.state.setText(self._count_words(len(found), len(notes)))
        self._allow()

    def _count_words(self, found: int, count: int) -> str:
        if found != count:
            return self.tr("{found} found of {count} notes").format(found=found, count=count)
        if not count:
            return self.tr("No note is written yet.")
        return self.tr("1 note") if count == 1 else self.tr("{count} notes").format(count=count)

    def _allow(self) -> None:
        text, there = self.field.toPlainText().strip(), self.exhibit is not None or self._on_case()
        fits = len(text) <= LONGEST_NOTE
        self.keep.setEnabled(bool(text) and fits and there and self.field.isEnabled())
        if not fits:
            self.state.setText(self.tr("A note has at most {count:,} characters.").format(count=LONGEST_NOTE))

    def _keep(self) -> None:
        if self.keep.isEnabled():
            text = self.field.toPlainText().strip()
            self.field.clear()
            self.written.emit(self._on_case(), text)
