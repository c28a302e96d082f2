"""A thread for what reads whole files for minutes or hours: exhibits hashed again, or copied."""

import threading
from collections.abc import Generator
from typing import TypeVar

from PySide6.QtCore import QObject

from vmdesk.ui.work.calculations import Calculations

Told = TypeVar("Told")


class Readings(Calculations):
    """Work is told to stop when the window closes, and should look at `leaving` often."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readings")
        self.leaving = threading.Event()

    def stop(self) -> None:
        """End the thread as soon as the work under way has noticed."""
        self.leaving.set()
        super().stop()

    def steps(
        self, work: Generator[Told, None, object], cancel: threading.Event
    ) -> Generator[Told, None, object | None]:
        """What `work` tells until it ends, and then its outcome; None where it was to stop before."""
        try:
            while not (cancel.is_set() or self.leaving.is_set()):
                try:
                    told = next(work)
                except StopIteration as finished:
                    outcome: object = finished.value
                    return outcome
                yield told
            return None
        finally:
            work.close()
