"""The report as one HTML file: no scripts, no addresses, pictures inside; from the blocks that the PDF is drawn from.

It is an unsigned copy, and says so at its head and end. A policy in its head keeps a browser from loading anything.
"""

from collections.abc import Iterable, Sequence
from html import escape

from vmdesk.domain.events import Illustration
from vmdesk.report import blocks
from vmdesk.report.html_chart import chart_svg
from vmdesk.report.html_pictures import data_address, figure
from vmdesk.report.reference import END_MARK

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_TAGS = {"body": "p", "lead": "h3", "item": "li", "note": "p", "warning": "p", "command": "pre"}
_STYLE = """
:root{color-scheme:light}
body{font:15px/1.5 "Noto Sans","DejaVu Sans",system-ui,sans-serif;color:#16202b;background:#fff;max-width:60rem;
margin:0 auto;padding:1.5rem}
h1,h2{color:#14405f;line-height:1.2}h2{margin-top:2.2rem;border-bottom:1px solid #c9d1d9;padding-bottom:.3rem}
h3{font-size:1rem;margin:1rem 0 .3rem}h4{font-size:.87rem;margin:1rem 0 .3rem}
.copy{border:2px solid #16202b;padding:.6rem 1rem;font-weight:bold}
.note,figcaption,caption{color:#5b6875;font-size:.87rem}caption{caption-side:bottom;text-align:left;padding:.3rem 0}
.warning{border-left:4px solid #16202b;background:#f6f3ea;padding:.6rem .9rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.6rem 0;font-size:.87rem}
th,td{text-align:left;vertical-align:top;padding:.2rem .5rem;border-bottom:1px solid #c9d1d9}
td,pre{overflow-wrap:anywhere}.right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
pre{background:#eef2f5;padding:.6rem;white-space:pre-wrap}svg{width:100%;height:auto}
.pictures{display:flex;flex-wrap:wrap;gap:.5rem}.pictures figure{margin:0;max-width:15rem;position:relative}
.pictures .window{width:6.6rem}img{max-width:100%}.pictures svg{position:absolute;left:0;top:0;width:100%}
.end{text-align:center;font-weight:bold;color:#14405f;border-top:1px solid;padding-top:.6rem;margin-top:2rem}
@media print{h2{break-after:avoid}tr,figure{break-inside:avoid}}
"""


def html_report(content: blocks.ReportContent, illustrations: Sequence[Illustration] = ()) -> bytes:
    """The whole file, UTF-8."""
    title = escape(f"{content.title} {content.report_id}")
    parts = [
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body>",
        *_head(content, illustrations),
        *_sections(content, illustrations),
        f'<p class="copy">{escape(copy_words(content.report_id))}</p>',
        f'<p class="end">{escape(f"{END_MARK} {content.report_id}")}</p></body></html>\n',
    ]
    return "\n".join(parts).encode("utf-8", "backslashreplace")


def copy_words(report_id: str) -> str:
    """What every unsigned output says of itself."""
    return f"Unsigned copy. The signed report is {report_id}, a PDF; what this copy says is to be compared with it."


def _head(content: blocks.ReportContent, illustrations: Sequence[Illustration]) -> Iterable[str]:
    yield "<header>"
    if content.logo:
        address = data_address(("png", content.logo))
        yield f'<p><img alt="Logo of the laboratory" src="{address}" style="max-height:72px"></p>'
    if content.letterhead:
        yield f"<p>{'<br>'.join(map(escape, content.letterhead))}</p>"
    yield f'<p class="copy">{escape(copy_words(content.report_id))}</p>'
    yield f"<h1>{escape(content.title)}</h1>"
    yield f'<p><bdi dir="ltr">{escape(content.exhibit_name)}</bdi></p>'
    yield _facts(blocks.Facts((("Report", content.report_id), ("Written", content.written_utc))))
    yield from _blocks(content.brief, illustrations)
    yield "</header>"


def _sections(content: blocks.ReportContent, illustrations: Sequence[Illustration]) -> Iterable[str]:
    for before, section in blocks.numbered(content.sections):
        yield f"<section><h2>{before} {escape(section.title)}</h2>"
        yield from _blocks(section.blocks, illustrations)
        yield "</section>"


def _blocks(given: Iterable[blocks.Block], illustrations: Sequence[Illustration]) -> Iterable[str]:
    listed = False
    for block in given:
        item = isinstance(block, blocks.Paragraph) and block.tone == "item"
        if item != listed:
            yield "<ul>" if item else "</ul>"
            listed = item
        yield _block(block, illustrations)
    if listed:
        yield "</ul>"


def _block(block: blocks.Block, illustrations: Sequence[Illustration]) -> str:
    match block:
        case blocks.Paragraph():
            return _paragraph(block)
        case blocks.Facts():
            return _facts(block)
        case blocks.Table():
            return _table(block)
        case blocks.Chart():
            return f"<figure>{chart_svg(block)}<figcaption>{escape(block.caption)}</figcaption></figure>"
        case blocks.Pictures():
            return _pictures(block, illustrations)
        case blocks.Peak():
            return _peak(block, illustrations)


def _paragraph(block: blocks.Paragraph) -> str:
    tag, words = _TAGS[block.tone], escape(block.text)
    if block.tone == "warning":
        return f'<p class="warning"><strong>Warning</strong> {words}</p>'
    return f'<{tag} class="{block.tone}">{words}</{tag}>'


def _facts(facts: blocks.Facts) -> str:
    cells = (
        f'<tr><th scope="row">{escape(label)}</th><td><bdi dir="ltr">{escape(value)}</bdi></td></tr>'
        for label, value in facts.rows
    )
    return f"<table>{''.join(cells)}</table>"


def _table(table: blocks.Table) -> str:
    sides = [' class="right"' if column.align == "right" else "" for column in table.columns]
    head = "".join(f'<th scope="col"{s}>{escape(c.title)}</th>' for s, c in zip(sides, table.columns, strict=True))
    rows = (
        "<tr>" + "".join(f"<td{s}>{escape(v)}</td>" for s, v in zip(sides, row, strict=True)) + "</tr>"
        for row in table.rows
    )
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    body = "\n".join(rows)
    return f'<div class="scroll"><table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _pictures(block: blocks.Pictures, illustrations: Sequence[Illustration]) -> str:
    chosen = [picture for picture in illustrations if picture.purpose == block.purpose]
    if not chosen:
        return ""
    figures = "".join(figure(p, block.captions) for p in chosen)
    return f'<div class="pictures">{figures}</div><p class="note">{escape(block.caption_for(len(chosen)))}</p>'


def _peak(block: blocks.Peak, illustrations: Sequence[Illustration]) -> str:
    mine = [picture for picture in illustrations if picture.peak == block.place]
    if not any(picture.purpose == "peak" for picture in mine):
        return ""
    note = f'<p class="note">{escape(block.note)}</p>' if block.note else ""
    figures = "".join(figure(picture, block.captions) for picture in mine)
    return f'<h4>{escape(block.heading)}</h4><div class="pictures">{figures}</div>{note}'
