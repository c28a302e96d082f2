"""What the examiner noted: marks and opinions on an exhibit, free notes on it or on the case, out of the audit trail.

The trail is their only record: a mark that was changed or removed stays in it as it was, and a note is never changed,
only followed by another.
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
"""Of one exhibit, or of several at once where they are listed."""
NOTE_WRITTEN = "note written"
"""On an exhibit; on the case where it names none."""
LONGEST_NOTE = 20_000
"""Characters of a note at most."""

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
class WrittenNote:
    """A free note of several lines, who wrote it, and when by the machine's clock."""

    utc: str
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Notes:
    """Of one exhibit: marks in frame order, opinions in the order of their recording, when scores were first shown.

    `written` are free notes, oldest first.
    """

    marks: tuple[Mark, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    scores_shown_utc: str | None = None
    last_mark: int = 0
    """The highest number that a mark of the exhibit ever had."""
    written: tuple[WrittenNote, ...] = ()


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
    written: list[WrittenNote] = []
    shown: str | None = None
    last = 0
    for entry in entries:
        if entry.details.get("exhibit") not in exhibits:
            if shown is None and entry.action == SCORES_SHOWN and any(one in exhibits for one in _listed(entry)):
                shown = entry.utc
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
            elif entry.action == NOTE_WRITTEN:
                written.append(written_note(entry))
        except (KeyError, TypeError, ValueError):
            continue
    return Notes(tuple(sorted(marks.values(), key=_place)), tuple(opinions), shown, last, tuple(written))


def notes_on_the_case(entries: Iterable[AuditEntry]) -> tuple[WrittenNote, ...]:
    """The free notes that are on no exhibit, oldest first. Entries that do not fit are passed over."""
    found = []
    for entry in entries:
        if entry.action == NOTE_WRITTEN and "exhibit" not in entry.details:
            try:
                found.append(written_note(entry))
            except (KeyError, TypeError):
                continue
    return tuple(found)


def written_note(entry: AuditEntry) -> WrittenNote:
    """The note that an entry tells of. Raises KeyError or TypeError for one that tells of none."""
    text = entry.details["text"]
    if not isinstance(text, str):
        raise TypeError(text)
    return WrittenNote(entry.utc, entry.actor, text)


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


def _listed(entry: AuditEntry) -> list[Any]:
    listed = entry.details.get("exhibits")
    return listed if isinstance(listed, list) else []


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
