"""The audit trail of a session; a case keeps it in its database (`vmdesk.case.store`)."""

import getpass
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from vmdesk.domain.audit import AuditEntry, next_entry


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

    def __len__(self) -> int:
        return len(self._entries)

    def record(self, action: str, **details: Any) -> AuditEntry:
        """Add one entry. `details` must be JSON values, without NaN."""
        return self.record_at(utc_now(), action, details)

    def record_at(self, utc: str, action: str, details: dict[str, Any], clock_ms: int | None = None) -> AuditEntry:
        """Add an entry of what was done at `utc`, when the steady clock stood at `clock_ms` (None: now)."""
        previous = self._entries[-1] if self._entries else None
        clock_ms = steady_ms() if clock_ms is None else clock_ms
        entry = next_entry(previous, utc, self._actor, action, details, clock_ms)
        if self._keep is not None:
            self._keep(entry)
        self._entries.append(entry)
        return entry

    def take_back(self, count: int) -> None:
        """Forget all but the first `count` entries: what was to be done with them did not reach the disk."""
        del self._entries[count:]


def utc_now() -> str:
    """The present time, ISO 8601 in UTC to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def steady_ms() -> int:
    """The machine's steady clock in milliseconds: it never goes back until the machine is started anew."""
    return time.monotonic_ns() // 1_000_000


def current_user() -> str:
    """The account that runs vmdesk; "unknown" where the system names none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
