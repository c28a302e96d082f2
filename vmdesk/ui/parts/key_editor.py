"""The keys of one command, to be changed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QLabel, QPushButton, QWidget

from vmdesk.ui.logic.keymap import MOST_KEYS
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.key_table import spelt

_PORTABLE = QKeySequence.SequenceFormat.PortableText


class KeyEditor(QWidget):
    """Two fields that take the next key pressed; `chosen` when they are to hold from now on."""

    chosen = Signal(object)
    """Keys, a tuple in Qt's portable spelling."""
    reset_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = QLabel()
        self.fields = tuple(QKeySequenceEdit() for _ in range(MOST_KEYS))
        names = (self.tr("First key"), self.tr("Second key"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self.name, 1)
        for field, name in zip(self.fields, names, strict=True):
            field.setAccessibleName(name)
            field.setToolTip(name)
            field.setMaximumSequenceLength(1)
            field.setClearButtonEnabled(True)
            field.setMaximumWidth(130)
            row.addWidget(field)
        self.use = self._button(row, self.tr("&Use"), self._choose)
        self.reset = self._button(row, self.tr("As &usual"), self.reset_wanted)

    def _button(self, row: QHBoxLayout, words: str, do: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        row.addWidget(button)
        return button

    def show_command(self, name: str, keys: tuple[str, ...] | None) -> None:
        """Show a command's words and keys; `keys` None where none is chosen."""
        self.name.setText(name)
        for place, field in enumerate(self.fields):
            own = keys[place] if keys is not None and place < len(keys) else ""
            field.setKeySequence(QKeySequence(own, _PORTABLE))
        for widget in (*self.fields, self.use, self.reset):
            widget.setEnabled(keys is not None)

    def _choose(self) -> None:
        found = [spelt(field.keySequence().toString(_PORTABLE)) for field in self.fields]
        self.chosen.emit(tuple(dict.fromkeys(key for key in found if key is not None)))
