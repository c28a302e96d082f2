import io

import pytest
from pypdf import PdfReader

from vmdesk.report.blocks import numbered
from vmdesk.report.content import compose
from vmdesk.report.fonts import drawable, fitted, width
from vmdesk.report.pdf import render


@pytest.fixture
def pages(finished, entries, identity, noon):
    return PdfReader(
        io.BytesIO(render(compose(finished.result, entries, identity.facts, noon), finished.illustrations))
    )


def test_every_page_names_report_and_place(pages):
    total, title = len(pages.pages), pages.metadata.title
    for number, page in enumerate(pages.pages, 1):
        text = page.extract_text()
        assert title.split()[-1] in text
        forms = page["/Resources"]["/XObject"]
        assert any(f"Page {number} of {total}".encode() in forms[name].get_data() for name in forms)
    assert "End of report" in pages.pages[-1].extract_text()


def test_outline_and_language(pages):
    titles = [entry.title for entry in pages.outline]
    assert titles[0].endswith("What was asked, and of whom")
    assert titles[-1].endswith("Every window")
    assert [pages.get_destination_page_number(entry) for entry in pages.outline][-1] == len(pages.pages) - 1
    assert pages.trailer["/Root"]["/Lang"] == "en"


def test_all_fonts_are_embedded(pages):
    fonts = {
        f.get_object()["/BaseFont"]: f.get_object() for p in pages.pages for f in p["/Resources"]["/Font"].values()
    }
    assert all("Vera" in name for name in fonts)
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts.values())


def test_digests_keep_to_one_line(pages, result):
    text = "\n".join(page.extract_text() for page in pages.pages)
    lines = text.splitlines()
    for digest in (result.evidence.sha256, result.evidence.sha1, result.model.sha256, result.frames[0].sha256):
        assert any(digest in line for line in lines)


def test_what_the_typeface_lacks_is_written_out():
    assert drawable("a×b–…") == "a×b–…"
    assert drawable("录.mp4") == "\\u{5f55}.mp4"


def test_a_long_name_loses_its_middle_only():
    short = fitted("x" * 500 + ".mp4", "vmdesk-regular", 7, 200)
    assert short.endswith(".mp4")
    assert width(short, "vmdesk-regular", 7) <= 200


@pytest.mark.slow
def test_five_thousand_windows(finished_of, entries, identity, noon):
    finished = finished_of(5000, 0)
    reader = PdfReader(io.BytesIO(render(compose(finished.result, entries, identity.facts, noon))))
    assert "4999" in reader.pages[-1].extract_text()


@pytest.mark.parametrize("faces", [0, 1, 3])
def test_no_heading_stands_alone_at_the_foot_of_a_page(finished_of, entries, identity, noon, faces):
    for windows in (12, 20, 60):
        finished = finished_of(windows, faces)
        content = compose(finished.result, entries, identity.facts, noon)
        headings = {"".join(f"{number}{section.title}".split()) for number, section in numbered(content.sections)}
        leads = {
            "".join(b.text.split()) for s in content.sections for b in s.blocks if getattr(b, "tone", "") == "lead"
        }
        pages = PdfReader(io.BytesIO(render(content, finished.illustrations))).pages
        feet = {"".join(page.extract_text().splitlines()[-1].split()) for page in pages}
        assert len(pages) > 5
        assert not feet & (headings | leads)
