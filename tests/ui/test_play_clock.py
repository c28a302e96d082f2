from fractions import Fraction

import numpy as np
import pytest

from vmdesk.domain.video import FrameIndex
from vmdesk.ui.logic.play_clock import SPEEDS, PlayClock, shuttled, stepped

BASE = Fraction(1, 1000)
PTS = [100, 140, 150, 250, 251, 900]
"""Frames of 40, 10, 100, 1, 649 and 40 ms."""


@pytest.fixture
def index():
    keys = np.ones(len(PTS), np.bool_)
    return FrameIndex(BASE, np.array(PTS, np.int64), keys, True, True, 40)


def clock(index, first=0, speed=1, start=0, stop=6, loops=False):
    return PlayClock(index, first, Fraction(speed), start, stop, loops)


def runs(made, seconds, step=Fraction(1, 100_000)):
    """Each frame and how long it stays, found by looking again and again."""
    found, at = [], Fraction(0)
    while at < seconds:
        frame = made.frame_at(at)
        if not found or found[-1][0] != frame:
            found.append([frame, Fraction(0)])
        found[-1][1] += step
        at += step
    return [(frame, round(float(stay) * 1000, 2)) for frame, stay in found]


def test_forwards_every_frame_stays_for_its_own_duration(index):
    assert runs(clock(index), Fraction(820, 1000))[:5] == [(0, 40), (1, 10), (2, 100), (3, 1), (4, 649)]


def test_backwards_every_frame_stays_for_its_own_duration(index):
    assert runs(clock(index, 4, -1), Fraction(799, 1000)) == [(4, 649), (3, 1), (2, 100), (1, 10), (0, 39)]


@pytest.mark.parametrize("speed", [Fraction(1, 10), Fraction(1, 2), Fraction(8)])
def test_speed_divides_the_durations(index, speed):
    made = runs(clock(index, 0, speed), Fraction(150, 1000) / speed, Fraction(1, 100_000) / speed)
    assert made == [(n, round(stay / float(speed), 2)) for n, stay in ((0, 40), (1, 10), (2, 100))]


def test_a_loop_goes_round_forwards_and_backwards(index):
    forwards = [frame for frame, _ in runs(clock(index, 1, 1, 1, 4, loops=True), Fraction(222, 1000))]
    assert forwards == [1, 2, 3] * 2
    backwards = [frame for frame, _ in runs(clock(index, 3, -1, 1, 4, loops=True), Fraction(222, 1000))]
    assert backwards == [3, 2, 1] * 2


def test_a_loop_of_one_frame_stays(index):
    made = clock(index, 2, 1, 2, 3, loops=True)
    assert {made.frame_at(Fraction(n, 7)) for n in range(50)} == {2}
    assert not made.over_at(Fraction(100))


@pytest.mark.parametrize(("speed", "last"), [(1, 5), (-1, 0)])
def test_without_a_loop_it_ends_at_the_last_frame(index, speed, last):
    made = clock(index, 2, speed)
    assert not made.over_at(Fraction(0))
    assert made.frame_at(Fraction(100)) == last
    assert made.over_at(Fraction(100))


def test_the_next_frame_is_due_when_it_says(index):
    for speed in (Fraction(1), Fraction(-1), Fraction(1, 10), Fraction(-4)):
        made = clock(index, 3, speed)
        at = Fraction(0)
        while not made.over_at(at):
            before = made.frame_at(at)
            until = made.until_next(at)
            assert made.frame_at(at + until * Fraction(99, 100)) == before
            at += until + Fraction(1, 10**9)
            assert made.frame_at(at) == before + (1 if speed > 0 else -1)


def test_the_same_shuttle_key_again_is_faster_and_the_other_one_turns():
    speed, seen = Fraction(1), []
    for playing in (False, True, True, True, True):
        speed = shuttled(speed, playing, 1)
        seen.append(speed)
    assert seen == [1, 2, 4, 8, 8]
    assert shuttled(speed, True, -1) == -1
    assert shuttled(Fraction(-2), True, -1) == -4
    assert shuttled(Fraction(1, 2), False, -1) == Fraction(-1, 2), "a slow speed that was chosen is kept"
    assert shuttled(Fraction(4), False, 1) == 1


def test_speeds_are_stepped_through_in_both_directions():
    speed, seen = Fraction(1, 10), [Fraction(1, 10)]
    while (following := stepped(speed, 1)) != speed:
        seen.append(speed := following)
    assert tuple(seen) == SPEEDS
    assert stepped(Fraction(-1), -1) == Fraction(-3, 4)
    assert stepped(Fraction(1, 10), -1) == Fraction(1, 10)
