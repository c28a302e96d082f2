"""Ticks, marks, the chosen span, the whole-clip score and the window under the pointer, on the graph."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from vmdesk.domain.result import WindowScore
from vmdesk.ui.logic.presenter_graph import WholeClip
from vmdesk.ui.logic.presenter_ticks import Mark, Seconds, Ticks, spaced
from vmdesk.ui.parts import shapes, theme
from vmdesk.ui.parts.screen_item import Screen, ScreenItem

TICK_ROW = 13
"""Pixels along the upper edge that ticks have to themselves."""
_KEYFRAMES_APART, _OTHERS_APART, _LINES_APART = 4, 10, 40
"""Pixels between ticks of one kind; where there are more, the first of each such stretch stands for all."""


class TicksItem(ScreenItem):
    """A triangle for a cut, a stroke for a keyframe, a cross for a damaged frame."""

    def __init__(self) -> None:
        super().__init__()
        self._ticks = Ticks()

    def set_ticks(self, ticks: Ticks) -> None:
        """Draw these, if they are others."""
        if ticks is not self._ticks:
            self._ticks = ticks
            self.update()

    def paint_screen(self, painter: QPainter, screen: Screen) -> None:
        """Keyframes first, so that the rarer ones stand on them; a cut is drawn through the scores as well."""
        top, colours = screen.area.top() + 2, self.colours
        for seconds in _seen(self._ticks.keyframes, screen, _KEYFRAMES_APART):
            shapes.paint_keyframe(painter, screen.column(seconds), top, colours.quiet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cut_lines(painter, screen)
        for seconds in _seen(self._ticks.cuts, screen, _OTHERS_APART):
            shapes.paint_cut(painter, screen.column(seconds), top, colours.text)
        for seconds in _seen(self._ticks.damaged, screen, _OTHERS_APART):
            shapes.paint_damaged(painter, screen.x(seconds), top, colours.error)

    def _paint_cut_lines(self, painter: QPainter, screen: Screen) -> None:
        """Through the scores as well, as long as they are few."""
        if _LINES_APART * len(_all_seen(self._ticks.cuts, screen)) > screen.columns:
            return
        painter.setPen(QPen(QColor(self.colours.line), 1.0, Qt.PenStyle.DotLine))
        for seconds in _seen(self._ticks.cuts, screen, 1):
            x = screen.column(seconds)
            painter.drawLine(QPointF(x, screen.area.top() + TICK_ROW), QPointF(x, screen.area.bottom()))


def _seen(seconds: Seconds, screen: Screen, apart: int) -> list[float]:
    return spaced(seconds, screen.begin, screen.end, apart * screen.pixel).tolist()  # type: ignore[no-any-return]


def _all_seen(seconds: Seconds, screen: Screen) -> Seconds:
    return seconds[np.searchsorted(seconds, screen.first) : np.searchsorted(seconds, screen.last, "right")]


class SpanItem(ScreenItem):
    """The stretch from the in to the out point: shaded, between brackets."""

    def __init__(self) -> None:
        super().__init__()
        self._span: tuple[float, float] | None = None

    def set_span(self, span: tuple[float, float] | None) -> None:
        """Draw it; None draws none."""
        if span != self._span:
            self._span = span
            self.update()

    def paint_screen(self, painter: QPainter, screen: Screen) -> None:
        """Shade and brackets, as far as they are in view."""
        if self._span is None or not screen.shows(*self._span):
            return
        begin, end = screen.bar(*self._span)
        shade = QColor(self.colours.accent)
        shade.setAlpha(38)
        top, bottom = screen.area.top() + TICK_ROW, screen.area.bottom() - 2
        painter.fillRect(QRectF(begin, top, end - begin, bottom - top), shade)
        for seconds, x, inward in ((self._span[0], begin, 1), (self._span[1], end, -1)):
            if screen.first <= seconds <= screen.last:
                shapes.paint_bracket(painter, x, top, bottom, inward, self.colours.accent)


class MarksItem(ScreenItem):
    """The examiner's marks: pennants with their labels, as far as these do not meet."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: tuple[Mark, ...] = ()

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        """Draw these."""
        in_order = tuple(sorted(marks, key=lambda mark: mark.seconds))
        if in_order != self._marks:
            self._marks = in_order
            self.update()

    def paint_screen(self, painter: QPainter, screen: Screen) -> None:
        """Staffs over the whole height; a label that would reach the next pennant is cut short."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, top = QFontMetricsF(self.font), screen.area.top() + TICK_ROW
        seen = [mark for mark in self._marks if screen.first <= mark.seconds <= screen.last]
        places = [screen.column(mark.seconds) for mark in seen]
        limits = [*places[1:], screen.area.right()][: len(places)]
        for mark, x, limit in zip(seen, places, limits, strict=True):
            painter.setPen(QPen(QColor(self.colours.notice), 1.0))
            painter.drawLine(QPointF(x, top), QPointF(x, screen.area.bottom()))
            shapes.paint_mark(painter, x, top, self.colours.notice)
            words = metrics.elidedText(mark.label, Qt.TextElideMode.ElideRight, limit - x - 16)
            if len(words) > 1:
                self._paint_words(painter, QPointF(x + 12, top + metrics.ascent() - 1), words, metrics)

    def _paint_words(self, painter: QPainter, place: QPointF, words: str, metrics: QFontMetricsF) -> None:
        """Words on a plate of the ground's colour, so that curves do not run through them."""
        ground = QColor(self.colours.base)
        ground.setAlpha(220)
        width = metrics.horizontalAdvance(words)
        painter.fillRect(QRectF(place.x() - 2, place.y() - metrics.ascent(), width + 4, metrics.height()), ground)
        painter.setPen(QColor(self.colours.text))
        painter.drawText(place, words)


