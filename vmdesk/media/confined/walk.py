"""Frames in presentation order from a decoder's start: the decoding that scores, digests and reports rely on."""

from collections.abc import Iterator
from pathlib import Path

from av.video.frame import VideoFrame

from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.confined.frame import DecodedFrame
from vmdesk.media.confined.orientation import Orientation
from vmdesk.media.confined.source import open_media
from vmdesk.media.confined.stream import frames
from vmdesk.media.confined.threaded import THREADABLE, threads_for, unobjected
from vmdesk.media.limits import DECODER_THREADS


def walk(path: Path, facts: StreamFacts, index: FrameIndex, threads: int = 1) -> Iterator[DecodedFrame]:
    """Every frame in presentation order, from a fresh decoder at the file's start.

    One for each of the index where that is exact, else as many as decode. The frames are those of `DECODER_THREADS`
    decoding thread; with more `threads`, up to the first objection with them (see `threaded`), then from the start
    again with that one, which hands on what has not been handed on before.
    """
    given = 0
    threads = threads_for(facts, threads)
    if index.exact and threads > DECODER_THREADS and facts.codec in THREADABLE:
        orientation = orientation_in(facts)
        for frame in unobjected(path, index, threads):
            yield DecodedFrame(frame, given, False, orientation)
            given += 1
        if given == len(index):
            return
    with open_media(path) as (container, stream):
        for decoded in from_start(frames(container, stream), facts, index):
            if decoded.index >= given:
                yield decoded


def from_start(
    decoded: Iterator[tuple[VideoFrame, bool]], facts: StreamFacts, index: FrameIndex
) -> Iterator[DecodedFrame]:
    """Decoded frames, the file's first one first, numbered; with an exact index one for each of its entries."""
    orientation = orientation_in(facts)
    counted = (DecodedFrame(f, n, damaged, orientation) for n, (f, damaged) in enumerate(decoded))
    return _gaps_filled(placed(counted, index), index) if index.exact else counted


def placed(decoded: Iterator[DecodedFrame], index: FrameIndex) -> Iterator[DecodedFrame]:
    """Frames with their index by presentation time, ascending.

    Left out are those at a time that the container does not list, and those that come after a later one: damaged
    times can contradict the order in which a decoder gives its pictures.
    """
    last = -1
    for frame in decoded:
        place = index.index_of(frame.pts)
        if place is not None and place > last:
            frame.index = last = place
            yield frame


def orientation_in(facts: StreamFacts) -> Orientation:
    """How the stream's pictures are stretched, turned and mirrored."""
    size = (facts.width, facts.height)
    return Orientation(facts.declared_rotation, facts.rotation, facts.mirrored, facts.pixel_aspect, size)


def _gaps_filled(decoded: Iterator[DecodedFrame], index: FrameIndex) -> Iterator[DecodedFrame]:
    """One frame for each of `index`: for what did not decode, the picture before (at the start, the first one)."""
    shown: DecodedFrame | None = None
    place = 0
    for frame in decoded:
        for missing in range(place, frame.index):
            yield (shown or frame).standing_in(missing, int(index.pts[missing]))
        yield frame
        shown, place = frame, frame.index + 1
    if shown is not None:
        for missing in range(place, len(index)):
            yield shown.standing_in(missing, int(index.pts[missing]))
