"""What `vmdesk case show`, `trail` and `export` print and write."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from vmdesk.case.overview import ExhibitAtAGlance, case_at_a_glance
from vmdesk.case.store import CaseStore
from vmdesk.domain.audit import head_of, trail_text
from vmdesk.domain.notes import CASE_EXPORTED
from vmdesk.domain.text import cleaned
from vmdesk.files import write_atomically
from vmdesk.workbench import export_case, refuse_evidence_folder

if TYPE_CHECKING:
    pass

_SCHEMA = "vmdesk-case/1"


def show(args: argparse.Namespace) -> int:
    """Print the exhibits. Returns 0. Raises CaseDamaged."""
    with CaseStore(args.case, read_only=True) as case:
        exhibits, entries = case_at_a_glance(case).exhibits, case.trail.entries
        told = {
            "schema": _SCHEMA,
            "case_id": case.fact("case_id"),
            "made_utc": case.fact("made_utc"),
            "trail": {"entries": len(entries), "head": head_of(entries)},
            "exhibits": [_told(one) for one in exhibits],
        }
    if args.json:
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        return 0
    name = cleaned(args.case.resolve().name)
    sys.stdout.write(f"Case {name}, made {told['made_utc']}, {len(entries)} entries, head {head_of(entries)}\n")
    sys.stdout.write("".join(f"{line}\n" for line in _lines(exhibits)))
    return 0


def write_trail(args: argparse.Namespace) -> int:
    """Write the trail as JSON lines. Returns 0. Raises CaseDamaged, OutputBesideEvidence, OutputNotWritable."""
    with CaseStore(args.case, read_only=True) as case:
        entries = case.trail.entries
        refuse_evidence_folder(args.out.parent, [one.path for one in case.exhibits()])
    write_atomically(args.out, trail_text(entries).encode())
    sys.stdout.write(f"{len(entries)} entries, head {head_of(entries)}\n")
    return 0


def export(args: argparse.Namespace) -> int:
    """Write the case for other programs, and note that. Returns 0. Raises UsageError and what using a case raises."""
    with CaseStore(args.case) as case:
        digest = export_case(case, args.out)
        case.trail.record(CASE_EXPORTED, file=cleaned(args.out.name, 255), sha256=digest)
    sys.stdout.write(f"{cleaned(args.out.name, 255)}, SHA-256 {digest}\n")
    return 0


def _told(one: ExhibitAtAGlance) -> dict[str, Any]:
    return {
        "number": one.number,
        "path": str(one.path),
        "sha256": one.sha256 or None,
        "taken_utc": one.taken_utc,
        "state": state_of(one),
        "analyses": one.analyses,
        "top_score": one.top_score,
        "flagged_segments": one.flagged,
        "hash_state": hash_state_of(one),
        "rechecked_utc": one.rechecked_utc or None,
        "marks": one.marks,
    }


def state_of(one: ExhibitAtAGlance) -> str:
    """Where an exhibit stands, in a word or two."""
    if one.queued in ("waiting", "running", "failed"):
        return one.queued
    if one.analyses:
        return "analyzed"
    return one.ending if one.ending in ("failed", "cancelled") else "not analyzed"


def hash_state_of(one: ExhibitAtAGlance) -> str:
    """What is known of an exhibit's bytes."""
    return one.rechecked or ("not rechecked" if one.sha256 else "not hashed")


def _lines(exhibits: tuple[ExhibitAtAGlance, ...]) -> list[str]:
    head = ("No", "State", "Top score", "Flagged", "Hash state", "SHA-256", "File")
    rows = [head, *map(_row, exhibits)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head) - 1)]
    padded = ([cell.ljust(width) for cell, width in zip(row, widths, strict=False)] for row in rows)
    return ["  ".join((*cells, row[-1])) for cells, row in zip(padded, rows, strict=True)]


def _row(one: ExhibitAtAGlance) -> tuple[str, ...]:
    score = "-" if one.top_score is None else f"{one.top_score:.4f}"
    flagged = "-" if one.flagged is None else str(one.flagged)
    hashed = f"{hash_state_of(one)} {one.rechecked_utc[:16]}".strip()
    return str(one.number), state_of(one), score, flagged, hashed, one.sha256 or "-", cleaned(str(one.path), 400)
