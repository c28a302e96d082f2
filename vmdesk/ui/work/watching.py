"""The thread that looks into watched folders for new videos: the system tells of some, the clock of the rest."""

import threading
import time
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QThread, QTimer, Signal

from vmdesk.case.watched import LOOK_SECONDS, SETTLED_SECONDS, FolderWatch

_TICK_MS = 500


class Watching(QThread):
    """Looks when the system tells of a change, every few seconds besides, and until a file that came is whole.

    Shares tell of no change, so the clock alone would do; the system makes it quicker.
    """

    found = Signal(object)
    """The paths, as a tuple, of new videos that are whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("watching")
        self.settled, self.every = SETTLED_SECONDS, LOOK_SECONDS
        self._lock = threading.Lock()
        self._folders: tuple[Path, ...] = ()
        self._looking = FolderWatch()
        self._due = 0.0

    def watch(self, folders: Iterable[Path], known: Iterable[Path]) -> None:
        """Look into these folders from now on, and no others; what is `known` is no news. From any thread."""
        looking = FolderWatch(known, self.settled)
        with self._lock:
            self._folders, self._looking, self._due = tuple(folders), looking, 0.0

    def know(self, paths: Iterable[Path]) -> None:
        """These are no news any more."""
        with self._lock:
            self._looking.know(paths)

    def stop(self) -> None:
        """End the thread as soon as the disk answers."""
        self.quit()

    def run(self) -> None:
        """The thread's own loop."""
        system, clock = QFileSystemWatcher(), QTimer()
        system.directoryChanged.connect(lambda _: self._look_soon(), Qt.ConnectionType.DirectConnection)
        clock.timeout.connect(lambda: self._tick(system), Qt.ConnectionType.DirectConnection)
        clock.start(_TICK_MS)
        self.exec()
        clock.stop()

    def _look_soon(self) -> None:
        self._due = 0.0

    def _tick(self, system: QFileSystemWatcher) -> None:
        now = time.monotonic()
        with self._lock:
            folders, looking = self._folders, self._looking
        _follow(system, folders)
        if not folders or now < self._due:
            return
        new = looking.look(folders, now)
        self._due = now + (min(self.every, self.settled) if looking.waits else self.every)
        if new:
            with self._lock:
                current = looking is self._looking
            if current:
                self.found.emit(new)


def _follow(system: QFileSystemWatcher, folders: tuple[Path, ...]) -> None:
    """Have the system tell of these folders, once it can."""
    wanted, there = {str(folder) for folder in folders if folder.is_dir()}, set(system.directories())
    if there - wanted:
        system.removePaths(sorted(there - wanted))
    if wanted - there:
        system.addPaths(sorted(wanted - there))
