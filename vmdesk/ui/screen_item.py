"""What is painted on the graph in pixels, so that it keeps its size at every zoom."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QTransform

from vmdesk.ui import theme


class ScreenItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Covers the whole view. `paint_screen` gets a painter in pixels, and the way from seconds and scores to them."""

    def __init__(self) -> None:
        super().__init__()
        self.colours = theme.DARK
        self.font = QFont()
        self.font.setPointSizeF(8.0)

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self.colours = colours
        self.update()

    def boundingRect(self) -> QRectF:
        """All that is in view, in seconds and scores."""
        box = self.getViewBox()
        return QRectF() if box is None else QRectF(box.viewRect())

    def viewRangeChanged(self) -> None:
        """The view is another."""
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: QPainter, *_options: object) -> None:
        """In pixels."""
        to_screen = painter.worldTransform()
        painter.resetTransform()
        painter.setFont(self.font)
        self.paint_screen(painter, Screen(to_screen, self.boundingRect()))

    def paint_screen(self, painter: QPainter, screen: "Screen") -> None:
        """Paint in pixels."""
        raise NotImplementedError


class Screen:
    """Where seconds and scores lie; `area` is the view in pixels, `first` and `last` the seconds at its edges."""

    def __init__(self, to_screen: QTransform, view: QRectF) -> None:
        self._to_screen = to_screen
        self.area = to_screen.mapRect(view)
        self.first, self.last = view.left(), view.right()

    @property
    def columns(self) -> int:
        """How many pixels wide the view is."""
        return max(1, round(self.area.width()))

    @property
    def pixel(self) -> float:
        """Seconds in one pixel."""
        return (self.last - self.first) / self.columns

    def x(self, seconds: float) -> float:
        """The place of a time."""
        return self._to_screen.map(QPointF(seconds, 0.0)).x()

    def column(self, seconds: float) -> float:
        """The middle of the column of pixels of a time, where an upright line is sharp."""
        return math.floor(self.x(seconds)) + 0.5

    def y(self, score: float) -> float:
        """The height of a score."""
        return self._to_screen.map(QPointF(0.0, score)).y()

    def shows(self, left: float, right: float) -> bool:
        """Whether something of a stretch is in view."""
        return left <= self.last and right >= self.first

    def bar(self, left: float, right: float) -> tuple[float, float]:
        """Two times, as far as they are in view and at least a pixel apart."""
        begin = min(max(self.x(left), self.area.left() - 2), self.area.right() + 2)
        end = min(max(self.x(right), self.area.left() - 2), self.area.right() + 2)
        return begin, max(end, begin + 1)
