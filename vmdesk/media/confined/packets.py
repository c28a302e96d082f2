"""What a packet scan keeps of each packet, in decoding order: 29 bytes a packet, whatever the file's length."""

from array import array

import numpy as np
from av.packet import Packet
from av.video.stream import VideoStream
from numpy.typing import NDArray

NO_TIME = -(1 << 63)
"""Stands for a time that a packet does not carry, as in FFmpeg (AV_NOPTS_VALUE)."""


class PacketTable:
    """Times, sizes and flags of the packets shown, and counts of all; grows by `add`."""

    def __init__(self) -> None:
        self._pts, self._dts, self._durations = array("q"), array("q"), array("q")
        self._sizes, self._keyframes = array("i"), bytearray()
        self.hidden = 0
        self.reference_only = 0
        self.corrupt = 0
        self.reorders = False
        self.complaints = 0
        self.first_complaint = ""

    def __len__(self) -> int:
        return len(self._pts)

    def add(self, packet: "Packet[VideoStream]") -> None:
        """Keep a packet that is shown."""
        self._pts.append(NO_TIME if packet.pts is None else packet.pts)
        self._dts.append(NO_TIME if packet.dts is None else packet.dts)
        self._durations.append(max(0, packet.duration or 0))
        self._sizes.append(packet.size)
        self._keyframes.append(packet.is_keyframe)

    def take_complaints(self, said: list[str]) -> None:
        """Count what the demuxer complained of and keep the first, emptying `said`: there can be millions."""
        self.first_complaint = self.first_complaint or said[0]
        self.complaints += len(said)
        said.clear()

    @property
    def pts(self) -> NDArray[np.int64]:
        """Presentation times, int64 (n,), `NO_TIME` where there is none. Nothing can be added while this is held."""
        return np.frombuffer(self._pts, np.int64)

    @property
    def stamped(self) -> NDArray[np.int64]:
        """The presentation times that there are, int64 (at most n,)."""
        pts = self.pts
        stamped: NDArray[np.int64] = pts[pts != NO_TIME]
        return stamped

    @property
    def dts(self) -> NDArray[np.int64]:
        """Decoding times, int64 (n,), `NO_TIME` where there is none."""
        return np.frombuffer(self._dts, np.int64)

    @property
    def durations(self) -> NDArray[np.int64]:
        """Declared durations in ticks, int64 (n,), 0 where there is none."""
        return np.frombuffer(self._durations, np.int64)

    @property
    def sizes(self) -> NDArray[np.int32]:
        """Packet sizes in bytes, int32 (n,)."""
        return np.frombuffer(self._sizes, np.int32)

    @property
    def keyframes(self) -> NDArray[np.bool_]:
        """Which packets are marked as keyframes, bool (n,)."""
        return np.frombuffer(self._keyframes, np.bool_)
