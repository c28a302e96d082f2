"""A label that says less where there is less room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


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
