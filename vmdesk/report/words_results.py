"""Words and numbers on what came out: the two scores, the chart, the pictures, the segments."""

from collections import Counter
from fractions import Fraction

from vmdesk.domain.result import SCORED, AnalysisResult, FlaggedSegment
from vmdesk.domain.text import cleaned
from vmdesk.report.blocks import Block, Column, Facts, Paragraph, Pictures, Section, Table
from vmdesk.report.chart import chart
from vmdesk.report.reference import score_text
from vmdesk.report.words_model import protocol_status, warning
from vmdesk.report.words_peaks import pictured
from vmdesk.report.words_route import frames_in_no_window, whole_clip_crop, whole_clip_reason
from vmdesk.report.words_windows import LIST_AT_MOST, STATUS_WORDS, over_the_line, track_text, track_title

_SHORT_LIST = 20
_CUTS_LISTED = 12
_SEEN = "What the model saw of the sixteen frames of the whole-clip score."


def brief(result: AnalysisResult) -> tuple[Block, ...]:
    """The first page's summary, with the warning that belongs to the model."""
    s = result.summary
    rows = (
        ("Exhibit SHA-256", result.evidence.sha256),
        ("Model", f"{cleaned(result.model.name)}, version {cleaned(result.model.version)}"),
        ("Whole-clip score", score_text(result.whole_clip.fake_score)),
        ("Highest window score", score_text(s.max_fake_score)),
        ("Mean window score", score_text(s.mean_fake_score)),
        ("Windows scored", str(s.windows_scored)),
        ("Windows not scored", str(s.windows_not_scored)),
        ("Flagged segments", str(len(s.flagged_segments))),
    )
    words = warning(result.model)
    alert: tuple[Block, ...] = (Paragraph(words, "warning"),) if words else ()
    return (Facts(rows, frozenset({"Exhibit SHA-256"})), *alert)


def results(result: AnalysisResult) -> Section:
    """Both scores with their validation status, the chart, the pictures, the segments, the highest windows."""
    blocks: list[Block] = [_two_scores(result), Paragraph(_line_words(result), "note"), chart(result)]
    blocks += [Paragraph(words) for words in _unscored(result)]
    captions = _captions(result)
    if result.whole_clip.fake_score is not None:
        blocks.append(Pictures("whole-clip", captions, _SEEN))
    blocks += [*_segments(result), *pictured(result, captions), *over_the_line(result)]
    return Section("Results", tuple(blocks))


def _two_scores(result: AnalysisResult) -> Table:
    columns = (Column("Measure", 4), Column("Score", 2), Column("How", 6), Column("Validation status", 6))
    w, s = result.whole_clip, result.summary
    sliding = "no window was scored"
    if s.windows_scored:
        sliding = f"highest of {s.windows_scored} scored windows, mean {score_text(s.mean_fake_score)}"
    evenly = f"sixteen frames evenly over the video ({cleaned(w.protocol)}), {whole_clip_crop(result)}"
    reason = whole_clip_reason(result)
    if reason:
        evenly = f"sixteen frames evenly over the video ({cleaned(w.protocol)}): {reason}"
    return Table(
        columns,
        (
            ("Whole clip", score_text(w.fake_score), evenly, protocol_status(result.model, w.protocol)),
            ("Sliding windows", score_text(s.max_fake_score), sliding, protocol_status(result.model, "sliding")),
        ),
    )


def _line_words(result: AnalysisResult) -> str:
    source = cleaned(result.summary.threshold_source)
    return (
        f"The line at {result.summary.threshold:g} is there for the eye: {source}. Scores are printed to four "
        "decimals; result.json, attached, holds them in full and decides what lies at or above the line."
    )


