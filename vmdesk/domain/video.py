"""A video stream as it declares itself, as it was measured, and one decoded picture of it."""

import math
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.timing import Timing


@dataclass(frozen=True, slots=True)
class ColourFacts:
    """What a picture declares of its colours, in FFmpeg's names; `range` is limited, full or unspecified."""

    range: str = "unspecified"
    matrix: str = "unspecified"
    primaries: str = "unspecified"
    transfer: str = "unspecified"

    def __str__(self) -> str:
        """All four in words."""
        return f"{self.range} range, matrix {self.matrix}, primaries {self.primaries}, transfer {self.transfer}"


@dataclass(frozen=True, slots=True)
class StreamFacts:
    """What the container declares of its main video stream.

    `time_base` in seconds a tick, `width`/`height` in pixels as coded (before rotation), `rotation` in degrees
    counter-clockwise, one of 0, 90, 180, 270 (`declared_rotation` is what the file says), `mirrored` when the picture
    is to be mirrored left to right before that, `declared_frames` None when the container gives no count, `bits` of
    the finest colour component. `declared_duration_seconds` is None where the container has no place for one;
    `declared_start_seconds` is where FFmpeg places the stream's beginning before any frame is counted.
    `pixel_aspect` is a pixel's width to its height as applied, 1 where the declared one is not; `field_order` in
    FFmpeg's names; `interlaced` when that or one of the first pictures says so; `treatment` tells in sentences what
    conversion does to the first picture.
    """

    container: str
    stream_index: int
    codec: str
    width: int
    height: int
    pix_fmt: str
    time_base: Fraction
    declared_frames: int | None
    declared_rotation: float
    rotation: int
    declared_rate: Fraction | None
    mirrored: bool = False
    bits: int = 8
    declared_duration_seconds: float | None = None
    declared_start_seconds: float | None = None
    colour: ColourFacts = field(default_factory=ColourFacts)
    declared_pixel_aspect: Fraction | None = None
    pixel_aspect: Fraction = Fraction(1)
    field_order: str = "unknown"
    interlaced: bool = False
    alpha: bool = False
    treatment: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameIndex:
    """Every frame's place in presentation order, found by reading packets.

    `pts`: int64 (n,), ascending, in `time_base` ticks; `keyframe`: bool (n,). `exact` is False when packets lack,
    repeat or reverse their pts, so that a frame can only be found by decoding from the start; `notes` says why.
    `packet_bytes`: int32 (n,), the size of each frame's packet, of both where two fields make a picture. Where the
    index is not exact, `keyframe` and `packet_bytes` follow decoding order. `timing` is what the packets' times say.
    """

    time_base: Fraction
    pts: NDArray[np.int64]
    keyframe: NDArray[np.bool_]
    exact: bool
    variable_frame_rate: bool
    last_duration: int
    notes: tuple[str, ...] = ()
    packet_bytes: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    timing: Timing = field(default_factory=Timing)

    def __len__(self) -> int:
        return int(self.pts.size)

    @property
    def start_pts(self) -> int:
        """pts of the first frame shown."""
        return int(self.pts[0])

    @property
    def duration_seconds(self) -> Fraction:
        """From the first frame's appearance to the last one's end."""
        return (int(self.pts[-1]) - int(self.pts[0]) + self.last_duration) * self.time_base

    def seconds(self, index: int) -> Fraction:
        """When frame `index` appears, counted from the first frame. Raises IndexError outside [0, n)."""
        if not 0 <= index < len(self):
            raise IndexError(index)
        return (int(self.pts[index]) - self.start_pts) * self.time_base

    def index_of(self, pts: int | None) -> int | None:
        """The frame that appears at `pts`; None where no frame does."""
        if pts is None:
            return None
        place = int(np.searchsorted(self.pts, pts))
        return place if place < len(self) and int(self.pts[place]) == pts else None

    def index_shown_at(self, seconds: float | Fraction) -> int:
        """The frame on screen at `seconds` after the first frame appears, clamped to the video.

        Exact for a Fraction. A float is taken for a whole tick where it is the float nearest to one, so that
        `index_shown_at(float(seconds(k)))` is k.
        """
        ticks = Fraction(seconds) / self.time_base
        whole = round(ticks)
        if isinstance(seconds, float) and float(whole * self.time_base) == seconds:
            ticks = Fraction(whole)
        reached = min(max(self.start_pts + math.floor(ticks), self.start_pts), int(self.pts[-1]))
        return int(np.searchsorted(self.pts, reached, side="right")) - 1


def require_consistent(facts: StreamFacts, index: FrameIndex) -> None:
    """Refuse facts and an index, of whatever origin, that a packet scan cannot have given. Raises ValueError."""
    count = len(index)
    if not count or index.keyframe.size != count or index.packet_bytes.size != count:
        raise ValueError("an index whose columns differ in length, or without frames")
    if index.time_base <= 0 or index.time_base != facts.time_base or index.last_duration < 0:
        raise ValueError("an index without a time base, or with another one than its stream")
    if bool((index.pts[1:] <= index.pts[:-1]).any()) or int(index.packet_bytes.min()) < 0:
        raise ValueError("an index whose times do not ascend, or with packets of negative size")
    if min(facts.width, facts.height) < 0 or facts.rotation not in (0, 90, 180, 270):
        raise ValueError("a picture without a size, or turned by no quarter turn")


class IndexStore(Protocol):
    """Keeps what a packet scan found, so that the same bytes need not be scanned again."""

    def get(self, exhibit: EvidenceItem) -> tuple[StreamFacts, FrameIndex] | None:
        """What a scan of these very bytes found; None where nothing usable is kept. Raises nothing."""

    def put(self, exhibit: EvidenceItem, facts: StreamFacts, index: FrameIndex) -> None:
        """Keep what a scan found, if that is possible. Raises nothing."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One frame ready to be shown: `rgb` uint8 (height, width, 3), upright, 8-bit full-range RGB."""

    index: int
    pts: int | None
    seconds: Fraction
    rgb: NDArray[np.uint8]
    damaged: bool
