"""A failure as the desktop shows it: a sentence, advice, details to copy. No Qt.

A problem is made, carried and kept in English, on whichever thread; where it is shown it is said in the window's
language.
"""

import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from vmdesk.domain.errors import VmdeskError
from vmdesk.domain.text import cleaned

Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Problem:
    """`message` one sentence, `advice` what to do (may be empty), `details` for a bug report or the curious."""

    message: str
    advice: str
    details: str

    def told(self, tr: Callable[[str], str]) -> "Problem":
        """The same in the window's language; details stay as they are, for those who mend it."""
        return replace(self, message=said(self.message, tr), advice=said(self.advice, tr))


def said(sentence: str, tr: Callable[[str], str]) -> str:
    """A sentence of an error in the window's language; as it is where that has none for it."""
    return tr(sentence) if sentence else ""


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


def attempt(work: Callable[[], Outcome]) -> Outcome | Problem:
    """What `work` gives, or what went wrong in words; for any thread."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
        return problem_of(error)
