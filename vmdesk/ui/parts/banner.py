"""An inline line of news: an error with advice and details, or a notice with a folder to open. It never blocks."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from vmdesk.ui.logic.problem import Problem
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.announce import announce

KEPT = 50
"""So many messages of a session can be read again."""
_DETAIL_LINES = 8


@dataclass(frozen=True, slots=True)
class Note:
    """One message. A weighty one is not replaced by another before it is dismissed."""

    words: str
    details: str = ""
    folder: Path | None = None
    is_problem: bool = False
    offer: tuple[str, Callable[[], None]] | None = None
    """The words on a button, and what it does."""

    @property
    def weighty(self) -> bool:
        """Whether something would be lost with it."""
        return self.is_problem or bool(self.details) or self.folder is not None or self.offer is not None


class Banner(QFrame):
    """Hidden until it has something to say; stays until dismissed, or the work it tells of has ended.

    A new message stands in front of one that was not dismissed; that one is counted, can be read, and comes back.
    """

    cancelled = Signal()
    """The work whose progress is shown is not wanted any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAccessibleName(self.tr("Message"))
        self._colours = theme.DARK
        self._note: Note | None = None
        self._earlier: list[Note] = []
        self._told: list[Note] = []
        self._is_progress = False
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details = self._text(self.tr("Details of the message"))
        self.history = self._text(self.tr("Earlier messages"))
        self._lay_out()
        self.hide()

    def _text(self, name: str) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFont(theme.monospace())
        text.setFixedHeight(_DETAIL_LINES * text.fontMetrics().lineSpacing() + 2 * theme.GAP)
        text.setAccessibleName(name)
        text.hide()
        return text

    def _lay_out(self) -> None:
        self.earlier = self._button("")
        self.earlier.setCheckable(True)
        self.earlier.toggled.connect(self._show_history)
        self.show_details = self._button(self.tr("Details"))
        self.show_details.setCheckable(True)
        self.show_details.toggled.connect(self.details.setVisible)
        self.copy = self._button(self.tr("Copy"))
        self.copy.clicked.connect(self._copy)
        self.open_folder = self._button(self.tr("Open folder"))
        self.open_folder.clicked.connect(self._open_folder)
        self.offer = self._button("")
        self.offer.clicked.connect(self._accept)
        self.cancel = self._button(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        self.dismiss = self._button(self.tr("Dismiss"))
        self.dismiss.clicked.connect(self._dismiss)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.words, 1)
        about = self.earlier, self.show_details, self.copy, self.open_folder
        for button in (*about, self.offer, self.cancel, self.dismiss):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        layout.addLayout(row)
        layout.addWidget(self.details)
        layout.addWidget(self.history)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        return button

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self._colours = colours
        is_problem = self._note is not None and self._note.is_problem and not self._is_progress
        edge = colours.error if is_problem else colours.notice
        self.setStyleSheet(
            f"#banner {{ background: {colours.panel}; border: 1px solid {colours.line};"
            f" border-left: 5px solid {edge}; border-radius: 3px; }}"
        )

    def tell_problem(self, problem: Problem) -> None:
        """Show a failure."""
        told = problem.told(self.tr)
        words = self.tr("Problem: {message}").format(message=told.message)
        self._tell(Note(_joined(words, told.advice), told.details, is_problem=True))

    def tell_notice(self, message: str, advice: str = "", folder: Path | None = None, details: str = "") -> None:
        """Show news; with `folder`, a button that opens it, with `details`, one that shows them."""
        self._tell(Note(_joined(message, advice), details, folder))

    def tell_offer(self, message: str, words: str, do: Callable[[], None]) -> None:
        """Show news with a button that does something about it, and dismisses them."""
        self._tell(Note(message, offer=(words, do)))

    def withdraw(self, message: str) -> None:
        """That offer stands no more; the message before it comes back."""
        self._earlier = [note for note in self._earlier if note.offer is None or note.words != message]
        if self._note is not None and self._note.offer is not None and self._note.words == message:
            self._note = self._earlier.pop() if self._earlier else None
        if not self._is_progress:
            self._draw_or_hide()

    def tell_progress(self, message: str) -> None:
        """Show how far a piece of work is, with a button that ends it; a message that stood there comes back then."""
        begins, self._is_progress = not self._is_progress, True
        self._draw(Note(message))
        if begins:
            announce(self, message)

    def end_progress(self) -> None:
        """That work has ended."""
        if self._is_progress:
            self._is_progress = False
            self._draw_or_hide()

    def show_log(self) -> None:
        """All messages of this session, newest first."""
        self._earlier = self._told[:-1]
        self._note = self._told[-1] if self._told else Note(self.tr("There has been no message in this session."))
        self._draw(self._note)
        self.earlier.setChecked(bool(self._earlier))
        (self.earlier if self._earlier else self.dismiss).setFocus()

    def _tell(self, note: Note) -> None:
        last = self._note
        if last is not None and last.weighty and last != note:
            self._earlier = [*self._earlier, last][-KEPT:]
        self._note, self._is_progress = note, False
        self._told = [*self._told, note][-KEPT:]
        self._draw(note)
        announce(self, note.words, at_once=note.is_problem)

    def _draw(self, note: Note) -> None:
        self.words.setText(note.words)
        self.set_colours(self._colours)
        self.show_details.setChecked(False)
        self.details.setPlainText(note.details)
        self.show_details.setVisible(bool(note.details))
        self.copy.setVisible(bool(note.details))
        self.open_folder.setVisible(note.folder is not None)
        self.offer.setVisible(note.offer is not None)
        self.offer.setText(note.offer[0] if note.offer is not None else "")
        self.offer.setAccessibleName(self.offer.text())
        self.cancel.setVisible(self._is_progress)
        self.dismiss.setVisible(not self._is_progress)
        self._draw_earlier()
        self.setAccessibleDescription(note.words)
        self.show()

    def _draw_earlier(self) -> None:
        count = len(self._earlier)
        one, more = self.tr("1 earlier message"), self.tr("{count} earlier messages")
        self.earlier.setText((one if count == 1 else more).format(count=count))
        self.earlier.setAccessibleName(self.earlier.text())
        self.earlier.setVisible(bool(count))
        if not count:
            self.earlier.setChecked(False)
        notes = (f"{note.words}\n{note.details}".strip() for note in reversed(self._earlier))
        self.history.setPlainText("\n\n".join(notes))

    def _draw_or_hide(self) -> None:
        if self._note is None:
            self.hide()
        else:
            self._draw(self._note)

    def _show_history(self, shown: bool) -> None:
        self.history.setVisible(shown)

    def _dismiss(self) -> None:
        """The one before comes back; where the earlier ones were unfolded, all are read."""
        if self.earlier.isChecked():
            self._earlier = []
        self._note = self._earlier.pop() if self._earlier else None
        self._draw_or_hide()
        if self._note is None:
            self._draw_earlier()

    def _accept(self) -> None:
        note = self._note
        if note is not None and note.offer is not None:
            self._dismiss()
            note.offer[1]()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.words.text()}\n\n{self.details.toPlainText()}")

    def _open_folder(self) -> None:
        if self._note is not None and self._note.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._note.folder)))


def _joined(message: str, advice: str) -> str:
    return f"{message}\n{advice}" if advice else message
