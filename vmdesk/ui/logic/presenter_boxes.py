"""Face boxes with the score of the windows that cover the frame on screen, or why there is none. No Qt."""

from dataclasses import replace

from vmdesk.domain.result import WindowScore
from vmdesk.ui.logic.presenter import Box, Translate, boxes
from vmdesk.ui.logic.presenter_graph import status_words
from vmdesk.ui.logic.state import State


def scored_boxes(state: State, tr: Translate) -> tuple[Box, ...]:
    """The boxes of the frame on screen, each named with its track's score there."""
    found = boxes(state, tr)
    if state.shown is None or not found or not state.scores:
        return found
    here = state.scores.at(state.shown)
    return tuple(box if _is_wish(state, box) else _with_score(state, box, here, tr) for box in found)


def _is_wish(state: State, box: Box) -> bool:
    """Whether it is the region that only the next run looks at."""
    region = state.region
    return not box.exact and region is not None and (box.x, box.y, box.width) == (region.x, region.y, region.side)


def _with_score(state: State, box: Box, here: tuple[WindowScore, ...], tr: Translate) -> Box:
    mine = tuple(score for score in here if score.track == box.track)
    words = score_words(mine, tr) if mine else _without_window(state, tr)
    return replace(box, name=f"{box.name} · {words}")


def score_words(windows: tuple[WindowScore, ...], tr: Translate) -> str:
    """The score of at least one window, of several scored ones the highest; or the reason the first has none."""
    scores = [window.fake_score for window in windows if window.fake_score is not None]
    if not scores:
        return status_words(windows[0].status, tr)
    if len(scores) == 1:
        return tr("score {score:.3f}").format(score=scores[0])
    return tr("highest score {score:.3f} of {count} windows").format(score=max(scores), count=len(scores))


def _without_window(state: State, tr: Translate) -> str:
    return tr("not scored yet") if state.busy else tr("no window of it here")
