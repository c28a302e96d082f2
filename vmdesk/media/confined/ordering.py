"""From packets in decoding order to frames in presentation order, and how far that order can be relied on."""

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.timing import Timing, falls, gaps_in, rate_of, repeated, step_seconds, steps
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.confined.packets import NO_TIME, PacketTable
from vmdesk.media.confined.stream import MOST_REORDERED

_LONGEST_LEAP_SECONDS = 3600
"""How far a single frame at either end may be from the others before its time is taken for a damaged one."""
FIELDS = "pictures are stored as single fields"
_RECKONED = "times are reckoned from decoding order; frames are found by decoding from the start"
_LARGEST_SIZE = np.iinfo(np.int32).max


def index_of_pictures(times: NDArray[np.int64], table: PacketTable, facts: StreamFacts) -> FrameIndex:
    """The index where decoding has shown which packets begin a picture: `times`, ascending."""
    keyframe = np.isin(times, table.pts[table.keyframes])
    last = int(np.median(np.diff(times))) if times.size > 1 else _usual_step(table, facts)
    note = f"{FIELDS}: {len(table)} packets hold {times.size} pictures, counted by decoding"
    notes = (note, *_notes(table))
    timing = _timing(table, times, last, facts)
    sizes = _joined_sizes(times, table)
    return FrameIndex(facts.time_base, times, keyframe, True, _variable(times), last, notes, sizes, timing)


def index_of_packets(table: PacketTable, facts: StreamFacts, fields: bool) -> FrameIndex:
    """The index where every packet is a frame; with `fields` it is known not to be one, and not which are."""
    damage = FIELDS if fields else _damage(table, facts)
    doubt = damage or _repetition(table)
    order = np.arange(len(table)) if doubt else np.argsort(table.pts, kind="stable")
    step = _usual_step(table, facts)
    reckoned = _decoding_times(table, facts)
    pts = table.pts[order]
    if doubt:
        pts = _equal_steps(table, step) if reckoned is None else reckoned
    last = int(table.durations[order[-1]]) or step
    measurable = reckoned if damage else np.sort(table.pts)
    timing = _timing(table, measurable, last, facts)
    notes = ((doubt,) if doubt else ()) + _notes(table) + ((_RECKONED,) if doubt else ())
    sizes = table.sizes[order]
    return FrameIndex(
        facts.time_base, pts, table.keyframes[order], not doubt, _variable(pts), last, notes, sizes, timing
    )


def _damage(table: PacketTable, facts: StreamFacts) -> str:
    """Why the packets' presentation times do not give the frames' order; empty when they do."""
    if facts.container == "avi" and table.reorders:
        return "AVI stores no presentation times, and this coding reorders frames"
    missing = len(table) - table.stamped.size
    if missing:
        return f"{missing} of {len(table)} packets carry no presentation time"
    if strays := _strays(table.pts):
        return f"{strays} presentation times are far from their place in decoding order"
    if backwards := _backwards(table):
        return f"presentation times go backwards {backwards} times, which this coding does not account for"
    if early := _early_keyframes(table):
        return f"{early} keyframes have a presentation time before that of frames ahead of them in decoding order"
    if _leaps_at_an_end(np.sort(table.pts), facts):
        return f"one presentation time is more than {_LONGEST_LEAP_SECONDS} s from all the others"
    return ""


def _repetition(table: PacketTable) -> str:
    again = repeated(table.stamped)
    return f"{again} presentation times occur more than once" if again else ""


def _backwards(table: PacketTable) -> int:
    return falls(table.stamped, MOST_REORDERED if table.reorders else 0)


def _notes(table: PacketTable) -> tuple[str, ...]:
    notes: list[str] = []
    if hidden := table.hidden + table.reference_only:
        notes.append(f"{hidden} packets are not shown: hidden by the container's edit list, or for reference only")
    if table.corrupt:
        notes.append(f"{table.corrupt} packets are marked as corrupt by the container")
    if table.complaints:
        notes.append(f"faults met while reading: {table.complaints}, the first: {table.first_complaint}")
    return tuple(notes)


