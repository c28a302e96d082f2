"""What may be done in the room of the signature, which no digest covers."""

import re
from collections.abc import Callable
from typing import Any

from asn1crypto import cms, x509

from vmdesk.report.credentials import Identity, asn1_certificate


def room(data: bytes) -> tuple[int, int, bytes]:
    """Where the hexadecimal digits of the signature stand, `[first, last)`, and the digits."""
    found = re.search(rb"/Contents <([0-9A-F]+)>", data)
    assert found is not None
    return *found.span(1), found.group(1)


def with_message(data: bytes, change: Callable[[Any], None]) -> bytes:
    """`data` with another message in the room of its signature, which no digest covers."""
    first, last, digits = room(data)
    message = cms.ContentInfo.load(bytes.fromhex(digits.decode()))
    change(message["content"])
    return data[:first] + message.dump(force=True).hex().upper().encode().ljust(last - first, b"0") + data[last:]


def attribute_added(signed: Any) -> None:
    note = cms.CMSAttribute({"type": "1.2.3.4", "values": [cms.OctetString(b"hidden")]})
    signed["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([note])


def certificate_doubled(signed: Any) -> None:
    signed["certificates"].append(signed["certificates"][0])


def certificate_of(stranger: Identity) -> Callable[[Any], None]:
    def change(signed: Any) -> None:
        signed["certificates"].append(cms.CertificateChoices("certificate", asn1_certificate(stranger.certificate)))

    return change


def long_length(data: bytes) -> bytes:
    """The message's outer length spelt with a leading zero: what BER allows and DER does not."""
    first, last, digits = room(data)
    assert digits.startswith(b"3082")
    return data[:first] + (b"308300" + digits[4:])[: last - first] + data[last:]


def letters_made_small(data: bytes) -> bytes:
    first, last, digits = room(data)
    return data[:first] + digits.lower() + data[last:]


def room_used(data: bytes) -> bytes:
    _, last, _ = room(data)
    return data[: last - 40] + b"hidden".hex().upper().encode() + data[last - 28 :]


def signer_in_capitals(signed: Any) -> None:
    """The signer named by the same name in other letters, which X.500 takes for the same."""
    named = signed["signer_infos"][0]["sid"].chosen
    der = named["issuer"].dump()
    assert b"vmdesk local" in der
    named["issuer"] = x509.Name.load(der.replace(b"vmdesk local", b"vmdesk LOCAL"))
