"""What the background threads tell the window. Frozen values; no Qt."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vmdesk.case.queue import QueueItem
from vmdesk.case.records import CaseExhibit, KeptAnalysis
from vmdesk.domain.analysis_facts import AnalysisFacts
from vmdesk.domain.audit import AuditEntry
from vmdesk.domain.events import Event
from vmdesk.domain.evidence import Digests, EvidenceItem
from vmdesk.domain.faces import FaceMargin
from vmdesk.domain.notes import Notes
from vmdesk.domain.result import WholeClipScore
from vmdesk.domain.scoring import ModelPassport
from vmdesk.domain.sound import SoundFacts
from vmdesk.domain.video import FrameIndex, Picture, StreamFacts
from vmdesk.ui.logic.problem import Problem
from vmdesk.ui.logic.window_lookup import ScoredWindows


@dataclass(frozen=True, slots=True)
class ModelReady:
    """The model is loaded; `self_tested` says whether it brought a golden input, and gave its golden logits here.

    `margin` is how it frames a face, None for a model of whole frames.
    """

    passport: ModelPassport
    device: str
    precision: str
    self_tested: bool
    finder: str | None
    margin: FaceMargin | None = None


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


@dataclass(frozen=True, slots=True, eq=False)
class ModelSaw:
    """The model's picture that request `serial` asked for: uint8 (size, size, 3), before it is normalised."""

    serial: int
    rgb: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class ModelSawNot:
    """The model's picture that request `serial` asked for cannot be made."""

    serial: int
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
class Recorded:
    """Something done in the scoring process that belongs in the audit trail; `details` is JSON text."""

    utc: str
    action: str
    details: str
    clock_ms: int


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """The case in `folder` is open; `exhibits` are those in it. `automatic`: the examiner has not named it yet.

    `same_work`: it is the work that lies on the desk, begun just now or moved there. `queue` is in the order of turns.
    `refusal` is why it can be looked at only; None where it can be changed.
    """

    folder: Path
    automatic: bool
    exhibits: tuple[CaseExhibit, ...]
    same_work: bool
    queue: tuple[QueueItem, ...] = ()
    watched: tuple[Path, ...] = ()
    refusal: Problem | None = None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The exhibit of opening `generation` has its place in the case; `notes` are those there of it."""

    generation: int
    number: int
    notes: Notes


@dataclass(frozen=True, slots=True)
class Restored:
    """A result kept in the case, of the exhibit of opening `generation`; `scores` are its windows, laid out."""

    generation: int
    kept: KeptAnalysis
    scores: ScoredWindows


@dataclass(frozen=True, slots=True)
class TrailRead:
    """The case's audit trail, read for the report that is asked for."""

    entries: tuple[AuditEntry, ...]


@dataclass(frozen=True, slots=True)
class WatchesTold:
    """The folders that the case watches now."""

    folders: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class CaseKept:
    """One more change of the case is on the disk."""


@dataclass(frozen=True, slots=True)
class CaseFailed:
    """Something could not be kept; the case is as it was before."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class FinishedRun:
    """A finished analysis; `sealed` and the case's audit trail are all that a report is written from.

    `scores` are laid out for look-ups where they were heard, so that the window need not do it. `top` is the largest
    score of a window, None where no window was scored.
    """

    run: int
    scores: ScoredWindows
    whole_clip: WholeClipScore | None
    sealed: bytes
    top: float | None = None
    facts: AnalysisFacts | None = None


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
    """The report of run `run` lies at `path`."""

    run: int
    path: Path


@dataclass(frozen=True, slots=True)
class ExportFailed:
    """No report was written."""

    problem: Problem


Message = (
    ModelReady
    | ModelFailed
    | ModelSaw
    | ModelSawNot
    | Hashing
    | Hashed
    | HashingFailed
    | RunStarted
    | RunEvent
    | RunHashed
    | RunHeld
    | Recorded
    | CaseOpened
    | TakenIn
    | Restored
    | TrailRead
    | WatchesTold
    | CaseKept
    | CaseFailed
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
class SoundFound:
    """What sound the exhibit of opening `generation` has beside its pictures; None for none."""

    generation: int
    sound: SoundFacts | None


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
class FrameHashed:
    """SHA-256 of the decoded planes of frame `frame`, as FFmpeg's framehash gives it, in lower-case hexadecimal."""

    generation: int
    frame: int
    sha256: str


@dataclass(frozen=True, slots=True)
class FrameHashFailed:
    """Frame `frame` could not be hashed."""

    generation: int
    frame: int
    problem: Problem


@dataclass(frozen=True, slots=True, eq=False)
class Thumbnailed:
    """Frame `frame` made small: uint8 (height, width, 3); None where it does not decode."""

    generation: int
    frame: int
    rgb: NDArray[np.uint8] | None


@dataclass(frozen=True, slots=True)
class PictureFailed:
    """Frame `index` could not be decoded."""

    generation: int
    serial: int
    index: int
    problem: Problem


FrameMessage = (
    Opening
    | Opened
    | SoundFound
    | OpenFailed
    | Pictured
    | PictureFailed
    | Noticed
    | FrameHashed
    | FrameHashFailed
    | Thumbnailed
)
"""What the frame thread tells."""
