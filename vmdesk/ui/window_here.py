"""The windows over one frame, found without going over them all. No Qt."""

from bisect import bisect_right
from collections.abc import Sequence

from vmdesk.domain.result import WindowScore
from vmdesk.ui.state import State


def windows_over(scores: Sequence[WindowScore], frame: int) -> tuple[WindowScore, ...]:
    """The windows that cover `frame`, in their order.

    The pipeline tells windows in ascending order of their starts, all of one length, those of several tracks one after
    the other: so they lie side by side, and a bisection finds the last of them.
    """
    last = bisect_right(scores, frame, key=_start_of)
    first = last
    while first > 0 and scores[first - 1].stop > frame:
        first -= 1
    return tuple(scores[first:last])


def window_shown(state: State) -> WindowScore | None:
    """Of the windows under the playhead the one with the highest score, the first of several; None without any."""
    here = windows_over(state.scores, state.position)
    return max(here, key=lambda score: -1.0 if score.fake_score is None else score.fake_score, default=None)


def _start_of(score: WindowScore) -> int:
    return score.start
