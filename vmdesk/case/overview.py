"""All exhibits of a case at a glance: what is in its tables and its trail of each, without any window or picture."""

import os
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from vmdesk.case.store import CaseStore
from vmdesk.domain.audit import AuditEntry
from vmdesk.domain.notes import (
    MARK_CHANGED,
    MARK_MADE,
    MARK_REMOVED,
    NOTE_WRITTEN,
    SCORES_SHOWN,
    WrittenNote,
    written_note,
)
from vmdesk.domain.text import cleaned

Ending = Literal["", "begun", "finished", "failed", "cancelled"]
"""What the trail tells last of an exhibit's analyses: "begun" where nothing tells of an end."""
_ENDINGS: dict[str, Ending] = {
    "analysis finished": "finished",
    "analysis failed": "failed",
    "analysis cancelled": "cancelled",
}
_STARTED, _HASHED = "analysis started", "exhibit hashed"
_EXHIBITS = """
SELECT e.number, e.path, e.sha256, e.taken_utc, a.top_score, a.flagged, COALESCE(n.count, 0),
    COALESCE(q.state, ''), COALESCE(r.outcome, ''), COALESCE(r.utc, '')
FROM exhibits e
LEFT JOIN (SELECT exhibit, MAX(number) AS latest, COUNT(*) AS count FROM analyses GROUP BY exhibit) n
    ON n.exhibit = e.number
LEFT JOIN analyses a ON a.number = n.latest
LEFT JOIN queue q ON q.exhibit = e.number
LEFT JOIN rechecks r ON r.exhibit = e.number
ORDER BY e.number
"""


@dataclass(frozen=True, slots=True)
class ExhibitAtAGlance:
    """An exhibit by its `number` in the case; `sha256` empty before it was hashed.

    `top_score` and `flagged` (segments) are those of the latest of its `analyses`; `queued` is its state in the kept
    queue, `rechecked` the outcome of the last recheck and `rechecked_utc` when that was, all empty where there is none.
    `noted` is all text of its notes and marks, for a search; `shown` that its scores have been shown to the examiner.
    """

    number: int
    path: Path
    sha256: str = ""
    taken_utc: str = ""
    top_score: float | None = None
    flagged: int | None = None
    analyses: int = 0
    queued: str = ""
    rechecked: str = ""
    rechecked_utc: str = ""
    ending: Ending = ""
    marks: int = 0
    notes: tuple[WrittenNote, ...] = ()
    noted: str = ""
    shown: bool = False


@dataclass(frozen=True, slots=True)
class CaseAtAGlance:
    """The case in `folder`: its exhibits by number, and the notes on the case itself, oldest first."""

    folder: Path
    exhibits: tuple[ExhibitAtAGlance, ...]
    notes: tuple[WrittenNote, ...]


def case_at_a_glance(store: CaseStore) -> CaseAtAGlance:
    """What is known of every exhibit. Raises CaseDamaged, OutputNotWritable."""
    exhibits = [_exhibit(row) for row in store.rows(_EXHIBITS)]
    told = _Told(Counter(cleaned(one.path.name, 255) for one in exhibits))
    for entry in store.trail.entries:
        told.take(entry)
    return CaseAtAGlance(store.folder, tuple(map(told.beside, exhibits)), tuple(told.of(None).notes))


def _exhibit(row: tuple[Any, ...]) -> ExhibitAtAGlance:
    number, place, sha256, taken, top, flagged, analyses, queued, outcome, utc = row
    path = Path(os.fsdecode(place))
    return ExhibitAtAGlance(number, path, sha256 or "", taken, top, flagged, analyses, queued, outcome, utc)


@dataclass(slots=True)
class _Noted:
    notes: list[WrittenNote] = field(default_factory=list)
    marks: dict[int, str] = field(default_factory=dict)
    shown: bool = False


class _Told:
    """What the entries tell, taken in their order, once for all exhibits.

    Entries of a run name the file and its digest, not the number in the case: a file name stands for an exhibit where
    it is the only one of that name, otherwise name and digest do.
    """

    def __init__(self, names: Counter[str]) -> None:
        self._names = names
        self._noted: dict[int | None, _Noted] = {}
        self._runs: dict[tuple[str, str], Ending] = {}
        self._run = ("", "")

    def take(self, entry: AuditEntry) -> None:
        """The next entry; one that does not fit is passed over."""
        try:
            self._take_note(entry)
            self._take_run(entry)
        except (KeyError, TypeError, ValueError):
            return

    def of(self, number: int | None) -> _Noted:
        """What is noted of an exhibit; None for the case."""
        return self._noted.setdefault(number, _Noted())

    def beside(self, one: ExhibitAtAGlance) -> ExhibitAtAGlance:
        """An exhibit with what is told of it."""
        noted = self.of(one.number)
        texts = [note.text for note in noted.notes] + list(noted.marks.values())
        return replace(
            one,
            ending=self._ending(one.path, one.sha256),
            marks=len(noted.marks),
            notes=tuple(noted.notes),
            noted="\n".join(texts),
            shown=noted.shown,
        )

    def _ending(self, path: Path, sha256: str) -> Ending:
        """How the last analysis of an exhibit ended."""
        name = cleaned(path.name, 255)
        return self._runs.get((name, "" if self._names[name] == 1 else sha256), "")

    def _take_note(self, entry: AuditEntry) -> None:
        action, details = entry.action, entry.details
        if action in (MARK_MADE, MARK_CHANGED):
            self.of(details["exhibit"]).marks[int(details["mark"])] = str(details["note"])
        elif action == MARK_REMOVED:
            self.of(details["exhibit"]).marks.pop(int(details["mark"]), None)
        elif action == NOTE_WRITTEN:
            self.of(details.get("exhibit")).notes.append(written_note(entry))
        elif action == SCORES_SHOWN:
            for number in details.get("exhibits") or [details["exhibit"]]:
                self.of(number).shown = True

    def _take_run(self, entry: AuditEntry) -> None:
        action = entry.action
        if action == _STARTED:
            self._run = str(entry.details["exhibit"]), ""
            self._runs[self._run] = "begun"
        elif action == _HASHED and self._run[0]:
            self._run = self._run[0], str(entry.details["sha256"])
            self._runs[self._run] = "begun"
        elif action in _ENDINGS and self._run[0]:
            name, sha256 = self._run
            self._runs[name, ""] = self._runs[name, sha256] = _ENDINGS[action]
            self._run = "", ""
