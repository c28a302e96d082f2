"""A label that says less where there is less room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from vmdesk.ui.parts.facts_widgets import plain_tip


class FittedLabel(QLabel):
    """Shows the first of several wordings that fits, or none; it takes what room the others leave."""

    def __init__(self) -> None:
        super().__init__()
        self._wordings: tuple[str, ...] = ()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, *wordings: str) -> None:
        """Show one of these, the longest first."""
        if wordings != self._wordings:
            self._wordings = wordings
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        measure = self.fontMetrics().horizontalAdvance
        self.setText(next((words for words in self._wordings if words and measure(words) <= self.width()), ""))


class ShortenedLabel(FittedLabel):
    """One line whose end is left out where there is no room for it; it never asks for more. All of it is its tip."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def setText(self, text: str) -> None:
        """Show `text`, or as much of it as there is room for."""
        self._words = text
        self.setAccessibleDescription(text)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        QLabel.setText(self, shown)
        self.setToolTip(plain_tip(self._words) if shown != self._words else "")
