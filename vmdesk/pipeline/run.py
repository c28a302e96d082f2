"""`analyse`: an exhibit in, events out, the last one the frozen result."""

import hashlib
import os
import platform
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from vmdesk import __version__
from vmdesk.case.intake import hashing, intake, require_unchanged
from vmdesk.case.trail import AuditTrail, utc_now
from vmdesk.domain.errors import (
    Cancelled,
    EvidenceChanged,
    EvidenceError,
    NothingDecodes,
    UsageError,
    VideoTooShort,
    VmdeskError,
)
from vmdesk.domain.events import (
    AnalysisFinished,
    Event,
    ExhibitOpened,
    FacesFound,
    Illustration,
    Progress,
    Stage,
    WholeClipScored,
    WindowsScored,
)
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.faces import FaceTrack, Square
from vmdesk.domain.result import SCORED, AnalysisResult, Provenance
from vmdesk.domain.scoring import FaceFinder, Scorer
from vmdesk.domain.steps import retold
from vmdesk.domain.text import cleaned
from vmdesk.domain.video import FrameIndex, IndexStore, StreamFacts
from vmdesk.domain.windows import WINDOW_FRAMES, uniform_indices
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import scan_index
from vmdesk.media.inspection import read_content_credentials
from vmdesk.media.processes import DecoderProcesses
from vmdesk.media.versions import versions
from vmdesk.packing import pack
from vmdesk.pipeline.clips import Job, WholeClip, WindowClips, plan_jobs, wanted_frames
from vmdesk.pipeline.faces import FaceSearch
from vmdesk.pipeline.highlights import Highlights
from vmdesk.pipeline.machine import cpu_name
from vmdesk.pipeline.record import Measured, build_result, score_windows


