"""What the model saw of the frame on screen: which square of it, or why nothing. No Qt."""

from dataclasses import dataclass

from vmdesk.domain.faces import Square, window_square
from vmdesk.domain.result import WindowScore
from vmdesk.ui.logic.presenter import Translate
from vmdesk.ui.logic.presenter_graph import status_words
from vmdesk.ui.logic.presenter_strip import frames_of, place_words
from vmdesk.ui.logic.state import State
from vmdesk.ui.logic.window_here import window_shown


@dataclass(frozen=True, slots=True)
class Sight:
    """What the model was shown: `square` of the frame, None for all of it. `words` where that is nothing, else empty.

    `caption` names frame, window and square.
    """

    caption: str
    words: str = ""
    square: Square | None = None


def sight(state: State, tr: Translate) -> Sight:
    """The sight of a state."""
    score = window_shown(state)
    reason = _nothing(state, score, tr)
    if reason or score is None:
        return Sight(tr("What the model saw"), reason)
    square = _square(state, score)
    place = place_words(state, score, tr)
    if square is None:
        text = tr("What the model saw of frame {frame}: the whole frame, resized and cropped · {window}")
        return Sight(text.format(frame=state.position, window=place))
    text = tr("What the model saw of frame {frame}: the square {side} × {side} at x {x}, y {y}, resized · {window}")
    numbers = {"side": max(1, round(square.side)), "x": round(square.x), "y": round(square.y)}
    return Sight(text.format(frame=state.position, window=place, **numbers), "", square)


def _nothing(state: State, score: WindowScore | None, tr: Translate) -> str:
    """Why the model saw nothing of the frame at the playhead, or why it is not shown yet; empty where it is."""
    if state.model is None:
        return tr("The model is not loaded.")
    if not state.scores:
        return tr("No window is scored yet: the model has seen nothing of this video.")
    if score is None:
        return tr("No window covers frame {frame}: the model saw nothing of it.").format(frame=state.position)
    if score.fake_score is None:
        text = tr("{window}: {status}. No score rests on this frame.")
        return text.format(window=place_words(state, score, tr), status=status_words(score.status, tr))
    if state.position not in frames_of(state, score):
        return tr("The model takes one frame in {rate}; frame {frame} is not one of them.").format(
            rate=state.model.passport.sampling_rate, frame=state.position
        )
    if state.playing:
        return tr("Shown again when playing stops.")
    if state.shown != state.position or state.previewed:
        return tr("Frame {frame} is being decoded …").format(frame=state.position)
    return ""


def _square(state: State, score: WindowScore) -> Square | None:
    """The square that the window was scored in; None for a model of whole frames."""
    margin = state.model.margin if state.model is not None else None
    track = next((one for one in state.tracks if one.id == score.track), None)
    if margin is None or track is None:
        return None
    return window_square(track, score.start, score.stop, margin)
