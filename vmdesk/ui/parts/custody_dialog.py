"""The dialog of an exhibit's custody: a table of its events, and a form to record another."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vmdesk.domain.custody import (
    KINDS,
    LONGEST,
    LONGEST_TEXT,
    WITHDRAWN,
    CustodyEvent,
    CustodyStatement,
    Seal,
    standing,
)
from vmdesk.ui.logic import presenter_custody
from vmdesk.ui.logic.presenter_custody import CustodyRow
from vmdesk.ui.parts import dialogs, theme
from vmdesk.ui.parts.facts_widgets import plain_tip

_PARTICULARS = 4
_CHARACTERS = (7, 20, 24, 24, 40, 26)
"""How wide the columns are; longer texts are wrapped."""


class CustodyDialog(QDialog):
    """Shows and asks; does not block the window. What is recorded is not changed, only corrected by another entry."""

    stated = Signal(object)
    """A `CustodyStatement` to be recorded."""

    def __init__(self, exhibit: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Custody of {exhibit}").format(exhibit=exhibit))
        self.setModal(False)
        self._rows: tuple[CustodyRow, ...] = ()
        self._corrects: int | None = None
        self.table, self.hint = self._table(), _plain("")
        self.none = _plain(self.tr("No custody events are recorded"))
        self.kind, self.seal = QComboBox(), QComboBox()
        self.fields: dict[str, QLineEdit] = {}
        self.form = QFormLayout()
        self.correct = QPushButton(self.tr("&Correct the chosen entry"))
        self.give_up = QPushButton(self.tr("&Stop correcting"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.record = self.buttons.addButton(self.tr("&Record"), QDialogButtonBox.ButtonRole.ActionRole)
        self._fill_form()
        self._lay_out()
        self._connect()
        self._on_kind()
        self.show_events(())
        self.resize(1040, 740)

    def _table(self) -> QTableWidget:
        names = presenter_custody.columns(self.tr)
        table = QTableWidget(0, len(names))
        table.setAccessibleName(self.tr("Custody events"))
        table.setHorizontalHeaderLabels(names)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(True)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header, wide = table.horizontalHeader(), table.fontMetrics().averageCharWidth()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, characters in enumerate(_CHARACTERS):
            header.resizeSection(column, wide * characters + 2 * theme.GAP)
        header.setSectionResizeMode(_PARTICULARS, QHeaderView.ResizeMode.Stretch)
        return table

    def _fill_form(self) -> None:
        names = presenter_custody.field_words(self.tr)
        for kind, words in presenter_custody.kind_words(self.tr).items():
            self.kind.addItem(words, kind)
        self.kind.setAccessibleName(self.tr("Event"))
        self.form.addRow(self.tr("Event"), self.kind)
        for name, words in names.items():
            field: QWidget = self.seal
            if name != "seal":
                field = self.fields[name] = QLineEdit()
                self.fields[name].setMaxLength(LONGEST_TEXT if name in ("condition", "note") else LONGEST)
            field.setAccessibleName(words)
            self.form.addRow(words, field)
        for state, words in presenter_custody.seal_words(self.tr).items():
            self.seal.addItem(words, state)
        self.fields["stated"].setPlaceholderText(self.tr("for instance 2026-11-25 14:30, local time"))

    def _lay_out(self) -> None:
        words = _plain(
            self.tr(
                "What is recorded here is kept in the audit trail and stands in the report. It cannot be changed or "
                "removed; a mistake is corrected by another entry that names it, and both stay."
            )
        )
        group = QGroupBox(self.tr("Record an event"))
        inner = QVBoxLayout(group)
        inner.addWidget(self.hint)
        inner.addLayout(self.form)
        row = QHBoxLayout()
        row.addWidget(self.correct)
        row.addWidget(self.give_up)
        row.addStretch(1)
        dialogs.without_icons(self.buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.MARGIN)
        layout.addWidget(words)
        layout.addWidget(self.none)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        layout.addWidget(group)
        layout.addWidget(self.buttons)
        for button in (self.correct, self.give_up, self.record):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.table.currentItemChanged.connect(self._on_chosen)
        self.correct.clicked.connect(self._begin_correcting)
        self.give_up.clicked.connect(self._stop_correcting)
        self.record.clicked.connect(self._state)
        self.buttons.rejected.connect(self.reject)

    def show_events(self, events: Sequence[CustodyEvent]) -> None:
        """Draw the table; the row that is current stays so."""
        rows = presenter_custody.rows(events, self.tr)
        self.none.setVisible(not rows)
        if rows == self._rows:
            return
        current = self.table.currentRow()
        self._rows = rows
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, text in enumerate(row.cells):
                self.table.setItem(place, column, self._item(row, column, text))
        if current >= 0:
            self.table.setCurrentCell(current, 0)
        self._on_chosen()

    def _item(self, row: CustodyRow, column: int, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        item.setToolTip(plain_tip(row.told))
        font = QFont(self.font())
        font.setStrikeOut(row.event.corrected_by is not None and 1 < column < 5)  # said in words, too
        item.setFont(font)
        return item

    def words(self) -> list[tuple[str, ...]]:
        """What stands in the rows."""
        return [row.cells for row in self._rows]

    def _chosen(self) -> CustodyEvent | None:
        """The event of the current row, where it may be corrected."""
        place = self.table.currentRow()
        event = self._rows[place].event if 0 <= place < len(self._rows) else None
        return event if event in standing(row.event for row in self._rows) else None

    def _on_chosen(self, *_items: object) -> None:
        self.correct.setEnabled(self._chosen() is not None)

    def _begin_correcting(self) -> None:
        event = self._chosen()
        if event is None:
            return
        self._corrects = event.seq
        self.kind.setCurrentIndex(KINDS.index(event.statement.kind))
        for name, field in self.fields.items():
            field.setText(getattr(event.statement, name))
        self.seal.setCurrentIndex(max(0, self.seal.findData(event.statement.seal)))
        self._on_kind()
        self.kind.setFocus()

    def _stop_correcting(self) -> None:
        self._corrects = None
        for field in self.fields.values():
            field.clear()
        self.kind.setCurrentIndex(0)
        self.seal.setCurrentIndex(0)
        self._on_kind()

    def _on_kind(self, *_index: int) -> None:
        """Ask what belongs to the kind of event; "entered in error" is said of an entry alone."""
        kind = self.kind.currentData()
        for name, field in (*self.fields.items(), ("seal", self.seal)):
            self.form.setRowVisible(field, name in presenter_custody.FIELDS[kind])
        label = self.form.labelForField(self.fields["taker"])
        if isinstance(label, QLabel):
            label.setText(presenter_custody.taker_words(kind, self.tr))
            self.fields["taker"].setAccessibleName(label.text())
        correcting = self._corrects is not None
        self.give_up.setVisible(correcting)
        self.record.setEnabled(correcting or kind != WITHDRAWN)
        self.hint.setText(self._hint(kind))
        self.hint.setVisible(bool(self.hint.text()))

    def _hint(self, kind: str) -> str:
        if self._corrects is not None:
            return self.tr(
                "This corrects entry {entry}; choose “Entered in error” where it should not be there at all."
            ).format(entry=self._corrects)
        if kind == WITHDRAWN:
            return self.tr("Choose the entry in the table, then “Correct the chosen entry”.")
        return ""

    def _state(self) -> None:
        kind = self.kind.currentData()
        asked = presenter_custody.FIELDS[kind]
        texts: dict[str, Any] = {name: field.text().strip() for name, field in self.fields.items() if name in asked}
        if "sha256" in texts:
            texts["sha256"] = texts["sha256"].lower()
        seal: Seal = self.seal.currentData() if "seal" in asked else ""
        if not any(texts.values()):
            self._point_out(asked[0], self.tr("Nothing is stated yet; what is recorded cannot be removed."))
            return
        try:
            statement = CustodyStatement(kind, seal=seal, corrects=self._corrects, **texts)
        except ValueError:
            self._point_out("sha256", self.tr("A SHA-256 has 64 hexadecimal digits."))
            return
        self.stated.emit(statement)
        self._stop_correcting()

    def _point_out(self, name: str, words: str) -> None:
        self.fields[name].setFocus()
        self.hint.setText(words)
        self.hint.setVisible(True)


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
