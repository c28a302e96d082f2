"""Sliding windows over frames in presentation order."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

WINDOW_FRAMES = 16
"""Frames of one VideoMAE clip."""


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open run of frames `[start, stop)`; `index` counts windows from 0."""

    index: int
    start: int
    stop: int
    sampling_rate: int = 1

    @property
    def frame_indices(self) -> tuple[int, ...]:
        """The sixteen frames scored, the last one taken being repeated where the window was padded."""
        last = self.stop - 1 - (self.stop - 1 - self.start) % self.sampling_rate
        return tuple(min(self.start + k * self.sampling_rate, last) for k in range(WINDOW_FRAMES))

    @property
    def padded(self) -> bool:
        """True when the video ended before sixteen samples: the last frame stands in for the missing ones."""
        return self.start + (WINDOW_FRAMES - 1) * self.sampling_rate > self.stop - 1


def span(sampling_rate: int) -> int:
    """Frames from a window's first sample to its last, both counted."""
    return (WINDOW_FRAMES - 1) * sampling_rate + 1


def windows(frame_count: int, stride: int, sampling_rate: int = 1) -> Iterator[Window]:
    """Windows at 0, stride, 2 x stride ...; where frames remain at the end, one more that ends with the last frame.

    A video of at least sixteen frames but shorter than one span gives one padded window. Raises ValueError for fewer
    than sixteen frames, or a stride or sampling rate below 1.
    """
    if frame_count < WINDOW_FRAMES or stride < 1 or sampling_rate < 1:
        raise ValueError(f"no windows over {frame_count} frames at stride {stride}, sampling rate {sampling_rate}")
    length = min(span(sampling_rate), frame_count)
    starts = list(range(0, frame_count - length + 1, stride))
    if starts[-1] + length < frame_count:
        starts.append(frame_count - length)
    for index, start in enumerate(starts):
        yield Window(index, start, start + length, sampling_rate)


def uniform_indices(frame_count: int) -> tuple[int, ...]:
    """The sixteen frames of the whole-clip protocol: `np.linspace(0, n - 1, 16).astype(int)`.

    Source: model card of VideoMAE-DeepFake-Detector-v1.
    """
    if frame_count < WINDOW_FRAMES:
        raise ValueError(f"{frame_count} frames are fewer than {WINDOW_FRAMES}")
    return tuple(int(i) for i in np.linspace(0, frame_count - 1, WINDOW_FRAMES).astype(int))
