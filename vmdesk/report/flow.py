"""Blocks turned into flowables: headings, facts, tables, boxes."""

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import CondPageBreak, Flowable, Image, KeepTogether, PageBreak, Spacer, Table

from vmdesk.domain.events import Illustration
from vmdesk.report import blocks, styles
from vmdesk.report.compact import CompactTable
from vmdesk.report.fonts import BOLD, REGULAR, fitted, width
from vmdesk.report.graph import graphs
from vmdesk.report.lettering import printable
from vmdesk.report.palette import ACCENT, INK, RULE, WARNING_GROUND
from vmdesk.report.pictures import PeakPictures, PictureGrid
from vmdesk.report.reference import END_MARK

_ROOM = A4[0] - styles.LEFT - styles.RIGHT
_LABEL_SHARE = 0.26
_KEPT_FACTS, _KEPT_ROWS = 16, 8
"""Rows at most of facts, and of a table, that the end of a page is not to cut."""
_TONES = {"body": styles.BODY, "lead": styles.LEAD, "item": styles.ITEM, "note": styles.NOTE, "command": styles.COMMAND}


def flowables(content: blocks.ReportContent, illustrations: Sequence[Illustration]) -> list[Any]:
    """The whole report in order, from the title block to its end mark."""
    story: list[Any] = [*_title(content, illustrations)]
    for number, section in blocks.numbered(content.sections):
        story += _section(section, number, illustrations)
    end = styles.text(f"{END_MARK} {content.report_id}", styles.END)
    return [*_with_their_headings(story), CondPageBreak(40), Spacer(0, 14), _Rule(), Spacer(0, 5), end]


def _with_their_headings(story: list[Any]) -> list[Any]:
    """Headings put inside what is kept together after them, which reportlab would else part from it."""
    joined: list[Any] = []
    held: list[Any] = []
    for flowable in story:
        if flowable.getKeepWithNext():
            held.append(flowable)
            continue
        if held and isinstance(flowable, KeepTogether):
            joined.append(KeepTogether([*held, *flowable._content]))
        else:
            joined += [*held, flowable]
        held = []
    return [*joined, *held]


def _title(content: blocks.ReportContent, illustrations: Sequence[Illustration]) -> list[Any]:
    identity = blocks.Facts((("Report", content.report_id), ("Written", content.written_utc)))
    top = [
        styles.text(content.title, styles.TITLE),
        styles.text(_short(content.exhibit_name), styles.SUBTITLE),
        Spacer(0, 6),
    ]
    story = [*_letterhead(content), *top, _Rule(1.4), Spacer(0, 4), *_facts(identity), Spacer(0, 4)]
    return story + [flowable for block in content.brief for flowable in _block(block, illustrations)]


def _letterhead(content: blocks.ReportContent) -> list[Any]:
    """The laboratory's name and address, its logo at the right; nothing where neither is given."""
    if not content.letterhead and not content.logo:
        return []
    words = [styles.text(line, styles.LEAD if k == 0 else styles.NOTE) for k, line in enumerate(content.letterhead)]
    logo = _logo(content.logo) if content.logo else ""
    table = Table([[words, logo]], colWidths=[_ROOM * 0.7, _ROOM * 0.3])
    table.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("ALIGN", (1, 0), (1, 0), "RIGHT"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    return [table, Spacer(0, 8)]


def _logo(png: bytes) -> Any:
    """The logo, at most a quarter of the width and 18 mm high."""
    picture = Image(io.BytesIO(png))
    scale = min(_ROOM * 0.28 / picture.imageWidth, 51 / picture.imageHeight)
    picture.drawWidth, picture.drawHeight = picture.imageWidth * scale, picture.imageHeight * scale
    picture.hAlign = "RIGHT"
    return picture


def _short(name: str) -> str:
    """A name in at most about two lines; the exhibit's section gives it whole."""
    return fitted(printable(name), REGULAR, styles.SUBTITLE.fontSize, 1.9 * _ROOM)


def _section(section: blocks.Section, number: str, illustrations: Sequence[Illustration]) -> list[Any]:
    heading: list[Any] = [PageBreak()] if section.annex else [CondPageBreak(90)]
    heading += [_Bookmark(f"{number}  {section.title}"), styles.text(f"{number}   {section.title}", styles.HEADING)]
    return heading + [flowable for block in section.blocks for flowable in _block(block, illustrations)]


def _block(block: blocks.Block, illustrations: Sequence[Illustration]) -> list[Any]:
    match block:
        case blocks.Paragraph(tone="warning"):
            return _warning(block.text)
        case blocks.Paragraph(tone="item"):
            return [styles.item(block.text)]
        case blocks.Paragraph():
            return [styles.text(block.text, _TONES[block.tone])]
        case blocks.Facts():
            return [*_facts(block), Spacer(0, 6)]
        case blocks.Table():
            return _table(block)
        case blocks.Chart():
            return [*graphs(block), styles.text(block.caption, styles.CAPTION)]
        case blocks.Pictures():
            return _pictures(block, illustrations)
        case blocks.Peak():
            return _peak(block, illustrations)


def _facts(facts: blocks.Facts) -> list[Any]:
    """Labels at the left, values beside them, thin rules between; a digest keeps to one line."""
    value_room = _ROOM * (1 - _LABEL_SHARE) - 6
    rows = [
        [styles.text(label, styles.LABEL), _value(label in facts.exact, value, value_room)]
        for label, value in facts.rows
    ]
    table = Table(rows, colWidths=[_ROOM * _LABEL_SHARE, _ROOM * (1 - _LABEL_SHARE)], splitInRow=1)
    table.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("LEFTPADDING", (1, 0), (1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ("TOPPADDING", (0, 0), (-1, -1), 1.8),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2),
            ("LINEBELOW", (0, 0), (-1, -1), 0.3, RULE),
        ]
    )
    return [KeepTogether(table)] if len(rows) <= _KEPT_FACTS else [table]


