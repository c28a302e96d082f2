"""Sixteen pictures gathered for each window as frames come by, each frame decoded and converted once."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vmdesk.domain.cuts import begins_shot
from vmdesk.domain.faces import FaceMargin, FaceTrack, Square, clip_square, window_square
from vmdesk.domain.frame import Frame
from vmdesk.domain.result import CitedFrame, Status, WholeClipScore, WindowScore
from vmdesk.domain.scoring import ModelPicture, Scorer
from vmdesk.domain.timeline import fake_score, reaches_display_line
from vmdesk.domain.windows import WINDOW_FRAMES, Window, uniform_indices, windows
from vmdesk.pipeline.batches import PictureMakers

Pixels = NDArray[np.uint8]
MIDDLE = WINDOW_FRAMES // 2
"""The sample whose frame stands for a window in the report."""
_THUMBNAIL = (320, 320)


@dataclass(slots=True, eq=False)
class Job:
    """One window of one track to be scored; `square` None for a full-frame model, `track` None where no face is."""

    window: Window
    track: int | None
    square: Square | None
    faceless: bool = False
    damaged: bool = False
    spans_cut: bool = False
    kept: WindowScore | None = None
    pictures: list["Future[ModelPicture]"] = field(default_factory=list)
    middle: CitedFrame | None = None
    thumbnail: "Future[Pixels] | None" = None

    @property
    def wants_pictures(self) -> bool:
        """Whether the window may have to be scored."""
        return self.kept is None and not self.faceless

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
        squares = [(t.id, window_square(t, window.start, window.stop, shape)) for t in tracks]
        seen = [Job(window, track, square) for track, square in squares if square is not None]
        yield from seen or [Job(window, None, None, faceless=True)]


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


class WindowClips:
    """Fills jobs, in the order of their starts, from frames in presentation order.

    Each frame's picture is made once for all windows of a full-frame model that share it.
    """

    def __init__(self, jobs: Iterator[Job], scorer: Scorer, makers: PictureMakers) -> None:
        self._jobs = jobs
        self._next = next(jobs, None)
        self._open: list[Job] = []
        self._scorer, self._makers = scorer, makers

    def add(self, frame: Frame) -> list[Job]:
        """Take one frame; the jobs it completes, in order."""
        while self._next is not None and self._next.window.start <= frame.index:
            self._open.append(self._next)
            self._next = next(self._jobs, None)
        self._note_cut(frame)
        wanting = [job for job in self._open if _wants(job.window, frame.index)]
        if wanting:
            self._fill(frame, wanting)
        done = [job for job in self._open if job.window.stop == frame.index + 1 and not job.window.padded]
        self._open = [job for job in self._open if job not in done]
        return done

    def finish(self) -> list[Job]:
        """Jobs still open at the end of the video: padded ones, their last picture repeated."""
        done, self._open = self._open, []
        for job in done:
            missing = WINDOW_FRAMES - len(job.pictures)
            job.pictures.extend(job.pictures[-1:] * missing)
        return done

    def _note_cut(self, frame: Frame) -> None:
        """A window spans a cut when a shot begins after its first frame; one framed on a face is then not scored."""
        if begins_shot(frame.change):
            for job in self._open:
                if job.window.start < frame.index:
                    job.spans_cut = True

    def _fill(self, frame: Frame, wanting: Sequence[Job]) -> None:
        shared: Future[ModelPicture] | None = None
        for job in wanting:
            job.damaged |= frame.damaged
            if job.wants_pictures:
                if job.square is not None:
                    job.pictures.append(self._cropped(frame.rgb(), job.square))
                else:
                    shared = self._whole(frame.rgb()) if shared is None else shared
                    job.pictures.append(shared)
            if job.window.frame_indices[MIDDLE] == frame.index and job.wants_middle:
                job.middle = CitedFrame(frame.index, frame.pts, frame.plane_sha256())
                job.thumbnail = self._makers.make(partial(_thumbnail, frame.rgb()))

    def _cropped(self, rgb: Pixels, square: Square) -> "Future[ModelPicture]":
        return self._makers.make(partial(self._scorer.face_input, rgb, square))

    def _whole(self, rgb: Pixels) -> "Future[ModelPicture]":
        return self._makers.make(partial(self._scorer.frame_input, rgb))


def _wants(window: Window, index: int) -> bool:
    offset = index - window.start
    return offset % window.sampling_rate == 0 and offset // window.sampling_rate < WINDOW_FRAMES


def _thumbnail(rgb: Pixels) -> Pixels:
    image = Image.fromarray(rgb)
    image.thumbnail(_THUMBNAIL, Image.Resampling.BICUBIC)
    return np.asarray(image, dtype=np.uint8)


class WholeClip:
    """The reference model card's protocol: sixteen frames spread evenly over the video, scored once through PIL."""

    def __init__(self, indices: tuple[int, ...], tracks: Sequence[FaceTrack] | None, scorer: Scorer) -> None:
        self._indices = indices
        self._scorer = scorer
        self._faceless = tracks is not None and not tracks
        self._track = tracks[0] if tracks else None
        margin = margin_of(scorer.face_margin)
        self._square = clip_square(self._track, indices, margin) if self._track else None
        self._pictures: dict[int, Pixels] = {}
        self._damaged = False
        self._sizes: set[tuple[int, int]] = set()
        self.cited: list[CitedFrame] = []

    def add(self, frame: Frame) -> None:
        """Take one frame; kept when it is one of the sixteen."""
        if frame.index in self._indices:
            self._damaged |= frame.damaged
            self._sizes.add(frame.size)
            self._pictures[frame.index] = self._scorer.card_input(frame.rgb(), self._square)
            self.cited.append(CitedFrame(frame.index, frame.pts, frame.plane_sha256()))

    def pictures(self) -> dict[int, Pixels]:
        """What the model is shown of the sixteen frames, by frame."""
        return self._pictures

    def score(self) -> WholeClipScore:
        """The score, or why there is none."""
        if self._faceless or self._resized or (self._track is not None and self._square is None):
            return self._record(None, None, "no_face")
        if self._damaged:
            return self._record(None, None, "damaged")
        clip = [self._scorer.picture_input(self._pictures[i]) for i in self._indices]
        logits = self._scorer.begin([clip])()[0]
        if not np.isfinite(logits).all():
            return self._record(None, None, "not_finite")
        score = fake_score(logits, self._scorer.passport.label_fake_index)
        return self._record((float(logits[0]), float(logits[1])), score, "scored")

    def _record(self, logits: tuple[float, float] | None, score: float | None, status: Status) -> WholeClipScore:
        return WholeClipScore(self._indices, logits, score, "uniform-16", self._crop(), status)

    @property
    def _resized(self) -> bool:
        """Whether a face's square, which is in pixels, would be taken out of pictures of several sizes."""
        return self._track is not None and len(self._sizes) > 1

    def _crop(self) -> str:
        if self._faceless:
            return "none: no face was found"
        if self._resized:
            return "none: the 16 pictures are not of one size"
        if self._track is None:
            return "full frame"
        seen = sum(self._track.first_frame <= i <= self._track.last_frame for i in self._indices)
        return f"square of face track {self._track.id}, which is present in {seen} of the 16 frames"
