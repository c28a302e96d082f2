from itertools import pairwise

import pytest

from vmdesk.domain.result import WindowScore
from vmdesk.report.chart import chart, gaps
from vmdesk.report.graph import graphs, tick_step


def _window(start, stop, status="scored", track=None):
    score = 0.5 if status in ("scored", "padded") else None
    return WindowScore(0, int(start), int(stop), float(start), float(stop), track, None, score, status)


def test_gaps_are_what_no_scored_window_covers():
    rows = [
        _window(0, 4),
        _window(2, 6, "no_face"),
        _window(5, 9, "no_face"),
        _window(8, 12),
        _window(12, 16, "damaged"),
    ]
    assert [(g.start, g.stop, g.reason) for g in gaps(rows)] == [
        (4, 8, "no face throughout"),
        (12, 16, "damaged frames"),
    ]


def test_a_track_scored_elsewhere_leaves_no_gap():
    assert gaps([_window(0, 4, "damaged", 1), _window(0, 4, "scored", 0)]) == ()


def test_a_scored_window_inside_a_long_gap_cuts_it():
    assert [(g.start, g.stop) for g in gaps([_window(0, 10, "no_face"), _window(4, 6)])] == [(0, 4), (6, 10)]


def test_steps_lie_over_their_own_frames(result):
    drawn = chart(result)
    scored = [w for w in result.windows if w.fake_score is not None]
    assert [(s.start, s.stop, s.score) for s in drawn.series[0].steps] == [
        (w.start_seconds, w.stop_seconds, w.fake_score) for w in scored
    ]
    assert drawn.whole_clip == result.whole_clip.fake_score
    assert drawn.threshold_label == "display line, not validated"


@pytest.mark.parametrize(("windows", "panels"), [(20, 1), (1000, 5), (5000, 12)])
def test_long_videos_are_drawn_in_panels_that_meet(finished_of, windows, panels):
    drawn = graphs(chart(finished_of(windows, 0).result))
    assert len(drawn) == panels
    assert all(a.stop == b.start for a, b in pairwise(drawn))
    assert drawn[0].start == 0
    assert drawn[-1].stop == pytest.approx(windows * 16 / 25)


@pytest.mark.parametrize(("span", "step"), [(10, 1), (12.8, 2), (0.64, 0.1), (3200, 500), (100, 10)])
def test_ticks_are_round_numbers(span, step):
    assert tick_step(span) == pytest.approx(step)
