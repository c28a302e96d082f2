"""Silence for libraries that talk on standard error while they read broken files."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

_TALKERS = ("pyhanko", "pyhanko_certvalidator", "pypdf", "fontTools")


@contextmanager
def quiet() -> Iterator[None]:
    """Drops log records and warnings of the PDF libraries; puts everything back afterwards."""
    loggers = [logging.getLogger(name) for name in _TALKERS]
    before = [(logger, logger.propagate, list(logger.handlers), logger.disabled) for logger in loggers]
    try:
        for logger in loggers:
            logger.propagate, logger.handlers = False, [logging.NullHandler()]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, propagate, handlers, disabled in before:
            logger.propagate, logger.handlers, logger.disabled = propagate, handlers, disabled
