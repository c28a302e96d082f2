"""The audit trail: a chain of entries, each carrying the hash of the one before.

An entry's hash is SHA-256 over the canonical JSON of all its other fields. A chain alone does not show a cut tail or a
full rewrite; its head and count stand in the signed report for that.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vmdesk.domain.result import canonical_json

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing done: `seq` from 1, `utc` ISO 8601, `actor` who, `action` what, `details` JSON, chained by hashes.

    `monotonic_ms` is the machine's steady clock in milliseconds, which nobody sets: between two starts of the machine
    it never goes back, whatever `utc` does. None in entries of vmdesk before it was kept. The order is that of `seq`.
    """

    seq: int
    utc: str
    actor: str
    action: str
    details: dict[str, Any]
    previous: str
    hash: str
    monotonic_ms: int | None = None

    def line(self) -> str:
        """The entry as one line of `audit.jsonl`, without its newline."""
        return canonical_json({**_body(self), "hash": self.hash})


def _body(entry: AuditEntry) -> dict[str, Any]:
    fields = ("seq", "utc", "actor", "action", "details", "previous")
    told = {name: getattr(entry, name) for name in fields}
    return told if entry.monotonic_ms is None else {**told, "monotonic_ms": entry.monotonic_ms}


def next_entry(
    previous: AuditEntry | None,
    utc: str,
    actor: str,
    action: str,
    details: dict[str, Any],
    monotonic_ms: int | None = None,
) -> AuditEntry:
    """The entry that follows `previous` (None for the first)."""
    seq, link = (previous.seq + 1, previous.hash) if previous else (1, GENESIS)
    unsealed = AuditEntry(seq, utc, actor, action, details, link, "", monotonic_ms)
    return AuditEntry(seq, utc, actor, action, details, link, _digest(unsealed), monotonic_ms)


def _digest(entry: AuditEntry) -> str:
    return hashlib.sha256(canonical_json(_body(entry)).encode()).hexdigest()


def parse_trail(text: str) -> tuple[AuditEntry, ...]:
    """Entries of an `audit.jsonl`, every link checked. Raises ValueError naming the first broken entry."""
    *lines, rest = text.split("\n")
    if rest:
        raise ValueError(f"entry {len(lines) + 1} is cut off")
    return parse_lines(lines)


def parse_lines(lines: Iterable[str]) -> tuple[AuditEntry, ...]:
    """Entries out of their lines, every link checked. Raises ValueError naming the first broken entry."""
    return tuple(_walked(lines))


def whole_part(lines: Iterable[str]) -> tuple[tuple[AuditEntry, ...], str]:
    """The entries before the first broken one, and what is wrong with that; empty where every link holds."""
    entries: list[AuditEntry] = []
    try:
        for entry in _walked(lines):
            entries.append(entry)
    except ValueError as error:
        return tuple(entries), str(error)
    return tuple(entries), ""


def _walked(lines: Iterable[str]) -> Iterator[AuditEntry]:
    expected = GENESIS
    for number, line in enumerate(lines, start=1):
        try:
            entry = AuditEntry(**json.loads(line))
        except (TypeError, ValueError) as error:
            raise ValueError(f"entry {number} is not an audit entry") from error
        if entry.seq != number or entry.previous != expected or not _is_line(entry, line):
            raise ValueError(f"entry {number} does not fit the chain")
        expected = entry.hash
        yield entry


def beginning_of(trail: Sequence[AuditEntry], signed: Sequence[AuditEntry]) -> str:
    """What keeps `signed`, the trail inside a signed report, from being the beginning of `trail`; empty for nothing."""
    other = next(
        (k for k, (here, there) in enumerate(zip(trail, signed, strict=False)) if here.hash != there.hash), None
    )
    if other == 0:
        return "no entry is the one it was: the whole trail was written anew, or the report is not of this case"
    if other is not None:
        return f"entry {other + 1} is another than when the report was signed: the trail was changed from there on"
    if len(trail) < len(signed):
        gone = len(signed) - len(trail)
        return f"the trail was cut: the report was signed over {len(signed)} entries, the last {gone} are gone"
    return ""


def _is_line(entry: AuditEntry, line: str) -> bool:
    """Whether `line` is the entry as it must be written, with its right hash.

    The text that is hashed is the line itself without its hash, so that thousands of entries need not be written twice.
    In a line written as it must be, that member is the last of its kind: details come before it, and what follows has
    no quotation marks that are not escaped.
    """
    if entry.line() != line:
        return False
    before, member, after = line.rpartition(f',"hash":"{entry.hash}"')
    return bool(member) and hashlib.sha256((before + after).encode()).hexdigest() == entry.hash


def head_of(entries: Sequence[AuditEntry]) -> str:
    """The last entry's hash; sixty-four zeros for an empty trail."""
    return entries[-1].hash if entries else GENESIS


def trail_text(entries: tuple[AuditEntry, ...]) -> str:
    """Entries as `audit.jsonl`."""
    return "".join(entry.line() + "\n" for entry in entries)
