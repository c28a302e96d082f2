"""Text out of files made ready for the page: composed, what cannot be drawn written out, joined, ordered, broken.

The page draws glyphs in a row from left to right. Arabic letters therefore take the form that their neighbours call
for, and each line is put into the order in which it stands on paper (UAX #9, the text as a whole from left to right,
so that a file's extension stays at the end of its name).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from arabic_reshaper import ArabicReshaper
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from vmdesk.report.fonts import escaped, runs, typeface_of, width
from vmdesk.report.reading_order import in_order, is_bidirectional

_ROUNDING = 0.01
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]+")
_CLUSTER = re.compile(
    r"[^\W_\d][\u0300-\u036f\u1ab0-\u1aff\u3099\u309a]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)
"""A letter with marks of its own, or the parts of a Korean syllable: as file systems of macOS take names apart."""


def printable(text: str) -> str:
    """`text` in reading order, every character of it known to some typeface, Arabic letters joined.

    A letter and its marks become the one character that Unicode has for them; what no typeface draws is written as
    `\\u{hex}`.
    """
    if text.isascii() and text.isprintable():
        return text
    known = "".join(c if typeface_of(c) is not None else escaped(c) for c in _composed(text))
    return _ARABIC.sub(lambda found: _joined(found.group()), known)


def _composed(text: str) -> str:
    def one(found: re.Match[str]) -> str:
        whole = unicodedata.normalize("NFC", found.group())
        return whole if len(whole) == 1 else found.group()

    return _CLUSTER.sub(one, text)


@cache
def _reshaper() -> Any:
    """Forms of letters, and of their joins only those of lam with alef, without which no one writes."""
    wanted = {"delete_harakat": False, "delete_tatweel": False, "support_zwj": False, "ARABIC LIGATURE ALLAH": False}
    return ArabicReshaper(configuration=wanted)


def _joined(letters: str) -> str:
    """The letters in their forms; as they are where a form has no glyph."""
    shaped = str(_reshaper().reshape(letters))
    return shaped if all(typeface_of(c) is not None for c in shaped) else letters


def draw(canvas: Canvas, place: tuple[float, float], line: str, font: str, size: float) -> None:
    """A printable line from `place` to the right, each stretch in the typeface that has it."""
    x, y = place
    for name, stretch in runs(in_order(line), font):
        canvas.setFont(name, size)
        canvas.drawString(x, y, stretch)
        x += width(stretch, name, size)
    canvas.setFont(font, size)


def paragraph(words: str, style: ParagraphStyle, bullet: str | None = None) -> Paragraph:
    """A paragraph of plain text: nothing in it is markup, and every character can be drawn."""
    ready = printable(words)
    if is_bidirectional(ready):
        return _Bidirectional(ready, style, bulletText=bullet)
    return Paragraph(_markup(ready, style.fontName), style, bulletText=bullet)


def _markup(words: str, font: str) -> str:
    """Plain text with each stretch in the typeface that has it."""
    parts = ((name, escape(stretch)) for name, stretch in runs(words, font))
    return "".join(stretch if name == font else f'<font name="{name}">{stretch}</font>' for name, stretch in parts)


class _Bidirectional(Paragraph):  # type: ignore[misc]
    """A paragraph that is broken into lines in reading order before each is put into the order of the page."""

    def __init__(self, text: str | None, style: ParagraphStyle, bulletText: str | None = None, **more: Any) -> None:  # noqa: N803 - the library's name
        super().__init__(_markup(text, style.fontName) if text else text, style, bulletText=bulletText, **more)
        self._words = text

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Sets the lines for this width. What a page break split off has its lines already."""
        if self._words:
            indent = self.style.leftIndent + self.style.rightIndent + _ROUNDING
            lines = _lines(self._words, self.style, available_width - indent)
            ready = "<br/>".join(_markup(in_order(line), self.style.fontName) for line in lines)
            super().__init__(ready, self.style, bulletText=self.bulletText)
        size: tuple[float, float] = super().wrap(available_width, available_height)
        return size


def _lines(words: str, style: ParagraphStyle, room: float) -> Iterator[str]:
    """`words` in lines of at most `room` points; a word that is longer than a line is broken within."""
    line = ""
    for word in _pieces(words, style, room):
        longer = f"{line} {word}" if line else word
        if line and width(longer, style.fontName, style.fontSize) > room:
            yield line
            longer = word
        line = longer
    yield line


def _pieces(words: str, style: ParagraphStyle, room: float) -> Iterator[str]:
    for word in words.split(" "):
        rest = word
        while len(rest) > 1 and width(rest, style.fontName, style.fontSize) > room:
            keep = len(rest)
            while keep > 1 and width(rest[:keep], style.fontName, style.fontSize) > room:
                keep -= 1
            yield rest[:keep]
            rest = rest[keep:]
        yield rest