@dataclass(frozen=True, slots=True)
class Options:
    """What the examiner chose; None takes the model's own. Raises UsageError for values below 1.

    `region` is a square drawn by hand, in pixels of upright frames, framed instead of the detector's faces.
    """

    stride: int | None = None
    sampling_rate: int | None = None
    region: Square | None = None

    def __post_init__(self) -> None:
        for name in ("stride", "sampling_rate"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise UsageError(f"The {name.replace('_', ' ')} must be 1 or more, not {value}.")


def analyse(
    path: Path,
    scorer: Scorer,
    faces: FaceFinder | None,
    trail: AuditTrail,
    options: Options | None = None,
    indexes: IndexStore | None = None,
) -> Generator[Event, None, None]:
    """Score one exhibit. Each event is a safe place to stop: closing the generator cancels and leaves nothing behind.

    `faces` is needed for models framed on faces, and not used by others. What `indexes` keeps of the exhibit's bytes
    saves the packet scan, and the trail tells so. Raises subclasses of EvidenceError, and
    EvidenceChanged when the exhibit's digests are no longer those of the beginning.
    """
    chosen = options or Options()
    trail.record("analysis started", exhibit=cleaned(path.name, 255), model=scorer.passport.id)
    try:
        yield from _analyse(path, scorer, faces, trail, chosen, indexes)
    except GeneratorExit:
        trail.record("analysis cancelled", exhibit=cleaned(path.name, 255))
        raise
    except (VmdeskError, KeyboardInterrupt) as error:
        kind = error.kind if isinstance(error, VmdeskError) else Cancelled.__name__
        trail.record("analysis failed", exhibit=cleaned(path.name, 255), error=kind, message=str(error))
        raise


def _analyse(
    path: Path,
    scorer: Scorer,
    faces: FaceFinder | None,
    trail: AuditTrail,
    options: Options,
    indexes: IndexStore | None,
) -> Iterator[Event]:
    provenance = fresh_provenance(scorer)
    if scorer.passport.framing == "face" and faces is None:
        raise UsageError(f"The model {scorer.passport.id} looks at faces and was given no face detector.")
    exhibit = yield from _hash(path, Stage.HASHING)
    trail.record("exhibit hashed", size_bytes=exhibit.size_bytes, sha256=exhibit.digests.sha256)
    try:
        result, highlights = yield from _read_and_score(exhibit, scorer, faces, options, trail, provenance, indexes)
    except EvidenceError:
        _require_still_there(exhibit)
        raise
    trail.record("analysis finished", windows=len(result.windows), whole_clip=result.whole_clip.fake_score)
    yield AnalysisFinished(result, highlights)


def _require_still_there(exhibit: EvidenceItem) -> None:
    """Raises EvidenceChanged where an exhibit that could no longer be read is not what it was, or gone."""
    try:
        again = intake(exhibit.path)
    except EvidenceError as error:
        raise EvidenceChanged(
            f"{cleaned(exhibit.path.name)} can no longer be read; the result was thrown away.",
            advice="Work on a write-protected copy and run the analysis again.",
            details=str(error),
        ) from error
    require_unchanged(exhibit, again)


def _read_and_score(
    exhibit: EvidenceItem,
    scorer: Scorer,
    faces: FaceFinder | None,
    options: Options,
    trail: AuditTrail,
    provenance: Provenance,
    indexes: IndexStore | None,
) -> Generator[Event, None, tuple[AnalysisResult, tuple[Illustration, ...]]]:
    kept = indexes.get(exhibit) if indexes is not None else None
    with DecoderProcesses(exhibit.path) as processes:
        facts, index = kept or (yield from _scan(processes, exhibit))
        if indexes is not None:
            _record_index(trail, facts, index, "packet scan" if kept is None else "kept in the case")
        yield ExhibitOpened(exhibit, facts, index)
        _require_length(len(index), exhibit)
        credentials = read_content_credentials(exhibit.path)
        decoder = Decoder(processes, facts, index)
        finder = faces if scorer.passport.framing == "face" else None
        tracks, expected = (yield from _find_faces(decoder, finder, len(index))) if finder else ((), len(index))
        if finder:
            yield FacesFound(tracks)
        measured = yield from _score(decoder, index, scorer, tracks, options, expected, exhibit)
    if decoder.findings:
        trail.record("decoder process ended by itself", findings=list(decoder.findings))
    again = yield from _hash(exhibit.path, Stage.REHASHING)
    require_unchanged(exhibit, again)
    trail.record("exhibit hashed again", sha256=again.digests.sha256, matches=True)
    if indexes is not None and kept is None:  # only now is it known that the bytes scanned are those of the digest
        indexes.put(exhibit, facts, index)
    finished = replace(provenance, finished_utc=utc_now(), decoder_process=decoder.confinement)
    stride = _stride(scorer, options)
    result = build_result(
        exhibit, facts, index, scorer, finder, tracks, measured, finished, stride, credentials, decoder.findings
    )
    return result, measured.highlights.illustrations()


def _hash(path: Path, stage: Stage) -> Generator[Event, None, EvidenceItem]:
    total: int | None = None
    with suppress(OSError):  # what is wrong with the file is told by reading it
        total = path.stat().st_size
    return (yield from retold(hashing(path), lambda done: Progress(stage, done, total, "bytes")))


def _record_index(trail: AuditTrail, facts: StreamFacts, index: FrameIndex, source: str) -> None:
    """Where the index came from; the digest shows that two analyses went by the same."""
    digest = hashlib.sha256(pack((facts, index))).hexdigest()
    trail.record("frame index read", source=source, frames=len(index), index_sha256=digest)


def _scan(processes: DecoderProcesses, exhibit: EvidenceItem) -> Generator[Event, None, tuple[StreamFacts, FrameIndex]]:
    scan = scan_index(processes)
    return (yield from retold(scan, lambda done: Progress(Stage.INDEXING, done, exhibit.size_bytes, "bytes")))


def _require_length(frames: int, exhibit: EvidenceItem) -> None:
    if frames < WINDOW_FRAMES:
        raise VideoTooShort(
            f"{cleaned(exhibit.path.name)} has {frames} frame{'' if frames == 1 else 's'}; one window needs "
            f"{WINDOW_FRAMES}.",
            advice="A video this short cannot be scored by this model.",
        )


def _find_faces(
    decoder: Decoder, finder: FaceFinder, expected: int
) -> Generator[Event, None, tuple[tuple[FaceTrack, ...], int]]:
    """Tracks, and the number of frames that decoded."""
    search = FaceSearch(finder)
    looked_at = np.arange(expected) % finder.grid == 0
    for frame in decoder.iter_frames(pictures=looked_at):
        if search.take(frame):
            yield Progress(Stage.FACES, frame.index + 1, max(expected, frame.index + 1), "frames")
    return search.tracks(), search.count


def _score(
    decoder: Decoder,
    index: FrameIndex,
    scorer: Scorer,
    tracks: tuple[FaceTrack, ...],
    options: Options,
    expected: int,
    exhibit: EvidenceItem,
) -> Generator[Event, None, Measured]:
    """Decode from start to end and score; again where more or fewer frames decode than were expected."""
    planned = expected
    for _ in range(2):
        _require_length(planned, exhibit)
        measured = yield from _score_once(decoder, index, scorer, tracks, options, planned)
        if measured.frame_count == planned:
            return measured
        planned = measured.frame_count
    raise NothingDecodes(
        f"{cleaned(exhibit.path.name)} does not give the same number of frames each time it is read.",
        advice="The medium or the file is unstable; work on a verified copy.",
    )


def _score_once(
    decoder: Decoder,
    index: FrameIndex,
    scorer: Scorer,
    tracks: tuple[FaceTrack, ...],
    options: Options,
    planned: int,
) -> Generator[Event, None, Measured]:
    rate = options.sampling_rate or scorer.passport.sampling_rate
    margin = scorer.face_margin
    framed = scorer.passport.framing == "face"
    jobs = plan_jobs(planned, _stride(scorer, options), rate, tracks if framed else None, margin)
    clips = WindowClips(jobs, scorer)
    whole = WholeClip(uniform_indices(planned), tracks if framed else None, scorer)
    measured = Measured(Highlights(), sampling_rate=rate)
    ready: list[Job] = []
    pictured, hashed = wanted_frames(planned, _stride(scorer, options), rate, tracks if framed else None)
    for frame in decoder.iter_frames(pictured, hashed):
        measured.note(frame)
        whole.add(frame)
        ready.extend(clips.add(frame))
        if len(ready) >= scorer.batch:
            yield WindowsScored(score_windows(ready, scorer, index, measured))
            ready = []
        if not ready or frame.index % 8 == 0:
            total = max(planned, frame.index + 1)
            yield Progress(Stage.SCORING, frame.index + 1, total, "frames", len(measured.scores))
    if measured.frame_count == planned:
        ready.extend(clips.finish())
        if ready:
            yield WindowsScored(score_windows(ready, scorer, index, measured))
        measured.whole_clip = whole.score()
        if measured.whole_clip.status in SCORED:
            measured.highlights.keep_whole_clip(whole.pictures())
            measured.cite(whole.cited)
        yield WholeClipScored(measured.whole_clip)
    return measured


def _stride(scorer: Scorer, options: Options) -> int:
    return options.stride or scorer.passport.stride


def fresh_provenance(scorer: Scorer) -> Provenance:
    """What runs here and now; both times are the present."""
    libraries, now = versions(), utc_now()
    test = scorer.self_test
    told: dict[str, bool | float] = {"ran": test is not None}
    if test is not None:
        told |= {"passed": test.passed, "largest_logit_error": test.largest_logit_error, "tolerance": test.tolerance}
    return Provenance(
        vmdesk=__version__,
        python=platform.python_version(),
        torch=scorer.versions["torch"],
        transformers=scorer.versions["transformers"],
        pyav=libraries["pyav"],
        ffmpeg=libraries["ffmpeg"],
        os=f"{platform.system()} {platform.release()}",
        cpu=f"{cpu_name()}, {os.cpu_count()} logical processors",
        gpu=scorer.versions.get("gpu") or None,
        started_utc=now,
        finished_utc=now,
        self_test=told,
    )
