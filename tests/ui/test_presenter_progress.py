from pathlib import Path

import pytest

from vmdesk.domain.events import Progress, Stage
from vmdesk.ui.logic.messages import Opening
from vmdesk.ui.logic.presenter_progress import Meter, opening_words, progress_line, rough_text
from vmdesk.ui.logic.state import Phase, State


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def told(meter, *progress):
    for one in progress:
        meter.note(one)
    return progress_line(State(phase=Phase.RUNNING, progress=progress[-1]), meter, str)


def test_words_give_stage_amount_speed_and_time_left(clock):
    meter = Meter(clock)
    meter.note(Progress(Stage.SCORING, 0, 100, "frames", 0))
    clock.now = 10.0
    line = told(meter, Progress(Stage.SCORING, 20, 100, "frames", 5))
    expected = "42 %  ·  Scoring windows  ·  20 of 100 frames  ·  0.5 windows/s  ·  about 40 s left"
    assert (line.text, line.permille, line.running) == (expected, 420, True)


def test_a_new_stage_starts_the_clock_anew(clock):
    meter = Meter(clock)
    meter.note(Progress(Stage.HASHING, 0, 10, "bytes"))
    clock.now = 100.0
    meter.note(Progress(Stage.SCORING, 0, 10, "frames", 0))
    clock.now = 102.0
    assert meter.seconds_left(Progress(Stage.SCORING, 5, 10, "frames", 1)) == pytest.approx(2.0)


def test_time_left_is_not_guessed_without_a_total(clock):
    meter = Meter(clock)
    meter.note(Progress(Stage.INDEXING, 0, None, "frames"))
    clock.now = 5.0
    line = told(meter, Progress(Stage.INDEXING, 50, None, "frames"))
    assert (line.text, line.permille) == ("Reading the frame index  ·  50 of ? frames", None)


def test_bytes_are_shown_in_mebibytes(clock):
    line = told(Meter(clock), Progress(Stage.HASHING, 3 * 2**20, 4 * 2**20, "bytes"))
    assert line.text == "1 %  ·  Hashing  ·  3.0 MiB of 4.0 MiB"


@pytest.mark.parametrize(
    ("phase", "start"),
    [(Phase.IDLE, "Not analyzed"), (Phase.CANCELLED, "Cancelled: no window"), (Phase.FAILED, "Failed: no window")],
)
def test_at_rest_there_is_no_bar(clock, phase, start):
    line = progress_line(State(phase=phase), Meter(clock), str)
    assert not line.running
    assert line.text.startswith(start)


def test_the_end_counts_what_was_not_scored(clock, make_score):
    state = State(phase=Phase.FINISHED, scores=(make_score(0), make_score(1, None), make_score(2)))
    assert progress_line(state, Meter(clock), str).text == "Finished: 2 windows scored, 1 not scored"


def test_what_came_before_a_cancel_is_called_incomplete(clock, make_score):
    line = progress_line(State(phase=Phase.CANCELLED, scores=(make_score(0),)), Meter(clock), str)
    assert line.text == "Cancelled: the scores shown are not complete. Resume carries on from the last window"


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "10 s"), (59.6, "60 s"), (118.0, "2 min"), (3500.0, "58 min"), (3700.0, "1 h 2 min")]
)
def test_times_left_are_rough(seconds, text):
    assert rough_text(seconds, str) == text


def test_hashing_again_counts_as_long_as_hashing_took_and_a_rest_counts_nothing(clock):
    meter = Meter(clock)
    meter.note(Progress(Stage.HASHING, 0, 10, "bytes"))
    clock.now = 30.0
    meter.note(Progress(Stage.SCORING, 0, 10, "frames", 0))
    clock.now = 40.0
    meter.rest(True)
    clock.now = 1000.0
    meter.rest(False)
    assert meter.run_seconds_left(Progress(Stage.SCORING, 5, 10, "frames", 1)) == pytest.approx(40.0)


@pytest.mark.parametrize(("phase", "start"), [(Phase.PAUSING, "Pausing"), (Phase.PAUSED, "Paused  ·  56 %")])
def test_a_pause_is_said_first(clock, phase, start):
    state = State(phase=phase, progress=Progress(Stage.SCORING, 4, 10, "frames"))
    assert progress_line(state, Meter(clock), str).text.startswith(start)


def test_an_opening_says_how_much_is_read_and_how_long_it_will_take():
    early = opening_words(Opening(1, Path("a.mp4"), 2**20, 4 * 2**20, 0.5), str)
    assert early == "Opening a.mp4: 25 % read for the frame index, 1.0 MiB of 4.0 MiB …"
    later = opening_words(Opening(1, Path("a.mp4"), 2**20, 4 * 2**20, 10.0), str)
    assert later == f"{early} about 30 s left"


def test_a_report_under_way_shows_that_it_is():
    line = progress_line(State(phase=Phase.FINISHED, exporting=True), Meter(lambda: 0.0), str)
    assert (line.running, line.text, line.permille) == (True, "Writing the signed report …", None)