def _value(exact: bool, value: str, room: float) -> Any:
    if not exact:
        return styles.text(value, styles.CELL)
    size = styles.CELL.fontSize * min(1.0, room / max(width(value, REGULAR, styles.CELL.fontSize), 1.0))
    return styles.text(value, styles.CELL.clone("digest", fontSize=max(size, 4.0), splitLongWords=1))


def _table(block: blocks.Table) -> list[Any]:
    caption: list[Any] = [styles.text(block.caption, styles.CAPTION)] if block.caption else [Spacer(0, 6)]
    if block.compact:
        return [CondPageBreak(60), CompactTable(block), *caption]
    head = [styles.text(c.title, styles.HEAD_RIGHT if c.align == "right" else styles.HEAD) for c in block.columns]
    cells = [styles.CELL_RIGHT if c.align == "right" else styles.CELL for c in block.columns]
    rows = [[styles.text(v, cell) for v, cell in zip(row, cells, strict=True)] for row in block.rows]
    whole = sum(column.share for column in block.columns)
    table = Table([head, *rows], colWidths=[_ROOM * c.share / whole for c in block.columns], repeatRows=1)
    table.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4),
            ("LINEBELOW", (0, 0), (-1, 0), 0.7, INK),
            ("LINEBELOW", (0, 1), (-1, -1), 0.3, RULE),
            *_room_beside_numbers(block.columns),
        ]
    )
    return [KeepTogether([table, *caption])] if len(rows) <= _KEPT_ROWS else [table, *caption]


def _room_beside_numbers(columns: Sequence[blocks.Column]) -> list[Any]:
    """More room before a text that follows a number, which ends where the text begins."""
    sides = [column.align for column in columns]
    beside = [k for k in range(1, len(sides)) if sides[k - 1 : k + 1] == ["right", "left"]]
    return [("LEFTPADDING", (k, 0), (k, -1), 10) for k in beside]


def _warning(words: str) -> list[Any]:
    """A box with a thick rule at its left and the word Warning: meaning without colour."""
    label = styles.text("Warning", styles.WARNING.clone("warning-label", fontName=BOLD))
    box = Table([[label, styles.text(words, styles.WARNING)]], colWidths=[58, _ROOM - 58])
    box.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (-1, -1), WARNING_GROUND),
            ("LINEBEFORE", (0, 0), (0, -1), 2.4, INK),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ("LEFTPADDING", (0, 0), (0, -1), 8),
        ]
    )
    return [Spacer(0, 4), box, Spacer(0, 8)]


def _pictures(block: blocks.Pictures, illustrations: Sequence[Illustration]) -> list[Any]:
    chosen = [picture for picture in illustrations if picture.purpose == block.purpose]
    if not chosen:
        return []
    grid = PictureGrid(chosen, block.captions, across=8)
    return [KeepTogether([grid, styles.text(block.caption_for(len(chosen)), styles.CAPTION)])]


def _peak(block: blocks.Peak, illustrations: Sequence[Illustration]) -> list[Any]:
    """One segment's pictures under their heading, on one page."""
    mine = [picture for picture in illustrations if picture.peak == block.place]
    middle = next((picture for picture in mine if picture.purpose == "peak"), None)
    if middle is None:
        return []
    pictures = PeakPictures(middle, [one for one in mine if one.purpose == "window"], block.captions)
    note = [styles.text(block.note, styles.NOTE)] if block.note else []
    return [KeepTogether([styles.text(block.heading, styles.HEAD), Spacer(0, 2), pictures, *note, Spacer(0, 4)])]


class _Rule(Flowable):  # type: ignore[misc]
    """A line across the page."""

    def __init__(self, weight: float = 0.7) -> None:
        super().__init__()
        self.weight = weight

    def wrap(self, available_width: float, _height: float) -> tuple[float, float]:
        self.width = available_width
        return available_width, self.weight

    def draw(self) -> None:
        self.canv.setStrokeColor(ACCENT)
        self.canv.setLineWidth(self.weight)
        self.canv.line(0, 0, self.width, 0)


class _Bookmark(Flowable):  # type: ignore[misc]
    """A line of the reader's outline, pointing here."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.keepWithNext = 1

    def wrap(self, *_room: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.bookmarkHorizontal(self.title, 0, 14)
        self.canv.addOutlineEntry(self.title, self.title, level=0)
