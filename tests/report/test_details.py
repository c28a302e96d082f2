import hashlib
import io
import json
from dataclasses import replace

import pytest
from PIL import Image
from pypdf import PdfReader

from vmdesk.case.trail import AuditTrail
from vmdesk.domain.errors import DetailsUnusable
from vmdesk.domain.report_details import ACTION, ReportDetails, details_from, details_recorded, stated_in
from vmdesk.packing import pack, unpack
from vmdesk.report import blocks
from vmdesk.report.content import compose
from vmdesk.report.details_file import SCHEMA, read_details, read_logo, write_details
from vmdesk.report.pdf import render
from vmdesk.report.words_details import CHECKLIST, NOT_STATED

HEAD = f'{{"schema": "{SCHEMA}"'
STATED = ReportDetails(
    laboratory="Test laboratory",
    address=("1 First Street", "Second Town"),
    examiner="An Examiner",
    case_number="C-77",
    exhibit_number="EX-3",
    received="2026-02-27",
    asked="Is the face in the clip the recorded one?\nIf not, where?",
    certification=True,
)


def logo():
    buffer = io.BytesIO()
    Image.new("RGBA", (90, 30), (20, 60, 90, 128)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def composed(result, entries, identity, noon):
    def build(details, picture=b""):
        trail = AuditTrail("examiner@test", entries)
        trail.record_at("2026-03-01T11:00:00Z", ACTION, details_recorded(details))
        return compose(result, trail.entries, identity.facts, noon, picture)

    return build


def text_of(content):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(render(content))).pages)


def test_what_is_stated_is_printed_from_the_trail(composed):
    printed = text_of(composed(STATED))
    for words in (*STATED.address, "Test laboratory", "An Examiner", "C-77", "EX-3", "2026-02-27", "If not, where?"):
        assert words in printed
    assert printed.count(NOT_STATED) >= 5


def test_nothing_stated_is_said_in_so_many_words(result, entries, identity, noon):
    content = compose(result, entries, identity.facts, noon)
    rows = dict(content.brief[0].rows)
    assert set(rows.values()) == {NOT_STATED}
    assert content.letterhead == ()
    assert all("902" not in section.title for section in content.sections)


def test_the_newest_entry_counts_and_what_does_not_fit_is_left_out(entries):
    trail = AuditTrail("examiner@test", entries)
    trail.record_at("2026-03-01T11:00:00Z", ACTION, details_recorded(STATED))
    assert stated_in(trail.entries) == replace(STATED, logo=b"")
    trail.record_at("2026-03-01T11:00:01Z", ACTION, {"stated": {"examiner": 7}})
    assert stated_in(trail.entries) == ReportDetails()


@pytest.mark.parametrize("item", CHECKLIST, ids=lambda item: item[0])
def test_each_item_of_the_checklist_stands_where_the_index_says(composed, item):
    letter, _about, place, found = item
    content = composed(STATED)
    if place.startswith("First page"):
        printed = PdfReader(io.BytesIO(render(content))).pages[0].extract_text()
        assert found in printed
        assert content.title in printed
        return
    section = next(s for s in content.sections if s.title == place)
    texts = [cell for block in section.blocks for cell in words(block)]
    assert any(found in text for text in texts), letter


def test_the_checklist_has_all_letters():
    assert "".join(item[0] for item in CHECKLIST) == "abcdefghijklmnop"


def words(block):
    match block:
        case blocks.Paragraph():
            return (block.text,)
        case blocks.Facts():
            return [part for row in block.rows for part in row]
        case blocks.Table():
            return [*(c.title for c in block.columns), *(cell for row in block.rows for cell in row)]
    return ()


def test_the_certification_is_blank_and_only_on_demand(composed):
    titles = [s.title for s in composed(STATED).sections]
    assert sum("902(13)" in title for title in titles) == 1
    assert not any("902" in s.title for s in composed(replace(STATED, certification=False)).sections)
    printed = text_of(composed(STATED))
    assert "it certifies nothing" in " ".join(printed.split())
    assert "An Examiner" not in printed[printed.index("Declarant") :]


def test_a_logo_is_printed_only_where_the_trail_holds_its_digest(composed):
    with_logo = replace(STATED, logo=logo())
    assert composed(with_logo, with_logo.logo).logo == with_logo.logo
    assert composed(with_logo, logo()[:-1] + b"x").logo == b""
    first = PdfReader(io.BytesIO(render(composed(with_logo, with_logo.logo)))).pages[0]
    assert len(first.images) == 1
    digest = hashlib.sha256(with_logo.logo).hexdigest()
    assert digest in text_of(composed(with_logo, with_logo.logo)).replace("\n", "")


