"""The strip over the graph that says which two analyses are on it, and ends the comparison."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from vmdesk.ui.parts import theme


class ComparedStrip(QWidget):
    """Hidden while nothing is compared."""

    ended = Signal()
    """The comparison is to end."""

    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName(self.tr("Analyses compared"))
        self.end = QPushButton(self.tr("End comparison"))
        self.end.setAccessibleName(self.tr("End the comparison"))
        self.end.setAutoDefault(False)
        self.end.clicked.connect(self.ended)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(self.words, 1)
        row.addWidget(self.end, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_words(self, words: str) -> None:
        """Say what is compared; empty where nothing is."""
        self.words.setText(words)
        self.setVisible(bool(words))
