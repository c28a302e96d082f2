"""Attachments and a PAdES B-B certifying signature, all in one revision of the file."""

import asyncio
import io
from datetime import UTC, datetime
from typing import Any

from pyhanko.pdf_utils.embed import EmbeddedFileObject, EmbeddedFileParams, FileSpec, embed_file
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

from vmdesk.domain.errors import SigningError, VmdeskError
from vmdesk.report.credentials import Identity
from vmdesk.report.quiet import quiet
from vmdesk.report.reference import AUDIT, CERTIFICATE, HOW_TO, RESULT
from vmdesk.report.revision import ReportRevision

FIELD = "vmdesk-signature"
_ROOM_FOR_A_TIMESTAMP = 2 * 16384
"""Hexadecimal digits for a token with the certificates of its authority; those of public ones take 3 to 10 KiB."""
_DESCRIPTIONS = {
    RESULT: ("application/json", "The record of the analysis; every number of the report stands in it"),
    AUDIT: ("application/x-ndjson", "The audit trail, one entry a line"),
    CERTIFICATE: ("application/x-pem-file", "The certificate of the signing identity"),
    HOW_TO: ("text/plain", "How to verify this report"),
}


def sign(pdf: bytes, attachments: dict[str, bytes], identity: Identity, now: datetime) -> bytes:
    """`pdf` with its attachments, certified by `identity` as of `now`. Raises KeyUnusable or SigningError."""
    identity.check_usable(now)
    try:
        with quiet(), identity.signer() as signer:
            return _sign(pdf, attachments, signer, now.astimezone(UTC).replace(microsecond=0))
    except VmdeskError:
        raise
    except Exception as error:  # the library's errors have no common base
        raise SigningError("The report could not be signed.", details=f"{type(error).__name__}: {error}") from error


def _sign(pdf: bytes, attachments: dict[str, bytes], signer: Any, now: datetime) -> bytes:
    writer = ReportRevision(io.BytesIO(pdf))
    for name, data in sorted(attachments.items()):
        _attach(writer, name, data, now)
    session = _pdf_signer(signer).init_signing_session(writer)
    session.system_time = now
    return asyncio.run(_certify(session))


def _attach(writer: Any, name: str, data: bytes, now: datetime) -> None:
    mime, description = _DESCRIPTIONS[name]
    params = EmbeddedFileParams(creation_date=now, modification_date=now)
    stream = EmbeddedFileObject.from_file_data(writer, data, params=params, mime_type=mime)
    spec = FileSpec(name, name, stream, description, pdf_name("/Data" if name in (RESULT, AUDIT) else "/Supplement"))
    embed_file(writer, spec)


def _pdf_signer(signer: Any) -> Any:
    meta = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason="Issued as the record of one analysis by vmdesk",
        location="The examiner's own computer, offline",
        app_build_props=BuildProps(name="vmdesk"),
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
    )
    return PdfSigner(meta, signer, new_field_spec=SigFieldSpec(FIELD))


async def _certify(session: Any) -> bytes:
    """The steps of pyHanko's `PdfSigner.async_sign_pdf`, with our own clock and room for a later timestamp."""
    certificate_bytes = 2 * await session.estimate_signature_container_size(None, tight=True)
    document = session.prepare_tbs_document(None, bytes_reserved=certificate_bytes + _ROOM_FOR_A_TIMESTAMP)
    prepared, output = document.digest_tbs_document()
    attributes = PdfCMSSignedAttributes(signing_time=session.system_time)
    finished = await document.perform_signature(prepared.document_digest, attributes)
    await finished.post_signature_processing(output)
    return bytes(output.getvalue())
