"""What `vmdesk case verify` checks and prints; the case is only read."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from vmdesk.case.chain import CaseChain, case_chain
from vmdesk.cli.verify import fingerprint, line_of, require_file
from vmdesk.domain.audit import beginning_of
from vmdesk.domain.checks import Check, ReportCheck
from vmdesk.domain.errors import VerificationFailed
from vmdesk.domain.text import cleaned

_SCHEMA = "vmdesk-case-check/1"
_REPORTS = "signed reports"


def verify(args: argparse.Namespace) -> int:
    """Print the checks. Returns 0 when none failed, else 6. Raises UsageError, CaseDamaged, CaseReadOnly."""
    for path in args.report:
        require_file(path)
    pinned = fingerprint(args.signer)
    chain = case_chain(args.case)
    checks = [*chain.checks, *(check for path in args.report for check in _report(path, pinned, chain))]
    if not args.report:
        why = "none was given; a trail that was cut or wholly written anew shows only against one"
        checks.append(Check(_REPORTS, "not checked", why))
    whole = ReportCheck(cleaned(args.case.resolve().name), tuple(checks))
    if args.json:
        sys.stdout.write(json.dumps(_told(whole), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in (*map(line_of, checks), "", whole.verdict_line)))
    return VerificationFailed.exit_code if whole.failed else 0


def _report(path: Path, pinned: str | None, chain: CaseChain) -> list[Check]:
    """A report must check by itself; then its trail must be the beginning of the case's."""
    from vmdesk.report.verification import check_report

    name, report = f"report {cleaned(path.name)}", check_report(path, pinned)
    if report.failed:
        return [Check(name, "fail", f"it proves nothing: {report.verdict_line}")]
    problem = beginning_of(chain.entries, report.entries)
    if problem:
        return [Check(name, "fail", problem)]
    count, head = len(report.entries), report.entries[-1].hash if report.entries else "none"
    fine = Check(name, "pass", f"the {count} entries that it was signed over, up to {head}, are the first of the trail")
    if pinned is not None:
        return [fine]
    words = f"its certificate is {report.fingerprint}; compare it with the examiner's, or give it with --signer"
    return [fine, Check(f"signer of {cleaned(path.name)}", "not checked", words)]


def _told(whole: ReportCheck) -> dict[str, Any]:
    told = whole.to_json()
    told["case"] = told.pop("report")
    del told["signer_fingerprint"], told["rescored"]
    return {**told, "schema": _SCHEMA}
