"""Unscored stretches on the graph: hatched bars with their reason in words, so that they read without colour."""

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter

from vmdesk.domain.result import Status
from vmdesk.ui.logic.stretches import Bars
from vmdesk.ui.logic.track_windows import STATUSES, TrackWindows
from vmdesk.ui.parts.screen_item import Screen, ScreenItem

_HIGHEST, _LOWEST = 16.0, 3.0
"""Pixels of a bar; bars of several tracks stand on each other from 0 up, and take a third of the graph at most."""
_WORDS_FROM = 12.0
"""Pixels of a bar in which words can be read."""
_SPARE = 5
_GRAIN = 3
"""Pixels: very many gaps that are less than so far apart are drawn as one."""


class GapsItem(ScreenItem):
    """All gaps of all tracks that are in view."""

    def __init__(self) -> None:
        super().__init__()
        self._tracks: tuple[TrackWindows, ...] = ()
        self._seen: tuple[object, list[Bars]] = (None, [])

    def set_tracks(self, tracks: tuple[TrackWindows, ...]) -> None:
        """Draw the gaps of these."""
        self._tracks = tuple(track for track in tracks if len(track.gaps))
        self._seen = (None, [])
        self.update()

    def paint_screen(self, painter: QPainter, screen: Screen) -> None:
        """Hatched bars with an outline."""
        colour = QColor(self.colours.quiet)
        painter.setPen(colour)
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.drawRects([bar for bar, _ in self.bars(screen)])

    def bars(self, screen: Screen) -> Iterator[tuple[QRectF, int]]:
        """What is in view, in pixels, with its kind: a place in `STATUSES`, negative for several."""
        rows = self._rows(screen)
        room = (screen.y(0.0) - screen.y(1.0)) / 3 / max(1, len(rows))
        height = min(max(room, _LOWEST), _HIGHEST)
        for row, bars in enumerate(rows):
            top = screen.y(0.0) - (row + 1) * height
            seen = slice(int(np.searchsorted(bars.right, screen.begin)), int(np.searchsorted(bars.left, screen.end)))
            columns = (column[seen].tolist() for column in (bars.left, bars.right, bars.kind))
            for left, right, kind in zip(*columns, strict=True):
                begin, end = screen.bar(left, right)
                yield QRectF(begin, top, end - begin, height), kind

    def _rows(self, screen: Screen) -> list[Bars]:
        """Looked up once for each view, for the playhead has all painted again with each frame."""
        key = screen.first, screen.last, screen.columns // _GRAIN
        if self._seen[0] != key:
            bars = [track.gaps.seen(*key) for track in self._tracks]
            self._seen = key, [one for one in bars if one.left.size]
        return self._seen[1]


class GapWords(ScreenItem):
    """The reasons of the gaps in words where there is room for them, over the curves; `words` says one."""

    def __init__(self, gaps: GapsItem, words: Callable[[Status], str]) -> None:
        super().__init__()
        self._gaps, self._words = gaps, words

    def paint_screen(self, painter: QPainter, screen: Screen) -> None:
        """Words on a plate of the ground's colour."""
        metrics = QFontMetricsF(self.font)
        for bar, kind in self._gaps.bars(screen):
            if bar.width() < 4 * _HIGHEST or kind < 0 or bar.height() < _WORDS_FROM:
                continue
            words = self._words(STATUSES[kind])
            needed = metrics.horizontalAdvance(words) + 2 * _SPARE
            if needed + 2 * _SPARE <= bar.width():
                plate = QRectF(bar.center().x() - needed / 2, bar.top() + 1, needed, bar.height() - 1)
                painter.fillRect(plate, QColor(self.colours.base))
                painter.setPen(QColor(self.colours.text))
                painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
