from dataclasses import replace
from fractions import Fraction

import pytest

from vmdesk.domain.faces import FaceDetection, FaceTrack
from vmdesk.ui.logic import presenter
from vmdesk.ui.logic.state import Phase, State


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (Fraction(0), "0:00:00.000"),
        (Fraction(1, 30), "0:00:00.033"),
        (Fraction(2, 3), "0:00:00.666"),
        (Fraction(59_999, 1000), "0:00:59.999"),
        (Fraction(3600) + Fraction(61) + Fraction(5, 100), "1:01:01.050"),
        (Fraction(36_000), "10:00:00.000"),
    ],
)
def test_time_code_is_cut_to_the_millisecond(seconds, text):
    assert presenter.time_code(seconds) == text


@pytest.mark.parametrize(
    ("phase", "exporting", "expected"),
    [
        (Phase.IDLE, False, (True, False, False)),
        (Phase.WAITING, False, (False, True, False)),
        (Phase.RUNNING, False, (False, True, False)),
        (Phase.CANCELLING, False, (False, False, False)),
        (Phase.CANCELLED, False, (True, False, False)),
        (Phase.FAILED, False, (True, False, False)),
        (Phase.IDLE, True, (False, False, False)),
    ],
)
def test_commands_follow_the_phase(make_exhibit, phase, exporting, expected):
    shown = presenter.actions(State(exhibit=make_exhibit(), phase=phase, exporting=exporting))
    assert (shown.analyse, shown.cancel, shown.export) == expected


def test_nothing_can_be_done_without_an_exhibit():
    assert presenter.actions(State()) == presenter.Actions(*[False] * 9, regions=True, analyse_all=False)


def test_transport_gives_index_time_and_the_streams_own_pts(make_exhibit):
    shown = presenter.transport(State(exhibit=make_exhibit(), position=26), str)
    assert (shown.frame, shown.time, shown.pts) == ("Frame 26 of 100 (0–99)", "0:00:01.040", f"pts {26 * 512 + 1024}")


@pytest.mark.parametrize(
    ("shown", "position", "unreadable", "text"),
    [
        (5, 5, None, ""),
        (None, 5, None, "Decoding frame 5 …"),
        (4, 5, None, "Frame 4 on screen, decoding frame 5 …"),
        (4, 5, 5, "Frame 5 does not decode; frame 4 is still on screen"),
        (None, 5, 5, "Frame 5 does not decode"),
        (5, 5, 5, ""),
    ],
)
def test_a_lagging_picture_is_never_silent(make_exhibit, shown, position, unreadable, text):
    state = State(exhibit=make_exhibit(), shown=shown, position=position, unreadable=unreadable)
    assert presenter.pending_text(state, str) == text


def detection(frame: int, x: float) -> FaceDetection:
    return FaceDetection(frame, (x, 2.0, 3.0, 4.0), (0.0, 0.0), (0.0, 0.0), 0.9)


@pytest.mark.parametrize(
    ("frame", "x", "exact"), [(4, 10.0, True), (5, 10.0, False), (7, 20.0, False), (8, 20.0, True)]
)
def test_boxes_are_those_the_detector_gave_never_between(make_exhibit, frame, x, exact):
    track = FaceTrack(3, 4, 8, (detection(4, 10.0), detection(8, 20.0)))
    boxes = presenter.boxes(State(exhibit=make_exhibit(), shown=frame, tracks=(track,)), str)
    name = "Face track 3" if exact else f"Face track 3, seen at frame {4 if x == 10.0 else 8}"
    assert [(b.name, b.x, b.exact) for b in boxes] == [(name, x, exact)]


@pytest.mark.parametrize("frame", [3, 9])
def test_no_box_outside_its_track(make_exhibit, frame):
    track = FaceTrack(3, 4, 8, (detection(4, 10.0), detection(8, 20.0)))
    assert presenter.boxes(State(exhibit=make_exhibit(), shown=frame, tracks=(track,)), str) == ()


@pytest.mark.parametrize(
    ("validation", "ending"),
    [
        (None, "No validation of this model is published."),
        ({"warning": "A demonstration."}, "A demonstration."),
        ({"auc": 0.8}, "Validation figures stand in the model's passport."),
    ],
)
def test_the_line_beside_scores_comes_from_the_passport(passport, validation, ending):
    note = presenter.score_note(replace(passport, validation=validation), str)
    assert note == f"A score is a number from this model, not a probability that the video is fake. {ending}"


def test_a_model_without_golden_input_does_not_claim_a_self_test(ready):
    assert "self-test passed" in presenter.model_line(State(model=ready), str)
    untested = presenter.model_line(State(model=replace(ready, self_tested=False)), str)
    assert "no self-test" in untested


def test_a_preview_is_named_as_such(make_exhibit):
    state = State(exhibit=make_exhibit(100), position=30, shown=24, previewed=True)
    assert presenter.pending_text(state, str) == "Preview: keyframe 24. Frame 30 is being decoded …"
