"""Chunks of an AVI file (Microsoft's AVI RIFF File Reference), and the few fields that an examiner asks for."""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from vmdesk.domain.structure import ClaimedTime, WritingProgram
from vmdesk.domain.text import cleaned
from vmdesk.media.confined.times import from_text

DEEPEST = 4
_LISTS = (b"RIFF", b"LIST")
_CLOSED = (b"movi",)
"""Lists not opened: this one holds a chunk for every frame, which is the frame table's business."""
_PROGRAMS = {b"ISFT": "software", b"strn": "stream name"}


class Chunk(NamedTuple):
    """A chunk: `kind` is a list's own name; where it, its content and what follows it start; `cut` as for boxes."""

    kind: bytes
    start: int
    body: int
    end: int
    cut: bool
    depth: int

    @property
    def name(self) -> str:
        """Its four characters, safe to show."""
        return cleaned(self.kind.decode("latin-1"))


def chunks(file: BinaryIO, start: int, stop: int, depth: int = 0) -> Iterator[Chunk]:
    """Chunks in `[start, stop)`, lists followed by what they hold but for the pictures; unbounded in number."""
    position = start
    while position + 8 <= stop:
        file.seek(position)
        head = file.read(12)
        if len(head) < 8:
            return
        size = int.from_bytes(head[4:8], "little")
        listed = head[:4] in _LISTS and len(head) == 12
        kind = head[8:] if listed else head[:4]
        end = min(position + 8 + size + size % 2, stop)
        yield Chunk(kind, position, position + (12 if listed else 8), end, position + 8 + size > stop, depth)
        if listed and kind not in _CLOSED and depth < DEEPEST:
            yield from chunks(file, position + 12, end, depth + 1)
        position = end


def _text(file: BinaryIO, chunk: Chunk) -> str:
    file.seek(chunk.body)
    return file.read(max(0, min(1000, chunk.end - chunk.body))).split(b"\0")[0].decode("latin-1").strip()


def time_in(file: BinaryIO, chunk: Chunk) -> ClaimedTime | None:
    """The time of digitization that an IDIT chunk states; None for other chunks."""
    return from_text("IDIT", "creation", _text(file, chunk)) if chunk.kind == b"IDIT" else None


def program_in(file: BinaryIO, chunk: Chunk) -> WritingProgram | None:
    """What a chunk says of the program that wrote the file; None for other chunks."""
    text = _text(file, chunk) if chunk.kind in _PROGRAMS else ""
    return WritingProgram(f"{chunk.name} ({_PROGRAMS[chunk.kind]})", cleaned(text)) if text else None
