"""Scores gathered while frames pass, and the frozen result made of them at the end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.faces import FaceDetection, FaceTrack
from vmdesk.domain.frame import Frame
from vmdesk.domain.result import (
    SCORED,
    AnalysisResult,
    CitedFrame,
    CredentialsRecord,
    DetectorRecord,
    EvidenceRecord,
    ModelRecord,
    Provenance,
    Settings,
    Status,
    StreamRecord,
    TrackRecord,
    WholeClipScore,
    WindowScore,
)
from vmdesk.domain.scoring import FaceFinder, ModelPassport, Scorer
from vmdesk.domain.structure import ContentCredentials
from vmdesk.domain.text import cleaned
from vmdesk.domain.timeline import (
    DISPLAY_THRESHOLD,
    DISPLAY_THRESHOLD_SOURCE,
    fake_score,
    per_second,
    reaches_display_line,
    summary,
)
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.limits import DECODER_THREADS
from vmdesk.pipeline.course import Course
from vmdesk.pipeline.highlights import Highlights, Peak
from vmdesk.pipeline.plan import Job
from vmdesk.pipeline.timing import timing_record


@dataclass(slots=True)
class Measured:
    """What one pass over the video gave."""

    highlights: Highlights
    sampling_rate: int
    scores: list[WindowScore] = field(default_factory=list)
    pts: list[int | None] = field(default_factory=list)
    corrupt_frames: int = 0
    interlaced_frames: int = 0
    size_changes: int = 0
    last_size: tuple[int, int] | None = None
    cuts: list[int] = field(default_factory=list)
    whole_clip: WholeClipScore | None = None
    cited: dict[int, CitedFrame] = field(default_factory=dict)

    @property
    def frame_count(self) -> int:
        """Frames that decoded."""
        return len(self.pts)

    def note(self, frame: Frame) -> None:
        """Count a frame."""
        self.pts.append(frame.pts)
        self.corrupt_frames += frame.damaged
        self.interlaced_frames += frame.interlaced
        self.size_changes += self.last_size not in (None, frame.size)
        self.last_size = frame.size
        if frame.begins_shot:
            self.cuts.append(frame.index)

    def cite(self, frames: Iterable[CitedFrame]) -> None:
        """Frames that the report will show."""
        self.cited |= {frame.index: frame for frame in frames}


def record_windows(
    jobs: Sequence[Job], logits: NDArray[np.float32] | None, scorer: Scorer, index: FrameIndex, measured: Measured
) -> tuple[WindowScore, ...]:
    """Keep the scores of finished jobs in `measured`, and return them in the jobs' order.

    `logits`, float32 (n, 2), are those of the n scorable jobs in their order.
    """
    rows = iter(logits if logits is not None else ())
    clock = _Clock.of_index(index)
    scores = (job.kept or _window_score(job, next(rows) if job.scorable else None, scorer, clock) for job in jobs)
    done = tuple(scores)
    measured.scores.extend(done)
    for job, score in zip(jobs, done, strict=True):
        value = score.fake_score
        if value is not None and reaches_display_line(value) and job.middle is not None and job.thumbnail is not None:
            picture = job.thumbnail.result()
            peak = Peak(score.track, score.stop, value, job.window, job.square, job.middle, picture)
            measured.highlights.offer(peak)
    return done


def _window_score(job: Job, logits: NDArray[np.float32] | None, scorer: Scorer, clock: "_Clock") -> WindowScore:
    status = _status(job, logits)
    counts = logits is not None and status in SCORED
    window = job.window
    return WindowScore(
        index=window.index,
        start=window.start,
        stop=window.stop,
        start_seconds=float(clock.seconds(window.start)),
        stop_seconds=float(clock.seconds(window.stop)),
        track=job.track,
        logits=(float(logits[0]), float(logits[1])) if logits is not None and counts else None,
        fake_score=fake_score(logits, scorer.passport.label_fake_index) if logits is not None and counts else None,
        status=status,
        spans_cut=job.spans_cut,
        faces_in_crop=job.faces_in_crop,
    )


def _status(job: Job, logits: NDArray[np.float32] | None) -> Status:
    if job.damaged and job.unscored is None:
        return "damaged"
    if logits is None:
        return "cut" if job.spans_cut else job.unscored or "damaged"
    if not np.isfinite(logits).all():
        return "not_finite"
    return "padded" if job.window.padded else "scored"


@dataclass(frozen=True, slots=True)
class _Clock:
    """Presentation times of frames in ticks; beyond the last one, steps of `last_duration`."""

    pts: np.ndarray[tuple[int], np.dtype[np.int64]]
    time_base: Fraction
    last_duration: int

    @classmethod
    def of_index(cls, index: FrameIndex) -> "_Clock":
        return cls(index.pts, index.time_base, index.last_duration)

    @classmethod
    def of_decoded(cls, pts: Sequence[int | None], index: FrameIndex) -> "_Clock":
        """Times as decoded; those of the index where the decoder's are missing or do not advance."""
        known = np.array([p for p in pts if p is not None], dtype=np.int64)
        if len(known) < len(pts) or bool((np.diff(known) <= 0).any()):
            return cls.of_index(index)
        return cls(known, index.time_base, index.last_duration)

    def seconds(self, frame: int) -> Fraction:
        beyond = max(0, frame - (len(self.pts) - 1))
        ticks = int(self.pts[min(frame, len(self.pts) - 1)]) - int(self.pts[0]) + beyond * self.last_duration
        return ticks * self.time_base


