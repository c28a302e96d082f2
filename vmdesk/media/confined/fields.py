"""Interlaced H.264 whose packets hold one field each: two packets make a picture, and one of them shows nothing.

Where the container does not join them, an index of packets has more entries than there are pictures.
"""

from collections.abc import Generator
from itertools import pairwise
from pathlib import Path

from vmdesk.media.confined.source import open_media
from vmdesk.media.confined.stream import frames

_PROBED = 64
_MOST_PROBED = 256
_FIRST_INTERLACED = 8
"""A stream with none interlaced among its first pictures is taken for progressive, which spares the rest."""
_LARGEST_SILENT_SHARE = 0.25


def stored_as_fields(path: Path, packet_pts: list[int | None]) -> bool:
    """True when, of the packets that the first sound pictures came from, over a quarter gave none without complaint.

    `packet_pts` in decoding order. Raises a subclass of EvidenceError.
    """
    shown: set[int] = set()
    interlaced = False
    with open_media(path) as (container, stream):
        if stream.codec_context.name != "h264":
            return False
        for number, (frame, damaged) in enumerate(frames(container, stream)):
            interlaced = interlaced or frame.interlaced_frame
            if frame.pts is None or (number >= _FIRST_INTERLACED and not interlaced):
                return False
            shown.add(frame.pts)
            if damaged:  # what lies before says nothing of how packets and pictures go together
                shown.clear()
            if len(shown) == _PROBED or number == _MOST_PROBED:
                break
    return interlaced and _silent_share(packet_pts, shown) > _LARGEST_SILENT_SHARE


def _silent_share(packet_pts: list[int | None], shown: set[int]) -> float:
    """Share of the packets between the first and the last that were shown which gave no picture."""
    places = [k for k, pts in enumerate(packet_pts) if pts in shown]
    if not places:
        return 0.0
    first, last = min(shown), max(shown)
    within = [p for p in packet_pts[places[0] : places[-1] + 1] if p is None or first <= p <= last]
    return sum(p not in shown for p in within) / len(within)


def picture_times(path: Path, packet_pts: list[int | None]) -> Generator[int, None, list[int]]:
    """Times of all pictures, ascending, found by decoding the whole stream; yields how many there are now and then.

    Returns an empty list where they prove nothing: on any complaint, or when a picture's time is missing, does not
    advance, or is no packet's.
    """
    known, times = set(packet_pts), list[int]()
    with open_media(path) as (container, stream):
        for frame, damaged in frames(container, stream):
            if damaged or frame.pts is None or frame.pts not in known:
                return []
            times.append(frame.pts)
            if len(times) % 500 == 0:
                yield len(times)
    return times if all(a < b for a, b in pairwise(times)) else []
