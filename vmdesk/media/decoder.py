"""Frames out of a file: all of them in order, or exactly the one asked for."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from vmdesk.domain.errors import NothingDecodes
from vmdesk.domain.video import FrameIndex, Picture, StreamFacts
from vmdesk.media.source import open_media

CACHE_BYTES = 256 * 1024 * 1024
"""Pictures kept for stepping backwards."""
_FORWARD_FRAMES = 48
"""How far ahead decoding on is taken to be quicker than seeking."""


class DecodedFrame:
    """A frame as the decoder gave it: `index` in presentation order, `pts` or None, `damaged` when not to be trusted.

    Conversion is done when asked for, so that frames nobody looks at cost no conversion.
    """

    __slots__ = ("_frame", "_quarter_turns", "damaged", "index", "pts")

    def __init__(self, frame: VideoFrame, index: int, damaged: bool, rotation: int) -> None:
        self._frame = frame
        self._quarter_turns = rotation // 90
        self.index = index
        self.pts = frame.pts
        self.damaged = damaged

    def rgb(self) -> NDArray[np.uint8]:
        """The upright picture, uint8 (height, width, 3), 8-bit full-range RGB, C-contiguous."""
        plain = self._frame.to_ndarray(format="rgb24").astype(np.uint8, copy=False)
        return np.ascontiguousarray(np.rot90(plain, self._quarter_turns))

    def plane_sha256(self) -> str:
        """SHA-256 of the decoded planes without row padding, before rotation and conversion.

        Equals `ffmpeg -noautorotate -i FILE -map 0:v -fps_mode passthrough -f framehash -hash sha256 -`.
        """
        digest = hashlib.sha256()
        for plane, row_bytes in zip(self._frame.planes, _row_bytes(self._frame), strict=False):
            rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
            digest.update(rows[: plane.height, :row_bytes].tobytes())
        return digest.hexdigest()


def _row_bytes(frame: VideoFrame) -> list[int]:
    """Bytes of one row of each plane, without padding."""
    if len(frame.planes) == 1:
        return [(frame.planes[0].width * frame.format.padded_bits_per_pixel + 7) // 8]
    widths = []
    for number, plane in enumerate(frame.planes):
        parts = [c for c in frame.format.components if c.plane == number]
        widths.append(plane.width * sum((c.bits + 7) // 8 for c in parts))
    return widths


class Decoder:
    """Exact access to the frames of one file. Not for use by two threads at once; close it, or use it as a context."""

    def __init__(self, path: Path, facts: StreamFacts, index: FrameIndex) -> None:
        self._path = path
        self._facts = facts
        self._index = index
        self._cache: OrderedDict[int, Picture] = OrderedDict()
        self._cached_bytes = 0
        self._resources = ExitStack()
        self._frames: Iterator[DecodedFrame] | None = None
        self._next_index = 0
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
        """Every frame that decodes, in presentation order, from a fresh decoder at the file's start."""
        with open_media(self._path) as (container, stream):
            yield from _decode(container, stream, self._facts.rotation)

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
            if len(keyframes) < back:
                return None
            start = int(keyframes[-back])
            if start == 0:
                return None
            try:
                self._container.seek(int(self._index.pts[start]), stream=self._stream)
            except av.error.FFmpegError:
                return None
            self._frames = self._numbered_by_pts(_decode(self._container, self._stream, self._facts.rotation))
            found = self._decode_on_to(index)
            if found is not None:
                return found
        return None

    def _numbered_by_pts(self, frames: Iterator[DecodedFrame]) -> Iterator[DecodedFrame]:
        """Frames after a seek, with their true index; ends at the first that has no place in the index."""
        for frame in frames:
            if frame.pts is None:
                return
            place = int(np.searchsorted(self._index.pts, frame.pts))
            if place == len(self._index) or int(self._index.pts[place]) != frame.pts:
                return
            frame.index = place
            yield frame

    def _count_to(self, index: int) -> Picture | None:
        """Decode from the file's start, counting."""
        behind = self._frames is None or self._next_index > index
        if behind or self._index.exact:
            self._resources.close()
            self._container, self._stream = self._resources.enter_context(open_media(self._path))
            self._frames = _decode(self._container, self._stream, self._facts.rotation)
            self._next_index = 0
        return self._decode_on_to(index)

    def _decode_on_to(self, index: int) -> Picture | None:
        """Decode forward to `index`, keeping the pictures just before it; None when it was passed or never came."""
        for frame in self._frames or ():
            self._next_index = frame.index + 1
            if frame.index > index:
                break
            if index - frame.index <= _FORWARD_FRAMES // 2:
                self._keep(frame)
            if frame.index == index:
                return self._cache[index]
        self._frames = None
        return None

    def _keep(self, frame: DecodedFrame) -> None:
        picture = Picture(frame.index, frame.pts, self._index.seconds(frame.index), frame.rgb(), frame.damaged)
        self._cache[frame.index] = picture
        self._cached_bytes += picture.rgb.nbytes
        while self._cached_bytes > CACHE_BYTES and len(self._cache) > 1:
            _, dropped = self._cache.popitem(last=False)
            self._cached_bytes -= dropped.rgb.nbytes


def _decode(container: InputContainer, stream: VideoStream, rotation: int) -> Iterator[DecodedFrame]:
    """Frames from where the container stands, numbered from 0.

    A packet that does not decode is passed over; frames from there to the next keyframe count as damaged.
    """
    count, broken = 0, False
    for packet in _packets(container, stream):
        try:
            frames = stream.codec_context.decode(packet)
        except av.error.EOFError:
            return
        except av.error.FFmpegError:
            broken = True
            continue
        for frame in frames:
            broken = broken and not frame.key_frame
            yield DecodedFrame(frame, count, broken or frame.is_corrupt, rotation)
            count += 1


def _packets(container: InputContainer, stream: VideoStream) -> "Iterator[Packet[VideoStream] | None]":
    """Packets of the stream; where the container breaks off, None at the end to draw the last frames out."""
    try:
        yield from container.demux(stream)
    except av.error.FFmpegError:
        yield None
