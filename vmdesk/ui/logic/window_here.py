"""Which of the windows under the playhead is the one that is shown. No Qt."""

from vmdesk.domain.result import WindowScore
from vmdesk.ui.logic.state import State


def window_shown(state: State) -> WindowScore | None:
    """Of the windows under the playhead the one with the highest score, the first of several; None without any."""
    here = state.scores.at(state.position)
    return max(here, key=lambda score: -1.0 if score.fake_score is None else score.fake_score, default=None)
