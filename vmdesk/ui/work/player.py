"""Playing: asks for each frame when the clock has it due."""

import time
from fractions import Fraction

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from vmdesk.ui.logic.play_clock import PlayClock

_LONGEST_MS = 50
_PATIENCE_SECONDS = Fraction(1)
"""A picture that takes longer holds the clock until it is there, or decoding would fall behind more and more."""


class Player(QObject):
    """Asks for the frame that a `PlayClock` has on screen at each moment; what comes too late is passed over."""

    due = Signal(int)
    """The frame to show now."""
    ended = Signal(int)
    """The frame on which playing ended by itself."""
    began = Signal()
    """The clock runs from a frame on: at the start, and again after it was held."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._clock: PlayClock | None = None
        self._began_ns = self._asked_ns = 0
        self._asked: int | None = None
        self._last = -1

    def start(self, clock: PlayClock) -> None:
        """Play by `clock` from now on."""
        self._clock, self._last, self._asked = clock, -1, None
        self._began_ns = time.monotonic_ns()
        self.began.emit()
        self._tick()

    def stop(self) -> None:
        """Stop asking."""
        self._timer.stop()
        self._clock = None

    def elapsed(self) -> Fraction:
        """Seconds since the clock began to run."""
        return Fraction(time.monotonic_ns() - self._began_ns, 10**9)

    def clock(self) -> PlayClock | None:
        """The clock that runs; None while nothing plays."""
        return self._clock

    def pictured(self, frame: int) -> None:
        """A picture has come on screen; a clock that was held runs again from its frame on."""
        clock, held = self._clock, self._is_held()
        self._asked = None
        if clock is not None and held and clock.start <= frame < clock.stop:
            again = PlayClock(clock.index, frame, clock.speed, clock.start, clock.stop, clock.loops)
            self.start(again)

    def _is_held(self) -> bool:
        return self._asked is not None and time.monotonic_ns() - self._asked_ns > _PATIENCE_SECONDS * 10**9

    def _tick(self) -> None:
        clock = self._clock
        if clock is None:
            return
        if self._is_held():
            self._timer.start(_LONGEST_MS)
            return
        elapsed = self.elapsed()
        frame = clock.frame_at(elapsed)
        if frame != self._last:
            self._ask(frame)
        if clock.over_at(elapsed):
            self.stop()
            self.ended.emit(frame)
        elif self._clock is clock:
            self._timer.start(min(int(clock.until_next(elapsed) * 1000) + 1, _LONGEST_MS))

    def _ask(self, frame: int) -> None:
        if self._asked is None:
            self._asked_ns = time.monotonic_ns()
        self._asked = self._last = frame
        self.due.emit(frame)
