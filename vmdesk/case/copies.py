"""Exhibits copied into a case: the copy has the digests of what was read, replaces nothing, and is read-only.

The file is copied without the case, so that this can be done on a thread that does not hold it; the case is told after.
"""

import errno
import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from vmdesk.case.intake import hashing
from vmdesk.case.rechecks import expected
from vmdesk.case.store import CaseStore
from vmdesk.case.trail import utc_now
from vmdesk.domain.custody import COPIED
from vmdesk.domain.errors import EvidenceChanged, EvidenceMissing, OutputNotWritable
from vmdesk.domain.evidence import Digests, EvidenceItem
from vmdesk.domain.steps import outcome_of
from vmdesk.domain.text import cleaned
from vmdesk.files import not_readable, require_readable_file

FOLDER = "exhibits"
_BLOCK_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy at `path` of the exhibit `original`, whose size and digests are those of both."""

    original: EvidenceItem
    path: Path


@dataclass(frozen=True, slots=True)
class KnownCopy:
    """A copy that the case has of exhibit number `exhibit`; `path` is where it lies or lay."""

    exhibit: int
    path: Path
    made_utc: str
    sha256: str


def copying(source: Path, case: Path) -> Generator[int, None, Copied]:
    """Copy the file at `source` into the folder `exhibits` of a case, read it back, and compare.

    Yields the bytes read and read back so far, of twice the size; closed or failed, it leaves nothing behind. Raises a
    subclass of EvidenceError where the source cannot be read, OutputNotWritable where the copy cannot be written.
    """
    require_readable_file(source)
    source = source.absolute()
    folder = case.absolute() / FOLDER
    with _room(source, folder), _passing(source, folder) as part:
        original = yield from _written(source, part)
        digests = yield from _read_back(part, original.size_bytes)
        if digests != original.digests:
            raise OutputNotWritable(
                f"The copy of {cleaned(source.name)} does not have the digests of the original; it was thrown away.",
                advice="Look whether the disk of the case is sound.",
                details=f"SHA-256 read {original.digests.sha256}, written {digests.sha256}",
            )
        return Copied(original, _put(part, folder, source.name))


def keep_copy(store: CaseStore, copied: Copied) -> int:
    """Record a copy and the exhibit it is of; gives that exhibit's number. Where that fails the copy is removed.

    Raises EvidenceChanged where the exhibit had other bytes when it was taken into the case, CaseReadOnly,
    OutputNotWritable.
    """
    try:
        number = store.take_in(copied.original.path)
        _require_same(store, number, copied)
        store.identify(number, copied.original)
        sha256 = copied.original.digests.sha256
        with store.change() as line:
            line.execute(
                "INSERT INTO copies (exhibit, path, made_utc, sha256) VALUES (?, ?, ?, ?)",
                (number, os.fsencode(copied.path), utc_now(), sha256),
            )
            told = {"exhibit": number, "file": cleaned(copied.path.name, 255)}
            store.trail.record(COPIED, **told, size_bytes=copied.original.size_bytes, sha256=sha256)
    except BaseException:
        discard(copied)
        raise
    return number


def copy_in(store: CaseStore, source: Path) -> tuple[int, Copied]:
    """Copy and record at once; gives the exhibit's number, too. Raises what `copying` and `keep_copy` raise."""
    copied = outcome_of(copying(source, store.folder))
    return keep_copy(store, copied), copied


def copies(store: CaseStore) -> tuple[KnownCopy, ...]:
    """All copies of a case, in the order of their making; a case that was moved has them where it is now."""
    rows = store.rows("SELECT exhibit, path, made_utc, sha256 FROM copies ORDER BY made_utc, path")
    return tuple(KnownCopy(number, _now(store.folder, place), utc, sha256) for number, place, utc, sha256 in rows)


def discard(copied: Copied) -> None:
    """Remove a copy that is not recorded."""
    with suppress(OSError):
        copied.path.chmod(stat.S_IRUSR | stat.S_IWUSR)
        copied.path.unlink()
    with suppress(OSError):
        copied.path.parent.rmdir()


def _now(case: Path, place: bytes) -> Path:
    path = Path(os.fsdecode(place))
    here = case.absolute() / FOLDER / path.name
    return path if path.exists() or not here.exists() else here


