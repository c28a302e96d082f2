"""Words and numbers on what came out: the two scores, the chart, the stretches, the windows, the faces."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from vmdesk.domain.result import SCORED, AnalysisResult, FlaggedSegment, WindowScore
from vmdesk.domain.text import cleaned
from vmdesk.report.blocks import Block, Column, Facts, Paragraph, Pictures, Section, Table
from vmdesk.report.chart import chart
from vmdesk.report.reference import score_text
from vmdesk.report.words_model import protocol_status, warning

_LIST_AT_MOST = 200
_SHORT_LIST = 20
STATUS_WORDS = {
    "scored": "scored",
    "padded": "scored, padded",
    "no_face": "no face",
    "damaged": "damaged frames",
    "not_finite": "not a number",
}


def _window_columns(result: AnalysisResult) -> tuple[Column, ...]:
    labels = ("real", "fake") if result.model.label_fake_index == 1 else ("fake", "real")
    return (
        Column("Window", 7, "right"),
        Column("Frames", 13, "right"),
        Column("Time (s)", 17, "right"),
        Column("Face", 6, "right"),
        *(Column(f"Logit {label}", 10, "right") for label in labels),
        Column("Score", 9, "right"),
        Column("Status", 13),
        Column("Line", 9),
    )


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
    """Both scores with their validation status, the chart, the pictures, the stretches, the highest windows."""
    blocks: list[Block] = [_two_scores(result), Paragraph(_line_words(result), "note"), chart(result)]
    blocks += [Paragraph(words) for words in _unscored(result)]
    captions = _captions(result)
    blocks.append(Pictures("whole-clip", captions, "What the model saw of the sixteen frames of the whole-clip score."))
    blocks += _segments(result)
    blocks.append(Pictures("peak", captions, "The frame in the middle of the highest window of each stretch."))
    blocks += _over_the_line(result)
    return Section("Results", tuple(blocks))


def _two_scores(result: AnalysisResult) -> Table:
    columns = (Column("Measure", 4), Column("Score", 2), Column("How", 6), Column("Validation status", 6))
    w, s = result.whole_clip, result.summary
    sliding = f"highest of {s.windows_scored} windows, mean {score_text(s.mean_fake_score)}"
    evenly = f"sixteen frames evenly over the video ({cleaned(w.protocol)}), {cleaned(w.crop)}"
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
        listed = ", ".join(f"{STATUS_WORDS[status]}: {count}" for status, count in sorted(counts.items()))
        words.append(f"Windows without a score ({sum(counts.values())}): {listed}. Nothing is said about them.")
    padded = sum(w.status == "padded" for w in result.windows)
    if padded:
        words.append(f"Padded windows: {padded}. The last frame stood in for frames the video does not have.")
    return words


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
        return [Paragraph("No window reaches the display line, so there are no stretches to list.")]
    columns = (
        Column("Stretch", 3, "right"),
        Column("Frames", 6, "right"),
        Column("Time (s)", 7, "right"),
        Column("Face", 3, "right"),
        Column("Highest window", 5, "right"),
        Column("Its score", 4, "right"),
    )
    rows = tuple(_segment_row(k, s, result) for k, s in enumerate(result.summary.flagged_segments[:_LIST_AT_MOST], 1))
    caption = "Stretches of frames covered by windows at or above the display line. The end frame is not included."
    if len(result.summary.flagged_segments) > _LIST_AT_MOST:
        caption += f" The first {_LIST_AT_MOST} of {len(result.summary.flagged_segments)}; all are in result.json."
    return [Table(columns, rows, caption, compact=len(rows) > _SHORT_LIST)]


def _segment_row(number: int, segment: FlaggedSegment, result: AnalysisResult) -> tuple[str, ...]:
    inside = [
        w
        for w in result.windows
        if w.track == segment.track and segment.start <= w.start and w.stop <= segment.stop and w.fake_score is not None
    ]
    if not inside:
        return (str(number), f"{segment.start}–{segment.stop}", "–", _track(segment.track), "–", "–")
    peak = max(inside, key=lambda w: w.fake_score or 0.0)
    times = f"{inside[0].start_seconds:.3f}–{max(w.stop_seconds for w in inside):.3f}"
    frames = f"{segment.start}–{segment.stop}"
    return (str(number), frames, times, _track(segment.track), str(peak.index), score_text(peak.fake_score))


def _over_the_line(result: AnalysisResult) -> list[Block]:
    over = [w for w in result.windows if w.fake_score is not None and w.fake_score >= result.summary.threshold]
    if not over:
        return []
    shown = sorted(sorted(over, key=lambda w: -(w.fake_score or 0.0))[:_LIST_AT_MOST], key=lambda w: w.index)
    caption = f"Windows at or above the display line: {len(over)} of {len(result.windows)}."
    if len(shown) < len(over):
        caption += f" Here the {len(shown)} highest; the annex lists and marks all."
    return [Table(_window_columns(result), _window_rows(shown, result.summary.threshold), caption, compact=True)]


def _window_rows(windows: Iterable[WindowScore], threshold: float) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            str(w.index),
            f"{w.start}–{w.stop}",
            f"{w.start_seconds:.3f}–{w.stop_seconds:.3f}",
            _track(w.track),
            *(("–", "–") if w.logits is None else tuple(f"{v:+.4f}" for v in w.logits)),
            "–" if w.fake_score is None else score_text(w.fake_score),
            STATUS_WORDS[w.status],
            "at/above" if w.fake_score is not None and w.fake_score >= threshold else "",
        )
        for w in windows
    )


def _track(track: int | None) -> str:
    return "–" if track is None else str(track)


def all_windows(result: AnalysisResult) -> Section:
    """The annex: every window, in the record's order."""
    words = (
        "Frames are half-open: the end frame is not included. Seconds count from the first frame. "
        "Face is the number of the followed face; a dash stands where there is none."
    )
    table = Table(_window_columns(result), _window_rows(result.windows, result.summary.threshold), compact=True)
    return Section("Every window", (Paragraph(words, "note"), table), annex=True)


def faces(result: AnalysisResult) -> Section | None:
    """The faces followed, for a model that looks at faces; None for others."""
    if result.face_detector is None:
        return None
    if not result.tracks:
        return Section("Faces", (Paragraph("The face detector found no face in the frames it looked at."),))
    columns = (
        Column("Face", 2, "right"),
        Column("First frame", 3, "right"),
        Column("Last frame", 3, "right"),
        Column("Detected in", 4, "right"),
        Column("Windows scored", 4, "right"),
        Column("Highest score", 4, "right"),
    )
    rows = tuple(_face_row(result, track) for track in range(len(result.tracks)))
    words = "Faces are numbered as they were followed, the longest first. A number names no person."
    return Section("Faces", (Table(columns, rows), Paragraph(words, "note")))


def _face_row(result: AnalysisResult, position: int) -> tuple[str, ...]:
    track = result.tracks[position]
    scores = [w.fake_score for w in result.windows if w.track == track.id and w.fake_score is not None]
    detected = f"{len(track.boxes)} frames"
    highest = score_text(max(scores, default=None))
    return (str(track.id), str(track.first_frame), str(track.last_frame), detected, str(len(scores)), highest)
