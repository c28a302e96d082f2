"""What the examiner noted of an exhibit: marks and opinions, as the entries of the audit trail tell them.

The trail is their only record: a mark that was changed or removed stays in it as it was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from vmdesk.domain.audit import AuditEntry

EXHIBIT_TAKEN = "exhibit taken into the case"
EXHIBIT_IDENTIFIED = "exhibit of the case identified"
CASE_EXPORTED = "case exported"
MARK_MADE, MARK_CHANGED, MARK_REMOVED = "mark made", "mark changed", "mark removed"
OPINION_RECORDED = "opinion recorded"
SCORES_SHOWN = "scores shown to the examiner"

Finding = Literal["signs of manipulation", "no signs of manipulation", "undecided"]
FINDINGS: tuple[Finding, ...] = get_args(Finding)


@dataclass(frozen=True, slots=True)
class Mark:
    """A frame that the examiner marked: `number` unique in the exhibit, `seconds` from the first frame, a `note`."""

    number: int
    frame: int
    pts: int
    seconds: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the examiner thought of frames `[start, stop)` at `utc`; `blind`: before any score had been shown."""

    start: int
    stop: int
    finding: Finding
    note: str
    blind: bool
    utc: str


@dataclass(frozen=True, slots=True)
class Notes:
    """Of one exhibit: marks in frame order, opinions in the order of their recording, when scores were first shown."""

    marks: tuple[Mark, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    scores_shown_utc: str | None = None
    last_mark: int = 0
    """The highest number that a mark of the exhibit ever had."""


def mark_details(mark: Mark) -> dict[str, Any]:
    """A mark as the details of an audit entry."""
    place = {"frame": mark.frame, "pts": mark.pts, "seconds": mark.seconds}
    return {"mark": mark.number, **place, "note": mark.note}


def opinion_details(opinion: Opinion) -> dict[str, Any]:
    """An opinion as the details of an audit entry; its time is the entry's own."""
    frames = {"start": opinion.start, "stop": opinion.stop}
    return {**frames, "finding": opinion.finding, "note": opinion.note, "before_scores": opinion.blind}


def notes_in(entries: Iterable[AuditEntry], exhibits: Sequence[int]) -> Notes:
    """What the trail tells of the exhibits with these numbers in the case. Entries that do not fit are passed over."""
    marks: dict[int, Mark] = {}
    opinions: list[Opinion] = []
    shown: str | None = None
    last = 0
    for entry in entries:
        if entry.details.get("exhibit") not in exhibits:
            continue
        try:
            if entry.action in (MARK_MADE, MARK_CHANGED):
                mark = _mark(entry.details)
                marks[mark.number] = mark
                last = max(last, mark.number)
            elif entry.action == MARK_REMOVED:
                marks.pop(int(entry.details["mark"]), None)
            elif entry.action == OPINION_RECORDED:
                opinions.append(_opinion(entry))
            elif entry.action == SCORES_SHOWN:
                shown = shown or entry.utc
        except (KeyError, TypeError, ValueError):
            continue
    return Notes(tuple(sorted(marks.values(), key=_place)), tuple(opinions), shown, last)


def numbers_of(entries: Iterable[AuditEntry], sha256: str) -> tuple[int, ...]:
    """The numbers under which a case knows the exhibit with this SHA-256, ascending."""
    found = {
        entry.details.get("exhibit")
        for entry in entries
        if entry.action == EXHIBIT_IDENTIFIED and entry.details.get("sha256") == sha256
    }
    return tuple(sorted(number for number in found if isinstance(number, int)))


def with_mark(marks: Sequence[Mark], mark: Mark) -> tuple[Mark, ...]:
    """`marks` with `mark` in its place, instead of the one with its number."""
    return tuple(sorted((*(one for one in marks if one.number != mark.number), mark), key=_place))


def without_mark(marks: Sequence[Mark], number: int) -> tuple[Mark, ...]:
    """`marks` without the one with this number."""
    return tuple(one for one in marks if one.number != number)


def noted(mark: Mark, note: str) -> Mark:
    """The same mark with another note."""
    return replace(mark, note=note)


def _place(mark: Mark) -> tuple[int, int]:
    return mark.frame, mark.number


def _mark(told: dict[str, Any]) -> Mark:
    place = int(told["mark"]), int(told["frame"]), int(told["pts"]), float(told["seconds"])
    return Mark(*place, str(told["note"]))


def _opinion(entry: AuditEntry) -> Opinion:
    told = entry.details
    finding = FINDINGS[FINDINGS.index(told["finding"])]  # ValueError for what is none
    frames = int(told["start"]), int(told["stop"])
    return Opinion(*frames, finding, str(told["note"]), bool(told["before_scores"]), entry.utc)