def test_texts_of_the_laboratory_stand_in_their_places(composed):
    own = replace(
        STATED,
        letterhead=("Forensic Institute", "Accreditation D-123"),
        introduction="This laboratory examines\nvideo.",
        remarks="Only clips above 480 lines are reported on.",
    )
    content = composed(own)
    assert content.letterhead == own.letterhead
    sections = {
        section.title: [part for block in section.blocks for part in words(block)] for section in content.sections
    }
    assert sections["What was asked, and of whom"][:2] == ["This laboratory examines", "video."]
    limits = sections["Limits, and what was not checked"]
    assert limits[limits.index("Remarks of the laboratory") + 1] == own.remarks
    assert details_recorded(own)["letterhead"] == "lines of its own"
    assert "Remarks of the laboratory" not in text_of(composed(STATED))


def test_a_logo_of_too_many_pixels_is_refused_before_it_is_unpacked(tmp_path):
    Image.new("1", (20_000, 20_000)).save(tmp_path / "bomb.png")
    assert (tmp_path / "bomb.png").stat().st_size < 100_000
    with pytest.raises(ValueError, match="pixels"):
        read_logo(tmp_path / "bomb.png")


def test_a_jpeg_is_taken_as_pixels_alone(tmp_path):
    Image.new("RGB", (90, 30), "navy").save(tmp_path / "logo.jpg", comment=b"not to be passed on")
    taken = read_logo(tmp_path / "logo.jpg")
    assert taken.startswith(b"\x89PNG")
    assert b"passed on" not in taken


def test_details_travel_as_bytes():
    given = replace(STATED, logo=b"\x89PNG", also=("html",))
    assert unpack(pack(given), ReportDetails) == given
    with pytest.raises(ValueError, match="other outputs"):
        unpack(pack(given).replace(b"html", b"haml"), ReportDetails)


@pytest.fixture
def file(tmp_path):
    (tmp_path / "logo.png").write_bytes(logo())
    path = tmp_path / "report.json"
    told = {
        "schema": SCHEMA,
        "logo": "logo.png",
        "details": {"laboratory": "L", "address": ["a", "b"], "case_number": "general"},
        "cases": {"/cases/one": {"case_number": "one"}},
    }
    path.write_text(json.dumps(told))
    return path


def test_a_case_has_its_own_values(file):
    assert read_details(file).case_number == "general"
    found = read_details(file, "/cases/one")
    assert (found.laboratory, found.address, found.case_number) == ("L", ("a", "b"), "one")
    assert Image.open(io.BytesIO(found.logo)).mode == "RGB"


def test_what_is_kept_comes_back_and_leaves_other_cases(file):
    kept = replace(read_details(file, "/cases/two"), case_number="two", examiner="E", logo=b"")
    write_details(file, kept, "/cases/two", logo="")
    assert read_details(file, "/cases/two") == kept
    assert read_details(file, "/cases/one").case_number == "one"
    assert read_details(file, "/cases/one").examiner == "E"


@pytest.mark.parametrize(
    "text",
    [
        "[]", "{", '{"schema": "other/1"}', f'{HEAD}, "details": []}}', f'{HEAD}, "details": {{"exminer": "x"}}}}',
        f'{HEAD}, "details": {{"asked": 7}}}}', f'{HEAD}, "logo": "none.png"}}', f'{HEAD}, "logo": "report.json"}}',
        f'{HEAD}, "details": {{"asked": "{"x" * 5000}"}}}}', "9" * 2_000_000,
    ],
)  # fmt: skip
def test_a_file_that_is_none_of_details_is_refused_and_kept(file, text):
    file.write_text(text)
    with pytest.raises(DetailsUnusable):
        read_details(file)
    with pytest.raises(DetailsUnusable):
        write_details(file, STATED)
    assert file.read_text() == text


def test_no_file_is_no_details(tmp_path):
    assert read_details(tmp_path / "none.json", missing_ok=True) == ReportDetails()
    with pytest.raises(DetailsUnusable):
        read_details(tmp_path / "none.json")


def test_unknown_names_are_refused():
    with pytest.raises(ValueError, match="exminer"):
        details_from({"exminer": "x"})
