"""What a container is made of, and what it says of itself: its elements in file order, its times, its tags."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from vmdesk.domain.structure import Brands, ClaimedTime, Element, WritingProgram
from vmdesk.domain.text import cleaned
from vmdesk.files import not_readable
from vmdesk.media.confined import ebml, isobmff, riff
from vmdesk.media.confined.sniffing import container_by_bytes
from vmdesk.media.confined.source import open_media

MOST_ELEMENTS = 10_000
"""Elements listed; a file can hold millions of empty ones."""
_MOST_CLAIMS = 200
_MOST_TAGS = 200


@dataclass(slots=True)
class Layout:
    """The elements of a container and the claims in them, each in file order; `whole` False when the list was ended."""

    elements: list[Element] = field(default_factory=list)
    brands: Brands | None = None
    times: list[ClaimedTime] = field(default_factory=list)
    programs: list[WritingProgram] = field(default_factory=list)
    whole: bool = True

    def claim(self, time: ClaimedTime | None, program: WritingProgram | None) -> None:
        """Keep what an element claims, up to a bound."""
        if time is not None and len(self.times) < _MOST_CLAIMS:
            self.times.append(time)
        if program is not None and len(self.programs) < _MOST_CLAIMS:
            self.programs.append(program)


def read_structure(path: Path) -> tuple[Element, ...]:
    """The elements of ISO media, Matroska and AVI; empty for other containers. Raises EvidenceNotReadable."""
    return tuple(read_layout(path).elements)


def read_layout(path: Path) -> Layout:
    """The elements of ISO media, Matroska and AVI with what they claim; empty for other containers.

    Reading ends after `MOST_ELEMENTS`, or where the bytes make no sense any more. Raises EvidenceNotReadable.
    """
    layout = Layout()
    try:
        kind, length = container_by_bytes(path), path.stat().st_size
        with path.open("rb") as file:
            for element in islice(_elements(file, kind, length, layout), MOST_ELEMENTS + 1):
                layout.elements.append(element)
    except OSError as error:
        raise not_readable(cleaned(path.name), error) from error
    layout.whole = len(layout.elements) <= MOST_ELEMENTS
    del layout.elements[MOST_ELEMENTS:]
    return layout


def _elements(file: BinaryIO, container: str | None, length: int, layout: Layout) -> Iterator[Element]:
    if container == "mov":
        yield from _iso(file, length, layout)
    elif container == "matroska":
        yield from _matroska(file, length, layout)
    elif container == "avi":
        yield from _avi(file, length, layout)


def _iso(file: BinaryIO, length: int, layout: Layout) -> Iterator[Element]:
    for placed in isobmff.all_boxes(file, length):
        box = placed.box
        if box.kind == b"ftyp" and layout.brands is None:
            layout.brands = isobmff.brands_in(file, box)
        for time in isobmff.times_in(file, placed):
            layout.claim(time, None)
        layout.claim(None, isobmff.handler_in(file, placed))
        yield Element(cleaned(box.kind.decode("latin-1")), box.start, box.end - box.start, box.cut, placed.depth)


def _matroska(file: BinaryIO, length: int, layout: Layout) -> Iterator[Element]:
    for found in ebml.elements(file, 0, length):
        layout.claim(ebml.time_in(file, found), ebml.program_in(file, found))
        yield Element(found.name, found.start, found.end - found.start, found.cut, found.depth)


def _avi(file: BinaryIO, length: int, layout: Layout) -> Iterator[Element]:
    for chunk in riff.chunks(file, 0, length):
        layout.claim(riff.time_in(file, chunk), riff.program_in(file, chunk))
        yield Element(chunk.name, chunk.start, chunk.end - chunk.start, chunk.cut, chunk.depth)


def read_tags(path: Path) -> dict[str, dict[str, str]]:
    """Tags of the container and of each of its streams, as safe text. Raises a subclass of EvidenceError."""
    with open_media(path) as (container, _):
        told = {"container": _cleaned(container.metadata)}
        told |= {f"stream {stream.index}": _cleaned(stream.metadata) for stream in container.streams}
    return {name: tags for name, tags in told.items() if tags}


def _cleaned(tags: dict[str, str]) -> dict[str, str]:
    return {cleaned(name, 100): cleaned(value, 1000) for name, value in islice(sorted(tags.items()), _MOST_TAGS)}
