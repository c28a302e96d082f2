"""What the background threads tell the window. Frozen values; no Qt."""

from dataclasses import dataclass
from pathlib import Path

from vmdesk.domain.audit import AuditEntry
from vmdesk.domain.events import Event
from vmdesk.domain.evidence import Digests, EvidenceItem
from vmdesk.domain.result import WholeClipScore, WindowScore
from vmdesk.domain.scoring import ModelPassport
from vmdesk.domain.video import FrameIndex, Picture, StreamFacts
from vmdesk.ui.problem import Problem


@dataclass(frozen=True, slots=True)
class ModelReady:
    """The model is loaded; `self_tested` says whether it brought a golden input, and gave its golden logits here."""

    passport: ModelPassport
    device: str
    precision: str
    self_tested: bool
    finder: str | None


@dataclass(frozen=True, slots=True)
class ModelFailed:
    """The model cannot be used."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Hashing:
    """Of the exhibit of opening `generation`, `percent` of its bytes are hashed."""

    generation: int
    percent: int


@dataclass(frozen=True, slots=True)
class Hashed:
    """The exhibit of opening `generation` is hashed."""

    generation: int
    evidence: EvidenceItem


@dataclass(frozen=True, slots=True)
class HashingFailed:
    """The exhibit of opening `generation` could not be hashed."""

    generation: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class RunStarted:
    """Run `run` has its model and begins."""

    run: int


@dataclass(frozen=True, slots=True)
class RunEvent:
    """One event of run `run`."""

    run: int
    event: Event


@dataclass(frozen=True, slots=True)
class RunHashed:
    """The exhibit's size in bytes and digests, as run `run` reads it."""

    run: int
    size_bytes: int
    digests: Digests


@dataclass(frozen=True, slots=True)
class RunHeld:
    """Run `run` rests until it is told to go on."""

    run: int


@dataclass(frozen=True, slots=True)
class FinishedRun:
    """A finished analysis; `sealed` and the trail's `entries` are all that a report is written from.

    `top` is the largest score of a window, None where no window was scored.
    """

    run: int
    scores: tuple[WindowScore, ...]
    whole_clip: WholeClipScore | None
    sealed: bytes
    entries: tuple[AuditEntry, ...]
    top: float | None = None


@dataclass(frozen=True, slots=True)
class RunCancelled:
    """Run `run` was stopped."""

    run: int


@dataclass(frozen=True, slots=True)
class RunFailed:
    """Run `run` ended with a problem."""

    run: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class ScoringLost:
    """The process that scores has ended by itself; run `run` was the last it was given, 0 for none."""

    run: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class PasswordWanted:
    """The examiner's key is kept under a password, which the report at `path` needs."""

    path: Path


@dataclass(frozen=True, slots=True)
class Exported:
    """The report of run `run` lies at `path`; `entries` is the trail with its signing in it."""

    run: int
    path: Path
    entries: tuple[AuditEntry, ...]


@dataclass(frozen=True, slots=True)
class ExportFailed:
    """No report was written."""

    problem: Problem


Message = (
    ModelReady
    | ModelFailed
    | Hashing
    | Hashed
    | HashingFailed
    | RunStarted
    | RunEvent
    | RunHashed
    | RunHeld
    | FinishedRun
    | RunCancelled
    | RunFailed
    | ScoringLost
    | PasswordWanted
    | Exported
    | ExportFailed
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The index of the exhibit at `path` is being read; `done` of `total` bytes are, 0 where unknown, in `seconds`."""

    generation: int
    path: Path
    done: int
    total: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something befell the decoder of opening `generation` that the examiner should know; it went on."""

    generation: int
    finding: str


@dataclass(frozen=True, slots=True)
class Opened:
    """The exhibit at `path` has an index and its first picture can be asked for."""

    generation: int
    path: Path
    stream: StreamFacts
    index: FrameIndex


@dataclass(frozen=True, slots=True)
class OpenFailed:
    """The exhibit at `path` cannot be opened."""

    generation: int
    path: Path
    problem: Problem


@dataclass(frozen=True, slots=True)
class Pictured:
    """The picture that request `serial` of opening `generation` asked for; `preview`: the keyframe before it."""

    generation: int
    serial: int
    picture: Picture
    preview: bool = False


@dataclass(frozen=True, slots=True)
class PictureFailed:
    """Frame `index` could not be decoded."""

    generation: int
    serial: int
    index: int
    problem: Problem
