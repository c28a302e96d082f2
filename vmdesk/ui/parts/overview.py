"""The whole video at a glance under the graph, and the range of it that the graph shows."""

from enum import Enum, auto

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from vmdesk.ui.logic.presenter_curves import Curve, thinned
from vmdesk.ui.logic.presenter_graph import Graph
from vmdesk.ui.logic.time_range import TimeRange
from vmdesk.ui.parts import theme

HEIGHT = 36
_ROW = 5
"""Pixels of the row of flagged stretches along the upper edge, and of the unscored along the lower."""
_GRIP = 6
"""Pixels on both sides of an edge where it can be taken."""
ZOOM_STEP = 1.25
_NOTCH = 120


class _Part(Enum):
    FIRST = auto()
    LAST = auto()
    INSIDE = auto()
    BESIDE = auto()


class Overview(QWidget):
    """Scores, flagged and unscored stretches of the whole video; a frame around what the graph shows.

    The frame's edges and the frame itself can be dragged, a click beside it brings it there. Up and Down lengthen and
    shorten it, Page Up and Page Down move it; other keys are left to the window.
    """

    range_wanted = Signal(float, float)
    """Seconds `[first, last)` that the examiner wants to see; never told of what `show_range` was given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = theme.DARK
        self._graph = Graph(0.0)
        self._range = TimeRange.whole(0.0)
        self._playhead: float | None = None
        self._edges = 0, 0
        self._held: _Part | None = None
        self._offset = 0.0
        self._ground: QPixmap | None = None
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Overview of the whole video"))
        self.setToolTip(self.tr("Drag the frame or its edges. Up and Down zoom, Page Up and Page Down move it."))

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self._colours = colours
        self._redraw()

    def show_graph(self, graph: Graph) -> None:
        """Draw the whole of a graph."""
        if graph.duration != self._range.duration:
            self._range = TimeRange.whole(graph.duration)
        self._graph = graph
        self._redraw()

    def show_range(self, first: float, last: float) -> None:
        """Frame these seconds."""
        self._range = TimeRange.within(first, last, self._graph.duration)
        self.update()

    def show_playhead(self, seconds: float | None) -> None:
        """Put the playhead; None hides it."""
        if seconds != self._playhead:
            self._playhead = seconds
            self.update()

    def align(self, left: int, right: int) -> None:
        """Draw between these pixels of the widget, as the graph above does."""
        if (left, right) != self._edges:
            self._edges = left, right
            self._redraw()

    def place_of(self, seconds: float) -> float:
        """Where a time lies in the widget."""
        left, right = self._edges
        duration = self._range.duration
        return left + (right - left) * seconds / duration if duration > 0 else float(left)

    def _places(self, seconds: NDArray[np.float64]) -> NDArray[np.float64]:
        left, right = self._edges
        return left + (right - left) * seconds / self._range.duration

    def _seconds(self, x: float) -> float:
        left, right = self._edges
        return (x - left) / max(1, right - left) * self._range.duration

    def _redraw(self) -> None:
        self._ground = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ground is drawn anew."""
        super().resizeEvent(event)
        self._redraw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, the frame, the playhead, the focus."""
        if self._ground is None:
            self._ground = self._drawn_ground()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        if self._range.duration > 0:
            self._paint_frame(painter)
            if self._playhead is not None:
                painter.setPen(theme.playhead_pen(self._colours))
                x = self.place_of(self._playhead)
                painter.drawLine(QPointF(x, 0), QPointF(x, HEIGHT))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        left, right = self._edges
        first, last = (
            self.place_of(self._range.first),
            max(self.place_of(self._range.last), self.place_of(self._range.first) + 3),
        )
        veil = QColor(self._colours.window)
        veil.setAlpha(150)
        painter.fillRect(QRectF(left, 0, first - left, HEIGHT), veil)
        painter.fillRect(QRectF(last, 0, right - last, HEIGHT), veil)
        painter.setPen(QPen(QColor(self._colours.accent), 1.5))
        painter.drawRect(QRectF(first, 1, last - first, HEIGHT - 2))
        for x in (first, last):
            painter.fillRect(QRectF(x - 2, HEIGHT / 2 - 8, 4, 16), QColor(self._colours.accent))

    def _drawn_ground(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        ground = QPixmap(round(self.width() * ratio), round(HEIGHT * ratio))
        ground.setDevicePixelRatio(ratio)
        ground.fill(QColor(self._colours.window))
        painter = QPainter(ground)
        left, right = self._edges
        painter.fillRect(QRectF(left, 0, right - left, HEIGHT), QColor(self._colours.base))
        if self._graph.duration > 0 and right > left:
            self._draw_stretches(painter)
            for track in self._graph.tracks:
                self._draw_curve(painter, thinned(track, 0.0, self._graph.duration, right - left))
        painter.end()
        return ground

    def _draw_stretches(self, painter: QPainter) -> None:
        """Flagged ones as a filled bar along the upper edge, unscored ones hatched along the lower."""
        whole = 0.0, self._graph.duration, max(1, (self._edges[1] - self._edges[0]) // 2)
        painter.setPen(Qt.PenStyle.NoPen)
        hatching = QBrush(QColor(self._colours.quiet), Qt.BrushStyle.BDiagPattern)
        rows = (("gaps", HEIGHT - _ROW, hatching), ("flagged", 0, QBrush(QColor(self._colours.text))))
        for name, top, brush in rows:
            painter.setBrush(brush)
            for track in self._graph.tracks:
                bars = getattr(track, name).seen(*whole)
                begins, ends = (self._places(column).tolist() for column in (bars.left, bars.right))
                reach = ((x, max(1.0, end - x)) for x, end in zip(begins, ends, strict=True))
                painter.drawRects([QRectF(x, top, width, _ROW) for x, width in reach])

    def _draw_curve(self, painter: QPainter, curve: Curve) -> None:
        pen = theme.series_pen(self._colours, curve.track or 0)
        pen.setWidthF(1.0)
        if curve.thin:
            pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        top, bottom = _ROW + 2.0, HEIGHT - _ROW - 2.0
        painter.setBrush(Qt.BrushStyle.NoBrush)
        heights = bottom - (bottom - top) * curve.y
        painter.drawPath(pg.arrayToQPath(self._places(curve.x), heights, connect="finite"))

    def _part_at(self, place: QPoint) -> _Part:
        first, last = self.place_of(self._range.first), self.place_of(self._range.last)
        to_first, to_last = abs(place.x() - first), abs(place.x() - last)
        if min(to_first, to_last) <= _GRIP:
            return _Part.FIRST if to_first < to_last else _Part.LAST
        return _Part.INSIDE if first < place.x() < last else _Part.BESIDE

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame or an edge of it; beside it, bring it there first."""
        if event.button() != Qt.MouseButton.LeftButton or self._range.duration <= 0:
            event.ignore()
            return
        seconds = self._seconds(event.position().x())
        self._held = self._part_at(event.position().toPoint())
        if self._held is _Part.BESIDE:
            self._held = _Part.INSIDE
            self._want(self._range.centred(seconds))
        self._offset = seconds - self._range.first

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held; otherwise show what could be."""
        seconds = self._seconds(event.position().x())
        match self._held:
            case _Part.FIRST:
                self._want(self._range.with_first(seconds))
            case _Part.LAST:
                self._want(self._range.with_last(seconds))
            case _Part.INSIDE:
                self._want(self._range.moved(seconds - self._offset - self._range.first))
            case _:
                self._show_cursor(self._part_at(event.position().toPoint()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held = None

    def _show_cursor(self, part: _Part) -> None:
        shape = Qt.CursorShape
        shapes = {_Part.INSIDE: shape.OpenHandCursor, _Part.BESIDE: shape.PointingHandCursor}
        self.setCursor(shapes.get(part, shape.SizeHorCursor))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the middle of what is shown."""
        self._zoom(ZOOM_STEP ** (-event.angleDelta().y() / _NOTCH))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and move the frame; leave other keys to the window."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._zoom(ZOOM_STEP if key is Qt.Key.Key_Down else 1 / ZOOM_STEP)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._want(self._range.moved(self._range.length * (0.9 if key is Qt.Key.Key_PageDown else -0.9)))
        else:
            event.ignore()

    def _zoom(self, factor: float) -> None:
        self._want(self._range.zoomed(factor, (self._range.first + self._range.last) / 2))

    def _want(self, wanted: TimeRange) -> None:
        if wanted != self._range:
            self._range = wanted
            self.update()
            self.range_wanted.emit(wanted.first, wanted.last)
