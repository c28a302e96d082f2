"""What the desktop and its scoring process say to each other.

A message is a frozen dataclass; on the line it is four bytes of length (big-endian), its class's name, a zero byte and
its MessagePack. What can be large is told in parts, so that decoding one never holds Python's lock for long; a result
is sealed: bytes that the desktop keeps and hands back for a report without looking into them.
"""

import struct
from dataclasses import dataclass, field
from typing import IO

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.analysis_facts import AnalysisFacts
from vmdesk.domain.audit import AuditEntry
from vmdesk.domain.checks import Check, CheckProgress, Rescored
from vmdesk.domain.events import Progress
from vmdesk.domain.evidence import Digests
from vmdesk.domain.faces import FaceDetection, FaceMargin, Square
from vmdesk.domain.report_details import ReportDetails
from vmdesk.domain.result import WholeClipScore, WindowScore
from vmdesk.domain.scoring import ModelPassport
from vmdesk.packing import pack, unpack

LARGEST_PART = 256
"""Windows, or detections, in one message."""
_LENGTH = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Failure:
    """An error by its class's name, in words; `trace` is where it came from."""

    kind: str
    message: str
    advice: str
    details: str
    trace: str


@dataclass(frozen=True, slots=True)
class Load:
    """Load the model, if it is not loaded yet."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Begin run `run` on the file at `path` (as the file system's bytes).

    `region` is a square drawn by the examiner. `resume` carries an unfinished run on; otherwise all is scored anew.
    """

    run: int
    path: bytes
    region: Square | None = None
    resume: bool = True


@dataclass(frozen=True, slots=True)
class Hold:
    """Let run `run` rest at its next event."""

    run: int


