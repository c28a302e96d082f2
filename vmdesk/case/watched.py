"""Folders that a case watches: video files that come to lie there, and are whole, are taken in and queued."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from vmdesk.case.exhibits import finding, named_as_video
from vmdesk.case.store import CaseStore
from vmdesk.case.trail import utc_now
from vmdesk.domain.errors import WatchRefused
from vmdesk.domain.steps import outcome_of
from vmdesk.domain.text import cleaned

SETTLED_SECONDS = 3.0
"""A file whose size and time did not change for so long, from one look to another, is whole."""
LOOK_SECONDS = 5.0
"""How often a folder is looked through; shares tell nobody of a file that came."""


def watched(store: CaseStore) -> tuple[Path, ...]:
    """The folders that the case watches, in the order in which that was asked for."""
    rows = store.rows("SELECT folder FROM watched ORDER BY rowid")
    return tuple(Path(os.fsdecode(row[0])) for row in rows)


def watch(store: CaseStore, folder: Path) -> None:
    """Watch `folder` from now on. Raises WatchRefused for the case's own, and what is no folder."""
    refuse_watching(folder, store.folder)
    if folder in watched(store):
        return
    with store.change() as line:
        line.execute("INSERT INTO watched (folder, since_utc) VALUES (?, ?)", (os.fsencode(folder), utc_now()))
        store.trail.record("folder watched from now on", folder=cleaned(str(folder), 1000))


def unwatch(store: CaseStore, folder: Path) -> None:
    """Watch `folder` no more."""
    if folder not in watched(store):
        return
    with store.change() as line:
        line.execute("DELETE FROM watched WHERE folder = ?", (os.fsencode(folder),))
        store.trail.record("folder no longer watched", folder=cleaned(str(folder), 1000))


def refuse_watching(folder: Path, case: Path | None) -> None:
    """Raises WatchRefused where `folder` is no folder, holds the case, or lies in it."""
    name = cleaned(folder.name)
    if not folder.is_dir():
        raise WatchRefused(f"{name} is no folder that can be watched.", advice="Choose a folder that is there.")
    real = Path(os.path.realpath(folder))
    own = Path(os.path.realpath(case)) if case is not None else None
    if own is not None and (own == real or real in own.parents or own in real.parents):
        raise WatchRefused(
            f"{name} and the case's own folder lie in one another; it is not watched.",
            advice="Choose the folder that new videos are copied to, and keep the case elsewhere.",
        )


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a look saw of a file, and when by the steady clock that was first so."""

    size: int
    changed_ns: int
    since: float


class FolderWatch:
    """Looks into folders and gives each new video file once, when it is whole. No thread; who uses it keeps the time.

    Links, and what is no regular file, are passed over, as everywhere in folders.
    """

    def __init__(self, known: Iterable[Path] = (), settled: float = SETTLED_SECONDS) -> None:
        self._given = set(known)
        self._seen: dict[Path, _Seen] = {}
        self._settled = settled

    def know(self, paths: Iterable[Path]) -> None:
        """These are no news."""
        self._given.update(paths)

    @property
    def waits(self) -> bool:
        """Whether a file is there that may not be whole yet."""
        return bool(self._seen)

    def look(self, folders: Iterable[Path], now: float) -> tuple[Path, ...]:
        """The files that have become whole by `now` (seconds of the steady clock). A folder that is away holds none."""
        there: dict[Path, _Seen] = {}
        whole: list[Path] = []
        for folder in folders:
            for path in _videos(folder):
                seen = self._look_at(path, now) if path not in self._given else None
                if seen is not None and now - seen.since >= self._settled:
                    whole.append(path)
                elif seen is not None:
                    there[path] = seen
        self._seen = there
        self._given.update(whole)
        return tuple(dict.fromkeys(whole))

    def _look_at(self, path: Path, now: float) -> _Seen | None:
        try:
            found = path.lstat()
        except OSError:
            return None
        if not S_ISREG(found.st_mode) or not found.st_size or not _can_be_read(path):
            return None
        before = self._seen.get(path)
        if before is not None and (before.size, before.changed_ns) == (found.st_size, found.st_mtime_ns):
            return before
        return _Seen(found.st_size, found.st_mtime_ns, now)


def _videos(folder: Path) -> list[Path]:
    try:
        found = outcome_of(finding([folder])) if folder.is_dir() else None
    except OSError:
        return []
    return [path for path, _ in found.files if named_as_video(path)] if found is not None else []


def _can_be_read(path: Path) -> bool:
    """Some systems keep others from a file while it is being written."""
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False
