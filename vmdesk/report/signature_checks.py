"""Checks of the signature: is it there, does it hold, what does it cover, whose is it, when was it made."""

from collections.abc import Callable
from datetime import datetime, timedelta

from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from vmdesk.domain.checks import Check
from vmdesk.report.container import container_problem
from vmdesk.report.credentials import certificate_facts
from vmdesk.report.fitness import dates_problem, usage_problem
from vmdesk.report.timestamp_token import TokenWrong, stamp_of

_CLOCKS_APART = timedelta(minutes=1)
"""By so much the examiner's clock may be ahead of an authority's without a word."""


def guarded(name: str, question: Callable[[], Check]) -> Check:
    """The answer to `question`; whatever goes wrong while a stranger's bytes are read is a failed check."""
    try:
        return question()
    except Exception as error:  # noqa: BLE001 - parsers of hostile input raise anything
        return Check(name, "fail", f"cannot be read: {type(error).__name__}")


def answer(name: str, problem: str | None, well: str) -> Check:
    """A failed check where there is a problem, else a passed one."""
    return Check(name, "fail", problem) if problem else Check(name, "pass", well)


def find_signature(reader: PdfFileReader) -> tuple[Check, EmbeddedPdfSignature | None]:
    """The one signature of the file."""
    name = "one signature"
    try:
        found = list(reader.embedded_signatures)
    except Exception as error:  # noqa: BLE001 - parsers of hostile input raise anything
        return Check(name, "fail", f"the signature cannot be read: {type(error).__name__}"), None
    if not found:
        return Check(name, "fail", "unsigned: the file holds no signature"), None
    if len(found) > 1:
        return Check(name, "fail", f"the file holds {len(found)} signatures; a report holds one"), None
    return Check(name, "pass", "the file holds exactly one signature"), found[0]


def integrity(data: bytes, reader: PdfFileReader, signature: EmbeddedPdfSignature) -> tuple[Check, ...]:
    """Digest and cryptography, the container, coverage, the end of the file, revisions, certification."""
    return (
        guarded("signature intact", lambda: _intact(signature)),
        guarded("signature container", lambda: _container(data, signature)),
        guarded("whole file covered", lambda: _coverage(signature)),
        guarded("nothing after the signed bytes", lambda: _end(data, signature)),
        guarded("no later revision", lambda: _revisions(reader, signature)),
        guarded("certifying signature", lambda: _certifying(signature)),
    )


def _intact(signature: EmbeddedPdfSignature) -> Check:
    kind = str(signature.sig_object_type)
    if kind != "/Sig":
        return Check("signature intact", "fail", f"the signature is of another kind: {kind[:40]}")
    signed = signature.signer_info
    intact, valid = validate_sig_integrity(signed, signature.signer_cert, "data", signature.compute_digest())
    problem = None if intact else "the signed bytes are not those that were signed"
    if not valid:
        problem = "the signature was not made with the certificate's key"
    return answer(
        "signature intact", problem, "the signed bytes are those that were signed, with the certificate's key"
    )


def _container(data: bytes, signature: EmbeddedPdfSignature) -> Check:
    problem = container_problem(data, signature.byte_range)
    return answer("signature container", problem, "the room of the signature holds one DER message and nothing besides")


def _coverage(signature: EmbeddedPdfSignature) -> Check:
    level = signature.evaluate_signature_coverage()
    problem = None
    if level != SignatureCoverageLevel.ENTIRE_FILE:
        problem = f"the signature covers only a part of the file ({level.name.lower().replace('_', ' ')})"
    return answer("whole file covered", problem, "the signature covers the entire file")


def _end(data: bytes, signature: EmbeddedPdfSignature) -> Check:
    _, _, second, length = (int(number) for number in signature.byte_range)
    after = len(data) - second - length
    problem = None if after == 0 else f"{after} bytes lie outside the signed ranges at the end"
    return answer("nothing after the signed bytes", problem, "the last signed byte is the last of the file")