class WholeClipItem(ScreenItem):
    """The whole-clip score: a diamond at each frame that it was given for, on a dotted line; `label` in its words."""

    def __init__(self) -> None:
        super().__init__()
        self._whole: WholeClip | None = None
        self._label = ""

    def set_whole(self, whole: WholeClip | None, label: str) -> None:
        """Draw it; None draws none."""
        if whole is not self._whole:
            self._whole, self._label = whole, label
            self.update()

    def paint_screen(self, painter: QPainter, screen: Screen) -> None:
        """Line, diamonds, and the words at the right edge."""
        if self._whole is None:
            return
        y, area = screen.y(self._whole.score), screen.area
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.whole_clip_pen(self.colours))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        for seconds in _seen(self._whole.seconds, screen, _OTHERS_APART):
            shapes.paint_diamond(painter, screen.x(seconds), y, self.colours.text, self.colours.base)
        metrics = QFontMetricsF(self.font)
        width, height = metrics.horizontalAdvance(self._label) + 8, metrics.height() + 2
        below = y - height - 7 < area.top() + TICK_ROW
        plate = QRectF(area.right() - width - 6, y + 7 if below else y - height - 7, width, height)
        ground = QColor(self.colours.base)
        ground.setAlpha(215)
        painter.fillRect(plate, ground)
        painter.setPen(QColor(self.colours.text))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self._label)


class HoverItem(ScreenItem):
    """The window under the pointer: a shade over its frames, its score as a broad step with ends."""

    def __init__(self) -> None:
        super().__init__()
        self.window: WindowScore | None = None

    def set_window(self, window: WindowScore | None) -> None:
        """Draw it; None draws none."""
        self.window = window
        self.update()

    def paint_screen(self, painter: QPainter, screen: Screen) -> None:
        """Shade and step."""
        if self.window is None or not screen.shows(self.window.start_seconds, self.window.stop_seconds):
            return
        begin, end = screen.bar(self.window.start_seconds, self.window.stop_seconds)
        shade = QColor(self.colours.text)
        shade.setAlpha(34)
        painter.fillRect(QRectF(begin, screen.area.top(), end - begin, screen.area.height()), shade)
        if self.window.fake_score is not None:
            y = screen.y(self.window.fake_score)
            painter.setPen(QPen(QColor(self.colours.text), 4.0))
            painter.drawLine(QPointF(begin, y), QPointF(max(end, begin + 3), y))
