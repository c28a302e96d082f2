"""How much each picture of a walk differs from the one before, by the rule of FFmpeg's `scdet` (see `domain.cuts`)."""

from typing import Any

import av
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from vmdesk.domain.cuts import MOST_CHANGE, ROWS_COMPARED, change_of
from vmdesk.media.confined.pixels import UNCONVERTIBLE

CHANGE_REACHES_BACK = 2
"""Pictures before one that have a say in its change."""
_THREADS = 1


class Changes:
    """Change of one picture after the other.

    A picture's is decided by itself and the two before it: measuring may begin `CHANGE_REACHES_BACK` before the first
    that is asked for.
    """

    def __init__(self) -> None:
        self._reformatter = VideoReformatter()
        self._size: tuple[int, int] | None = None
        self._luma: NDArray[np.uint8] | None = None
        self._difference = 0.0

    def of(self, frame: VideoFrame) -> float:
        """Change of the next picture, in [0, 100]: 0 for the first, and where the pixel format has no way to luma.

        Samples are copied, not kept: the decoder's memory goes back to it as if nobody had looked.
        """
        luma, size = luma_rows(frame, self._reformatter), (frame.width, frame.height)
        before, size_before, difference_before = self._luma, self._size, self._difference
        self._luma, self._size = luma, size
        if size_before is not None and size != size_before:
            self._difference = MOST_CHANGE
            return MOST_CHANGE
        self._difference = 0.0 if luma is None or before is None else _difference(luma, before)
        return change_of(self._difference, difference_before)


def luma_rows(frame: VideoFrame, reformatter: VideoReformatter) -> NDArray[np.uint8] | None:
    """Every n-th row of luma at 8 bits, uint8 (rows, width), n such that about `ROWS_COMPARED` rows are left.

    Taken from the stored samples where these are planar YUV or grey, else (RGB, palettes, packed YUV) from a grey
    picture made by swscale. None for a pixel format without a way there.
    """
    step, depth = max(1, frame.height // ROWS_COMPARED), _plain_depth(frame)
    plain = frame if depth else _grey(frame, reformatter)
    if plain is None:
        return None
    depth = depth or 8
    rows = _samples(plain, 1 if depth == 8 else 2)[: frame.height : step, : frame.width]
    return rows.astype(np.uint8) if depth == 8 else (rows >> (depth - 8)).astype(np.uint8)


def _grey(frame: VideoFrame, reformatter: VideoReformatter) -> VideoFrame | None:
    if frame.format.name in UNCONVERTIBLE:
        return None
    try:
        return reformatter.reformat(frame, format="gray", threads=_THREADS)
    except MemoryError:
        raise
    except (av.error.FFmpegError, ValueError):
        return None


def _plain_depth(frame: VideoFrame) -> int:
    """Bits of a luma sample that lies by itself in plane 0, low bits first; 0 where it does not lie so."""
    pixel, name = frame.format, frame.format.name
    if not name.startswith(("yuv", "gray", "nv12", "nv21")) or frame.planes[0].line_size <= 0:  # stored bottom up
        return 0
    alone = sum(component.plane == 0 for component in pixel.components) == 1
    bits = pixel.components[0].bits
    return bits if alone and (bits == 8 or (8 < bits <= 16 and not pixel.is_big_endian)) else 0


def _samples(frame: VideoFrame, size: int) -> NDArray[Any]:
    """Plane 0 with its padding, unsigned integers of `size` bytes, little-endian."""
    plane = frame.planes[0]
    return np.frombuffer(memoryview(plane), f"<u{size}").reshape(-1, plane.line_size // size)


def _difference(luma: NDArray[np.uint8], before: NDArray[np.uint8]) -> float:
    """Mean absolute difference in percent of 256, FFmpeg's full range of 8 bits."""
    larger, smaller = np.maximum(luma, before), np.minimum(luma, before)
    np.subtract(larger, smaller, out=larger)
    return int(larger.sum(dtype=np.uint64)) * 100.0 / (256 * larger.size)
