"""The audit trail: a chain of entries, each carrying the hash of the one before.

An entry's hash is SHA-256 over the canonical JSON of all its other fields. A chain alone does not show a cut tail or a
full rewrite; its head and count stand in the signed report for that.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from vmdesk.domain.result import canonical_json

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing done: `seq` from 1, `utc` ISO 8601, `actor` who, `action` what, `details` JSON, chained by hashes."""

    seq: int
    utc: str
    actor: str
    action: str
    details: dict[str, Any]
    previous: str
    hash: str

    def line(self) -> str:
        """The entry as one line of `audit.jsonl`, without its newline."""
        return canonical_json({**_body(self), "hash": self.hash})


def _body(entry: AuditEntry) -> dict[str, Any]:
    fields = ("seq", "utc", "actor", "action", "details", "previous")
    return {name: getattr(entry, name) for name in fields}


def next_entry(previous: AuditEntry | None, utc: str, actor: str, action: str, details: dict[str, Any]) -> AuditEntry:
    """The entry that follows `previous` (None for the first)."""
    seq, link = (previous.seq + 1, previous.hash) if previous else (1, GENESIS)
    unsealed = AuditEntry(seq, utc, actor, action, details, link, "")
    return AuditEntry(seq, utc, actor, action, details, link, _digest(unsealed))


def _digest(entry: AuditEntry) -> str:
    return hashlib.sha256(canonical_json(_body(entry)).encode()).hexdigest()


def parse_trail(text: str) -> tuple[AuditEntry, ...]:
    """Entries of an `audit.jsonl`, every link checked. Raises ValueError naming the first broken entry."""
    entries: list[AuditEntry] = []
    *lines, rest = text.split("\n")
    if rest:
        raise ValueError(f"entry {len(lines) + 1} is cut off")
    for number, line in enumerate(lines, start=1):
        try:
            entry = AuditEntry(**json.loads(line))
        except (TypeError, ValueError) as error:
            raise ValueError(f"entry {number} is not an audit entry") from error
        expected = entries[-1].hash if entries else GENESIS
        if entry.seq != number or entry.previous != expected or entry.hash != _digest(entry) or entry.line() != line:
            raise ValueError(f"entry {number} does not fit the chain")
        entries.append(entry)
    return tuple(entries)


def trail_text(entries: tuple[AuditEntry, ...]) -> str:
    """Entries as `audit.jsonl`."""
    return "".join(entry.line() + "\n" for entry in entries)
