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
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from vmdesk.domain.errors import NothingDecodes
from vmdesk.domain.text import cleaned
from vmdesk.domain.video import FrameIndex, Picture, StreamFacts
from vmdesk.media.orientation import Orientation
from vmdesk.media.pixels import require_convertible
from vmdesk.media.source import open_media
from vmdesk.media.stream import frames

CACHE_BYTES = 256 * 1024 * 1024
"""Pictures kept for stepping backwards."""
_FORWARD_FRAMES = 48
"""How far ahead decoding on is taken to be quicker than seeking."""


class DecodedFrame:
    """A frame as the decoder gave it: `index` in presentation order, `pts` or None, `damaged` when not to be trusted.

    Where a frame of the index does not decode, the one shown before it stands in for it, damaged.
    Conversion is done when asked for, so that frames nobody looks at cost no conversion.
    """

    __slots__ = ("_frame", "_orientation", "damaged", "index", "pts")

    def __init__(self, frame: VideoFrame, index: int, damaged: bool, orientation: Orientation) -> None:
        self._frame = frame
        self._orientation = orientation
        self.index = index
        self.pts = frame.pts
        self.damaged = damaged

    def standing_in(self, index: int, pts: int) -> "DecodedFrame":
        """The same picture for frame `index`, which did not decode."""
        other = DecodedFrame(self._frame, index, True, self._orientation)
        other.pts = pts
        return other

    def rgb(self) -> NDArray[np.uint8]:
        """The upright picture, uint8 (height, width, 3), 8-bit full-range RGB, C-contiguous.

        Raises NothingDecodes where the frame's pixel format, which can change within a stream, has no way to RGB.
        """
        require_convertible(self._frame.format.name)
        try:
            plain = self._frame.to_ndarray(format="rgb24").astype(np.uint8, copy=False)
        except (av.error.FFmpegError, ValueError) as error:
            raise _not_converted(self.index, self._frame, error) from error
        return self._orientation.applied(plain)

    def plane_sha256(self) -> str:
        """SHA-256 of the decoded planes without row padding, before rotation and conversion.

        Equals `ffmpeg -noautorotate -i FILE -map 0:v -fps_mode passthrough -f framehash -hash sha256 -`.
        """
        digest = hashlib.sha256()
        for plane, row_bytes in zip(self._frame.planes, _row_bytes(self._frame), strict=False):
            pixels = np.frombuffer(memoryview(plane), np.uint8)
            rows = pixels.reshape(-1, plane.line_size or row_bytes)
            digest.update(rows[: plane.height, :row_bytes].tobytes())
        return digest.hexdigest()


def _not_converted(index: int, frame: VideoFrame, error: Exception) -> NothingDecodes:
    return NothingDecodes(
        f"Frame {index} is stored as {frame.width} x {frame.height} {frame.format.name}, which does not become RGB.",
        advice="The file is damaged there, or stores its pictures in an uncommon way.",
        details=cleaned(str(error), 500),
    )


def _row_bytes(frame: VideoFrame) -> list[int]:
    """Bytes of one row of each plane, without padding; a palette is one row of 256 four-byte entries."""
    if len(frame.planes) == 1:
        return [(frame.planes[0].width * frame.format.padded_bits_per_pixel + 7) // 8]
    widths = []
    for number, plane in enumerate(frame.planes):
        parts = [(c.bits + 7) // 8 for c in frame.format.components if c.plane == number]
        widths.append(plane.width * (sum(parts) if parts else 4))
    return widths


class Decoder:
    """Exact access to the frames of one file. Not for use by two threads at once; close it, or use it as a context."""

    def __init__(self, path: Path, facts: StreamFacts, index: FrameIndex) -> None:
        self._path = path
        self._index = index
        self._orientation = Orientation(facts.declared_rotation, facts.rotation, facts.mirrored)
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
        with open_media(self._path) as (container, stream):
            yield from self._from_start(frames(container, stream))

    def _from_start(self, decoded: Iterator[tuple[VideoFrame, bool]]) -> Iterator[DecodedFrame]:
        counted = (DecodedFrame(f, n, damaged, self._orientation) for n, (f, damaged) in enumerate(decoded))
        return _gaps_filled(self._placed(counted), self._index) if self._index.exact else counted

    def _placed(self, decoded: Iterator[DecodedFrame]) -> Iterator[DecodedFrame]:
        """Frames with their index by presentation time, without those at a time that the container does not list."""
        for frame in decoded:
            place = self._index.index_of(frame.pts)
            if place is not None:
                frame.index = place
                yield frame

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
            self._frames = self._placed(DecodedFrame(f, 0, damaged, self._orientation) for f, damaged in decoded)
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
            self._frames = self._from_start(frames(self._container, self._stream))
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


def _gaps_filled(decoded: Iterator[DecodedFrame], index: FrameIndex) -> Iterator[DecodedFrame]:
    """One frame for each of `index`: for what did not decode, the picture before (at the start, the first one)."""
    shown: DecodedFrame | None = None
    place = 0
    for frame in decoded:
        if frame.index < place:
            continue
        for missing in range(place, frame.index):
            yield (shown or frame).standing_in(missing, int(index.pts[missing]))
        yield frame
        shown, place = frame, frame.index + 1
    if shown is not None:
        for missing in range(place, len(index)):
            yield shown.standing_in(missing, int(index.pts[missing]))
