"""Decoding on from a keyframe, as quickly as this machine can, and only while nothing speaks against it.

What comes out is the same as decoding from the file's start gives: a run ends at the first complaint of FFmpeg, at a
frame marked corrupt, and where the first picture is not the keyframe that was meant. Threads do not change what a
sound stream decodes to (H.264, HEVC and the others define every bit). Frames that nothing refers to can be left out on
the way without changing the others; they are left out only once they have come through a run without a complaint, for
a complaint about one of them marks those after it as damaged, too.
"""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import Literal

import av
import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from vmdesk.domain.video import FrameIndex
from vmdesk.media.confined.frame import DecodedFrame
from vmdesk.media.confined.orientation import Orientation
from vmdesk.media.confined.stream import VideoPacket, complaints_in
from vmdesk.media.confined.threads import THREADS, set_threads, wait_for_threads

SKIPPABLE = frozenset({"h264", "hevc", "mpeg2video", "mpeg4", "vc1"})
"""Codings in which FFmpeg knows from a packet alone that no other frame refers to its own."""
_MOST_THREADS = 4

Opened = tuple[InputContainer, VideoStream]


class Media:
    """A container that is opened when first needed, and sought in again and again."""

    def __init__(self, opening: AbstractContextManager[Opened], *, threads: int, keyframes_only: bool = False) -> None:
        self._opening = opening
        self._resources = ExitStack()
        self._threads, self._keyframes_only = threads, keyframes_only
        self._opened: Opened | None = None

    def at(self, pts: int) -> Opened | None:
        """The container, standing at or before `pts`; None where it cannot be sought in."""
        if self._opened is None:
            self._opened = self._resources.enter_context(self._opening)
            self._set_up(self._opened[1])
        container, stream = self._opened
        try:
            container.seek(pts, stream=stream)
        except av.error.FFmpegError:
            return None
        return container, stream

    def close(self) -> None:
        """Let go of the file."""
        if self._opened is not None:
            wait_for_threads(self._opened[1].codec_context)
        self._opened = None
        self._resources.close()

    def _set_up(self, stream: VideoStream) -> None:
        context = stream.codec_context
        set_threads(context, self._threads)
        if self._keyframes_only:
            context.skip_frame = "NONKEY"


def usual_threads() -> int:
    """As many as there are processors, up to four: each holds frames of its own."""
    return max(1, min(os.cpu_count() or 1, _MOST_THREADS))


class Run:
    """From keyframe `first` of the index on. `next` is the lowest frame that can still come; `over` once none can.

    `proven`, bool (n,), marks the frames that have come through a run without complaint; this run adds to it.
    """

    def __init__(
        self, media: Opened, index: FrameIndex, orientation: Orientation, first: int, proven: NDArray[np.bool_]
    ) -> None:
        self._complaints = THREADS.complaints()  # seeking has waited for the threads: none is about this run
        self._proven = proven
        self._container, self._stream = media
        self._index, self._orientation = index, orientation
        self._packets: Iterator[VideoPacket] = iter(self._container.demux(self._stream))
        self._skips = self._stream.codec_context.name in SKIPPABLE
        self.first = self.next = first
        self._begun = False
        self.over = False

    def advance(self, whole_from: int) -> list[DecodedFrame]:
        """Decode one packet; the frames that came out, in order. Of those before `whole_from` some may be left out."""
        with av.logging.Capture() as said:
            frames = self._decoded(whole_from)
        if complaints_in(said) or THREADS.complaints() != self._complaints:
            self.over = True
            return []
        return self._sound(frames)

    def _decoded(self, whole_from: int) -> list[VideoFrame]:
        try:
            packet = next(self._packets, None)
            self._set_skipping(packet, whole_from)
            if packet is None or packet.size == 0:
                self.over = True
            return self._stream.codec_context.decode(packet)
        except (av.error.EOFError, IndexError):
            self.over = True
        except av.error.MemoryError:
            raise
        except av.error.FFmpegError:
            self.over = True
        return []

    def _set_skipping(self, packet: VideoPacket, whole_from: int) -> None:
        if not self._skips:
            return
        place = self._index.index_of(packet.pts) if packet is not None else None
        spare = place is not None and place < whole_from and bool(self._proven[place])
        skipping: Literal["NONREF", "DEFAULT"] = "NONREF" if spare else "DEFAULT"
        self._stream.codec_context.skip_frame = skipping

    def _sound(self, frames: list[VideoFrame]) -> list[DecodedFrame]:
        """Those of `frames` that the index knows, from the keyframe on; none any more once something is amiss."""
        found = []
        for frame in frames:
            place = self._index.index_of(frame.pts)
            if place is None or place < self.first:
                continue
            if frame.is_corrupt or (not self._begun and not (place == self.first and frame.key_frame)):
                self.over = True
                break
            self._begun = True
            self.next = place + 1
            self._proven[place] = True
            found.append(DecodedFrame(frame, place, False, self._orientation))
        return found
