"""How pictures follow each other: types in presentation order, the usual group, pictures that lead a keyframe."""

from collections import Counter
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

from av.video.frame import PictureType

from vmdesk.domain.structure import GopPattern
from vmdesk.media.confined.source import open_media
from vmdesk.media.confined.stream import MOST_REORDERED, frames, packets

_MOST_PICTURES = 300
_LETTERS = {int(PictureType.I): "I", int(PictureType.P): "P", int(PictureType.B): "B"}
_MAY_BE_CLOSED = frozenset({"hevc", "vvc"})
"""Codings whose leading pictures can be decodable by themselves (RADL, H.265 3.118), so that they prove nothing."""


class _Picture(NamedTuple):
    letter: str
    keyframe: bool
    pts: int | None


class _Stored(NamedTuple):
    keyframe: bool
    pts: int | None


def gop_pattern(path: Path) -> GopPattern | None:
    """The pattern of at most the first 300 pictures that decode soundly; None where none does. Raises EvidenceError."""
    with open_media(path) as (container, stream):
        codec = stream.codec_context.name
        first = list(islice(packets(container, stream, []), _MOST_PICTURES + MOST_REORDERED))
        stored = [_Stored(p.is_keyframe, p.pts) for p in first if p is not None and p.size]
    with open_media(path) as (container, stream):
        pictures = [
            _Picture(_LETTERS.get(int(frame.pict_type), "S"), frame.key_frame, frame.pts)
            for frame, damaged in islice(frames(container, stream), _MOST_PICTURES)
            if not damaged
        ]
    if not pictures:
        return None
    leading = _leading(stored, {picture.pts for picture in pictures if picture.keyframe})
    return _pattern(pictures, leading, _open(leading, codec))


def _leading(stored: list[_Stored], decoded_keys: set[int | None]) -> int | None:
    """Pictures stored after a keyframe and shown before it; None where times are missing.

    `decoded_keys`: times of what the decoder takes for keyframes, which containers do not always mark (open groups).
    """
    count, key_pts = 0, None
    for keyframe, pts in stored:
        if pts is None:
            return None
        if keyframe or pts in decoded_keys:
            key_pts = pts
        elif key_pts is not None and pts < key_pts:
            count += 1
    return count


def _open(leading: int | None, codec: str) -> bool | None:
    """Whether groups refer to the one before; None where leading pictures do not tell."""
    if leading is None or (leading and codec in _MAY_BE_CLOSED):
        return None
    return leading > 0


def _pattern(pictures: list[_Picture], leading: int | None, opened: bool | None) -> GopPattern:
    starts = [k for k, picture in enumerate(pictures) if picture.keyframe]
    types = "".join(picture.letter for picture in pictures)
    groups = [types[start:stop] for start, stop in pairwise(starts)]
    usual, count = Counter(groups).most_common(1)[0] if groups else ("", 0)
    return GopPattern(types, len(pictures), usual, count, len(groups), leading, opened)
