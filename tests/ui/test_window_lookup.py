import random

import numpy as np
import pytest

from vmdesk.domain.timeline import flagged_segments
from vmdesk.ui.logic.presenter_curves import steps
from vmdesk.ui.logic.table import Table
from vmdesk.ui.logic.window_lookup import ScoredWindows


def in_batches(scores, size):
    grown = ScoredWindows()
    for first in range(0, len(scores), size):
        grown = grown.grown(tuple(scores[first : first + size]))
    return grown


def laid_out(windows):
    return [
        (track.track, steps(track).x.tolist(), steps(track).y.tolist(), *(
            [getattr(track, kind).column(name).tolist() for name in ("start", "stop", "kind", "count")]
            for kind in ("gaps", "flagged")
        ))
        for track in windows.tracks
    ]  # fmt: skip


@pytest.fixture
def scores(make_score):
    chance = random.Random(3)
    return [
        make_score(
            n, None if chance.random() < 0.3 else chance.random(), track=chance.choice([None, 0, 1]), start=8 * n
        )
        for n in range(300)
    ]


def test_they_are_a_sequence_like_any_other(scores):
    windows = in_batches(scores, 7)
    assert windows == tuple(scores)
    assert tuple(scores) == windows
    assert windows != tuple(scores[:-1])
    assert (len(windows), windows[0], windows[-1]) == (300, scores[0], scores[-1])
    assert windows[3:9] == tuple(scores[3:9])
    assert list(windows) == scores
    assert (ScoredWindows() == (), bool(ScoredWindows()), bool(windows)) == (True, False, True)
    with pytest.raises(IndexError):
        windows[300]


def test_a_snapshot_stays_what_it_was_while_others_grow_from_it(scores, make_score):
    early = in_batches(scores[:100], 9)
    before = laid_out(early)
    one = early.grown(scores[100:])
    other = early.grown([make_score(999, 0.9, start=9000)])
    assert early == tuple(scores[:100])
    np.testing.assert_equal(laid_out(early), before)
    assert one == tuple(scores)
    np.testing.assert_equal(laid_out(one), laid_out(ScoredWindows(scores)))
    assert len(other) == 101
    assert other.at(9001)[0].index == 999
    assert one.at(9001) == ()


@pytest.mark.parametrize("size", [1, 7, 300])
def test_what_grows_is_laid_out_as_all_at_once(scores, size):
    np.testing.assert_equal(laid_out(in_batches(scores, size)), laid_out(ScoredWindows(scores)))


def test_a_window_that_comes_late_takes_its_place(scores):
    late = [*scores[:50], *scores[51:], scores[50]]
    np.testing.assert_equal(laid_out(in_batches(late, 20)), laid_out(ScoredWindows(scores)))
    for frame in (399, 400, 401, 416):
        assert set(in_batches(late, 20).at(frame)) == {s for s in scores if s.start <= frame < s.stop}


def test_look_ups_find_what_looking_at_all_finds(scores):
    windows = in_batches(scores, 11)
    for frame in range(-3, 2430):
        assert windows.at(frame) == tuple(s for s in scores if s.start <= frame < s.stop)
        mine = tuple(s for s in scores if s.start <= frame < s.stop and s.track == 1)
        assert windows.on_track(1, frame) == mine
    assert windows.on_track(5, 0) == ()


def test_flagged_stretches_are_those_of_the_report(scores):
    windows = in_batches(scores, 11)
    segments = flagged_segments(scores, 0.5)
    for track in windows.tracks:
        found = list(zip(track.flagged.column("start"), track.flagged.column("stop"), strict=True))
        assert found == [(s.start, s.stop) for s in segments if s.track == track.track]
    starts = sorted({segment.start for segment in segments})
    for frame in range(0, 2430, 5):
        assert windows.flagged_from(frame, 1) == next((s for s in starts if s > frame), None)
        assert windows.flagged_from(frame, -1) == next((s for s in reversed(starts) if s < frame), None)


def test_flagged_segments_before_and_after(make_score):
    values = (0.9, 0.8, 0.1, None, 0.5, 0.2, 0.7)
    windows = ScoredWindows([make_score(n, score) for n, score in enumerate(values)])
    assert [windows.flagged_from(at, 1) for at in (0, 63, 64, 96)] == [64, 64, 96, None]
    assert [windows.flagged_from(at, -1) for at in (0, 1, 64, 97)] == [None, 0, 0, 96]
    assert ScoredWindows().flagged_from(5, 1) is None


def test_stretches_narrower_than_a_pixel_are_one_bar_and_lose_no_window(make_score):
    windows = ScoredWindows([make_score(n, None if n % 2 else 0.5) for n in range(10_000)])
    (track,) = windows.tracks
    bars = track.gaps.seen(0.0, 6400.0, 200)
    assert len(bars.left) <= 200
    assert int(bars.count.sum()) == 5_000
    zoomed = track.gaps.seen(0.0, 6.4, 200)
    np.testing.assert_allclose(zoomed.left, [0.64, 1.92, 3.2, 4.48, 5.76])


def test_a_table_shares_its_rows_only_with_what_grew_from_its_newest(tmp_path):
    first = Table({"a": np.int32}).grown({"a": [1, 2]})
    one, other = first.grown({"a": [3]}), first.grown({"a": [4]})
    assert (first["a"].tolist(), one["a"].tolist(), other["a"].tolist()) == ([1, 2], [1, 2, 3], [1, 2, 4])
    assert np.shares_memory(first["a"], one["a"])
    assert not np.shares_memory(first["a"], other["a"])
