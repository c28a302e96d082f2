"""The stretch of a video that the graph shows: zoomed, moved, and kept inside the video. No Qt."""

from dataclasses import dataclass

SHORTEST = 0.2
"""Seconds that are shown at least, but for a shorter video."""


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Seconds `[first, last)` of a video of `duration` seconds; always inside it and never shorter than `SHORTEST`."""

    first: float
    last: float
    duration: float

    @classmethod
    def within(cls, first: float, last: float, duration: float) -> "TimeRange":
        """The nearest range that the video has: first of its length, then of its place."""
        length = min(max(last - first, min(SHORTEST, duration)), duration)
        first = min(max(first, 0.0), duration - length)
        return cls(first, first + length, duration)

    @classmethod
    def whole(cls, duration: float) -> "TimeRange":
        """All of the video."""
        return cls(0.0, duration, duration)

    @property
    def length(self) -> float:
        """Seconds shown."""
        return self.last - self.first

    def holds(self, seconds: float) -> bool:
        """Whether a time is shown."""
        return self.first <= seconds <= self.last

    def zoomed(self, factor: float, at: float) -> "TimeRange":
        """`factor` times as long, with the time `at` in the same place as far as the video reaches."""
        length = min(max(self.length * factor, min(SHORTEST, self.duration)), self.duration)
        share = (at - self.first) / self.length if self.length > 0 else 0.5
        first = at - share * length
        return TimeRange.within(first, first + length, self.duration)

    def moved(self, seconds: float) -> "TimeRange":
        """The same length, so much later; earlier where negative."""
        return TimeRange.within(self.first + seconds, self.last + seconds, self.duration)

    def centred(self, at: float) -> "TimeRange":
        """The same length around `at`."""
        return self.moved(at - (self.first + self.last) / 2)

    def with_first(self, first: float) -> "TimeRange":
        """The left edge at `first`, the right one where it is."""
        first = max(0.0, min(first, self.last - min(SHORTEST, self.duration)))
        return TimeRange(first, self.last, self.duration)

    def with_last(self, last: float) -> "TimeRange":
        """The right edge at `last`, the left one where it is."""
        last = min(self.duration, max(last, self.first + min(SHORTEST, self.duration)))
        return TimeRange(self.first, last, self.duration)