def build_result(
    exhibit: EvidenceItem,
    facts: StreamFacts,
    index: FrameIndex,
    course: Course,
    tracks: Sequence[FaceTrack],
    measured: Measured,
    provenance: Provenance,
    credentials: ContentCredentials,
    findings: Sequence[str] = (),
) -> AnalysisResult:
    """The frozen result. `measured.whole_clip` must be there; `findings` is what befell the decoder processes."""
    if measured.whole_clip is None:
        raise ValueError("the whole-clip score is missing")
    scorer, finder = course.scorer, course.finder
    clock = _Clock.of_decoded(measured.pts, index)
    scores = tuple(_timed(s, clock) for s in measured.scores)
    measured.cite(measured.highlights.cited())
    duration = float(clock.seconds(measured.frame_count))
    return AnalysisResult(
        evidence=_evidence(exhibit, facts, index, measured, duration, credentials, findings),
        model=_model(scorer.passport),
        face_detector=_detector(finder),
        settings=_settings(course),
        windows=scores,
        seconds=per_second(scores),
        whole_clip=measured.whole_clip,
        tracks=tuple(_track(t) for t in tracks),
        summary=summary(scores, DISPLAY_THRESHOLD, DISPLAY_THRESHOLD_SOURCE),
        frames=tuple(measured.cited[i] for i in sorted(measured.cited)),
        provenance=provenance,
        not_checked=_not_checked(facts, scorer, finder, credentials, measured, region=course.region is not None),
        genuine=scorer.genuine,
        cuts=tuple(measured.cuts),
        peaks=measured.highlights.records(),
    )


def _timed(score: WindowScore, clock: _Clock) -> WindowScore:
    start, stop = float(clock.seconds(score.start)), float(clock.seconds(score.stop))
    return replace(score, start_seconds=start, stop_seconds=stop)


def _evidence(
    exhibit: EvidenceItem,
    facts: StreamFacts,
    index: FrameIndex,
    measured: Measured,
    duration: float,
    credentials: ContentCredentials,
    findings: Sequence[str],
) -> EvidenceRecord:
    stream = StreamRecord(
        index=facts.stream_index,
        codec=facts.codec,
        width=facts.width,
        height=facts.height,
        rotation=facts.rotation,
        declared_rotation=facts.declared_rotation,
        pix_fmt=facts.pix_fmt,
        time_base=_ratio(facts.time_base),
        declared_frames=facts.declared_frames,
        measured_frames=measured.frame_count,
        start_pts=measured.pts[0],
        duration_seconds=duration,
        variable_frame_rate=index.variable_frame_rate,
        corrupt_frames=measured.corrupt_frames,
        mirrored=facts.mirrored,
        notes=(*_stream_notes(facts, index, measured), *findings),
        timing=timing_record(facts, index),
        colour=facts.colour,
        declared_pixel_aspect=_ratio(facts.declared_pixel_aspect) if facts.declared_pixel_aspect else None,
        pixel_aspect=_ratio(facts.pixel_aspect),
        field_order=facts.field_order,
        interlaced_frames=measured.interlaced_frames,
        size_changes=measured.size_changes,
        treatment=tuple(cleaned(sentence, 500) for sentence in facts.treatment),
    )
    digests = exhibit.digests
    name = cleaned(exhibit.untrusted_file_name, 255)
    return EvidenceRecord(
        name,
        exhibit.size_bytes,
        digests.sha256,
        digests.sha1,
        digests.md5,
        True,
        facts.container,
        stream,
        _credentials(credentials),
    )


