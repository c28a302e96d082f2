"""Pixel formats: which become RGB pictures, and how fine they are."""

import av

from vmdesk.domain.errors import NothingDecodes

UNCONVERTIBLE = frozenset(
    {
        *("bgr4", "rgb4", "gray32be", "gray32le", "gbrap32be", "gbrap32le", "rgb96be", "rgb96le", "rgba128be"),
        *("rgba128le", "rgbaf32be", "rgbaf32le", "v30xbe", "xv30be", "x2bgr10be", "x2rgb10be", "y210be", "y212be"),
        *("y216be", "yaf32be", "yaf32le"),
    }
)
"""Formats that FFmpeg 8.1 decodes into but does not convert. Listed, not tried: at yaf32 it ends the process."""


def require_convertible(pix_fmt: str | None) -> None:
    """Raises NothingDecodes for a format that does not become an RGB picture."""
    if pix_fmt in UNCONVERTIBLE:
        raise NothingDecodes(
            f"The pictures are stored in the pixel format {pix_fmt}, which vmdesk cannot turn into RGB.",
            advice="Convert a working copy to a common pixel format, and say so.",
        )


def bits_per_component(pix_fmt: str | None) -> int:
    """Bits of the finest component, 8 where the format is not known."""
    try:
        return max((c.bits for c in av.VideoFormat(pix_fmt or "").components), default=8)
    except ValueError:
        return 8
