"""The frame on screen: a picture with face boxes over it, on which a region is drawn."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from vmdesk.domain.faces import Square
from vmdesk.ui.logic.presenter import Box
from vmdesk.ui.logic.region_drawing import RegionDrawing
from vmdesk.ui.parts.overlay import Overlay
from vmdesk.ui.parts.picture_view import PictureView


class FrameView(PictureView):
    """The picture of the exhibit itself."""

    region_drawn = Signal(object)
    """A `Square` in whole pixels of the picture, inside it."""
    drawing_ended = Signal()
    """A region was drawn, or its drawing was given up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: tuple[Box, ...] = ()
        self._boxes_shown = True
        self._square: Square | None = None
        self._pending = ""
        self._drawing = False
        self._region = RegionDrawing()
        self.setAccessibleName(self.tr("Picture"))

    def show_boxes(self, boxes: Sequence[Box]) -> None:
        """Face boxes of the frame shown."""
        self._boxes = tuple(boxes)
        self.update()

    def show_square(self, square: Square | None) -> None:
        """Frame the part of the picture that is shown beside it; None for none."""
        if square != self._square:
            self._square = square
            self.update()

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes over the picture, whether they are switched on or not."""
        return self._boxes

    def set_boxes_shown(self, shown: bool) -> None:
        """Switch the overlay."""
        self._boxes_shown = shown
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
        self._drawing = drawing
        self._region.clear()
        self._show_cursor()
        if drawing:
            self.setFocus()
        else:
            self.drawing_ended.emit()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A corner of the region while one is drawn."""
        if not self._drawing or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif self.image is not None:
            self._region.begin(self.on_picture(event.position()), self.transform.picture)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The corner opposite."""
        if self._region.begun and self.image is not None:
            self._region.reach(self.on_picture(event.position()), self.transform.picture)
            self.update()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The region is drawn."""
        super().mouseReleaseEvent(event)
        if not self._region.begun or self.image is None or event.button() != Qt.MouseButton.LeftButton:
            return
        drawn = self._region.reach(self.on_picture(event.position()), self.transform.picture)
        self.set_drawing(False)
        if drawn is not None and drawn.side > 0:
            self.region_drawn.emit(drawn)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up drawing."""
        if self._drawing and event.key() == Qt.Key.Key_Escape:
            self.set_drawing(False)
        else:
            super().keyPressEvent(event)

    def _show_cursor(self) -> None:
        if self._drawing:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            super()._show_cursor()

    def paint_over(self, overlay: Overlay) -> None:
        """The region being drawn, or the boxes; then words."""
        if self._drawing:
            hint = self.tr("Drag over the part of the picture to analyze. Esc gives it up.")
            overlay.paint_region(self._region.drawn, hint)
        elif self._boxes_shown:
            overlay.paint_boxes(self._boxes)
            overlay.paint_square(self._square)
        super().paint_over(overlay)
        damaged = self.picture is not None and self.picture.damaged
        words = [self.tr("Damaged frame: not to be trusted")] if damaged else []
        overlay.paint_words([*words, *([self._pending] if self._pending else [])])
