"""The frame index: every frame's place in presentation order, from packets, without trusting headers."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from vmdesk.domain.errors import NothingDecodes, VideoEncrypted
from vmdesk.domain.steps import outcome_of
from vmdesk.domain.text import cleaned
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.confined.fields import picture_times, stored_as_fields
from vmdesk.media.confined.orientation import orientation_of
from vmdesk.media.confined.pixels import bits_per_component, require_convertible
from vmdesk.media.confined.source import open_media
from vmdesk.media.confined.stream import MOST_REORDERED, frames, packets

_LONGEST_LEAP_SECONDS = 3600
"""How far a single frame at either end may be from the others before its time is taken for a damaged one."""
_FIELDS = "pictures are stored as single fields"


@dataclass(slots=True)
class _Scan:
    pts: list[int | None] = field(default_factory=list)
    dts: list[int | None] = field(default_factory=list)
    keyframe: list[bool] = field(default_factory=list)
    duration: list[int] = field(default_factory=list)
    hidden: int = 0
    reorders: bool = False
    corrupt: int = 0
    complaints: list[str] = field(default_factory=list)


def read_index(path: Path) -> tuple[StreamFacts, FrameIndex]:
    """Declared facts and frame index of the file's main video stream. Raises a subclass of EvidenceError."""
    return outcome_of(scan_index(path))


def scan_index(path: Path) -> Generator[int, None, tuple[StreamFacts, FrameIndex]]:
    """The same as a generator: yields the number of packets read so far now and then, returns (facts, index)."""
    with open_media(path) as (container, stream):
        scan = _Scan()
        yield from _scan_packets(container, stream, scan, path)
        scan.reorders = bool(stream.codec_context.has_b_frames)
    if not scan.pts:
        raise NothingDecodes(f"{cleaned(path.name)} holds a video stream without a single frame.")
    with open_media(path) as (container, stream):
        facts = _facts(container, stream, _first_frame(container, stream, path))
    if not stored_as_fields(path, scan.pts):
        return facts, _index(scan, facts, _doubt(scan, facts))
    times = yield from picture_times(path, scan.pts)
    return facts, _index_of_pictures(times, scan, facts) if times else _index(scan, facts, _FIELDS)


def _first_frame(container: InputContainer, stream: VideoStream, path: Path) -> VideoFrame:
    for frame, _ in frames(container, stream):
        require_convertible(frame.format.name)
        return frame
    raise NothingDecodes(
        f"Not one frame of {cleaned(path.name)} decodes.",
        advice="The stream may be damaged, encrypted, or only the initial segment of a stream.",
    )


def _scan_packets(container: InputContainer, stream: VideoStream, scan: _Scan, path: Path) -> Iterator[int]:
    for packet in packets(container, stream, scan.complaints):
        if packet is None or packet.size == 0:
            continue
        if packet.has_sidedata("encryption_info"):
            raise VideoEncrypted(f"The video in {cleaned(path.name)} is encrypted.")
        scan.corrupt += packet.is_corrupt
        if packet.is_discard or _shows_nothing(packet, stream):
            scan.hidden += 1
            continue
        scan.pts.append(packet.pts)
        scan.dts.append(packet.dts)
        scan.keyframe.append(packet.is_keyframe)
        scan.duration.append(packet.duration or 0)
        if len(scan.pts) % 500 == 0:
            yield len(scan.pts)
    yield len(scan.pts)


def _shows_nothing(packet: "Packet[VideoStream]", stream: VideoStream) -> bool:
    """True for VP8's alternative reference frames, whose show_frame bit is 0 (RFC 6386, 9.1)."""
    return stream.codec_context.name == "vp8" and not memoryview(packet)[0] & 0x10


def _facts(container: InputContainer, stream: VideoStream, first: VideoFrame) -> StreamFacts:
    context = stream.codec_context
    orientation = orientation_of(first)
    rate = stream.average_rate
    return StreamFacts(
        container=container.format.name,
        stream_index=stream.index,
        codec=context.name,
        width=context.width,
        height=context.height,
        pix_fmt=context.pix_fmt or "unknown",
        time_base=Fraction(stream.time_base or Fraction(1, 1000)),
        declared_frames=stream.frames or None,
        declared_rotation=orientation.declared,
        rotation=orientation.rotation,
        declared_rate=Fraction(rate) if rate else None,
        mirrored=orientation.mirrored,
        bits=bits_per_component(first.format.name),
    )


def _index_of_pictures(times: list[int], scan: _Scan, facts: StreamFacts) -> FrameIndex:
    """The index where decoding has shown which packets begin a picture: `times`, ascending."""
    pts = np.array(times, dtype=np.int64)
    keys = {p for p, is_key in zip(scan.pts, scan.keyframe, strict=True) if is_key}
    keyframe = np.array([time in keys for time in times], dtype=np.bool_)
    last = int(np.median(np.diff(pts))) if len(times) > 1 else _usual_step(scan, facts)
    note = f"{_FIELDS}: {len(scan.pts)} packets hold {len(times)} pictures, counted by decoding"
    return FrameIndex(facts.time_base, pts, keyframe, True, _variable(pts), last, (note, *_notes(scan)))


