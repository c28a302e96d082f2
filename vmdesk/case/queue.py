"""The queue of a case: which exhibits wait for analysis, in which order, and what became of those before.

A row that says `running` when a case is opened is of a run that was interrupted: whoever opens the case carries it on
or puts it back; it is never taken for a complete one. Each change is committed together with its entry in the trail.
"""

import json
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from vmdesk.case.database import guarded
from vmdesk.case.store import CaseStore
from vmdesk.case.trail import utc_now
from vmdesk.domain.analysis_facts import AnalysisFacts, settings_of
from vmdesk.domain.result import canonical_json

QueueState = Literal["waiting", "running", "finished", "failed"]
STATES: tuple[QueueState, ...] = get_args(QueueState)
CANCELLED = "cancelled by the examiner"
"""The problem of an analysis that nobody let come to its end."""
_ROWS = """
SELECT q.exhibit, e.path, q.state, q.priority, q.added_utc, q.changed_utc, q.settings, q.problem
FROM queue q JOIN exhibits e ON e.number = q.exhibit
"""


@dataclass(frozen=True, slots=True)
class QueueItem:
    """An exhibit in the queue; `priority` 0 is the usual one, a higher one comes first, `turn` orders equal ones.

    `settings` are those asked for, and once it is finished those of the analysis, whose number is `analysis`; `sha256`
    is that of the bytes that were scored. `problem` is why it failed, in a sentence.
    """

    exhibit: int
    path: Path
    state: QueueState
    priority: int
    added_utc: str
    changed_utc: str
    settings: dict[str, Any] = field(default_factory=dict)
    problem: str = ""
    turn: int = 0
    sha256: str | None = None
    analysis: int | None = None


class CaseQueue:
    """The queue of an open case. Raises what `CaseStore` raises whenever it is used."""

    def __init__(self, store: CaseStore) -> None:
        self._store = store

    def items(self) -> tuple[QueueItem, ...]:
        """All of them, in the order in which they have or would have their turn."""
        with guarded(self._store.folder):
            found = [_item(row) for row in self._store.rows(_ROWS)]
        return tuple(sorted(found, key=lambda one: (-one.priority, one.turn, one.exhibit)))

    def item(self, exhibit: int) -> QueueItem | None:
        """What the queue knows of an exhibit; None where it was never put there."""
        with guarded(self._store.folder):
            rows = self._store.rows(f"{_ROWS} WHERE q.exhibit = ?", exhibit)
            return _item(rows[0]) if rows else None

    def next_of(self, exhibits: Collection[int]) -> QueueItem | None:
        """The first of these exhibits by priority and order of adding, whatever its state; None for none."""
        return next((one for one in self.items() if one.exhibit in exhibits), None)

    def interrupted(self) -> tuple[QueueItem, ...]:
        """Those whose run did not come to an end; only before one is begun here."""
        return tuple(one for one in self.items() if one.state == "running")

    def add(self, exhibit: int, settings: dict[str, Any] | None = None, **told: Any) -> None:
        """Let an exhibit wait, as the last of its priority; `told` goes into the trail with it.

        One that waits keeps its turn; one under way, finished or failed before is put back, and the trail says so.
        """
        known = self.item(exhibit)
        if known is not None and known.state == "waiting" and settings in (None, known.settings):
            return
        action = "exhibit put into the queue" if known is None else "exhibit put back into the queue"
        before = {} if known is None else {"before": known.state}
        asked = settings if settings is not None else known.settings if known else {}
        with self._store.change():
            priority, turn = 0, len(self._store.trail) + 1
            if known is not None and known.state in ("waiting", "running"):
                priority, turn = known.priority, known.turn
            self._put(exhibit, "waiting", priority, {"turn": turn, "settings": asked})
            self._store.trail.record(action, exhibit=exhibit, **before, **told)

    def begin(self, exhibit: int, settings: dict[str, Any] | None = None) -> None:
        """The analysis of an exhibit is under way, whether it waited for it or not."""
        known = self.item(exhibit)
        asked = settings if settings is not None else known.settings if known else {}
        with self._store.change():
            turn = known.turn if known else len(self._store.trail) + 1
            priority = known.priority if known else 0
            self._put(exhibit, "running", priority, {"turn": turn, "settings": asked})
            again = {"carries_on": True} if known is not None and known.state == "running" else {}
            self._store.trail.record("turn of the exhibit begun", exhibit=exhibit, settings=asked, **again)

    def finish(self, exhibit: int, analysis: int, facts: AnalysisFacts | None, sha256: str | None) -> None:
        """Analysis `analysis` has ended well and is kept; to be called in the change that keeps it."""
        known, settings = self.item(exhibit), settings_of(facts) if facts is not None else {}
        with self._store.change():
            turn = known.turn if known else len(self._store.trail) + 1
            done = {"turn": turn, "settings": settings, "sha256": sha256, "analysis": analysis}
            self._put(exhibit, "finished", known.priority if known else 0, done)
            self._store.trail.record("exhibit of the queue finished", exhibit=exhibit, analysis=analysis)

    def fail(self, exhibit: int, problem: str) -> None:
        """The analysis has ended without a result; the others go on."""
        known = self.item(exhibit)
        with self._store.change():
            told = {"turn": known.turn, "settings": known.settings} if known else {"turn": len(self._store.trail) + 1}
            self._put(exhibit, "failed", known.priority if known else 0, told, problem)
            self._store.trail.record("exhibit of the queue failed", exhibit=exhibit, problem=problem)

    def remove(self, exhibit: int) -> None:
        """Take an exhibit out of the queue; the case keeps the exhibit and its results."""
        known = self.item(exhibit)
        if known is None:
            return
        with self._store.change() as line:
            line.execute("DELETE FROM queue WHERE exhibit = ?", (exhibit,))
            self._store.trail.record("exhibit taken out of the queue", exhibit=exhibit, before=known.state)

    def arrange(self, exhibits: Sequence[int]) -> None:
        """Let these have their turn in this order, before all others; those that are not in the queue do not count."""
        known = {one.exhibit: None for one in self.items()}
        order = [number for number in exhibits if number in known]
        chosen = frozenset(order)
        if [number for number in known if number in chosen] == order:
            return
        with self._store.change() as line:
            line.execute("UPDATE queue SET priority = 0")
            ranks = [(place, number) for place, number in enumerate(reversed(order), start=1)]
            line.executemany("UPDATE queue SET priority = ? WHERE exhibit = ?", ranks)
            self._store.trail.record("order of the queue changed", exhibits=order)

    def _put(self, exhibit: int, state: QueueState, priority: int, told: dict[str, Any], problem: str = "") -> None:
        now = utc_now()
        with self._store.change() as line:
            line.execute(
                "INSERT INTO queue (exhibit, priority, added_utc, state, changed_utc, settings, problem) "
                "VALUES (?1, ?2, ?3, ?4, ?3, ?5, ?6) ON CONFLICT (exhibit) DO UPDATE SET "
                "priority = ?2, state = ?4, changed_utc = ?3, settings = ?5, problem = ?6",
                (exhibit, priority, now, state, canonical_json(told), problem),
            )


def _item(row: tuple[Any, ...]) -> QueueItem:
    exhibit, place, state, priority, added, changed, told, problem = row
    known = json.loads(told)
    scored = known.get("sha256"), known.get("analysis")
    path, asked = Path(os.fsdecode(place)), known.get("settings", {})
    return QueueItem(exhibit, path, state, priority, added, changed, asked, problem, known.get("turn", 0), *scored)
