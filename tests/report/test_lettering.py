import io
import random
import unicodedata
from dataclasses import replace

import pytest
from bidi import get_display
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from vmdesk import places
from vmdesk.report import fonts
from vmdesk.report.content import compose
from vmdesk.report.fonts import BOLD, REGULAR, runs, typeface_of, width
from vmdesk.report.lettering import draw, paragraph, printable
from vmdesk.report.pdf import render
from vmdesk.report.reading_order import in_order
from vmdesk.report.styles import CELL

TURNED = str.maketrans(")]」", "([「")


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("سلام.mp4", "\ufee1\ufefc\ufeb3.mp4"),  # seen, lam with alef as one, meem at its end
        ("مقطع 12.mp4", "12 \ufeca\ufec4\ufed8\ufee3.mp4"),
        ("فيديو 12 أ.mp4", "\ufe83 12 \ufeee\ufef3\ufeaa\ufef4\ufed3.mp4"),
        ("سد (سد).mp4", "(\ufeaa\ufeb3) \ufeaa\ufeb3.mp4"),
        ("الله.mov", "\ufeea\ufee0\ufedf\ufe8d.mov"),  # no letter is lost in a ligature of the whole word
        ("ראיה (1).mp4", "(1) היאר.mp4"),
        ("a (ש) b.mp4", "a (ש) b.mp4"),
        ("a.mp4", "a.mp4"),
    ],
)
def test_arabic_is_joined_and_runs_from_right_to_left(name, drawn):
    assert in_order(printable(name)) == drawn


def test_the_order_is_that_of_an_independent_implementation():
    """The compiled one follows UAX #9 with pairs of brackets, but turns none: which side is not compared."""
    chance = random.Random(7)
    for _ in range(5000):
        line = "".join(chance.choices("ab אב سد 12١٢ ()[]  .-_,/:%+#№漢「」", k=chance.randint(1, 14)))
        assert in_order(line).translate(TURNED) == get_display(line, base_dir="L").translate(TURNED)


NAMES = [
    "Улика №3.mov",
    "Απόδειξη.mkv",
    "证据视频_第一部分.mp4",
    "証拠映像 髙橋﨑.mp4",
    "증거 영상.mp4",
    "تسجيل.mp4",
    "ראיה.mp4",
    "Bằng chứng số 1.mp4",
    "Aufnahme größer.mp4",
]


def test_names_in_covered_scripts_are_drawn_and_can_be_copied(tmp_path):
    canvas = Canvas(str(tmp_path / "names.pdf"))
    for place, name in enumerate(NAMES):
        assert "\\u{" not in printable(name)
        draw(canvas, (40, 800 - 20 * place), printable(name), REGULAR, 10)
    canvas.save()
    text = "".join(PdfReader(tmp_path / "names.pdf").pages[0].extract_text().split())
    for name in NAMES[:5]:
        assert "".join(name.split()) in text


def test_the_page_prints_and_gives_back_a_foreign_name(finished_of, entries, identity, noon):
    finished = finished_of(3, 0, "تسجيل 证据 Улика.mp4")
    reader = PdfReader(io.BytesIO(render(compose(finished.result, entries, identity.facts, noon))))
    text = "".join(page.extract_text() for page in reader.pages[:3])
    assert all(part in text for part in ("证据", "Улика"))
    assert set("تسجيل") <= set(text)  # letters, not the forms in which they are drawn
    assert not [c for c in text if "\ufe70" <= c <= "\ufeff"]
    assert reader.metadata.subject == "تسجيل 证据 Улика.mp4"


def test_what_nothing_draws_and_what_deceives_is_written_out():
    assert printable("ไ😀.mp4") == "\\u{e44}\\u{1f600}.mp4"
    assert printable("x\u0332\u200b\u202e\u3164\u2800") == "x\\u{332}\\u{200b}\\u{202e}\\u{3164}\\u{2800}"
    assert printable("س\u064eد") == "\ufeb1\\u{64e}\ufea9"
    assert printable("a\tb") == "a\\u{9}b"


def test_names_taken_apart_as_by_macos_are_put_together():
    whole = "Überführung Việt 증거.mov"
    assert printable(unicodedata.normalize("NFD", whole)) == whole


def test_a_word_is_drawn_in_one_typeface():
    assert [name for name, _ in runs("a录б b", REGULAR)] == ["vmdesk-sans", "vmdesk-cjk", "vmdesk-sans", REGULAR]
    assert [name for name, _ in runs("б", BOLD)] == ["vmdesk-sans-bold"]
    assert width("录录", REGULAR, 10) == pytest.approx(20)


def test_a_long_arabic_paragraph_is_broken_in_reading_order():
    block = paragraph(" ".join(["اول", *["كلمة"] * 60, "اخر"]), CELL)
    block.wrap(200, 1000)
    lines = ["".join(word.text for word in line.words) for line in block.blPara.lines]
    assert len(lines) > 3
    assert in_order(printable("اول")) in lines[0]
    assert in_order(printable("اخر")) in lines[-1]


def test_the_wide_space_of_east_asia_has_a_glyph():
    block = paragraph("録\u3000像", CELL)
    block.wrap(400, 100)
    assert all(typeface_of(c) is not None for c in block.text)
    assert 0x20 in fonts._other("cjk")


def test_without_the_files_names_are_written_out(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "resources", lambda: tmp_path)
    fonts._other.cache_clear()
    typeface_of.cache_clear()
    try:
        assert printable("录 é.mp4") == "\\u{5f55} é.mp4"
        assert len(fonts.missing()) == 4
        assert fonts.covered() == ()
    finally:
        fonts._other.cache_clear()
        typeface_of.cache_clear()


def test_the_exhibit_gives_such_a_name_in_ascii_too(result, entries, identity, noon):
    named = replace(result, evidence=replace(result.evidence, file_name="аbc.mp4"))
    section = next(s for s in compose(named, entries, identity.facts, noon).sections if s.title == "Exhibit")
    assert ("File name, in ASCII", "\\u{430}bc.mp4") in section.blocks[0].rows
    plain = next(s for s in compose(result, entries, identity.facts, noon).sections if s.title == "Exhibit")
    assert "File name, in ASCII" not in dict(plain.blocks[0].rows)
