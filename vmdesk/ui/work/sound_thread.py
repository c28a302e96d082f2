"""The thread that asks for sound; it has a decoder process of its own, started with the first request."""

import threading
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from vmdesk.domain.sound import SoundPart
from vmdesk.media.listening import Listener
from vmdesk.ui.logic.problem import Problem, problem_of


@dataclass(frozen=True, slots=True)
class SoundRequest:
    """Samples `[start, start + samples)` of the exhibit of opening `generation`, see `media.listening`."""

    generation: int
    serial: int
    path: Path
    origin: Fraction
    start: int
    samples: int


@dataclass(frozen=True, slots=True)
class SoundHeard:
    """What was asked for; `findings` is what befell the process on this file so far."""

    request: SoundRequest
    part: SoundPart
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SoundFailed:
    """There is no sound to be had of this exhibit."""

    request: SoundRequest
    problem: Problem


class SoundThread(QThread):
    """`told` carries SoundHeard or SoundFailed. Of requests that wait only the newest is kept."""

    told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sound")
        self._changed = threading.Condition()
        self._wanted: SoundRequest | None = None
        self._stopping = self._resting = False
        self._listener: Listener | None = None
        self._generation = -1

    def want(self, request: SoundRequest) -> None:
        """Ask for sound; an older request that has not begun yet is forgotten."""
        with self._changed:
            self._wanted, self._resting = request, False
            self._changed.notify()

    def rest(self) -> None:
        """Let go of the file and end the process, until sound is asked for again."""
        with self._changed:
            self._wanted, self._resting = None, True
            self._changed.notify()

    def stop(self) -> None:
        """End the thread."""
        with self._changed:
            self._stopping = True
            self._changed.notify()

    def run(self) -> None:
        """The thread's own loop."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopping or self._resting or self._wanted)
                request, self._wanted, self._resting = self._wanted, None, False
            if self._stopping or request is None:
                self._let_go()
            if self._stopping:
                return
            if request is not None:
                self._answer(request)

    def _answer(self, request: SoundRequest) -> None:
        try:
            if request.generation != self._generation or self._listener is None:
                self._let_go()
                self._listener = Listener(request.path, request.origin)
                self._generation = request.generation
            part = self._listener.part(request.start, request.samples)
            self.told.emit(SoundHeard(request, part, self._listener.findings))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is told in words, and pictures go on
            self._let_go()
            self.told.emit(SoundFailed(request, problem_of(error)))

    def _let_go(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None