def _index(scan: _Scan, facts: StreamFacts, doubt: str) -> FrameIndex:
    notes = _notes(scan)
    step = _usual_step(scan, facts)
    order = np.arange(len(scan.pts))
    if doubt:
        notes = [doubt, *notes, "times are reckoned from decoding order; frames are found by decoding from the start"]
        pts = _stand_in_times(scan, step, facts.time_base)
    else:
        stamped = np.array(scan.pts, dtype=np.int64)
        order = np.argsort(stamped, kind="stable")
        pts = stamped[order]
    keyframe = np.array(scan.keyframe, dtype=np.bool_)[order]
    last = scan.duration[int(order[-1])] or step
    return FrameIndex(facts.time_base, pts, keyframe, not doubt, _variable(pts), last, tuple(notes))


def _doubt(scan: _Scan, facts: StreamFacts) -> str:
    """Why the packets' presentation times cannot be relied on; empty when they can."""
    stamped = [p for p in scan.pts if p is not None]
    if facts.container == "avi" and scan.reorders:
        return "AVI stores no presentation times, and this coding reorders frames"
    if len(stamped) < len(scan.pts):
        return f"{len(scan.pts) - len(stamped)} of {len(scan.pts)} packets carry no presentation time"
    if len(set(stamped)) < len(stamped):
        return f"{len(stamped) - len(set(stamped))} presentation times occur more than once"
    strays = _strays(stamped)
    if strays:
        return f"{strays} presentation times are far from their place in decoding order"
    early = _early_keyframes(stamped, scan.keyframe)
    if early:
        return f"{early} keyframes have a presentation time before that of frames ahead of them in decoding order"
    if _leaps_at_an_end(np.sort(np.array(stamped, dtype=np.int64)), facts.time_base):
        return f"one presentation time is more than {_LONGEST_LEAP_SECONDS} s from all the others"
    return ""


def _notes(scan: _Scan) -> list[str]:
    notes: list[str] = []
    if scan.hidden:
        notes.append(f"{scan.hidden} packets are not shown: hidden by the container's edit list, or for reference only")
    if scan.corrupt:
        notes.append(f"{scan.corrupt} packets are marked as corrupt by the container")
    if scan.complaints:
        notes.append(f"faults met while reading: {len(scan.complaints)}, the first: {scan.complaints[0]}")
    return notes


def _variable(pts: NDArray[np.int64]) -> bool:
    """True when steps between frames differ by more than rounding to ticks and 2 % explain."""
    gaps = np.diff(pts)
    return bool(gaps.size) and int(gaps.max()) - int(gaps.min()) > 1 and int(gaps.max()) > 1.02 * int(gaps.min())


def _strays(pts: list[int]) -> int:
    """Presentation times further from their place in decoding order than any coding reorders: damaged ones."""
    rank = np.argsort(np.argsort(np.array(pts, dtype=np.int64), kind="stable"), kind="stable")
    return int(np.count_nonzero(np.abs(rank - np.arange(len(pts))) > MOST_REORDERED))


def _early_keyframes(pts: list[int], keyframe: list[bool]) -> int:
    """Keyframes with a time before that of a frame decoded ahead of them, which no coding does: damaged times.

    Decoding from such a keyframe gives frames that decoding from the start has passed already.
    """
    latest = list(accumulate(pts, max))
    return sum(is_key and time < ahead for time, ahead, is_key in zip(pts, latest, keyframe, strict=True))


def _leaps_at_an_end(pts: NDArray[np.int64], time_base: Fraction) -> bool:
    """True when the first or the last of the ascending `pts` stands alone: no pause explains a single frame there."""
    gaps = np.diff(pts)
    if gaps.size < 2:
        return False
    leap = max(int(gaps[0]), int(gaps[-1]))
    return leap * time_base > _LONGEST_LEAP_SECONDS and leap > 1000 * float(np.median(gaps))


def _usual_step(scan: _Scan, facts: StreamFacts) -> int:
    durations = sorted(d for d in scan.duration if d > 0)
    if durations:
        return durations[len(durations) // 2]
    rate = facts.declared_rate or Fraction(25)
    return max(1, round(1 / (rate * facts.time_base)))


def _stand_in_times(scan: _Scan, step: int, time_base: Fraction) -> NDArray[np.int64]:
    """Ascending times where packets give none that can be relied on: their dts where it advances, else equal steps."""
    dts = [d for d in scan.dts if d is not None]
    if len(dts) == len(scan.dts) and all(b > a for a, b in pairwise(dts)):
        times = np.array(dts, dtype=np.int64)
        if not _leaps_at_an_end(times, time_base):
            return times
    return np.arange(len(scan.pts), dtype=np.int64) * step + (dts[0] if dts else 0)
