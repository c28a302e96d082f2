"""Interlaced H.264 whose packets hold one field each: two packets make a picture, and one of them shows nothing.

Where the container does not join them, an index of packets has more entries than there are pictures.
"""

from array import array
from collections.abc import Generator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vmdesk.media.confined.packets import NO_TIME
from vmdesk.media.confined.source import open_media
from vmdesk.media.confined.stream import frames

_PROBED = 64
_MOST_PROBED = 256
_FIRST_INTERLACED = 8
"""A stream with none interlaced among its first pictures is taken for progressive, which spares the rest."""
_LARGEST_SILENT_SHARE = 0.25


def stored_as_fields(path: Path, packet_pts: NDArray[np.int64]) -> bool:
    """True when, of the packets that the first sound pictures came from, over a quarter gave none without complaint.

    `packet_pts`: int64 (n,) in decoding order, `NO_TIME` where there is none. Raises a subclass of EvidenceError.
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


def _silent_share(packet_pts: NDArray[np.int64], shown: set[int]) -> float:
    """Share of the packets between the first and the last that were shown which gave no picture."""
    seen = np.isin(packet_pts, list(shown)) if shown else np.zeros(0, np.bool_)
    places = np.flatnonzero(seen)
    if not places.size:
        return 0.0
    stretch = slice(places[0], places[-1] + 1)
    pts = packet_pts[stretch]
    within = (pts == NO_TIME) | ((pts >= min(shown)) & (pts <= max(shown)))
    return float(np.mean(~seen[stretch][within]))


def picture_times(path: Path, packet_pts: NDArray[np.int64]) -> Generator[int, None, NDArray[np.int64]]:
    """Times of all pictures, int64, ascending, found by decoding the whole stream; yields how many now and then.

    Returns an empty array where they prove nothing: on any complaint, or when a picture's time is missing, does not
    advance, or is no packet's.
    """
    nothing = np.zeros(0, np.int64)
    times = array("q")
    with open_media(path) as (container, stream):
        for frame, damaged in frames(container, stream):
            if damaged or frame.pts is None:
                return nothing
            times.append(frame.pts)
            if len(times) % 50 == 0:
                yield len(times)
    found = np.frombuffer(times, np.int64) if times else nothing
    sound = bool((found[1:] > found[:-1]).all()) and bool(np.isin(found, packet_pts).all())
    return found if sound else nothing
