"""Identities whose key lies on a token: made known to vmdesk once, opened with the token's PIN."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from vmdesk.domain.errors import KeyUnusable
from vmdesk.domain.text import cleaned
from vmdesk.report.credentials import Identity, asn1_certificate, certificate_pem
from vmdesk.report.fitness import check_certificate
from vmdesk.report.keyfiles import HEADER, keep, keep_instead
from vmdesk.report.quiet import quiet
from vmdesk.report.token_key import TokenKey, signer_with
from vmdesk.report.token_place import TokenPlace, place_in
from vmdesk.report.tokens import logged_in, module_loaded, serial_of, the_key, the_token

_PROOF = b"vmdesk proves that this key belongs to its certificate: "
_APART = "The key and the certificate do not belong together."


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which key is meant: a module's absolute path; token's label, key's id (hexadecimal) or label, else the only one.

    `certificate` is PEM, the signer's first and then those of its issuers; where it is empty the token's own is taken.
    """

    module: str
    token: str | None = None
    key_id: str = ""
    key_label: str = ""
    certificate: bytes = b""


def add_token(
    home: Any,
    name: str,
    wanted: Wanted,
    pin_of: Callable[[str], bytes],
    replace: bool = False,
    now: datetime | None = None,
) -> tuple[Identity, str | None]:
    """Keep under `home` where a key lies and whose certificate it has; the identity, and where an old one went.

    `pin_of` is asked once, with the token's label. The key signs a few bytes to prove that it belongs to the
    certificate. Raises KeyUnusable, what `tokens.key_at` raises, IdentityExists, OutputNotWritable.
    """
    identity, place = _found(name, wanted, pin_of, now or datetime.now(UTC))
    content = f"{HEADER}pkcs11\n".encode() + place.line() + certificate_pem(identity)
    if replace:
        return identity, keep_instead(home, name, content, now)
    keep(home, name, content)
    return identity, None


def _found(name: str, wanted: Wanted, pin_of: Callable[[str], bytes], now: datetime) -> tuple[Identity, TokenPlace]:
    with module_loaded(wanted.module) as module:
        token = the_token(module, wanted.token)
        pin = given_pin(token.label, pin_of(token.label))
        with logged_in(token, pin) as session:
            key = the_key(session, wanted.key_id, wanted.key_label)
            certificate, *chain = _certificates(wanted.certificate, session, key)
            check_certificate(certificate, now)
            place = TokenPlace(wanted.module, token.label, serial_of(token), key.id.hex(), key.label or "")
            _prove(session, key, certificate, pin)
    return Identity(name, "pkcs11", certificate, TokenKey(place, pin), tuple(chain)), place


def given_pin(label: str, pin: bytes) -> bytes:
    """`pin`, if there is one: an empty one is never tried. Raises KeyUnusable."""
    if not pin:
        raise KeyUnusable(
            f"The key is on the token {cleaned(label)}, and no PIN was given.",
            advice="On the command line it is asked for, or taken from --password-file.",
        )
    return pin


def _certificates(given: bytes, session: Any, key: Any) -> list[x509.Certificate]:
    """The signer's certificate first: those given as PEM, else the one on the token that has the key's id or label."""
    if given:
        try:
            return x509.load_pem_x509_certificates(given)
        except ValueError as error:
            raise KeyUnusable(
                "The certificate given cannot be read.", advice="Give PEM.", details=str(error)
            ) from error
    from pkcs11 import Attribute, ObjectClass

    same = {Attribute.ID: key.id} if key.id else {Attribute.LABEL: key.label}
    found = [one[Attribute.VALUE] for one in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE, **same})]
    if len(found) != 1:
        raise KeyUnusable(
            "The token does not hold exactly one certificate of this key.",
            advice="Give the certificate with --certificate FILE.",
            details=f"certificates found: {len(found)}",
        )
    try:
        return [x509.load_der_x509_certificate(found[0])]
    except ValueError as error:
        raise KeyUnusable("The token's certificate cannot be read.", details=str(error)) from error


def _prove(session: Any, key: Any, certificate: x509.Certificate, pin: bytes) -> None:
    """Raises KeyUnusable unless what the key signs is what the certificate's key checks."""
    signer = signer_with(session, key, asn1_certificate(certificate), (), pin)
    words, public = _PROOF + secrets.token_bytes(32), certificate.public_key()
    try:
        with quiet():
            signature = asyncio.run(signer.async_sign_raw(words, "sha256"))
        if isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(signature, words, ec.ECDSA(hashes.SHA256()))
        elif isinstance(public, rsa.RSAPublicKey):
            public.verify(signature, words, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature as error:
        raise KeyUnusable(_APART, advice="Give the key's own certificate with --certificate FILE.") from error


def load_token_identity(name: str, data: bytes, pin: bytes) -> Identity:
    """The identity that a key file tells of, its token there and the PIN tried once.

    Raises KeyUnusable and what `tokens.key_at` raises.
    """
    place = place_in(name, data)
    try:
        certificate, *chain = x509.load_pem_x509_certificates(data)
    except ValueError as error:
        raise KeyUnusable(f"The identity {name} is damaged.", details=str(error)) from error
    key = TokenKey(place, given_pin(place.token, pin))
    with key.opened():
        return Identity(name, "pkcs11", certificate, key, tuple(chain))
