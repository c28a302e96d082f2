"""Who signs: certificates and keys of the examiner, made here, brought along as PKCS#12, or on a token (PKCS#11)."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from vmdesk.domain.text import cleaned
from vmdesk.report.fitness import PrivateKey, check_certificate, check_key
from vmdesk.report.token_key import TokenKey
from vmdesk.report.usages import usages

Kind = Literal["local self-signed", "pkcs12", "pkcs11"]


@dataclass(frozen=True, slots=True)
class IdentityFacts:
    """What a certificate says: names as RFC 4514 text, `serial` and `sha256` in lower-case hexadecimal.

    `usages` are what it says that the key is for, in words; empty where it states none.
    """

    name: str
    kind: Kind
    subject: str
    issuer: str
    serial: str
    sha256: str
    not_before: datetime
    not_after: datetime
    self_signed: bool
    usages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """A certificate and its key, ready to sign. The key never shows in a repr."""

    name: str
    kind: Kind
    certificate: x509.Certificate
    key: PrivateKey | TokenKey = field(repr=False)
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def facts(self) -> IdentityFacts:
        """What the certificate says."""
        return certificate_facts(self.certificate, self.name, self.kind)

    @contextmanager
    def signer(self) -> Iterator[Any]:
        """A pyHanko signer for this key, good inside the block: a token is opened for it. Raises SigningError."""
        certificate, chain = asn1_certificate(self.certificate), tuple(map(asn1_certificate, self.chain))
        if isinstance(self.key, TokenKey):
            with self.key.signer(certificate, chain) as signer:
                yield signer
            return
        yield _simple_signer(self.key, certificate, chain)

    def private_pem(self, password: bytes | None) -> bytes:
        """The key as PEM, encrypted where there is a password; empty for a key that never leaves its token."""
        if isinstance(self.key, TokenKey):
            return b""
        lock = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
        return self.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)

    def check_usable(self, now: datetime | None = None) -> None:
        """Raises KeyUnusable unless the key may sign at `now` (today by default)."""
        check_certificate(self.certificate, now or datetime.now(UTC))
        if not isinstance(self.key, TokenKey):
            check_key(self.key, self.certificate)


def _simple_signer(key: PrivateKey, certificate: Any, chain: tuple[Any, ...]) -> Any:
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    store = SimpleCertificateStore()
    store.register_multiple(chain)
    encoded = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return SimpleSigner(certificate, asn1_keys.PrivateKeyInfo.load(encoded), store)


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
        usages=usages(certificate),
    )


def certificate_pem(identity: Identity) -> bytes:
    """The signing certificate as PEM, then those of its issuers as far as they are known; no key."""
    return b"".join(c.public_bytes(serialization.Encoding.PEM) for c in (identity.certificate, *identity.chain))
