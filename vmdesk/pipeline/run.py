"""`analyse`: an exhibit in, events out, the last one the frozen result."""

import hashlib
import os
import platform
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
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
    RunResumed,
    Stage,
    WindowsScored,
)
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.faces import FaceTrack, drawn_track
from vmdesk.domain.keeping import RunStore
from vmdesk.domain.result import AnalysisResult, Provenance, WindowScore
from vmdesk.domain.scoring import FaceFinder, Scorer
from vmdesk.domain.steps import retold
from vmdesk.domain.text import cleaned
from vmdesk.domain.video import FrameIndex, IndexStore, StreamFacts
from vmdesk.domain.windows import WINDOW_FRAMES
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import scan_index
from vmdesk.media.inspection import read_content_credentials
from vmdesk.media.processes import DecoderProcesses
from vmdesk.media.versions import versions
from vmdesk.packing import pack
from vmdesk.pipeline.course import Course, Options
from vmdesk.pipeline.faces import FaceSearch
from vmdesk.pipeline.keeping import Keeping, kept_run
from vmdesk.pipeline.machine import cpu_name
from vmdesk.pipeline.noting import Notes
from vmdesk.pipeline.peak_frames import fetch_peak_frames
from vmdesk.pipeline.record import Measured, build_result
from vmdesk.pipeline.scoring_pass import ScoringPass


def analyse(
    path: Path,
    scorer: Scorer,
    faces: FaceFinder | None,
    trail: AuditTrail,
    options: Options | None = None,
    indexes: IndexStore | None = None,
    kept: RunStore | None = None,
) -> Generator[Event, None, None]:
    """Score one exhibit. Each event is a safe place to stop: closing the generator cancels and leaves nothing behind.

    `faces` is needed for models framed on faces unless a region was drawn, and not used by others. What `indexes` keeps
    of the exhibit's bytes saves the packet scan, and the trail tells so. `kept` keeps the windows of a run that does
    not end well, and carries on from them when the same run is begun again; they are forgotten once the caller has
    taken the last event and asks for another. Raises subclasses of EvidenceError, EvidenceChanged when the exhibit's
    digests are no longer those of the beginning, DeviceLost and DeviceOutOfMemory.
    """
    chosen = options or Options()
    told = {"exhibit": cleaned(path.name, 255)}
    try:
        course = Course.of(scorer, faces, chosen)
    except UsageError as error:
        trail.record("analysis failed", **told, model=scorer.passport.id, error=error.kind, message=str(error))
        raise
    trail.record("analysis started", **told, **course.settings)
    if chosen.region is not None:
        square = {"x": chosen.region.x, "y": chosen.region.y, "side": chosen.region.side}
        trail.record("region chosen by the examiner", **told, **square)
    finished = False
    try:
        for event in _analyse(path, course, trail, chosen, indexes, kept):
            finished = isinstance(event, AnalysisFinished)
            yield event
    except GeneratorExit:
        if not finished:
            trail.record("analysis cancelled", **told)
        raise
    except (VmdeskError, KeyboardInterrupt) as error:
        kind = error.kind if isinstance(error, VmdeskError) else Cancelled.__name__
        trail.record("analysis failed", **told, error=kind, message=str(error))
        raise


def _analyse(
    path: Path,
    course: Course,
    trail: AuditTrail,
    options: Options,
    indexes: IndexStore | None,
    kept: RunStore | None,
) -> Iterator[Event]:
    provenance = fresh_provenance(course.scorer)
    exhibit = yield from _hash(path, Stage.HASHING)
    trail.record("exhibit hashed", size_bytes=exhibit.size_bytes, sha256=exhibit.digests.sha256)
    with kept_run(kept, course.key(exhibit), resume=options.resume) as keeping:
        try:
            result, highlights = yield from _read_and_score(exhibit, course, trail, provenance, indexes, keeping)
        except EvidenceError:
            _forgetting_if_changed(lambda: _require_still_there(exhibit), keeping)
            raise
        trail.record("analysis finished", windows=len(result.windows), whole_clip=result.whole_clip.fake_score)
        yield AnalysisFinished(result, highlights)
        keeping.forget()


