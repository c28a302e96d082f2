"""Packets and frames of an opened stream, with every complaint that FFmpeg makes on the way.

FFmpeg conceals damage: a frame with lost parts comes out whole and unmarked, the parts guessed. What it says while
decoding is the only trace, so its messages of level ERROR are taken, not shown, and with them two that tell of lost
parts as mere information or warning.
"""

import logging
from collections.abc import Callable, Iterator
from typing import TypeAlias

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from vmdesk.domain.text import cleaned

logging.getLogger("libav").setLevel(logging.CRITICAL)
av.logging.set_level(av.logging.INFO)
av.logging.set_skip_repeated(False)

_signs_of_life: list[Callable[[], None]] = []
"""Called for every packet: whole stretches of a file can give no frame, and whoever waits must know of the work."""

VideoPacket: TypeAlias = "Packet[VideoStream] | None"

MOST_REORDERED = 32
"""Frames that decoding order and presentation order can be apart (16 in H.264 and HEVC, doubled for fields)."""

_LOST_PARTS = ("concealing ", "Skipping invalid undecodable NALU")


def tell_alive_by(sign: Callable[[], None]) -> None:
    """Call `sign` for every packet from now on."""
    _signs_of_life[:] = [sign]


def complaints_in(said: list[tuple[int, str, str]]) -> list[str]:
    """Those of FFmpeg's messages (level, name, text) that tell of damage, cleaned."""
    return [
        cleaned(f"{name}: {message.strip()}")
        for level, name, message in said
        if level <= av.logging.ERROR or message.startswith(_LOST_PARTS)
    ]


def packets(container: InputContainer, stream: VideoStream, complaints: list[str]) -> Iterator[VideoPacket]:
    """Packets of the stream, ending with an empty one (None where the container breaks off) that draws frames out.

    What the demuxer complains of is added to `complaints`.
    """
    reader: Iterator[VideoPacket] = iter(container.demux(stream))
    while True:
        for sign in _signs_of_life:
            sign()
        broke_off = False
        with av.logging.Capture() as said:
            try:
                packet = next(reader)
            except (StopIteration, IndexError):
                # PyAV raises IndexError at the very end where a stream appeared after the opening.
                return
            except av.error.MemoryError:
                raise
            except av.error.FFmpegError as error:
                said.append((av.logging.ERROR, "reading broke off", str(error)))
                packet, broke_off = None, True
        complaints.extend(complaints_in(said))
        yield packet
        if broke_off:
            return


def frames(container: InputContainer, stream: VideoStream) -> Iterator[tuple[VideoFrame, bool]]:
    """Frames in presentation order from where the container stands, each with whether it is damaged.

    A packet that does not decode is passed over. From the first complaint on, frames count as damaged up to the next
    keyframe that is shown after the packet complained of.
    """
    broken, broken_pts, since = False, 0, 0
    for packet in packets(container, stream, []):
        with av.logging.Capture() as said:
            try:
                decoded = stream.codec_context.decode(packet)
            except av.error.EOFError:
                return
            except av.error.MemoryError:  # the limit of this process, not a fault of the packet
                raise
            except av.error.FFmpegError as error:
                decoded = []
                said.append((av.logging.ERROR, "", str(error)))
        if complaints_in(said) and packet is not None:
            broken, broken_pts, since = True, packet.pts or 0, 0
        for frame in decoded:
            since += 1
            after = since > MOST_REORDERED or (frame.pts is not None and frame.pts > broken_pts)
            broken = broken and not (frame.key_frame and after and not frame.is_corrupt)
            yield frame, broken or frame.is_corrupt
