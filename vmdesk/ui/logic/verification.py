"""A verification as the desktop knows it: what is wished, and what it found. No Qt."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vmdesk.background.protocol import Verified
from vmdesk.domain.checks import ReportCheck, Rescored
from vmdesk.domain.text import cleaned

VERIFIED = "report verified"
"""The entry of the audit trail."""
LEFT = "report verification cancelled"
FAILED = "report verification failed"
DIFFERING_SHOWN = 10
"""Scores that differ, told one by one."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be verified and how, as `vmdesk verify` takes it; None for what is left as is usual."""

    report: Path
    evidence: Path | None = None
    rescore: bool = False
    signer: str | None = None
    model: str | None = None
    batch: int | None = None
    threads: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a verification found; `counts` says how many scores computed again ended with which word.

    `exhibit` and `exhibit_sha256` are what the report says it is about, None where it says nothing.
    """

    wish: Wish
    check: ReportCheck
    exhibit: str | None
    exhibit_sha256: str | None
    counts: Mapping[str, int]
    differing: tuple[Rescored, ...]


def is_report(path: Path) -> bool:
    """Whether a file that is dropped is to be verified: by its name, for nothing is read of it yet."""
    return path.suffix.lower() == ".pdf"


def outcome_of(wish: Wish, told: Verified, rows: Sequence[Rescored]) -> Outcome:
    """What was told, gone through once; for the thread that hears it."""
    check = ReportCheck(
        told.report, told.checks, fingerprint=told.fingerprint, rescored=tuple(rows), sha256=told.sha256
    )
    differing = tuple(row for row in rows if row.outcome == "differs")
    counts: Counter[str] = Counter(row.outcome for row in rows)
    return Outcome(wish, check, told.exhibit, told.exhibit_sha256, counts, differing)


def recorded(outcome: Outcome) -> dict[str, Any]:
    """What the audit trail holds of it."""
    check = outcome.check
    return {
        **asked(outcome.wish),
        "sha256": check.sha256,
        "bottom_line": check.verdict_line,
        "passed": len(check.names("pass")),
        "failed": list(check.names("fail")),
        "not_checked": list(check.names("not checked")),
        "signer_fingerprint": check.fingerprint,
    }


def asked(wish: Wish) -> dict[str, Any]:
    """The file and what was asked of it, for the audit trail."""
    evidence = None if wish.evidence is None else cleaned(wish.evidence.name, 255)
    return {
        "file": cleaned(wish.report.name, 255),
        "evidence": evidence,
        "rescore": wish.rescore,
        "pinned_signer": wish.signer,
    }
