"""Where the playhead goes: keyframes, flagged segments, and places that a person types. No Qt."""

import re
from fractions import Fraction

import numpy as np

from vmdesk.domain.video import FrameIndex

_FRAME = re.compile(r"\s*(\d{1,12})\s*", re.ASCII)
_TIME = re.compile(
    r"\s*(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:[.,]\d{1,9})?)\s*|\s*(\d{1,9}(?:[.,]\d{1,9})?)\s*s\s*", re.ASCII
)


def keyframe_from(index: FrameIndex, position: int, steps: int) -> int:
    """The keyframe so many keyframes after `position` (before it where `steps` is negative); the last there is."""
    places = np.flatnonzero(index.keyframe)
    if not places.size:
        return position
    if steps > 0:
        place = int(np.searchsorted(places, position, "right")) + steps - 1
    else:
        place = int(np.searchsorted(places, position, "left")) + steps
    found = int(places[min(max(place, 0), places.size - 1)])
    return max(found, position) if steps > 0 else min(found, position)


def place_in(index: FrameIndex, text: str) -> int:
    """The frame that a person means: its number ("1250"), or the frame on screen at a time ("0:50.04", "50.04 s").

    Raises ValueError for other words, and for places beyond the video.
    """
    if frame := _FRAME.fullmatch(text):
        number = int(frame[1])
        if number >= len(index):
            raise ValueError(number)
        return number
    time = _TIME.fullmatch(text)
    if time is None:
        raise ValueError(text)
    hours, minutes, seconds, alone = time.groups()
    parts = (alone,) if alone else (hours or "0", minutes, seconds)
    total = Fraction(0)
    for part in parts:
        total = 60 * total + Fraction(part.replace(",", "."))
    if total >= index.duration_seconds:
        raise ValueError(text)
    return index.index_shown_at(total)
