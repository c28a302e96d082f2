"""What a result says of a stream's times: declared beside measured."""

from fractions import Fraction

from vmdesk.domain.result import GapRecord, TimingRecord
from vmdesk.domain.video import FrameIndex, StreamFacts


def timing_record(facts: StreamFacts, index: FrameIndex) -> TimingRecord:
    """The compact record of the packets' times, for a result."""
    timing = index.timing
    return TimingRecord(
        declared_rate=_ratio(facts.declared_rate),
        measured_rate=_ratio(timing.measured_rate),
        declared_duration_seconds=facts.declared_duration_seconds,
        declared_start_seconds=facts.declared_start_seconds,
        measured_start_seconds=float(index.start_pts * index.time_base),
        min_step_seconds=timing.min_step_seconds,
        median_step_seconds=timing.median_step_seconds,
        max_step_seconds=timing.max_step_seconds,
        packets=timing.packets,
        missing_pts=timing.missing_pts,
        duplicate_pts=timing.duplicate_pts,
        backwards_pts=timing.backwards_pts,
        backwards_dts=timing.backwards_dts,
        hidden=timing.hidden,
        reference_only=timing.reference_only,
        corrupt=timing.corrupt,
        gap_count=timing.gap_count,
        gaps=tuple(GapRecord(gap.index, gap.seconds) for gap in timing.gaps),
    )


def _ratio(rate: Fraction | None) -> str | None:
    return None if rate is None else f"{rate.numerator}/{rate.denominator}"
