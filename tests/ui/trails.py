"""The audit trail of a case, read while the case is open."""

from pathlib import Path

from vmdesk.case.store import CaseStore
from vmdesk.domain.audit import AuditEntry


def trail_of(folder: Path) -> tuple[AuditEntry, ...]:
    """All entries, as they stand on the disk."""
    with CaseStore(folder, read_only=True) as case:
        return case.trail.entries
