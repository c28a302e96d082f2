"""Runs that have not ended: their windows kept in a folder as they are scored, to be carried on from there."""

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO

from filelock import FileLock, Timeout

from vmdesk.case.trail import utc_now
from vmdesk.domain.keeping import RunPlan, UnfinishedRun
from vmdesk.domain.result import WindowScore
from vmdesk.packing import pack, unpack

FOLDER = "unfinished"
DAYS_KEPT = 90
"""An unfinished run that nobody carried on for so long is removed."""
_SCHEMA = 1
"""To be raised whenever the same key would no longer mean the same windows."""
_SYNC_SECONDS = 1.0
"""What was scored before the last of these can be lost to a power cut, but not to a program that ends."""
_HEAD_BYTES = 4 + 32
_LONGEST_RECORD = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Beginning:
    """The first record of a file."""

    schema: int
    key: str
    started_utc: str
    plan: RunPlan


@dataclass(frozen=True, slots=True)
class _Windows:
    """Each further record."""

    windows: tuple[WindowScore, ...]


class UnfinishedRuns:
    """The runs kept in a folder, a file for each key, written on as windows come.

    Each record carries its own SHA-256; a file is read up to the first record that is not whole. It is no better
    protected than the folder: whoever writes there on purpose can forge one, which scoring again shows.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def journal(self, key: str) -> "RunFile | None":
        """The journal of runs described by `key`; None where the folder cannot be used, or another vmdesk is at it."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._remove_old()
            lock = FileLock(self._folder / f"{key}.lock", timeout=0)
            lock.acquire()
        except (OSError, Timeout):
            return None
        return RunFile(self._folder / f"{key}.run", key, lock)

    def _remove_old(self) -> None:
        limit = time.time() - DAYS_KEPT * 24 * 3600
        for path in self._folder.iterdir():
            with suppress(OSError):
                if path.suffix in (".run", ".lock") and path.stat().st_mtime < limit:
                    path.unlink()


class RunFile:
    """The journal of one run; implements `vmdesk.domain.keeping.RunJournal`. What cannot be written is not kept."""

    def __init__(self, path: Path, key: str, lock: FileLock) -> None:
        self._path, self._key, self._lock = path, key, lock
        self._file: IO[bytes] | None = None
        self._synced = 0.0

    def find(self) -> UnfinishedRun | None:
        """What is kept of an earlier run; None where that is nothing. Raises nothing."""
        try:
            data = self._path.read_bytes()
        except OSError:
            return None
        records = _whole_records(data)
        try:
            beginning = unpack(next(records, b""), _Beginning)
            parts = [unpack(record, _Windows).windows for record in records]
        except ValueError:
            return None
        if (beginning.schema, beginning.key) != (_SCHEMA, self._key):
            return None
        digest = hashlib.sha256(data).hexdigest()
        return UnfinishedRun(beginning.plan, tuple(chain.from_iterable(parts)), beginning.started_utc, digest)

    def begin(self, plan: RunPlan) -> None:
        """Forget what was kept, and keep this plan."""
        self._end_writing()
        with suppress(OSError):
            self._file = self._path.open("wb", buffering=0)
        self._write(pack(_Beginning(_SCHEMA, self._key, utc_now(), plan)))

    def carry_on(self) -> None:
        """Keep further windows after those that `find` gave."""
        self._end_writing()
        with suppress(OSError):
            whole = sum(_HEAD_BYTES + len(record) for record in _whole_records(self._path.read_bytes()))
            self._file = self._path.open("r+b", buffering=0)
            self._file.truncate(whole)
            self._file.seek(whole)

    def add(self, windows: Sequence[WindowScore]) -> None:
        """Keep the windows that come next."""
        if windows:
            self._write(pack(_Windows(tuple(windows))))

    def forget(self) -> None:
        """Keep nothing of this run."""
        self._end_writing()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the journal; what was kept stays."""
        self._end_writing()
        self._lock.release()

    def _write(self, content: bytes) -> None:
        """One record. Where that fails nothing more is kept, so that no window is missing between two others."""
        if self._file is None:
            return
        try:
            record = _head(content) + content
            if self._file.write(record) != len(record):
                raise OSError("the disk is full")
            if time.monotonic() - self._synced > _SYNC_SECONDS:
                os.fsync(self._file.fileno())
                self._synced = time.monotonic()
        except OSError:
            self._end_writing()

    def _end_writing(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with file, suppress(OSError):
                os.fsync(file.fileno())


def _head(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + hashlib.sha256(content).digest()


def _whole_records(data: bytes) -> Iterator[bytes]:
    """The records of a file, up to the first that is not whole."""
    place = 0
    while place + _HEAD_BYTES <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        content = data[place + _HEAD_BYTES : place + _HEAD_BYTES + length]
        if length > _LONGEST_RECORD or data[place : place + _HEAD_BYTES] != _head(content):
            return
        yield content
        place += _HEAD_BYTES + length
