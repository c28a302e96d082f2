"""From a finished analysis to a signed file, whole or not at all."""

import contextlib
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from vmdesk.domain.audit import AuditEntry, trail_text
from vmdesk.domain.errors import OutputNotWritable, SigningError, UnsignableResult
from vmdesk.domain.events import AnalysisFinished
from vmdesk.report.content import compose
from vmdesk.report.credentials import Identity, certificate_pem
from vmdesk.report.pdf import render
from vmdesk.report.reference import AUDIT, CERTIFICATE, HOW_TO, RESULT
from vmdesk.report.signing import sign
from vmdesk.report.verification import check_report
from vmdesk.report.words_custody import how_to_verify


def write_report(
    path: Path,
    finished: AnalysisFinished,
    entries: tuple[AuditEntry, ...],
    identity: Identity,
    now: datetime | None = None,
) -> None:
    """Writes the signed report to `path`. A report that stood there stays whole until the new one has checked.

    Raises UnsignableResult, KeyUnusable, SigningError, OutputNotWritable.
    """
    when = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    if not finished.result.genuine:
        raise UnsignableResult(
            "This result does not come from a real model and cannot be signed.",
            advice="Analyse the exhibit with an installed model.",
        )
    identity.check_usable(when)
    _publish(path, signed_report(finished, entries, identity, when), identity, when)


def signed_report(
    finished: AnalysisFinished, entries: tuple[AuditEntry, ...], identity: Identity, when: datetime
) -> bytes:
    """The report's bytes, signed, not yet on any disk."""
    content = compose(finished.result, entries, identity.facts, when)
    attachments = {
        RESULT: finished.result.to_json().encode(),
        AUDIT: trail_text(entries).encode(),
        CERTIFICATE: certificate_pem(identity),
        HOW_TO: how_to_verify(content.report_id, identity.facts).encode(),
    }
    return sign(render(content, finished.illustrations), attachments, identity, when)


def _publish(path: Path, data: bytes, identity: Identity, when: datetime) -> None:
    """Temporary file in the same folder, on the disk, read back and checked, then renamed."""
    temporary = path.with_name(f".vmdesk-{secrets.token_hex(8)}.tmp")
    try:
        _write(temporary, data)
        _read_back(temporary, identity, when)
        os.replace(temporary, path)  # noqa: PTH105 - the call that is atomic on every system, by its own name
        _sync_folder(path.parent)
    except OSError as error:
        raise OutputNotWritable(
            f"The report {path.name} cannot be written.",
            advice="Choose another folder, or make room on the disk.",
            details=str(error),
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _write(temporary: Path, data: bytes) -> None:
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _read_back(temporary: Path, identity: Identity, when: datetime) -> None:
    check = check_report(temporary, identity.facts.sha256, when)
    if check.failed:
        raise SigningError(
            "The report that was just signed does not check; it was thrown away.", details=check.verdict_line
        )


def _sync_folder(folder: Path) -> None:
    """Makes the rename itself last; not every system lets a folder be opened."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
