"""The thread that looks through folders for videos, and whether files are still there: disks may take their time."""

import queue
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from vmdesk.case.exhibits import Found, finding
from vmdesk.ui.logic.problem import problem_of

_TELL_EVERY_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class _Look:
    serial: int
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Check:
    paths: tuple[Path, ...]


class Search(QThread):
    """Answers in the order asked; a search given up is told of no more."""

    looking = Signal(int)
    """How many files are found so far."""
    found = Signal(object)
    """A `Found`."""
    failed = Signal(object)
    """A `Problem`: the search has ended without an outcome."""
    missing = Signal(object)
    """The paths, as a frozenset, that are not there of those checked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self._asked: queue.SimpleQueue[_Look | _Check | None] = queue.SimpleQueue()
        self._serial = self._given_up = 0
        self._stopping = False

    def look(self, paths: Sequence[Path]) -> None:
        """Find what lies in the files and folders at `paths`."""
        self._serial += 1
        self._asked.put(_Look(self._serial, tuple(paths)))

    def check(self, paths: Sequence[Path]) -> None:
        """Find out which of `paths` are not there any more."""
        self._asked.put(_Check(tuple(paths)))

    def give_up(self) -> None:
        """Leave off all searches asked for so far."""
        self._given_up = self._serial

    def stop(self) -> None:
        """End the thread as soon as the disk answers."""
        self._stopping = True
        self._asked.put(None)

    def run(self) -> None:
        """The thread's own loop."""
        while (asked := self._asked.get()) is not None and not self._stopping:
            if isinstance(asked, _Check):
                self.missing.emit(frozenset(path for path in asked.paths if not _there(path)))
            else:
                self._look(asked)

    def _look(self, asked: _Look) -> None:
        try:
            found = self._outcome(asked)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            self.failed.emit(problem_of(error))
            return
        if found is not None:
            self.found.emit(found)

    def _outcome(self, asked: _Look) -> Found | None:
        told = time.monotonic()
        with closing(finding(asked.paths)) as steps:
            while not self._stopping and self._given_up < asked.serial:
                try:
                    count = next(steps)
                except StopIteration as finished:
                    found: Found = finished.value
                    return found
                if time.monotonic() - told > _TELL_EVERY_SECONDS:
                    told = time.monotonic()
                    self.looking.emit(count)
        return None


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
