"""Steps, gaps, falls and repetitions in lists of times."""

from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray

from vmdesk.domain.timing import MOST_GAPS, Gap, falls, gaps_in, rate_of, repeated, step_seconds, steps

Times = NDArray[np.int64]
BASE = Fraction(1, 1000)


def ticks(*values: int) -> Times:
    return np.array(values, np.int64)


def every(step: int, count: int) -> Times:
    return np.arange(count, dtype=np.int64) * step


def test_one_lost_frame_of_a_steady_rate_is_a_gap() -> None:
    assert gaps_in(np.delete(every(40, 50), 20), BASE) == (1, (Gap(19, 0.08),))
    assert gaps_in(np.delete(every(1, 50), 20), Fraction(1, 25)) == (1, (Gap(19, 0.08),))


@pytest.mark.parametrize(
    "pts",
    [
        every(40, 50),
        np.round(np.arange(500) * 1000 / 59.94).astype(np.int64),
        np.round(np.arange(500) * 1000 / 240).astype(np.int64),
        np.cumsum(np.tile([2, 3], 50)),
        np.cumsum(np.tile([25, 33, 40, 50, 60], 50)),
        ticks(0, 40, 40, 80, 80, 80, 120),
        ticks(7),
        ticks(7, 7),
    ],
    ids=["constant", "59.94 in ms", "240 in ms", "3:2 pulldown", "wavering", "repeated", "one", "all the same"],
)
def test_rounding_pulldown_wavering_and_repetition_are_no_gaps(
    pts: Times,
) -> None:
    assert gaps_in(pts, BASE) == (0, ())


def test_a_pause_in_a_variable_rate_is_a_gap() -> None:
    pts = np.cumsum([*np.tile([25, 33, 40, 50, 60], 10), 500, *np.tile([25, 33, 40, 50, 60], 10)])
    assert gaps_in(pts, BASE) == (1, (Gap(49, 0.5),))


def test_the_longest_gaps_are_listed_in_order_and_all_are_counted() -> None:
    pauses = [1000 + (k * 37) % 101 for k in range(101)]
    pts = np.cumsum([step for pause in pauses for step in (*[40] * 19, pause)])
    count, gaps = gaps_in(pts, BASE)
    assert count == 101
    assert len(gaps) == MOST_GAPS
    assert [g.index for g in gaps] == sorted(g.index for g in gaps)
    assert sorted(round(g.seconds * 1000) for g in gaps) == sorted(pauses)[-MOST_GAPS:]


def test_the_widest_step_there_can_be() -> None:
    pts = ticks(-(2**63) + 1, 2**63 - 1)
    assert steps(pts).tolist() == [2**64 - 2]
    assert step_seconds(pts, Fraction(1)) == (float(2**64 - 2),) * 3
    assert rate_of(2, 2**64 - 2, Fraction(1, 90000)) is not None
    assert rate_of(2, 2**64 - 1, Fraction(2**31 - 1, 3)) is None


def test_falls_are_counted_once_each() -> None:
    assert falls(ticks(0, 1, 2, 3)) == 0
    assert falls(ticks(0, 2, 1, 3, 5, 4)) == 2
    assert falls(ticks(0, 1, 9, 2, 3, 4, 10)) == 1
    assert falls(ticks(5, 4, 3, 2)) == 1
    assert falls(ticks(5)) == falls(ticks()) == 0


def test_what_coding_reorders_is_no_fall() -> None:
    reordered = ticks(0, 3, 1, 2, 6, 4, 5)
    assert (falls(reordered), falls(reordered, 2)) == (2, 0)
    assert falls(np.concatenate([np.arange(100), np.arange(100)]), 32) == 1


def test_repetition() -> None:
    assert repeated(ticks(3, 1, 3, 3, 1)) == 3
    assert repeated(ticks(3, 1)) == repeated(ticks()) == 0


def test_steps_and_rate() -> None:
    assert step_seconds(ticks(0, 40, 80, 200), BASE) == (0.04, 0.04, 0.12)
    assert step_seconds(ticks(5), BASE) == (None, None, None)
    assert rate_of(50, 2000, BASE) == 25
    assert rate_of(1, 0, BASE) is None
