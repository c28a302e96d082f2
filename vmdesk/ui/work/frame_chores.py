"""What the frame thread does while no picture is asked for: a frame's digest, small pictures for the strip. No Qt."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vmdesk.media.decoder import Decoder
from vmdesk.ui.logic.messages import FrameHashed, FrameHashFailed, Thumbnailed
from vmdesk.ui.logic.problem import problem_of

THUMBNAIL = 192
"""Pixels of a small picture's longer side at most."""
Pixels = NDArray[np.uint8]
Overtaken = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Chore(ABC):
    """Something to be done with frame `frame` of opening `generation`."""

    generation: int
    frame: int

    @abstractmethod
    def done_by(self, decoder: Decoder, overtaken: Overtaken) -> FrameHashed | FrameHashFailed | Thumbnailed | None:
        """What came of it; None where `overtaken()`, asked again and again, became true first. Raises nothing."""


@dataclass(frozen=True, slots=True)
class HashChore(Chore):
    """SHA-256 of the decoded planes."""

    def done_by(self, decoder: Decoder, overtaken: Overtaken) -> FrameHashed | FrameHashFailed | None:
        """As `Decoder.sha256_at` gives it."""
        try:
            digest = decoder.sha256_unless(self.frame, overtaken)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            return FrameHashFailed(self.generation, self.frame, problem_of(error))
        return None if digest is None else FrameHashed(self.generation, self.frame, digest)


@dataclass(frozen=True, slots=True)
class ThumbnailChore(Chore):
    """A small picture."""

    def done_by(self, decoder: Decoder, overtaken: Overtaken) -> Thumbnailed | None:
        """Of at most `THUMBNAIL` pixels on the longer side; without one where the frame does not decode."""
        try:
            picture = decoder.frame_unless(self.frame, overtaken)
        except Exception:  # noqa: BLE001 - the strip says that there is none; why is told when the frame is gone to
            return Thumbnailed(self.generation, self.frame, None)
        return None if picture is None else Thumbnailed(self.generation, self.frame, made_small(picture.rgb))


class Chores:
    """What is to be done, the digest first. Not for two threads at once."""

    def __init__(self) -> None:
        self._hash: HashChore | None = None
        self._thumbnails: list[ThumbnailChore] = []

    def hash(self, generation: int, frame: int | None) -> None:
        """Hash `frame` instead of another one; None: none."""
        self._hash = None if frame is None else HashChore(generation, frame)

    def thumbnail(self, generation: int, frames: Sequence[int]) -> None:
        """Make `frames` small, in their order, instead of others."""
        self._thumbnails = [ThumbnailChore(generation, frame) for frame in frames]

    def next(self) -> Chore | None:
        """What is to be done next; it stays here until it is taken."""
        return self._hash or (self._thumbnails[0] if self._thumbnails else None)

    def holds(self, chore: Chore) -> bool:
        """Whether `chore` is still to be done."""
        return chore is self._hash or any(chore is one for one in self._thumbnails)

    def take(self, chore: Chore) -> bool:
        """Take `chore` out; False where it was given up already."""
        held = self.holds(chore)
        if chore is self._hash:
            self._hash = None
        self._thumbnails = [one for one in self._thumbnails if one is not chore]
        return held


def made_small(rgb: Pixels) -> Pixels:
    """A picture (height, width, 3) made small, each pixel the mean of up to four of it; both sides at least 1."""
    step = max(1, -(-max(rgb.shape[:2]) // (2 * THUMBNAIL)))
    taken = rgb[::step, ::step]
    if max(taken.shape[:2]) <= THUMBNAIL or min(taken.shape[:2]) < 2:
        return np.ascontiguousarray(taken)
    height, width = taken.shape[0] // 2 * 2, taken.shape[1] // 2 * 2
    blocks = taken[:height, :width].reshape(height // 2, 2, width // 2, 2, 3)
    return np.asarray(blocks.mean(axis=(1, 3)), dtype=np.uint8)
