"""The typeface, embedded: Bitstream Vera as reportlab ships it; what it lacks is written out."""

from functools import cache
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD, ITALIC = "vmdesk-regular", "vmdesk-bold", "vmdesk-italic"
_FILES = {REGULAR: "Vera.ttf", BOLD: "VeraBd.ttf", ITALIC: "VeraIt.ttf"}


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


def drawable(text: str) -> str:
    """`text` with every character the typeface lacks written as `\\u{hex}`."""
    known = register()
    return "".join(c if ord(c) in known else f"\\u{{{ord(c):x}}}" for c in text)


def width(text: str, font: str, size: float) -> float:
    """Width of `text` in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def fitted(text: str, font: str, size: float, room: float) -> str:
    """`text`, its middle left out where it is wider than `room` points."""
    if width(text, font, size) <= room:
        return text
    keep = len(text)
    while keep > 2 and width(f"{text[: keep // 2]}…{text[-(keep // 2) :]}", font, size) > room:
        keep = keep * 9 // 10
    return f"{text[: keep // 2]}…{text[-(keep // 2) :]}"
