import io
import unicodedata
from dataclasses import replace

import pytest
from pypdf import PdfReader

from vmdesk.report.arabic import written
from vmdesk.report.content import compose
from vmdesk.report.fonts import drawable, font_of, runs, width
from vmdesk.report.pdf import render


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("سلام.mp4", "\ufee1\ufefc\ufeb3.mp4"),  # seen, lam with alef as one, meem at its end
        ("مقطع 12.mp4", "\ufeca\ufec4\ufed8\ufee3 12.mp4"),
        ("فيديو 12 أ.mp4", "\ufe83 12 \ufeee\ufef3\ufeaa\ufef4\ufed3.mp4"),
        ("سد (سد).mp4", "(\ufeaa\ufeb3) \ufeaa\ufeb3.mp4"),
        ("(سد).mp4", "(\ufeaa\ufeb3).mp4"),
        ("a.mp4", "a.mp4"),
    ],
)
def test_arabic_is_joined_and_runs_from_right_to_left(name, drawn):
    assert written(name) == drawn
    assert drawable(drawable(name)) == drawable(name)


@pytest.mark.parametrize("name", ["запись.mp4", "βίντεο.mp4", "录像 記録 기록.mp4", "تسجيل.mp4", "Aufnahme größer.mp4"])
def test_names_in_covered_scripts_are_drawn(finished_of, entries, identity, noon, name):
    finished = finished_of(3, 0, name)
    page = PdfReader(io.BytesIO(render(compose(finished.result, entries, identity.facts, noon)))).pages[0]
    assert name in unicodedata.normalize("NFKC", page.extract_text())  # the reader puts Arabic back into its order
    assert "\\u{" not in drawable(name)
    for font in page["/Resources"]["/Font"].values():
        assert "/FontFile2" in font.get_object()["/FontDescriptor"].get_object()


def test_the_exhibit_gives_such_a_name_in_ascii_too(result, entries, identity, noon):
    named = replace(result, evidence=replace(result.evidence, file_name="аbc.mp4"))
    section = next(s for s in compose(named, entries, identity.facts, noon).sections if s.title == "Exhibit")
    assert ("File name, in ASCII", "\\u{430}bc.mp4") in section.blocks[0].rows
    plain = next(s for s in compose(result, entries, identity.facts, noon).sections if s.title == "Exhibit")
    assert "File name, in ASCII" not in dict(plain.blocks[0].rows)


def test_each_stretch_has_its_typeface():
    assert [name for name, _ in runs("a录б")] == ["", "vmdesk-cjk", "vmdesk-names"]
    assert font_of("\u05d0") is None
    assert width("录录", "vmdesk-regular", 10) == pytest.approx(20)
