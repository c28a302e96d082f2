"""What the examiner wishes of playing: shuttle, speed, in and out points, loops. The desk owns it."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QObject, Signal

from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.play_clock import PlayClock, shuttled, stepped
from vmdesk.ui.logic.state import State
from vmdesk.ui.work.player import Player


class Playing(QObject):
    """Changes the desk's state by `put`; frames are asked for by `want`, and `seek` ends on an exact one."""

    paused = Signal()
    """What played does so no more."""

    def __init__(
        self,
        parent: QObject,
        read: Callable[[], State],
        put: Callable[[State, Part], None],
        want: Callable[[int], None],
        seek: Callable[[int], None],
    ) -> None:
        super().__init__(parent)
        self._read, self._put, self._want, self._seek = read, put, want, seek
        self.player = Player(self)
        self.player.due.connect(self._on_due)
        self.player.ended.connect(self._on_end)

    def toggle(self) -> None:
        """Play at the speed that is set, or pause; at its last frame, begin again at the other end."""
        state = self._read()
        if state.playing:
            self.pause()
        elif state.exhibit is not None:
            last = len(state.exhibit.index) - 1
            turned = {last: 0} if state.speed > 0 else {0: last}
            self._play(state.speed, turned.get(state.position, state.position))

    def pause(self) -> None:
        """Stop playing, on the frame that is on screen."""
        state = self._read()
        self.player.stop()
        if state.playing:
            self._put(replace(state, playing=False, looping=None), Part.POSITION)
            self.paused.emit()

    def takes(self, frame: int, preview: bool) -> bool:
        """Whether a picture that came while playing is to be shown: no keyframe that lies behind."""
        state = self._read()
        behind = (frame - state.position) * state.speed < 0
        if preview and behind:
            return False
        self.player.pictured(frame)
        return True

    def shuttle(self, direction: int) -> None:
        """Play forwards (1) or backwards (-1); where it plays that way already, faster."""
        state = self._read()
        if state.exhibit is not None:
            self._play(shuttled(state.speed, state.playing, direction), state.position)

    def rest(self) -> None:
        """Pause; where nothing plays, set the speed back to 100 % forwards."""
        state = self._read()
        if state.playing:
            self.pause()
        elif state.exhibit is not None:
            self._put(replace(state, speed=Fraction(1)), Part.POSITION)

    def step_speed(self, steps: int) -> None:
        """The next speed up (1) or down (-1), in the direction that is set; playing goes on with it."""
        state = self._read()
        if state.exhibit is None:
            return
        speed = stepped(state.speed, steps)
        if state.playing:
            self._play(speed, state.position)
        else:
            self._put(replace(state, speed=speed), Part.POSITION)

    def loop(self, start: int, stop: int) -> None:
        """Play the frames `[start, stop)`, clamped to the video, over and over until stopped."""
        state = self._read()
        if state.exhibit is None:
            return
        start, stop = max(start, 0), min(stop, len(state.exhibit.index))
        if start < stop:
            self.pause()
            inside = start <= state.position < stop
            first = state.position if inside else start if state.speed > 0 else stop - 1
            self._put(replace(self._read(), looping=(start, stop)), Part.POSITION)
            self._play(state.speed, first)

    def toggle_loop(self) -> None:
        """Loop from the in point to the out point, the ends of the video for a point that is not set; or stop that."""
        state = self._read()
        if state.looping is not None:
            self.pause()
        elif state.exhibit is not None:
            out = len(state.exhibit.index) - 1 if state.out_point is None else state.out_point
            self.loop(state.in_point or 0, out + 1)

    def set_in(self) -> None:
        """The in point is the frame at the playhead; an out point before it is cleared."""
        state = self._read()
        if state.exhibit is not None:
            out = state.out_point
            out = None if out is not None and out < state.position else out
            self._put(replace(state, in_point=state.position, out_point=out), Part.POSITION)

    def set_out(self) -> None:
        """The out point, a frame that still belongs to the range, is the one at the playhead; see `set_in`."""
        state = self._read()
        if state.exhibit is not None:
            begin = state.in_point
            begin = None if begin is not None and begin > state.position else begin
            self._put(replace(state, in_point=begin, out_point=state.position), Part.POSITION)

    def clear_in(self) -> None:
        """No in point."""
        self._put(replace(self._read(), in_point=None), Part.POSITION)

    def clear_out(self) -> None:
        """No out point."""
        self._put(replace(self._read(), out_point=None), Part.POSITION)

    def _play(self, speed: Fraction, first: int) -> None:
        state = self._read()
        if state.exhibit is None:
            return
        index = state.exhibit.index
        start, stop = state.looping or (0, len(index))
        self._put(replace(state, playing=True, speed=speed, position=first), Part.POSITION)
        self.player.start(PlayClock(index, first, speed, start, stop, state.looping is not None))

    def _on_due(self, frame: int) -> None:
        if self._read().playing:
            self._want(frame)

    def _on_end(self, frame: int) -> None:
        if self._read().playing:
            self._seek(frame)
