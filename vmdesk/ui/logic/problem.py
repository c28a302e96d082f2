"""A failure as the desktop shows it: a sentence, advice, details to copy. No Qt."""

import traceback
from dataclasses import dataclass

from vmdesk.domain.errors import VmdeskError
from vmdesk.domain.text import cleaned


@dataclass(frozen=True, slots=True)
class Problem:
    """`message` one sentence, `advice` what to do (may be empty), `details` for a bug report or the curious."""

    message: str
    advice: str
    details: str


def problem_of(error: BaseException) -> Problem:
    """`error` put into words: a `VmdeskError` speaks for itself, anything else is named as a defect of vmdesk."""
    trace = "".join(traceback.format_exception(error))
    if isinstance(error, VmdeskError):
        details = "\n\n".join(part for part in (error.kind, error.details, trace) if part)
        return Problem(cleaned(error.message, 600), cleaned(error.advice, 600), details)
    return Problem(
        cleaned(f"vmdesk met an unexpected problem: {type(error).__name__}: {error}", 600),
        "This is a defect of vmdesk, not of the exhibit. The details below belong in a report to its makers.",
        trace,
    )
