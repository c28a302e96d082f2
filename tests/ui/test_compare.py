from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from stand_in import PASSPORT, BrightnessScorer
from test_region import calm_clip, faced  # noqa: F401 - fixtures

from vmdesk.background.protocol import MakeInput
from vmdesk.background.sights import made
from vmdesk.domain.faces import FaceDetection, FaceMargin, FaceTrack, Square, window_square
from vmdesk.ui.logic.messages import ModelReady
from vmdesk.ui.logic.presenter_boxes import score_words, scored_boxes
from vmdesk.ui.logic.presenter_sight import sight
from vmdesk.ui.logic.state import Phase, State
from vmdesk.ui.logic.window_here import window_shown


def tr(text: str) -> str:
    return text


def analysed(window, qtbot):
    window.commands.analyse.trigger()
    qtbot.waitUntil(lambda: window.desk.state.phase in (Phase.FINISHED, Phase.FAILED), timeout=30_000)
    assert window.desk.state.phase is Phase.FINISHED


def shown(window, qtbot, frame):
    window.desk.seek(frame)
    qtbot.waitUntil(lambda: window.desk.state.shown == frame and not window.desk.state.previewed, timeout=20_000)


def test_a_pinned_frame_stays_beside_the_one_on_screen(opened, qtbot, read_number):
    pictures = opened.work.pictures
    shown(opened, qtbot, 7)
    QTest.keyClick(opened.work.view, Qt.Key.Key_P)
    assert pictures.comparing
    shown(opened, qtbot, 33)
    assert (read_number(pictures.view.image), read_number(pictures.other.image)) == (33, 7)
    pts = opened.desk.state.exhibit.index.pts
    assert pictures.caption.text() == f"On screen: Frame 33 · 0:00:01.320 · pts {pts[33]}"
    assert pictures.other_caption.text() == f"Pinned: Frame 7 · 0:00:00.280 · pts {pts[7]}"
    QTest.keyClick(opened.work.view, Qt.Key.Key_P)
    assert not pictures.comparing
    assert pictures.other.isHidden()


def test_both_pictures_have_the_same_size_zoom_and_place(opened, qtbot):
    pictures = opened.work.pictures
    shown(opened, qtbot, 3)
    QTest.keyClick(opened.work.view, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: abs(pictures.view.width() - pictures.other.width()) <= 1, timeout=2_000)
    assert pictures.view.height() == pictures.other.height()
    pictures.other.resize(pictures.view.size())  # an odd pixel goes to one of them
    pictures.view.zoom_by(4, pictures.view.picture_rect().topLeft())
    assert pictures.other.transform == pictures.view.transform
    pictures.other.zoom_to(8.0)
    QTest.mousePress(pictures.other, Qt.MouseButton.LeftButton, pos=QPoint(100, 90))
    QTest.mouseMove(pictures.other, QPoint(60, 130))
    QTest.mouseRelease(pictures.other, Qt.MouseButton.LeftButton, pos=QPoint(60, 130))
    assert pictures.view.look == pictures.other.look
    assert pictures.view.transform == pictures.other.transform
    assert not opened.commands.fit.isChecked()


def test_another_exhibit_ends_the_comparison(opened, qtbot, long_clip):
    QTest.keyClick(opened.work.view, Qt.Key.Key_P)
    assert opened.work.pictures.comparing
    opened.open_files([long_clip])
    qtbot.waitUntil(lambda: opened.windowTitle().startswith("long.mp4"), timeout=20_000)
    assert not opened.work.pictures.comparing
    assert not opened.picture.commands.pin.isChecked()


def test_before_scoring_words_stand_in_place_of_what_the_model_saw(opened, qtbot):
    qtbot.waitUntil(lambda: opened.desk.state.model is not None, timeout=30_000)
    QTest.keyClick(opened.work.view, Qt.Key.Key_W)
    assert opened.work.pictures.other.image is None
    assert "No window is scored yet" in opened.work.pictures.other.words


def scorer_input(tmp_path, rgb, square):
    scorer = BrightnessScorer(PASSPORT, tmp_path)
    return scorer.frame_input(rgb) if square is None else scorer.face_input(rgb, square)


def test_what_the_model_saw_is_the_scorers_own_input_and_follows_the_frame(opened, qtbot, tmp_path):
    analysed(opened, qtbot)
    shown(opened, qtbot, 5)
    QTest.keyClick(opened.work.view, Qt.Key.Key_W)
    other = opened.work.pictures.other
    for frame in (5, 6, 20, 59):
        shown(opened, qtbot, frame)
        qtbot.waitUntil(lambda: other.picture is not None and other.picture.index == frame, timeout=20_000)  # noqa: B023
        assert np.array_equal(other.picture.rgb, scorer_input(tmp_path, opened.work.view.picture.rgb, None))
        assert f"frame {frame}: the whole frame" in opened.work.pictures.other_caption.text()


