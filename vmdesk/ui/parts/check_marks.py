"""The marks of checks: a tick, a cross on a square, a dash in a dotted ring, three dots; told apart without colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from vmdesk.ui.logic.presenter_verify import Mark
from vmdesk.ui.parts.theme import Colours

_SIZE = 48


def mark_pixmap(mark: Mark, colours: Colours, size: int = _SIZE) -> QPixmap:
    """A mark, `size` pixels square."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _SIZE, size / _SIZE)
    _PAINTERS[mark](painter, colours)
    painter.end()
    return pixmap


def mark_icon(mark: Mark, colours: Colours) -> QIcon:
    """The same as an icon, which is not tinted where its line is selected."""
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Disabled):
        icon.addPixmap(mark_pixmap(mark, colours), mode)
    return icon


def _pass(painter: QPainter, colours: Colours) -> None:
    """A tick in a ring."""
    painter.setPen(_pen(colours.accent, 3.5))
    painter.setBrush(QColor(colours.base))
    painter.drawEllipse(QRectF(4, 4, 40, 40))
    painter.setPen(_pen(colours.accent, 5.5))
    painter.drawPolyline(QPolygonF([QPointF(14, 25), QPointF(21, 32), QPointF(34, 16)]))


def _fail(painter: QPainter, colours: Colours) -> None:
    """A cross on a filled square."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.error))
    painter.drawRect(QRectF(4, 4, 40, 40))
    painter.setPen(_pen(colours.base, 6))
    painter.drawLine(QPointF(15, 15), QPointF(33, 33))
    painter.drawLine(QPointF(15, 33), QPointF(33, 15))


def _not_checked(painter: QPainter, colours: Colours) -> None:
    """A dash in a broken ring."""
    ring = QPen(QColor(colours.quiet), 3.5)
    ring.setDashPattern([2.0, 1.6])
    painter.setPen(ring)
    painter.setBrush(QColor(colours.base))
    painter.drawEllipse(QRectF(4, 4, 40, 40))
    painter.setPen(_pen(colours.quiet, 5))
    painter.drawLine(QPointF(16, 24), QPointF(32, 24))


def _running(painter: QPainter, colours: Colours) -> None:
    """Three dots."""
    painter.setPen(_pen(colours.text, 1))
    painter.setBrush(QColor(colours.text))
    for x in (8, 20, 32):
        painter.drawEllipse(QRectF(x, 20, 8, 8))


def _pen(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


_PAINTERS = {Mark.PASS: _pass, Mark.FAIL: _fail, Mark.NOT_CHECKED: _not_checked, Mark.RUNNING: _running}
