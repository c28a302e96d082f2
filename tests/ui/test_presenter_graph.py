import numpy as np
import pytest

from vmdesk.ui import presenter_graph
from vmdesk.ui.state import State


def curves(scores):
    return presenter_graph.GraphMaker().graph(State(scores=tuple(scores))).curves


def gaps(scores):
    return presenter_graph.GraphMaker().graph(State(scores=tuple(scores))).gaps


def drawn(graph):
    return [(c.track, c.x.tolist(), c.y.tolist()) for c in graph.curves], graph.gaps


@pytest.mark.parametrize("order", ["in order", "one late", "others"])
def test_scores_that_grow_are_drawn_as_all_at_once(make_score, order):
    scores = [make_score(n, None if n % 7 > 4 else n / 50, track=n % 2) for n in range(40)]
    if order == "one late":
        scores.insert(30, scores.pop(11))
    first = [make_score(n, 0.5) for n in range(9)] if order == "others" else scores[:9]
    maker = presenter_graph.GraphMaker()
    maker.graph(State(scores=tuple(first)))
    maker.graph(State(scores=tuple(scores[:25])))
    grown = maker.graph(State(scores=tuple(scores)))
    whole = presenter_graph.GraphMaker().graph(State(scores=tuple(sorted(scores, key=lambda s: s.start))))
    np.testing.assert_equal(drawn(grown), drawn(whole))
    assert len(grown.curves) == 2
    assert len(grown.gaps) > 4


def test_touching_windows_make_one_line_and_gaps_lift_the_pen(make_score):
    (curve,) = curves([make_score(0, 0.2), make_score(1, 0.4), make_score(3, 0.6)])
    np.testing.assert_allclose(curve.x, [0, 0.64, 0.64, 1.28, np.nan, 1.92, 2.56])
    np.testing.assert_allclose(curve.y, [0.2, 0.2, 0.4, 0.4, np.nan, 0.6, 0.6])


def test_overlapping_windows_are_steps_of_their_own(make_score):
    (curve,) = curves([make_score(0, 0.2, start=0), make_score(1, 0.4, start=8)])
    np.testing.assert_allclose(curve.x, [0, 0.64, np.nan, 0.32, 0.96])


def test_one_curve_per_track_and_none_for_a_track_without_scores(make_score):
    scores = [make_score(0, 0.2, 1), make_score(0, 0.3, 0), make_score(0, None, 2)]
    assert [c.track for c in curves(scores)] == [0, 1]


def test_unscored_neighbours_join_into_one_gap(make_score):
    scores = [make_score(0, None), make_score(1, None), make_score(2, 0.1), make_score(3, None)]
    assert [(g.start, g.stop, g.count, g.status) for g in gaps(scores)] == [
        (0.0, 1.28, 2, "no_face"),
        (1.92, 2.56, 1, "no_face"),
    ]


def test_graph_covers_the_whole_video(make_exhibit):
    assert presenter_graph.GraphMaker().graph(State(exhibit=make_exhibit(100))).duration == pytest.approx(4.0)


def test_window_words_end_with_the_last_frame_inside(make_score):
    words = presenter_graph.window_words(State(), make_score(1, 0.25), str)
    assert words.splitlines() == [
        "Face track 0 · window 1 · frames 16–31",
        "score 0.250 · logits [+0.500, -0.500] · scored",
    ]


def test_an_unscored_window_gives_its_reason_and_no_number(make_score):
    words = presenter_graph.window_words(State(), make_score(1, None), str)
    assert words.endswith("not scored: no face was found")
    assert "logits" not in words
    assert presenter_graph.window_words(State(), make_score(1, None, None), str).startswith("No face track · window 1")


def test_playhead_words_name_what_covers_the_frame(make_exhibit, make_score):
    state = State(exhibit=make_exhibit(), scores=(make_score(0), make_score(1)), position=16)
    assert "window 1" in presenter_graph.playhead_words(state, str)
    assert "window 0" not in presenter_graph.playhead_words(state, str)


def test_playhead_words_count_what_they_leave_out(make_exhibit, make_score):
    scores = tuple(make_score(0, 0.5, track) for track in range(9))
    words = presenter_graph.playhead_words(State(exhibit=make_exhibit(), scores=scores), str)
    assert words.endswith("and 3 more")


@pytest.mark.parametrize("seconds", [-0.1, 4.1])
def test_nothing_is_said_outside_the_video(make_exhibit, seconds):
    assert presenter_graph.hover_words(State(exhibit=make_exhibit()), seconds, str) == ""


def test_a_thinned_curve_keeps_every_columns_extremes_and_its_pauses(make_score):
    scores = [make_score(number, (number % 10) / 10) for number in range(4000) if not 1000 <= number < 2000]
    (whole,) = curves(scores)
    thin = presenter_graph.thinned(whole, 0.0, 4000 * 16 / 25, 100)
    assert len(thin.x) <= 2 * 100 + 2
    assert (np.nanmin(thin.y), np.nanmax(thin.y)) == (0.0, 0.9)
    assert np.isnan(thin.y).sum() == 1
    paused = int(np.flatnonzero(np.isnan(thin.x))[0])
    assert thin.x[paused - 1] == pytest.approx(1000 * 16 / 25, rel=0.02)
    assert thin.x[paused + 1] == pytest.approx(2000 * 16 / 25, rel=0.02)


def test_what_can_be_told_apart_is_not_thinned(make_score):
    (whole,) = curves([make_score(number) for number in range(100)])
    assert len(presenter_graph.thinned(whole, 0.0, 1.0, 1000).x) < len(whole.x)
    np.testing.assert_array_equal(presenter_graph.thinned(whole, 0.0, 64.0, 1000).y, whole.y)
