"""Which windows of which tracks a run scores, and which frames that takes."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.faces import SMALLEST_SIDE, FaceMargin, FaceTrack, Square, faces_inside, window_square
from vmdesk.domain.result import CitedFrame, Status, WindowScore
from vmdesk.domain.scoring import ModelPicture
from vmdesk.domain.timeline import reaches_display_line
from vmdesk.domain.windows import WINDOW_FRAMES, Window, uniform_indices, windows

Pixels = NDArray[np.uint8]
MIDDLE = WINDOW_FRAMES // 2
"""The sample whose frame stands for a window in the report."""


@dataclass(slots=True, eq=False)
class Job:
    """One window of one track to be scored; `square` None for a full-frame model, `track` None where no face is.

    `unscored` says why it is not scored, as far as that is known before its frames are seen; `spans_cut` and `damaged`
    are learned from them. `faces_in_crop` are the other tracks whose faces lie inside the square.
    """

    window: Window
    track: int | None
    square: Square | None
    unscored: Status | None = None
    faces_in_crop: tuple[int, ...] = ()
    damaged: bool = False
    spans_cut: bool = False
    kept: WindowScore | None = None
    pictures: list["Future[ModelPicture]"] = field(default_factory=list)
    middle: CitedFrame | None = None
    thumbnail: "Future[Pixels] | None" = None

    @property
    def wants_pictures(self) -> bool:
        """Whether the window may have to be scored."""
        return self.kept is None and self.unscored is None

    @property
    def wants_middle(self) -> bool:
        """Whether the report may show the window's middle frame."""
        return self.wants_pictures if self.kept is None else reaches_display_line(self.kept.fake_score)

    @property
    def scorable(self) -> bool:
        """Whether, now that all its frames were seen, the window is to be scored."""
        return self.wants_pictures and not self.damaged and not (self.spans_cut and self.track is not None)


def margin_of(values: dict[str, float] | None) -> FaceMargin:
    """The bundle's `face_margin`, or the defaults."""
    return FaceMargin(**values) if values else FaceMargin()


def plan_jobs(
    frame_count: int,
    stride: int,
    sampling_rate: int,
    tracks: Sequence[FaceTrack] | None,
    margin: dict[str, float] | None,
) -> Iterator[Job]:
    """Every window of the video, for face models (tracks not None) once per face that is there throughout."""
    shape = margin_of(margin)
    for window in windows(frame_count, stride, sampling_rate):
        if tracks is None:
            yield Job(window, None, None)
            continue
        squares = [(track, window_square(track, window.start, window.stop, shape)) for track in tracks]
        seen = [_framed(window, track, square, tracks) for track, square in squares if square is not None]
        yield from seen or [Job(window, None, None, unscored="no_face")]


def _framed(window: Window, track: FaceTrack, square: Square, tracks: Sequence[FaceTrack]) -> Job:
    others = [one for one in tracks if one is not track]
    inside = faces_inside(square, others, window.frame_indices[MIDDLE])
    return Job(window, track.id, square, "face_small" if square.side < SMALLEST_SIDE else None, inside)


def with_kept(jobs: Iterator[Job], kept: Sequence[WindowScore]) -> Iterator[Job]:
    """The same jobs, the first of them with their scores from an earlier run. Raises ValueError where they differ."""
    for number, job in enumerate(jobs):
        if number < len(kept):
            score = kept[number]
            if (score.start, score.stop) != (job.window.start, job.window.stop):
                raise ValueError("windows kept from an earlier run are not those of this one")
            job.kept = score
        yield job


def wanted_frames(frame_count: int, jobs: Iterable[Job]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which frames' pictures, and which frames' digests, the jobs and the whole clip need: bool (n,) each."""
    pictured, hashed = np.zeros(frame_count, dtype=np.bool_), np.zeros(frame_count, dtype=np.bool_)
    for job in jobs:
        indices = job.window.frame_indices
        if job.wants_pictures:
            pictured[list(indices)] = True
        if job.wants_middle:
            pictured[indices[MIDDLE]] = hashed[indices[MIDDLE]] = True
    whole = list(uniform_indices(frame_count))
    pictured[whole] = hashed[whole] = True
    return pictured, hashed
