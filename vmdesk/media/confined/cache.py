"""Decoded frames kept for scrubbing, bounded in bytes; those furthest from where the examiner looks go first."""

from vmdesk.media.confined.frame import KeptFrame

_FEWEST = 2


class FrameCache:
    """Frames by index. `focus` is the frame looked at, `heading` -1 or +1 the way of travel, 0 for none."""

    def __init__(self, most_bytes: int) -> None:
        self._frames: dict[int, KeptFrame] = {}
        self._most_bytes = most_bytes
        self.bytes = 0
        self.focus = 0
        self.heading = 0

    def __contains__(self, index: int) -> bool:
        return index in self._frames

    def __len__(self) -> int:
        return len(self._frames)

    def get(self, index: int) -> KeptFrame | None:
        """The frame, if it is kept."""
        return self._frames.get(index)

    def look_at(self, index: int) -> None:
        """Move the focus; small moves tell the way of travel."""
        moved = index - self.focus
        if moved:
            self.heading = (moved > 0) - (moved < 0) if abs(moved) <= len(self._frames) else 0
        self.focus = index

    def put(self, frame: KeptFrame) -> None:
        """Keep a frame, dropping others where the bound asks for it."""
        if frame.index in self._frames:
            return
        self._frames[frame.index] = frame
        self.bytes += frame.buffer_bytes
        while self.bytes > self._most_bytes and len(self._frames) > _FEWEST:
            self._drop(max(self._frames, key=self._distance))

    def capacity(self) -> int:
        """How many frames of the size of those kept fit in; at least two."""
        if not self._frames:
            return _FEWEST
        return max(_FEWEST, self._most_bytes * len(self._frames) // max(1, self.bytes))

    def reach(self, way: int) -> int:
        """The last frame up to which, from the focus that way (-1 or +1), all are kept."""
        index = self.focus
        while index + way in self._frames:
            index += way
        return index

    def clear(self) -> None:
        """Keep nothing."""
        self._frames.clear()
        self.bytes = 0

    def _drop(self, index: int) -> None:
        self.bytes -= self._frames.pop(index).buffer_bytes

    def _distance(self, index: int) -> int:
        """Frames away from the focus; what lies behind the way of travel counts as three times as far."""
        away = index - self.focus
        return abs(away) * (3 if away * self.heading < 0 else 1)
