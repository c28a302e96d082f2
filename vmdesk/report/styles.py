"""Sizes, styles and small helpers of the page."""

from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from vmdesk.report.fonts import BOLD, REGULAR
from vmdesk.report.lettering import paragraph
from vmdesk.report.palette import ACCENT, FAINT, INK, MUTED

LEFT, RIGHT, TOP, BOTTOM = 20 * mm, 20 * mm, 25 * mm, 20 * mm


def _style(name: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        **{
            "fontName": REGULAR,
            "fontSize": size,
            "leading": leading,
            "textColor": INK,
            "bulletFontName": REGULAR,
            **more,
        },
    )


BODY = _style("body", 8.4, 12.4, spaceAfter=5)
LEAD = _style("lead", 8.4, 12.4, fontName=BOLD, spaceAfter=3, spaceBefore=4, keepWithNext=1)
ITEM = _style("item", 8.4, 12.4, spaceAfter=2.5, leftIndent=10, bulletIndent=1)
NOTE = _style("note", 7.2, 10.4, textColor=MUTED, spaceAfter=5)
COMMAND = _style(
    "command",
    7.2,
    10.4,
    leftIndent=5,
    rightIndent=5,
    spaceBefore=5,
    spaceAfter=10,
    borderPadding=(3, 4, 4, 4),
    backColor=FAINT,
)
WARNING = _style("warning", 8.4, 12.2)
CAPTION = _style("caption", 7.2, 10.2, textColor=MUTED, spaceBefore=3, spaceAfter=9)
CELL = _style("cell", 7.8, 10.8)
CELL_RIGHT = _style("cell-right", 7.8, 10.8, alignment=2)
HEAD = _style("head", 7.2, 9.6, fontName=BOLD, textColor=MUTED)
HEAD_RIGHT = _style("head-right", 7.2, 9.6, fontName=BOLD, textColor=MUTED, alignment=2)
LABEL = _style("label", 7.6, 10.8, textColor=MUTED)
HEADING = _style("heading", 11.5, 15, fontName=BOLD, textColor=ACCENT, spaceBefore=13, spaceAfter=5, keepWithNext=1)
TITLE = _style("title", 21, 26, fontName=BOLD, textColor=ACCENT, spaceAfter=2)
SUBTITLE = _style("subtitle", 9.6, 13.5, textColor=INK)
END = _style("end", 8.4, 12, fontName=BOLD, textColor=ACCENT, alignment=1)


def text(words: str, style: ParagraphStyle) -> Paragraph:
    """A paragraph of plain text: nothing in it is markup, and every character can be drawn."""
    return paragraph(words, style)


def item(words: str) -> Paragraph:
    """The same as one of a list."""
    return paragraph(words, ITEM, bullet="–")
