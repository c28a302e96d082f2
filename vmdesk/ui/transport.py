"""The row under the picture: scrubber, step buttons, frame, time and pts."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QStyle, QToolButton, QVBoxLayout, QWidget

from vmdesk.ui import theme
from vmdesk.ui.icons import Sign, icon
from vmdesk.ui.presenter import Transport


class Scrubber(QSlider):
    """A slider over frame indices: a click goes to the place clicked, a wheel notch is one frame.

    Keys are left to the window, so that they mean the same wherever the focus is.
    """

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the window."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The slider, then the focus frame."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().accent().color(), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

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
        self.scrubber = Scrubber(Qt.Orientation.Horizontal)
        self.scrubber.setAccessibleName(self.tr("Frame scrubber"))
        self.scrubber.valueChanged.connect(self._value_changed)
        self.scrubber.sliderReleased.connect(self._released)
        self.scrubber.stepped.connect(self.stepped)
        self.frame, self.time, self.pts = QLabel(), QLabel(), QLabel()
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

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self.back = self._button(self.tr("One frame back (Left)"))
        self.back.clicked.connect(self._back)
        self.play = self._button(self.tr("Play or pause (Space)"))
        self.play.clicked.connect(self.play_pressed)
        self.forward = self._button(self.tr("One frame forward (Right)"))
        self.forward.clicked.connect(self._forward)
        self._buttons = (self.back, self.play, self.forward)
        for widget in (*self._buttons, self.frame, self.time, self.pts):
            row.addWidget(widget)
        row.insertSpacing(3, theme.GAP)
        row.insertStretch(5)
        row.insertSpacing(7, 2 * theme.GAP)
        return row

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self._colours = colours
        self.back.setIcon(icon(Sign.BACK, colours.text))
        self.forward.setIcon(icon(Sign.FORWARD, colours.text))
        self._draw_play()

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
        self.frame.setText(shown.frame)
        self.time.setText(shown.time)
        self.pts.setText(shown.pts)
        if before is None or before.enabled != shown.enabled:
            for widget in (*self._buttons, self.scrubber):
                widget.setEnabled(shown.enabled)
        if before is None or before.playing != shown.playing:
            self._draw_play()
