"""The dialog in which the examiner records what they think of a segment."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from vmdesk.domain.notes import FINDINGS
from vmdesk.ui.logic.presenter_marks import Segment, finding_words
from vmdesk.ui.parts import dialogs, theme


class OpinionDialog(QDialog):
    """Asks for the segment, the finding and a note; does not block the window, so that the video can be looked at."""

    recorded = Signal(int, int, str, str)
    """Frames `[start, stop)`, the finding and the note."""

    def __init__(self, segments: Sequence[Segment], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Record an opinion"))
        self.setModal(False)
        self._segments = tuple(segments)
        self.segment = QComboBox()
        self.segment.setAccessibleName(self.tr("Segment"))
        self.segment.addItems([one.words for one in self._segments])
        self.findings = QButtonGroup(self)
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("Reasons"))
        self.note.setTabChangesFocus(True)
        self.note.setPlaceholderText(self.tr("What you looked at, and what you saw"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.record = self.buttons.addButton(self.tr("Record"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.record.setEnabled(False)
        dialogs.without_icons(self.buttons)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.resize(520, self.sizeHint().height())

    def _lay_out(self) -> None:
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        for number, finding in enumerate(FINDINGS):
            button = QRadioButton(finding_words(finding, self.tr))
            self.findings.addButton(button, number)
            column.addWidget(button)
        self.findings.idToggled.connect(self._on_chosen)
        words = QLabel(
            self.tr(
                "An opinion is kept in the audit trail with its time and stands in the report. It cannot be changed."
            )
        )
        words.setWordWrap(True)
        form = QFormLayout()
        form.setVerticalSpacing(theme.MARGIN)
        form.addRow(self.tr("Segment"), self.segment)
        form.addRow(self.tr("Opinion"), choices)
        form.addRow(self.tr("Reasons"), self.note)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.MARGIN)
        layout.addWidget(words)
        layout.addLayout(form)
        layout.addWidget(self.buttons)

    def _on_chosen(self, _number: int, chosen: bool) -> None:
        self.record.setEnabled(self.record.isEnabled() or chosen)

    def _accept(self) -> None:
        segment = self._segments[self.segment.currentIndex()]
        finding = FINDINGS[self.findings.checkedId()]
        self.recorded.emit(segment.start, segment.stop, finding, self.note.toPlainText().strip())
        self.accept()
