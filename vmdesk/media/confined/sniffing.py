"""What a file's first bytes say of it: to word a refusal, and where its name misleads FFmpeg."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

_HEAD_BYTES = 4096
_MARKS = (b"#EXTM3U", b"ffconcat version", b"# VobSub index", b"[playlist]", b"[Reference]", b"<MPD", b"<ASX", b"<asx")
_MOST_BOXES = 100_000
_ISO_FIRST_BOXES = (b"ftyp", b"mdat", b"free", b"skip", b"wide", b"styp", b"moov", b"moof", b"pnot")


def names_other_files(path: Path) -> bool:
    """True when the text at the start is that of a playlist or of a session description."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES).lstrip(b"\xef\xbb\xbf \t\r\n")
    return any(mark in head for mark in _MARKS) or head.startswith((b"v=0\r\n", b"v=0\n"))


def looks_like_iso_media(path: Path) -> bool:
    """True when the file begins with a box of the ISO base media format (ISO/IEC 14496-12)."""
    with path.open("rb") as file:
        return file.read(8)[4:8] in _ISO_FIRST_BOXES


def container_by_bytes(path: Path) -> str | None:
    """FFmpeg's name of the container that the first bytes plainly are of; None for all but the commonest three."""
    if looks_like_iso_media(path):
        return "mov"
    with path.open("rb") as file:
        head = file.read(12)
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "matroska"
    return "avi" if head[:4] == b"RIFF" and head[8:] == b"AVI " else None


def has_movie_header(path: Path) -> bool:
    """True when a `moov` box stands among the top-level boxes."""
    with path.open("rb") as file:
        return any(box.kind == b"moov" for box in boxes(file, 0, path.stat().st_size))


class Box(NamedTuple):
    """A box of ISO media: where it, its content and what follows it start; `cut` when its size makes no sense there."""

    kind: bytes
    start: int
    body: int
    end: int
    cut: bool


def boxes(file: BinaryIO, start: int, stop: int) -> Iterator[Box]:
    """The boxes in `[start, stop)`, until one makes no sense."""
    position = start
    for _ in range(_MOST_BOXES):
        file.seek(position)
        head = file.read(16)
        if position + 8 > stop or len(head) < 8:
            return
        size, kind = struct.unpack(">I4s", head[:8])
        body = position + 8
        if size == 1 and len(head) == 16:
            size, body = struct.unpack(">Q", head[8:])[0], position + 16
        end = min(position + size, stop) if size else stop
        too_small = 0 < size < 8
        yield Box(kind, position, body, end, too_small or position + size > stop)
        if too_small:
            return
        position = end
