"""Frames out of a file: all of them in order, or exactly the one asked for."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np

from vmdesk.domain.errors import NothingDecodes
from vmdesk.domain.video import FrameIndex, Picture, StreamFacts
from vmdesk.media.confined.frame import DecodedFrame
from vmdesk.media.confined.source import open_media
from vmdesk.media.confined.stream import frames
from vmdesk.media.confined.walk import from_start, orientation_in, placed, walk

CACHE_BYTES = 256 * 1024 * 1024
"""Pictures kept for stepping backwards."""
_FORWARD_FRAMES = 48
"""How far ahead decoding on is taken to be quicker than seeking."""


class Decoder:
    """Exact access to the frames of one file. Not for use by two threads at once; close it, or use it as a context."""

    def __init__(self, path: Path, facts: StreamFacts, index: FrameIndex) -> None:
        self._path = path
        self._facts = facts
        self._index = index
        self._orientation = orientation_in(facts)
        self._cache: OrderedDict[int, Picture] = OrderedDict()
        self._cached_bytes = 0
        self._resources = ExitStack()
        self._frames: Iterator[DecodedFrame] | None = None
        self._next_index = 0
        self._sought = False
        self._container, self._stream = self._resources.enter_context(open_media(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._frames = None
        self._cache.clear()
        self._resources.close()

    def iter_frames(self) -> Iterator[DecodedFrame]:
        """Every frame in presentation order, from a fresh decoder at the file's start.

        One for each of the index where that is exact, else as many as decode.
        """
        return walk(self._path, self._facts, self._index)

    def frame_shown_at(self, seconds: float) -> Picture:
        """The frame on screen `seconds` after the first frame appears, clamped to the video."""
        return self.frame_at(self._index.index_shown_at(seconds))

    def frame_at(self, index: int) -> Picture:
        """Frame `index` in presentation order, the same pixels as decoding from the start gives.

        Raises IndexError outside the index, NothingDecodes where the stream has no decodable frame there.
        """
        if not 0 <= index < len(self._index):
            raise IndexError(index)
        if index in self._cache:
            self._cache.move_to_end(index)
            return self._cache[index]
        ahead = self._frames is not None and 0 <= index - self._next_index < _FORWARD_FRAMES
        found = self._decode_on_to(index) if ahead else None
        found = found or self._seek_to(index) or self._count_to(index)
        if found is None:
            raise NothingDecodes(f"Frame {index} does not decode.", advice="The file is damaged there.")
        return found

    def _seek_to(self, index: int) -> Picture | None:
        """Start at ever earlier keyframes until one leads to the frame; None when the index cannot be relied on."""
        if not self._index.exact:
            return None
        keyframes = np.flatnonzero(self._index.keyframe[: index + 1])
        for back in (1, 2, 4):
            if len(keyframes) < back or keyframes[-back] == 0:
                return None
            try:
                self._container.seek(int(self._index.pts[keyframes[-back]]), stream=self._stream)
            except av.error.FFmpegError:
                return None
            decoded = frames(self._container, self._stream)
            self._frames = placed(
                (DecodedFrame(f, 0, damaged, self._orientation) for f, damaged in decoded), self._index
            )
            self._sought = True
            found = self._decode_on_to(index)
            if found is not None:
                return found
        return None

    def _count_to(self, index: int) -> Picture | None:
        """Decode from the file's start, unless that is going on already."""
        if self._frames is None or self._sought or self._next_index > index:
            self._resources.close()
            self._container, self._stream = self._resources.enter_context(open_media(self._path))
            self._frames = from_start(frames(self._container, self._stream), self._facts, self._index)
            self._sought, self._next_index = False, 0
        return self._decode_on_to(index)

    def _decode_on_to(self, index: int) -> Picture | None:
        """Decode forward to `index`, keeping the pictures just before it; None when it was passed or never came.

        After a seek damage ends it too: what conceals damage depends on all that was decoded before.
        """
        for frame in self._frames or ():
            self._next_index = frame.index + 1
            if frame.index > index or (self._sought and frame.damaged):
                break
            if index - frame.index <= _FORWARD_FRAMES // 2:
                self._keep(frame)
            if frame.index == index:
                return self._cache[index]
        self._frames = None
        return None

    def _keep(self, frame: DecodedFrame) -> None:
        if frame.index in self._cache:
            self._cache.move_to_end(frame.index)
            return
        picture = Picture(frame.index, frame.pts, self._index.seconds(frame.index), frame.rgb(), frame.damaged)
        self._cache[frame.index] = picture
        self._cached_bytes += picture.rgb.nbytes
        while self._cached_bytes > CACHE_BYTES and len(self._cache) > 1:
            _, dropped = self._cache.popitem(last=False)
            self._cached_bytes -= dropped.rgb.nbytes
