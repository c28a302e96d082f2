"""Boxes of ISO media (ISO/IEC 14496-12) with those they hold, and the few fields that an examiner asks for."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from vmdesk.domain.structure import Brands, ClaimedTime, TimeKind, WritingProgram
from vmdesk.domain.text import cleaned
from vmdesk.media.confined.sniffing import Box, boxes
from vmdesk.media.confined.times import from_epoch

DEEPEST = 16
_HOLDERS = frozenset(
    b"moov trak mdia minf stbl dinf edts udta mvex moof traf mfra meco strk sinf schi rinf tref gmhd wave ilst".split()
)
_VISUAL = (b"avc1", b"avc3", b"hvc1", b"hev1", b"vp08", b"vp09", b"av01", b"mp4v", b"encv", b"drmi")
_PREAMBLE = {b"stsd": 8, b"dref": 8, b"meta": 4, b"enca": 28, b"drms": 28, **dict.fromkeys(_VISUAL, 78)}
"""Boxes that hold others after a few bytes of their own; QuickTime's `meta` has none of them."""
_MOST_BRANDS = 64
_MOST_SEARCHED = 100_000
_EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
_UNIX_EPOCH_SECONDS = 2_082_844_800
_TIMED = {b"mvhd", b"tkhd", b"mdhd"}


class Placed(NamedTuple):
    """A box, how deep it stands, and the kinds of the boxes that hold it with its own: `moov/trak/mdia/mdhd`."""

    box: Box
    depth: int
    place: str


def all_boxes(file: BinaryIO, length: int) -> Iterator[Placed]:
    """Every box, each followed by those it holds; unbounded in number, at most `DEEPEST` levels."""
    return _within(file, 0, length, 0, "")


def _within(file: BinaryIO, start: int, stop: int, depth: int, place: str) -> Iterator[Placed]:
    tracks = 0
    for box in boxes(file, start, stop):
        name = box.kind.decode("latin-1")
        if box.kind == b"trak":
            tracks, name = tracks + 1, f"trak[{tracks}]"
        here = f"{place}/{name}" if place else name
        yield Placed(box, depth, here)
        first = _content(file, box)
        if first is not None and first < box.end and depth < DEEPEST:
            yield from _within(file, first, box.end, depth + 1, here)


def _content(file: BinaryIO, box: Box) -> int | None:
    """Where the first box within `box` starts; None for one that holds no boxes."""
    if box.kind in _HOLDERS:
        return box.body
    if box.kind == b"meta" and read_at(file, box.body + 4, 4) == b"hdlr":
        return box.body
    return box.body + _PREAMBLE[box.kind] if box.kind in _PREAMBLE else None


def read_at(file: BinaryIO, offset: int, count: int) -> bytes:
    """At most `count` bytes from `offset`."""
    file.seek(offset)
    return file.read(count)


def _body(file: BinaryIO, box: Box, most: int) -> bytes:
    return read_at(file, box.body, max(0, min(most, box.end - box.body)))


def brands_in(file: BinaryIO, box: Box) -> Brands | None:
    """The brands of an `ftyp` box; None where it is too short for them."""
    body = _body(file, box, 8 + 4 * _MOST_BRANDS)
    if len(body) < 8:
        return None
    names = [body[k : k + 4] for k in range(8, len(body) - 3, 4)]
    return Brands(_name(body[:4]), int.from_bytes(body[4:8], "big"), tuple(map(_name, names)))


def _name(kind: bytes) -> str:
    return cleaned(kind.decode("latin-1"), 40)


def times_in(file: BinaryIO, placed: Placed) -> tuple[ClaimedTime, ...]:
    """Creation and modification time of a movie, track or media header; empty for other boxes and cut ones."""
    if placed.box.kind not in _TIMED:
        return ()
    body = _body(file, placed.box, 20)
    width = 8 if body[:1] == b"\x01" else 4
    if len(body) < 4 + 2 * width:
        return ()
    kinds: tuple[TimeKind, TimeKind] = ("creation", "modification")
    return tuple(
        _time(placed.place, kind, int.from_bytes(body[4 + k * width : 4 + (k + 1) * width], "big"))
        for k, kind in enumerate(kinds)
    )


def _time(place: str, kind: TimeKind, seconds: int) -> ClaimedTime:
    """A header's time, counted from the first moment of 1904 in UTC (8.2.2.3)."""
    remark = ""
    if seconds == 0:
        return ClaimedTime(cleaned(place), kind, "0", None, "not set")
    utc = from_epoch(_EPOCH, seconds)
    if utc is None:
        remark = "beyond the year 9999"
    elif seconds < _UNIX_EPOCH_SECONDS:
        other = from_epoch(datetime(1970, 1, 1, tzinfo=UTC), seconds)
        remark = f"before 1970; {other} if the writer counted from 1970, which some do against the standard"
    return ClaimedTime(cleaned(place), kind, str(seconds), utc, remark)


def handler_in(file: BinaryIO, placed: Placed) -> WritingProgram | None:
    """The name in a handler box, which writing programs leave their mark in; None for other boxes and without one."""
    if placed.box.kind != b"hdlr":
        return None
    untrusted_name = _body(file, placed.box, 24 + 256)[24:].split(b"\0")[0]
    if untrusted_name and untrusted_name[0] == len(untrusted_name) - 1:  # QuickTime counts its characters first
        untrusted_name = untrusted_name[1:]
    shown = cleaned(untrusted_name.decode("utf-8", "replace"), 200).strip()
    return WritingProgram(f"{cleaned(placed.place)} name", shown) if shown else None


def encryption_of_video(file: BinaryIO, length: int) -> str | None:
    """The protection scheme of a video track as its `schm` box names it: `cenc`, `cbcs`; None where none is protected.

    `unknown` for protected video (8.12) whose scheme is not named. Only movie headers are looked into.
    """
    protected = ""
    movies = (box for box in boxes(file, 0, length) if box.kind == b"moov")
    headers = chain.from_iterable(_within(file, movie.body, movie.end, 1, "moov") for movie in movies)
    for placed in islice(headers, _MOST_SEARCHED):
        if placed.box.kind in (b"encv", b"drmi"):
            protected = placed.place
        elif protected and placed.box.kind == b"schm" and placed.place.startswith(protected):
            return _name(_body(file, placed.box, 8)[4:8]) or "unknown"
    return "unknown" if protected else None
