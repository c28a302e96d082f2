"""The transport row's signs, drawn in the theme's own text colour."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

_SIZE = 48


class Sign(Enum):
    """What a sign means."""

    BACK = "back"
    PLAY = "play"
    PAUSE = "pause"
    FORWARD = "forward"


def icon(sign: Sign, colour: str) -> QIcon:
    """A sign as an icon."""
    pixmap = QPixmap(_SIZE, _SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    _paint(painter, sign)
    painter.end()
    return QIcon(pixmap)


def _paint(painter: QPainter, sign: Sign) -> None:
    if sign is Sign.PAUSE:
        painter.drawRect(QRectF(12, 8, 8, 32))
        painter.drawRect(QRectF(28, 8, 8, 32))
    elif sign is Sign.PLAY:
        painter.drawPolygon(QPolygonF([QPointF(12, 6), QPointF(12, 42), QPointF(42, 24)]))
    elif sign is Sign.FORWARD:
        painter.drawRect(QRectF(8, 8, 7, 32))
        painter.drawPolygon(QPolygonF([QPointF(20, 8), QPointF(20, 40), QPointF(42, 24)]))
    else:
        painter.drawRect(QRectF(33, 8, 7, 32))
        painter.drawPolygon(QPolygonF([QPointF(28, 8), QPointF(28, 40), QPointF(6, 24)]))
