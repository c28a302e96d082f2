"""From a finished analysis to a signed file, whole or not at all."""

from datetime import UTC, datetime
from pathlib import Path

from vmdesk.domain.audit import AuditEntry, trail_text
from vmdesk.domain.errors import SigningError
from vmdesk.domain.events import AnalysisFinished
from vmdesk.domain.signable import require_signable
from vmdesk.files import write_atomically
from vmdesk.report.content import compose
from vmdesk.report.credentials import Identity, certificate_pem
from vmdesk.report.how_to import how_to_verify
from vmdesk.report.pdf import render
from vmdesk.report.reference import AUDIT, CERTIFICATE, HOW_TO, RESULT
from vmdesk.report.signing import sign
from vmdesk.report.verification import check_report


def write_report(
    path: Path,
    finished: AnalysisFinished,
    entries: tuple[AuditEntry, ...],
    identity: Identity,
    now: datetime | None = None,
    logo: bytes = b"",
) -> None:
    """Writes the signed report to `path`. A report that stood there stays whole until the new one has checked.

    Raises UnsignableResult, KeyUnusable, SigningError, OutputNotWritable.
    """
    when = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    data = signed_report(finished, entries, identity, when, logo)
    write_atomically(path, data, check=lambda written: _read_back(written, identity, when))


def signed_report(
    finished: AnalysisFinished,
    entries: tuple[AuditEntry, ...],
    identity: Identity,
    when: datetime,
    logo: bytes = b"",
) -> bytes:
    """The report's bytes, signed, not yet on any disk. Raises UnsignableResult, KeyUnusable, SigningError."""
    require_signable(finished.result)
    identity.check_usable(when)
    content = compose(finished.result, entries, identity.facts, when, logo)
    attachments = {
        RESULT: finished.result.to_json().encode(),
        AUDIT: trail_text(entries).encode(),
        CERTIFICATE: certificate_pem(identity),
        HOW_TO: how_to_verify(content.report_id, identity.facts, finished.result).encode(),
    }
    return sign(render(content, finished.illustrations), attachments, identity, when)


def _read_back(written: Path, identity: Identity, when: datetime) -> None:
    check = check_report(written, identity.facts.sha256, when)
    if check.failed:
        raise SigningError(
            "The report that was just signed does not check; it was thrown away.", details=check.verdict_line
        )
