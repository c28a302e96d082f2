"""The confined room without its process, for tests that change what is inside it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vmdesk.domain.steps import outcome_of
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.confined.frame import DecodedFrame
from vmdesk.media.confined.scan import read_index
from vmdesk.media.confined.scrub import Scrubber
from vmdesk.media.confined.walk import walk


class InProcess:
    """As `Decoder`, in this process."""

    def __init__(self, path: Path, facts: StreamFacts, index: FrameIndex, cache_bytes: int = 2**28) -> None:
        self._given = (path, facts, index)
        self.scrubber = Scrubber(*self._given, cache_bytes)

    def __enter__(self) -> "InProcess":
        return self

    def __exit__(self, *_: object) -> None:
        self.scrubber.close()

    def iter_frames(self) -> Iterator[DecodedFrame]:
        return walk(*self._given)

    def frame_at(self, index: int) -> DecodedFrame:
        return outcome_of(self.scrubber.exact(index))


@pytest.fixture(scope="session")
def opened() -> Callable[[Path], tuple[Path, StreamFacts, FrameIndex]]:
    """What `InProcess` takes, for a path."""
    return lambda path: (path, *read_index(path))


@pytest.fixture(scope="session")
def in_process() -> type[InProcess]:
    """Decodes here, not in a process of its own."""
    return InProcess
