"""Verification of a report file, whoever wrote it: every check on its own, never an exception for bad bytes."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from vmdesk.domain.checks import Check, ReportCheck
from vmdesk.domain.text import cleaned
from vmdesk.report.content_checks import PLAIN, contents
from vmdesk.report.quiet import quiet
from vmdesk.report.reference import CERTIFICATE, RESULT, sha256_of
from vmdesk.report.signature_checks import find_signature, integrity, signer, signer_certificate

_BYTES_AT_MOST = 512 * 1024 * 1024
_TAIL = 2048
"""Bytes at a file's end in which its trailer is looked for."""
_SIGNER_LINES = ("certificate at signing", "certificate today", "key usage", "signer", "trusted timestamp")
_CONTENT_LINES = (PLAIN, "attachments", CERTIFICATE, RESULT, "audit trail", "printed text")
_INTEGRITY_LINES = (
    "signature intact",
    "signature container",
    "whole file covered",
    "nothing after the signed bytes",
    "no later revision",
    "certifying signature",
)


def check_report(path: Path, pinned_fingerprint: str | None = None, now: datetime | None = None) -> ReportCheck:
    """All checks of the report at `path`; dates are compared with `now` (today by default).

    `pinned_fingerprint` is the SHA-256 of the certificate that must have signed, colons allowed. Bad bytes give failed
    checks, never an exception; so does a file that cannot be read.
    """
    name = cleaned(path.name)
    try:
        data = _read(path)
    except OSError as error:
        problem = Check("readable PDF", "fail", f"the file cannot be read: {error.strerror or type(error).__name__}")
        return ReportCheck(name, (problem, *_skipped("there is no file to check", *_all_lines())))
    with quiet():
        check = check_bytes(data, name, pinned_fingerprint, now or datetime.now(UTC))
    return replace(check, sha256=sha256_of(data))


def _read(path: Path) -> bytes:
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    if not path.is_file():
        raise FileNotFoundError(2, "there is no such file")
    if path.stat().st_size > _BYTES_AT_MOST:
        raise OSError(27, "larger than any report")
    return path.read_bytes()


def check_bytes(data: bytes, name: str, pinned: str | None, now: datetime) -> ReportCheck:
    """The same for bytes in memory."""
    try:
        reader = PdfFileReader(io.BytesIO(data))
        pages = int(reader.root["/Pages"]["/Count"])
    except Exception as error:  # noqa: BLE001 - parsers of hostile input raise anything
        problem = Check("readable PDF", "fail", _unreadable(data, error))
        return ReportCheck(name, (problem, *_skipped("the file is not a readable PDF", *_all_lines())))
    readable = Check("readable PDF", "pass", f"{len(data)} bytes, {pages} pages, SHA-256 {sha256_of(data)}")
    one, signature = find_signature(reader)
    if signature is None:
        lines = _skipped("there is no single signature to check", *_all_lines()[1:])
        return ReportCheck(name, (readable, one, *lines))
    return _signed(ReportCheck(name, (readable, one)), data, reader, signature, pinned, now)


def _unreadable(data: bytes, error: Exception) -> str:
    """Why no PDF can be read out of `data`, as far as its first and last bytes tell."""
    if not data:
        return "the file is empty (0 bytes)"
    if not data.startswith(b"%PDF-"):
        return "not a PDF: the file does not begin as one"
    if b"/Encrypt" in data[-_TAIL:]:
        return "the PDF is encrypted; a report never is"
    if b"%%EOF" not in data[-_TAIL:]:
        return f"a PDF that is cut off or damaged at its end: {type(error).__name__}"
    return f"not a PDF that can be read: {type(error).__name__}"


def _signed(
    check: ReportCheck,
    data: bytes,
    reader: PdfFileReader,
    signature: EmbeddedPdfSignature,
    pinned: str | None,
    now: datetime,
) -> ReportCheck:
    whole = integrity(data, reader, signature)
    certificate = signer_certificate(signature)
    if certificate is None:
        lines = _skipped("the certificate cannot be read", *_SIGNER_LINES, *_CONTENT_LINES)
        return check.having(*whole, *lines)
    check = check.having(*whole, *signer(signature, certificate, pinned, now))
    fingerprint = sha256_of(signature.signer_cert.dump())
    if whole[0].outcome != "pass":
        lines = _skipped("the signature does not hold, so what the file says proves nothing", *_CONTENT_LINES)
        return ReportCheck(check.report, check.checks + lines, fingerprint=fingerprint)
    inside = contents(data, reader, _certificates(signature, certificate))
    return ReportCheck(check.report, check.checks + inside.checks, inside.result, inside.entries, fingerprint)


def _certificates(signature: EmbeddedPdfSignature, certificate: x509.Certificate) -> list[x509.Certificate]:
    """The signer's certificate and those sent along; what cannot be read stands out as a difference."""
    try:
        others = [x509.load_der_x509_certificate(other.dump()) for other in signature.other_embedded_certs]
    except Exception:  # noqa: BLE001 - parsers of hostile input raise anything
        return []
    return [certificate, *others]


def _all_lines() -> tuple[str, ...]:
    return ("one signature", *_INTEGRITY_LINES, *_SIGNER_LINES, *_CONTENT_LINES)


def _skipped(why: str, *names: str) -> tuple[Check, ...]:
    return tuple(Check(name, "not checked", why) for name in names)
