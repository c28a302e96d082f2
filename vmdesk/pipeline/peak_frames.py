"""The sixteen frames of each peak shown, fetched once it is known which peaks those are.

Which window is the highest of its segment is known only when the segment has ended, and which segments are shown only
at the end of the video. Keeping sixteen pictures of every window until then, and hashing every frame, would cost what
the whole pass costs; a few exact seeks afterwards cost seconds, and no memory that grows with the video.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vmdesk.domain.errors import VmdeskError
from vmdesk.domain.events import Progress, Stage
from vmdesk.domain.result import CitedFrame
from vmdesk.domain.scoring import Scorer
from vmdesk.media.decoder import Decoder
from vmdesk.pipeline.highlights import Peak
from vmdesk.pipeline.record import Measured

_SIDE = 128
"""Pixels of a small picture's side: 160 an inch as printed."""
_NOT_TO_BE_HAD = (VmdeskError, LookupError, OSError, RuntimeError, ValueError)


def fetch_peak_frames(decoder: Decoder, measured: Measured, scorer: Scorer) -> Iterator[Progress]:
    """Give the peaks shown their frames; each event is a safe place to stop.

    A peak goes without where its frames cannot be had again, or are not those of the pass that was scored: a report
    misses pictures rather than a run its end.
    """
    count = measured.frame_count
    try:
        for peak in measured.highlights.shown():
            yield Progress(Stage.SCORING, count, count, "frames", len(measured.scores))
            if not _fetch(decoder, peak, scorer):
                peak.cited, peak.seen, peak.drawn = [], [], None
    finally:
        decoder.close()


def _fetch(decoder: Decoder, peak: Peak, scorer: Scorer) -> bool:
    """Whether every frame of the window came, undamaged, the middle one being that of the pass."""
    try:
        for index in dict.fromkeys(peak.window.frame_indices):
            picture = decoder.frame_at(index)
            frame = CitedFrame(index, picture.pts, decoder.sha256_at(index))
            if picture.damaged or picture.index != index or (index == peak.frame.index and frame != peak.frame):
                return False
            peak.cited.append(frame)
            peak.seen.append(_small(scorer.sliding_pixels(picture.rgb, peak.square)))
            if index == peak.frame.index:
                _place_square(peak, picture.rgb.shape[1])
    except _NOT_TO_BE_HAD:
        return False
    return True


def _place_square(peak: Peak, frame_width: int) -> None:
    """Where the square lies in the picture of the whole frame, which is smaller than the frame."""
    if peak.square is not None:
        scale = peak.picture.shape[1] / frame_width
        peak.drawn = (peak.square.x * scale, peak.square.y * scale, peak.square.side * scale)


def _small(seen: NDArray[np.uint8]) -> NDArray[np.uint8]:
    image = Image.fromarray(seen)
    image.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    return np.asarray(image, dtype=np.uint8)
