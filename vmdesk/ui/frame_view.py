"""The picture: one exact frame, fitted or at its own size, with face boxes over it; a region is drawn on it."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vmdesk.domain.faces import Square
from vmdesk.domain.video import Picture
from vmdesk.ui.presenter import Box
from vmdesk.ui.theme import DARK, Colours, series_pen


class FrameView(QWidget):
    """Paints a `Picture`. Shrinking is smooth; enlarging repeats pixels, so that none is shown that is not there."""

    stepped = Signal(int)
    """Frames to move by, from the mouse wheel."""
    region_drawn = Signal(object)
    """A `Square` in whole pixels of the picture, inside it."""
    drawing_ended = Signal()
    """A region was drawn, or its drawing was given up."""

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
        self._drawing = False
        self._anchor: QPointF | None = None
        self._drawn: Square | None = None
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

    def set_drawing(self, drawing: bool) -> None:
        """Wait for a region to be drawn with the mouse, or no longer. Esc gives it up."""
        if drawing == self._drawing:
            return
        self._drawing, self._anchor, self._drawn = drawing, None, None
        self.setCursor(Qt.CursorShape.CrossCursor if drawing else Qt.CursorShape.ArrowCursor)
        if drawing:
            self.setFocus()
        else:
            self.drawing_ended.emit()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A corner of the region."""
        if self._drawing and self._image is not None and event.button() == Qt.MouseButton.LeftButton:
            self._anchor = self._pixel(event.position())
            self._drawn = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The corner opposite."""
        if self._anchor is not None:
            self._drawn = self._square(self._anchor, self._pixel(event.position()))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The region is drawn."""
        if self._anchor is None or event.button() != Qt.MouseButton.LeftButton:
            return
        drawn = self._square(self._anchor, self._pixel(event.position()))
        self.set_drawing(False)
        if drawn.side > 0:
            self.region_drawn.emit(drawn)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up drawing; other keys are the window's."""
        if self._drawing and event.key() == Qt.Key.Key_Escape:
            self.set_drawing(False)
        else:
            event.ignore()

    def _pixel(self, place: QPointF) -> QPointF:
        """A place in the view as a corner of a pixel of the picture, inside it."""
        assert self._image is not None  # noqa: S101 - asked by the callers
        area, width, height = self.picture_rect(), self._image.width(), self._image.height()
        scale = width / area.width()
        x, y = round((place.x() - area.x()) * scale), round((place.y() - area.y()) * scale)
        return QPointF(min(max(x, 0), width), min(max(y, 0), height))

    def _square(self, anchor: QPointF, corner: QPointF) -> Square:
        """The square from `anchor` towards `corner`: as large as the longer way, where there is room."""
        assert self._image is not None  # noqa: S101 - asked by the callers
        across, down = corner.x() - anchor.x(), corner.y() - anchor.y()
        room_x = anchor.x() if across < 0 else self._image.width() - anchor.x()
        room_y = anchor.y() if down < 0 else self._image.height() - anchor.y()
        side = min(max(abs(across), abs(down)), room_x, room_y)
        return Square(anchor.x() - (side if across < 0 else 0.0), anchor.y() - (side if down < 0 else 0.0), side)

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
        if self._drawing:
            self._paint_drawing(painter)
        elif self._boxes_shown:
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
        for box in self._boxes:
            self._paint_box(painter, self._on_view(box.x, box.y, box.width, box.height), box)

    def _on_view(self, x: float, y: float, width: float, height: float) -> QRectF:
        """A rectangle of the picture in the view."""
        assert self._image is not None  # noqa: S101 - asked by the callers
        area = self.picture_rect()
        scale = area.width() / self._image.width()
        return QRectF(area.x() + x * scale, area.y() + y * scale, width * scale, height * scale)

    def _paint_drawing(self, painter: QPainter) -> None:
        """The region as it is drawn, its size beside it; before that, what is to be done."""
        drawn = self._drawn
        if drawn is None or drawn.side <= 0:
            words = self.tr("Drag over the part of the picture to analyze. Esc gives it up.")
            self._plate(painter, 8, self.fontMetrics().height() + 12, words)
            return
        rect = self._on_view(drawn.x, drawn.y, drawn.side, drawn.side)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(QColor("#000000"), 3), QPen(QColor("#ffffff"), 1)):  # seen on dark and on light pictures
            painter.setPen(pen)
            painter.drawRect(rect)
        self._plate(painter, int(rect.left()), int(rect.top()), f"{drawn.side:g} × {drawn.side:g}")

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
