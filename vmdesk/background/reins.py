"""Whether the run under way may go on, rests, or is to stop."""

import threading
from collections.abc import Callable


class Reins:
    """Steered by the thread that listens, asked by the thread that runs. Runs are known by their rising numbers."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._held = self._stopped = 0

    def hold(self, run: int) -> None:
        """Let `run` rest."""
        self._set(held=run)

    def go_on(self, run: int) -> None:
        """Let `run` go on."""
        if self._held == run:
            self._set(held=0)

    def stop(self, run: int) -> None:
        """Stop `run` and all before it."""
        with self._changed:
            self._stopped = max(self._stopped, run)
            self._changed.notify_all()

    def may_go_on(self, run: int, rests: Callable[[], None]) -> bool:
        """False once `run` is stopped; waits while it is held, calling `rests` first."""
        with self._changed:
            if self._held == run and self._stopped < run:
                rests()
            self._changed.wait_for(lambda: self._held != run or self._stopped >= run)
            return self._stopped < run

    def _set(self, held: int) -> None:
        with self._changed:
            self._held = held
            self._changed.notify_all()
