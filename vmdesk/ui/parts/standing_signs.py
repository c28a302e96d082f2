"""A sign for each standing of an exhibit in the list, told apart by its shape alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

SIDE = 12
"""Pixels that a sign is wide and high."""
_SCALE = 4
_KEPT: dict[tuple[str, str], QIcon] = {}


def sign(shape: str, colour: str) -> QIcon:
    """The sign of a standing, by its name or "paused"; each is painted once in each colour."""
    if (shape, colour) not in _KEPT:
        _KEPT[shape, colour] = QIcon(_painted(shape, colour))
    return _KEPT[shape, colour]


def _painted(shape: str, colour: str) -> QPixmap:
    pixmap = QPixmap(SIDE * _SCALE, SIDE * _SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SCALE, _SCALE)
    painter.setPen(QPen(QColor(colour), 1.4))
    _paint(painter, shape, QColor(colour))
    painter.end()
    return pixmap


def _paint(painter: QPainter, shape: str, colour: QColor) -> None:
    ring = QRectF(1.5, 1.5, 9, 9)
    if shape == "waiting":
        painter.drawEllipse(ring)
    elif shape == "running":
        _filled(painter, colour, QPointF(2, 1), QPointF(2, 11), QPointF(11, 6))
    elif shape == "paused":
        painter.fillRect(QRectF(2, 1, 3, 10), colour)
        painter.fillRect(QRectF(7, 1, 3, 10), colour)
    elif shape == "finished":
        painter.fillRect(QRectF(1.5, 1.5, 9, 9), colour)
    elif shape == "failed":
        painter.drawLine(QPointF(2, 2), QPointF(10, 10))
        painter.drawLine(QPointF(2, 10), QPointF(10, 2))
    elif shape == "cancelled":
        painter.drawEllipse(ring)
        painter.drawLine(QPointF(3, 9), QPointF(9, 3))
    elif shape == "interrupted":
        painter.drawEllipse(ring)
        painter.setBrush(colour)
        painter.drawPie(ring, 90 * 16, 180 * 16)
    else:
        painter.drawLine(QPointF(2.5, 6), QPointF(9.5, 6))


def _filled(painter: QPainter, colour: QColor, *corners: QPointF) -> None:
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(list(corners)))
