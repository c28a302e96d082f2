"""Who signs: certificates and keys of the examiner, made here or brought along as PKCS#12."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from vmdesk.domain.text import cleaned
from vmdesk.report.fitness import PrivateKey, check_certificate, check_key

Kind = Literal["local self-signed", "pkcs12"]


@dataclass(frozen=True, slots=True)
class IdentityFacts:
    """What a certificate says: names as RFC 4514 text, `serial` and `sha256` in lower-case hexadecimal."""

    name: str
    kind: Kind
    subject: str
    issuer: str
    serial: str
    sha256: str
    not_before: datetime
    not_after: datetime
    self_signed: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """A certificate and its key, ready to sign. The key never shows in a repr."""

    name: str
    kind: Kind
    certificate: x509.Certificate
    key: PrivateKey = field(repr=False)
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def facts(self) -> IdentityFacts:
        """What the certificate says."""
        return certificate_facts(self.certificate, self.name, self.kind)

    @property
    def signer(self) -> Any:
        """A new pyHanko signer for this key."""
        from pyhanko.sign.signers import SimpleSigner
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        store = SimpleCertificateStore()
        store.register_multiple([asn1_certificate(other) for other in self.chain])
        encoded = self.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        key = asn1_keys.PrivateKeyInfo.load(encoded)
        return SimpleSigner(asn1_certificate(self.certificate), key, store)

    def check_usable(self, now: datetime | None = None) -> None:
        """Raises KeyUnusable unless the key may sign at `now` (today by default)."""
        check_certificate(self.certificate, now or datetime.now(UTC))
        check_key(self.key, self.certificate)


def asn1_certificate(certificate: x509.Certificate) -> Any:
    """The same certificate for pyHanko."""
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def certificate_facts(certificate: x509.Certificate, name: str, kind: Kind) -> IdentityFacts:
    """What `certificate` says, its names cleaned for showing."""
    return IdentityFacts(
        name=name,
        kind=kind,
        subject=cleaned(certificate.subject.rfc4514_string()),
        issuer=cleaned(certificate.issuer.rfc4514_string()),
        serial=f"{certificate.serial_number:x}",
        sha256=hashlib.sha256(certificate.public_bytes(serialization.Encoding.DER)).hexdigest(),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        self_signed=certificate.issuer == certificate.subject,
    )


def certificate_pem(identity: Identity) -> bytes:
    """The signing certificate as PEM, then those of its issuers as far as they are known; no key."""
    return b"".join(c.public_bytes(serialization.Encoding.PEM) for c in (identity.certificate, *identity.chain))
