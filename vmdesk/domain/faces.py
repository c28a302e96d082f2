"""Faces found, faces followed, and the square a face model looks at."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

MAX_GAP_FRAMES = 32
"""Frames, about a second, between two detections of one track; over more, nothing is assumed about the face."""
SMALLEST_SIDE = 64.0
"""Pixels of a face's square below which it is not scored: the model's 224 pixels would show each of them enlarged 3.5
times and more, and one of its patches less than 5 of them. Of 468 faces in the clips that vmdesk-face-tiny was trained
on, looked at every 40th frame, one is that small. A limit of ours, not a validated one."""


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
    """One face followed through `[first_frame, last_frame]` (both inside), from detections in ascending frame order.

    `source` is "detector", or "examiner" where `region` was drawn by hand: then there are no detections, and every
    window has that square. `cut_after` says that a cut ended the track.
    """

    id: int
    first_frame: int
    last_frame: int
    detections: tuple[FaceDetection, ...]
    source: str = "detector"
    cut_after: bool = False
    region: "Square | None" = None


@dataclass(frozen=True, slots=True)
class Square:
    """An upright square in pixels: `x`, `y` the upper left corner (may lie outside the picture), `side` > 0."""

    x: float
    y: float
    side: float


@dataclass(frozen=True, slots=True)
class FaceMargin:
    """How a model frames a face, in units of the distance from the eyes' midpoint to the mouth corners' midpoint.

    `side` of the square; `up`, its centre's shift from midway between the two towards the eyes; `travel`, pixels of
    side added for each pixel the face moves. Source of the defaults: training of vmdesk-face-tiny.
    """

    side: float = 4.18
    up: float = 0.17
    travel: float = 0.7


DEFAULT_MARGIN = FaceMargin()


def window_square(
    track: FaceTrack, window_start: int, window_stop: int, margin: FaceMargin = DEFAULT_MARGIN
) -> Square | None:
    """The square of one window `[window_start, window_stop)`, from the landmarks in each of its frames.

    None where the track does not reach over the whole window, or has a gap of more than `MAX_GAP_FRAMES` in it.
    """
    if not (track.first_frame <= window_start and window_stop - 1 <= track.last_frame):
        return None
    if track.region is not None:
        return track.region
    around = _around(track, window_start, window_stop)
    if any(after.frame - before.frame > MAX_GAP_FRAMES for before, after in pairwise(around)):
        return None
    return _square(around, np.arange(window_start, window_stop), margin)


def clip_square(track: FaceTrack, frame_indices: Sequence[int], margin: FaceMargin = DEFAULT_MARGIN) -> Square | None:
    """The square of frames spread over the video; frames outside the track are left out, None if that is all."""
    if track.region is not None:
        return track.region
    frames = [frame for frame in frame_indices if track.first_frame <= frame <= track.last_frame]
    return _square(track.detections, np.array(frames), margin) if frames else None


def drawn_track(region: Square, frame_count: int) -> FaceTrack:
    """The track of a region drawn by hand: the same square in every frame."""
    return FaceTrack(0, 0, frame_count - 1, (), "examiner", region=region)


def faces_inside(square: Square, tracks: Sequence[FaceTrack], frame: int) -> tuple[int, ...]:
    """Ids of the tracks whose face, midway between eyes and mouth, lies inside the square in a frame."""
    there = (track for track in tracks if track.detections and track.first_frame <= frame <= track.last_frame)
    return tuple(track.id for track in there if _holds(square, _middle(track, frame)))


def _holds(square: Square, point: NDArray[np.float64]) -> bool:
    x, y = point
    return bool(square.x <= x < square.x + square.side and square.y <= y < square.y + square.side)


def _middle(track: FaceTrack, frame: int) -> NDArray[np.float64]:
    eyes, mouth = _landmarks(_around(track, frame, frame + 1), np.array([frame]))
    return np.asarray((eyes[0] + mouth[0]) / 2)


def _square(found: Sequence[FaceDetection], frames: NDArray[np.int64], margin: FaceMargin) -> Square:
    """Medians over the frames; the face's travel is the larger of the midpoint's extents across and down."""
    eyes, mouth = _landmarks(found, frames)
    middle = (eyes + mouth) / 2
    distance = float(np.median(np.hypot(*(eyes - mouth).T)))
    towards_eyes = np.median(eyes - mouth, axis=0)
    length = float(np.hypot(*towards_eyes))
    shift = towards_eyes * (margin.up * distance / length) if length > 0 else np.zeros(2)
    centre = np.median(middle, axis=0) + shift
    side = margin.side * distance + margin.travel * float(np.ptp(middle, axis=0).max())
    return Square(float(centre[0]) - side / 2, float(centre[1]) - side / 2, side)


def _around(track: FaceTrack, start: int, stop: int) -> Sequence[FaceDetection]:
    """The detections that bear on frames `[start, stop)`: those inside and the nearest on each side."""
    first = bisect_right(track.detections, start, key=_frame_of) - 1
    last = bisect_left(track.detections, stop - 1, key=_frame_of)
    return track.detections[max(first, 0) : last + 1]


def _frame_of(found: FaceDetection) -> int:
    return found.frame


def _landmarks(
    found: Sequence[FaceDetection], frames: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Midpoints of eyes and of mouth corners in n frames, (n, 2) float64 each, on lines between detections."""
    known = np.array([one.frame for one in found])
    values = np.array([(*one.eyes, *one.mouth) for one in found])
    columns = np.stack([np.interp(frames, known, values[:, k]) for k in range(4)], axis=1)
    return columns[:, :2], columns[:, 2:]
