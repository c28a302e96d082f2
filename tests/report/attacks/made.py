"""A report to be attacked: its bytes, what it was made of, and a stranger who has a key too."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import keys
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from vmdesk.domain.audit import AuditEntry, trail_text
from vmdesk.domain.events import AnalysisFinished
from vmdesk.report.content import compose
from vmdesk.report.credentials import Identity, asn1_certificate, certificate_pem
from vmdesk.report.how_to import how_to_verify
from vmdesk.report.pdf import render
from vmdesk.report.reference import AUDIT, CERTIFICATE, HOW_TO, RESULT
from vmdesk.report.signing import sign


@dataclass(frozen=True)
class Made:
    """A sound report as bytes, what it was made of, and a stranger who has a key too."""

    data: bytes
    pages: bytes
    files: dict[str, bytes]
    finished: AnalysisFinished
    entries: tuple[AuditEntry, ...]
    identity: Identity
    stranger: Identity
    now: datetime


Attack = Callable[[Made], bytes]


def make(
    finished: AnalysisFinished, entries: tuple[AuditEntry, ...], identity: Identity, stranger: Identity, now: datetime
) -> Made:
    """The report that `identity` signs."""
    content = compose(finished.result, entries, identity.facts, now)
    pages = render(content, finished.illustrations)
    files = {
        RESULT: finished.result.to_json().encode(),
        AUDIT: trail_text(entries).encode(),
        CERTIFICATE: certificate_pem(identity),
        HOW_TO: how_to_verify(content.report_id, identity.facts, finished.result).encode(),
    }
    return Made(sign(pages, files, identity, now), pages, files, finished, entries, identity, stranger, now)


def pen(identity: Identity) -> SimpleSigner:
    """pyHanko's signer with the key of `identity`, free of all that vmdesk looks after before it signs."""
    encoded = identity.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        asn1_certificate(identity.certificate), keys.PrivateKeyInfo.load(encoded), SimpleCertificateStore()
    )
