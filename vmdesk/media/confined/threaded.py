"""Decoding from the start with all processors, as long as that provably gives what one thread gives.

The proof is the absence of any objection. Frame threads run ahead, yet FFmpeg gives frames out in the order of their
packets: when one comes out, its own packet and all before it are finished, its references with them, and whatever was
said about them has been heard. A frame is therefore handed on only if nothing had been said when it came out. What is
said of later packets comes too early rather than too late. Sound streams decode to the same samples under any number
of threads: the codings in `THREADABLE` define every bit (FFmpeg's own baseline JPEG decoder is one for all threads).
"""

from collections.abc import Iterator
from pathlib import Path

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.confined.source import open_media
from vmdesk.media.confined.stream import VideoPacket, complaints_in, packets
from vmdesk.media.confined.threads import THREADS, set_threads, wait_for_threads

THREADABLE = frozenset({"h264", "mjpeg", "vp9"})
"""Codings whose damage FFmpeg either tells of or decodes to samples that no setting changes. Tried on some hundred
damaged files, the others fail: HEVC, VP8 and FFV1 leave parts of a picture unwritten without a word, which then show
what the reused memory held, and dav1d (AV1) tells of a broken frame at another time."""
_THREADS_PIXELS = 1 << 28
"""Pixels of all frames that threads hold at once, one a thread: bounds their number for large pictures."""


def threads_for(facts: StreamFacts, most: int) -> int:
    """Threads for pictures of this size, from 1 to `most`: each holds frames of its own, and memory is bounded."""
    return max(1, min(most, _THREADS_PIXELS // max(1, facts.width * facts.height)))


def unobjected(path: Path, index: FrameIndex, threads: int) -> Iterator[VideoFrame]:
    """Frames 0, 1, 2 ... of an exact index, ending before the first against which anything speaks.

    That is a complaint of FFmpeg, a packet or frame marked corrupt, a frame that is not the next of the index, or want
    of memory. Raises a subclass of EvidenceError where the file cannot be opened.
    """
    with open_media(path) as (container, stream):
        set_threads(stream.codec_context, threads)
        try:
            for place, frame in enumerate(_unobjected(container, stream)):
                if index.index_of(frame.pts) != place:
                    return
                yield frame
        except MemoryError:
            return
        finally:
            wait_for_threads(stream.codec_context)


def _unobjected(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    before = THREADS.complaints()
    for packet in packets(container, stream, []):
        with av.logging.Capture() as said:
            frames = _decoded(stream, packet)
        if frames is None or complaints_in(said) or THREADS.complaints() != before:
            return
        yield from frames


def _decoded(stream: VideoStream, packet: VideoPacket) -> list[VideoFrame] | None:
    """Frames that came out; None where something is amiss, or at the end."""
    if packet is not None and packet.is_corrupt:
        return None
    try:
        frames = stream.codec_context.decode(packet)
    except av.error.MemoryError:
        raise
    except av.error.FFmpegError:
        return None
    return None if any(frame.is_corrupt for frame in frames) else frames
