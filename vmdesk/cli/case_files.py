"""What `vmdesk case recheck` and `vmdesk case copy-in` do with the files of exhibits; originals are only read."""

import argparse
import json
import sys
from collections import Counter

from vmdesk.case.copies import FOLDER, copies, copy_in
from vmdesk.case.rechecks import Expected, Recheck, begin, end, expected, keep, point_to, rechecking
from vmdesk.case.store import CaseStore
from vmdesk.domain.errors import EvidenceChanged, EvidenceError, UsageError
from vmdesk.domain.text import cleaned
from vmdesk.files import is_folder
from vmdesk.workbench import refuse_evidence_folder

_SIGNS = {"unchanged": "=", "changed": "≠", "missing": "○", "moved": "→", "unreadable": "!", "not comparable": "-"}


def recheck(args: argparse.Namespace) -> int:
    """Hash every exhibit again and tell what was found.

    Returns 0 where all are unchanged or were found, 5 where one changed, 3 where one is missing or cannot be read.
    Raises UsageError, CaseBusy, CaseDamaged, OutputNotWritable.
    """
    for folder in args.look_in:
        if not is_folder(folder):
            raise UsageError(f"There is no folder {cleaned(str(folder))}.")
    counts: Counter[str] = Counter()
    with CaseStore(args.case) as case:
        exhibits = {one.number: one for one in expected(case)}
        begin(case, tuple(exhibits.values()), args.look_in)
        try:
            for found in rechecking(tuple(exhibits.values()), args.look_in, [one.path for one in copies(case)]):
                if not isinstance(found, Recheck):
                    continue
                keep(case, found)
                counts[found.outcome] += 1
                followed = args.follow and found.outcome == "moved"
                if followed:
                    point_to(case, [found])
                _tell(exhibits[found.number], found, followed, args)
        finally:
            end(case, dict(counts), whole=counts.total() == len(exhibits))
    return _code(counts)


def copy(args: argparse.Namespace) -> int:
    """Copy an exhibit into the case. Returns 0. Raises EvidenceError, EvidenceChanged, OutputNotWritable and others."""
    for folder in (args.case, args.case / FOLDER):
        refuse_evidence_folder(folder, [args.file])
    with CaseStore(args.case) as case:
        number, copied = copy_in(case, args.file)
    sha256 = copied.original.digests.sha256
    if args.json:
        told = {"exhibit": number, "copy": str(copied.path), "size_bytes": copied.original.size_bytes}
        sys.stdout.write(json.dumps({**told, "sha256": sha256}, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(f"Exhibit {number}: copied to {cleaned(str(copied.path), 600)}\n  SHA-256 {sha256}\n")
    return 0


def _tell(one: Expected, found: Recheck, followed: bool, args: argparse.Namespace) -> None:
    place = None if found.found_at is None else str(found.found_at)
    if args.json:
        told = {"exhibit": one.number, "path": str(one.path), "outcome": found.outcome, "sha256": found.sha256}
        told |= {"expected_sha256": one.sha256, "found_at": place, "followed": followed, "utc": found.utc}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        return
    words = f"{_SIGNS[found.outcome]} {found.outcome:14}  {one.number}  {cleaned(str(one.path), 400)}"
    if place is not None:
        lies = "the case's own copy lies at" if found.outcome == "missing" else "found at"
        words += f"; {lies} {cleaned(place, 400)}" + (", where the case refers to it now" if followed else "")
    sys.stdout.write(words + (f"; {found.reason}" if found.reason else "") + "\n")


def _code(counts: Counter[str]) -> int:
    if counts["changed"]:
        return EvidenceChanged.exit_code
    return EvidenceError.exit_code if counts["missing"] + counts["unreadable"] else 0
