"""A timestamp token (RFC 3161) as it stands in a signature: what it vouches for, and whether it holds.

Nothing of it is covered by the report's own signature, so every byte must be covered by the authority's, be a
certificate that is proven by the next one, or be the only one possible.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import cms, tsp
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.validation.generic_cms import extract_certs_for_validation, validate_sig_integrity

from vmdesk.domain.text import cleaned
from vmdesk.report.container import names_exactly
from vmdesk.report.fitness import dates_problem, strength_problem

ATTRIBUTE = "signature_time_stamp_token"
_DIGESTS = {"sha256": hashlib.sha256, "sha384": hashlib.sha384, "sha512": hashlib.sha512}
_MOST_CERTIFICATES = 12


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a token says: when, and the certificate of who says so (names cleaned, SHA-256 in hexadecimal)."""

    time: datetime
    authority: str
    authority_sha256: str


class TokenWrong(ValueError):
    """The token does not hold; the message says why, as a clause."""


def stamp_of(signer_info: Any) -> Stamp | None:
    """The one timestamp over a signature, proven to hold; None where there is none. Raises TokenWrong.

    Whether the authority is one to trust is not looked at. Parsers may raise anything on hostile bytes.
    """
    found = [a for a in signer_info["unsigned_attrs"] if a["type"].native == ATTRIBUTE]
    if not found:
        return None
    if len(found) != 1 or len(found[0]["values"]) != 1:
        raise TokenWrong("there is more than one timestamp over the signature")
    return checked(found[0]["values"][0], signer_info["signature"].native)


def checked(token: cms.ContentInfo, stamped: bytes) -> Stamp:
    """What `token` says of the bytes `stamped`. Raises TokenWrong."""
    if token["content_type"].native != "signed_data":
        raise TokenWrong("the timestamp is not CMS signed data")
    signed = token["content"]
    info = _info(signed)
    _require_imprint(info, stamped)
    _require_frame(signed)
    authority, *others = certificates_of(signed)
    _require_signature(signed)
    when: datetime = info["gen_time"].native
    problem = strength_problem(authority) or dates_problem(authority, when) or _purpose_problem(authority)
    if problem:
        raise TokenWrong(f"the timestamp's own certificate does not fit: {problem}")
    if len(path_of(authority, others)) != len(others):
        raise TokenWrong("the timestamp carries a certificate that nothing proves")
    der = authority.public_bytes(Encoding.DER)
    return Stamp(when, cleaned(authority.subject.rfc4514_string()), hashlib.sha256(der).hexdigest())


def _info(signed: Any) -> tsp.TSTInfo:
    inner = signed["encap_content_info"]
    if inner["content_type"].native != "tst_info":
        raise TokenWrong("the timestamp holds no time")
    info = inner["content"].parsed
    if not isinstance(info, tsp.TSTInfo) or info["version"].native != "v1":
        raise TokenWrong("the timestamp's time is of another version")
    return info


def _require_imprint(info: tsp.TSTInfo, stamped: bytes) -> None:
    digest = _DIGESTS.get(info["message_imprint"]["hash_algorithm"]["algorithm"].native)
    if digest is None:
        raise TokenWrong("the timestamp rests on a digest that is not trusted")
    if digest(stamped).digest() != info["message_imprint"]["hashed_message"].native:
        raise TokenWrong("the timestamp is of something else than this signature")


def _require_frame(signed: Any) -> None:
    """One signer, one trusted digest, and no room for bytes that nothing protects."""
    if signed["version"].native != "v3" or len(signed["signer_infos"]) != 1 or len(signed["digest_algorithms"]) != 1:
        raise TokenWrong("the timestamp does not have exactly one signer")
    signer = signed["signer_infos"][0]
    if signer["version"].native != "v1" or signer["sid"].name != "issuer_and_serial_number":
        raise TokenWrong("the timestamp's signer is not named by issuer and serial number")
    if not names_exactly(signer, signed["certificates"]):
        raise TokenWrong("the timestamp's signer is not named in the very bytes of its certificate")
    if signed["crls"].native or signer["unsigned_attrs"].native:
        raise TokenWrong("the timestamp carries something that nothing protects")
    _require_methods(signer, signed["digest_algorithms"][0])


def _require_methods(signer: Any, announced: Any) -> None:
    digest, method = signer["digest_algorithm"], signer["signature_algorithm"]
    if digest["algorithm"].native not in _DIGESTS or digest["algorithm"].native != announced["algorithm"].native:
        raise TokenWrong("the timestamp's signature rests on a digest that is not trusted")
    plain = [digest, announced, *([] if method["algorithm"].native == "rsassa_pss" else [method])]
    if any(one["parameters"].native is not None for one in plain):
        raise TokenWrong("the timestamp's digest or signature is spelt unusually")


def certificates_of(signed: Any) -> list[x509.Certificate]:
    """The certificates in a token, the signer's first. Raises TokenWrong, and what the parsers raise."""
    if not 1 <= len(signed["certificates"]) <= _MOST_CERTIFICATES:
        raise TokenWrong("the timestamp carries no certificate, or far too many")
    found = extract_certs_for_validation(signed)
    every = [found.signer_cert, *found.other_certs]
    if len(every) != len(signed["certificates"]):
        raise TokenWrong("the timestamp carries a certificate twice, or something else in the place of one")
    return [x509.load_der_x509_certificate(one.dump()) for one in every]


def _require_signature(signed: Any) -> None:
    signer = signed["signer_infos"][0]
    content = signed["encap_content_info"]["content"].contents
    digest = _DIGESTS[signer["digest_algorithm"]["algorithm"].native](content).digest()
    certificate = extract_certs_for_validation(signed).signer_cert
    names = [attribute["type"].native for attribute in signer["signed_attrs"]]
    if not {"signing_certificate", "signing_certificate_v2"} & set(names):
        raise TokenWrong("the timestamp does not name its own certificate")
    intact, valid = validate_sig_integrity(signer, certificate, "tst_info", digest)
    if not (intact and valid):
        raise TokenWrong("the timestamp was not made with its certificate's key, or was changed since")


def _purpose_problem(certificate: x509.Certificate) -> str | None:
    """RFC 3161, 2.3: for time stamping, for nothing else, and marked as critical."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        return "it is not meant for time stamping"
    if not found.critical or list(found.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        return "it is not meant for time stamping alone"
    return None


def path_of(authority: x509.Certificate, others: list[x509.Certificate]) -> list[x509.Certificate]:
    """Those of `others` that lead from `authority` to a root, each proven by the next and the root by itself.

    Empty where they lead to none: the last one's bytes would stand there with nothing to prove them.
    """
    path, last, left = [], authority, list(others)
    while following := next((one for one in left if _issued(one, last)), None):
        left.remove(following)
        path.append(following)
        last = following
    return path if path and _issued(path[-1], path[-1]) else []


def _issued(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True
