"""Words on the way from frames to scores, as this run went: what was laid, shown, scored, and left out."""

from bisect import bisect_right

from vmdesk.domain.cuts import CUT_THRESHOLD
from vmdesk.domain.faces import SMALLEST_SIDE
from vmdesk.domain.result import AnalysisResult
from vmdesk.domain.text import cleaned

_SHOWN = ("scored", "padded", "not_finite")
_FULL_FRAME = "full frame"
_SIZES_DIFFER = "none: the 16 pictures are not of one size"
_CUTS = (
    "A cut is noted before a frame whose change of brightness from the frame before, averaged over the picture, is at "
    f"least {CUT_THRESHOLD:g} percent of the full range and differs by as much from the change before it (the rule of "
    "FFmpeg's scdet); a change of the pictures' size counts as one."
)
_CENTRE = "the centred square of the frame, scaled; what lies beside it is not seen"


def route(result: AnalysisResult) -> str:
    """How the scores came about, in sentences that hold for this run."""
    parts = ["The video was decoded from its first frame in order.", _laid(result), _CUTS, _shown(result)]
    if pictures_shown(result):
        parts.append(
            "The model gives two numbers (logits) for sixteen pictures; the score is the softmax of the one whose "
            "label means fake."
        )
    return " ".join([*(part for part in parts if part), f"Separately, {_whole_clip(result)}"])


def _laid(result: AnalysisResult) -> str:
    s = result.settings
    rate = "consecutive frames" if s.sampling_rate == 1 else f"frames, one taken of every {s.sampling_rate},"
    if len({w.start for w in result.windows}) < 2:
        words = f"One window of {s.window} {rate} was laid over it."
    else:
        words = (
            f"Windows of {s.window} {rate} were laid over it, each beginning {s.stride} {frames_word(s.stride)} after "
            "the one before; where frames remained, a last window ends with the last frame."
        )
    left = frames_in_no_window(result)
    return f"{words} {left} {frames_word(left)} in no window." if left else words


def _shown(result: AnalysisResult) -> str:
    statuses = {w.status for w in result.windows}
    if not windows_shown(result):
        return "No window could be shown to the model."
    if result.settings.region is not None:
        words = f"Of every frame taken the model was shown {region_words(result)}, and no face was looked for."
    elif result.face_detector is None:
        words = f"Of every frame taken the model was shown {_CENTRE}."
    else:
        words = (
            "Of every frame taken the model was shown a square around each face that was followed throughout the "
            "window; a face that was not, was not scored there."
        )
    if "damaged" in statuses:
        words += " Windows in which a frame taken is damaged were not shown to it."
    if "cut" in statuses:
        words += " Windows that a cut runs through were not shown to it."
    if "face_small" in statuses:
        words += (
            f" Faces whose square is under {SMALLEST_SIDE:g} pixels wide were not shown to it: a limit of vmdesk's "
            "own, which is not validated."
        )
    return words


def region_words(result: AnalysisResult) -> str:
    """The square that was drawn by hand; empty where there is none."""
    if result.settings.region is None:
        return ""
    x, y, side = result.settings.region
    return f"a square that the examiner drew: {side:g} pixels wide, its upper left corner {x:g} across and {y:g} down"


def _whole_clip(result: AnalysisResult) -> str:
    frames = "sixteen frames spread evenly over the whole video"
    reason = whole_clip_reason(result)
    if not reason:
        shots = len({bisect_right(result.cuts, frame) for frame in result.whole_clip.frame_indices})
        return f"{frames} were scored once." + (f" They come from {shots} shots." if shots > 1 else "")
    return f"{frames} were taken for one score, and there is none: {reason}."


def whole_clip_reason(result: AnalysisResult) -> str:
    """Why there is no whole-clip score; empty where there is one."""
    if result.whole_clip.fake_score is not None:
        return ""
    if result.tracks and result.whole_clip.crop == _SIZES_DIFFER:
        return "the pictures are not of one size"
    no_face = "the face followed longest is in none of the frames" if result.tracks else "no face was followed"
    words = {
        "no_face": no_face,
        "face_small": "the face's square is too small",
        "damaged": "at least one of the frames is damaged",
        "not_finite": "the model gave no finite number",
    }
    return words.get(result.whole_clip.status, cleaned(result.whole_clip.status))


def whole_clip_crop(result: AnalysisResult) -> str:
    """What the model is shown of each of the sixteen frames."""
    crop = result.whole_clip.crop
    if result.face_detector is not None and not result.tracks:
        return "none: no face was followed"
    return _CENTRE if crop == _FULL_FRAME else cleaned(crop)


def framing(result: AnalysisResult) -> str:
    """What the model is made to look at, by its passport."""
    words = {"face": "face: a fixed square per window and face", "full-frame": f"full frame: {_CENTRE}"}
    return words.get(result.model.framing, cleaned(result.model.framing))


def windows_shown(result: AnalysisResult) -> bool:
    """Whether any window reached the model."""
    return any(w.status in _SHOWN for w in result.windows)


def pictures_shown(result: AnalysisResult) -> bool:
    """Whether the model was shown anything at all."""
    return windows_shown(result) or result.whole_clip.status in _SHOWN


def frames_in_no_window(result: AnalysisResult) -> int:
    """Frames that no window reaches over, as with a stride longer than a window."""
    reached, left = 0, 0
    for start, stop in sorted({(w.start, w.stop) for w in result.windows}):
        left += max(0, start - reached)
        reached = max(reached, stop)
    return left + max(0, result.evidence.stream.measured_frames - reached)


def frames_word(count: int) -> str:
    """`frame` or `frames`."""
    return "frame" if count == 1 else "frames"
