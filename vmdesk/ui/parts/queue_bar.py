"""What stands below the list of exhibits: where the queue stands, and the commands for it and for the chosen row."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from vmdesk.ui.parts import theme

_COLUMNS = 3


class QueueBar(QWidget):
    """The `listed` exhibits, a sentence, and buttons for `actions` in rows of three, each named after its action.

    The last one is as wide as all where it is alone in its row.
    """

    def __init__(self, listed: QWidget, actions: Sequence[tuple[QAction, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setAccessibleName(self.tr("State of the queue"))
        self.buttons = [_button(action, words) for action, words in actions]
        grid = QGridLayout()
        grid.setSpacing(theme.GAP)
        for number, button in enumerate(self.buttons):
            alone = number == len(self.buttons) - 1 and not number % _COLUMNS
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS, 1, _COLUMNS if alone else 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(listed, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.GAP, 0, theme.GAP, 0)
        foot.setSpacing(theme.GAP)
        foot.addWidget(self.words)
        foot.addLayout(grid)
        layout.addLayout(foot)


def _button(action: QAction, words: str) -> QToolButton:
    """The action's own text may be long and say where it leads; `words` are enough beside the list."""
    button = QToolButton()
    action.setIconText(words)
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setAccessibleName(action.text().replace("&", ""))
    return button
