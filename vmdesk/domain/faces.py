"""Faces found, faces followed, and the square a face model looks at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FaceDetection:
    """One face in one upright frame, in pixels: `box` (x, y, width, height); eyes' midpoint; mouth corners' midpoint.

    `confidence` is the detector's own, in [0, 1].
    """

    frame: int
    box: tuple[float, float, float, float]
    eyes: tuple[float, float]
    mouth: tuple[float, float]
    confidence: float


@dataclass(frozen=True, slots=True)
class FaceTrack:
    """One face followed through `[first_frame, last_frame]` (both inside), from detections in ascending frame order."""

    id: int
    first_frame: int
    last_frame: int
    detections: tuple[FaceDetection, ...]


@dataclass(frozen=True, slots=True)
class Square:
    """An upright square in pixels: `x`, `y` the upper left corner (may lie outside the picture), `side` > 0."""

    x: float
    y: float
    side: float
