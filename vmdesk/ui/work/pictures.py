"""Which pictures are asked for and which answers are still wanted: a late one never replaces a newer one."""

from collections.abc import Callable
from dataclasses import replace

from vmdesk.domain.video import Picture
from vmdesk.ui.logic.messages import Pictured
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.state import State
from vmdesk.ui.work.frames import FrameThread
from vmdesk.ui.work.playing import Playing


class Pictures:
    """Asks the frame thread, and takes its answers into the state; `show` is given each picture that is taken."""

    def __init__(
        self,
        frames: FrameThread,
        state: Callable[[], State],
        put: Callable[[State, Part], None],
        show: Callable[[Picture], None],
    ) -> None:
        self._frames, self._state, self._put, self._show = frames, state, put, show
        self._serial = self._shown_serial = 0
        self._shown_exactly = True

    def want(self, frame: int, *, scrubbing: bool = False, playing: bool = False) -> None:
        """Ask for a frame of the open exhibit."""
        exhibit = self._state().exhibit
        if exhibit is not None:
            self._serial += 1
            self._frames.want(exhibit.generation, self._serial, frame, scrubbing, playing=playing)

    def settle(self) -> None:
        """Playing has stopped: no pictures still under way are taken; a preview gives way to the frame itself."""
        self._serial += 1
        self._shown_serial, self._shown_exactly = self._serial, True
        state = self._state()
        if state.previewed or state.shown != state.position:
            self.want(state.position)

    def take(self, message: Pictured, playing: Playing) -> None:
        """Show a picture, unless a newer one is on screen already."""
        newer = message.serial > self._shown_serial
        if not newer and (message.serial < self._shown_serial or self._shown_exactly):
            return
        state, shown = self._state(), message.picture.index
        if state.playing and not playing.takes(shown, message.preview):
            return
        self._shown_serial, self._shown_exactly = message.serial, not message.preview
        position = shown if state.playing else state.position
        self._show(message.picture)
        self._put(replace(state, shown=shown, position=position, previewed=message.preview), Part.POSITION)

    def is_awaited(self, serial: int) -> bool:
        """Whether request `serial` is the newest."""
        return serial == self._serial
