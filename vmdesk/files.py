"""Files on disk: what may be read as evidence, and how something is written without ever harming what stood there."""

import errno
import os
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import takewhile
from pathlib import Path

from vmdesk.domain.errors import (
    EvidenceEmpty,
    EvidenceMissing,
    EvidenceNotReadable,
    EvidenceNotRegularFile,
    OutputNotWritable,
)
from vmdesk.domain.text import cleaned

_UNFINISHED = (".vmdesk-", ".part")
_STALE_SECONDS = 3600


def is_folder(path: Path) -> bool:
    """True for a folder or a link to one; False, never an error, for whatever the system refuses to say."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises for long names and in folders without permission


def is_link(path: Path) -> bool:
    """True for a symbolic link, one that leads nowhere too; never an error."""
    return os.path.islink(path)  # noqa: PTH114 - as above


def require_readable_file(path: Path) -> None:
    """Refuse what is no readable regular file with bytes in it, before any byte is read (a FIFO would block).

    Raises EvidenceMissing, EvidenceNotRegularFile, EvidenceEmpty, EvidenceNotReadable.
    """
    name = cleaned(path.name)
    try:
        status = path.stat()
    except PermissionError as error:
        raise not_readable(name, error) from error
    except (OSError, ValueError) as error:
        raise EvidenceMissing(f"There is no file {name}.", advice="Check the path.", details=str(error)) from error
    if not stat.S_ISREG(status.st_mode):
        raise EvidenceNotRegularFile(f"{name} is not a regular file.", advice="Give a video file, or a folder of them.")
    if status.st_size == 0:
        raise EvidenceEmpty(f"{name} is empty (0 bytes).", advice="Ask for the exhibit again.")
    if not os.access(path, os.R_OK):
        raise not_readable(name, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def not_readable(name: str, error: OSError) -> EvidenceNotReadable:
    """The refusal of a file that the system does not let us read; `name` already cleaned."""
    advice = "Ask for permission to read it, or work on a copy with a recorded digest."
    return EvidenceNotReadable(f"{name} cannot be read: access is denied.", advice=advice, details=str(error))


def write_atomically(path: Path, content: bytes, check: Callable[[Path], None] | None = None) -> None:
    """Write `content` so that `path` holds either all of it or what was there before, even after a power cut.

    `check` is given the finished file under its passing name, and keeps it from taking its place by raising. Raises
    OutputNotWritable; nothing is left behind then.
    """
    unfinished: Path | None = None
    _remove_stale(path.parent)
    try:
        handle, name = tempfile.mkstemp(prefix=_UNFINISHED[0], suffix=_UNFINISHED[1], dir=path.parent)
        unfinished = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if check is not None:
            check(unfinished)
        unfinished.chmod(0o666 & ~_umask())
        unfinished.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)
        raise _not_writable(path, error) from error
    except BaseException:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)
        raise


def _remove_stale(folder: Path) -> None:
    """Remove what a writer that was killed left behind; what is younger than an hour may be another's work going on."""
    with suppress(OSError):
        for one in folder.glob("*".join(_UNFINISHED)):
            with suppress(OSError):
                if stat.S_ISREG(one.lstat().st_mode) and time.time() - one.lstat().st_mtime > _STALE_SECONDS:
                    one.unlink()


def require_writable_folder(folder: Path) -> None:
    """Make `folder` if need be and prove that a file can be made in it. Raises OutputNotWritable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"vmdesk")
    except OSError as error:
        raise _not_writable(folder, error) from error


@contextmanager
def output_folder(folder: Path) -> Iterator[None]:
    """`folder`, made if need be and proven writable; whatever folder was made and holds nothing in the end is removed.

    Raises OutputNotWritable.
    """
    wanted = folder.absolute()
    made = list(takewhile(lambda one: not os.path.lexists(one), (wanted, *wanted.parents)))
    try:
        require_writable_folder(folder)
        yield
    finally:
        for one in made:
            with suppress(OSError):
                one.rmdir()


def _not_writable(path: Path, error: OSError) -> OutputNotWritable:
    advice = "Choose a folder that you may write to, with enough space."
    return OutputNotWritable(f"{cleaned(path.name)} cannot be written.", advice=advice, details=str(error))


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current


def _sync_folder(folder: Path) -> None:
    """Make the renaming last. Some network file systems cannot; what was written is in place all the same."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
