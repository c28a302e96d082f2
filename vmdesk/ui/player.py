"""Playing: which frame the clock asks for."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from vmdesk.domain.video import FrameIndex

_TICK_MS = 8


class Player(QObject):
    """Asks for the frame that the stream's own pts put on screen at each moment; frames in between are passed over."""

    due = Signal(int)
    """The frame to show now."""
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._index: FrameIndex | None = None
        self._began = 0.0
        self._from_seconds = 0.0
        self._last = -1

    def start(self, index: FrameIndex, frame: int) -> None:
        """Play from `frame`, from the start where `frame` is the last."""
        first = 0 if frame == len(index) - 1 else frame
        self._index, self._last = index, -1
        self._from_seconds, self._began = float(index.seconds(first)), time.monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Stop asking."""
        self._timer.stop()

    def _tick(self) -> None:
        assert self._index is not None  # noqa: S101 - set by start
        frame = self._index.index_shown_at(self._from_seconds + time.monotonic() - self._began)
        if frame != self._last:
            self._last = frame
            self.due.emit(frame)
        if frame == len(self._index) - 1:
            self.stop()
            self.ended.emit()
