"""What a container is made of, and what it says of itself: its elements in file order, and its tags."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from vmdesk.domain.text import cleaned
from vmdesk.files import not_readable
from vmdesk.media.confined.sniffing import boxes, container_by_bytes
from vmdesk.media.confined.source import open_media

MOST_ELEMENTS = 10_000
"""Elements listed; a file can hold millions of empty ones."""
_MOST_TAGS = 200
_SEGMENT = 0x18538067
_ELEMENT_NAMES = {
    0x1A45DFA3: "EBML",
    _SEGMENT: "Segment",
    0x114D9B74: "SeekHead",
    0x1549A966: "Info",
    0x1654AE6B: "Tracks",
    0x1F43B675: "Cluster",
    0x1C53BB6B: "Cues",
    0x1941A469: "Attachments",
    0x1043A770: "Chapters",
    0x1254C367: "Tags",
    0xEC: "Void",
    0xBF: "CRC-32",
}
"""Matroska's elements down to the segment's children (RFC 9559, 5.1)."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element: `offset` and `size` in bytes, its header included; `size` is never more than the file holds.

    `cut` when it claims to go on past the end of what holds it; one of unknown size reaches to that end. `name` is
    safe to show.
    """

    name: str
    offset: int
    size: int
    cut: bool


def read_structure(path: Path) -> tuple[Element, ...]:
    """The top-level boxes of ISO media, or Matroska's elements with those of its segment; empty for other containers.

    Listing ends after `MOST_ELEMENTS`, or where the bytes make no sense any more. Raises EvidenceNotReadable.
    """
    try:
        kind, length = container_by_bytes(path), path.stat().st_size
        with path.open("rb") as file:
            return tuple(islice(_elements(file, kind, length), MOST_ELEMENTS))
    except OSError as error:
        raise not_readable(cleaned(path.name), error) from error


def _elements(file: BinaryIO, container: str | None, length: int) -> Iterator[Element]:
    if container == "mov":
        yield from _iso(file, length)
    elif container == "matroska":
        yield from _matroska(file, 0, length, frozenset({_SEGMENT}))


def read_tags(path: Path) -> dict[str, dict[str, str]]:
    """Tags of the container and of each of its streams, as safe text. Raises a subclass of EvidenceError."""
    with open_media(path) as (container, _):
        told = {"container": _cleaned(container.metadata)}
        told |= {f"stream {stream.index}": _cleaned(stream.metadata) for stream in container.streams}
    return {name: tags for name, tags in told.items() if tags}


def _cleaned(tags: dict[str, str]) -> dict[str, str]:
    return {cleaned(name, 100): cleaned(value, 1000) for name, value in islice(sorted(tags.items()), _MOST_TAGS)}


def _iso(file: BinaryIO, length: int) -> Iterator[Element]:
    for box in boxes(file, 0, length):
        yield Element(cleaned(box.kind.decode("latin-1")), box.start, box.end - box.start, box.cut)


def _matroska(file: BinaryIO, start: int, stop: int, opened: frozenset[int]) -> Iterator[Element]:
    """Elements in `[start, stop)`, each of those `opened` followed by the ones it holds."""
    position = start
    while position < stop:
        number, number_length = _variable_number(file, position, keep_marker=True)
        size, size_length = _variable_number(file, position + number_length, keep_marker=False)
        if not number_length or not size_length:
            return
        body = position + number_length + size_length
        unknown = size == (1 << 7 * size_length) - 1
        end = stop if unknown else min(body + size, stop)
        name = _ELEMENT_NAMES.get(number, f"0x{number:X}")
        yield Element(name, position, end - position, not unknown and body + size > stop)
        if number in opened:
            yield from _matroska(file, body, end, frozenset())
        position = end


def _variable_number(file: BinaryIO, position: int, keep_marker: bool) -> tuple[int, int]:
    """EBML's variable-length number (RFC 8794, 4) and how many bytes it takes: 1 to 8, or 0 where there is none."""
    file.seek(position)
    data = file.read(8)
    length = 9 - data[0].bit_length() if data and data[0] else 0
    if not length or len(data) < length:
        return 0, 0
    number = int.from_bytes(data[:length], "big")
    return (number if keep_marker else number & (1 << 7 * length) - 1), length
