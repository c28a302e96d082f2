"""How a stream's pictures lie in time: steps from one to the next, pauses, and what is wrong with the stamps."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

MOST_GAPS = 50
"""Gaps listed one by one, the longest ones; a file can hold millions."""
_STEADY_SHARE = 0.9
_STEADY_SPREAD = 0.15
_STEADY_FACTOR, _VARIABLE_FACTOR = 1.5, 2.5


@dataclass(frozen=True, slots=True)
class Gap:
    """A pause: frame `index + 1` appears `seconds` after frame `index`."""

    index: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Timing:
    """What a scan of the packets counted and measured. Seconds are floats for showing; exact times are the index's pts.

    `packets` with data, shown or not. Of those shown: `missing_pts` carry no presentation time, `duplicate_pts` one
    that another packet has; `backwards_pts` is how often presentation times fall behind by more than coding reorders,
    `backwards_dts` how often decoding times fall. Not shown are those `hidden` by the container's edit list and those
    for `reference_only`; `corrupt` ones the container marks. `measured_rate` is frames divided by duration, in frames
    a second. Steps, rate and gaps are None where no times can be relied on; `gap_count` counts all gaps, `gaps` are
    the longest `MOST_GAPS` in order (see `gaps_in`).
    """

    packets: int = 0
    missing_pts: int = 0
    duplicate_pts: int = 0
    backwards_pts: int = 0
    backwards_dts: int = 0
    hidden: int = 0
    reference_only: int = 0
    corrupt: int = 0
    min_step_seconds: float | None = None
    median_step_seconds: float | None = None
    max_step_seconds: float | None = None
    measured_rate: Fraction | None = None
    gap_count: int | None = None
    gaps: tuple[Gap, ...] = ()


def steps(pts: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Ticks from each of the ascending `pts` to the next, uint64 (n - 1,): the widest step does not fit int64."""
    unsigned = pts.view(np.uint64)
    return unsigned[1:] - unsigned[:-1]


def gaps_in(pts: NDArray[np.int64], time_base: Fraction) -> tuple[int, tuple[Gap, ...]]:
    """How many steps between the ascending `pts` are gaps, and the longest `MOST_GAPS` of them in order.

    A gap is a step over 1.5 times the median where nine steps in ten are within 15 % of it: there a single lost frame
    (2 medians) shows, and rounding to ticks does not. Elsewhere it is one over 2.5 times the median, which 3:2 pulldown
    (1 and 1.5) and the wavering rate of a telephone stay below. The median is that of steps above 0.
    """
    ticks = steps(pts)
    advancing = ticks[ticks > 0]
    if not advancing.size:
        return 0, ()
    median = float(np.median(advancing))
    steady = np.mean(np.abs(advancing - median) <= _STEADY_SPREAD * median) >= _STEADY_SHARE
    places = np.flatnonzero(ticks > (_STEADY_FACTOR if steady else _VARIABLE_FACTOR) * median)
    longest = np.argsort(ticks[places], kind="stable")[::-1][:MOST_GAPS]
    listed = tuple(Gap(int(k), float(int(ticks[k]) * time_base)) for k in np.sort(places[longest]))
    return int(places.size), listed


def falls(times: NDArray[np.int64], reordered: int = 0) -> int:
    """How often `times` fall behind a time that came more than `reordered` places before; a fall that lasts is one."""
    if times.size < reordered + 2:
        return 0
    behind = times[1 + reordered :] < np.maximum.accumulate(times[: -1 - reordered])
    return int(np.count_nonzero(behind[1:] & ~behind[:-1])) + int(behind[0])


def repeated(times: NDArray[np.int64]) -> int:
    """How many of `times` are a time that another one has already."""
    ordered = np.sort(times)
    return int(np.count_nonzero(ordered[1:] == ordered[:-1]))


def rate_of(frames: int, ticks: int, time_base: Fraction) -> Fraction | None:
    """Frames a second of `frames` in `ticks`; None for no time, or where 64 bits do not hold it."""
    if ticks <= 0:
        return None
    rate = frames / (ticks * time_base)
    return rate if max(rate.numerator, rate.denominator) < 1 << 63 else None


def step_seconds(pts: NDArray[np.int64], time_base: Fraction) -> tuple[float, float, float] | tuple[None, None, None]:
    """The shortest, the middle (of an even number the longer) and the longest step in seconds; None for one frame."""
    ordered = np.sort(steps(pts))
    if not ordered.size:
        return None, None, None
    shortest, middle, longest = (float(int(ordered[k]) * time_base) for k in (0, ordered.size // 2, -1))
    return shortest, middle, longest
