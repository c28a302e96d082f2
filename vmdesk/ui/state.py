"""All that the desktop knows at one moment, frozen; presenters turn it into what is drawn. No Qt."""

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from vmdesk.domain.events import FacesFound, Progress, RunResumed, WholeClipScored, WindowsScored
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.faces import FaceTrack, Square
from vmdesk.domain.result import WholeClipScore, WindowScore
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.ui.messages import Exported, FinishedRun, Hashed, HashingFailed, ModelReady, RunEvent, RunHashed
from vmdesk.ui.problem import Problem


class Phase(Enum):
    """Where the analysis stands."""

    IDLE = "idle"
    WAITING = "waiting for the model"
    RUNNING = "running"
    PAUSING = "pausing"
    PAUSED = "paused"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"
    FAILED = "failed"
    FINISHED = "finished"


BUSY = frozenset({Phase.WAITING, Phase.RUNNING, Phase.PAUSING, Phase.PAUSED, Phase.CANCELLING})


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An opened exhibit; `evidence` None until it is hashed, `hashing_failed` when it cannot be."""

    path: Path
    generation: int
    stream: StreamFacts
    index: FrameIndex
    evidence: EvidenceItem | None = None
    hashing_failed: bool = False


class Standing(Enum):
    """Where an exhibit of the list stands; `OPENED` waits for no turn, `WAITING` does."""

    OPENED = "not analyzed"
    WAITING = "waiting"
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a finished run leaves for when its exhibit is opened again; `evidence` as it was when it was scored."""

    finished: FinishedRun
    tracks: tuple[FaceTrack, ...]
    evidence: EvidenceItem | None
    region: Square | None


@dataclass(frozen=True, slots=True)
class Queued:
    """One exhibit opened in this session, or waiting for its turn; `reason` is why it failed."""

    path: Path
    standing: Standing = Standing.WAITING
    reason: str = ""
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class State:
    """`position` is the frame asked for, `shown` the frame on screen (None before the first picture).

    `previewed` says that it is only the keyframe before the position, shown until that is decoded. `unreadable` is the
    frame that last failed to decode. `resumed` windows of the run were taken from one that was stopped. `region` is
    the square drawn by hand that the next run looks at; `queue` the exhibits opened, and those that wait.
    `hashing` per cent of the exhibit's bytes are hashed.
    """

    exhibit: Exhibit | None = None
    position: int = 0
    shown: int | None = None
    previewed: bool = False
    unreadable: int | None = None
    playing: bool = False
    model: ModelReady | None = None
    model_problem: Problem | None = None
    run: int = 0
    phase: Phase = Phase.IDLE
    progress: Progress | None = None
    tracks: tuple[FaceTrack, ...] = ()
    scores: tuple[WindowScore, ...] = ()
    whole_clip: WholeClipScore | None = None
    resumed: int = 0
    finished: FinishedRun | None = None
    exporting: bool = False
    region: Square | None = None
    queue: tuple[Queued, ...] = ()
    hashing: int = 0

    @property
    def busy(self) -> bool:
        """True while a run is under way."""
        return self.phase in BUSY

    @property
    def resumable(self) -> bool:
        """True where the next run carries on the one that was stopped."""
        return bool(self.scores) and self.phase in (Phase.CANCELLED, Phase.FAILED)


def run_begun(state: State) -> State:
    """A new run is asked for: scores and result of the one before are gone."""
    phase = Phase.WAITING
    cleared = replace(state, tracks=(), scores=(), whole_clip=None, finished=None, progress=None)
    return replace(cleared, run=state.run + 1, phase=phase, resumed=0)


def run_ended(state: State, phase: Phase) -> State:
    """The run stopped without a result; finished windows stay on the graph."""
    return replace(state, phase=phase, progress=None)


def run_finished(state: State, finished: FinishedRun) -> State:
    """The result is here and replaces what came piecewise."""
    scored = replace(state, scores=finished.scores, whole_clip=finished.whole_clip)
    return replace(scored, phase=Phase.FINISHED, progress=None, finished=finished)


def hashed(state: State, message: Hashed | HashingFailed) -> State:
    """The exhibit's digests are here, or cannot be had."""
    if state.exhibit is None:
        return state
    if isinstance(message, Hashed):
        return replace(state, exhibit=replace(state.exhibit, evidence=message.evidence))
    return replace(state, exhibit=replace(state.exhibit, hashing_failed=True))


def run_hashed(state: State, message: RunHashed) -> State:
    """The digests as the run found them; they stand for the desktop's own where that is slower."""
    if state.exhibit is None:
        return state
    evidence = EvidenceItem(state.exhibit.path, message.size_bytes, message.digests)
    return replace(state, exhibit=replace(state.exhibit, evidence=evidence, hashing_failed=False))


def exported(state: State, message: Exported) -> State:
    """The report is written; the next report of the same run carries on the same trail."""
    finished = state.finished
    if finished is not None and finished.run == message.run:
        finished = replace(finished, entries=message.entries)
    return replace(state, exporting=False, finished=finished)


def after_event(state: State, message: RunEvent) -> State:
    """The state after one event of the current run; events of an older run change nothing."""
    if message.run != state.run or not state.busy:
        return state
    match message.event:
        case Progress() as progress:
            return replace(state, progress=progress)
        case RunResumed(windows=windows):
            return replace(state, resumed=windows)
        case FacesFound(tracks=tracks):
            return replace(state, tracks=tracks)
        case WindowsScored(scores=scores):
            return replace(state, scores=state.scores + scores)
        case WholeClipScored(score=score):
            return replace(state, whole_clip=score)
        case _:
            return state
