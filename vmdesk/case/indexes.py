"""Frame indexes kept in a case folder, so that an exhibit of hours is scanned once."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vmdesk.domain.errors import OutputNotWritable
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.video import FrameIndex, StreamFacts, require_consistent
from vmdesk.files import write_atomically
from vmdesk.packing import pack, unpack

FOLDER = "index"
_SCHEMA = 2
"""To be raised whenever a scan of the same bytes would give other values."""
_MOST_BYTES = 256 * 1024 * 1024
_DIGEST_BYTES = 64


@dataclass(frozen=True, slots=True)
class _Kept:
    """One file's content: what was found, in which bytes, and by what."""

    schema: int
    made_by: str
    sha256: str
    suffix: str
    facts: StreamFacts
    index: FrameIndex


class CaseIndexes:
    """The indexes kept in the folder `index` of a case, a file for each exhibit, named by the exhibit's SHA-256.

    A file is used only whole, unchanged (it begins with its own SHA-256), made by the same software, for the same
    bytes under the same file name suffix, by which FFmpeg goes too; else the exhibit is scanned again and the file
    replaced. It is no better protected than the case: whoever writes there on purpose can forge one.
    """

    def __init__(self, case: Path, made_by: str) -> None:
        """`made_by` names all software that a scan's outcome depends on, with versions."""
        self._folder = case / FOLDER
        self._made_by = made_by

    def get(self, exhibit: EvidenceItem) -> tuple[StreamFacts, FrameIndex] | None:
        """What a scan of these very bytes found; None where nothing usable is kept. Raises nothing."""
        try:
            kept = _kept_in(self._path(exhibit))
            require_consistent(kept.facts, kept.index)
        except (OSError, ValueError):
            return None
        told = (kept.schema, kept.made_by, kept.sha256, kept.suffix)
        return (kept.facts, kept.index) if told == self._identity(exhibit) else None

    def put(self, exhibit: EvidenceItem, facts: StreamFacts, index: FrameIndex) -> None:
        """Keep what a scan found, if that is possible: a full disk or a read-only case only means scanning again."""
        content = pack(_Kept(*self._identity(exhibit), facts, index))
        with suppress(OSError, OutputNotWritable):
            self._folder.mkdir(exist_ok=True)
            write_atomically(self._path(exhibit), _digest(content) + content)

    def _path(self, exhibit: EvidenceItem) -> Path:
        return self._folder / exhibit.digests.sha256

    def _identity(self, exhibit: EvidenceItem) -> tuple[int, str, str, str]:
        return _SCHEMA, self._made_by, exhibit.digests.sha256, exhibit.path.suffix.lower()


def _kept_in(path: Path) -> _Kept:
    """Raises OSError and ValueError for whatever is not a whole and unchanged file of this kind."""
    if not path.is_file() or path.stat().st_size > _MOST_BYTES:  # a FIFO would block
        raise ValueError("not a kept index")
    data = path.read_bytes()
    content = memoryview(data)[_DIGEST_BYTES:]
    if data[:_DIGEST_BYTES] != _digest(content):
        raise ValueError("damaged")
    return unpack(content, _Kept)


def _digest(content: bytes | memoryview) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