def _unscored(result: AnalysisResult) -> list[str]:
    counts = Counter(w.status for w in result.windows if w.status not in SCORED)
    words = []
    if counts:
        listed = ", ".join(f"{_reason(status)}: {count}" for status, count in sorted(counts.items()))
        words.append(f"Windows without a score ({sum(counts.values())}): {listed}. Nothing is said about them.")
    padded = sum(w.status == "padded" for w in result.windows)
    if padded:
        words.append(f"Padded windows: {padded}. The last frame taken stood in for those that the video does not have.")
    words += _cut_words(result)
    left = frames_in_no_window(result)
    if left:
        words.append(f"Frames in no window: {left}. The window scores say nothing about them.")
    return words


def _cut_words(result: AnalysisResult) -> list[str]:
    """Cuts found, windows scored over one, and squares that more than one face lies in."""
    words = []
    if result.cuts:
        listed = ", ".join(map(str, result.cuts[:_CUTS_LISTED]))
        more = f" and {len(result.cuts) - _CUTS_LISTED} more, in result.json" if len(result.cuts) > _CUTS_LISTED else ""
        words.append(f"Cuts found: {len(result.cuts)}, before frame {listed}{more}.")
    over = sum(w.spans_cut and w.status in SCORED for w in result.windows)
    if over:
        words.append(
            f"Windows scored although a cut runs through them: {over}. They mix pictures from both sides of it."
        )
    crowded = sum(bool(w.faces_in_crop) and w.status in SCORED for w in result.windows)
    if crowded:
        words.append(
            f"Scored windows in whose square another followed face lies too: {crowded}. Their scores are not of one "
            "face alone; result.json names the others (faces_in_crop)."
        )
    return words


def _reason(status: str) -> str:
    return "no face followed throughout" if status == "no_face" else STATUS_WORDS[status]


def _captions(result: AnalysisResult) -> dict[int, str]:
    """`frame N, t s` for every cited frame."""
    return {f.index: f"frame {f.index}{_when(result, f.pts)}" for f in result.frames}


def _when(result: AnalysisResult, pts: int | None) -> str:
    start = result.evidence.stream.start_pts
    if pts is None or start is None:
        return ""
    try:
        return f", {float((pts - start) * Fraction(result.evidence.stream.time_base)):.3f} s"
    except (ValueError, ZeroDivisionError):
        return ""


def _segments(result: AnalysisResult) -> list[Block]:
    if not result.summary.flagged_segments:
        scored = (
            "No scored window reaches the display line" if result.summary.windows_scored else "No window was scored"
        )
        return [Paragraph(f"{scored}, so there are no segments to list.")]
    columns = (
        Column("Segment", 3, "right"),
        Column("Frames", 6, "right"),
        Column("Time (s)", 7, "right"),
        Column(track_title(result), 3, "right"),
        Column("Highest window", 5, "right"),
        Column("Its score", 4, "right"),
    )
    rows = tuple(_segment_row(k, s, result) for k, s in enumerate(result.summary.flagged_segments[:LIST_AT_MOST], 1))
    caption = "Flagged segments: frames covered by windows at or above the display line. The end frame is not included."
    if len(result.summary.flagged_segments) > LIST_AT_MOST:
        caption += f" The first {LIST_AT_MOST} of {len(result.summary.flagged_segments)}; all are in result.json."
    return [Table(columns, rows, caption, compact=len(rows) > _SHORT_LIST)]


def _segment_row(number: int, segment: FlaggedSegment, result: AnalysisResult) -> tuple[str, ...]:
    inside = [
        w
        for w in result.windows
        if w.track == segment.track and segment.start <= w.start and w.stop <= segment.stop and w.fake_score is not None
    ]
    if not inside:
        return (str(number), f"{segment.start}–{segment.stop}", "–", track_text(segment.track), "–", "–")
    peak = max(inside, key=lambda w: w.fake_score or 0.0)
    times = f"{inside[0].start_seconds:.3f}–{max(w.stop_seconds for w in inside):.3f}"
    frames = f"{segment.start}–{segment.stop}"
    return (str(number), frames, times, track_text(segment.track), str(peak.index), score_text(peak.fake_score))
