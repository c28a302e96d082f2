"""The signature's own bytes: the hexadecimal between the signed ranges, and the CMS message in it.

No digest covers these bytes, so each must be the only one possible: capital hexadecimal, zeros after the message,
a message that re-encodes to itself and holds nothing that is not expected.
"""

import re
from collections.abc import Sequence
from typing import Any

from asn1crypto import cms

from vmdesk.report.unsigned_part import apart, content_of, encoded, joined, values_in

_DIGESTS = {"sha256", "sha384", "sha512"}
_UNSIGNED = {"signature_time_stamp_token"}
STAMP_NAME = cms.CMSAttributeType("signature_time_stamp_token").dump()
"""The attribute's object identifier, 1.2.840.113549.1.9.16.2.14, in DER."""


def container_problem(data: bytes, byte_range: Sequence[int]) -> str | None:
    """Why the bytes left out of `byte_range` are not exactly one signature, or None. Raises ValueError on no CMS."""
    if len(byte_range) != 4 or byte_range[0] != 0:
        return "the byte range is not the usual one"
    _, first, second, _ = (int(number) for number in byte_range)
    found = re.fullmatch(rb"<((?:[0-9A-F]{2})+)>", data[first:second])
    if not found:
        return "the gap between the signed ranges holds more or other than one hexadecimal string"
    filled = bytes.fromhex(found.group(1).decode())
    length = _der_length(filled)
    if any(filled[length:]):
        return "the padding after the signature is not empty"
    return _message_problem(filled[:length])


def _der_length(data: bytes) -> int:
    """Bytes of the first DER value, its header counted (X.690, 8.1.3)."""
    if len(data) < 2 or data[0] != 0x30:
        raise ValueError("the signature does not begin with a DER sequence")
    if data[1] < 0x80:
        return 2 + data[1]
    digits = data[1] & 0x7F
    return 2 + digits + int.from_bytes(data[2 : 2 + digits], "big")


def _message_problem(der: bytes) -> str | None:
    message = cms.ContentInfo.load(der, strict=True)
    if message["content_type"].native != "signed_data":
        return "the signature is not CMS signed data"
    if not _in_one_form(der):
        return "the signature is not in the one form that DER allows"
    return _signed_data_problem(message["content"])


def _in_one_form(der: bytes) -> bool:
    """Whether DER allows no other bytes for the message; it, and a token in it, are looked at each by itself."""
    bare, attributes = apart(der)
    if not _reencodes(bare):
        return False
    return not attributes or (joined(bare, attributes) == der and _token_in_one_form(attributes))


def _token_in_one_form(attributes: bytes) -> bool:
    """Whether unsigned attributes are exactly one, and its value is one token in the one form of DER."""
    name, values = values_in(content_of(values_in(content_of(attributes))[0]))
    (token,) = values_in(content_of(values))
    return stamp_attributes(token) == attributes and name == STAMP_NAME and _reencodes(token)


def stamp_attributes(token: bytes) -> bytes:
    """The unsigned attributes of a signer that hold one timestamp token and nothing else (RFC 3161, appendix A)."""
    return encoded(b"\xa1", encoded(b"\x30", STAMP_NAME + encoded(b"\x31", token)))


def _reencodes(der: bytes) -> bool:
    return bool(cms.ContentInfo.load(der, strict=True).dump(force=True) == der)


def _signed_data_problem(signed: Any) -> str | None:
    inner = signed["encap_content_info"]
    digests = [d["algorithm"].native for d in signed["digest_algorithms"]]
    if (
        signed["version"].native != "v1"
        or inner["content_type"].native != "data"
        or inner["content"].native is not None
    ):
        return "the signature's frame is not that of a detached signature"
    if len(digests) != 1 or digests[0] not in _DIGESTS or len(signed["signer_infos"]) != 1:
        return "the signature does not name exactly one signer and one digest that is still trusted"
    if signed["crls"].native:
        return "the signature carries revocation lists that nothing protects"
    if not _certificates_alone(signed["certificates"]):
        return "the signature carries a certificate twice, or something else in the place of one"
    if not _exact_algorithm(signed["digest_algorithms"][0]):
        return "the signature's digest is spelt unusually"
    if not names_exactly(signed["signer_infos"][0], signed["certificates"]):
        return "the signer is not named in the very bytes of the certificate"
    return _signer_problem(signed["signer_infos"][0], digests[0])


def names_exactly(signer: Any, certificates: Any) -> bool:
    """Whether `signer` names one of `certificates` byte for byte: names are else compared without regard to capitals.

    Anything but an issuer and a serial number is let through here.
    """
    if signer["sid"].name != "issuer_and_serial_number":
        return True
    named = signer["sid"].chosen
    wanted = named["issuer"].dump(), named["serial_number"].native
    return wanted in [(one.chosen.issuer.dump(), one.chosen.serial_number) for one in certificates]


def _certificates_alone(certificates: Any) -> bool:
    """Which they are is compared with the attached ones; here only that none hides behind another."""
    names, encoded = {one.name for one in certificates}, {one.dump() for one in certificates}
    return names == {"certificate"} and len(encoded) == len(certificates)


def _exact_algorithm(algorithm: Any) -> bool:
    return set(algorithm.native) <= {"algorithm", "parameters"} and algorithm["parameters"].native is None


def _signer_problem(signer: Any, digest: str) -> str | None:
    if signer["version"].native != "v1" or signer["sid"].name != "issuer_and_serial_number":
        return "the signer is not named by issuer and serial number"
    if signer["digest_algorithm"]["algorithm"].native != digest or not _exact_algorithm(signer["digest_algorithm"]):
        return "the signer's digest is not the one the signature announces"
    unsigned = signer["unsigned_attrs"].native or []
    if any(attribute["type"] not in _UNSIGNED for attribute in unsigned):
        return "the signature carries attributes that nothing protects"
    return None
