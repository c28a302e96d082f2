"""Unscored stretches on the graph: hatched bars with their reason in words, so that they read without colour."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter

from vmdesk.domain.result import Status
from vmdesk.ui.screen_item import Screen, ScreenItem
from vmdesk.ui.stretches import Bars
from vmdesk.ui.track_windows import STATUSES, TrackWindows

_HIGHEST, _LOWEST = 16.0, 3.0
"""Pixels of a bar; bars of several tracks stand on each other from 0 up, and take a third of the graph at most."""
_SPARE = 5


class GapsItem(ScreenItem):
    """All gaps of all tracks; `words` says a reason in words."""

    def __init__(self, words: Callable[[Status], str]) -> None:
        super().__init__()
        self._words = words
        self._tracks: tuple[TrackWindows, ...] = ()
        self._seen: tuple[object, list[Bars]] = (None, [])

    def set_tracks(self, tracks: tuple[TrackWindows, ...]) -> None:
        """Draw the gaps of these."""
        self._tracks = tuple(track for track in tracks if len(track.gaps))
        self._seen = (None, [])
        self.update()

    def paint_screen(self, painter: QPainter, screen: Screen) -> None:
        """Hatched bars with an outline, and the reason where there is room for it."""
        if not self._tracks:
            return
        room = (screen.y(0.0) - screen.y(1.0)) / 3 / len(self._tracks)
        height = min(max(room, _LOWEST), _HIGHEST)
        for row, bars in enumerate(self._bars(screen)):
            top = screen.y(0.0) - (row + 1) * height
            for left, right, kind in zip(bars.left, bars.right, bars.kind, strict=True):
                begin, end = screen.bar(float(left), float(right))
                self._paint_bar(painter, QRectF(begin, top, end - begin, height), int(kind))

    def _bars(self, screen: Screen) -> list[Bars]:
        key = screen.first, screen.last, screen.columns
        if self._seen[0] != key:
            self._seen = key, [track.gaps.seen(*key) for track in self._tracks]
        return self._seen[1]

    def _paint_bar(self, painter: QPainter, bar: QRectF, kind: int) -> None:
        colour = QColor(self.colours.quiet)
        painter.setPen(colour)
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.drawRect(bar)
        if bar.height() < _HIGHEST or bar.width() < _HIGHEST or kind < 0:
            return
        words, metrics = self._words(STATUSES[kind]), QFontMetricsF(self.font)
        needed = metrics.horizontalAdvance(words) + 2 * _SPARE
        if needed + 2 * _SPARE <= bar.width():
            plate = QRectF(bar.center().x() - needed / 2, bar.top() + 1, needed, bar.height() - 1)
            painter.fillRect(plate, QColor(self.colours.base))
            painter.setPen(QColor(self.colours.text))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
