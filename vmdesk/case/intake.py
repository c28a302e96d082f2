"""Take an exhibit in: read every byte once, read-only, and keep its digests."""

import hashlib
from collections.abc import Generator
from pathlib import Path

from vmdesk.domain.errors import EvidenceChanged, EvidenceMissing
from vmdesk.domain.evidence import Digests, EvidenceItem
from vmdesk.domain.steps import outcome_of
from vmdesk.domain.text import cleaned
from vmdesk.files import not_readable, require_readable_file

_BLOCK_BYTES = 4 * 1024 * 1024


def intake(path: Path) -> EvidenceItem:
    """Hash the file at `path`. Raises a subclass of EvidenceError where it cannot be read."""
    return outcome_of(hashing(path))


def hashing(path: Path) -> Generator[int, None, EvidenceItem]:
    """The same as a generator: yields bytes read so far, returns the item."""
    require_readable_file(path)
    absolute = path.absolute()
    algorithms = [hashlib.sha256(), hashlib.sha1(usedforsecurity=False), hashlib.md5(usedforsecurity=False)]
    size = 0
    try:
        with absolute.open("rb", buffering=0) as file:
            while block := file.read(_BLOCK_BYTES):
                for algorithm in algorithms:
                    algorithm.update(block)
                size += len(block)
                yield size
    except PermissionError as error:
        raise not_readable(cleaned(path.name), error) from error
    except OSError as error:
        message = f"{cleaned(path.name)} could not be read to its end."
        raise EvidenceMissing(message, advice="Check the medium.", details=str(error)) from error
    return EvidenceItem(absolute, size, Digests(*(a.hexdigest() for a in algorithms)))


def require_unchanged(before: EvidenceItem, after: EvidenceItem) -> None:
    """Raises EvidenceChanged unless both readings gave the same size and digests."""
    if (before.size_bytes, before.digests) != (after.size_bytes, after.digests):
        raise EvidenceChanged(
            f"{cleaned(before.path.name)} changed while it was analysed; the result was thrown away.",
            advice="Work on a write-protected copy and run the analysis again.",
            details=f"SHA-256 before {before.digests.sha256}, after {after.digests.sha256}",
        )
