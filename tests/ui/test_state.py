from dataclasses import replace

import pytest

from vmdesk.domain.events import FacesFound, FramesNoted, Progress, Stage, WindowsScored
from vmdesk.ui.logic import state as transitions
from vmdesk.ui.logic import waiting
from vmdesk.ui.logic.messages import RunEvent
from vmdesk.ui.logic.state import Phase, State


@pytest.fixture
def running(make_exhibit) -> State:
    return replace(transitions.run_begun(State(exhibit=make_exhibit())), phase=Phase.RUNNING)


def test_windows_add_up(running, make_score):
    once = transitions.after_event(running, RunEvent(running.run, WindowsScored((make_score(0),))))
    twice = transitions.after_event(once, RunEvent(running.run, WindowsScored((make_score(1),))))
    assert [s.index for s in twice.scores] == [0, 1]


def test_noted_frames_come_together_from_both_passes_over_the_video(running):
    state = running
    for cuts in ((5, 9), (40,), (5, 7), (9, 40)):
        state = transitions.after_event(state, RunEvent(running.run, FramesNoted(cuts, (3,))))
    assert (state.cuts, state.damaged) == ((5, 7, 9, 40), (3,))
    again = transitions.after_event(state, RunEvent(running.run, FramesNoted((7,), ())))
    assert again.cuts is state.cuts, "nothing is drawn for what is known"
    assert transitions.run_begun(state).cuts == ()


@pytest.mark.parametrize("phase", [Phase.IDLE, Phase.CANCELLED, Phase.FAILED, Phase.FINISHED])
def test_an_event_after_the_end_changes_nothing(running, make_score, phase):
    ended = replace(running, phase=phase)
    assert transitions.after_event(ended, RunEvent(running.run, WindowsScored((make_score(0),)))) is ended


def test_an_event_of_an_older_run_changes_nothing(running):
    again = transitions.run_begun(running)
    assert transitions.after_event(again, RunEvent(running.run, FacesFound(()))) is again


def test_a_new_exhibit_keeps_the_model_and_nothing_else(running, make_exhibit, make_score, ready):
    before = replace(running, model=ready, scores=(make_score(0),), position=5, shown=5)
    after = waiting.opened(before, make_exhibit(50))
    assert (after.model, after.scores, after.position, after.shown, after.phase) == (ready, (), 0, None, Phase.IDLE)


def test_runs_of_a_new_exhibit_have_new_numbers(running, make_exhibit):
    after = transitions.run_begun(waiting.opened(running, make_exhibit(50)))
    assert after.run > running.run


def test_a_run_that_ends_keeps_what_it_found(running, make_score):
    found = replace(running, scores=(make_score(0),), progress=Progress(Stage.SCORING, 1, 2, "frames"))
    ended = transitions.run_ended(found, Phase.CANCELLED)
    assert (len(ended.scores), ended.progress, ended.busy) == (1, None, False)
