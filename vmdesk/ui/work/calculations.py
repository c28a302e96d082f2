"""A thread for what takes longer than a turn of the window thread may: sorting a million rows, writing a list."""

import queue
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal


class Calculations(QThread):
    """Does pieces of work in order; what each gives is handed on in the window's thread."""

    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calculations")
        self._work: queue.SimpleQueue[tuple[Callable[[], Any], Callable[[Any], None]] | None] = queue.SimpleQueue()
        self._done.connect(self._hand_on)

    def submit(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do `work`, which must not raise, after what waits already; then give `then` its outcome."""
        self._work.put((work, then))

    def stop(self) -> None:
        """End the thread after what waits already."""
        self._work.put(None)

    def run(self) -> None:
        """The thread's own loop."""
        while (given := self._work.get()) is not None:
            work, then = given
            self._done.emit(then, work())

    def _hand_on(self, then: Callable[[Any], None], outcome: object) -> None:
        then(outcome)
