"""Check a report: every check on its own line, then one bottom line."""

import argparse
import json
import stat
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from vmdesk.cli.scoring_arguments import positive
from vmdesk.domain.checks import fingerprint_in
from vmdesk.domain.errors import UsageError, VerificationFailed
from vmdesk.domain.text import cleaned

if TYPE_CHECKING:
    from vmdesk.domain.checks import Check, ReportCheck

_MARKS = {"pass": "PASS", "fail": "FAIL", "not checked": "----"}

_SHOWN = 10
"""Scores that differ, told one by one on the screen."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb understands."""
    parser.add_argument("report", metavar="REPORT.pdf", type=Path, help="the report to check")
    parser.add_argument("--evidence", metavar="FILE", type=Path, help="the exhibit; its digests must be the report's")
    parser.add_argument("--rescore", action="store_true", help="score the exhibit again and compare (needs --evidence)")
    parser.add_argument("--model", metavar="ID_OR_DIR", help="where the model reported lies, if it is not installed")
    parser.add_argument("--batch", metavar="N", type=positive, help="with --rescore: windows scored at once")
    parser.add_argument("--threads", metavar="N", type=positive, help="with --rescore: threads that compute")
    parser.add_argument("--signer", metavar="FINGERPRINT", help="SHA-256 of the certificate that must have signed")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")


def run(args: argparse.Namespace) -> int:
    """Prints the checks. Returns 0 when none failed, else 6. Raises UsageError for a file that is not there."""
    if args.rescore and args.evidence is None:
        raise UsageError("--rescore needs the exhibit.", advice="Add --evidence FILE.")
    if (args.batch or args.threads) and not args.rescore:
        raise UsageError("--batch and --threads say how --rescore computes.", advice="Add --rescore.")
    for path in filter(None, (args.report, args.evidence)):
        require_file(path)
    pinned = fingerprint(args.signer)
    from vmdesk.checking import SecondRun, verify

    second = SecondRun(args.batch, args.threads)
    check = verify(args.report, args.evidence, args.rescore, pinned, args.model, None, second)
    if args.json:
        sys.stdout.write(json.dumps(check.to_json(), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in (*_lines(check), "", check.verdict_line)))
    return VerificationFailed.exit_code if check.failed else 0


def require_file(path: Path) -> None:
    """Raises UsageError for what is not a file, in words for every reason that the file system gives."""
    name = cleaned(str(path))
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except PermissionError as error:
        raise UsageError(f"{name} cannot be read: access is denied.", details=str(error)) from error
    except (OSError, ValueError) as error:
        raise UsageError(f"There is no file {name}.", details=str(error)) from error
    if not regular:
        raise UsageError(f"{name} is not a file.")


def _lines(check: "ReportCheck") -> Iterator[str]:
    yield from map(line_of, check.checks)
    if check.rescored:
        counts = Counter(one.outcome for one in check.rescored)
        told = ", ".join(f"{counts[word]} {word}" for word in ("match", "within tolerance", "differs"))
        yield f"      scores computed again: {told} (each of them in --json)"
    differing = [one for one in check.rescored if one.outcome == "differs"]
    for one in differing[:_SHOWN]:
        place = "whole clip" if one.start is None else f"frames {one.start} to {one.stop}"
        track = "" if one.track is None else f", face {one.track}"
        yield f"      differs: {place}{track}: reported {_score(one.reported)}, now {_score(one.found)}"
    if len(differing) > _SHOWN:
        yield f"      and {len(differing) - _SHOWN} more"


def _score(score: float | None) -> str:
    return "no score" if score is None else f"{score:.4f}"


def line_of(check: "Check") -> str:
    """A check as it stands on the screen."""
    words = f"not checked: {check.detail}" if check.outcome == "not checked" else check.detail
    return f"{_MARKS[check.outcome]}  {check.name}: {words}"


def fingerprint(given: str | None) -> str | None:
    """Lower-case hexadecimal without colons. Raises UsageError when it is not a SHA-256."""
    if given is None:
        return None
    try:
        return fingerprint_in(given)
    except ValueError as error:
        words = "--signer takes a SHA-256 fingerprint: 64 hexadecimal digits, colons allowed."
        raise UsageError(words) from error
