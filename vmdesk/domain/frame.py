"""One frame of a pass over the video."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.cuts import begins_shot
from vmdesk.domain.errors import NothingDecodes


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Frame `index` in presentation order, `pts` in ticks or None, `damaged` when its pixels are not to be trusted.

    Where a frame of the index does not decode, the one shown before it stands in for it, damaged. `size` is width and
    height in pixels as coded, `pict_type` one letter (I, P, B, ... or ?). `pixels` and `sha256` are there where the
    pass was asked for them. `change` in [0, 100] says how much the picture differs from the one before (`domain.cuts`).
    """

    index: int
    pts: int | None
    damaged: bool
    size: tuple[int, int]
    interlaced: bool
    pict_type: str
    pixels: NDArray[np.uint8] | None = None
    sha256: str | None = None
    refused: str = ""
    change: float = 0.0

    @property
    def begins_shot(self) -> bool:
        """Whether a cut lies before this frame. Nothing is said of a damaged one, which differs in any case."""
        return begins_shot(self.change) and not self.damaged

    def rgb(self) -> NDArray[np.uint8]:
        """The upright picture, uint8 (height, width, 3), 8-bit full-range RGB.

        Raises NothingDecodes where this frame has no way to RGB, LookupError if it was not asked for.
        """
        if self.refused:
            raise NothingDecodes(self.refused, advice="The file stores its pictures in an uncommon way there.")
        if self.pixels is None:
            raise LookupError(f"the picture of frame {self.index} was not asked for")
        return self.pixels

    def plane_sha256(self) -> str:
        """SHA-256 of the decoded planes without row padding, before rotation and conversion.

        Equals `ffmpeg -noautorotate -i FILE -map 0:v -fps_mode passthrough -f framehash -hash sha256 -`.
        Codings with an inverse DCT that is not defined to the bit (MPEG-4 Part 2) can differ between builds of FFmpeg.

        Raises LookupError if not asked for.
        """
        if self.sha256 is None:
            raise LookupError(f"the digest of frame {self.index} was not asked for")
        return self.sha256
