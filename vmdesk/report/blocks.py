"""What a report is made of, before any ink: sections of paragraphs, facts, tables, a chart, pictures."""

from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["body", "lead", "item", "note", "warning", "command"]
Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain text. `lead` heads what follows; `item` is one of a list; a warning stands in a ruled box under the
    word "Warning"; a command is one to be typed."""

    text: str
    tone: Tone = "body"


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values; `exact` names labels whose values (digests) must never be broken over two lines."""

    rows: tuple[tuple[str, str], ...]
    exact: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: `share` of the width, relative to its neighbours."""

    title: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is read; `compact` sets long lists of numbers small and draws them fast."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One scored window on the chart: seconds from the first frame, score in [0, 1]."""

    start: float
    stop: float
    score: float


@dataclass(frozen=True, slots=True)
class Series:
    """The scored windows of one track, in time order."""

    label: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch `[start, stop)` in seconds in which no window was scored, and why."""

    start: float
    stop: float
    reason: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Scores over time. `whole_clip` is its own mark; `threshold` a line to look at, `threshold_label` says so."""

    duration_seconds: float
    series: tuple[Series, ...]
    gaps: tuple[Gap, ...]
    threshold: float
    threshold_label: str
    whole_clip: float | None
    caption: str


@dataclass(frozen=True, slots=True)
class Pictures:
    """The place of the illustrations made for `purpose`; `captions` maps a frame's index to the words under it.

    `caption` where at least `total` pictures are there; else `fewer`, in which {shown} and {all} are the two numbers.
    """

    purpose: str
    captions: dict[int, str] = field(default_factory=dict)
    caption: str = ""
    total: int = 0
    fewer: str = ""

    def caption_for(self, shown: int) -> str:
        """The words under `shown` pictures."""
        return self.caption if shown >= self.total else self.fewer.format(shown=shown, all=self.total)


@dataclass(frozen=True, slots=True)
class Peak:
    """The place of one flagged segment's pictures: that of the peak, whole, and the small ones of its window's frames.

    `place` is the segment's in the result's `peaks`, `heading` stands above, `captions` maps a frame's index to the
    words under it, `note` stands below where it is not empty. Nothing is shown where there is no picture of the peak.
    """

    place: int
    heading: str
    captions: dict[int, str] = field(default_factory=dict)
    note: str = ""


Block = Paragraph | Facts | Table | Chart | Pictures | Peak


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading and what stands under it; an annex begins on a new page."""

    title: str
    blocks: tuple[Block, ...]
    annex: bool = False


def numbered(sections: tuple[Section, ...]) -> tuple[tuple[str, Section], ...]:
    """Each section with the number that stands before its title: 1, 2, 3 ..., and Annex A, Annex B ..."""
    told, number, letter = [], 0, 0
    for section in sections:
        number, letter = number + (not section.annex), letter + section.annex
        told.append((f"Annex {chr(64 + letter)}" if section.annex else str(number), section))
    return tuple(told)


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A whole report: the title block, then the sections. `written_utc` is ISO 8601 to the second.

    `letterhead` is the laboratory's name and the lines of its address, `logo` its PNG; both may be empty.
    """

    title: str
    report_id: str
    exhibit_name: str
    written_utc: str
    brief: tuple[Block, ...]
    sections: tuple[Section, ...]
    letterhead: tuple[str, ...] = ()
    logo: bytes = b""
