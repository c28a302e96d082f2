"""Words on the flagged segments that are pictured: which, by what, and how many are not."""

from vmdesk.domain.result import AnalysisResult, FlaggedSegment, PeakRecord, WindowScore
from vmdesk.report.blocks import Block, Paragraph, Peak
from vmdesk.report.reference import score_text
from vmdesk.report.words_windows import track_title

_NOT_AGAIN = "The frames of this window could not be read a second time as they were scored, and are not shown."


def pictured(result: AnalysisResult, captions: dict[int, str]) -> tuple[Block, ...]:
    """What is said before the pictures, and the place of those of each segment; nothing where none is pictured."""
    if not result.peaks or not result.summary.flagged_segments:
        return ()
    blocks = [_peak(result, place, peak, captions) for place, peak in enumerate(result.peaks)]
    return (Paragraph("The flagged segments in pictures", "lead"), Paragraph(_introduction(result), "note"), *blocks)


def _introduction(result: AnalysisResult) -> str:
    shown = "the square that the model was shown of it is drawn over it"
    whole = f"whole; {shown}" if any(peak.square for peak in result.peaks) else "whole"
    words = (
        f"For each segment its highest window: at the left the frame in its middle, {whole}. At the right the frames "
        "scored, as the model was shown them. All are scaled down for print, the small ones compressed. The digest of "
        "each frame stands under “Cited frames”."
    )
    left = len(result.summary.flagged_segments) - len(result.peaks)
    if left <= 0:
        return words
    return f"{words} Pictured: the {len(result.peaks)} segments that score highest. Not pictured: {left}."


def _peak(result: AnalysisResult, place: int, peak: PeakRecord, captions: dict[int, str]) -> Peak:
    frames = {index: captions[index] for index in (peak.middle, *peak.frames) if index in captions}
    return Peak(place, _heading(result, peak), frames, "" if peak.frames else _NOT_AGAIN)


def _heading(result: AnalysisResult, peak: PeakRecord) -> str:
    """Which segment, whose, and its highest window."""
    track = "" if peak.track is None else f"{track_title(result).lower()} {peak.track}, "
    window = next((w for w in result.windows if (w.index, w.track) == (peak.window, peak.track)), None)
    if window is None:
        return f"{track}window {peak.window}".capitalize()
    number = _number(result.summary.flagged_segments, window)
    segment = f"Segment {number}: " if number else ""
    words = f"{track}highest window {window.index}, frames {window.start}–{window.stop}, "
    return f"{segment}{words}score {score_text(window.fake_score)}"


def _number(segments: tuple[FlaggedSegment, ...], window: WindowScore) -> int | None:
    """The segment's number in the table of segments."""
    for number, segment in enumerate(segments, 1):
        if segment.track == window.track and segment.start <= window.start < segment.stop:
            return number
    return None
