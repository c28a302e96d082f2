"""Passwords of signing keys, and kept identities opened with them: from a file, or asked for at a terminal."""

import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from vmdesk.domain.errors import UsageError
from vmdesk.domain.text import cleaned

if TYPE_CHECKING:
    from vmdesk.report.credentials import Identity


def at_terminal() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()


def password_for(name: str, password_file: Path | None) -> bytes:
    """The password of the key called `name`: the file's first line, else asked for.

    Raises UsageError where the file cannot be read, nobody is there to ask, or no answer comes.
    """
    if password_file is not None:
        return _first_line(password_file)
    if not at_terminal():
        raise UsageError(
            f"The key {cleaned(name)} is kept under a password, and there is no terminal to ask for it.",
            advice="Give --password-file.",
        )
    return _asked(f"Password of {cleaned(name)}: ")


def new_password(name: str, password_file: Path | None) -> bytes:
    """A password to be set, asked for twice; never empty. Raises UsageError."""
    given = password_for(name, password_file)
    if not given:
        raise UsageError("The password is empty.", advice="Give another, or use --no-password.")
    if password_file is None and _asked("Again: ") != given:
        raise UsageError("The two passwords are not the same.", advice="Try again, or use --no-password.")
    return given


def open_identity(home: Path, name: str | None, password_file: Path | None) -> "Identity":
    """The kept identity `name`, fit to sign today; None means the default one, which is made on first use.

    A password is looked for only where the key is under one; a password file that is not needed is left unread.
    Raises UsageError, WrongPassword, KeyUnusable.
    """
    from vmdesk.report import identity

    if name is None and not identity.is_kept(home, identity.DEFAULT_NAME):
        return identity.default_identity(home)
    chosen = name or identity.DEFAULT_NAME
    password = password_for(chosen, password_file) if identity.needs_password(home, chosen) else None
    return identity.usable(identity.load_identity(home, chosen, password))


def warn_of_end(identity: "Identity") -> None:
    """Say on standard error that the certificate expires soon, where it does."""
    from vmdesk.report.fitness import expiry_warning

    if words := expiry_warning(identity.certificate, datetime.now(UTC)):
        sys.stderr.write(f"Warning: {words}\n")


def _first_line(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.readline().rstrip(b"\r\n")
    except OSError as error:
        raise UsageError(f"The password file {cleaned(file.name)} cannot be read.", details=str(error)) from error


def _asked(question: str) -> bytes:
    try:
        return getpass.getpass(question).encode()
    except EOFError as error:
        raise UsageError("No password was given.", advice="Type it, or give --password-file.") from error
