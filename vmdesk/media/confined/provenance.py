"""Content Credentials (C2PA manifests) in a file: read offline, its integrity and its signer's trust told apart.

Nothing is fetched and no list of trusted signers is used, so that what is said of a signer is the manifest's own word.
"""

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

from vmdesk.domain.structure import ContentCredentials
from vmdesk.domain.text import cleaned
from vmdesk.files import not_readable, require_readable_file
from vmdesk.media.confined import c2pa_library
from vmdesk.media.confined.manifest import told_by
from vmdesk.media.confined.sniffing import boxes, container_by_bytes

_MIME = {"mov": "video/mp4", "avi": "video/avi"}
"""Containers in which the library looks for manifests, as vmdesk names them."""
_LARGEST_STORE = 64 * 1024 * 1024
_CALLS = 200_000
_BYTES_A_CALL = 65_536
"""Calls to read or seek that one file is worth: these, and one more for so many bytes. A box takes about ten."""


class _Bounded:
    """An open file that gives up after so many calls: the library's time grows with the square of a file's boxes."""

    def __init__(self, file: BinaryIO, calls: int, alive: Callable[[], None]) -> None:
        self._file = file
        self._left = calls
        self._alive = alive

    def _count(self) -> None:
        self._alive()
        self._left -= 1
        if self._left < 0:
            raise OSError("more reading than a manifest is worth")

    @property
    def spent(self) -> bool:
        """True once it has given up."""
        return self._left < 0

    def readinto(self, buffer: Any) -> int:
        """As a file's; the library reads through this one."""
        self._count()
        return self._file.readinto(buffer)  # type: ignore[attr-defined, no-any-return]

    def read(self, size: int = -1) -> bytes:
        """As a file's."""
        self._count()
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """As a file's."""
        self._count()
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """As a file's."""
        return self._file.tell()

    def write(self, _: bytes) -> int:
        """Refused: the library asks for the method, and an exhibit is never written to."""
        raise OSError("evidence is read only")

    def flush(self) -> None:
        """Nothing to do."""


def read_content_credentials(path: Path, alive: Callable[[], None] = lambda: None) -> ContentCredentials:
    """The file's active C2PA manifest, or why there is none. Raises EvidenceError where the file cannot be read.

    `alive` is called now and then, at least once for every 256 MiB hashed.
    """
    require_readable_file(path)
    try:
        mime = _MIME.get(container_by_bytes(path) or "")
        if mime is None:
            return _not_examined("manifests are looked for in MP4, QuickTime and AVI files only")
        with path.open("rb") as file:
            length = path.stat().st_size
            if mime == "video/mp4" and _largest_uuid_box(file, length) > _LARGEST_STORE:
                return _not_examined(f"a box that may hold a manifest exceeds {_LARGEST_STORE:,} bytes")
            file.seek(0)
            return _read(_Bounded(file, _CALLS + length // _BYTES_A_CALL, alive), mime)
    except OSError as error:
        raise not_readable(cleaned(path.name), error) from error


def _not_examined(why: str) -> ContentCredentials:
    return ContentCredentials("not examined", remark=why)


def _largest_uuid_box(file: BinaryIO, length: int) -> int:
    return max((box.end - box.start for box in boxes(file, 0, length) if box.kind == b"uuid"), default=0)


def _read(file: _Bounded, mime: str) -> ContentCredentials:
    try:
        c2pa = c2pa_library.load()
    except (ImportError, OSError, RuntimeError) as error:
        return _not_examined(f"the library that reads C2PA manifests cannot be loaded: {cleaned(str(error))}")
    try:
        with (
            c2pa.Settings.from_dict(c2pa_library.SETTINGS) as settings,
            c2pa.Context(settings) as context,
            c2pa.Reader(mime, file, context=context) as reader,
        ):
            return told_by(json.loads(reader.json()))
    except c2pa.C2paError as error:
        if file.spent:
            return _not_examined("the file has too many parts for its manifest to be looked for")
        return _without_manifest(c2pa, error)
    except (ValueError, RuntimeError) as error:
        return ContentCredentials("unreadable", remark=cleaned(str(error)))


_MUST_FETCH = "must fetch remote manifests from url "


def _without_manifest(c2pa: ModuleType, error: Exception) -> ContentCredentials:
    untrusted = str(error)
    if isinstance(error, c2pa.C2paError.ManifestNotFound):
        return ContentCredentials("none found")
    if _MUST_FETCH in untrusted:
        url = cleaned(untrusted.split(_MUST_FETCH, 1)[1].strip(), 500)
        return ContentCredentials("remote only", remark="the manifest is elsewhere and was not fetched", remote_url=url)
    return ContentCredentials("unreadable", remark=cleaned(untrusted, 500))
