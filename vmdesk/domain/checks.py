"""What a verification found: one line a check, and a bottom line that is never better than the worst of them."""

from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from vmdesk.domain.audit import AuditEntry

SCHEMA = "vmdesk-check/1"
LOADING = "Loading the model"
"""The stage of a rescoring before those of an analysis."""
Outcome = Literal["pass", "fail", "not checked"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: `name` stable for scripts, `detail` one sentence for a person."""

    name: str
    outcome: Outcome
    detail: str


@dataclass(frozen=True, slots=True)
class Rescored:
    """One score computed again: frames `[start, stop)` and `track` of a window, or all None for the whole clip.

    `reported` and `found` are scores in [0, 1], None where there is none; `difference` is the largest absolute
    difference of two logits, None where only one of the runs has any.
    """

    start: int | None
    stop: int | None
    track: int | None
    reported: float | None
    found: float | None
    difference: float | None
    outcome: Literal["match", "within tolerance", "differs"]


@dataclass(frozen=True, slots=True)
class CheckProgress:
    """How far a verification is: `check` names the line under way, empty for those of the report file itself.

    `stage` is what is done for it, empty where that is the check itself; `done` of `total` units, `total` None while
    unknown.
    """

    check: str
    stage: str = ""
    done: int = 0
    total: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ReportCheck:
    """All checks of one report, in order; `result` and `entries` are its attachments where they could be read.

    `fingerprint` is the signing certificate's SHA-256, lower-case hexadecimal, None where there is no signature.
    `rescored` is what a second run found, window by window and last the whole clip; empty without one. `sha256` is
    that of the report file, lower-case hexadecimal, None where its bytes could not be read.
    """

    report: str
    checks: tuple[Check, ...]
    result: dict[str, Any] | None = None
    entries: tuple[AuditEntry, ...] = ()
    fingerprint: str | None = None
    rescored: tuple[Rescored, ...] = ()
    sha256: str | None = None

    def having(self, *more: Check) -> "ReportCheck":
        """This check with `more` lines after its own. A line that answers one of the same name takes its place."""
        names = {check.name for check in more}
        kept = tuple(check for check in self.checks if check.name not in names)
        return replace(self, checks=kept + more)

    def names(self, outcome: Outcome) -> tuple[str, ...]:
        """Names of the checks that ended so."""
        return tuple(check.name for check in self.checks if check.outcome == outcome)

    @property
    def failed(self) -> bool:
        """True when a check failed, or when nothing was checked at all."""
        return not self.checks or bool(self.names("fail"))

    @property
    def verdict_line(self) -> str:
        """The bottom line: failed before an unknown signer before not checked before passed.

        Whoever signs anew can make all the rest agree, so that without a known signer nothing has passed.
        """
        failed, open_ = self.names("fail"), self.names("not checked")
        if not self.checks:
            return "FAILED: nothing was checked."
        tail = f"{_things(len(open_))} not checked: {', '.join(open_)}."
        if failed:
            line = f"FAILED: {len(failed)} of {len(self.checks)} checks: {', '.join(failed)}."
            return f"{line} Besides, {tail}" if open_ else line
        if "signer" in open_:
            return f"Unknown signer: nothing failed, {tail}"
        return f"Passed, {tail}" if open_ else f"Passed: all {len(self.checks)} checks."

    def to_json(self) -> dict[str, Any]:
        """The lines and the bottom line as JSON values (schema `vmdesk-check/1`)."""
        return {
            "schema": SCHEMA,
            "report": self.report,
            "report_sha256": self.sha256,
            "signer_fingerprint": self.fingerprint,
            "checks": [asdict(check) for check in self.checks],
            "passed": len(self.names("pass")),
            "failed": len(self.names("fail")),
            "not_checked": len(self.names("not checked")),
            "ok": not self.failed,
            "verdict_line": self.verdict_line,
            "rescored": [asdict(one) for one in self.rescored],
        }


def fingerprint_in(given: str) -> str:
    """A certificate's SHA-256 as typed, as lower-case hexadecimal without colons and spaces. Raises ValueError."""
    digits = "".join(c for c in given.lower() if c not in ": \t\r\n")
    if len(digits) != 64 or any(c not in "0123456789abcdef" for c in digits):
        raise ValueError("a SHA-256 fingerprint has 64 hexadecimal digits")
    return digits


def _things(count: int) -> str:
    return f"{count} thing" if count == 1 else f"{count} things"
