"""The exhibits of a case as rows of its overview: where each stands, which are sought, in what order. No Qt."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any

from vmdesk.case.overview import CaseAtAGlance, ExhibitAtAGlance
from vmdesk.domain.text import cleaned, for_spreadsheet
from vmdesk.ui.logic.presenter_progress import permille_of
from vmdesk.ui.logic.state import Queued, Standing, State


class Place(IntEnum):
    """The columns."""

    NUMBER = 0
    NAME = 1
    STATE = 2
    TOP = 3
    FLAGGED = 4
    ANALYSES = 5
    HASH = 6
    MARKS = 7
    NOTES = 8
    TAKEN = 9


class Stand(Enum):
    """Where an exhibit stands, in the order in which they are sorted."""

    RUNNING = "running"
    WAITING = "waiting"
    INTERRUPTED = "interrupted"
    FAILED = "failed"
    FINISHED = "finished"
    OPENED = "not analyzed"


_ORDER = {stand: place for place, stand in enumerate(Stand)}
_LIVE = {  # by the standing's own word
    "running": Stand.RUNNING,
    "waiting": Stand.WAITING,
    "failed": Stand.FAILED,
    "cancelled": Stand.INTERRUPTED,
    "interrupted": Stand.INTERRUPTED,
}
_QUEUED = {"waiting": Stand.WAITING, "running": Stand.INTERRUPTED, "failed": Stand.FAILED}
_ENDED = {
    "begun": Stand.INTERRUPTED,
    "cancelled": Stand.INTERRUPTED,
    "failed": Stand.FAILED,
    "finished": Stand.FINISHED,
}
CSV_NAMES = (
    "exhibit", "file", "path", "sha256", "state", "top_score", "flagged_segments", "analyses", "hash_state",
    "hash_checked_utc", "marks", "notes", "taken_in_utc",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseRow:
    """An exhibit; `permille` of a run under way, None where none is. `hidden`: its scores are, and are not here."""

    at: ExhibitAtAGlance
    name: str
    stand: Stand
    top: float | None
    flagged: int | None
    hidden: bool = False
    permille: int | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class RowOrder:
    """What rows are sorted by."""

    column: Place = Place.NUMBER
    descending: bool = False


def case_rows(seen: CaseAtAGlance, state: State) -> tuple[CaseRow, ...]:
    """All exhibits of the case, then those on the desk that have no place in it yet; scores only outside blind mode."""
    live = {entry.path: entry for entry in state.queue}
    known = {one.path for one in seen.exhibits}
    new = (ExhibitAtAGlance(0, path) for path in live if path not in known)
    there = state.exhibit.path if state.exhibit else None
    done = permille_of(state.progress) if state.progress is not None else None
    return tuple(_row(one, live.get(one.path), state.blind, done, there) for one in (*seen.exhibits, *new))


def _row(one: ExhibitAtAGlance, entry: Queued | None, blind: bool, done: int | None, there: object) -> CaseRow:
    stand = _stand(one, entry)
    hidden = blind and one.top_score is not None
    top, flagged = (None, None) if blind else (one.top_score, one.flagged)
    permille = done if stand is Stand.RUNNING else None
    return CaseRow(one, cleaned(one.path.name), stand, top, flagged, hidden, permille, one.path == there)


def _stand(one: ExhibitAtAGlance, entry: Queued | None) -> Stand:
    """What goes on now, then what the queue of the case holds, then how the last analysis ended."""
    if entry is not None and entry.standing.value in _LIVE:
        return _LIVE[entry.standing.value]
    if entry is not None and entry.standing is Standing.FINISHED and entry.kept is not None:
        return Stand.FINISHED
    kept = Stand.FINISHED if one.analyses else Stand.OPENED
    return _QUEUED.get(one.queued) or (_ENDED[one.ending] if one.ending else kept)


def sought(row: CaseRow, words: str) -> bool:
    """Whether `words` stand in the name or in a note, or begin the SHA-256; capitals make no difference."""
    wanted = words.strip().casefold()
    return wanted in row.name.casefold() or wanted in row.at.noted.casefold() or row.at.sha256.startswith(wanted)


def arranged(rows: Sequence[CaseRow], order: RowOrder, words: str) -> list[int]:
    """The places of the rows that are sought, in order; those without a value come last, whichever way it is."""
    found = [place for place, row in enumerate(rows) if not words.strip() or sought(row, words)]
    keys = {place: _key(rows[place], order.column) for place in found}
    there = [place for place in found if keys[place] is not None]
    there.sort(key=lambda place: keys[place], reverse=order.descending)
    return there + [place for place in found if keys[place] is None]


def _key(row: CaseRow, column: Place) -> Any:
    at = row.at
    return {
        Place.NUMBER: at.number or None,
        Place.NAME: row.name.casefold(),
        Place.STATE: _ORDER[row.stand],
        Place.TOP: row.top,
        Place.FLAGGED: row.flagged,
        Place.ANALYSES: at.analyses,
        Place.HASH: at.rechecked or None,
        Place.MARKS: at.marks,
        Place.NOTES: len(at.notes),
        Place.TAKEN: at.taken_utc or None,
    }[column]


def overview_csv(rows: Sequence[CaseRow]) -> bytes:
    """The rows as RFC 4180 in UTF-8, the same in every language; scores in full, or the word "hidden"."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(CSV_NAMES)
    for row in rows:
        at = row.at
        scores = ["hidden", "hidden"] if row.hidden else [_told(row.top), _told(row.flagged)]
        place = at.number or "", for_spreadsheet(at.path.name), cleaned(str(at.path), 4_000), at.sha256, row.stand.value
        state = at.rechecked or "not rechecked", at.rechecked_utc
        writer.writerow((*place, *scores, at.analyses, *state, at.marks, len(at.notes), at.taken_utc))
    return text.getvalue().encode()


def _told(value: float | None) -> str:
    return "" if value is None else repr(value)
