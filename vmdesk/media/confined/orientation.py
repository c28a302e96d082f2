"""How a picture is to be stretched, turned and mirrored before it is shown."""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from av.sidedata.sidedata import SideData, Type
from av.video.frame import VideoFrame
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Orientation:
    """Mirrored left to right where `mirrored`, then turned `rotation` degrees counter-clockwise (0, 90, 180, 270).

    `declared` is the angle as the file says it; where it is no quarter turn nothing is applied. `pixel_aspect` is
    width to height of the pixels in pictures of `coded_size` (width, height); they are stretched before all else.
    """

    declared: float = 0.0
    rotation: int = 0
    mirrored: bool = False
    pixel_aspect: Fraction = Fraction(1)
    coded_size: tuple[int, int] | None = None

    def applied(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """`picture`, uint8 (height, width, 3), made upright and C-contiguous."""
        return np.ascontiguousarray(np.rot90(picture[:, ::-1] if self.mirrored else picture, self.rotation // 90))


def orientation_of(frame: VideoFrame) -> Orientation:
    """What the frame's display matrix (ISO/IEC 14496-12 8.3.2) asks for."""
    matrix = _matrix(frame)
    if matrix is None or not (matrix[:2, 0].any() and matrix[:2, 1].any()):
        return Orientation()  # a matrix that maps the picture onto a line or a point asks for nothing
    if matrix[0, 0] * matrix[1, 1] >= matrix[0, 1] * matrix[1, 0]:
        across, down = matrix[0, :2] / np.hypot(matrix[0, :2], matrix[1, :2])
        return _oriented(_whole_degrees(-down, across), False)
    # A mirrored matrix is a turn of the mirrored picture: with its horizontal axis reversed, the turn is left.
    return _oriented(_whole_degrees(matrix[0, 1], -matrix[0, 0]), True)


def _whole_degrees(sine: float, cosine: float) -> float:
    """The nearest whole degree: matrices are in 1/65536, and PyAV's own `rotation` cuts -43.9999 to -43."""
    return float(round(math.degrees(math.atan2(sine, cosine))))


def _matrix(frame: VideoFrame) -> NDArray[np.float64] | None:
    """The nine numbers as they are stored, float64 (3, 3); None where there are none."""
    for data in frame.side_data:
        if isinstance(data, SideData) and data.type is Type.DISPLAYMATRIX and data.buffer_size >= 36:
            return np.frombuffer(memoryview(data), np.int32)[:9].astype(np.float64).reshape(3, 3)
    return None


def _oriented(declared: float, mirrored: bool) -> Orientation:
    quarter = round(declared / 90.0) if abs(declared) <= 360 else 0
    upright = abs(declared - 90.0 * quarter) < 1.0
    return Orientation(declared, (quarter % 4) * 90, mirrored) if upright else Orientation(declared)
