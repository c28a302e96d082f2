"""An exhibit as received: its name, size and digests."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Digests:
    """Digests of the same bytes, lower-case hexadecimal. SHA-256 identifies; SHA-1 and MD5 are for old registers."""

    sha256: str
    sha1: str
    md5: str


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """An exhibit: `path` absolute, `size_bytes` >= 1, `digests` of the whole file at acquisition."""

    path: Path
    size_bytes: int
    digests: Digests

    @property
    def untrusted_file_name(self) -> str:
        """The file's name as the file system gives it; clean it before it is shown."""
        return self.path.name
