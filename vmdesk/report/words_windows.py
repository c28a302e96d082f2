"""Windows and faces in tables: the windows at or above the display line, every window, the faces followed."""

from collections.abc import Iterable

from vmdesk.domain.result import AnalysisResult, WindowScore
from vmdesk.report.blocks import Block, Column, Paragraph, Section, Table
from vmdesk.report.reference import score_text

LIST_AT_MOST = 200
"""Rows of a list in the results; the annex has them all."""
STATUS_WORDS = {
    "scored": "scored",
    "padded": "scored, padded",
    "no_face": "no face",
    "face_small": "face too small",
    "cut": "cut inside",
    "damaged": "damaged frames",
    "not_finite": "not a number",
}


def _columns(result: AnalysisResult) -> tuple[Column, ...]:
    labels = ("real", "fake") if result.model.label_fake_index == 1 else ("fake", "real")
    return (
        Column("Window", 7, "right"),
        Column("Frames", 13, "right"),
        Column("Time (s)", 17, "right"),
        Column(track_title(result), 7 if result.settings.region else 6, "right"),
        *(Column(f"Logit {label}", 10, "right") for label in labels),
        Column("Score", 9, "right"),
        Column("Status", 13),
        Column("Line", 9),
    )


def over_the_line(result: AnalysisResult) -> list[Block]:
    """The scored windows at or above the display line, the highest where they are too many."""
    over = [w for w in result.windows if w.fake_score is not None and w.fake_score >= result.summary.threshold]
    if not over:
        return []
    shown = sorted(sorted(over, key=lambda w: -(w.fake_score or 0.0))[:LIST_AT_MOST], key=lambda w: w.index)
    caption = f"Windows at or above the display line: {len(over)} of {result.summary.windows_scored} scored."
    if len(shown) < len(over):
        caption += f" Here the {len(shown)} highest; the annex lists and marks all."
    return [Table(_columns(result), _rows(shown, result.summary.threshold), caption, compact=True)]


def _rows(windows: Iterable[WindowScore], threshold: float) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            str(w.index),
            f"{w.start}–{w.stop}",
            f"{w.start_seconds:.3f}–{w.stop_seconds:.3f}",
            track_text(w.track),
            *(("–", "–") if w.logits is None else tuple(f"{v:+.4f}" for v in w.logits)),
            "–" if w.fake_score is None else score_text(w.fake_score),
            _status(w),
            "at/above" if w.fake_score is not None and w.fake_score >= threshold else "",
        )
        for w in windows
    )


def _status(window: WindowScore) -> str:
    spans = window.spans_cut and window.status != "cut"
    return f"{STATUS_WORDS[window.status]}, over a cut" if spans else STATUS_WORDS[window.status]


def track_title(result: AnalysisResult) -> str:
    """What the numbers of tracks are called in tables."""
    return "Region" if result.settings.region is not None else "Face"


def track_text(track: int | None) -> str:
    """A face's number, or a dash."""
    return "–" if track is None else str(track)


def all_windows(result: AnalysisResult) -> Section:
    """The annex: every window, in the record's order."""
    words = f"Frames are half-open: the end frame is not included. Seconds count from the first frame. {_named(result)}"
    if any(w.spans_cut for w in result.windows):
        words += (
            ' "cut inside" means that a shot begins after the window\'s first frame; "over a cut" means the same of a '
            "window that was scored all the same."
        )
    table = Table(_columns(result), _rows(result.windows, result.summary.threshold), compact=True)
    return Section("Every window", (Paragraph(words, "note"), table), annex=True)


def _named(result: AnalysisResult) -> str:
    """What the numbers of tracks stand for."""
    if result.settings.region is not None:
        return "Region 0 is the square that the examiner drew; every window was laid over it."
    return (
        "Face is the number of the followed face; a dash stands where there is none. "
        "Where several faces were followed throughout a window, it is listed and counted once for each; "
        '"no face" means that none was.'
    )


def faces(result: AnalysisResult) -> Section | None:
    """The faces followed, for a model that looks at faces; None for others and for a region drawn by hand."""
    if result.face_detector is None:
        return None
    if not result.tracks:
        words = "No face was followed: in the frames looked at, the detector found none often enough."
        return Section("Faces", (Paragraph(words),))
    columns = (
        Column("Face", 2, "right"),
        Column("First frame", 3, "right"),
        Column("Last frame", 3, "right"),
        Column("Ended by", 3, "right"),
        Column("Detected in", 4, "right"),
        Column("Windows scored", 4, "right"),
        Column("Highest score", 4, "right"),
    )
    rows = tuple(_face_row(result, track) for track in range(len(result.tracks)))
    words = (
        "Faces are numbered as they were followed, the longest first. A number names no person, and one person may "
        "bear several. Faces that the detector found too seldom to be followed are not listed."
    )
    if any(track.cut_after for track in result.tracks):
        words += " Nobody is followed over a cut: whoever is seen after it bears another number."
    return Section("Faces", (Table(columns, rows), Paragraph(words, "note")))


def _face_row(result: AnalysisResult, position: int) -> tuple[str, ...]:
    track = result.tracks[position]
    scores = [w.fake_score for w in result.windows if w.track == track.id and w.fake_score is not None]
    detected = f"{len(track.boxes)} frames"
    highest = score_text(max(scores, default=None))
    ended = "a cut" if track.cut_after else "–"
    return (str(track.id), str(track.first_frame), str(track.last_frame), ended, detected, str(len(scores)), highest)
