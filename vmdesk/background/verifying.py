"""Verifying a report: the checks of `vmdesk.checking`, told as they are made.

They are imported inside the function, for a process that scores need not wait for the libraries of signatures.
"""

import os
import time
from dataclasses import replace
from pathlib import Path

from vmdesk.background.failures import failure_of
from vmdesk.background.protocol import (
    LARGEST_PART,
    LinesChecked,
    Reply,
    RescoredTold,
    Verified,
    Verify,
    VerifyFailed,
    VerifyWent,
)
from vmdesk.background.runs import Tell
from vmdesk.domain.checks import Check, CheckProgress, ReportCheck
from vmdesk.domain.text import cleaned

_TELL_EVERY_SECONDS = 0.1


def report_verified(request: Verify, tell: Tell) -> Reply:
    """Verify a report; Verified or VerifyFailed, and what comes before that is told."""
    try:
        check = _verified(request, tell)
    except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
        return VerifyFailed(request.serial, failure_of(error))
    for first in range(0, len(check.rescored), LARGEST_PART):
        tell(RescoredTold(request.serial, check.rescored[first : first + LARGEST_PART]))
    found = request.serial, check.report, _lines(check), check.fingerprint, check.sha256
    return Verified(*found, *_exhibit(check))


def _verified(request: Verify, tell: Tell) -> ReportCheck:
    from vmdesk.checking import SecondRun, verify

    report = Path(os.fsdecode(request.report))
    evidence = None if request.evidence is None else Path(os.fsdecode(request.evidence))
    second = SecondRun(request.batch, request.threads)
    told = _Telling(request.serial, tell)
    return verify(report, evidence, request.rescore, request.signer, request.model, told, second)


class _Telling:
    """Tells lines at once; of progress, each new step, and how far a step is only now and then."""

    def __init__(self, serial: int, tell: Tell) -> None:
        self._serial, self._tell = serial, tell
        self._step: tuple[str, str] | None = None
        self._told = 0.0

    def __call__(self, news: CheckProgress | ReportCheck) -> None:
        if isinstance(news, ReportCheck):
            self._tell(LinesChecked(self._serial, _lines(news)))
            return
        now, step = time.monotonic(), (news.check, news.stage)
        if step != self._step or now - self._told >= _TELL_EVERY_SECONDS:
            self._step, self._told = step, now
            self._tell(VerifyWent(self._serial, news))


def _lines(check: ReportCheck) -> tuple[Check, ...]:
    """The lines, with what cannot be written as text (half of a surrogate pair) replaced."""
    return tuple(replace(one, detail=one.detail.encode("utf-8", "replace").decode()) for one in check.checks)


def _exhibit(check: ReportCheck) -> tuple[str | None, str | None]:
    """Name and SHA-256 of the exhibit that a report names; a stranger wrote it, so anything may stand there."""
    told = check.result.get("evidence") if check.result is not None else None
    if not isinstance(told, dict):
        return None, None
    name, digest = told.get("file_name"), told.get("sha256")
    return (
        cleaned(name, 255) if isinstance(name, str) else None,
        cleaned(digest, 64) if isinstance(digest, str) else None,
    )
