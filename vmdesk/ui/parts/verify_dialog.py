"""The dialog of a verification: the report, what else is checked, how far it is, each line, and the bottom line."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vmdesk.domain.checks import Check, CheckProgress
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.presenter_verify import (
    Mark,
    as_text,
    bottom_line,
    bottom_mark,
    bottom_parts,
    groups,
    permille,
    progress_words,
)
from vmdesk.ui.logic.problem import Problem
from vmdesk.ui.logic.verification import Outcome, is_report
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.announce import announce
from vmdesk.ui.parts.check_bottom import BottomLine
from vmdesk.ui.parts.check_list import CheckList
from vmdesk.ui.parts.facts_widgets import ElidedLabel
from vmdesk.ui.parts.verify_options import VerifyOptions


class VerifyDialog(QDialog):
    """Does not block the window. Closing it leaves what is under way."""

    wanted = Signal(object)
    """A `Wish`."""
    left = Signal()
    """What is under way is not wanted any more."""
    other_wanted = Signal()
    """Another report is to be chosen."""
    save_wanted = Signal(object)
    """An `Outcome`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Verify report"))
        self.setModal(False)
        self.report = Path()
        self.outcome: Outcome | None = None
        self._checks: tuple[Check, ...] = ()
        self._progress: CheckProgress | None = None
        self.running = False
        self.name, self.options, self.list = ElidedLabel(self.tr("Report")), VerifyOptions(), CheckList()
        self.bar, self.status, self.bottom = QProgressBar(), QLabel(), BottomLine()
        self._make_buttons()
        self._set_up_progress()
        self._lay_out()
        self._take_colours()
        self._enable()
        self.setAcceptDrops(True)
        self.resize(min(1000, parent.width() - 40), min(960, parent.height() - 30))

    def show_report(self, report: Path) -> None:
        """Begin anew with this report."""
        self.report, self.outcome, self._checks = report, None, ()
        self.name.set_text(cleaned(str(report), 600))
        self.options.set_evidence(None)
        self._draw_lines()
        self.bottom.clear()
        self.verify()

    def verify(self) -> None:
        """Ask for what the fields say; a certificate's SHA-256 that is none is pointed out instead."""
        try:
            wish = self.options.wish(self.report)
        except ValueError:
            self.status.setText(self.tr("A certificate's SHA-256 has 64 hexadecimal digits; colons are allowed."))
            self.options.signer.setFocus()
            return
        self.wanted.emit(wish)

    def show_running(self) -> None:
        """A verification has begun."""
        self.running, self.outcome, self._checks = True, None, ()
        self.bottom.clear()
        self.show_progress(CheckProgress(""))
        self._enable()
        self.cancel.setFocus()

    def show_progress(self, progress: CheckProgress) -> None:
        """How far it is."""
        begins = self._progress is None or self._progress.check != progress.check
        self._progress = progress
        share = permille(progress)
        self.bar.setRange(0, 1000 if share is not None else 0)
        self.bar.setValue(share or 0)
        self.status.setText(progress_words(progress, self.tr))
        self._draw_lines()
        if begins:
            self.list.show_mark(Mark.RUNNING)

    def show_lines(self, checks: tuple[Check, ...]) -> None:
        """Lines found so far."""
        self._checks = checks
        self._draw_lines()
        self.list.show_mark(Mark.RUNNING)

    def show_outcome(self, outcome: Outcome, noted: str) -> None:
        """All lines and the bottom line; `noted` says where it is noted."""
        self.outcome, self._checks = outcome, outcome.check.checks
        self._end(bottom_line(outcome.check, self.tr))
        self.bottom.say(bottom_mark(outcome.check), *bottom_parts(outcome.check, self.tr), noted)
        self.list.scrollToTop()
        self.list.show_mark(Mark.FAIL)

    def show_problem(self, problem: Problem, noted: str) -> None:
        """Nothing was found out, and why."""
        told = problem.told(self.tr)
        words = f"{told.message} {told.advice}".strip()
        self._checks = ()
        self._end(words)
        self.bottom.say(Mark.NOT_CHECKED, words, "", noted)

    def show_left(self, noted: str) -> None:
        """It was left before its end; what was found so far stays, and is called what it is."""
        words = self.tr("Cancelled: the lines shown are not complete, and there is no result.")
        self._end(words)
        self.bottom.say(Mark.NOT_CHECKED, words, "", noted)

    def say(self, words: str) -> None:
        """Tell something beside the buttons."""
        self.status.setText(words)

    def done(self, result: int) -> None:
        """However the dialog is closed, what is under way is left."""
        if self.running:
            self.left.emit()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """The theme may have changed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "list"):
            self._take_colours()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A report or an exhibit is welcome while none is verified."""
        if self.running or not _files(event.mimeData()):
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """A PDF is another report, anything else the exhibit."""
        file = _files(event.mimeData())[0]
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if is_report(file):
            self.show_report(file)
        else:
            self.options.set_evidence(file)

    def _end(self, words: str) -> None:
        self.running, self._progress = False, None
        self.status.setText("")
        self._draw_lines()
        self._enable()
        self.again.setFocus()
        announce(self, words, at_once=True)

    def _draw_lines(self) -> None:
        self.list.show_groups(groups(self._checks, self.tr, self._progress, self.outcome))

    def _take_colours(self) -> None:
        """Those of the theme that the palette is of."""
        dark = self.palette().window().color().lightness() < 128
        for part in (self.list, self.bottom):
            part.set_colours(theme.DARK if dark else theme.LIGHT)

    def _enable(self) -> None:
        self.options.setEnabled(not self.running)
        self.again.setEnabled(not self.running)
        self.other.setEnabled(not self.running)
        self.cancel.setVisible(self.running)
        self.bar.setVisible(self.running)
        for button in (self.copy, self.save):
            button.setEnabled(self.outcome is not None)

    def _copy(self) -> None:
        if self.outcome is not None:
            QGuiApplication.clipboard().setText(as_text(self.outcome, self.tr))
            self.say(self.tr("The lines are copied."))

    def _save(self) -> None:
        if self.outcome is not None:
            self.save_wanted.emit(self.outcome)

    def _make_buttons(self) -> None:
        self.other = self._button(self.tr("Another &report…"))
        self.again = self._button(self.tr("&Verify"))
        self.cancel = self._button(self.tr("Ca&ncel verification"))
        self.copy = self._button(self.tr("C&opy as text"))
        self.save = self._button(self.tr("&Save as JSON…"))
        self.close_button = self._button(self.tr("Close"))
        self.other.clicked.connect(self.other_wanted)
        self.again.clicked.connect(self.verify)
        self.options.signer.returnPressed.connect(self.verify)
        self.cancel.clicked.connect(self.left)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.close_button.clicked.connect(self.reject)

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        return button

    def _set_up_progress(self) -> None:
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(220, 10)
        self.bar.setAccessibleName(self.tr("How far the verification is"))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GAP)
        layout.addLayout(self._row(QLabel(self.tr("Report")), self.name, self.other, stretched=self.name))
        layout.addWidget(self.options)
        layout.addLayout(self._row(self.again, self.cancel, self.bar, self.status, stretched=self.status))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.bottom)
        end = self._row(self.copy, self.save)
        end.addStretch(1)
        end.addWidget(self.close_button)
        layout.addLayout(end)

    def _row(self, *widgets: QWidget, stretched: QWidget | None = None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for widget in widgets:
            row.addWidget(widget, 1 if widget is stretched else 0)
        return row


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
