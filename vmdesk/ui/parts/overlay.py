"""What is painted over a picture: face boxes, a region being drawn, words on dark plates, the pixel pointed at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from vmdesk.domain.faces import Square
from vmdesk.ui.logic.presenter import Box
from vmdesk.ui.parts.theme import Colours, series_pen

OnView = Callable[[float, float, float, float], QRectF]
"""From x, y, width and height in picture pixels to the rectangle in the view."""
EDGE = 8
"""Logical pixels between a plate and the view's edge."""


class Overlay:
    """Paints with `painter`, in logical pixels, inside `view`; `on_view` says where the picture's pixels lie."""

    def __init__(self, painter: QPainter, view: QRect, colours: Colours, on_view: OnView) -> None:
        self._painter, self._view, self._colours, self._on_view = painter, view, colours, on_view

    def paint_boxes(self, boxes: Sequence[Box]) -> None:
        """Face boxes with their names; those outside the view not at all, or their names would stick to its edge."""
        for box in boxes:
            rect = self._on_view(box.x, box.y, box.width, box.height)
            if rect.intersects(QRectF(self._view)):
                self._paint_box(rect, box)

    def _paint_box(self, rect: QRectF, box: Box) -> None:
        pen = QPen(series_pen(self._colours, box.track).color(), 2)
        pen.setStyle(Qt.PenStyle.SolidLine if box.exact else Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(rect)
        self.plate(int(rect.left()), int(rect.top()), box.name)

    def paint_region(self, drawn: Square | None, hint: str) -> None:
        """The region as it is drawn, its size beside it; before that, `hint` says what is to be done."""
        if drawn is None or drawn.side <= 0:
            self.plate(EDGE, self._painter.fontMetrics().height() + 12, hint)
            return
        rect = self._on_view(drawn.x, drawn.y, drawn.side, drawn.side)
        self._outline(rect)
        self.plate(int(rect.left()), int(rect.top()), f"{drawn.side:g} × {drawn.side:g}")

    def paint_square(self, square: Square | None) -> None:
        """The part of the picture that stands beside it."""
        if square is not None:
            self._outline(self._on_view(square.x, square.y, square.side, square.side))

    def paint_pixel(self, x: int, y: int) -> None:
        """A frame around one picture pixel."""
        self._outline(self._on_view(x, y, 1, 1))

    def paint_corner(self, lines: Sequence[str]) -> None:
        """Lines of words in the lower right corner, the last one lowest."""
        bottom = self._view.height() - EDGE
        for line in reversed(lines):
            width = self._painter.fontMetrics().horizontalAdvance(line) + 12
            self.plate(self._view.width() - EDGE - width, bottom, line)
            bottom -= self._painter.fontMetrics().height() + EDGE

    def paint_words(self, lines: Sequence[str]) -> None:
        """Lines of words in the lower left corner, the first one lowest."""
        bottom = self._view.height() - EDGE
        for line in lines:
            self.plate(EDGE, bottom, line)
            bottom -= self._painter.fontMetrics().height() + EDGE

    def plate(self, left: int, bottom: int, text: str) -> None:
        """Words on a dark plate whose lower left corner is given, kept inside the view."""
        metrics = self._painter.fontMetrics()
        size = QSize(metrics.horizontalAdvance(text) + 12, metrics.height() + 4)
        left = max(0, min(left, self._view.width() - size.width()))
        top = max(0, min(bottom, self._view.height()) - size.height())
        plate = QRect(left, top, size.width(), size.height())
        self._painter.fillRect(plate, QColor(0, 0, 0, 190))
        self._painter.setPen(QColor("#ffffff"))
        self._painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)

    def _outline(self, rect: QRectF) -> None:
        """Black under white, so that it is seen on dark and on light pictures."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(QColor("#000000"), 3), QPen(QColor("#ffffff"), 1)):
            self._painter.setPen(pen)
            self._painter.drawRect(rect)
