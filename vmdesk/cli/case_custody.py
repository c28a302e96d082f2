"""What `vmdesk case custody` lists and adds."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from vmdesk.case.records import CaseExhibit
from vmdesk.case.store import CaseStore
from vmdesk.case.trail import utc_now
from vmdesk.domain.custody import (
    CUSTODY,
    CustodyEvent,
    CustodyStatement,
    Seal,
    custody_details,
    custody_in,
    standing,
)
from vmdesk.domain.errors import UsageError
from vmdesk.domain.text import cleaned

_FIELDS = {
    "stated": "when",
    "giver": "from",
    "taker": "to",
    "method": "how",
    "purpose": "purpose",
    "seals": "seals",
    "condition": "condition",
    "file": "file",
    "sha256": "sha256",
    "note": "note",
}


def custody(args: argparse.Namespace) -> int:
    """List the events, or add one. Returns 0. Raises UsageError, CaseBusy, CaseDamaged, OutputNotWritable."""
    if args.add is None:
        _require_nothing_stated(args)
        return _list(args)
    statement = _statement(args)
    with CaseStore(args.case) as case:
        one = _chosen(case, args.exhibit)
        if statement.corrects is not None:
            _require_standing(case, one, statement.corrects)
        case.record(utc_now(), CUSTODY, {"exhibit": one.number, **custody_details(statement)})
        entry = case.trail.entries[-1]
    if args.json:
        sys.stdout.write(json.dumps({"exhibit": one.number, "entry": entry.seq, "hash": entry.hash}) + "\n")
    else:
        sys.stdout.write(f"Exhibit {one.number}: {statement.kind}, recorded as entry {entry.seq}\n")
    return 0


def _require_nothing_stated(args: argparse.Namespace) -> None:
    stated = any(getattr(args, f"stated_{name}") for name in _FIELDS.values())
    if stated or args.corrects is not None or args.seals_intact or args.seals_broken:
        raise UsageError("What is stated belongs to an event.", advice="Say which with --add EVENT.")


def _statement(args: argparse.Namespace) -> CustodyStatement:
    seal: Seal = "intact" if args.seals_intact else "not intact" if args.seals_broken else ""
    texts = {field: getattr(args, f"stated_{name}").strip() for field, name in _FIELDS.items()}
    texts["sha256"] = texts["sha256"].lower()
    try:
        return CustodyStatement(args.add, seal=seal, corrects=args.corrects, **texts)
    except ValueError as error:
        raise UsageError("This cannot be recorded as a custody event.", details=str(error)) from error


def _chosen(case: CaseStore, named: str | None) -> CaseExhibit:
    """The exhibit named by its number or path; without a name that of a case that has only one. Raises UsageError."""
    exhibits = case.exhibits()
    if named is None and len(exhibits) == 1:
        return exhibits[0]
    if named is None:
        raise UsageError("The case has more than one exhibit, or none.", advice="Say which with --exhibit.")
    place = Path(named).absolute()
    for one in exhibits:
        if named == str(one.number) or place == one.path:
            return one
    raise UsageError(f"The case has no exhibit {cleaned(named)}.", advice="`vmdesk case show` lists them.")


def _require_standing(case: CaseStore, one: CaseExhibit, entry: int) -> None:
    events = standing(custody_in(case.trail.entries, (one.number,)))
    if entry not in {event.seq for event in events}:
        raise UsageError(
            f"Entry {entry} is no custody event of exhibit {one.number} that could be corrected.",
            advice="Correct the entry that corrected it, if it was corrected before.",
        )


def _list(args: argparse.Namespace) -> int:
    with CaseStore(args.case, read_only=True) as case:
        chosen = case.exhibits() if args.exhibit is None else (_chosen(case, args.exhibit),)
        told = [(one, custody_in(case.trail.entries, (one.number,))) for one in chosen]
    if args.json:
        values = [_value(one, event) for one, events in told for event in events]
        sys.stdout.write(json.dumps(values, ensure_ascii=False) + "\n")
        return 0
    for one, events in told:
        sys.stdout.write(f"Exhibit {one.number}, {cleaned(one.path.name)}\n")
        lines = list(map(_line, events)) or ["No custody events are recorded."]
        sys.stdout.write("".join(f"  {line}\n" for line in lines))
    return 0


def _value(one: CaseExhibit, event: CustodyEvent) -> dict[str, Any]:
    recorded = {"entry": event.seq, "recorded_utc": event.utc, "recorded_by": event.actor}
    state = {"corrected_by": event.corrected_by, "by_vmdesk": event.by_vmdesk}
    return {"exhibit": one.number, **recorded, **state, **asdict(event.statement)}


def _line(event: CustodyEvent) -> str:
    told = event.statement
    stated = (f"{word}: {getattr(told, field)}" for field, word in _FIELDS.items() if getattr(told, field))
    words = [told.kind, *stated]
    if told.seal:
        words.append(f"seals {told.seal}")
    if told.corrects is not None:
        words.append(f"corrects entry {told.corrects}")
    if event.corrected_by is not None:
        words.append(f"corrected by entry {event.corrected_by}")
    recorded = f"recorded {event.utc} by {event.actor}"
    return f"{event.seq}  " + "; ".join(cleaned(word, 600) for word in (*words, recorded))
