"""From state to the table of marks, its CSV, and the words on opinions and hidden scores. No Qt."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from vmdesk.domain.notes import FINDINGS, Finding, Mark, Opinion
from vmdesk.domain.result import WindowScore
from vmdesk.domain.text import cleaned, for_spreadsheet
from vmdesk.ui.logic import casefile
from vmdesk.ui.logic.presenter import Translate, time_code
from vmdesk.ui.logic.state import State

WindowsAt = Callable[[int], Sequence[WindowScore]]
"""The windows that cover a frame."""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One mark as the table shows it."""

    mark: Mark
    frame: str
    time: str
    note: str
    score: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Frames `[start, stop)` that an opinion can be about, in words."""

    start: int
    stop: int
    words: str


def rows(state: State, windows_at: WindowsAt, tr: Translate) -> tuple[MarkRow, ...]:
    """The table; scores are those of `state`, which must not hold any where they are hidden."""
    return tuple(_row(state, mark, windows_at, tr) for mark in casefile.marks_of(state))


def _row(state: State, mark: Mark, windows_at: WindowsAt, tr: Translate) -> MarkRow:
    index = state.exhibit.index if state.exhibit else None
    at = index.seconds(mark.frame) if index is not None and mark.frame < len(index) else Fraction(mark.seconds)
    score = highest(windows_at(mark.frame)) if state.scores else None
    words = tr("hidden") if state.hidden else "–" if score is None else f"{score:.3f}"
    return MarkRow(mark, str(mark.frame), time_code(at), mark.note, words)


def highest(windows: Sequence[WindowScore]) -> float | None:
    """The largest score among windows; None where none carries one."""
    return max((one.fake_score for one in windows if one.fake_score is not None), default=None)


def marks_csv(state: State, windows_at: WindowsAt) -> bytes:
    """The marks of the open exhibit (RFC 4180, UTF-8), each with the exhibit's name and SHA-256; scores in full."""
    exhibit = state.exhibit
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("file", "sha256", "mark", "frame", "pts", "seconds", "note", "highest_window_score"))
    name = for_spreadsheet(exhibit.path.name) if exhibit else ""
    digest = exhibit.evidence.digests.sha256 if exhibit and exhibit.evidence else ""
    for mark in casefile.marks_of(state):
        score = highest(windows_at(mark.frame)) if state.scores else None
        place = mark.number, mark.frame, mark.pts, repr(mark.seconds)
        writer.writerow((name, digest, *place, for_spreadsheet(mark.note), "" if score is None else repr(score)))
    return text.getvalue().encode()


def finding_words(finding: Finding, tr: Translate) -> str:
    """A finding as the examiner reads it."""
    return {
        FINDINGS[0]: tr("I see signs of manipulation"),
        FINDINGS[1]: tr("I see no signs of manipulation"),
        FINDINGS[2]: tr("I cannot tell"),
    }[finding]


def segments(state: State, tr: Translate) -> tuple[Segment, ...]:
    """What an opinion can be about: the range between in and out point where there is one, and the whole video."""
    if state.exhibit is None:
        return ()
    count = len(state.exhibit.index)
    whole = Segment(0, count, tr("The whole video, frames 0–{last}").format(last=count - 1))
    if state.in_point is None and state.out_point is None:
        return (whole,)
    first = state.in_point or 0
    last = count - 1 if state.out_point is None else state.out_point
    chosen = tr("In point to out point, frames {first}–{last}").format(first=first, last=last)
    return (Segment(first, last + 1, chosen), whole)


def opinion_words(opinion: Opinion, tr: Translate) -> str:
    """One opinion in a line."""
    when = tr("before any score was shown") if opinion.blind else tr("after scores were shown")
    text = tr("Frames {first}–{last}: {finding} ({when}, {utc})")
    line = text.format(
        first=opinion.start,
        last=opinion.stop - 1,
        finding=finding_words(opinion.finding, tr),
        when=when,
        utc=opinion.utc,
    )
    return f"{line}\n{cleaned(opinion.note, 600)}" if opinion.note else line


def hidden_words(state: State, tr: Translate) -> str:
    """What stands in the place of scores while they are hidden; empty where they are not."""
    if not state.hidden or state.exhibit is None:
        return ""
    count = len(state.notes.opinions) if state.notes is not None else 0
    if not count:
        return tr("Blind mode: scores are hidden. Record what you think of this video, then reveal them.")
    return tr("Blind mode: scores are hidden. Opinions recorded: {count}. Reveal them when you are ready.").format(
        count=count
    )
