"""A trusted time put into a report that is already signed: PAdES B-T, in the room that its signature keeps free.

The token goes among the signature's unsigned attributes. Length, pages, signed bytes and signature stay what they were,
no revision is added, and so every check of the report holds as before.
"""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

from asn1crypto import cms
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader

from vmdesk.domain.errors import SigningError, TimestampRefused, VmdeskError
from vmdesk.domain.text import cleaned
from vmdesk.files import write_atomically
from vmdesk.report.container import stamp_attributes
from vmdesk.report.quiet import quiet
from vmdesk.report.timestamp_token import Stamp, TokenWrong, certificates_of, checked, path_of, stamp_of
from vmdesk.report.unsigned_part import joined
from vmdesk.report.verification import check_report

Ask = Callable[[bytes], cms.ContentInfo]
"""Gives an authority's token for a SHA-256 digest."""
_UNUSABLE = "Ask for the report again, or look at it with `vmdesk verify`."


def add_timestamp(path: Path, ask: Ask) -> Stamp:
    """Put the token that `ask` gives into the report at `path`; what it says.

    The file is replaced whole, and only by one that checks as well as before; anything that goes wrong leaves it as it
    was. Raises SigningError, TimestampRefused, OutputNotWritable.
    """
    before = check_report(path)
    if before.failed:
        raise SigningError(
            f"{cleaned(path.name)} does not check, so no timestamp is added to it.",
            advice=_UNUSABLE,
            details=before.verdict_line,
        )
    try:
        with quiet():
            data, stamp = stamped(path.read_bytes(), ask)
    except VmdeskError:
        raise
    except Exception as error:  # the libraries' errors have no common base
        details = f"{type(error).__name__}: {error}"
        raise SigningError("The timestamp could not be added.", advice=_UNUSABLE, details=details) from error
    write_atomically(path, data, check=_read_back)
    return stamp


def _read_back(written: Path) -> None:
    check = check_report(written)
    if check.failed:
        raise TimestampRefused(
            "With this timestamp the report would no longer check; it is left as it was.", details=check.verdict_line
        )


def stamped(data: bytes, ask: Ask) -> tuple[bytes, Stamp]:
    """The bytes of a sound report with a timestamp in its signature, of the same length. Raises TimestampRefused."""
    signature = next(iter(PdfFileReader(io.BytesIO(data)).embedded_signatures))
    if stamp_of(signature.signer_info) is not None:
        raise SigningError("The report has a timestamp already.", advice="`vmdesk verify` shows it.")
    value = signature.signer_info["signature"].native
    token = ask(hashlib.sha256(value).digest())
    try:
        tidy = _tidied(token)
        stamp = checked(tidy, value)
    except Exception as error:  # parsers of a stranger's bytes raise anything
        why = str(error) if isinstance(error, TokenWrong) else f"{type(error).__name__}: {error}"
        raise TimestampRefused(
            "The authority's answer does not hold; the report is left as it was.", details=cleaned(why)
        ) from error
    start, end = (int(signature.byte_range[k]) for k in (1, 2))
    return data[:start] + _filled(signature.pkcs7_content, tidy, end - start) + data[end:], stamp


def _tidied(token: cms.ContentInfo) -> cms.ContentInfo:
    """The same token in the one form of DER, with those certificates that it proves and nothing else unprotected.

    Certificates, revocation lists and unsigned attributes stand outside the authority's signature, so that leaving some
    out changes nothing of what it vouches for.
    """
    signed = token["content"]
    authority, *others = certificates_of(signed)
    kept = [authority, *path_of(authority, others)]
    signed["certificates"] = [cms.CertificateChoices.load(one.public_bytes(Encoding.DER)) for one in kept]
    signed["crls"] = None
    signed["signer_infos"][0]["unsigned_attrs"] = None
    return cms.ContentInfo.load(token.dump(force=True), strict=True)


def _filled(container: bytes, token: cms.ContentInfo, room: int) -> bytes:
    """The hexadecimal string of `room` bytes that holds the signature with the token in it."""
    message = cms.ContentInfo.load(container).dump()  # without the zeros after it
    digits = joined(message, stamp_attributes(token.dump())).hex().upper().encode()
    if len(digits) > room - 2:
        needed, kept = len(digits) // 2, (room - 2) // 2
        raise TimestampRefused(
            f"The answer is too long: {needed} bytes are needed, and the report keeps room for {kept}.",
            advice="Name another authority.",
        )
    return b"<" + digits.ljust(room - 2, b"0") + b">"
