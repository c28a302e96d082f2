"""An inline line of news: an error with advice and details, or a notice with a folder to open. It never blocks."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from vmdesk.ui import theme
from vmdesk.ui.problem import Problem


class Banner(QFrame):
    """Hidden until it has something to say; stays until dismissed or replaced, or the work it tells of has ended."""

    cancelled = Signal()
    """The work whose progress is shown is not wanted any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAccessibleName(self.tr("Message"))
        self._folder: Path | None = None
        self._colours = theme.DARK
        self._is_problem = self._is_progress = False
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setFont(theme.monospace())
        self.details.setFixedHeight(140)
        self.details.setAccessibleName(self.tr("Details of the problem"))
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        self.show_details = self._button(self.tr("Details"))
        self.show_details.setCheckable(True)
        self.show_details.toggled.connect(self._toggled)
        self.copy = self._button(self.tr("Copy"))
        self.copy.clicked.connect(self._copy)
        self.open_folder = self._button(self.tr("Open folder"))
        self.open_folder.clicked.connect(self._open_folder)
        self.cancel = self._button(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        self.dismiss = self._button(self.tr("Dismiss"))
        self.dismiss.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.words, 1)
        for button in (self.show_details, self.copy, self.open_folder, self.cancel, self.dismiss):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        layout.addLayout(row)
        layout.addWidget(self.details)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        return button

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self._colours = colours
        edge = colours.error if self._is_problem else colours.notice
        self.setStyleSheet(
            f"#banner {{ background: {colours.panel}; border: 1px solid {colours.line};"
            f" border-left: 5px solid {edge}; border-radius: 3px; }}"
        )

    def tell_problem(self, problem: Problem) -> None:
        """Show a failure."""
        self._tell(self.tr("Problem: {message}").format(message=problem.message), problem.advice, is_problem=True)
        self.details.setPlainText(problem.details)
        self.show_details.setVisible(bool(problem.details))
        self.copy.setVisible(bool(problem.details))

    def tell_notice(self, message: str, advice: str = "", folder: Path | None = None) -> None:
        """Show news; with `folder`, a button that opens it."""
        self._tell(message, advice, is_problem=False)
        self._folder = folder
        self.open_folder.setVisible(folder is not None)

    def tell_progress(self, message: str) -> None:
        """Show how far a piece of work is, with a button that ends it."""
        self._tell(message, "", is_problem=False)
        self._is_progress = True
        self.dismiss.hide()
        self.cancel.show()

    def end_progress(self) -> None:
        """That work has ended."""
        if self._is_progress:
            self._is_progress = False
            self.hide()

    def _tell(self, message: str, advice: str, *, is_problem: bool) -> None:
        self.words.setText(f"{message}\n{advice}" if advice else message)
        self._is_problem, self._is_progress = is_problem, False
        self.set_colours(self._colours)
        self.show_details.setChecked(False)
        for widget in (self.details, self.show_details, self.copy, self.open_folder, self.cancel):
            widget.hide()
        self.dismiss.show()
        self.setAccessibleDescription(self.words.text())
        self.show()

    def _toggled(self, shown: bool) -> None:
        self.details.setVisible(shown)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.words.text()}\n\n{self.details.toPlainText()}")

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
