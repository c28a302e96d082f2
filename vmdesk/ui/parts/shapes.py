"""The shapes of cuts, keyframes, damaged frames, marks and the whole-clip score, for graph and legend alike."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


def paint_cut(painter: QPainter, x: float, top: float, colour: str) -> None:
    """A filled triangle, 10 by 9 pixels, its point down at `x`."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([QPointF(x - 5, top), QPointF(x + 5, top), QPointF(x, top + 9)]))


def paint_keyframe(painter: QPainter, x: float, top: float, colour: str) -> None:
    """A short upright stroke, 6 pixels high."""
    painter.fillRect(QRectF(x - 0.5, top + 3, 1, 6), QColor(colour))


def paint_damaged(painter: QPainter, x: float, top: float, colour: str) -> None:
    """A cross of two strokes, 8 by 8 pixels."""
    painter.setPen(QPen(QColor(colour), 2.0))
    painter.drawLine(QPointF(x - 4, top + 1), QPointF(x + 4, top + 9))
    painter.drawLine(QPointF(x - 4, top + 9), QPointF(x + 4, top + 1))


def paint_mark(painter: QPainter, x: float, top: float, colour: str) -> None:
    """A pennant, 9 by 10 pixels, its staff at `x`."""
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.setBrush(QColor(colour))
    painter.drawLine(QPointF(x, top), QPointF(x, top + 12))
    painter.drawPolygon(QPolygonF([QPointF(x, top), QPointF(x + 9, top + 3.5), QPointF(x, top + 7)]))


def paint_bracket(painter: QPainter, x: float, top: float, bottom: float, inward: int, colour: str) -> None:
    """A bracket from `top` to `bottom` at `x`, open to the right for `inward` 1, to the left for -1."""
    painter.setPen(QPen(QColor(colour), 2.0))
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    for y in (top, bottom):
        painter.drawLine(QPointF(x, y), QPointF(x + 5 * inward, y))


def paint_diamond(painter: QPainter, x: float, y: float, colour: str, fill: str) -> None:
    """A diamond, 9 by 9 pixels, around (`x`, `y`), filled with the ground's colour."""
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.setBrush(QColor(fill))
    painter.drawPolygon(QPolygonF([QPointF(x - 5, y), QPointF(x, y - 5), QPointF(x + 5, y), QPointF(x, y + 5)]))
