"""Sixteen pictures gathered for each window as frames come by, each frame decoded and converted once."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vmdesk.domain.errors import UsageError
from vmdesk.domain.faces import SMALLEST_SIDE, FaceTrack, Square, clip_square
from vmdesk.domain.frame import Frame
from vmdesk.domain.result import CitedFrame, Status, WholeClipScore
from vmdesk.domain.scoring import ModelPicture, Scorer
from vmdesk.domain.timeline import fake_score
from vmdesk.domain.windows import WINDOW_FRAMES, Window
from vmdesk.pipeline.batches import PictureMakers
from vmdesk.pipeline.plan import MIDDLE, Job, margin_of

Pixels = NDArray[np.uint8]
_THUMBNAIL = (320, 320)


class WindowClips:
    """Fills jobs, in the order of their starts, from frames in presentation order.

    Each frame's picture is made once for all windows of a full-frame model that share it.
    """

    def __init__(self, jobs: Iterator[Job], scorer: Scorer, makers: PictureMakers) -> None:
        self._jobs = jobs
        self._next = next(jobs, None)
        self._open: list[Job] = []
        self._scorer, self._makers = scorer, makers
        self._inside = False

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
        if frame.begins_shot:
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
        if not self._inside:  # later pictures may be smaller; they are mirrored at their edges, and the result says so
            _require_inside(square, rgb)
            self._inside = True
        return self._makers.make(partial(self._scorer.face_input, rgb, square))

    def _whole(self, rgb: Pixels) -> "Future[ModelPicture]":
        return self._makers.make(partial(self._scorer.frame_input, rgb))


def _require_inside(square: Square, rgb: Pixels) -> None:
    """Raises UsageError for a square, drawn by hand then, that lies beside the picture."""
    height, width = rgb.shape[:2]
    if square.x >= width or square.y >= height or square.x + square.side <= 0 or square.y + square.side <= 0:
        raise UsageError(
            f"The region lies beside the picture, which is {width} x {height} pixels.",
            advice="Regions are given in pixels of upright frames, from the upper left corner.",
        )


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
        if self._square is not None and self._square.side < SMALLEST_SIDE:
            return self._record(None, None, "face_small")
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
        if self._track.region is not None:
            return "the region drawn by the examiner"
        seen = sum(self._track.first_frame <= i <= self._track.last_frame for i in self._indices)
        return f"square of face track {self._track.id}, which is present in {seen} of the 16 frames"
