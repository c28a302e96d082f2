"""The film strip's words and frames: the window under the playhead. No Qt."""

from dataclasses import dataclass

from vmdesk.domain.result import WindowScore
from vmdesk.domain.windows import Window
from vmdesk.ui.logic.presenter import Translate, track_name
from vmdesk.ui.logic.state import State
from vmdesk.ui.logic.window_here import window_shown


@dataclass(frozen=True, slots=True)
class Strip:
    """The sixteen frames of a window in order (the last one more often where it was padded), none without a window.

    `name` says which window it is. `words` are what must be said of it beyond that, or why there is none; often empty.
    `current` is the frame under the playhead.
    """

    frames: tuple[int, ...]
    current: int
    name: str
    words: str


def frames_of(state: State, score: WindowScore) -> tuple[int, ...]:
    """The sixteen frames that the model was shown of a window."""
    rate = state.model.passport.sampling_rate if state.model is not None else 1
    return Window(score.index, score.start, score.stop, rate).frame_indices


def strip(state: State, tr: Translate) -> Strip:
    """The strip of a state."""
    score = window_shown(state)
    if score is None:
        return Strip((), state.position, "", _none(state, tr))
    words = (_of_several(state, tr), _sampled(state, tr))
    told = " ".join(one for one in words if one)
    return Strip(frames_of(state, score), state.position, place_words(state, score, tr), told)


def _none(state: State, tr: Translate) -> str:
    if state.hidden:
        return tr("Hidden with the scores.")
    if not state.scores:
        return tr("The sixteen frames of a window are shown here once it is scored.")
    return tr("No window covers frame {frame}.").format(frame=state.position)


def _of_several(state: State, tr: Translate) -> str:
    count = len(state.scores.at(state.position))
    return tr("Of {count} windows here the one with the highest score.").format(count=count) if count > 1 else ""


def _sampled(state: State, tr: Translate) -> str:
    rate = state.model.passport.sampling_rate if state.model is not None else 1
    return tr("The model takes one frame in {rate}.").format(rate=rate) if rate > 1 else ""


def place_words(state: State, score: WindowScore, tr: Translate) -> str:
    """Track, number and frames of a window."""
    owner = tr("No face track") if score.status == "no_face" else track_name(state, score.track, tr)
    text = tr("{track} · window {index} · frames {start}–{last}")
    return text.format(track=owner, index=score.index, start=score.start, last=score.stop - 1)
