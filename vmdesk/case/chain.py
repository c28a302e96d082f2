"""A case looked at for tampering: its trail, also where it does not hold, what guards it, and what should agree."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from vmdesk.case.database import connected_to_read, first_misfit, guarded, guards, trail_rows
from vmdesk.domain.audit import AuditEntry, whole_part
from vmdesk.domain.checks import Check
from vmdesk.domain.notes import EXHIBIT_IDENTIFIED

TRAIL, GUARDS, DATABASE, EXHIBITS = "audit trail", "guards of the trail", "database", "exhibits"


@dataclass(frozen=True, slots=True)
class CaseChain:
    """The checks of a case on its own; `entries` are those before the first that is broken."""

    checks: tuple[Check, ...]
    entries: tuple[AuditEntry, ...]


def case_chain(folder: Path) -> CaseChain:
    """Look at the case in `folder`, which is not changed. Raises CaseDamaged where its database cannot be read at all,
    CaseReadOnly where it was made by an earlier vmdesk and was never opened since.
    """
    with closing(connected_to_read(folder)) as line, guarded(folder):
        rows = trail_rows(line)
        entries, problem = whole_part(str(row[0]) for row in rows)
        problem = problem or first_misfit(entries, rows)
        checks = (
            _database(line),
            _guards(line),
            _answer(TRAIL, problem, f"{len(entries)} entries, every link holds; the last is {_head(entries)}"),
            _exhibits(line, entries),
        )
    return CaseChain(checks, entries)


def _head(entries: Sequence[AuditEntry]) -> str:
    return entries[-1].hash if entries else "none"


def _database(line: sqlite3.Connection) -> Check:
    told = [str(row[0]) for row in line.execute("PRAGMA quick_check(3)")]
    broken = line.execute("PRAGMA foreign_key_check").fetchone()
    if told != ["ok"]:
        return Check(DATABASE, "fail", "; ".join(told)[:200])
    problem = f"a row of {broken[0]} refers to none of {broken[2]}" if broken is not None else ""
    return _answer(DATABASE, problem, "it is sound, and its rows refer to one another as they should")


def _guards(line: sqlite3.Connection) -> Check:
    rows = line.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trail'")
    there = {str(name): " ".join(str(sql).split()) for name, sql in rows}
    wrong = [name for name, statement in guards().items() if there.get(name) != statement]
    problem = f"removed or changed: {', '.join(wrong)}" if wrong else ""
    return _answer(GUARDS, problem, "the database refuses to change, cut or reorder the trail")


def _exhibits(line: sqlite3.Connection, entries: Sequence[AuditEntry]) -> Check:
    """The digests in the table must be those that the trail tells of last."""
    told = {e.details.get("exhibit"): e.details.get("sha256") for e in entries if e.action == EXHIBIT_IDENTIFIED}
    rows = line.execute("SELECT number, sha256 FROM exhibits WHERE sha256 IS NOT NULL ORDER BY number").fetchall()
    wrong = [str(number) for number, sha256 in rows if told.get(number) != sha256]
    problem = f"the trail tells of other bytes of exhibit {', '.join(wrong[:20])}" if wrong else ""
    return _answer(EXHIBITS, problem, f"the digests of {len(rows)} exhibits are those that the trail tells of")


def _answer(name: str, problem: str, fine: str) -> Check:
    return Check(name, "fail", problem) if problem else Check(name, "pass", fine)