def _forgetting_if_changed(check: Callable[[], None], keeping: Keeping) -> None:
    """Raises EvidenceChanged as `check` does; what was scored of such bytes is never carried on."""
    try:
        check()
    except EvidenceChanged:
        keeping.forget()
        raise


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
    course: Course,
    trail: AuditTrail,
    provenance: Provenance,
    indexes: IndexStore | None,
    keeping: Keeping,
) -> Generator[Event, None, tuple[AnalysisResult, tuple[Illustration, ...]]]:
    known = indexes.get(exhibit) if indexes is not None else None
    with DecoderProcesses(exhibit.path) as processes:
        facts, index = known or (yield from _scan(processes, exhibit))
        if indexes is not None:
            _record_index(trail, facts, index, "packet scan" if known is None else "kept in the case")
        yield ExhibitOpened(exhibit, facts, index)
        _require_length(len(index), exhibit)
        credentials = read_content_credentials(exhibit.path)
        decoder = Decoder(processes, facts, index)
        tracks, expected = yield from _framed(decoder, course, len(index), keeping)
        measured = yield from _score(decoder, index, course, tracks, expected, exhibit, trail, keeping)
    if decoder.findings:
        trail.record("decoder process ended by itself", findings=list(decoder.findings))
    again = yield from _hash(exhibit.path, Stage.REHASHING)
    _forgetting_if_changed(lambda: require_unchanged(exhibit, again), keeping)
    trail.record("exhibit hashed again", sha256=again.digests.sha256, matches=True)
    if indexes is not None and known is None:  # only now is it known that the bytes scanned are those of the digest
        indexes.put(exhibit, facts, index)
    finished = replace(provenance, finished_utc=utc_now(), decoder_process=decoder.confinement)
    result = build_result(exhibit, facts, index, course, tracks, measured, finished, credentials, decoder.findings)
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


def _framed(
    decoder: Decoder, course: Course, expected: int, keeping: Keeping
) -> Generator[Event, None, tuple[tuple[FaceTrack, ...], int]]:
    """The tracks to score, and the number of frames that decode as far as that is known."""
    earlier = keeping.earlier
    if earlier is not None:
        tracks, expected = earlier.plan.tracks, earlier.plan.frames
    elif course.finder is not None:
        tracks, expected = yield from _find_faces(decoder, course.finder, expected)
    else:
        tracks = (drawn_track(course.region, expected),) if course.region else ()
    if course.framed:
        yield FacesFound(tracks)
    return tracks, expected


def _find_faces(
    decoder: Decoder, finder: FaceFinder, expected: int
) -> Generator[Event, None, tuple[tuple[FaceTrack, ...], int]]:
    """Tracks, and the number of frames that decoded."""
    search, notes = FaceSearch(finder), Notes()
    looked_at = np.arange(expected) % finder.grid == 0
    for frame in decoder.iter_frames(looked_at, changes=True):
        notes.take(frame)
        if search.take(frame):
            yield from notes.told()
            yield Progress(Stage.FACES, frame.index + 1, max(expected, frame.index + 1), "frames")
    yield from notes.told()
    return search.tracks(), search.count


def _score(
    decoder: Decoder,
    index: FrameIndex,
    course: Course,
    tracks: tuple[FaceTrack, ...],
    expected: int,
    exhibit: EvidenceItem,
    trail: AuditTrail,
    keeping: Keeping,
) -> Generator[Event, None, Measured]:
    """Decode from start to end and score; again where more or fewer frames decode than were expected."""
    planned = expected
    for _ in range(2):
        _require_length(planned, exhibit)
        kept = keeping.plan(planned, tracks)
        if kept:
            yield from _resumed(kept, keeping, trail)
        plan = partial(course.jobs, planned, tracks, kept)
        seen = tracks if course.framed else None
        with ScoringPass(plan, planned, seen, course.scorer, index, course.sampling_rate, keeping) as scoring:
            yield from scoring.run(decoder)
        if scoring.measured.frame_count == planned:
            yield from fetch_peak_frames(decoder, scoring.measured, course.scorer)
            return scoring.measured
        planned = scoring.measured.frame_count
    raise NothingDecodes(
        f"{cleaned(exhibit.path.name)} does not give the same number of frames each time it is read.",
        advice="The medium or the file is unstable; work on a verified copy.",
    )


def _resumed(kept: tuple[WindowScore, ...], keeping: Keeping, trail: AuditTrail) -> Iterator[Event]:
    earlier = keeping.earlier
    if earlier is not None:
        told = {"begun_utc": earlier.started_utc, "windows": len(kept), "kept_sha256": earlier.sha256}
        trail.record("analysis carried on from an unfinished one", **told)
    yield RunResumed(len(kept))
    yield WindowsScored(kept)


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
        engines={k: v for k, v in scorer.versions.items() if k == scorer.engine},
    )
