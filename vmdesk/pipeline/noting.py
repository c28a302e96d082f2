"""What of a pass's frames is told at once: cuts and damaged frames."""

from collections.abc import Iterator

from vmdesk.domain.events import FramesNoted
from vmdesk.domain.frame import Frame


class Notes:
    """Gathers the frames worth telling until they are taken."""

    def __init__(self) -> None:
        self._cuts: list[int] = []
        self._damaged: list[int] = []

    def take(self, frame: Frame) -> None:
        """Look at the next frame of the pass."""
        if frame.begins_shot:
            self._cuts.append(frame.index)
        if frame.damaged:
            self._damaged.append(frame.index)

    def told(self) -> Iterator[FramesNoted]:
        """What was gathered, as one event; nothing where nothing was."""
        if self._cuts or self._damaged:
            yield FramesNoted(tuple(self._cuts), tuple(self._damaged))
            self._cuts, self._damaged = [], []
