"""A key that never leaves its token, and pyHanko's signer for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from vmdesk.domain.errors import WrongPin
from vmdesk.domain.text import cleaned
from vmdesk.report.token_place import TokenPlace
from vmdesk.report.tokens import key_at


@dataclass(slots=True, eq=False)
class TokenKey:
    """The key at `place`, and the PIN that opens it; a PIN that was `refused` is not tried again, for tokens lock."""

    place: TokenPlace
    pin: bytes = field(repr=False)
    refused: bool = False

    @contextmanager
    def opened(self) -> Iterator[tuple[Any, Any]]:
        """The session and the key. Raises what `tokens.key_at` raises; WrongPin also for a PIN refused before."""
        if self.refused:
            raise WrongPin(
                f"The PIN does not open the token {cleaned(self.place.token)}; it is not tried again.",
                advice="Begin again with the right one.",
            )
        try:
            with key_at(self.place, self.pin) as found:
                yield found
        except WrongPin:
            self.refused = True
            raise

    @contextmanager
    def signer(self, certificate: Any, chain: tuple[Any, ...]) -> Iterator[Any]:
        """pyHanko's signer with this key, for a certificate and those of its issuers (of asn1crypto)."""
        with self.opened() as (session, key):
            yield signer_with(session, key, certificate, chain, self.pin)


def signer_with(session: Any, key: Any, certificate: Any, chain: tuple[Any, ...], pin: bytes) -> Any:
    """pyHanko's signer with a key of an open session; the token hashes where it can, else it is given the digest."""
    from pkcs11 import KeyType, Mechanism
    from pyhanko.sign.pkcs11 import PKCS11Signer
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    hashing = Mechanism.ECDSA_SHA256 if key.key_type == KeyType.EC else Mechanism.SHA256_RSA_PKCS
    signer = PKCS11Signer(
        session,
        signing_cert=certificate,
        ca_chain=chain,
        key_id=key.id or None,
        key_label=None if key.id else key.label,
        use_raw_mechanism=hashing not in session.token.slot.get_mechanisms(),
        base_sign_kwargs={"pin": pin.decode()} if _asks_each_time(key) else None,
    )
    # pyHanko adds the signer's own certificate to those of this store, where its signer for tokens has put it, too.
    signer._cert_registry = SimpleCertificateStore.from_certs(chain)
    return signer


def _asks_each_time(key: Any) -> bool:
    """Whether the token wants the PIN for every single signature, as keys of identity cards do."""
    from pkcs11 import Attribute, PKCS11Error

    try:
        return bool(key[Attribute.ALWAYS_AUTHENTICATE])
    except (PKCS11Error, KeyError):
        return False
