"""Which frame is on screen while a video plays, forwards or backwards, at any speed, once or in a loop. No Qt."""

import math
from dataclasses import dataclass
from fractions import Fraction

from vmdesk.domain.video import FrameIndex

SPEEDS = tuple(Fraction(percent, 100) for percent in (10, 25, 50, 75, 100, 150, 200, 400, 800))
"""The speeds that are stepped through."""
SHUTTLE = (Fraction(1), Fraction(2), Fraction(4), Fraction(8))
"""The speeds that pressing the same shuttle key again goes through."""


@dataclass(frozen=True, slots=True)
class PlayClock:
    """Playing from frame `first` on at `speed`, 1 for the video's own pace, negative for backwards, never 0.

    Frames in `[start, stop)` are played, over and over where `loops`. Every frame stays for its own duration, by its
    pts, divided by the speed; backwards too.
    """

    index: FrameIndex
    first: int
    speed: Fraction
    start: int
    stop: int
    loops: bool = False

    def frame_at(self, elapsed: Fraction) -> int:
        """The frame on screen `elapsed` seconds after `first` came on screen; the last one played once that is over."""
        place = self.place_at(elapsed)
        if self.speed > 0:
            frame = self.index.index_shown_at(place)
        else:  # a frame begins, on its way backwards, where the one after it begins
            ticks = math.ceil(place / self.index.time_base) - 1
            frame = self.index.index_shown_at(ticks * self.index.time_base)
        return min(max(frame, self.start), self.stop - 1)

    def over_at(self, elapsed: Fraction) -> bool:
        """Whether the last frame to be played is on screen, and stays."""
        last = self.stop - 1 if self.speed > 0 else self.start
        return not self.loops and self.frame_at(elapsed) == last

    def until_next(self, elapsed: Fraction) -> Fraction:
        """Seconds from `elapsed` until another frame is due; at least 0."""
        frame, place = self.frame_at(elapsed), self.place_at(elapsed)
        left = self._end_of(frame) - place if self.speed > 0 else place - self.index.seconds(frame)
        return max(left, Fraction(0)) / abs(self.speed)

    def place_at(self, elapsed: Fraction) -> Fraction:
        """The place in the video, in seconds from its first frame."""
        begin = self.index.seconds(self.first) if self.speed > 0 else self._end_of(self.first)
        place = begin + self.speed * elapsed
        if not self.loops:
            return place
        low, high = self.index.seconds(self.start), self._end_of(self.stop - 1)
        if high <= low:  # one frame that has no duration
            return low
        round_ = (place - low) % (high - low)
        return low + round_ if self.speed > 0 or round_ else high

    def _end_of(self, frame: int) -> Fraction:
        return self.index.seconds(frame + 1) if frame + 1 < len(self.index) else self.index.duration_seconds


def shuttled(speed: Fraction, playing: bool, direction: int) -> Fraction:
    """The speed that a shuttle key asks for, `direction` 1 or -1.

    What rests or plays the other way begins at 100 %, or at the slower speed that was chosen; pressed again, the next
    of `SHUTTLE`.
    """
    if not playing or speed * direction < 0:
        return direction * min(abs(speed), Fraction(1))
    return direction * next((one for one in SHUTTLE if one > abs(speed)), SHUTTLE[-1])


def stepped(speed: Fraction, steps: int) -> Fraction:
    """The next of `SPEEDS` up (`steps` 1) or down (-1), in the same direction; the last there is."""
    sizes = [one for one in (SPEEDS if steps > 0 else SPEEDS[::-1]) if (one - abs(speed)) * steps > 0]
    size = sizes[0] if sizes else abs(speed)
    return size if speed > 0 else -size
