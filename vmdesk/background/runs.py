"""Loading the model and walking the pipeline, told as replies."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from vmdesk.background.failures import failure_of
from vmdesk.background.protocol import (
    LARGEST_PART,
    Begin,
    Begun,
    ExhibitHashed,
    Failed,
    Finished,
    FramesMet,
    Held,
    Loaded,
    LoadFailed,
    Recorded,
    Reply,
    Resumed,
    Scored,
    Stopped,
    TrackPart,
    TracksTold,
    Went,
    WholeScored,
)
from vmdesk.background.reins import Reins
from vmdesk.case.sealing import sealed
from vmdesk.case.trail import AuditTrail
from vmdesk.domain.analysis_facts import facts_of
from vmdesk.domain.audit import AuditEntry
from vmdesk.domain.events import (
    AnalysisFinished,
    Event,
    ExhibitOpened,
    FacesFound,
    FramesNoted,
    Progress,
    RunResumed,
    WholeClipScored,
    WindowsScored,
)
from vmdesk.domain.faces import FaceTrack
from vmdesk.domain.result import canonical_json
from vmdesk.domain.scoring import Scorer
from vmdesk.pipeline import Options, analyse
from vmdesk.pipeline.plan import margin_of
from vmdesk.workbench import Parts, unfinished_runs

LoadParts = Callable[[], Parts]
Tell = Callable[[Reply], None]
Item = TypeVar("Item")


class Runs:
    """Loads the model on first use and keeps it; a failed load is tried again next time.

    For one thread, but for `scorer`.
    """

    def __init__(self, load: LoadParts, reins: Reins) -> None:
        self._load, self._reins = load, reins
        self._parts: Parts | None = None
        self._loading = threading.Lock()

    def load(self, tell: Tell) -> None:
        """Load the model; tells Loaded or LoadFailed."""
        try:
            tell(_loaded(self._model()))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            tell(LoadFailed(failure_of(error)))

    def run(self, begin: Begin, tell: Tell) -> None:
        """Run; the last reply is Finished, Stopped or Failed."""
        try:
            if not self._finished(begin, tell):
                tell(Stopped(begin.run))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            tell(Failed(begin.run, failure_of(error)))

    def _finished(self, begin: Begin, tell: Tell) -> bool:
        if not self._may_go_on(begin.run, tell):
            return False
        parts, trail, kept = self._model(), telling_trail(begin.run, tell), unfinished_runs()
        tell(_loaded(parts))
        tell(Begun(begin.run))
        path, last = Path(os.fsdecode(begin.path)), None
        options = Options(region=begin.region, resume=begin.resume)
        run = analyse(path, parts.scorer, parts.finder, trail, options, kept=kept)
        with closing(run) as events:  # closing it is what cancels
            for event in events:
                if not self._may_go_on(begin.run, tell):
                    return False
                for reply in told(begin.run, event):
                    tell(reply)
                last = event
        if not isinstance(last, AnalysisFinished):
            raise RuntimeError("the run ended without a result")
        tell(Finished(begin.run, sealed(last), facts_of(last.result)))
        return True

    def _may_go_on(self, run: int, tell: Tell) -> bool:
        return self._reins.may_go_on(run, lambda: tell(Held(run)))

    def scorer(self) -> Scorer:
        """The model, loaded now if need be; for any thread. Raises what loading raises."""
        return self._model().scorer

    def _model(self) -> Parts:
        with self._loading:
            if self._parts is None:
                self._parts = self._load()
            return self._parts


def telling_trail(run: int, tell: Tell, entries: tuple[AuditEntry, ...] = ()) -> AuditTrail:
    """A trail that goes on from `entries` and tells each new one as Recorded."""

    def keep(entry: AuditEntry) -> None:
        tell(Recorded(run, entry.utc, entry.action, canonical_json(entry.details), entry.monotonic_ms or 0))

    return AuditTrail(entries=entries, keep=keep)


def told(run: int, event: Event) -> Iterator[Reply]:
    """One event as replies, large ones in parts; of a result, its windows and the whole-clip score."""
    match event:
        case Progress():
            yield Went(run, event)
        case ExhibitOpened(evidence=evidence):
            yield ExhibitHashed(run, evidence.size_bytes, evidence.digests)
        case RunResumed(windows=windows):
            yield Resumed(run, windows)
        case FacesFound(tracks=tracks):
            for track in tracks:
                yield from _track_parts(run, track)
            yield TracksTold(run)
        case FramesNoted(cuts=cuts, damaged=damaged):
            yield FramesMet(run, cuts, damaged)
        case WindowsScored(scores=scores):
            yield from (Scored(run, part) for part in _in_parts(scores))
        case WholeClipScored(score=score):
            yield WholeScored(run, score)
        case AnalysisFinished(result=result):
            yield from (Scored(run, part, final=True) for part in _in_parts(result.windows))
            yield WholeScored(run, result.whole_clip)


def _track_parts(run: int, track: FaceTrack) -> Iterator[Reply]:
    for part in _in_parts(track.detections) or ((),):
        reach = track.id, track.first_frame, track.last_frame
        yield TrackPart(run, *reach, part, track.source, track.cut_after, track.region)


def _in_parts(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    return [tuple(items[first : first + LARGEST_PART]) for first in range(0, len(items), LARGEST_PART)]


def _loaded(parts: Parts) -> Loaded:
    scorer, finder = parts.scorer, parts.finder
    words = f"{finder.name} {finder.version}, {finder.licence}" if finder else None
    tested = scorer.self_test is not None and scorer.self_test.passed
    margin = margin_of(scorer.face_margin) if scorer.passport.framing == "face" else None
    return Loaded(scorer.passport, scorer.device, scorer.precision, tested, words, margin)
