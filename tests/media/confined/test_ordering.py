"""Whatever times packets carry, the index is consistent, can be packed, and no arithmetic overflows."""

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from vmdesk.domain.video import FrameIndex, StreamFacts, require_consistent
from vmdesk.media.confined.ordering import index_of_packets
from vmdesk.media.confined.packets import PacketTable
from vmdesk.packing import pack, unpack

_LEAST, _MOST = -(2**63) + 1, 2**63 - 1


def table_of(*packets: tuple[int | None, int | None, int]) -> PacketTable:
    """A table of packets with these (pts, dts, duration), each of 9 bytes and a keyframe."""
    table = PacketTable()
    for pts, dts, duration in packets:
        packet: Any = SimpleNamespace(pts=pts, dts=dts, duration=duration, size=9, is_keyframe=True)
        table.add(packet)
    return table


def facts(base: Fraction) -> StreamFacts:
    return StreamFacts("matroska", 0, "h264", 64, 48, "yuv420p", base, None, 0.0, 0, None)


def indexed(table: PacketTable, base: Fraction = Fraction(1, 1000)) -> FrameIndex:
    index = index_of_packets(table, facts(base), fields=False)
    require_consistent(facts(base), index)
    assert unpack(pack(index), FrameIndex).timing == index.timing
    assert len(index) == len(table)
    return index


@pytest.mark.parametrize("base", [Fraction(1, 90000), Fraction(2**31 - 1), Fraction(1, 2**31 - 1)])
def test_times_at_the_ends_of_what_64_bits_hold(base: Fraction) -> None:
    halves = [*range(_LEAST, _LEAST + 20), *range(_MOST - 20, _MOST)]
    index = indexed(table_of(*((t, t, _MOST) for t in halves)), base)
    assert index.exact
    assert index.timing.gap_count == 1
    assert index.pts.tolist() == halves
    for table in (
        table_of(*((None, t, _MOST) for t in halves)),
        table_of(*((None, None, _MOST) for _ in halves)),
        table_of(*((None, _MOST, _LEAST) for _ in halves)),
        table_of((_MOST, _MOST, 0)),
        table_of((_LEAST, _MOST, 0), (_MOST, _LEAST, 0)),
    ):
        indexed(table, base)


def test_any_times_at_all() -> None:
    random = np.random.default_rng(7)
    for _ in range(300):
        count, spread = int(random.integers(1, 60)), int(random.choice([2, 100, 2**40, 2**62]))
        pts, dts, durations = (
            [None if random.random() < 0.02 else int(t) for t in random.integers(-spread, spread, count)] for _ in "abc"
        )
        indexed(table_of(*zip(pts, dts, (d or 0 for d in durations), strict=True)))


def test_what_is_not_to_be_relied_on_is_measured_by_decoding_times_or_not_at_all() -> None:
    lacking = indexed(table_of(*((None if k == 3 else 40 * k, 40 * k, 40) for k in range(20))))
    assert (lacking.exact, lacking.timing.missing_pts, lacking.timing.measured_rate) == (False, 1, 25)
    neither = indexed(table_of(*((None if k == 3 else 40 * k, None, 40) for k in range(20))))
    assert (neither.exact, neither.timing.measured_rate, neither.timing.gap_count) == (False, None, None)
    assert neither.timing.min_step_seconds is None


@pytest.mark.parametrize(
    ("pts", "keys", "early"),
    [
        ([0, 120, 40, 80, 160, 280, 200, 240], {0, 160}, 0),
        ([0, 120, 40, 80, 170, 160, 280, 200, 240], {0, 160}, 1),
        ([0, 300, 40, 80, 160, 280, 200, 240], {0, 160, 240}, 2),
    ],
)
def test_a_keyframe_before_what_was_decoded_ahead_of_it_is_doubted(pts: list[int], keys: set[int], early: int) -> None:
    """In a coding that reorders, where times may go back from packet to packet."""
    table = PacketTable()
    table.reorders = True
    for k, time in enumerate(pts):
        packet: Any = SimpleNamespace(pts=time, dts=10 * k, duration=40, size=9, is_keyframe=time in keys)
        table.add(packet)
    index = indexed(table)
    assert index.exact == (early == 0)
    if early:
        assert index.notes[0].startswith(f"{early} keyframes have a presentation time before")
