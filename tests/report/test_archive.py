"""The structure of PDF/A-3b as far as it can be read off the file; no validator runs here."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ContentStream, StreamObject

from tests.report.conftest import make_finished, make_result, make_trail
from vmdesk.report.archive import srgb_profile
from vmdesk.report.content import compose
from vmdesk.report.identity import create_identity
from vmdesk.report.pdf import render
from vmdesk.report.reference import ATTACHMENTS
from vmdesk.report.write import write_report

NAME = "Улика فيديو 证据 1.mp4"
XML = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}
HELD_AT_MOST = 28
"""How deep the graphics state may be saved (ISO 32000-1, annex C)."""


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """The bytes of one signed report of an exhibit with a foreign name."""
    folder, noon = tmp_path_factory.mktemp("archive"), datetime(2026, 3, 1, 12, tzinfo=UTC)
    identity = create_identity(folder / "home", "default", None, noon)
    write_report(folder / "r.pdf", make_finished(make_result(20, 1, NAME)), make_trail(), identity, noon)
    return (folder / "r.pdf").read_bytes()


@pytest.fixture(scope="module")
def signed(data):
    return PdfReader(io.BytesIO(data))


def xmp(reader):
    words = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    return ElementTree.fromstring(words[words.index("<x:xmpmeta") : words.rindex("<?xpacket")])


def fonts(reader):
    found = {}
    for page in reader.pages:
        holders = [page, *(o.get_object() for o in page["/Resources"].get("/XObject", {}).values())]
        for holder in holders:
            for font in holder.get("/Resources", {}).get("/Font", {}).values():
                found[font.get_object()["/Name"]] = font.get_object()
    return found


def test_the_signed_file_names_its_kind_and_colours(signed):
    root, told = signed.trailer["/Root"], xmp(signed)
    assert [told.findtext(f".//pdfaid:{name}", namespaces=XML) for name in ("part", "conformance")] == ["3", "B"]
    assert "/Filter" not in root["/Metadata"]
    (intent,) = root["/OutputIntents"]
    assert intent.get_object()["/S"] == "/GTS_PDFA1"
    profile = intent.get_object()["/DestOutputProfile"]
    assert (profile["/N"], profile.get_data()) == (3, srgb_profile())
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_profile_of_colours_is_the_same_at_any_time_and_whole():
    profile = srgb_profile()
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert profile[8:20] == b"\x04\x20\x00\x00mntrRGB "
    assert profile[36:40] == b"acsp"
    assert profile == srgb_profile()


def test_information_and_xmp_say_the_same_by_the_clock_of_the_report(signed, noon):
    told, info = xmp(signed), signed.metadata
    title = told.findtext(".//dc:title/rdf:Alt/rdf:li", namespaces=XML)
    assert info.title == title
    assert title.startswith("Video analysis report VMD-")
    assert info.subject == told.findtext(".//dc:description/rdf:Alt/rdf:li", namespaces=XML) == NAME
    assert info.author == told.findtext(".//dc:creator/rdf:Seq/rdf:li", namespaces=XML)
    assert info.producer == told.findtext(".//pdf:Producer", namespaces=XML)
    assert info.creation_date == info.modification_date == noon
    for name in ("CreateDate", "ModifyDate"):
        assert told.findtext(f".//xmp:{name}", namespaces=XML) == "2026-03-01T12:00:00Z"
    assert told.findtext(".//xmpMM:DocumentID", namespaces=XML).startswith("uuid:")


def test_every_attachment_is_associated_and_described(signed):
    root = signed.trailer["/Root"]
    names = root["/Names"]["/EmbeddedFiles"]["/Names"]
    associated = {one.idnum for one in root["/AF"]}
    for name, reference in zip(names[::2], names[1::2], strict=True):
        described = reference.get_object()
        assert reference.idnum in associated
        assert described["/F"] == described["/UF"] == name
        assert described["/AFRelationship"] in ("/Data", "/Supplement")
        stream = described["/EF"]["/F"]
        assert stream["/Subtype"].count("/") >= 1
        assert {"/Size", "/ModDate"} <= set(stream["/Params"])
    assert sorted(names[::2]) == list(names[::2]) == sorted(ATTACHMENTS)


def test_every_font_is_embedded_and_every_character_drawn_has_a_glyph(signed):
    found = fonts(signed)
    assert {font["/BaseFont"].partition("+")[2] for font in found.values()} == {
        "BitstreamVeraSans-Roman", "BitstreamVeraSans-Bold", "VMDeskSans-Regular", "VMDeskSansArabic-Regular",
        "VMDeskSansCJK-Regular",
    }  # fmt: skip
    for font in found.values():
        assert "/FontFile2" in font["/FontDescriptor"]
        assert font["/FontDescriptor"]["/FontName"] == font["/BaseFont"]
        assert "/Encoding" not in font  # a symbolic font has its own
        assert len(font["/Widths"]) == font["/LastChar"] - font["/FirstChar"] + 1
    for page in signed.pages:
        assert b"\x00" not in drawn_codes(page, signed)


def drawn_codes(page, reader):
    """All codes drawn on a page; 0 stands for a character without a glyph. Colours are those of the device only."""
    codes, depth = bytearray(), 0
    for operands, operator in ContentStream(page["/Contents"], reader).operations:
        if operator == b"Tj":
            codes += getattr(operands[0], "original_bytes", operands[0])
        depth += (operator == b"q") - (operator == b"Q")
        assert depth <= HELD_AT_MOST
        assert operator not in (b"k", b"K", b"cs", b"CS", b"sh", b"gs")
    assert depth == 0
    return codes


def test_the_bytes_keep_the_rules_of_the_file_format(data, signed):
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", data)
    assert data.endswith(b"%%EOF\n")
    assert "/Version" not in signed.trailer["/Root"]
    assert "/Extensions" not in signed.trailer["/Root"]
    assert len(signed.trailer["/ID"]) == 2
    checked = 0
    for number, offset in signed.xref[0].items():
        if not offset:
            continue
        assert data[offset - 1 : offset] == b"\n"
        assert data[offset:].startswith(b"%d 0 obj\n" % number)
        one = signed.get_object(number)
        if isinstance(one, StreamObject):
            start = re.compile(rb"stream\n").search(data, offset).end()
            length = int(re.compile(rb"/Length (\d+)").search(data, offset)[1])
            assert data[start + length :].startswith(b"\nendstream\nendobj\n")
            assert one.get("/Filter") in (None, "/FlateDecode", ["/FlateDecode"], ["/DCTDecode"])
            checked += 1
    assert checked > 20


def test_the_signature_field_prints_and_does_nothing(signed):
    (field,) = [a.get_object() for page in signed.pages for a in page.get("/Annots", [])]
    assert field["/F"] & 4
    assert not field["/F"] & (1 | 2 | 32)
    assert not {"/A", "/AA"} & set(field)
    signature = field["/V"]
    assert not {"/DigestMethod", "/DigestValue"} & set(signature["/Reference"][0])


def test_letterhead_and_logo_bring_no_other_font(finished, entries, identity, noon):
    logo = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(logo, "PNG")
    content = compose(finished.result, entries, identity.facts, noon)
    headed = replace(content, letterhead=("Εργαστήριο", "Street 7"), logo=logo.getvalue())
    found = fonts(PdfReader(io.BytesIO(render(headed, ()))))
    assert all("/FontDescriptor" in font for font in found.values())
    assert any("VMDeskSans-Bold" in font["/BaseFont"] for font in found.values())


def test_the_same_content_gives_the_same_bytes(finished, entries, identity, noon):
    content = compose(finished.result, entries, identity.facts, noon)
    assert render(content) == render(content)