def _ratio(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


def _credentials(found: ContentCredentials) -> CredentialsRecord:
    names = CredentialsRecord.__dataclass_fields__
    told = {name: getattr(found, name) for name in names}
    if found.state == "remote only":
        told["remark"] = f"{found.remark}: {found.remote_url}"
    return CredentialsRecord(**told)


def _stream_notes(facts: StreamFacts, index: FrameIndex, measured: Measured) -> tuple[str, ...]:
    notes = list(index.notes)
    if len(index) != measured.frame_count:
        notes.append(f"the container holds {len(index)} packets with pictures, {measured.frame_count} frames decoded")
    if facts.declared_frames not in (None, measured.frame_count):
        notes.append(f"the header declares {facts.declared_frames} frames, {measured.frame_count} decoded")
    if measured.size_changes:
        notes.append(f"pictures change size {measured.size_changes} times; each was converted on its own")
    if facts.mirrored:
        turned = f", then turned {facts.rotation} degrees counter-clockwise" if facts.rotation else ""
        notes.append(f"the display matrix mirrors the pictures; they are shown mirrored left to right{turned}")
    if facts.declared_rotation % 90:
        notes.append(f"the rotation tag of {facts.declared_rotation:g} degrees was not applied")
    return tuple(notes)


def _model(passport: ModelPassport) -> ModelRecord:
    names = ModelRecord.__dataclass_fields__
    return ModelRecord(**{name: getattr(passport, name) for name in names})


def _detector(finder: FaceFinder | None) -> DetectorRecord | None:
    if finder is None:
        return None
    return DetectorRecord(finder.name, finder.version, finder.sha256, finder.licence, finder.grid)


def _settings(course: Course) -> Settings:
    scorer, region = course.scorer, course.region
    return Settings(
        window=scorer.passport.window,
        stride=course.stride,
        sampling_rate=course.sampling_rate,
        device=scorer.device,
        precision=scorer.precision,
        decoder_threads=DECODER_THREADS,
        torch_threads=scorer.threads,
        batch=scorer.batch,
        logit_tolerance=scorer.logit_tolerance,
        engine=scorer.engine,
        region=(region.x, region.y, region.side) if region else None,
    )


def _track(track: FaceTrack) -> TrackRecord:
    boxes = tuple(map(_box, track.detections))
    if track.region is not None:
        region = track.region
        boxes = ((track.first_frame, region.x, region.y, region.side, region.side),)
    return TrackRecord(track.id, track.first_frame, track.last_frame, boxes, track.source, track.cut_after)


def _box(found: FaceDetection) -> tuple[int, float, float, float, float]:
    x, y, width, height = (round(value, 2) for value in found.box)
    return found.frame, x, y, width, height


def _not_checked(
    facts: StreamFacts,
    scorer: Scorer,
    finder: FaceFinder | None,
    credentials: ContentCredentials,
    measured: Measured,
    *,
    region: bool = False,
) -> tuple[str, ...]:
    listed = [
        f"only video stream {facts.stream_index} was examined; sound, subtitles and other streams were not",
        _credentials_not_checked(credentials),
        "the container's structure was not examined",
        "cuts were looked for by the change of brightness from frame to frame; dissolves, fades and cuts between "
        "similar pictures are not found, nor cuts at damaged frames",
        "no statement is made on who made or changed the file, or when",
    ]
    if region:
        listed.append("no face was looked for; only the region that the examiner drew was scored")
        listed.append("whether figures published of this model hold for regions drawn by hand was not examined")
    if finder is not None:
        listed.append(
            f"faces were looked for on every {finder.grid}th frame; faces that the detector missed were not scored"
        )
    if facts.codec == "hevc":
        listed.append(
            "the decoder does not always report parts of an HEVC picture that damage left undecoded; frames damaged in "
            "that way are not marked"
        )
    if scorer.self_test is None:
        listed.append("the model brings no self-test; that this machine reproduces its scores was not checked")
    return (*listed, *_picture_limits(facts, finder, measured, region=region), *scorer.notes)


def _picture_limits(facts: StreamFacts, finder: FaceFinder | None, measured: Measured, *, region: bool) -> list[str]:
    """What of the stored pictures the model was not shown."""
    listed = []
    if facts.bits > 8:
        values = f"the pictures' {facts.bits}-bit values ({facts.pix_fmt})"
        listed.append(f"{values} were reduced to 8 bits; finer steps were not examined")
    if facts.alpha:
        listed.append("the pictures' transparency was not examined")
    if measured.interlaced_frames:
        listed.append("interlaced pictures were examined with both fields woven together; fields were not separated")
    if measured.size_changes and region:
        listed.append("the region was kept in pixels over changes of the pictures' size")
    if measured.size_changes and finder is not None:
        listed.append("faces were not followed over changes of the pictures' size; windows over one were not scored")
    return listed


def _credentials_not_checked(found: ContentCredentials) -> str:
    """What was not done about Content Credentials, which is never nothing: no list of trusted signers is used."""
    if found.state == "not examined":
        return f"Content Credentials (C2PA) were not examined: {found.remark}"
    if found.state == "remote only":
        return "the file names Content Credentials (C2PA) kept elsewhere; they were not fetched"
    if found.state == "none found":
        return "Content Credentials (C2PA) were looked for in the file alone, not at any place where they may be kept"
    return "Content Credentials (C2PA) were read offline; whether a signer is trusted or was revoked was not checked"
