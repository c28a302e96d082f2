"""Paints a picture at its place in a view: enlarged by repeating pixels, shrunk smoothly, only what is seen of it."""

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from vmdesk.domain.video import Picture
from vmdesk.ui.logic.view_transform import ViewTransform

_UNIT = 48
"""Picture pixels that each step of zooming below 1:1 makes a whole number of device pixels."""


def image_of(picture: Picture) -> QImage:
    """The picture's pixels in its own size, in the format that is painted quickest."""
    height, width, _ = picture.rgb.shape
    pixels = np.ascontiguousarray(picture.rgb).data.cast("B")
    wrapped = QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888)
    return wrapped.convertToFormat(QImage.Format.Format_RGB32)  # a copy: the array may go


class PicturePainter:
    """Keeps the last shrunk picture, for shrinking is what costs time."""

    def __init__(self) -> None:
        self._shrunk: QPixmap | None = None
        self._of: tuple[int, QRect, QSize] | None = None

    def paint(self, painter: QPainter, image: QImage, transform: ViewTransform, ratio: float) -> None:
        """Paint `image` where `transform` places it; `ratio` is device pixels to a logical one of `painter`.

        The view's corner is taken to the nearest whole device pixel, so that at fractional ratios too a picture pixel
        covers whole device pixels.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        corner = painter.deviceTransform().map(QPoint(0, 0).toPointF())
        painter.translate((round(corner.x()) - corner.x()) / ratio, (round(corner.y()) - corner.y()) / ratio)
        painter.scale(1 / ratio, 1 / ratio)
        shrinks = transform.scale < 1
        target, source = _seen(transform, _UNIT if shrinks else 1)
        if shrinks:
            painter.drawPixmap(target.topLeft(), self._smoothly(image, source, target.size()))
        else:
            painter.drawImage(target, image, source)
        painter.restore()

    def _smoothly(self, image: QImage, source: QRect, size: QSize) -> QPixmap:
        wanted = image.cacheKey(), source, size
        if self._shrunk is None or self._of != wanted:
            taken = image if source == image.rect() else image.copy(source)
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = taken.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._shrunk, self._of = QPixmap.fromImage(scaled), wanted
        return self._shrunk


def _seen(transform: ViewTransform, unit: int) -> tuple[QRect, QRect]:
    """The device pixels that show the visible picture pixels, taken to whole units, and those picture pixels.

    Enlarged by a whole number, both are whole; so they are shrunk, by a unit that every zoom makes whole. A fitted
    picture, at any other zoom, is seen whole.
    """
    area, (width, height) = transform.visible(), transform.picture
    x, y = area.x // unit * unit, area.y // unit * unit
    right = min(-(-(area.x + area.width) // unit) * unit, width)
    bottom = min(-(-(area.y + area.height) // unit) * unit, height)
    first, last = transform.to_view(x, y), transform.to_view(right, bottom)
    target = QRect(QPoint(round(first[0]), round(first[1])), QPoint(round(last[0]) - 1, round(last[1]) - 1))
    if target.isEmpty():
        target.setSize(QSize(max(1, target.width()), max(1, target.height())))
    return target, QRect(x, y, right - x, bottom - y)
