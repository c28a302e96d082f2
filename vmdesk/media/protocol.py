"""What is said between vmdesk and its decoder processes.

Requests go in by the process's standard input, replies come back by its standard output, each as four bytes of length
(big-endian) and a MessagePack value. Replies come from a process that may have been taken over by the file it reads:
each is checked against its type, and nothing in it is ever run. Pixels pass through memory both map, in slots.
"""

from fractions import Fraction
from typing import IO, TypeAlias

import msgspec

from vmdesk.domain.sound import SoundPart
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.packing import pack, unpack

LONGEST_MESSAGE = 512 * 1024 * 1024


class Begin(msgspec.Struct, frozen=True, tag=True):
    """The first request: confine yourself to the file at `path` (as the file system spells it)."""

    path: bytes
    address_space_bytes: int
    cache_bytes: int
    slot_bytes: int
    slots: int
    shared: str
    parts: tuple[str, ...]


class Scan(msgspec.Struct, frozen=True, tag=True):
    """Read the index. Answered by Progress and then Scanned."""


class Use(msgspec.Struct, frozen=True, tag=True):
    """Facts and index for all requests that follow; not answered."""

    facts: StreamFacts
    index: FrameIndex


class Walk(msgspec.Struct, frozen=True, tag=True):
    """Decode from start to end. Answered by a Head for each frame and then Ended.

    `pictures` and `hashes` say for which frames the picture and the digest are wanted: all, none, or one byte (0 or 1)
    for each frame and all beyond the last byte. Frames before `first` are decoded and not told of.
    `changes` says whether each frame's change is wanted, `threads` how many may decode while nothing speaks against it.
    """

    pictures: bool | bytes
    hashes: bool | bytes
    first: int
    changes: bool = False
    threads: int = 1


class Show(msgspec.Struct, frozen=True, tag=True):
    """One frame, exactly. Answered by a Head, or Dropped where a newer request came before it was there."""

    serial: int
    index: int


class Preview(msgspec.Struct, frozen=True, tag=True):
    """The keyframe at or before `index`, quickly. Answered as Show is."""

    serial: int
    index: int


class Digest(msgspec.Struct, frozen=True, tag=True):
    """Digest of one frame's planes. Answered by a Head without a picture."""

    serial: int
    index: int


class Hear(msgspec.Struct, frozen=True, tag=True):
    """`samples` of sound from sample `start` on, counted from `origin` in seconds. Answered by Heard."""

    serial: int
    origin: Fraction
    start: int
    samples: int


class Drop(msgspec.Struct, frozen=True, tag=True):
    """The request under way is no longer wanted."""


class Credit(msgspec.Struct, frozen=True, tag=True):
    """One slot was emptied."""


class Ask(msgspec.Struct, frozen=True, tag=True):
    """Run one of the named readings of `parts` and send what it gives. Answered by Told."""

    part: str


class Probe(msgspec.Struct, frozen=True, tag=True):
    """Try what a decoder process must not do: open `file`, write into `folder`. Answered by Probed."""

    file: bytes
    folder: bytes


Request: TypeAlias = Begin | Scan | Use | Walk | Show | Preview | Digest | Hear | Drop | Credit | Ask | Probe


class Ready(msgspec.Struct, frozen=True, tag=True):
    """Confined as far as this system can: a sentence for each thing enforced."""

    enforced: tuple[str, ...]


class Progress(msgspec.Struct, frozen=True, tag=True):
    """A sign of life; `done` in the unit of what is being done, 0 where it says no more than that."""

    done: int


class Scanned(msgspec.Struct, frozen=True, tag=True):
    """The index."""

    facts: StreamFacts
    index: FrameIndex


class Head(msgspec.Struct, frozen=True, tag=True):
    """One frame. Its picture, height x width x 3 bytes, follows in Chunks where height is above 0.

    `refused` says why a picture that was wanted does not come. `change` is in [0, 100] (`domain.cuts`), 0 where it was
    not asked for.
    """

    serial: int
    index: int
    pts: int | None
    damaged: bool
    height: int
    width: int
    sha256: str | None
    coded_width: int
    coded_height: int
    interlaced: bool
    pict_type: str
    refused: str = ""
    change: float = 0.0


class Chunk(msgspec.Struct, frozen=True, tag=True):
    """The next `length` bytes of a picture lie at the start of slot `slot`."""

    slot: int
    length: int


class Ended(msgspec.Struct, frozen=True, tag=True):
    """No more frames."""


class Dropped(msgspec.Struct, frozen=True, tag=True):
    """Request `serial` was given up."""

    serial: int


class Told(msgspec.Struct, frozen=True, tag=True):
    """What a reading gave, packed."""

    value: bytes


class Heard(msgspec.Struct, frozen=True, tag=True):
    """The sound that request `serial` asked for."""

    serial: int
    part: SoundPart


class Probed(msgspec.Struct, frozen=True, tag=True):
    """For each thing tried, whether it was refused."""

    refused: dict[str, bool]


class Failed(msgspec.Struct, frozen=True, tag=True):
    """An error of `vmdesk.domain.errors` by its name, or of another kind, then with an empty name."""

    serial: int
    kind: str
    message: str
    advice: str
    details: str


Reply: TypeAlias = Ready | Progress | Scanned | Head | Chunk | Ended | Dropped | Told | Heard | Probed | Failed


def write_message(pipe: IO[bytes], message: Request | Reply) -> None:
    """Send one message."""
    data = pack(message)
    pipe.write(len(data).to_bytes(4, "big") + data)
    pipe.flush()


def read_bytes(pipe: IO[bytes]) -> bytes | None:
    """The next message as it came; None at the end. Raises ValueError for one that is cut off or too long."""
    head = pipe.read(4)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    data = pipe.read(length) if length <= LONGEST_MESSAGE else b""
    if len(data) != length or len(head) != 4:
        raise ValueError(f"a message of {length} bytes was cut off or too long")
    return data


def request_in(data: bytes) -> Request:
    """The request in `data`. Raises ValueError."""
    request: Request = unpack(data, Request)  # type: ignore[arg-type]
    return request


def reply_in(data: bytes) -> Reply:
    """The reply in `data`. Raises ValueError."""
    reply: Reply = unpack(data, Reply)  # type: ignore[arg-type]
    return reply