def _require_same(store: CaseStore, number: int, copied: Copied) -> None:
    known = next(one for one in expected(store) if one.number == number)
    if known.sha256 not in (None, copied.original.digests.sha256):
        raise EvidenceChanged(
            f"{cleaned(copied.original.path.name)} is no longer what was taken into the case; it was not copied.",
            advice="Find the file that was taken in; Case, Verify exhibits looks for it.",
            details=f"SHA-256 when it was taken in {known.sha256}, now {copied.original.digests.sha256}",
        )


@contextmanager
def _room(source: Path, folder: Path) -> Iterator[None]:
    """The folder for copies, with room for one of `source`; one made here that holds nothing in the end is removed."""
    made = not folder.exists()
    try:
        try:
            folder.mkdir(exist_ok=True)
            if shutil.disk_usage(folder).free < source.stat().st_size:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError as error:
            raise _not_copied(source, error) from error
        yield
    finally:
        if made:
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def _passing(source: Path, folder: Path) -> Iterator[Path]:
    """A file of its own for the copy until it is whole; nothing of it stays."""
    try:
        handle, name = tempfile.mkstemp(prefix=".vmdesk-", suffix=".part", dir=folder)
        os.close(handle)
    except OSError as error:
        raise _not_copied(source, error) from error
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _written(source: Path, part: Path) -> Generator[int, None, EvidenceItem]:
    """Every byte of `source`, once read and hashed, written to `part` and to the disk under it."""
    algorithms = [hashlib.sha256(), hashlib.sha1(usedforsecurity=False), hashlib.md5(usedforsecurity=False)]
    size = 0
    with _opened(source) as given, part.open("wb", buffering=0) as taken:
        while block := _read(given, source):
            for algorithm in algorithms:
                algorithm.update(block)
            try:
                size += _all_written(taken, block)
            except OSError as error:
                raise _not_copied(source, error) from error
            yield size
        try:
            os.fsync(taken.fileno())
        except OSError as error:
            raise _not_copied(source, error) from error
    return EvidenceItem(source, size, Digests(*(one.hexdigest() for one in algorithms)))


def _read_back(part: Path, before: int) -> Generator[int, None, Digests]:
    """Digests of what stands on the disk: where the system lets us, not of what it still remembers."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError), part.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    steps = hashing(part)
    while True:
        try:
            done = next(steps)
        except StopIteration as finished:
            item: EvidenceItem = finished.value
            return item.digests
        yield before + done


def _put(part: Path, folder: Path, name: str) -> Path:
    """Give the copy its name, or the first free one like it; what stands there already is never replaced."""
    stem, suffix = Path(name).stem, Path(name).suffix
    for number in count(1):
        target = folder / (name if number == 1 else f"{stem} ({number}){suffix}")
        try:
            _renamed(part, target)
        except FileExistsError:
            continue
        except OSError as error:
            raise _not_copied(Path(name), error) from error
        with suppress(OSError):
            target.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
        return target
    raise AssertionError  # pragma: no cover - a name is always found


def _renamed(part: Path, target: Path) -> None:
    """Raises FileExistsError where there is something at `target`."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: take the name first, then put the copy in its place
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        part.replace(target)


@contextmanager
def _opened(source: Path) -> Iterator[int]:
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(source, flags)
    except PermissionError as error:
        raise not_readable(cleaned(source.name), error) from error
    except OSError as error:
        raise _not_read(source, error) from error
    try:
        yield handle
    finally:
        os.close(handle)


def _read(handle: int, source: Path) -> bytes:
    try:
        return os.read(handle, _BLOCK_BYTES)
    except OSError as error:
        raise _not_read(source, error) from error


def _not_read(source: Path, error: OSError) -> EvidenceMissing:
    message = f"{cleaned(source.name)} could not be read to its end."
    return EvidenceMissing(message, advice="Check the medium.", details=str(error))


def _all_written(file: object, block: bytes) -> int:
    """An unbuffered file may take a part of what it is given."""
    left = memoryview(block)
    while left:
        left = left[file.write(left) :]  # type: ignore[attr-defined]
    return len(block)


def _not_copied(source: Path, error: OSError) -> OutputNotWritable:
    return OutputNotWritable(
        f"{cleaned(source.name)} was not copied into the case: {error.strerror or error}.",
        advice="Look whether the disk of the case has enough room and can be written. Nothing of the copy was left.",
        details=str(error),
    )
