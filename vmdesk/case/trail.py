"""The audit trail of a session, and the one kept in a case folder."""

import errno
import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from vmdesk.domain.audit import AuditEntry, next_entry, parse_trail
from vmdesk.domain.errors import CaseBusy, CaseDamaged, OutputNotWritable
from vmdesk.domain.text import cleaned

TRAIL_FILE = "audit.jsonl"


class AuditTrail:
    """An append-only chain of entries by one actor; `keep` is called with each entry before it counts as recorded."""

    def __init__(
        self,
        actor: str | None = None,
        entries: tuple[AuditEntry, ...] = (),
        keep: Callable[[AuditEntry], None] | None = None,
    ) -> None:
        self._actor = actor or current_user()
        self._entries = list(entries)
        self._keep = keep

    @property
    def entries(self) -> tuple[AuditEntry, ...]:
        """All entries so far, oldest first."""
        return tuple(self._entries)

    def record(self, action: str, **details: Any) -> AuditEntry:
        """Add one entry. `details` must be JSON values, without NaN."""
        return self.record_at(utc_now(), action, details)

    def record_at(self, utc: str, action: str, details: dict[str, Any]) -> AuditEntry:
        """Add an entry of what was done at `utc`."""
        previous = self._entries[-1] if self._entries else None
        entry = next_entry(previous, utc, self._actor, action, details)
        if self._keep is not None:
            self._keep(entry)
        self._entries.append(entry)
        return entry


@contextmanager
def open_case(folder: Path, actor: str | None = None) -> Iterator[AuditTrail]:
    """The trail kept in `folder`, made if need be, locked against every other vmdesk while the context lasts.

    Raises CaseBusy, CaseDamaged, OutputNotWritable.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "case.lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        message = f"The case {cleaned(folder.name)} is in use by another vmdesk."
        raise CaseBusy(message, advice="Close it there first.") from error
    except OSError as error:
        raise OutputNotWritable(f"The case {cleaned(folder.name)} cannot be written.", details=str(error)) from error
    try:
        entries = _read(folder)
        yield AuditTrail(actor, entries, lambda entry: _append(folder / TRAIL_FILE, entry))
    finally:
        lock.release()


def _read(folder: Path) -> tuple[AuditEntry, ...]:
    path = folder / TRAIL_FILE
    try:
        return parse_trail(path.read_bytes().decode("utf-8")) if path.exists() else ()
    except (OSError, ValueError) as error:
        raise CaseDamaged(
            f"The audit trail of the case {cleaned(folder.name)} does not check: {error}.",
            advice="Keep the folder as it is; compare it with a backup and with the heads in signed reports.",
        ) from error


def _append(path: Path, entry: AuditEntry) -> None:
    """Add the entry as a whole line that a power cut does not lose, or leave the file as it was."""
    line = entry.line().encode() + b"\n"
    try:
        with path.open("ab", buffering=0) as file:
            before = file.tell()
            try:
                if file.write(line) != len(line):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(file.fileno())
            except OSError:
                file.truncate(before)
                raise
    except OSError as error:
        raise OutputNotWritable(f"{path.name} of the case cannot be written.", details=str(error)) from error


def utc_now() -> str:
    """The present time, ISO 8601 in UTC to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def current_user() -> str:
    """The account that runs vmdesk; "unknown" where the system names none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
