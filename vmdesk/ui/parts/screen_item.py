"""What is painted on the graph in pixels, so that it keeps its size at every zoom."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from vmdesk.ui.parts import theme

_SHAPE = 12
"""Pixels that a shape reaches at most beside its time."""


class ScreenItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Covers the whole view. `paint_screen` gets a painter in pixels, and the way from seconds and scores to them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(self.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # to be told which part is to be painted
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

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, *_widget: object) -> None:
        """In pixels, and only what was uncovered: the playhead passes over it with each frame."""
        to_screen = painter.worldTransform()
        painter.resetTransform()
        painter.setFont(self.font)
        self.paint_screen(painter, Screen(to_screen, self.boundingRect(), option.exposedRect))

    def paint_screen(self, painter: QPainter, screen: "Screen") -> None:
        """Paint in pixels."""
        raise NotImplementedError


class Screen:
    """Where seconds and scores lie.

    `area` is the view in pixels, `columns` its width, `first` and `last` the seconds at its edges, `pixel` the seconds
    in one column. Of shapes, those between `begin` and `end` seconds need be painted.
    """

    def __init__(self, to_screen: QTransform, view: QRectF, uncovered: QRectF) -> None:
        self.area = to_screen.mapRect(view)
        self.columns = max(1, round(self.area.width()))
        self.first, self.last = view.left(), view.right()
        self._across, self._left = to_screen.m11(), to_screen.dx()
        self.pixel = (self.last - self.first) / self.columns
        margin = _SHAPE * self.pixel
        self.begin = max(self.first, uncovered.left() - margin)
        self.end = min(self.last, uncovered.right() + margin)
        self._up, self._foot = to_screen.m22(), to_screen.dy()

    def x(self, seconds: float) -> float:
        """The place of a time."""
        return self._left + self._across * seconds

    def column(self, seconds: float) -> float:
        """The middle of the column of pixels of a time, where an upright line is sharp."""
        return math.floor(self.x(seconds)) + 0.5

    def y(self, score: float) -> float:
        """The height of a score."""
        return self._foot + self._up * score

    def shows(self, left: float, right: float) -> bool:
        """Whether something of a stretch is in view."""
        return left <= self.last and right >= self.first

    def bar(self, left: float, right: float) -> tuple[float, float]:
        """Two times, as far as they are in view and at least a pixel apart."""
        begin = self.x(max(left, self.first - 2 * self.pixel))
        return begin, max(self.x(min(right, self.last + 2 * self.pixel)), begin + 1)
