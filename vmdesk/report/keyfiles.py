"""Key files on disk: one PEM file an identity under `home/keys`, readable by its owner only, never written over."""

import os
import re
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from vmdesk.domain.errors import KeyUnusable, OutputNotWritable, UsageError

HEADER = "vmdesk identity: "
"""How a key file begins; its kind follows."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_NAME_KEPT_OF_OLD = 40


class IdentityExists(UsageError):
    """There is an identity of that name already; a key is never written over."""


def key_file(home: Path, name: str) -> Path:
    """Where the identity of that name lies. Raises UsageError for what cannot name one."""
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} cannot name an identity.", advice="Use letters, digits, dots, dashes, underscores.")
    return home / "keys" / f"{name}.pem"


def read_key_file(path: Path) -> bytes:
    """All of a key file. Raises KeyUnusable."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise KeyUnusable(f"There is no key file {path.name}.") from error
    except OSError as error:
        raise KeyUnusable(f"The key file {path.name} cannot be read.", details=str(error)) from error


def keep(home: Path, name: str, data: bytes) -> None:
    """Write a new key file whole or not at all. Raises IdentityExists, OutputNotWritable."""
    target = key_file(home, name)
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_private(target, data, _publish_new)
    except FileExistsError as error:
        raise IdentityExists(
            f"There is an identity named {name} already.",
            advice="Choose another name with --name, or let `vmdesk key create --replace` put the old one aside.",
        ) from error
    except OSError as error:
        raise _not_writable(error) from error


def keep_instead(home: Path, name: str, data: bytes, now: datetime | None = None) -> str | None:
    """Write a key file in the place of another, which is kept under the name returned; None where there was none.

    The old key is on the disk under its new name before the new one takes its place. Raises OutputNotWritable.
    """
    target = key_file(home, name)
    if not os.path.lexists(target):
        keep(home, name, data)
        return None
    aside = f"{name[:_NAME_KEPT_OF_OLD]}-until-{now or datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    keep(home, aside, read_key_file(target))
    try:
        _write_private(target, data, Path.replace)
    except OSError as error:
        raise _not_writable(error) from error
    return aside


def _not_writable(error: OSError) -> OutputNotWritable:
    return OutputNotWritable("The folder for keys cannot be written.", details=str(error))


def _write_private(target: Path, data: bytes, publish: Callable[[Path, Path], object]) -> None:
    """Never readable by others in between; `publish` gives the finished file its name."""
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(6)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        publish(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _publish_new(temporary: Path, target: Path) -> None:
    """A link fails where the name is taken, which a rename does not."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError as error:  # a file system without hard links
        if target.exists():
            raise FileExistsError(target) from error
        temporary.rename(target)
