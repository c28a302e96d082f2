"""Small work with files beside the window's thread, its outcome told there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal

from vmdesk.domain.errors import VmdeskError

Tell = Callable[[object, Exception | None], None]


class Aside(QObject):
    """Does one piece of work after the other. What is under way when it goes is waited for, and not told."""

    _done = Signal(object, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._done.connect(self._tell)

    def do(self, work: Callable[[], object], tell: Tell) -> None:
        """Call `work` on another thread, then `tell` here: what it gave, or None and its OSError or VmdeskError."""

        def run() -> None:
            try:
                self._done.emit(tell, work(), None)
            except (OSError, VmdeskError) as error:
                self._done.emit(tell, None, error)

        self._pool.start(run)

    def _tell(self, tell: Tell, outcome: object, error: Exception | None) -> None:
        tell(outcome, error)
