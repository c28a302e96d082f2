"""The row under the picture: scrubber, step buttons, frame, time and pts."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QStyle, QToolButton, QVBoxLayout, QWidget

from vmdesk.ui.logic.presenter import Transport
from vmdesk.ui.logic.presenter_playing import PlayWords
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.fitted_label import FittedLabel
from vmdesk.ui.parts.icons import Sign, icon
from vmdesk.ui.parts.sound_controls import SoundControls


class Scrubber(QSlider):
    """A slider over frame indices: a click goes to the place clicked, a wheel notch is one frame.

    Keys are left to the window, so that they mean the same wherever the focus is.
    """

    stepped = Signal(int)

    def __init__(self, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self._ends: tuple[int | None, int | None] = (None, None)
        self._colour = theme.DARK.text

    def show_range(self, in_point: int | None, out_point: int | None, colour: str) -> None:
        """Draw brackets at the in point and the out point, frames or None."""
        if (self._ends, self._colour) != ((in_point, out_point), colour):
            self._ends, self._colour = (in_point, out_point), colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The slider, then the brackets, then the focus frame."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._colour), 2))
        for frame, way in zip(self._ends, (1, -1), strict=True):
            if frame is not None:
                self._paint_bracket(painter, self._across(frame), way)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().accent().color(), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _across(self, frame: int) -> int:
        handle = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, None, self)
        span = max(1, self.width() - handle)
        return handle // 2 + QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), frame, span)

    def _paint_bracket(self, painter: QPainter, across: int, way: int) -> None:
        top, bottom = 2, self.height() - 2
        painter.drawLine(across, top, across, bottom)
        for y in (top, bottom):
            painter.drawLine(across, y, across + 4 * way, y)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the window."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One frame a notch; ten with Shift."""
        notches = event.angleDelta().y() or event.angleDelta().x()
        if notches:
            many = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.stepped.emit(-many if notches > 0 else many)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the handle under the pointer, then let it be dragged."""
        if event.button() is Qt.MouseButton.LeftButton:
            handle = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, None, self)
            place = int(event.position().x()) - handle // 2
            span = max(1, self.width() - handle)
            self.setSliderPosition(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, span))
        super().mousePressEvent(event)


class TransportRow(QWidget):
    """Draws a `Transport`; says where the examiner wants to go."""

    sought = Signal(int)
    """A frame index."""
    scrubbed = Signal(int)
    """A frame index that the handle passes while it is held."""
    stepped = Signal(int)
    """Frames to move by."""
    play_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = theme.DARK
        self._shown: Transport | None = None
        self._words: PlayWords | None = None
        self.scrubber = Scrubber(Qt.Orientation.Horizontal)
        self.scrubber.setAccessibleName(self.tr("Frame scrubber"))
        self.scrubber.valueChanged.connect(self._value_changed)
        self.scrubber.sliderReleased.connect(self._released)
        self.scrubber.stepped.connect(self.stepped)
        self.frame, self.time, self.pts = QLabel(), QLabel(), QLabel()
        self.speed, self.chosen, self.sound = QLabel(), FittedLabel(), SoundControls()
        self._name_labels()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP // 2)
        layout.addWidget(self.scrubber)
        layout.addLayout(self._row())

    def _name_labels(self) -> None:
        names = ((self.frame, self.tr("Frame")), (self.time, self.tr("Time code")), (self.pts, self.tr("Timestamp")))
        for label, name in names:
            label.setAccessibleName(name)
            label.setFont(theme.monospace())
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.speed.setAccessibleName(self.tr("Speed"))
        self.chosen.setAccessibleName(self.tr("In and out points"))

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self.back = self._button(self.tr("One frame back"))
        self.back.clicked.connect(self._back)
        self.play = self._button(self.tr("Play or pause"))
        self.play.clicked.connect(self.play_pressed)
        self.forward = self._button(self.tr("One frame forward"))
        self.forward.clicked.connect(self._forward)
        self._buttons = (self.back, self.play, self.forward)
        for widget in (*self._buttons, self.frame, self.time, self.pts):
            row.addWidget(widget)
        row.insertSpacing(3, theme.GAP)
        row.insertWidget(5, self.chosen, 1)
        row.insertSpacing(7, 2 * theme.GAP)
        row.insertWidget(5, self.speed)
        row.addSpacing(2 * theme.GAP)
        row.addWidget(self.sound)
        return row

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self._colours = colours
        self.back.setIcon(icon(Sign.BACK, colours.text))
        self.forward.setIcon(icon(Sign.FORWARD, colours.text))
        self._draw_play()
        if self._words is not None:
            self.show_playing(self._words)

    def show_playing(self, words: PlayWords) -> None:
        """Draw speed and range."""
        self._words = words
        self.speed.setText(words.speed)
        self.chosen.say(words.chosen, words.times, words.short)
        self.chosen.setToolTip(words.tip)
        self.scrubber.show_range(words.in_point, words.out_point, self._colours.accent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out, where there is little room, the volume, then the words on sound, the pts, the count of frames.

        Nothing is cut; what is left out stands in the tool tips.
        """
        shown = self._shown
        if shown is None:
            return
        measure, room = self.frame.fontMetrics().horizontalAdvance, self.width() - self._fixed_width()
        needed = measure(shown.frame) + measure(shown.time) + measure(shown.pts) + 2 * theme.GAP
        sound = self.sound.words_width()
        self.sound.set_roomy(room >= needed + sound + self.sound.volume.width(), words=room >= needed + sound)
        self.pts.setVisible(room >= needed)
        with_count = room >= needed - measure(shown.pts)
        self.frame.setText(shown.frame if with_count else shown.short_frame)
        self.frame.setToolTip("" if with_count else shown.frame)
        least = measure(shown.short_frame) + measure(shown.time) + theme.GAP
        self.setMinimumWidth(self._fixed_width() + least)  # a number is never cut; all else is left out first

    def _fixed_width(self) -> int:
        """What the buttons, the gaps and the words on speed take."""
        widths = (max(button.sizeHint().width(), button.minimumWidth()) for button in self._buttons)
        speed = self.speed.sizeHint().width() + theme.GAP if self.speed.text() else 0
        return sum(widths) + speed + 13 * theme.GAP

    def name_keys(self, back: str, play: str, forward: str) -> None:
        """Say the keys of the three buttons."""
        names = (self.tr("One frame back"), self.tr("Play or pause"), self.tr("One frame forward"))
        for button, name, keys in zip(self._buttons, names, (back, play, forward), strict=True):
            button.setToolTip(f"{name} ({keys})" if keys else name)

    def _draw_play(self) -> None:
        playing = self._shown is not None and self._shown.playing
        self.play.setIcon(icon(Sign.PAUSE if playing else Sign.PLAY, self._colours.text))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        height = button.fontMetrics().height()
        button.setMinimumSize(2 * height + 4, height + 12)
        button.setIconSize(QSize(height, height))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _back(self) -> None:
        self.stepped.emit(-1)

    def _forward(self) -> None:
        self.stepped.emit(1)

    def _value_changed(self, value: int) -> None:
        if self._shown is not None and value != self._shown.position:
            held = self.scrubber.isSliderDown()
            (self.scrubbed if held else self.sought).emit(value)

    def _released(self) -> None:
        self.sought.emit(self.scrubber.value())

    def show_transport(self, shown: Transport) -> None:
        """Draw the row."""
        before, self._shown = self._shown, shown
        self.scrubber.setRange(0, shown.last)
        self.scrubber.setValue(shown.position)
        if before is None or len(before.frame) != len(shown.frame) or before.last != shown.last:
            self._fit()
        self.frame.setText(shown.short_frame if self.frame.toolTip() else shown.frame)
        self.time.setText(shown.time)
        self.pts.setText(shown.pts)
        self.time.setToolTip(shown.pts)
        if before is None or before.enabled != shown.enabled:
            for widget in (*self._buttons, self.scrubber):
                widget.setEnabled(shown.enabled)
        if before is None or before.playing != shown.playing:
            self._draw_play()