@dataclass(frozen=True, slots=True)
class GoOn:
    """Go on with run `run`."""

    run: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Cancel run `run` at its next event."""

    run: int


@dataclass(frozen=True, slots=True)
class Export:
    """Write the signed report of a sealed result to `path`; `entries` is the trail so far.

    What is recorded on the way is told as Recorded, and must follow on `entries` directly. `details` is what the
    report is to state, and what else is to be written beside it.
    """

    run: int
    path: bytes
    evidence: bytes
    sealed: bytes
    entries: tuple[AuditEntry, ...]
    password: bytes | None = field(default=None, repr=False)
    details: ReportDetails = field(default_factory=ReportDetails)


@dataclass(frozen=True, slots=True, eq=False)
class MakeInput:
    """Make the model's picture of an upright frame, uint8 (height * width * 3,), or of `square` in it.

    It is made at once, beside a run too. Where several wait, only the newest is answered.
    """

    serial: int
    height: int
    width: int
    pixels: NDArray[np.uint8]
    square: Square | None


@dataclass(frozen=True, slots=True)
class Verify:
    """Verify the report at `report`, as verification `serial`; what is None is not asked for, or left as is usual.

    `evidence` is the exhibit (paths are the file system's bytes), `signer` the SHA-256 that the signing certificate
    must have, `model` the folder or id of the model, `batch` and `threads` how `rescore` computes. To leave it, close
    the line.
    """

    serial: int
    report: bytes
    evidence: bytes | None = None
    rescore: bool = False
    signer: str | None = None
    model: str | None = None
    batch: int | None = None
    threads: int | None = None


@dataclass(frozen=True, slots=True)
class VerifyWent:
    """How far verification `serial` is."""

    serial: int
    progress: CheckProgress


@dataclass(frozen=True, slots=True)
class LinesChecked:
    """The lines of verification `serial` found so far, all of them."""

    serial: int
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class RescoredTold:
    """Some scores that verification `serial` computed again, in order."""

    serial: int
    rows: tuple[Rescored, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """The end of verification `serial`: its lines, the report file's and the certificate's SHA-256 where there are any.

    `exhibit` and `exhibit_sha256` are the name and digest of what is reported on, None where the report says none.
    """

    serial: int
    report: str
    checks: tuple[Check, ...]
    fingerprint: str | None
    sha256: str | None
    exhibit: str | None
    exhibit_sha256: str | None


@dataclass(frozen=True, slots=True)
class VerifyFailed:
    """Verification `serial` met a defect of vmdesk, and found nothing."""

    serial: int
    failure: Failure


@dataclass(frozen=True, slots=True)
class Loaded:
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
class LoadFailed:
    """The model cannot be used."""

    failure: Failure


@dataclass(frozen=True, slots=True, eq=False)
class InputMade:
    """What request `serial` asked for: uint8 (size * size * 3,), as the model is shown it before normalisation."""

    serial: int
    size: int
    pixels: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class InputFailed:
    """What request `serial` asked for cannot be made."""

    serial: int
    failure: Failure


@dataclass(frozen=True, slots=True)
class Begun:
    """Run `run` has its model and begins."""

    run: int


@dataclass(frozen=True, slots=True)
class Went:
    """Where run `run` stands."""

    run: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class ExhibitHashed:
    """The exhibit's size in bytes and digests, as run `run` reads it."""

    run: int
    size_bytes: int
    digests: Digests


@dataclass(frozen=True, slots=True)
class Resumed:
    """`windows` windows are taken from an unfinished run; they follow as Scored."""

    run: int
    windows: int


@dataclass(frozen=True, slots=True)
class TrackPart:
    """Some detections of a followed face; the track's other parts have the same id, in order."""

    run: int
    id: int
    first_frame: int
    last_frame: int
    detections: tuple[FaceDetection, ...]
    source: str
    cut_after: bool
    region: Square | None


@dataclass(frozen=True, slots=True)
class TracksTold:
    """All parts of all tracks were told."""

    run: int


@dataclass(frozen=True, slots=True)
class FramesMet:
    """Cuts (first frames of new shots) and damaged frames met since this was last told, ascending."""

    run: int
    cuts: tuple[int, ...]
    damaged: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """Windows just finished; `final` ones are the result's own, and replace those told before."""

    run: int
    scores: tuple[WindowScore, ...]
    final: bool = False


@dataclass(frozen=True, slots=True)
class WholeScored:
    """The whole-clip score."""

    run: int
    score: WholeClipScore


@dataclass(frozen=True, slots=True)
class Held:
    """Run `run` rests."""

    run: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """Something done for run `run` that belongs in the audit trail; `details` is JSON text, `clock_ms` the entry's."""

    run: int
    utc: str
    action: str
    details: str
    clock_ms: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of run `run`; its windows were told before as final."""

    run: int
    sealed: bytes
    facts: AnalysisFacts


@dataclass(frozen=True, slots=True)
class Stopped:
    """Run `run` was cancelled."""

    run: int


@dataclass(frozen=True, slots=True)
class Failed:
    """Run `run` ended with an error."""

    run: int
    failure: Failure


@dataclass(frozen=True, slots=True)
class PasswordWanted:
    """The examiner's key is kept under a password, and none was given with the Export to `path`."""

    path: bytes


@dataclass(frozen=True, slots=True)
class ReportWritten:
    """The report of run `run` lies at `path`."""

    run: int
    path: bytes


@dataclass(frozen=True, slots=True)
class ExportFailed:
    """No report was written."""

    failure: Failure


Request = Load | Begin | Hold | GoOn | Stop | Export | MakeInput | Verify
Reply = (
    Loaded
    | LoadFailed
    | Begun
    | Went
    | ExhibitHashed
    | Resumed
    | TrackPart
    | TracksTold
    | FramesMet
    | Scored
    | WholeScored
    | Held
    | Recorded
    | Finished
    | Stopped
    | Failed
    | PasswordWanted
    | ReportWritten
    | ExportFailed
    | InputMade
    | InputFailed
    | VerifyWent
    | LinesChecked
    | RescoredTold
    | Verified
    | VerifyFailed
)
_KINDS: dict[str, type[Request | Reply]] = {
    kind.__name__: kind
    for kind in (
        *(Load, Begin, Hold, GoOn, Stop, Export, MakeInput),
        *(Loaded, LoadFailed, Begun, Went, ExhibitHashed, Resumed, TrackPart, TracksTold, FramesMet),
        *(Scored, WholeScored, Held, Recorded, Finished, Stopped, Failed, PasswordWanted, ReportWritten, ExportFailed),
        *(InputMade, InputFailed),
        *(Verify, VerifyWent, LinesChecked, RescoredTold, Verified, VerifyFailed),
    )
}


def write_message(line: IO[bytes], message: Request | Reply) -> None:
    """Put a message on the line. Raises OSError or ValueError where the line is closed."""
    body = type(message).__name__.encode("ascii") + b"\0" + pack(message)
    line.write(_LENGTH.pack(len(body)))
    line.write(body)
    line.flush()


def read_message(line: IO[bytes]) -> Request | Reply | None:
    """The next message; None at the end of the line. Raises ValueError for what is no message."""
    header = line.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        return None
    length = _LENGTH.unpack(header)[0]
    body = line.read(length)
    if len(body) < length:
        return None
    name, _, packed = body.partition(b"\0")
    kind = _KINDS.get(name.decode("ascii", "replace"))
    if kind is None:
        raise ValueError(f"{name[:40]!r} is no message")
    return unpack(packed, kind)
