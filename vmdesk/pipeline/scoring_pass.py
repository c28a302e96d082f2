"""One pass over the video that scores its windows: decoding, picture making and scoring go on side by side."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from vmdesk.domain.events import Event, Progress, Stage, WholeClipScored, WindowsScored
from vmdesk.domain.faces import FaceTrack
from vmdesk.domain.frame import Frame
from vmdesk.domain.result import SCORED
from vmdesk.domain.scoring import Scorer
from vmdesk.domain.video import FrameIndex
from vmdesk.domain.windows import uniform_indices
from vmdesk.media.decoder import Decoder
from vmdesk.pipeline.batches import Batches, Logits, PictureMakers
from vmdesk.pipeline.clips import WholeClip, WindowClips
from vmdesk.pipeline.highlights import Highlights
from vmdesk.pipeline.keeping import Keeping
from vmdesk.pipeline.noting import Notes
from vmdesk.pipeline.plan import Job, wanted_frames
from vmdesk.pipeline.record import Measured, record_windows

_MOST_GATHERED = 64
"""Windows that wait at most for a batch to fill, those that need no scoring among them."""
_TOLD_EVERY_FRAMES = 8


class ScoringPass:
    """Scores the windows that `plan` gives over `planned` frames. A context; leaving it waits for the batch under way.

    `plan()` gives the jobs, the same each time; `tracks` are those of a model that looks at faces, None for others.
    """

    def __init__(
        self,
        plan: Callable[[], Iterator[Job]],
        planned: int,
        tracks: Sequence[FaceTrack] | None,
        scorer: Scorer,
        index: FrameIndex,
        sampling_rate: int,
        keeping: Keeping,
    ) -> None:
        self._plan, self._planned = plan, planned
        self._scorer, self._index, self._keeping = scorer, index, keeping
        self.measured = Measured(Highlights(), sampling_rate=sampling_rate)
        self._whole = WholeClip(uniform_indices(planned), tracks, scorer)
        self._gathered: list[Job] = []
        self._notes = Notes()
        with ExitStack() as resources:
            makers = resources.enter_context(PictureMakers())
            self._batches = resources.enter_context(Batches[Job](scorer))
            self._clips = WindowClips(plan(), scorer, makers)
            self._resources = resources.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._resources.close()

    def run(self, decoder: Decoder) -> Iterator[Event]:
        """Decode from start to end and score. Whether as many frames came as planned, `measured` tells."""
        pictured, hashed = wanted_frames(self._planned, self._plan())
        for frame in decoder.iter_frames(pictured, hashed, changes=True):
            yield from self._take(frame)
        if self.measured.frame_count == self._planned:
            yield from self._finish()

    def _take(self, frame: Frame) -> Iterator[Event]:
        self.measured.note(frame)
        self._notes.take(frame)
        self._whole.add(frame)
        for job in self._clips.add(frame):
            self._gathered.append(job)
            if self._enough():
                yield from self._submit()
        yield from self._told(self._batches.done())
        if frame.index % _TOLD_EVERY_FRAMES == 0:
            yield from self._notes.told()
            total = max(self._planned, frame.index + 1)
            yield Progress(Stage.SCORING, frame.index + 1, total, "frames", len(self.measured.scores))

    def _finish(self) -> Iterator[Event]:
        yield from self._notes.told()
        for job in self._clips.finish():
            self._gathered.append(job)
            if self._enough():
                yield from self._submit()
        yield from self._submit()
        yield from self._told(self._batches.rest())
        whole = self.measured.whole_clip = self._whole.score()
        if whole.status in SCORED:
            self.measured.highlights.keep_whole_clip(self._whole.pictures())
            self.measured.cite(self._whole.cited)
        yield WholeClipScored(whole)

    def _enough(self) -> bool:
        able = sum(job.scorable for job in self._gathered)
        return able >= self._scorer.batch or len(self._gathered) >= _MOST_GATHERED

    def _submit(self) -> Iterator[Event]:
        """Have the gathered windows scored, once there is room for them."""
        while self._batches.full:
            yield from self._told(self._batches.done(wait=True))
        jobs, self._gathered = self._gathered, []
        self._batches.submit(jobs, [job.pictures for job in jobs if job.scorable])

    def _told(self, batches: Iterator[tuple[Sequence[Job], Logits | None]]) -> Iterator[Event]:
        for jobs, logits in batches:
            scores = record_windows(jobs, logits, self._scorer, self._index, self.measured)
            new = tuple(score for job, score in zip(jobs, scores, strict=True) if job.kept is None)
            for job in jobs:
                job.pictures.clear()
            if new:
                self._keeping.add(new)
                yield WindowsScored(new)
