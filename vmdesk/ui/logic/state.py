"""All that the desktop knows at one moment, frozen; presenters turn it into what is drawn. No Qt."""

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from enum import Enum
from fractions import Fraction
from pathlib import Path

from vmdesk.domain.events import FacesFound, FramesNoted, Progress, RunResumed, WholeClipScored, WindowsScored
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.faces import FaceTrack, Square
from vmdesk.domain.notes import Notes
from vmdesk.domain.result import WholeClipScore
from vmdesk.domain.sound import SoundFacts
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.ui.logic.messages import FinishedRun, Hashed, HashingFailed, ModelReady, RunEvent, RunHashed
from vmdesk.ui.logic.problem import Problem
from vmdesk.ui.logic.window_lookup import ScoredWindows


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
    """Where an exhibit of the list stands; `OPENED` waits for no turn, `WAITING` does.

    `INTERRUPTED` was under way when vmdesk ended, and has not been carried on yet.
    """

    OPENED = "not analyzed"
    WAITING = "waiting"
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a finished run leaves for when its exhibit is opened again; `evidence` as it was when it was scored."""

    finished: FinishedRun
    tracks: tuple[FaceTrack, ...]
    evidence: EvidenceItem | None
    region: Square | None
    cuts: tuple[int, ...] = ()
    damaged: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Queued:
    """One exhibit opened in this session, or waiting for its turn; `reason` is why it failed.

    `region` is the square that a run which waits or was interrupted looks at.
    """

    path: Path
    standing: Standing = Standing.WAITING
    reason: str = ""
    kept: Kept | None = None
    top_score: float | None = None
    region: Square | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """The case that is open; `automatic`: the examiner has not named it; `read_only`: nothing in it can be changed.

    `watched` are the folders whose new videos are taken in.
    """

    folder: Path
    automatic: bool
    read_only: bool = False
    watched: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """`position` is the frame asked for, `shown` the frame on screen (None before the first picture).

    `previewed` says that it is only the keyframe before the position, shown until that is decoded. `unreadable` is the
    frame that last failed to decode. `resumed` windows of the run were taken from one that was stopped. `region` is
    the square drawn by hand that the next run looks at; `queue` the exhibits opened, and those that wait. `scores` may
    be given as any sequence. `cuts` are the first frames of new shots that the run has met so far, `damaged` the
    damaged frames, both ascending. `hashing` per cent of the exhibit's bytes are hashed. `unsaved`: the case does not
    hold everything yet; `notes` None until the exhibit has its place in the case. `blind`: scores stay hidden until the
    examiner reveals them, of each exhibit anew. `speed` is that of playing, 1 for the video's own pace, negative for
    backwards; `in_point` and `out_point` are the first and the last frame of the range chosen, `looping` the frames
    `[start, stop)` played over and over. `sound` is None for none, and until it is `sound_known`; `sound_on` says that
    it is heard while playing. While `queue_held`, none that waits is begun when the run under way has ended.
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
    scores: ScoredWindows = field(default_factory=ScoredWindows)
    whole_clip: WholeClipScore | None = None
    resumed: int = 0
    finished: FinishedRun | None = None
    exporting: bool = False
    region: Square | None = None
    queue: tuple[Queued, ...] = ()
    hashing: int = 0
    case: Case | None = None
    unsaved: bool = False
    notes: Notes | None = None
    blind: bool = False
    speed: Fraction = Fraction(1)
    in_point: int | None = None
    out_point: int | None = None
    looping: tuple[int, int] | None = None
    sound: SoundFacts | None = None
    sound_known: bool = False
    sound_on: bool = False
    cuts: tuple[int, ...] = ()
    damaged: tuple[int, ...] = ()
    queue_held: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "scores", ScoredWindows.of(self.scores))

    @property
    def busy(self) -> bool:
        """True while a run is under way."""
        return self.phase in BUSY

    @property
    def read_only(self) -> bool:
        """True where the case that is open can only be looked at."""
        return self.case is not None and self.case.read_only

    @property
    def shown_before(self) -> bool:
        """True where scores of the open exhibit have been shown to the examiner in this case."""
        return self.notes is not None and self.notes.scores_shown_utc is not None

    @property
    def hidden(self) -> bool:
        """True where scores must not be seen: in blind mode, until they are revealed or were shown before."""
        return self.blind and not self.shown_before

    @property
    def resumable(self) -> bool:
        """True where the next run carries on the one that was stopped."""
        return bool(self.scores) and self.phase in (Phase.CANCELLED, Phase.FAILED)


def without_run(state: State) -> State:
    """Without what a run has found."""
    cleared = replace(state, tracks=(), scores=ScoredWindows(), whole_clip=None, finished=None)
    return replace(cleared, cuts=(), damaged=())


def run_begun(state: State) -> State:
    """A new run is asked for: scores and result of the one before are gone."""
    phase = Phase.WAITING
    return replace(without_run(state), run=state.run + 1, phase=phase, progress=None, resumed=0)


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
            return replace(state, scores=state.scores.grown(scores))
        case FramesNoted(cuts=cuts, damaged=damaged):
            return replace(state, cuts=_with(state.cuts, cuts), damaged=_with(state.damaged, damaged))
        case WholeClipScored(score=score):
            return replace(state, whole_clip=score)
        case _:
            return state


def _with(known: tuple[int, ...], told: tuple[int, ...]) -> tuple[int, ...]:
    """Ascending frames and others, which mostly follow them; the same tuple where there is no other."""
    more = tuple(one for one in told if (at := bisect_left(known, one)) == len(known) or known[at] != one)
    if not more:
        return known
    return known + more if not known or more[0] > known[-1] else tuple(sorted(known + more))
