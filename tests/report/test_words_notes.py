from vmdesk.case.trail import AuditTrail
from vmdesk.domain.notes import (
    EXHIBIT_IDENTIFIED,
    MARK_MADE,
    NOTE_WRITTEN,
    OPINION_RECORDED,
    SCORES_SHOWN,
    Mark,
    Opinion,
    mark_details,
    opinion_details,
)
from vmdesk.report.blocks import Paragraph, Table
from vmdesk.report.words_notes import notes


def entries_on(sha256, exhibit=1):
    trail = AuditTrail("me")
    trail.record(EXHIBIT_IDENTIFIED, exhibit=exhibit, sha256=sha256, size_bytes=1)
    trail.record(MARK_MADE, exhibit=exhibit, **mark_details(Mark(1, 20, 10_240, 0.8, "lip \u202e edge")))
    opinion = Opinion(0, 60, "no signs of manipulation", "", True, "")
    trail.record(OPINION_RECORDED, exhibit=exhibit, **opinion_details(opinion))
    trail.record(SCORES_SHOWN, exhibit=exhibit, opinions_before=1)
    return trail.entries


def test_marks_and_opinions_of_the_exhibit_stand_in_the_report(finished):
    result = finished.result
    entries = entries_on(result.evidence.sha256)
    section = notes(result, entries)
    marks, _, opinions, order = section.blocks
    assert isinstance(marks, Table)
    covering = [w.fake_score for w in result.windows if w.start <= 20 < w.stop and w.fake_score is not None]
    assert marks.rows == (("20", "10240", "0.800", f"{max(covering):.4f}", "lip \\u{202e} edge"),)
    assert isinstance(opinions, Table)
    assert opinions.rows == (
        (f"{entries[2].utc}, before scores were shown", "0–60", "sees no signs of manipulation", "–"),
    )
    assert isinstance(order, Paragraph)
    assert entries[3].utc in order.text


def test_a_trail_that_tells_of_other_exhibits_gives_no_section(finished):
    assert notes(finished.result, entries_on("0" * 64)) is None
    assert notes(finished.result, ()) is None


def test_free_notes_stand_in_full_line_by_line(finished):
    trail = AuditTrail("A. \u202e Examiner")
    digest = finished.result.evidence.sha256
    trail.record(EXHIBIT_IDENTIFIED, exhibit=1, sha256=digest, size_bytes=1)
    long = "word " * 1_000
    trail.record(NOTE_WRITTEN, exhibit=1, text=f"Received on a stick.\n\n{long}end")
    trail.record(NOTE_WRITTEN, exhibit=2, text="of another")
    trail.record(NOTE_WRITTEN, text="on the case")
    section = notes(finished.result, trail.entries)
    texts = [block.text for block in section.blocks]
    assert texts[0].startswith("Notes: 1.")
    assert texts[1] == f"Note 1, {trail.entries[1].utc}, by A. \\u{{202e}} Examiner:"
    assert texts[2:] == ["Received on a stick.", f"{long}end"]
