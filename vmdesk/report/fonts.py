"""The typefaces, embedded: Bitstream Vera as reportlab ships it; for what it lacks, cuts of Noto out of the resources.

Covered are Latin, Greek, Cyrillic, Hebrew, Arabic as far as Unicode has joined forms of its letters, and the Chinese,
Japanese and Korean characters of GB 2312, Big5, JIS X 0208 and KS X 1001. Whatever else stands in a name is written
out, and all that Vera lacks where the cuts of Noto are not installed. A file of a typeface is read when first needed.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from vmdesk import places

REGULAR, BOLD, ITALIC = "vmdesk-regular", "vmdesk-bold", "vmdesk-italic"
_FILES = {REGULAR: "Vera.ttf", BOLD: "VeraBd.ttf", ITALIC: "VeraIt.ttf"}
_LETTERS = "sans"
_OTHERS = {
    _LETTERS: ("Latin, Greek and Cyrillic", "VMDeskSans-Regular.ttf", "VMDeskSans-Bold.ttf"),
    "arabic": ("Arabic", "VMDeskSansArabic-Regular.ttf", "VMDeskSansArabic-Bold.ttf"),
    "hebrew": ("Hebrew", "VMDeskSansHebrew-Regular.ttf", "VMDeskSansHebrew-Bold.ttf"),
    "cjk": ("Chinese, Japanese and Korean", "VMDeskSansCJK-Regular.ttf", "VMDeskSansCJK-Regular.ttf"),
}
"""Which scripts, the file of the regular cut, the file of the bold one. The first that has a character draws it."""
_WRITTEN_OUT = {"Mn", "Me", "Mc", "Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"}
"""Marks that would have to be placed over a letter, which this page, glyphs in a row, cannot; and what is invisible."""
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by their category that draw nothing."""


@cache
def register() -> frozenset[int]:
    """Makes the typeface known to reportlab; the code points that all its cuts can draw."""
    folder = Path(reportlab.__file__).parent / "fonts"
    known: list[frozenset[int]] = []
    for name, file in _FILES.items():
        font = TTFont(name, str(folder / file), shapable=False)
        pdfmetrics.registerFont(font)
        known.append(frozenset(font.face.charToGlyph))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
    return frozenset.intersection(*known)


@cache
def _other(name: str) -> frozenset[int]:
    """The code points of both cuts of another typeface, made known when first needed; none where a file is missing."""
    known: list[frozenset[int]] = []
    for cut, file in zip((name, f"{name}-bold"), _OTHERS[name][1:], strict=True):
        try:
            font = TTFont(f"vmdesk-{cut}", str(places.resources() / "typefaces" / file), shapable=False)
        except (OSError, TTFError):
            return frozenset()
        pdfmetrics.registerFont(font)
        known.append(frozenset(font.face.charToGlyph))
    return frozenset.intersection(*known)


def missing() -> tuple[str, ...]:
    """The scripts whose typeface is not installed, so that names in them are written out."""
    return tuple(words for name, (words, *_) in _OTHERS.items() if not _other(name))


def covered() -> tuple[str, ...]:
    """The scripts whose typeface is installed."""
    return tuple(words for name, (words, *_) in _OTHERS.items() if _other(name))


def drawable(text: str) -> str:
    """`text` for a place that is drawn in one typeface: what that lacks is written as `\\u{hex}`."""
    known = register()
    return "".join(c if ord(c) in known else escaped(c) for c in text)


def escaped(character: str) -> str:
    """A character written out."""
    return f"\\u{{{ord(character):x}}}"


@cache
def typeface_of(character: str) -> str | None:
    """What draws `character`: "" the typeface of the text around it, None nothing that is installed."""
    if ord(character) in register():
        return ""
    if character in _BLANK or (character != "\u3000" and unicodedata.category(character) in _WRITTEN_OUT):
        return None
    return next((name for name in _OTHERS if ord(character) in _other(name)), None)


def runs(text: str, font: str) -> list[tuple[str, str]]:
    """`text`, all of it known to some typeface, in stretches: the font of each, beside `font`, and its characters."""
    if text.isascii():
        return [(font, text)]
    bold = "-bold" if font == BOLD else ""
    drawn = ((f"vmdesk-{name}{bold}" if name else font, c) for name, c in _of_words(text))
    return [(name, "".join(c for _, c in stretch)) for name, stretch in groupby(drawn, lambda pair: pair[0])]


def _of_words(text: str) -> Iterator[tuple[str, str]]:
    """Each character and what draws it. A word with one letter that Vera lacks is drawn in the other typeface as far as
    that goes, so that no word is a patchwork of both."""
    for spaces, word in groupby(text, str.isspace):
        drawn = [(typeface_of(c) or "", c) for c in word]
        whole = not spaces and any(name == _LETTERS for name, _ in drawn)
        yield from ((_LETTERS if whole and not name and ord(c) in _other(_LETTERS) else name, c) for name, c in drawn)


def width(text: str, font: str, size: float) -> float:
    """Width of `text` in points."""
    return sum(float(pdfmetrics.stringWidth(stretch, name, size)) for name, stretch in runs(text, font))


def fitted(text: str, font: str, size: float, room: float) -> str:
    """`text`, its middle left out where it is wider than `room` points."""
    if width(text, font, size) <= room:
        return text
    keep = len(text)
    while keep > 2 and width(f"{text[: keep // 2]}…{text[-(keep // 2) :]}", font, size) > room:
        keep = keep * 9 // 10
    return f"{text[: keep // 2]}…{text[-(keep // 2) :]}"
