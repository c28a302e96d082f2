"""What is written beside a saved frame: where it comes from and what was done to its pixels. No Qt."""

from dataclasses import dataclass

from vmdesk import __version__
from vmdesk.domain.text import cleaned
from vmdesk.domain.video import Picture, StreamFacts
from vmdesk.ui.logic.presenter import Translate, time_code
from vmdesk.ui.logic.state import Exhibit


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact: `keyword` in ASCII, as PNG wants it for its text chunks; `label` for the reader; the `text`."""

    keyword: str
    label: str
    text: str


def provenance(exhibit: Exhibit, picture: Picture, tr: Translate) -> tuple[Stated, ...]:
    """All that is stated of `picture`, a frame of `exhibit`."""
    pts = tr("none") if picture.pts is None else str(picture.pts)
    count = len(exhibit.index)
    frame = tr("{index} of {count} (0–{last}, in presentation order)")
    return (
        Stated("Source", tr("Exhibit"), cleaned(exhibit.path.name, 600)),
        Stated("Source SHA-256", tr("SHA-256 of the exhibit"), _digest(exhibit, tr)),
        Stated("Frame index", tr("Frame"), frame.format(index=picture.index, count=count, last=count - 1)),
        Stated("Frame pts", tr("pts"), pts),
        Stated("Time base", tr("Time base"), tr("{base} s").format(base=exhibit.stream.time_base)),
        Stated("Time code", tr("Time from the first frame"), time_code(picture.seconds)),
        Stated("Pixels", tr("Pixels"), _pixels(exhibit.stream, picture, tr)),
        Stated("Software", tr("Written by"), f"vmdesk {__version__}"),
    )


def _digest(exhibit: Exhibit, tr: Translate) -> str:
    return exhibit.evidence.digests.sha256 if exhibit.evidence is not None else tr("not hashed yet")


def _pixels(stream: StreamFacts, picture: Picture, tr: Translate) -> str:
    height, width, _ = picture.rgb.shape
    words = [
        tr("{width} × {height}, the decoded frame at its own size in 8-bit full-range RGB; nothing painted over it.")
    ]
    if picture.damaged:
        words.append(tr("The frame is damaged: not to be trusted."))
    told = " ".join(words).format(width=width, height=height)
    return " ".join([told, *(cleaned(one, 300) for one in stream.treatment)])
