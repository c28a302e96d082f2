"""The first page's summary in sentences: what came out, and what it does not mean."""

from vmdesk.domain.result import AnalysisResult, WindowScore
from vmdesk.report.blocks import Block, Paragraph
from vmdesk.report.reference import score_text
from vmdesk.report.words_route import whole_clip_reason
from vmdesk.report.words_windows import track_title

_NOT = (
    "A score is not the probability that the video is manipulated, and it is not a finding. How often this model errs "
    "on pictures like those of this exhibit is unknown. What was left out stands under “Limits, and what was not "
    "checked”."
)


def in_short(result: AnalysisResult) -> tuple[Block, ...]:
    """Two short paragraphs under their headings, for a reader of one page."""
    return (
        Paragraph("What came out", "lead"),
        Paragraph(" ".join((_windows(result), _whole(result)))),
        Paragraph("What it does not mean", "lead"),
        Paragraph(_NOT),
    )


def _windows(result: AnalysisResult) -> str:
    scored = [w for w in result.windows if w.fake_score is not None]
    if not scored:
        return "No window was scored, so nothing can be said about any part of the video."
    words = f"The highest of {len(scored)} scored windows has the score {_placed(result, max(scored, key=_score))}."
    count, line = len(result.summary.flagged_segments), f"{result.summary.threshold:g}"
    if not count:
        return f"{words} None reaches the display line at {line}, which is not validated."
    reach = "Flagged segments, at or above the display line at"
    return f"{words} {reach} {line}, which is not validated: {count}."


def _score(window: WindowScore) -> float:
    return window.fake_score or 0.0


def _placed(result: AnalysisResult, window: WindowScore) -> str:
    whose = "" if window.track is None else f", {track_title(result).lower()} {window.track}"
    times = f"{window.start_seconds:.3f}–{window.stop_seconds:.3f} s"
    return f"{score_text(window.fake_score)} (frames {window.start}–{window.stop}, {times}{whose})"


def _whole(result: AnalysisResult) -> str:
    score = result.whole_clip.fake_score
    if score is not None:
        return f"The whole clip, sixteen frames spread evenly over it, has the score {score_text(score)}."
    return f"The whole clip has no score: {whole_clip_reason(result)}."
