"""The sixteen frames of the window under the playhead, as small pictures that lead to them."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vmdesk.ui.logic.presenter_strip import Strip
from vmdesk.ui.parts.theme import DARK, Colours

_WIDE = 560
"""Logical pixels from which on eight pictures stand in a row instead of four."""
_BETWEEN = 4
_NOT_PLAIN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
Small = Mapping[int, NDArray[np.uint8] | None]
"""Small pictures by frame; None for one that does not decode."""


class FilmStrip(QWidget):
    """Draws a `Strip`; the frame under the playhead is outlined. A click, or an arrow key, leads to a frame."""

    sought = Signal(int)
    """A frame index."""
    stepped = Signal(int)
    """Frames to move by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = Strip((), 0, "", "")
        self._small: dict[int, QPixmap | None] = {}
        self._aspect = 9 / 16
        self._colours = DARK
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Frames of the window under the playhead"))

    def set_colours(self, colours: Colours) -> None:
        """Take the colours of a theme."""
        self._colours = colours
        self.update()

    def set_aspect(self, height_to_width: float) -> None:
        """The shape of the exhibit's pictures; extreme ones are shown in a square or a flat cell."""
        aspect = min(max(height_to_width, 0.3), 1.4)
        if aspect != self._aspect:
            self._aspect = aspect
            self._fit_height()
            self.update()

    @property
    def strip(self) -> Strip:
        """What is shown."""
        return self._strip

    @property
    def loaded(self) -> frozenset[int]:
        """The frames whose small pictures are there."""
        return frozenset(frame for frame, small in self._small.items() if small is not None)

    def show_strip(self, strip: Strip, small: Small) -> None:
        """Show the window's frames, with what small pictures are there already."""
        if strip == self._strip and not set(strip.frames) & small.keys() - self._small.keys():
            return
        if strip.frames != self._strip.frames:
            self._small = {}
        other_height = (strip.words == "", strip.frames == ()) != (self._strip.words == "", self._strip.frames == ())
        self._strip = strip
        if other_height:
            self._fit_height()
        for frame in set(strip.frames) & small.keys() - self._small.keys():
            self._small[frame] = _pixmap(small[frame])
        self.setAccessibleDescription(" ".join(words for words in (strip.name, strip.words) if words))
        self.update()

    def columns(self) -> int:
        """Pictures in a row."""
        return 8 if self.width() >= _WIDE else 4

    def cell(self, place: int) -> QRect:
        """Where the picture at a place, 0 to 15, stands."""
        columns, (width, height) = self.columns(), self._cell_size(self.width())
        return QRect(
            place % columns * (width + _BETWEEN), place // columns * (height + _BETWEEN), width, height
        ).translated(1, self._words_height() + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height follows the width: a layout inside a scroll area asks for it at another one."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """The words, and sixteen pictures where there is a window."""
        rows = 0 if not self._strip.frames else 2 if width >= _WIDE else 4
        return self._words_height() + rows * (self._cell_size(width)[1] + _BETWEEN) + 2

    def sizeHint(self) -> QSize:
        """Four in a row."""
        return QSize(330, self.heightForWidth(330))

    def _cell_size(self, width: int) -> tuple[int, int]:
        columns = 8 if width >= _WIDE else 4
        across = max(24, (width - 2 - (columns - 1) * _BETWEEN) // columns)
        return across, round(across * self._aspect) + self.fontMetrics().height() + 2

    def _words_height(self) -> int:
        return 2 * self.fontMetrics().lineSpacing() + 4 if self._strip.words else 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the frame clicked."""
        for place, frame in enumerate(self._strip.frames):
            if event.button() == Qt.MouseButton.LeftButton and self.cell(place).contains(event.position().toPoint()):
                self.sought.emit(frame)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow leads to the neighbour in that direction; past the strip's ends, and with Shift, frames are stepped.

        The panel around it would take the arrows that are left to it for scrolling.
        """
        key = Qt.Key
        ways = {key.Key_Left: -1, key.Key_Right: 1, key.Key_Up: -self.columns(), key.Key_Down: self.columns()}
        if event.key() not in ways or event.modifiers() & _NOT_PLAIN:
            event.ignore()
            return
        way, frames = ways[key(event.key())], self._strip.frames
        to = max((k for k, frame in enumerate(frames) if frame <= self._strip.current), default=0) + way
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.stepped.emit(10 if way > 0 else -10)
        elif 0 <= to < len(frames):
            self.sought.emit(frames[to])
        elif abs(way) == 1:
            self.stepped.emit(way)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words, pictures, outlines, the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QColor(self._colours.quiet))
        words = QRect(0, 0, self.width(), self._words_height())
        painter.drawText(words, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, self._strip.words)
        for place, frame in enumerate(self._strip.frames):
            self._paint_cell(painter, self.cell(place), frame)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._colours.accent), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_cell(self, painter: QPainter, cell: QRect, frame: int) -> None:
        current = frame == self._strip.current
        line = self.fontMetrics().height() + 2
        picture = cell.adjusted(0, 0, 0, -line)
        painter.fillRect(picture, QColor(self._colours.picture))
        small = self._small.get(frame)
        if small is not None:
            size = small.size().scaled(picture.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(picture.topLeft(), size)
            target.moveCenter(picture.center())
            painter.drawPixmap(target, small)
        elif frame in self._small:
            painter.setPen(QColor("#ffffff"))
            painter.drawText(picture, Qt.AlignmentFlag.AlignCenter, self.tr("no picture"))
        self._paint_number(painter, QRect(cell.left(), picture.bottom() + 1, cell.width(), line), frame, current)
        if current:
            painter.setPen(QPen(QColor(self._colours.accent), 2))
            painter.drawRect(cell.adjusted(1, 1, -1, -1))

    def _paint_number(self, painter: QPainter, place: QRect, frame: int, current: bool) -> None:
        font = self.font()
        font.setBold(current)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(frame))


def _pixmap(rgb: NDArray[np.uint8] | None) -> QPixmap | None:
    if rgb is None:
        return None
    height, width, _ = rgb.shape
    pixels = np.ascontiguousarray(rgb).data.cast("B")
    return QPixmap.fromImage(QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888))
