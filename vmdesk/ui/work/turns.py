"""The examiner's wishes for the queue, and the queue on its way into the case."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from vmdesk.ui.logic import turns
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.state import Queued, State
from vmdesk.ui.work.casework import Casework

Put = Callable[[State, Part], None]


class Turns(QObject):
    """Changes the order of turns at once, lets the case keep it; `start` begins the next turn where none is under way.

    Whatever changes the list of exhibits, `keep` finds what of it differs from what the case knows.
    """

    def __init__(
        self,
        casework: Casework,
        state: Callable[[], State],
        put: Put,
        start: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._casework, self._state, self._put, self._start = casework, state, put, start
        self._known: tuple[Queued, ...] = ()

    def know(self, queue: tuple[Queued, ...]) -> None:
        """This is how the case that is open has it."""
        self._known = queue

    def keep(self, state: State) -> None:
        """Let the case keep what is not yet as it knows it."""
        if self._casework.leaving:
            return
        before, self._known = self._known, state.queue
        if before is not state.queue:
            changes = turns.difference(before, state.queue)
            if changes:
                self._casework.keep_queue(changes, state.region)

    def move(self, path: Path, steps: int) -> None:
        """Let an exhibit that waits have its turn later, or earlier for negative `steps`."""
        self._change(turns.moved(self._state(), path, steps))

    def next(self, path: Path) -> None:
        """Let an exhibit have the next turn; it begins where none is under way and the queue is not paused."""
        self._change(turns.first(self._state(), path))
        self._start_unless_held()

    def put_back(self, paths: Sequence[Path]) -> None:
        """Let exhibits that failed, or were not analyzed to the end, wait again."""
        self._change(turns.put_back(self._state(), paths))

    def hold(self) -> None:
        """Let none begin that waits; the run under way goes on."""
        self._set_held(held=True)

    def go_on(self) -> None:
        """Give turns again, first to those that were interrupted."""
        self._set_held(held=False)
        self._change(turns.carried_on(self._state()))
        self._start_unless_held()

    def _set_held(self, *, held: bool) -> None:
        state = self._state()
        if state.read_only or state.queue_held is held:
            return
        if state.case is not None:
            self._casework.record("queue paused" if held else "queue continued", {}, None)
        self._put(turns.held(state, held=held), Part.QUEUE)

    def _change(self, state: State) -> None:
        if not state.read_only:
            self._put(state, Part.QUEUE)

    def _start_unless_held(self) -> None:
        state = self._state()
        if not state.queue_held and not state.read_only:
            self._start()
