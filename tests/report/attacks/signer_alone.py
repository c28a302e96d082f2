"""Forgeries of which everything agrees: who signs anew can print anything, and only the signer tells."""

import io
import json
from dataclasses import replace

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.report.attacks.made import Attack, Made, make
from tests.report.attacks.stranger import other_scores, resigned
from tests.report.attacks.updates import rewritten
from vmdesk.domain.audit import next_entry
from vmdesk.domain.events import AnalysisFinished
from vmdesk.report.reference import printed_facts, sha256_of


def forged_anew(made: Made) -> bytes:
    """A whole report of another score, printed, attached and chained as it should be, under the stranger's name."""
    whole = replace(made.finished.result.whole_clip, logits=(0.0, 0.0), fake_score=0.5)
    forged = AnalysisFinished(replace(made.finished.result, whole_clip=whole), ())
    first = next_entry(None, made.entries[0].utc, "somebody", "step", {})
    return make(forged, (first,), made.stranger, made.identity, made.now).data


def words_under_the_pages(made: Made) -> bytes:
    """The record changed, and what ought to be printed for it written unseen on the last page: the glyphs shown are
    still those of the true record, the extracted words agree with the forged one."""
    record = other_scores(made)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    text = canvas.beginText(20, 800)
    text.setTextRenderMode(3)
    for words in printed_facts(json.loads(record), sha256_of(record), made.entries).values():
        text.textLine(words)
    canvas.drawText(text)
    canvas.save()
    under = PdfReader(io.BytesIO(buffer.getvalue())).pages[0]
    pages = rewritten(made.pages, lambda writer: writer.pages[-1].merge_page(under))
    return resigned(made, pages, result=record)


BY_A_SIGNER_ALONE: dict[str, Attack] = {
    "signed anew and otherwise untouched": resigned,
    "a whole report made anew": forged_anew,
    "unseen words under the pages": words_under_the_pages,
}
"""Attacks of which everything agrees: who signs anew can print anything, and only the signer's line tells."""
