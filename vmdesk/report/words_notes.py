"""Words on what the examiner noted: free notes, marks, and opinions recorded before or after scores were shown.

All come out of the audit trail that is attached; the scores beside marks out of the result.
"""

from vmdesk.domain.audit import AuditEntry
from vmdesk.domain.notes import LONGEST_NOTE, Finding, Mark, Notes, Opinion, notes_in, numbers_of
from vmdesk.domain.result import AnalysisResult
from vmdesk.domain.text import cleaned
from vmdesk.report.blocks import Block, Column, Paragraph, Section, Table
from vmdesk.report.reference import score_text

_NOTE_LIMIT = 2000
_AUTHOR_LIMIT = 120
_FINDINGS: dict[Finding, str] = {
    "signs of manipulation": "sees signs of manipulation",
    "no signs of manipulation": "sees no signs of manipulation",
    "undecided": "cannot tell",
}


def notes(result: AnalysisResult, entries: tuple[AuditEntry, ...]) -> Section | None:
    """Notes, marks and opinions on these bytes; None where the trail tells of none."""
    found = notes_in(entries, numbers_of(entries, result.evidence.sha256))
    blocks = (*_written(found), *_marks(result, found), *_opinions(found))
    return Section("Notes, marks and opinions of the examiner", blocks) if blocks else None


def _written(found: Notes) -> tuple[Block, ...]:
    """Each free note in full, line by line, the oldest first."""
    if not found.written:
        return ()
    words = (
        f"Notes: {len(found.written)}. They are in the examiner's own words and none was changed after it was written; "
        "a later one may correct an earlier one."
    )
    blocks: list[Block] = [Paragraph(words)]
    for number, note in enumerate(found.written, 1):
        blocks.append(Paragraph(f"Note {number}, {note.utc}, by {cleaned(note.author, _AUTHOR_LIMIT)}:", "lead"))
        lines = (cleaned(line, LONGEST_NOTE) for line in note.text.splitlines())
        blocks.extend(Paragraph(line) for line in lines if line.strip())
    return tuple(blocks)


def no_notes() -> Section:
    """That there are none, in so many words."""
    words = "The audit trail of this report holds no marks, notes or opinions of the examiner on this exhibit."
    return Section("Marks and opinions of the examiner", (Paragraph(words),))


def _marks(result: AnalysisResult, found: Notes) -> tuple[Block, ...]:
    if not found.marks:
        return ()
    columns = (
        Column("Frame", 2, "right"),
        Column("pts", 3, "right"),
        Column("Time (s)", 2.5, "right"),
        Column("Highest window", 3.6, "right"),
        Column("Note", 10),
    )
    rows = tuple(_mark_row(result, mark) for mark in found.marks)
    words = (
        "Frames that the examiner marked, in the examiner's own words. The score is the highest of the scored windows "
        "that cover the frame; what was changed or removed of a mark is in the audit trail."
    )
    return Table(columns, rows, f"Marks: {len(rows)}."), Paragraph(words, "note")


def _mark_row(result: AnalysisResult, mark: Mark) -> tuple[str, ...]:
    over = (w.fake_score for w in result.windows if w.start <= mark.frame < w.stop and w.fake_score is not None)
    score = max(over, default=None)
    place = str(mark.frame), str(mark.pts), f"{mark.seconds:.3f}"
    return (*place, "–" if score is None else score_text(score), cleaned(mark.note, _NOTE_LIMIT) or "–")


def _opinions(found: Notes) -> tuple[Block, ...]:
    if not found.opinions:
        return ()
    columns = (
        Column("Recorded", 6.2),
        Column("Frames", 2.4, "right"),
        Column("The examiner", 5),
        Column("Reasons", 7.4),
    )
    rows = tuple(_opinion_row(opinion) for opinion in found.opinions)
    return Table(columns, rows, f"Opinions: {len(rows)}."), Paragraph(_order(found), "note")


def _opinion_row(opinion: Opinion) -> tuple[str, ...]:
    when = f"{opinion.utc}, {'before' if opinion.blind else 'after'} scores were shown"
    frames = f"{opinion.start}–{opinion.stop}"
    return when, frames, _FINDINGS[opinion.finding], cleaned(opinion.note, _NOTE_LIMIT) or "–"


def _order(found: Notes) -> str:
    words = "An opinion is the examiner's, not the program's; it cannot be changed once it is recorded. "
    if found.scores_shown_utc is None:
        return words + "vmdesk had not shown the scores of this exhibit to the examiner when this report was made."
    return words + f"vmdesk first showed scores of this exhibit on {found.scores_shown_utc}, by this machine's clock."
