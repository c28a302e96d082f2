"""The bottom line of a verification: its mark, how it ended, what was not checked besides, and where it is noted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vmdesk.ui.logic.presenter_verify import Mark
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.check_marks import mark_pixmap

_SIZE = 28
"""Pixels of the mark."""
_LARGER = 1.15


class BottomLine(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = theme.DARK
        self._mark: Mark | None = None
        self.sign, self.words, self.rest, self.note = QLabel(), QLabel(), QLabel(), QLabel()
        self.sign.setFixedSize(_SIZE, _SIZE)
        flags = Qt.TextInteractionFlag
        for label in (self.words, self.rest, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(flags.TextSelectableByMouse)
        font = self.words.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        self.words.setFont(font)
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Nothing is known yet."""
        self._mark = None
        self.hide()

    def say(self, mark: Mark, words: str, rest: str, note: str) -> None:
        """`words` in large letters, `rest` and `note` in small ones below."""
        self._mark = mark
        for label, text in ((self.words, words), (self.rest, rest), (self.note, note)):
            label.setText(text)
            label.setVisible(bool(text))
        self._draw()
        self.show()

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self._colours = colours
        self._draw()

    def _draw(self) -> None:
        if self._mark is not None:
            ratio = self.devicePixelRatioF()
            pixmap = mark_pixmap(self._mark, self._colours, round(_SIZE * ratio))
            pixmap.setDevicePixelRatio(ratio)
            self.sign.setPixmap(pixmap)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(2)
        for label in (self.words, self.rest, self.note):
            column.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP, 0, theme.GAP, 0)
        row.setSpacing(theme.MARGIN)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
