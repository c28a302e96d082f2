"""The dialog in which the examiner states who reports, for whom, and on what was asked."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vmdesk.domain.report_details import LONGEST_LINES, LONGEST_TEXT, OUTPUTS, ReportDetails
from vmdesk.domain.text import cleaned
from vmdesk.ui.parts import dialogs, theme

_LONG = ("address", "letterhead", "introduction", "remarks", "asked", "condition", "deviations", "external")
_LISTS = ("address", "letterhead")


class DetailsDialog(QDialog):
    """Shows `details` to be changed; does not block the window, so that exhibit and notes can be looked at."""

    stated = Signal(object, object)
    """The `ReportDetails`, without a logo's bytes; the logo's new path, "" for none, None where it stays."""

    def __init__(self, details: ReportDetails, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Report details"))
        self.setModal(False)
        self._details, self._logo = details, None if details.logo else ""
        self.fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        self.logo = QLabel(self.tr("A logo is kept") if details.logo else self.tr("No logo"))
        self.certification = QCheckBox(self.tr("Append a blank FRE 902(13)/(14) &certification page"))
        self.certification.setChecked(details.certification)
        self.also = {kind: QCheckBox(words) for kind, words in zip(OUTPUTS, self._output_words(), strict=True)}
        for kind, box in self.also.items():
            box.setChecked(kind in details.also)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        dialogs.without_icons(self.buttons)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.resize(640, 640)

    def _output_words(self) -> tuple[str, str, str]:
        return (
            self.tr("&HTML, an unsigned copy"),
            self.tr("CS&V of all windows, an unsigned copy"),
            self.tr("&JSON of the text, an unsigned copy"),
        )

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(theme.MARGIN)
        column.addWidget(self._words())
        column.addWidget(self._group(self.tr("In every report"), self._general()))
        column.addWidget(self._group(self.tr("In reports of this case"), self._of_the_case()))
        column.addWidget(self._outputs())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(self.buttons)

    def _words(self) -> QLabel:
        words = QLabel(
            self.tr(
                "What you state here stands in the report and in the audit trail inside it. "
                "What is left empty is printed as “not stated”."
            )
        )
        words.setWordWrap(True)
        return words

    def _general(self) -> tuple[tuple[str, str], ...]:
        return (
            ("laboratory", self.tr("Laboratory")),
            ("address", self.tr("Address, in lines")),
            ("location", self.tr("Where it is examined")),
            ("examiner", self.tr("Examiner")),
            ("authorised_by", self.tr("Authorised by")),
            ("letterhead", self.tr("Letterhead, in lines (else laboratory and address)")),
            ("introduction", self.tr("Introduction in every report")),
            ("remarks", self.tr("Remarks on limits in every report")),
        )

    def _of_the_case(self) -> tuple[tuple[str, str], ...]:
        return (
            ("customer", self.tr("Customer")),
            ("customer_contact", self.tr("Customer's contact")),
            ("case_number", self.tr("Case number")),
            ("exhibit_number", self.tr("Exhibit number")),
            ("received", self.tr("Received on")),
            ("examined", self.tr("Examined on")),
            ("condition", self.tr("Condition as received")),
            ("asked", self.tr("What was asked")),
            ("deviations", self.tr("Deviations from the method")),
            ("external", self.tr("Results of others in it")),
        )

    def _group(self, title: str, rows: tuple[tuple[str, str], ...]) -> QGroupBox:
        group = QGroupBox(title)
        form = QFormLayout(group)
        for name, words in rows:
            self.fields[name] = self._field(name)
            self.fields[name].setAccessibleName(words)
            form.addRow(words, self.fields[name])
        if "laboratory" in dict(rows):
            form.addRow(self.tr("Logo (PNG or JPEG)"), self._logo_row())
        return group

    def _field(self, name: str) -> QLineEdit | QPlainTextEdit:
        value = getattr(self._details, name)
        if name not in _LONG:
            line = QLineEdit(value)
            line.setMaxLength(LONGEST_TEXT)
            return line
        text = QPlainTextEdit("\n".join(value) if isinstance(value, tuple) else value)
        text.setTabChangesFocus(True)
        text.setFixedHeight(text.fontMetrics().lineSpacing() * 4)
        return text

    def _logo_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.logo, 1)
        layout.addWidget(self._button(self.tr("Choose &logo…"), self._choose_logo))
        layout.addWidget(self._button(self.tr("&No logo"), lambda: self._take_logo("")))
        return row

    def _button(self, words: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: pressed())
        return button

    def _choose_logo(self) -> None:
        dialogs.choose_logo(self, self._take_logo)

    def _take_logo(self, path: str) -> None:
        self._logo = path
        self.logo.setTextFormat(Qt.TextFormat.PlainText)
        self.logo.setText(cleaned(Path(path).name) if path else self.tr("No logo"))

    def _outputs(self) -> QGroupBox:
        group = QGroupBox(self.tr("Written with the signed report"))
        column = QVBoxLayout(group)
        for box in (self.certification, *self.also.values()):
            column.addWidget(box)
        return group

    def _accept(self) -> None:
        try:
            self.stated.emit(self._read(), self._logo)
        except ValueError:
            self._point_out()
            return
        self.accept()

    def _point_out(self) -> None:
        """Say what cannot be printed, beside the buttons, and go to the first field that is too long."""
        long = (field for name, field in self.fields.items() if _too_long(name, _text(field)))
        next(long, self.fields["address"]).setFocus()
        words = self.tr("A text may have {count:,} characters, an address or letterhead {lines} lines.")
        told = words.format(count=LONGEST_TEXT, lines=LONGEST_LINES)
        dialogs.tell(self, self.tr("Report details"), told)

    def _read(self) -> ReportDetails:
        values = {name: _text(field) for name, field in self.fields.items()}
        address, letterhead = (_lines(values.pop(name)) for name in _LISTS)
        also = tuple(kind for kind, box in self.also.items() if box.isChecked())
        chosen = ReportDetails(certification=self.certification.isChecked(), also=also)
        return replace(chosen, address=address, letterhead=letterhead, **values)  # type: ignore[arg-type]


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return (field.text() if isinstance(field, QLineEdit) else field.toPlainText()).strip()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _too_long(name: str, text: str) -> bool:
    return len(text) > LONGEST_TEXT or (name in _LISTS and len(_lines(text)) > LONGEST_LINES)
