"""What an editor program may do to a PDF: one more revision, or the whole file written anew."""

import io
from collections.abc import Callable
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfWriter

from vmdesk.report.reference import RESULT


def updated(data: bytes, change: Callable[[Any], None]) -> bytes:
    """`data` with one more revision, in which `change` may alter whatever it likes."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def rewritten(data: bytes, change: Callable[[PdfWriter], None] = lambda _: None) -> bytes:
    """`data` taken apart and written anew, as any editor does."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def page_forged(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    stream = page["/Contents"]
    stream._data, stream._encoded_data = stream.data + b"\nBT /F1 40 Tf 50 500 Td (0.0000) Tj ET", None
    writer.update_container(stream)


def page_rotated(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    page[NameObject("/Rotate")] = NumberObject(180)
    writer.update_container(page)


def last_page_dropped(writer: Any) -> None:
    pages = writer.root["/Pages"]
    pages[NameObject("/Kids")] = ArrayObject([pages["/Kids"].raw_get(k) for k in range(len(pages["/Kids"]) - 1)])
    pages[NameObject("/Count")] = NumberObject(len(pages["/Kids"]))
    writer.update_container(pages)


def nothing_of_importance(writer: Any) -> None:
    writer.add_object(DictionaryObject({NameObject("/Note"): pdf_string("nobody refers to this")}))


def attachment_swapped(writer: Any) -> None:
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    place = next(k for k in range(0, len(names), 2) if str(names[k]) == RESULT)
    stream = names[place + 1]["/EF"]["/F"]
    stream._data, stream._encoded_data = stream.data.replace(b'"fake_score": 0.', b'"fake_score": 0.0', 1), None
    writer.update_container(stream)


def title_changed(writer: Any) -> None:
    writer.set_info(writer.trailer.raw_get("/Info"))
    info = writer.trailer["/Info"]
    info[NameObject("/Title")] = pdf_string("another")
    writer.update_container(info)


def metadata_changed(writer: Any) -> None:
    stream = writer.root["/Metadata"]
    stream._data, stream._encoded_data = stream.data.replace(b"vmdesk", b"VMDESK"), None
    writer.update_container(stream)


def glyphs_and_words_parted(writer: Any) -> None:
    """Every font reads as another text than it shows: its map to Unicode turns 0 into 9."""
    fonts = writer.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
    for name in fonts:
        if "/ToUnicode" in fonts[name]:
            stream = fonts[name]["/ToUnicode"]
            stream._data, stream._encoded_data = stream.data.replace(b"<0030>", b"<0039>"), None
            writer.update_container(stream)


def script_added(writer: Any) -> None:
    script = {"/S": NameObject("/JavaScript"), "/JS": pdf_string("app.alert('read me')")}
    writer.root[NameObject("/OpenAction")] = DictionaryObject({NameObject(key): one for key, one in script.items()})
    writer.update_root()


def file_on_a_page(writer: Any) -> None:
    note = DictionaryObject(
        {NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/FileAttachment")}
    )
    page = writer.root["/Pages"]["/Kids"][0]
    page[NameObject("/Annots")] = ArrayObject([writer.add_object(note)])
    writer.update_container(page)
