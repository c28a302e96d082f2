"""A picture that can be zoomed and moved, and says what value the pixel under the pointer has."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vmdesk.domain.video import Picture
from vmdesk.ui.logic.presenter_picture import pixel_words, zoom_words
from vmdesk.ui.logic.view_transform import ViewTransform
from vmdesk.ui.parts.overlay import Overlay
from vmdesk.ui.parts.picture_painter import PicturePainter, image_of
from vmdesk.ui.parts.theme import DARK, Colours

PIXELS_SEEN = 24.0
"""Device pixels to a picture pixel from which on the pixel under the pointer is named at once."""
REST_MS = 350
"""How long the pointer rests before a pixel is named at a smaller zoom."""
_NOTCH = 120
_PART_MOVED = 8
"""A key moves the picture by this part of the view."""


class PictureView(QWidget):
    """Paints a `Picture`. Shrinking is smooth; enlarging repeats pixels, so that none is shown that is not there.

    Zoom and place are kept from one picture to the next; the examiner changes them with Ctrl and the wheel, by
    dragging, and with Ctrl and an arrow.
    """

    stepped = Signal(int)
    """Frames to move by, from the mouse wheel."""
    look_changed = Signal(object, object)
    """The examiner zoomed or moved the picture: the new `look`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._picture: Picture | None = None
        self._painted = PicturePainter()
        self._zoom: float | None = None
        self._place = (0.5, 0.5)
        self._words = ""
        self._colours = DARK
        self._held: QPointF | None = None
        self._pointed: QPointF | None = None
        self._turned = 0
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)

    def set_colours(self, colours: Colours) -> None:
        """Take the colours of a theme."""
        self._colours = colours
        self.update()

    def show_picture(self, picture: Picture | None, words: str = "") -> None:
        """Show `picture`; None clears the view, and `words` are said in its middle instead."""
        self._picture, self._words = picture, words
        self._image = image_of(picture) if picture else None
        self._show_cursor()
        self.update()

    @property
    def picture(self) -> Picture | None:
        """The picture shown."""
        return self._picture

    @property
    def image(self) -> QImage | None:
        """The picture shown, in its own size."""
        return self._image

    @property
    def words(self) -> str:
        """What is said in place of a picture."""
        return self._words

    @property
    def look(self) -> tuple[float | None, tuple[float, float]]:
        """Zoom (device pixels to a picture pixel, None for fitted) and place, as a `ViewTransform` has them."""
        return self._zoom, self._place

    def set_look(self, zoom: float | None, place: tuple[float, float]) -> None:
        """Show at a zoom and place, without telling of it."""
        self._zoom, self._place = zoom, place
        self._show_cursor()
        self.update()

    @property
    def transform(self) -> ViewTransform:
        """Where the picture lies, in device pixels; of a single pixel where there is none."""
        ratio = self.devicePixelRatioF()
        view = max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio))
        size = (1, 1) if self._image is None else (self._image.width(), self._image.height())
        return ViewTransform(size, view, self._zoom, self._place)

    def picture_rect(self) -> QRectF:
        """Where the picture lies in the view, in logical pixels."""
        if self._image is None:
            return QRectF()
        return self.on_view(0, 0, self._image.width(), self._image.height())

    def on_view(self, x: float, y: float, width: float, height: float) -> QRectF:
        """A rectangle of the picture in the view, in logical pixels."""
        transform, ratio = self.transform, self.devicePixelRatioF()
        (left, top), (right, bottom) = transform.to_view(x, y), transform.to_view(x + width, y + height)
        return QRectF(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)

    def on_picture(self, place: QPointF) -> tuple[float, float]:
        """A place in the view, in picture pixels; it may lie outside the picture."""
        ratio = self.devicePixelRatioF()
        return self.transform.to_picture(place.x() * ratio, place.y() * ratio)

    def zoom_to(self, zoom: float | None) -> None:
        """Zoom about the middle of the view; None fits."""
        self._take(self.transform.zoomed(zoom))

    def zoom_by(self, steps: int, at: QPointF | None = None) -> None:
        """So many steps in (out where negative), about a place of the view, its middle where None."""
        ratio = self.devicePixelRatioF()
        self._take(self.transform.stepped(steps, None if at is None else (at.x() * ratio, at.y() * ratio)))

    def move_by(self, across: float, down: float) -> None:
        """Move the picture by logical pixels, as far as its edges allow."""
        ratio = self.devicePixelRatioF()
        self._take(self.transform.moved(across * ratio, down * ratio))

    def _take(self, transform: ViewTransform) -> None:
        if self._image is not None and (transform.zoom, transform.place) != self.look:
            self.set_look(transform.zoom, transform.place)
            self.look_changed.emit(transform.zoom, transform.place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The picture is taken hold of, where some of it lies outside the view."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton) and self.transform.movable:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The picture is moved; another pixel is pointed at."""
        if self._held is not None:
            way, self._held = event.position() - self._held, event.position()
            self.move_by(way.x(), way.y())
        self._point(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The picture is let go."""
        self._held = None
        self._show_cursor()

    def leaveEvent(self, event: QEvent) -> None:
        """No pixel is pointed at any more."""
        self._point(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with an arrow moves what is seen; other keys are the window's."""
        key, across, down = Qt.Key, self.width() / _PART_MOVED, self.height() / _PART_MOVED
        moves = {
            key.Key_Left: (across, 0.0),
            key.Key_Right: (-across, 0.0),
            key.Key_Up: (0.0, down),
            key.Key_Down: (0.0, -down),
        }
        if event.key() in moves and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.move_by(*moves[key(event.key())])
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One frame a notch, ten with Shift; with Ctrl, zoom about the pointer."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_with_wheel(turned, event.position())
        elif turned:
            many = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.stepped.emit(-many if turned > 0 else many)
        event.accept()

    def _zoom_with_wheel(self, turned: int, at: QPointF) -> None:
        """A step each whole notch; a touchpad turns by less at a time."""
        self._turned += turned
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps:
            self.zoom_by(steps, at)

    def _show_cursor(self) -> None:
        movable = self._image is not None and self.transform.movable
        self.setCursor(Qt.CursorShape.OpenHandCursor if movable else Qt.CursorShape.ArrowCursor)

    def _point(self, place: QPointF | None) -> None:
        named, self._pointed = self.pixel_named(), place
        if place is None:
            self._rest.stop()
        else:
            self._rest.start()
        if named != self.pixel_named():
            self.update()

    def pixel_named(self) -> tuple[int, int] | None:
        """The picture pixel that is named now: where single pixels are seen at once, else when the pointer rests."""
        near = self.transform.scale >= PIXELS_SEEN
        if self._pointed is None or self._image is None or (self._rest.isActive() and not near):
            return None
        ratio = self.devicePixelRatioF()
        return self.transform.pixel_at(self._pointed.x() * ratio, self._pointed.y() * ratio)

    def corner_lines(self) -> tuple[str, ...]:
        """What stands in the lower right corner: the pixel pointed at, the zoom."""
        if self._image is None:
            return ()
        zoom = zoom_words(self.transform.scale, fit=self._zoom is None, tr=self.tr)
        pixel = self.pixel_named()
        if pixel is None:
            return (zoom,)
        colour = self._image.pixelColor(QPoint(*pixel))
        return pixel_words(*pixel, colour.red(), colour.green(), colour.blue(), self.tr), zoom

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        return QSize(854, 480)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture and what lies over it, or words; the focus."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._colours.picture))
        if self._image is not None:
            self._painted.paint(painter, self._image, self.transform, self.devicePixelRatioF())
            self.paint_over(Overlay(painter, self.rect(), self._colours, self.on_view))
        elif self._words:
            painter.setPen(QColor("#ffffff"))  # the ground behind pictures is dark in every theme
            words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 24, -24, -24), words, self._words)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def paint_over(self, overlay: Overlay) -> None:
        """What lies over the picture: the pixel pointed at, the zoom."""
        pixel = self.pixel_named()
        if pixel is not None and self.transform.scale >= PIXELS_SEEN:
            overlay.paint_pixel(*pixel)
        overlay.paint_corner(self.corner_lines())