def _revisions(reader: PdfFileReader, signature: EmbeddedPdfSignature) -> Check:
    later = reader.total_revisions - 1 - signature.signed_revision
    problem = None if later == 0 else f"{later} later revisions change what is shown"
    return answer("no later revision", problem, "the signed revision is the last")


def _certifying(signature: EmbeddedPdfSignature) -> Check:
    permitted = signature.docmdp_level
    problem = None if permitted == MDPPerm.NO_CHANGES else "the signature does not forbid changes to the document"
    return answer("certifying signature", problem, "the signature forbids every change to the document")


def signer_certificate(signature: EmbeddedPdfSignature) -> x509.Certificate | None:
    """The signing certificate, where it can be read."""
    try:
        return x509.load_der_x509_certificate(signature.signer_cert.dump())
    except Exception:  # noqa: BLE001 - parsers of hostile input raise anything
        return None


def signer(
    signature: EmbeddedPdfSignature, certificate: x509.Certificate, pinned: str | None, now: datetime
) -> tuple[Check, ...]:
    """Dates, key usage, whose certificate it is, and whether anybody else vouches for the time."""
    return (
        guarded("certificate at signing", lambda: _at_signing(signature, certificate)),
        guarded("certificate today", lambda: _today(signature, certificate, now)),
        guarded("key usage", lambda: answer("key usage", usage_problem(certificate), "the key may sign documents")),
        guarded("signer", lambda: _pinned(certificate, pinned)),
        guarded("trusted timestamp", lambda: _timestamp(signature)),
    )


def _at_signing(signature: EmbeddedPdfSignature, certificate: x509.Certificate) -> Check:
    name, when = "certificate at signing", signature.self_reported_timestamp
    if when is None:
        return Check(name, "fail", "the signature gives no time")
    well = f"valid at the time the signature claims, {when:%Y-%m-%d %H:%M:%S %Z}"
    return answer(name, dates_problem(certificate, when), well)


def _today(signature: EmbeddedPdfSignature, certificate: x509.Certificate, now: datetime) -> Check:
    problem = dates_problem(certificate, now)
    if problem and stamp_of(signature.signer_info) is not None:
        problem += "; that the signature is older, only the timestamp below says, whose authority is not checked"
    elif problem:
        problem += "; without a trusted timestamp nothing shows that the signature is older than that"
    well = f"valid until {certificate.not_valid_after_utc:%Y-%m-%d}"
    return answer("certificate today", problem, well)


def _pinned(certificate: x509.Certificate, pinned: str | None) -> Check:
    facts = certificate_facts(certificate, "", "pkcs12")
    if pinned is None:
        return Check("signer", "not checked", f"unknown signer, whose certificate has SHA-256 {facts.sha256}")
    wanted = "".join(c for c in pinned.lower() if c not in ": \t")
    problem = None if wanted == facts.sha256 else f"another certificate signed, SHA-256 {facts.sha256}"
    return answer("signer", problem, f"signed by the certificate asked for, {facts.subject}")


def _timestamp(signature: EmbeddedPdfSignature) -> Check:
    name = "trusted timestamp"
    try:
        stamp = stamp_of(signature.signer_info)
    except TokenWrong as error:
        return Check(name, "fail", str(error))
    if stamp is None:
        return Check(name, "not checked", "none present")
    words = f"{stamp.time:%Y-%m-%d %H:%M:%S} UTC by {stamp.authority}, certificate SHA-256 {stamp.authority_sha256}"
    early = _earlier(stamp.time, signature.self_reported_timestamp)
    return Check(
        name, "not checked", f"the timestamp holds: {words}{early}; whether to trust that authority is not checked"
    )


def _earlier(stamped: datetime, claimed: datetime | None) -> str:
    """What to say where an authority saw a signature before the time that it claims to be of."""
    if claimed is None or claimed - stamped < _CLOCKS_APART:
        return ""
    seconds = round((claimed - stamped).total_seconds())
    return f", {seconds} s before the time that the signature claims, so that one of the two clocks was wrong"
