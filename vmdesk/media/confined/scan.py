"""The packet scan: what the container declares, and every frame's place in presentation order, without decoding."""

import time
from collections.abc import Generator, Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path

from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from vmdesk.domain.errors import NothingDecodes, VideoEncrypted
from vmdesk.domain.steps import outcome_of, retold
from vmdesk.domain.text import cleaned
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.confined.fields import picture_times, stored_as_fields
from vmdesk.media.confined.ordering import index_of_packets, index_of_pictures
from vmdesk.media.confined.orientation import orientation_of
from vmdesk.media.confined.packets import PacketTable
from vmdesk.media.confined.pixels import bits_per_component, require_convertible
from vmdesk.media.confined.source import open_media
from vmdesk.media.confined.stream import frames, packets
from vmdesk.media.confined.treatment import with_pictures

_FIRST_FRAMES = 4
"""Looked at for what only pictures tell: colours, interlacing."""
_MOST_PACKETS_UNTOLD = 200
_LONGEST_SILENCE_SECONDS = 0.25
_WITH_DECLARED_DURATION = frozenset({"mov", "matroska", "avi", "asf", "mxf", "rm", "ivf"})
"""Containers whose own tables give the duration. For others FFmpeg reckons one from the file's end or size (for FLV
only where its header gives none, which cannot be told apart)."""


def read_index(path: Path) -> tuple[StreamFacts, FrameIndex]:
    """Declared facts and frame index of the file's main video stream. Raises a subclass of EvidenceError."""
    return outcome_of(scan_index(path))


def scan_index(path: Path) -> Generator[int, None, tuple[StreamFacts, FrameIndex]]:
    """The same as a generator: yields the bytes read so far, never fewer than before, and returns (facts, index).

    It yields every few packets and at the end, when that is the file's size; while single fields are counted, which
    needs decoding, it goes on yielding that. Closing it lets go of the file at once.
    """
    table = PacketTable()
    with open_media(path) as (container, stream):
        size = container.size
        yield from _scan_packets(container, stream, table, path)
        table.reorders = bool(stream.codec_context.has_b_frames)
    yield size
    if not len(table):
        raise NothingDecodes(f"{cleaned(path.name)} holds a video stream without a single frame.")
    with open_media(path) as (container, stream):
        first = _first_frames(container, stream, path)
        facts = with_pictures(_facts(container, stream, first[0]), stream, first)
    if not stored_as_fields(path, table.pts):
        return facts, index_of_packets(table, facts, fields=False)
    times = yield from retold(picture_times(path, table.pts), lambda _: size)
    return facts, index_of_pictures(times, table, facts) if times.size else index_of_packets(table, facts, fields=True)


def _first_frames(container: InputContainer, stream: VideoStream, path: Path) -> list[VideoFrame]:
    first = [frame for frame, _ in islice(frames(container, stream), _FIRST_FRAMES)]
    if first:
        require_convertible(first[0].format.name)
        return first
    raise NothingDecodes(
        f"Not one frame of {cleaned(path.name)} decodes.",
        advice="The stream may be damaged, encrypted, or only the initial segment of a stream.",
    )


def _scan_packets(container: InputContainer, stream: VideoStream, table: PacketTable, path: Path) -> Iterator[int]:
    complaints: list[str] = []
    reading = _Reading(container.size)
    for packet in packets(container, stream, complaints):
        if complaints:
            table.take_complaints(complaints)
        if packet is None or packet.size == 0:
            continue
        if packet.has_sidedata("encryption_info"):
            raise VideoEncrypted(f"The video in {cleaned(path.name)} is encrypted.")
        _note(packet, stream, table)
        if reading.due(packet):
            yield reading.reached


def _note(packet: "Packet[VideoStream]", stream: VideoStream, table: PacketTable) -> None:
    table.corrupt += packet.is_corrupt
    if packet.is_discard:
        table.hidden += 1
    elif _shows_nothing(packet, stream):
        table.reference_only += 1
    else:
        table.add(packet)


class _Reading:
    """How many bytes have been read, and when it is time to tell."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._untold = 0
        self._told = time.monotonic()
        self.reached = 0

    def due(self, packet: "Packet[VideoStream]") -> bool:
        """Take a packet in; True when it is time to tell."""
        stop = packet.size + (self.reached if packet.pos is None else packet.pos)
        self.reached = min(max(self.reached, stop), self._size)
        self._untold += 1
        now = time.monotonic()
        if self._untold < _MOST_PACKETS_UNTOLD and now - self._told < _LONGEST_SILENCE_SECONDS:
            return False
        self._untold, self._told = 0, now
        return True


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
        declared_duration_seconds=_declared_duration(container, stream),
        declared_start_seconds=_in_seconds(stream.start_time, stream),
    )


def _declared_duration(container: InputContainer, stream: VideoStream) -> float | None:
    """The stream's duration as its container declares it, the container's own where the stream has none."""
    if container.format.name.split(",")[0] not in _WITH_DECLARED_DURATION:
        return None
    if stream.duration is None and container.duration is not None:
        return container.duration / 1_000_000
    return _in_seconds(stream.duration, stream)


def _in_seconds(ticks: int | None, stream: VideoStream) -> float | None:
    return None if ticks is None or stream.time_base is None else float(ticks * stream.time_base)
