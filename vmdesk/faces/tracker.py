"""Follow faces from grid frame to grid frame.

Each face found is offered to the tracks still open. The step from a track's expected place to a face costs the
distance of the centres in face sizes plus the natural logarithm of the change of size; cheapest pairs are joined
first, none above `STEP_LIMIT`. A track ends when its face is missing for more than `MAX_GAP_FRAMES`; one with fewer
than `FEWEST_DETECTIONS` is dropped as spurious.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import hypot, log, sqrt

from vmdesk.domain.faces import MAX_GAP_FRAMES, FaceDetection, FaceTrack

STEP_LIMIT = 0.8
FEWEST_DETECTIONS = 3
_CONSTANT_SPEED_FRAMES = 8
"""A face is expected to keep its speed for this long; over a longer gap its last place is the better guess."""


@dataclass(slots=True)
class _Trail:
    """Detections of one face so far, ascending."""

    found: list[FaceDetection] = field(default_factory=list)

    def expected_centre(self, frame: int) -> tuple[float, float]:
        last = self.found[-1]
        x, y = _centre(last)
        if len(self.found) < 2 or frame - last.frame > _CONSTANT_SPEED_FRAMES:
            return x, y
        before = self.found[-2]
        lead = (frame - last.frame) / (last.frame - before.frame)
        earlier_x, earlier_y = _centre(before)
        return x + (x - earlier_x) * lead, y + (y - earlier_y) * lead

    def cost(self, face: FaceDetection) -> float:
        """0 for the same face in its expected place; grows with distance and change of size."""
        expected, there = self.expected_centre(face.frame), _centre(face)
        size, new_size = _size(self.found[-1]), _size(face)
        distance = hypot(there[0] - expected[0], there[1] - expected[1]) / sqrt(size * new_size)
        return distance + abs(log(new_size / size))


def tracks(detections: Sequence[Sequence[FaceDetection]], frame_count: int, grid: int) -> tuple[FaceTrack, ...]:
    """Tracks through the grid frames' detections (ascending frames), longest first, then by start; ids from 0.

    A track reaches from its first detection to `grid - 1` frames after its last, within the video.
    """
    trails: list[_Trail] = []
    for found in detections:
        _extend(trails, found)
    kept = [trail.found for trail in trails if len(trail.found) >= FEWEST_DETECTIONS]
    spans = [(found[0].frame, min(found[-1].frame + grid - 1, frame_count - 1), found) for found in kept]
    spans.sort(key=lambda span: (span[0] - span[1], span[0], span[2][0].box))
    return tuple(FaceTrack(n, first, last, tuple(found)) for n, (first, last, found) in enumerate(spans))


def _extend(trails: list[_Trail], found: Sequence[FaceDetection]) -> None:
    """Join one frame's faces to open trails, cheapest first; each face left over opens a trail of its own."""
    joined: set[int] = set()
    taken: set[int] = set()
    for _, trail, face in sorted(_steps(trails, found)):
        if trail not in joined and face not in taken:
            trails[trail].found.append(found[face])
            joined.add(trail)
            taken.add(face)
    trails.extend(_Trail([face]) for n, face in enumerate(found) if n not in taken)


def _steps(trails: Sequence[_Trail], found: Sequence[FaceDetection]) -> Iterator[tuple[float, int, int]]:
    """Every step that may be taken: its cost, the trail's place, the face's place."""
    for n, trail in enumerate(trails):
        for m, face in enumerate(found):
            if face.frame - trail.found[-1].frame > MAX_GAP_FRAMES:
                continue
            cost = trail.cost(face)
            if cost <= STEP_LIMIT:
                yield cost, n, m


def _centre(face: FaceDetection) -> tuple[float, float]:
    """Midway between eyes and mouth: steadier than the box, which shrinks at the picture's edge."""
    return (face.eyes[0] + face.mouth[0]) / 2, (face.eyes[1] + face.mouth[1]) / 2


def _size(face: FaceDetection) -> float:
    return sqrt(face.box[2] * face.box[3])
