"""What each frame is when the file is decoded from its start by one thread, and how near other pixels come to that."""

import hashlib
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.video import FrameIndex

_NEIGHBOURS = 2
_OTHER_COLOURS = 8.0
"""Grey levels that a picture may be off on average when only its conversion to RGB differs."""


class Truth:
    """The pictures of `wanted` frames and a thin grid of their neighbours' pixels."""

    def __init__(self, path: Path, index: FrameIndex, wanted: set[int]) -> None:
        self._digests: dict[int, bytes] = {}
        self._grids: dict[int, NDArray[np.int16]] = {}
        near = {n for k in wanted for n in _around(k)}
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            stream.thread_type = "NONE"
            for frame in container.decode(stream):
                k = index.index_of(frame.pts)
                if k is not None and k in near:
                    pixels = frame.to_ndarray(format="rgb24")
                    self._grids[k] = _grid(pixels)
                    self._digests[k] = hashlib.sha256(pixels).digest()

    def identical(self, k: int, pixels: NDArray[np.uint8]) -> bool:
        """Whether these are the pixels of frame k to the last bit."""
        return hashlib.sha256(np.ascontiguousarray(pixels)).digest() == self._digests[k]

    def shows(self, k: int, pixels: NDArray[np.uint8]) -> bool:
        """Whether they are frame k rather than a neighbour or another place: other colours are no other frame."""
        grid, frame = _grid(pixels), self._grids[k]
        if grid.shape != frame.shape:
            return False
        near = {n: self._grids[n] for n in _around(k) if n in self._grids}
        apart = {n: _apart(grid, other) for n, other in near.items()}
        step = min((_apart(frame, other) for n, other in near.items() if n != k), default=0.0)
        return apart[k] == min(apart.values()) and apart[k] <= max(step, _OTHER_COLOURS)


def _apart(a: NDArray[np.int16], b: NDArray[np.int16]) -> float:
    return float(np.abs(a - b).mean())


def _grid(pixels: NDArray[np.uint8]) -> NDArray[np.int16]:
    return pixels[::16, ::16].astype(np.int16)


def _around(k: int) -> range:
    return range(k - _NEIGHBOURS, k + _NEIGHBOURS + 1)
