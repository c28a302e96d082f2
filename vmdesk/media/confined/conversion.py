"""The one way from a decoded frame to the picture that people and models are shown.

In this order: the frame's own samples to 8-bit RGB, by its own tags; pixels made square; mirrored and turned. A plain
8-bit frame of standard range with square pixels comes out as PyAV's `to_ndarray` gives it.
"""

import threading
from fractions import Fraction

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray
from PIL import Image

from vmdesk.media.confined.colour import stand_in_matrix
from vmdesk.media.confined.mapping import mapped
from vmdesk.media.confined.orientation import Orientation
from vmdesk.media.confined.source import MAX_PIXELS

MOST_STRETCH = 8
"""A pixel more than this many times as long as it is short is taken for a mistake."""
_LARGEST_SIDE = 65_536
_REFORMATTER = VideoReformatter()
"""One for all frames: each frame would make its own and keep it, with its threads, as long as the frame is kept."""
_THREADS = 2
_lock = threading.Lock()


def picture_of(frame: VideoFrame, orientation: Orientation) -> NDArray[np.uint8]:
    """The upright picture, uint8 (height, width, 3), 8-bit full-range RGB, C-contiguous.

    Raises FFmpegError or ValueError where the frame does not become RGB.
    """
    picture = mapped(frame)
    picture = _plain(frame) if picture is None else picture
    size = square_size(aspect_for(frame, orientation), frame.width, frame.height)
    return orientation.applied(_stretched(picture, size))


def aspect_for(frame: VideoFrame, orientation: Orientation) -> Fraction:
    """Width to height of the frame's pixels: PyAV tells the stream's only, which holds for pictures of its size."""
    return orientation.pixel_aspect if (frame.width, frame.height) == orientation.coded_size else Fraction(1)


def applied_aspect(declared: Fraction | None, width: int, height: int) -> Fraction:
    """`declared`, or 1 where it is absent, absurd or would make the picture too large."""
    if declared is None or not Fraction(1, MOST_STRETCH) <= declared <= MOST_STRETCH:
        return Fraction(1)
    wide, high = square_size(declared, width, height)
    fits = wide * high <= MAX_PIXELS and max(wide, high) <= _LARGEST_SIDE
    return declared if fits else Fraction(1)


def square_size(aspect: Fraction, width: int, height: int) -> tuple[int, int]:
    """Width and height with square pixels: one side enlarged, none made smaller."""
    return (round(width * aspect), height) if aspect >= 1 else (width, round(height / aspect))


def _plain(frame: VideoFrame) -> NDArray[np.uint8]:
    matrix = stand_in_matrix(frame)
    with _lock:
        rgb = _REFORMATTER.reformat(frame, format="rgb24", src_colorspace=matrix, threads=_THREADS)
    return rgb.to_ndarray().astype(np.uint8, copy=False)


def _stretched(picture: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """`picture` at `size` (width, height); Pillow resamples only the side that changes."""
    if size == (picture.shape[1], picture.shape[0]):
        return picture
    return np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BICUBIC), dtype=np.uint8)
