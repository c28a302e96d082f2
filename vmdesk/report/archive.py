"""The finished pages in the structure of PDF/A-3b (ISO 19005-3): written anew, with metadata, colours and an id.

reportlab draws pages and embeds fonts; it writes no XMP, no output intent, and puts no line end before `endstream`.
What the standard asks of tagged text (levels A and U) is not claimed: reportlab carries no structure of the text.
"""

import hashlib
import io
import re
import unicodedata
import uuid
from typing import Any

from PIL.ImageCms import ImageCmsProfile, createProfile
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from vmdesk.report.blocks import ReportContent
from vmdesk.report.xmp import xmp_packet

PROGRAM = "vmdesk"
SRGB = "sRGB IEC61966-2.1"
_ICC_VERSION, _ICC_DATE, _ICC_ID = slice(8, 12), slice(24, 36), slice(84, 100)
_EPOCH = b"\x07\xea\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00"
_MAPPED = re.compile(rb"(<[0-9A-F]{2}> )<((?:FB[5-9A-F]|F[CDE][0-9A-F])[0-9A-F])>")
"""A code of a font and the joined form of an Arabic letter that it stands for."""


def archival(pdf: bytes, content: ReportContent) -> bytes:
    """The pages of `pdf` in a file of its own; the same bytes give the same bytes."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.pdf_header = "%PDF-1.7"
    identity = hashlib.sha256(pdf).digest()[:16]
    for page in writer.pages:
        page.pop("/Trans", None)
    for font in _fonts(writer):
        _name_letters(font)
    _describe(writer, content, uuid.UUID(bytes=identity, version=5))
    writer._ID = ArrayObject([ByteStringObject(identity)] * 2)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _fonts(writer: PdfWriter) -> list[Any]:
    """Every font of the pages, once."""
    found = {}
    for page in writer.pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]
            found[font.indirect_reference.idnum] = font.get_object()
    return list(found.values())


def _name_letters(font: Any) -> None:
    """Lets a reader that copies or searches find letters of Arabic, not the forms in which they are drawn."""
    if "/ToUnicode" not in font:
        return
    stream = font["/ToUnicode"].get_object()
    named = _MAPPED.sub(_letter, stream.get_data())
    if named != stream.get_data():
        stream.set_data(named)


def _letter(found: re.Match[bytes]) -> bytes:
    """Lam with alef stays one character: pdftotext would give its two letters in the wrong order."""
    letters = unicodedata.normalize("NFKC", chr(int(found.group(2), 16)))
    if len(letters) > 1:
        return found.group()
    return found.group(1) + b"<" + letters.encode("utf-16-be").hex().upper().encode() + b">"


def _describe(writer: PdfWriter, content: ReportContent, identity: uuid.UUID) -> None:
    """The same facts in the information dictionary and in XMP, the colours, and a title for the window."""
    root, title = writer.root_object, f"{content.title} {content.report_id}"
    digits = "".join(c for c in content.written_utc if c.isdigit())
    moment = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{digits[8:10]}:{digits[10:12]}:{digits[12:14]}Z"
    told = {"/Title": title, "/Author": PROGRAM, "/Subject": content.exhibit_name, "/Creator": PROGRAM}
    told |= {"/Producer": PROGRAM, "/CreationDate": f"D:{digits}Z", "/ModDate": f"D:{digits}Z"}
    writer.metadata = None
    writer.add_metadata(told)
    packet = xmp_packet(title, content.exhibit_name, PROGRAM, moment, f"uuid:{identity}")
    root[NameObject("/Metadata")] = writer._add_object(_stream(packet, Type="/Metadata", Subtype="/XML"))
    root[NameObject("/OutputIntents")] = ArrayObject([writer._add_object(_colours(writer))])
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    root[NameObject("/Lang")] = TextStringObject("en")


def _stream(data: bytes, **names: str) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    stream.update({NameObject(f"/{key}"): NameObject(name) for key, name in names.items()})
    return stream


def _colours(writer: PdfWriter) -> DictionaryObject:
    """The output intent: red, green and blue of the pages are those of sRGB."""
    profile = _stream(srgb_profile())
    profile[NameObject("/N")] = NumberObject(3)
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/OutputIntent"),
            NameObject("/S"): NameObject("/GTS_PDFA1"),
            NameObject("/OutputConditionIdentifier"): TextStringObject(SRGB),
            NameObject("/Info"): TextStringObject(SRGB),
            NameObject("/DestOutputProfile"): writer._add_object(profile),
        }
    )


def srgb_profile() -> bytes:
    """The ICC profile that Pillow makes, without the moment at which it was made and the id that follows from that.

    It is marked as version 4.2, the last that PDF 1.7 knows: it holds three primaries, a white and a curve, no more.
    """
    profile = bytearray(ImageCmsProfile(createProfile("sRGB")).tobytes())
    profile[_ICC_VERSION] = b"\x04\x20\x00\x00"
    profile[_ICC_DATE] = _EPOCH
    profile[_ICC_ID] = bytes(16)
    return bytes(profile)
