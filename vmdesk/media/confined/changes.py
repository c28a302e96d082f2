"""How much each picture differs from the one before it, by the rule of FFmpeg's `scdet` (see `vmdesk.domain.cuts`)."""

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.errors import NothingDecodes
from vmdesk.media.confined.frame import DecodedFrame

_SAMPLES_A_SIDE = 256
"""Pixels compared lie on a regular grid about this dense each way: their mean difference is that of all pixels."""
_LUMA = np.array([0.299, 0.587, 0.114], dtype=np.float32)
_LARGEST = 100.0


class ChangeMeter:
    """Takes every frame of a walk in order."""

    def __init__(self) -> None:
        self._before: NDArray[np.float32] | None = None
        self._difference = 0.0
        self._size: tuple[int, int] | None = None

    def change(self, frame: DecodedFrame) -> float:
        """This frame's change, in [0, 100]: 0 for the first, 100 for a picture of another size."""
        luma = _luma(frame)
        before, self._before = self._before, luma
        size, self._size = self._size, frame.size
        if before is None or luma is None:
            self._difference = 0.0
            return 0.0
        if size != frame.size or before.shape != luma.shape:
            self._difference = _LARGEST
            return _LARGEST
        difference = float(np.abs(luma - before).mean()) * 100.0
        last, self._difference = self._difference, difference
        return min(difference, abs(difference - last), _LARGEST)


def _luma(frame: DecodedFrame) -> NDArray[np.float32] | None:
    """Luma in [0, 1] on the grid; None where the picture cannot be converted."""
    samples = frame.luma_samples(_SAMPLES_A_SIDE)
    if samples is not None:
        return samples
    try:
        rgb = frame.rgb()
    except NothingDecodes:
        return None
    rows, columns = (max(1, side // _SAMPLES_A_SIDE) for side in rgb.shape[:2])
    return np.asarray(rgb[::rows, ::columns].astype(np.float32) @ _LUMA / 255.0)
