"""The picture: one exact frame, fitted or at its own size, with face boxes over it."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vmdesk.domain.video import Picture
from vmdesk.ui.presenter import Box
from vmdesk.ui.theme import DARK, Colours, series_pen


class FrameView(QWidget):
    """Paints a `Picture`. Shrinking is smooth; enlarging repeats pixels, so that none is shown that is not there."""

    stepped = Signal(int)
    """Frames to move by, from the mouse wheel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._scaled: QPixmap | None = None
        self._picture: Picture | None = None
        self._boxes: tuple[Box, ...] = ()
        self._boxes_shown = True
        self._fit = True
        self._pending = ""
        self._colours = DARK
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 180)
        self.setAccessibleName(self.tr("Picture"))

    def set_colours(self, colours: Colours) -> None:
        """Take the colours of a theme."""
        self._colours = colours
        self.update()

    def show_picture(self, picture: Picture | None) -> None:
        """Show `picture`; None clears the view."""
        self._picture, self._scaled = picture, None
        self._image = _image(picture) if picture else None
        self.update()

    def show_boxes(self, boxes: Sequence[Box]) -> None:
        """Face boxes of the frame shown."""
        self._boxes = tuple(boxes)
        self.update()

    def set_boxes_shown(self, shown: bool) -> None:
        """Switch the overlay."""
        self._boxes_shown = shown
        self.update()

    def set_fit(self, fit: bool) -> None:
        """Fit the picture to the view, or show one picture pixel on one screen pixel, centred."""
        self._fit, self._scaled = fit, None
        self.update()

    def set_pending(self, text: str) -> None:
        """What is said over the picture while another frame is awaited; empty for nothing."""
        self._pending = text
        self.setAccessibleDescription(text)
        self.update()

    @property
    def image(self) -> QImage | None:
        """The picture shown, in its own size."""
        return self._image

    def picture_rect(self) -> QRectF:
        """Where the picture lies in the view, in logical pixels."""
        if self._image is None:
            return QRectF()
        ratio = self.devicePixelRatioF()
        size = self._image.size().toSizeF() / ratio
        if self._fit:
            size.scale(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        return QRectF(corner, size)

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        return QSize(854, 480)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One frame a notch; ten with Shift."""
        notches = event.angleDelta().y() or event.angleDelta().x()
        if notches:
            many = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.stepped.emit(-many if notches > 0 else many)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Picture, boxes, words, focus."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._colours.picture))
        if self._image is not None:
            self._paint_picture(painter)
        if self._boxes_shown:
            self._paint_boxes(painter)
        self._paint_words(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_picture(self, painter: QPainter) -> None:
        target = self.picture_rect().toAlignedRect()
        assert self._image is not None  # noqa: S101 - asked by the caller
        ratio = self.devicePixelRatioF()
        wanted = target.size() * ratio
        if wanted.width() >= self._image.width():
            painter.drawImage(target, self._image)
            return
        if self._scaled is None or self._scaled.size() != wanted:
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = self._image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._scaled = QPixmap.fromImage(scaled)
        painter.drawPixmap(target, self._scaled)

    def _paint_boxes(self, painter: QPainter) -> None:
        if self._image is None:
            return
        area = self.picture_rect()
        scale = area.width() / self._image.width()
        for box in self._boxes:
            corner = QPointF(area.x() + box.x * scale, area.y() + box.y * scale)
            self._paint_box(painter, QRectF(corner.x(), corner.y(), box.width * scale, box.height * scale), box)

    def _paint_box(self, painter: QPainter, rect: QRectF, box: Box) -> None:
        pen = QPen(series_pen(self._colours, box.track).color(), 2)
        pen.setStyle(Qt.PenStyle.SolidLine if box.exact else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        self._plate(painter, rect.topLeft().toPoint().x(), int(rect.top()), box.name)

    def _paint_words(self, painter: QPainter) -> None:
        damaged = self._picture is not None and self._picture.damaged
        words = [self.tr("Damaged frame: not to be trusted")] if damaged else []
        words += [self._pending] if self._pending else []
        bottom = self.height() - 8
        for line in words:
            self._plate(painter, 8, bottom, line)
            bottom -= self.fontMetrics().height() + 8

    def _plate(self, painter: QPainter, left: int, bottom: int, text: str) -> None:
        """Words on a dark plate whose lower left corner is given, kept inside the view."""
        metrics = self.fontMetrics()
        size = QSize(metrics.horizontalAdvance(text) + 12, metrics.height() + 4)
        left = max(0, min(left, self.width() - size.width()))
        plate = QRect(left, max(0, bottom - size.height()), size.width(), size.height())
        painter.fillRect(plate, QColor(0, 0, 0, 190))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)


def _image(picture: Picture) -> QImage:
    height, width, _ = picture.rgb.shape
    pixels = np.ascontiguousarray(picture.rgb).data.cast("B")
    return QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
