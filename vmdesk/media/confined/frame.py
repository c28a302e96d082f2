"""One frame as the decoder gave it, and the one way from it to a picture and to a digest."""

import hashlib
from typing import TypeAlias

import av
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from vmdesk.domain.errors import NothingDecodes
from vmdesk.domain.text import cleaned
from vmdesk.media.confined.change import Changes
from vmdesk.media.confined.conversion import picture_of
from vmdesk.media.confined.orientation import Orientation
from vmdesk.media.confined.pixels import require_convertible

_PICTURE_TYPES = "?IPBSipb"
"""In the order of FFmpeg's AVPictureType, as its av_get_picture_type_char writes them."""


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

    @property
    def buffer_bytes(self) -> int:
        """Memory that the decoded planes take."""
        return sum(plane.buffer_size for plane in self._frame.planes)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height as coded, in pixels."""
        return self._frame.width, self._frame.height

    @property
    def interlaced(self) -> bool:
        """Whether the decoder marks the picture as interlaced."""
        return bool(self._frame.interlaced_frame)

    @property
    def pict_type(self) -> str:
        """The kind of picture: I, P, B, another letter of FFmpeg's, or ? where it is not told."""
        number = int(self._frame.pict_type)
        return _PICTURE_TYPES[number] if 0 <= number < len(_PICTURE_TYPES) else "?"

    def rgb(self) -> NDArray[np.uint8]:
        """The upright picture, uint8 (height, width, 3), 8-bit full-range RGB, C-contiguous (see `conversion`).

        Raises NothingDecodes where the frame's pixel format, which can change within a stream, has no way to RGB, and
        MemoryError.
        """
        require_convertible(self._frame.format.name)
        try:
            return picture_of(self._frame, self._orientation)
        except MemoryError:
            raise
        except (av.error.FFmpegError, ValueError) as error:
            raise _not_converted(self.index, self._frame, error) from error

    def change(self, changes: Changes) -> float:
        """How much it differs from the frame that `changes` was given before, in [0, 100]."""
        return changes.of(self._frame)

    def plane_sha256(self) -> str:
        """SHA-256 of the decoded planes without row padding, before rotation and conversion.

        Equals `ffmpeg -noautorotate -i FILE -map 0:v -fps_mode passthrough -f framehash -hash sha256 -`.
        Codings with an inverse DCT that is not defined to the bit (MPEG-4 Part 2) can differ between builds of FFmpeg.
        """
        digest = hashlib.sha256()
        for plane, row_bytes in zip(self._frame.planes, _row_bytes(self._frame), strict=False):
            pixels = np.frombuffer(memoryview(plane), np.uint8)
            rows = pixels.reshape(-1, plane.line_size or row_bytes)
            digest.update(rows[: plane.height, :row_bytes].tobytes())
        return digest.hexdigest()


class SettledFrame:
    """A frame's picture and digest without the decoder's own memory, which goes back to it at once.

    A damaged picture can show what the reused memory held before (HEVC leaves parts unwritten), so whoever must decode
    as others do must not keep that memory longer than they do.
    """

    __slots__ = ("_picture", "_sha256", "damaged", "index", "interlaced", "pict_type", "pts", "size")

    def __init__(self, frame: DecodedFrame) -> None:
        self.index, self.pts, self.damaged = frame.index, frame.pts, frame.damaged
        self.size, self.interlaced, self.pict_type = frame.size, frame.interlaced, frame.pict_type
        self._sha256 = frame.plane_sha256()
        self._picture: NDArray[np.uint8] | NothingDecodes
        try:
            self._picture = frame.rgb()
        except NothingDecodes as error:
            self._picture = error

    @property
    def buffer_bytes(self) -> int:
        """Memory that the picture takes."""
        return 0 if isinstance(self._picture, NothingDecodes) else self._picture.nbytes

    def rgb(self) -> NDArray[np.uint8]:
        """As of the frame. Raises NothingDecodes."""
        if isinstance(self._picture, NothingDecodes):
            raise self._picture
        return self._picture

    def plane_sha256(self) -> str:
        """As of the frame."""
        return self._sha256


KeptFrame: TypeAlias = DecodedFrame | SettledFrame


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