def test_of_a_region_the_square_is_shown_framed_and_compared_in_step(faced, qtbot, tmp_path):  # noqa: F811
    region = Square(40.0, 30.0, 120.0)
    faced.desk.choose_region(region)
    analysed(faced, qtbot)
    shown(faced, qtbot, 18)
    QTest.keyClick(faced.work.view, Qt.Key.Key_W)
    pictures = faced.work.pictures
    qtbot.waitUntil(lambda: pictures.other.picture is not None, timeout=20_000)
    assert np.array_equal(pictures.other.picture.rgb, scorer_input(tmp_path, pictures.view.picture.rgb, region))
    assert "the square 120 × 120 at x 40, y 30" in pictures.other_caption.text()
    pictures.view.zoom_to(8.0)
    view = pictures.view.transform
    across, down = view.to_picture(view.view[0] / 2, view.view[1] / 2)
    assert pictures.other.look[0] == 8.0
    assert pictures.other.look[1] == pytest.approx(((across - 40) / 120, (down - 30) / 120), abs=0.01)


def test_while_playing_no_picture_of_the_model_is_asked_for(opened, qtbot):
    analysed(opened, qtbot)
    shown(opened, qtbot, 2)
    QTest.keyClick(opened.work.view, Qt.Key.Key_W)
    opened.desk.toggle_play()
    qtbot.waitUntil(lambda: opened.work.pictures.other.words == "Shown again when playing stops.", timeout=5_000)
    opened.desk.pause()
    shown(opened, qtbot, 30)
    qtbot.waitUntil(lambda: opened.work.pictures.other.picture is not None, timeout=20_000)


def test_an_answer_is_refused_for_pixels_that_are_not_a_picture(tmp_path):
    request = MakeInput(1, 10, 10, np.zeros(299, np.uint8), None)
    with pytest.raises(ValueError, match=r"."):
        made(BrightnessScorer(PASSPORT, tmp_path), request)


@pytest.fixture
def face_state(make_exhibit, make_score, passport):
    """A face that moves, and two windows of it, the second not scored."""
    found = tuple(FaceDetection(k, (k, 5.0, 40.0, 50.0), (k + 20, 20.0), (k + 20, 40.0), 0.9) for k in range(0, 100, 4))

    margin = FaceMargin(3.0, 0.1, 0.5)
    model = ModelReady(replace(passport, framing="face"), "cpu", "fp32", True, None, margin)
    scores = (make_score(0, 0.975), replace(make_score(1, None), track=0, status="cut"))
    tracks = (FaceTrack(0, 0, 99, found),)
    return State(exhibit=make_exhibit(), model=model, tracks=tracks, scores=scores, position=8, shown=8)


def test_the_square_is_that_of_the_window_with_the_models_own_margin(face_state):
    got = sight(face_state, tr)
    assert got.square == window_square(face_state.tracks[0], 0, 16, FaceMargin(3.0, 0.1, 0.5))
    assert got.square != window_square(face_state.tracks[0], 0, 16)
    assert got.words == ""


@pytest.mark.parametrize(
    ("frame", "words"),
    [(20, "a cut runs through it. No score rests on this frame."), (50, "No window covers frame 50")],
)
def test_where_the_model_saw_nothing_that_is_said(face_state, frame, words):

    assert words in sight(replace(face_state, position=frame, shown=frame), tr).words


def test_frames_that_a_model_leaves_out_are_named_so(face_state):

    passport = replace(face_state.model.passport, sampling_rate=2)
    scores = (replace(face_state.scores[0], stop=31),)
    state = replace(face_state, model=replace(face_state.model, passport=passport), scores=scores)
    assert sight(state, tr).words == ""
    state = replace(state, position=9, shown=9)
    assert sight(state, tr).words == "The model takes one frame in 2; frame 9 is not one of them."


def test_boxes_are_named_with_the_score_of_their_window_or_its_reason(face_state):

    assert [box.name for box in scored_boxes(face_state, tr)] == ["Face track 0 · score 0.975"]
    cut = replace(face_state, shown=20, position=20)
    assert [box.name for box in scored_boxes(cut, tr)] == ["Face track 0 · not scored: a cut runs through it"]
    none = replace(face_state, shown=60, position=60)
    assert scored_boxes(none, tr)[0].name == "Face track 0 · no window of it here"
    assert scored_boxes(replace(none, phase=Phase.RUNNING), tr)[0].name == "Face track 0 · not scored yet"
    assert scored_boxes(replace(none, scores=()), tr)[0].name == "Face track 0"


def test_of_several_windows_the_highest_score_is_named_as_such(make_score):
    windows = (make_score(0, 0.2), make_score(1, 0.7, start=4), make_score(2, None, start=8))
    assert score_words(windows, tr) == "highest score 0.700 of 2 windows"


def test_the_window_shown_is_the_one_with_the_highest_score(make_exhibit, make_score):
    scores = (make_score(0, 0.2), make_score(0, 0.9, 1), make_score(1, None, start=8))
    state = State(exhibit=make_exhibit(), scores=scores, position=10)
    assert window_shown(state) is scores[1]
    assert window_shown(State(exhibit=make_exhibit(), scores=scores, position=90)) is None
