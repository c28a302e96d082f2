"""All that the container and its first pictures say, each part read for itself."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import av

from vmdesk.domain.errors import EvidenceError
from vmdesk.domain.structure import ContentCredentials, Inspection, WritingProgram
from vmdesk.domain.text import cleaned
from vmdesk.media.confined.claims import programs_in, programs_in_packets, times_in
from vmdesk.media.confined.gop import gop_pattern
from vmdesk.media.confined.structure import MOST_ELEMENTS, Layout, read_layout, read_tags
from vmdesk.media.confined.times import contradictions

Part = TypeVar("Part")
_APART = ContentCredentials("not examined", remark="they are read apart from this")


def read_inspection(path: Path) -> Inspection:
    """Every part that can be read; what could not is told in `notes`, and hides no other part.

    Content credentials are not among them: their library is not loaded where it is not needed.
    """
    notes: list[str] = []
    layout = _part("structure", read_layout, path, Layout(), notes)
    tags = _part("tags", read_tags, path, dict[str, dict[str, str]](), notes)
    in_packets = _part("first packets", programs_in_packets, path, list[WritingProgram](), notes)
    times = (*layout.times, *times_in(tags))
    if not layout.whole:
        notes.append(f"only the first {MOST_ELEMENTS} elements were read; what comes after them is not listed")
    return Inspection(
        elements=tuple(layout.elements),
        brands=layout.brands,
        tags=tags,
        claimed_times=times,
        encoders=(*layout.programs, *programs_in(tags), *in_packets),
        gop_pattern=_part("groups of pictures", gop_pattern, path, None, notes),
        content_credentials=_APART,
        notes=(*notes, *contradictions(times)),
    )


def _part(name: str, read: Callable[[Path], Part], path: Path, otherwise: Part, notes: list[str]) -> Part:
    try:
        return read(path)
    except (EvidenceError, av.error.FFmpegError, OSError, ValueError, OverflowError) as error:
        notes.append(f"{name}: not read: {cleaned(str(error), 300)}")
        return otherwise