def _timing(table: PacketTable, times: NDArray[np.int64] | None, last: int, facts: StreamFacts) -> Timing:
    """Counts, and what `times`, those of the frames in ascending order, give; None where there are none to go by."""
    base = facts.time_base
    shortest, middle, longest = (None, None, None) if times is None else step_seconds(times, base)
    count, gaps = (None, ()) if times is None else gaps_in(times, base)
    return Timing(
        packets=len(table) + table.hidden + table.reference_only,
        missing_pts=len(table) - table.stamped.size,
        duplicate_pts=repeated(table.stamped),
        backwards_pts=_backwards(table),
        backwards_dts=falls(table.dts[table.dts != NO_TIME]),
        hidden=table.hidden,
        reference_only=table.reference_only,
        corrupt=table.corrupt,
        min_step_seconds=shortest,
        median_step_seconds=middle,
        max_step_seconds=longest,
        measured_rate=None if times is None else rate_of(times.size, int(times[-1]) - int(times[0]) + last, base),
        gap_count=count,
        gaps=gaps,
    )


def _joined_sizes(times: NDArray[np.int64], table: PacketTable) -> NDArray[np.int32]:
    """Bytes of each picture: of the packet at its time, and of those after it in decoding order that begin none."""
    begins = np.isin(table.pts, times)
    newest = np.maximum.accumulate(np.where(begins, np.arange(len(table)), int(np.argmax(begins))))
    picture = np.searchsorted(times, table.pts[newest])
    sums = np.bincount(picture, weights=table.sizes, minlength=times.size)
    return np.minimum(sums, _LARGEST_SIZE).astype(np.int32)


def _variable(pts: NDArray[np.int64]) -> bool:
    """True when steps between frames differ by more than rounding to ticks and 2 % explain."""
    gaps = steps(pts)
    if not gaps.size:
        return False
    shortest, longest = int(gaps.min()), int(gaps.max())
    return longest - shortest > 1 and longest > 1.02 * shortest


def _strays(pts: NDArray[np.int64]) -> int:
    """Presentation times further from their place in decoding order than any coding reorders: damaged ones."""
    rank = np.argsort(np.argsort(pts, kind="stable"), kind="stable")
    return int(np.count_nonzero(np.abs(rank - np.arange(pts.size)) > MOST_REORDERED))


def _early_keyframes(table: PacketTable) -> int:
    """Keyframes with a time before that of a frame decoded ahead of them, which no coding does: damaged times.

    Decoding from such a keyframe gives frames that decoding from the start has passed already.
    """
    pts = table.pts
    return int(np.count_nonzero(table.keyframes & (pts < np.maximum.accumulate(pts))))


def _leaps_at_an_end(pts: NDArray[np.int64], facts: StreamFacts) -> bool:
    """True when the first or the last of the ascending `pts` stands alone: no pause explains a single frame there."""
    gaps = steps(pts)
    if gaps.size < 2:
        return False
    leap = max(int(gaps[0]), int(gaps[-1]))
    return leap * facts.time_base > _LONGEST_LEAP_SECONDS and leap > 1000 * float(np.median(gaps))


def _usual_step(table: PacketTable, facts: StreamFacts) -> int:
    """Ticks from frame to frame: the middle one of the durations that packets declare, else that of the rate."""
    declared = np.sort(table.durations[table.durations > 0])
    if declared.size:
        return int(declared[declared.size // 2])
    return max(1, round(1 / ((facts.declared_rate or 25) * facts.time_base)))


def _decoding_times(table: PacketTable, facts: StreamFacts) -> NDArray[np.int64] | None:
    """The packets' dts where each has one and they ascend: to go by where pts are not to be relied on."""
    dts = table.dts
    if bool((dts == NO_TIME).any()) or bool((dts[1:] <= dts[:-1]).any()) or _leaps_at_an_end(dts, facts):
        return None
    return dts.copy()


def _equal_steps(table: PacketTable, step: int) -> NDArray[np.int64]:
    """Ascending times, one every `step`, from the first dts there is; steps and start kept within 64 bits."""
    known = table.dts[table.dts != NO_TIME]
    start = int(known[0]) if known.size and abs(int(known[0])) < 1 << 61 else 0
    return np.arange(len(table), dtype=np.int64) * min(step, (1 << 61) // len(table)) + start
