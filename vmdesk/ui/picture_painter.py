"""Paints a picture at its place in a view: enlarged by repeating pixels, shrunk smoothly, only what is seen of it."""

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from vmdesk.domain.video import Picture
from vmdesk.ui.view_transform import ViewTransform


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
        self._of: tuple[int, tuple[int, int]] = (0, (0, 0))

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
        if transform.scale < 1:
            painter.drawPixmap(QPoint(*transform.origin), self._smoothly(image, transform.size))
        else:
            target, source = _seen(transform)
            painter.drawImage(target, image, source)
        painter.restore()

    def _smoothly(self, image: QImage, size: tuple[int, int]) -> QPixmap:
        wanted = image.cacheKey(), size
        if self._shrunk is None or self._of != wanted:
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = image.scaled(*size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._shrunk, self._of = QPixmap.fromImage(scaled), wanted
        return self._shrunk


def _seen(transform: ViewTransform) -> tuple[QRect, QRect]:
    """The device pixels that show the visible picture pixels, and those pixels.

    At a whole zoom both are whole; a fitted picture, at any other, is seen whole.
    """
    area = transform.visible()
    source = QRect(area.x, area.y, area.width, area.height)
    left, top = transform.to_view(area.x, area.y)
    right, bottom = transform.to_view(area.x + area.width, area.y + area.height)
    corner = QPoint(round(left), round(top))
    return QRect(corner, QPoint(round(right) - 1, round(bottom) - 1)), source
