"""The typefaces, embedded: Bitstream Vera as reportlab ships it; for what it lacks, cuts of Noto out of the resources.

Covered are Latin, Greek, Cyrillic, Arabic letters as far as Unicode has joined forms of them, and the Chinese, Japanese
and Korean characters of GB 2312, Big5, JIS X 0208 and KS X 1001. Whatever else stands in a name is written out.
"""

import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from vmdesk import places
from vmdesk.report import arabic

REGULAR, BOLD, ITALIC = "vmdesk-regular", "vmdesk-bold", "vmdesk-italic"
_FILES = {REGULAR: "Vera.ttf", BOLD: "VeraBd.ttf", ITALIC: "VeraIt.ttf"}
_OTHERS = {
    "vmdesk-names": "VMDeskSans.ttf",
    "vmdesk-arabic": "VMDeskSansArabic.ttf",
    "vmdesk-cjk": "VMDeskSansCJK.ttf",
}
_BARE_MARKS = {"Mn", "Me", "Mc"}
"""Marks that would have to be placed over a letter; this page sets glyphs in a row, so they are written out."""


@cache
def register() -> frozenset[int]:
    """Makes the typeface known to reportlab; the code points that all its cuts can draw."""
    folder = Path(reportlab.__file__).parent / "fonts"
    known: list[frozenset[int]] = []
    for name, file in _FILES.items():
        font = TTFont(name, str(folder / file))
        pdfmetrics.registerFont(font)
        known.append(frozenset(font.face.charToGlyph))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
    return frozenset.intersection(*known)


@cache
def _other(name: str) -> frozenset[int]:
    """The code points of another typeface, made known when it is first needed; none where its file is missing."""
    path = places.resources() / "fonts" / _OTHERS[name]
    try:
        font = TTFont(name, str(path))
    except (OSError, TTFError):
        return frozenset()
    pdfmetrics.registerFont(font)
    return frozenset(point for point in font.face.charToGlyph if point > 0x7F)


@cache
def font_of(character: str) -> str | None:
    """The typeface that draws `character`: "" the one of the text around it, None where none does."""
    if ord(character) in register():
        return ""
    if unicodedata.category(character) in _BARE_MARKS:
        return None
    if "\u0600" <= character <= "\u06ff" and character.isalpha() and character != "\u0640":
        return "vmdesk-arabic" if arabic.is_letter(character) and _other("vmdesk-arabic") else None
    return next((name for name in _OTHERS if ord(character) in _other(name)), None)


def drawable(text: str) -> str:
    """`text` in the order and the forms in which it is drawn; what no typeface has is written as `\\u{hex}`."""
    if text.isascii():
        return text if text.isprintable() else _written_out(text)
    return arabic.written(_written_out(text))


def _written_out(text: str) -> str:
    return "".join(c if font_of(c) is not None else f"\\u{{{ord(c):x}}}" for c in text)


def runs(text: str) -> list[tuple[str, str]]:
    """Drawable `text` in stretches of one typeface: its name ("" for that of the text around) and the stretch."""
    if text.isascii():
        return [("", text)]
    return [(name, "".join(stretch)) for name, stretch in groupby(text, lambda c: font_of(c) or "")]


def width(text: str, font: str, size: float) -> float:
    """Width of drawable `text` in points."""
    return sum(float(pdfmetrics.stringWidth(stretch, name or font, size)) for name, stretch in runs(text))


def fitted(text: str, font: str, size: float, room: float) -> str:
    """`text`, its middle left out where it is wider than `room` points."""
    if width(text, font, size) <= room:
        return text
    keep = len(text)
    while keep > 2 and width(f"{text[: keep // 2]}…{text[-(keep // 2) :]}", font, size) > room:
        keep = keep * 9 // 10
    return f"{text[: keep // 2]}…{text[-(keep // 2) :]}"
