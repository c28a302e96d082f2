from dataclasses import replace

import numpy as np
import pytest

from vmdesk.ui.logic import presenter_graph
from vmdesk.ui.logic.presenter_curves import steps, thinned
from vmdesk.ui.logic.presenter_ticks import spaced
from vmdesk.ui.logic.state import State
from vmdesk.ui.logic.track_windows import STATUSES
from vmdesk.ui.logic.window_lookup import ScoredWindows


def curves(scores):
    return [steps(track) for track in ScoredWindows(tuple(scores)).tracks if track.scored]


def gaps(scores):
    (track,) = ScoredWindows(tuple(scores)).tracks
    bars = track.gaps.seen(0.0, 1e9, 1000)
    names = [STATUSES[kind] for kind in bars.kind]
    return list(zip(bars.left, bars.right, bars.count, names, strict=True))


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
    assert gaps(scores) == [
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


def test_a_pointer_means_the_window_whose_score_is_nearest(make_exhibit, make_score):
    low, high, none = make_score(0, 0.2, 0), make_score(0, 0.9, 1), make_score(1, None, 2)
    state = State(exhibit=make_exhibit(100), scores=(low, high, none))
    assert presenter_graph.window_meant(state, 0.3, 0.5) is low
    assert presenter_graph.window_meant(state, 0.3, 0.6) is high
    assert presenter_graph.window_meant(state, 0.7, 0.6) is none, "where no window is scored, an unscored one is meant"
    assert presenter_graph.window_meant(state, 2.0, 0.5) is None
    assert presenter_graph.window_meant(state, 4.1, 0.5) is None


def test_a_range_in_words_tells_its_highest_score(make_exhibit, make_score):
    scores = [make_score(n, s, n % 2) for n, s in enumerate((0.9, 0.25, 0.75, 0.5, None))]
    state = State(exhibit=make_exhibit(100), scores=scores)
    words = presenter_graph.range_words(state, 0.64, 1.92, str)
    assert words == "From 0.64 to 1.92 of 4.00 seconds. Highest score there: 0.750, Face track 0."
    assert presenter_graph.range_words(state, 3.3, 4.0, str).endswith("No window is scored there.")


def test_the_highest_of_a_range_is_found_in_blocks_as_among_all(make_score):
    chance = np.random.default_rng(7)
    values = chance.random(1000)
    (track,) = ScoredWindows([make_score(n, float(v)) for n, v in enumerate(values)]).tracks
    for first, last in chance.integers(0, 1000, (50, 2)):
        low, high = sorted((int(first), int(last) + 1))
        assert track.highest(low * 0.64 + 0.01, high * 0.64 - 0.01) == values[low:high].max()


def test_the_graph_carries_ticks_of_every_kind_at_their_times(make_exhibit, make_score):
    state = State(exhibit=make_exhibit(100), cuts=(25, 50), damaged=(10, 4000), scores=[make_score(0, 0.7)])
    graph = presenter_graph.GraphMaker().graph(state)
    np.testing.assert_allclose(graph.ticks.cuts, [1.0, 2.0])
    np.testing.assert_allclose(graph.ticks.keyframes, np.arange(0, 100, 12) / 25)
    np.testing.assert_allclose(graph.ticks.damaged, [0.4])
    assert graph.kinds == {"cut", "keyframe", "damaged", "flagged"}


def test_keyframes_are_not_shown_where_the_index_does_not_know_them(make_exhibit):
    exhibit = make_exhibit(100)
    inexact = replace(exhibit, index=replace(exhibit.index, exact=False))
    assert presenter_graph.GraphMaker().graph(State(exhibit=inexact)).ticks.keyframes.size == 0


@pytest.mark.parametrize("count", [7, 200_000])
def test_spaced_ticks_keep_their_distance_and_stay_the_same_when_the_view_moves(count):
    seconds = np.arange(count) / 25
    chosen = spaced(seconds, 0.0, 7200.0, 8.0)
    assert len(np.unique(chosen // 8.0)) == len(chosen) <= 901
    moved = spaced(seconds, 16.0, 7200.0, 8.0)
    np.testing.assert_array_equal(moved, chosen[chosen >= 16.0])
    np.testing.assert_array_equal(spaced(seconds, 0.0, 0.5, 0.01), seconds[seconds <= 0.5][:13])


def test_a_thinned_curve_keeps_every_columns_extremes_and_its_pauses(make_score):
    scores = [make_score(number, (number % 10) / 10) for number in range(4000) if not 1000 <= number < 2000]
    (whole,) = ScoredWindows(scores).tracks
    thin = thinned(whole, 0.0, 4000 * 16 / 25, 100)
    assert len(thin.x) <= 2 * 100 + 2
    assert (np.nanmin(thin.y), np.nanmax(thin.y)) == (0.0, 0.9)
    assert np.isnan(thin.y).sum() == 1
    paused = int(np.flatnonzero(np.isnan(thin.x))[0])
    assert thin.x[paused - 1] == pytest.approx(1000 * 16 / 25, rel=0.02)
    assert thin.x[paused + 1] == pytest.approx(2000 * 16 / 25, rel=0.02)


def test_what_can_be_told_apart_is_not_thinned(make_score):
    (whole,) = ScoredWindows([make_score(number) for number in range(100)]).tracks
    assert len(thinned(whole, 0.0, 1.0, 1000).x) < len(steps(whole).x)
    np.testing.assert_array_equal(thinned(whole, 0.0, 64.0, 1000).y, steps(whole).y)


def test_very_many_windows_are_thinned_by_blocks_to_the_same_extremes(make_score):
    (whole,) = ScoredWindows([make_score(number, (number % 10) / 10) for number in range(30_000)]).tracks
    thin = thinned(whole, 0.0, 30_000 * 16 / 25, 100)
    assert (thin.y[::2].max(), thin.y[1::2].min(), len(thin.x)) == (0.0, 0.9, 200)
