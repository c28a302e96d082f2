"""Verifying a report beside everything else: a process of its own for each, and a thread that starts and ends it."""

import os
import queue
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QThread, Signal

from vmdesk.background.failures import ScoringProcessEnded, error_in
from vmdesk.background.process import ScoringProcess, StartProcess
from vmdesk.background.protocol import LinesChecked, Reply, RescoredTold, Verified, Verify, VerifyFailed, VerifyWent
from vmdesk.domain.checks import Check, CheckProgress, Rescored
from vmdesk.ui.logic.problem import Problem, problem_of
from vmdesk.ui.logic.state import State
from vmdesk.ui.logic.verification import FAILED, LEFT, VERIFIED, Outcome, Wish, asked, outcome_of, recorded
from vmdesk.ui.work.casework import Casework

_GRACE_SECONDS = 1.0
"""A process that is left ends at once by itself, or is ended after so long."""
News = CheckProgress | tuple[Check, ...] | Outcome | Problem


class VerifyThread(QThread):
    """Starts a process for each wish, the one before having ended; `told` gives its news."""

    told = Signal(int, object)
    """The wish's number; `News`, of which `Outcome` and `Problem` are the last."""

    def __init__(self, start: StartProcess, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verifying")
        self._start = start
        self._wishes: queue.SimpleQueue[tuple[int, Wish | None] | None] = queue.SimpleQueue()
        self._process: ScoringProcess | None = None
        self._wanted = 0

    def begin(self, serial: int, wish: Wish) -> None:
        """Verify; what was under way before is left. Never waits."""
        self._wanted = serial
        self._wishes.put((serial, wish))

    def leave(self) -> None:
        """End what is under way, at once."""
        self._wanted = 0
        self._wishes.put((0, None))

    def stop(self) -> None:
        """End what is under way, and the thread."""
        self._wanted = 0
        self._wishes.put(None)

    def run(self) -> None:
        """The thread's own loop."""
        while (given := self._wishes.get()) is not None:
            serial, wish = given
            if wish is not None or serial in (0, self._wanted):
                self._end_process()
            if wish is not None and serial == self._wanted:
                self._begin(serial, wish)
        self._end_process()

    def _begin(self, serial: int, wish: Wish) -> None:
        hearing = _Hearing(wish, partial(self._tell, serial))
        try:
            self._process = ScoringProcess(self._start, hearing.hear)
        except OSError as error:
            self._tell(serial, problem_of(error))
            return
        self._process.send(_request(serial, wish))

    def _tell(self, serial: int, news: News) -> None:
        """On the process's own thread; with the last news the process is no longer needed."""
        self.told.emit(serial, news)
        if isinstance(news, Outcome | Problem):
            self._wishes.put((serial, None))

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end(_GRACE_SECONDS)


class _Hearing:
    """Hears one process; after the outcome, its end is no news."""

    def __init__(self, wish: Wish, tell: Callable[[News], None]) -> None:
        self._wish, self._tell = wish, tell
        self._rows: list[Rescored] = []
        self._over = False

    def hear(self, reply: Reply | ScoringProcessEnded) -> None:
        """Take one reply."""
        match reply:
            case VerifyWent(progress=progress):
                self._tell(progress)
            case LinesChecked(checks=checks):
                self._tell(checks)
            case RescoredTold(rows=rows):
                self._rows += rows
            case Verified():
                self._end(outcome_of(self._wish, reply, self._rows))
            case VerifyFailed(failure=failure):
                self._end(problem_of(error_in(failure)))
            case ScoringProcessEnded() if not self._over:
                self._end(_ended(reply))

    def _end(self, news: Outcome | Problem) -> None:
        self._over = True
        self._tell(news)


class Verification(QObject):
    """One verification at a time; each is noted in the audit trail of the case that is open, however it ended."""

    went = Signal(object)
    """A `CheckProgress`."""
    lines = Signal(object)
    """All lines found so far, a tuple of `Check`."""
    verified = Signal(object)
    """An `Outcome`."""
    failed = Signal(object)
    """A `Problem`."""
    cancelled = Signal()

    def __init__(self, start: StartProcess, casework: Casework, state: Callable[[], State], parent: QObject) -> None:
        super().__init__(parent)
        self._casework, self._state = casework, state
        self.thread_ = VerifyThread(start, self)
        self.thread_.told.connect(self._on_told)
        self._wish: Wish | None = None
        self._serial = 0

    @property
    def running(self) -> bool:
        """Whether one is under way."""
        return self._wish is not None

    @property
    def noted(self) -> bool:
        """Whether a case is open, so that what is done is noted."""
        return self._state().case is not None

    def begin(self, wish: Wish) -> None:
        """Verify a report, unless one is under way."""
        if not self.running:
            self._serial += 1
            self._wish = wish
            self.thread_.begin(self._serial, wish)

    def cancel(self) -> None:
        """Leave what is under way."""
        wish = self._wish
        if wish is not None:
            self._end(LEFT, asked(wish))
            self.thread_.leave()
            self.cancelled.emit()

    def _on_told(self, serial: int, news: News) -> None:
        wish = self._wish
        if serial != self._serial or wish is None:
            return
        if isinstance(news, CheckProgress):
            self.went.emit(news)
        elif isinstance(news, Outcome):
            self._end(VERIFIED, recorded(news))
            self.verified.emit(news)
        elif isinstance(news, Problem):
            self._end(FAILED, {**asked(wish), "error": news.message})
            self.failed.emit(news)
        else:
            self.lines.emit(news)

    def _end(self, action: str, details: dict[str, object]) -> None:
        self._wish = None
        if self.noted:
            self._casework.record(action, details, None)


def _request(serial: int, wish: Wish) -> Verify:
    evidence = None if wish.evidence is None else os.fsencode(wish.evidence)
    options = wish.rescore, wish.signer, wish.model, wish.batch, wish.threads
    return Verify(serial, os.fsencode(wish.report), evidence, *options)


def _ended(how: ScoringProcessEnded) -> Problem:
    return Problem(
        "The process that verifies ended by itself; nothing was found out.",
        "Verify the report again. Where it ends once more, leave out the exhibit or the rescoring, one by one.",
        f"{how.message}\n{how.details}".strip(),
    )
