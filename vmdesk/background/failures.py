"""Errors on their way from the scoring process to the desktop."""

import traceback

from vmdesk.background.protocol import Failure
from vmdesk.domain import errors
from vmdesk.domain.errors import VmdeskError


class ScoringProcessEnded(VmdeskError):
    """The scoring process ended by itself."""


def failure_of(error: Exception) -> Failure:
    """`error` in words."""
    trace = "".join(traceback.format_exception(error))
    if isinstance(error, VmdeskError):
        return Failure(error.kind, error.message, error.advice, error.details, trace)
    return Failure(type(error).__name__, str(error), "", "", trace)


def error_in(failure: Failure) -> Exception:
    """The error again: by its class where it is one of `domain.errors`, else a RuntimeError that names it."""
    kind = getattr(errors, failure.kind, None)
    error: Exception
    if isinstance(kind, type) and issubclass(kind, VmdeskError):
        error = kind(failure.message, advice=failure.advice, details=failure.details)
    else:
        error = RuntimeError(f"{failure.kind}: {failure.message}")
    error.add_note(failure.trace)
    return error
