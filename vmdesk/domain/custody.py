"""The chain of custody of an exhibit, as the entries of the audit trail tell it.

The trail is its only record. What was entered wrongly is not changed: a later entry names the one that it corrects, and
both stay. When something took place is what the examiner states; when it was recorded is the time of the entry.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, get_args

from vmdesk.domain.audit import AuditEntry

CUSTODY = "custody event"
"""The action of an entry by which the examiner states one."""
COPIED = "exhibit copied into the case"
"""The action of the entry that vmdesk itself makes of a copy; a custody event, too."""
Kind = Literal["received", "inspected", "transferred", "returned", "working copy made", "entered in error"]
KINDS: tuple[Kind, ...] = get_args(Kind)
IN_PLACE: frozenset[Kind] = frozenset({"inspected", "working copy made"})
"""Events in which the exhibit goes to nobody: `taker` is by whom."""
WITHDRAWN: Kind = "entered in error"
"""Not an event: it takes one back that never was, and stands for a correction."""
Seal = Literal["", "intact", "not intact"]
SEALS: tuple[Seal, ...] = get_args(Seal)
LONGEST = 150
LONGEST_TEXT = 300
_LONG = frozenset({"condition", "note"})


@dataclass(frozen=True, slots=True)
class CustodyStatement:
    """What is stated of one event; empty where nothing is. `stated` is when it took place, in the examiner's words.

    `giver` had the exhibit before, `taker` has it after. `seal` says whether the seals of the numbers `seals` were
    found intact. `file` and `sha256` are of a working copy. `corrects` is the number of the entry that is wrong.
    Raises ValueError for what is too long, for a digest that is none, and for a correction that names no entry.
    """

    kind: Kind
    stated: str = ""
    giver: str = ""
    taker: str = ""
    method: str = ""
    purpose: str = ""
    seals: str = ""
    seal: Seal = ""
    condition: str = ""
    file: str = ""
    sha256: str = ""
    note: str = ""
    corrects: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS or self.seal not in SEALS:
            raise ValueError("an event or a state of seals that is not known")
        for name, value in asdict(self).items():
            most = LONGEST_TEXT if name in _LONG else LONGEST
            if isinstance(value, str) and len(value) > most:
                raise ValueError(f"{name} is longer than {most} characters")
        if self.sha256 and (len(self.sha256) != 64 or set(self.sha256) - set("0123456789abcdef")):
            raise ValueError("a SHA-256 has 64 hexadecimal digits, in small letters")
        if self.kind == WITHDRAWN and self.corrects is None:
            raise ValueError("what was entered in error must be named by its entry")


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """A statement with its entry: `seq` in the trail, recorded at `utc` by the account `actor`.

    `corrected_by` is the entry that corrects it, None where it stands. `by_vmdesk`: vmdesk did it and recorded it.
    """

    statement: CustodyStatement
    seq: int
    utc: str
    actor: str
    corrected_by: int | None = None
    by_vmdesk: bool = False


def custody_details(statement: CustodyStatement) -> dict[str, Any]:
    """A statement as the details of an audit entry: what is stated, and nothing else."""
    return {name: value for name, value in asdict(statement).items() if value not in ("", None)}


def custody_in(entries: Iterable[AuditEntry], exhibits: Sequence[int]) -> tuple[CustodyEvent, ...]:
    """The events of the exhibits with these numbers in the case, in the order of the trail.

    Entries that do not fit are passed over; a correction of what is no event of these exhibits corrects nothing.
    """
    events: dict[int, CustodyEvent] = {}
    for entry in entries:
        if entry.action not in (CUSTODY, COPIED) or entry.details.get("exhibit") not in exhibits:
            continue
        try:
            event = _event(entry)
        except (KeyError, TypeError, ValueError):
            continue
        wrong = events.get(event.statement.corrects or 0)
        if wrong is not None and wrong.corrected_by is None:
            events[wrong.seq] = replace(wrong, corrected_by=event.seq)
        events[event.seq] = event
    return tuple(events.values())


def standing(events: Iterable[CustodyEvent]) -> tuple[CustodyEvent, ...]:
    """Those that no later entry corrects, which may still be corrected; without those that only take one back."""
    return tuple(one for one in events if one.corrected_by is None and one.statement.kind != WITHDRAWN)


def _event(entry: AuditEntry) -> CustodyEvent:
    told = {name: value for name, value in entry.details.items() if name != "exhibit"}
    if entry.action == COPIED:
        copied = CustodyStatement("working copy made", file=str(told["file"])[:LONGEST], sha256=str(told["sha256"]))
        return CustodyEvent(copied, entry.seq, entry.utc, entry.actor, by_vmdesk=True)
    return CustodyEvent(_statement(told), entry.seq, entry.utc, entry.actor)


def _statement(told: dict[str, Any]) -> CustodyStatement:
    corrects = told.get("corrects")
    texts = {name: value for name, value in told.items() if name != "corrects"}
    if not all(isinstance(value, str) for value in texts.values()):
        raise ValueError("a statement that is no text")
    return CustodyStatement(**texts, corrects=None if corrects is None else int(corrects))
