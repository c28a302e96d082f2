"""Ink: a report's content as an A4 PDF, its typefaces embedded; the same content gives the same bytes."""

import io
from collections.abc import Sequence
from typing import Any

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from vmdesk.domain.events import Illustration
from vmdesk.report.archive import archival
from vmdesk.report.blocks import ReportContent
from vmdesk.report.flow import flowables
from vmdesk.report.fonts import REGULAR, fitted, register, width
from vmdesk.report.lettering import draw, printable
from vmdesk.report.palette import MUTED, RULE
from vmdesk.report.styles import BOTTOM, LEFT, RIGHT, TOP

_SMALL = 7.0
_FORM_WIDE = 120


def render(content: ReportContent, illustrations: Sequence[Illustration] = ()) -> bytes:
    """The unsigned PDF."""
    register()
    rl_config.useA85 = 0  # pictures and text stay a quarter smaller
    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=LEFT,
        rightMargin=RIGHT,
        topMargin=TOP,
        bottomMargin=BOTTOM,
        title=f"{content.title} {content.report_id}",
        author="vmdesk",
        subject=content.exhibit_name,
        creator="vmdesk",
        lang="en",
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
    )
    frame = Frame(LEFT, BOTTOM, document.width, document.height, 0, 0, 0, 0, id="body")
    document.addPageTemplates(PageTemplate("page", [frame], onPage=lambda canvas, _: _furniture(canvas, content)))
    document.build([_DateStamp(content.written_utc), *flowables(content, illustrations), _TotalPages()])
    return archival(buffer.getvalue(), content)


def _furniture(canvas: Any, content: ReportContent) -> None:
    """Running header and footer."""
    wide, high = A4
    canvas.saveState()
    canvas.setFont(REGULAR, _SMALL)
    canvas.setFillColor(MUTED)
    head, right = high - TOP + 22, wide - RIGHT
    canvas.drawString(LEFT, head, content.title)
    canvas.drawRightString(right, head, content.report_id)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, head - 6, right, head - 6)
    canvas.line(LEFT, BOTTOM - 10, right, BOTTOM - 10)
    room = right - LEFT - width("Page 8888 of 8888", REGULAR, _SMALL) - 20
    name = fitted(printable(content.exhibit_name), REGULAR, _SMALL, room)
    draw(canvas, (LEFT, BOTTOM - 20), name, REGULAR, _SMALL)
    canvas.translate(right - _FORM_WIDE, BOTTOM - 20)
    canvas.doForm(f"page-{canvas.getPageNumber()}")
    canvas.restoreState()


class _DateStamp(Flowable):  # type: ignore[misc]
    """Sets the document's date to the report's own instead of this machine's clock."""

    def __init__(self, written_utc: str) -> None:
        super().__init__()
        self.digits = "".join(c for c in written_utc if c.isdigit())

    def wrap(self, *_room: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.setDateFormatter(lambda *_: f"D:{self.digits}+00'00'")


class _TotalPages(Flowable):  # type: ignore[misc]
    """Writes, on the last page, the forms that the footers show: only now is the number of pages known."""

    def wrap(self, *_room: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        canvas = self.canv
        total = canvas.getPageNumber()
        for page in range(1, total + 1):
            canvas.beginForm(f"page-{page}", 0, -4, _FORM_WIDE, 12)
            canvas.setFont(REGULAR, _SMALL)
            canvas.setFillColor(MUTED)
            canvas.drawRightString(_FORM_WIDE, 0, f"Page {page} of {total}")
            canvas.endForm()
