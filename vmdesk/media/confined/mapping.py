"""HDR and wide-gamut pictures to the colours of a standard display (BT.709), through libavfilter's `scale`.

Diffuse white of HDR (203 cd/m2, ITU-R BT.2408) becomes white; what is brighter, or outside BT.709's gamut, is clipped
towards grey at about its hue ("relative colorimetric"). Measured and not used: the "perceptual" mapping turns a blue
sky magenta, and bilinear with full chroma interpolation shifts all colours.
"""

import threading
from functools import lru_cache
from typing import NamedTuple

import av
import numpy as np
from av.filter import Graph
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from vmdesk.media.confined.colour import is_yuv, stand_in_matrix

PQ, HLG = 16, 18
WHITE_NITS = 203
HDR = frozenset({PQ, HLG})
WIDE = frozenset({9, 11, 12})
"""Primaries beyond BT.709: BT.2020, DCI-P3, Display P3."""
_STANDARD = frozenset({1, 2, 13, 14, 15})
"""Transfers of standard range that go with wide primaries."""
_MAPPED_PRIMARIES = frozenset({1, 2, 5, 6, *WIDE})
"""A list, because FFmpeg 8.1 crashes on primaries that H.273 reserves."""
_SCALE = "intent=relative_colorimetric:flags=bicubic+accurate_rnd+full_chroma_int:interl=-1"
_KEPT_GRAPHS = 4
_lock = threading.Lock()


class _Kind(NamedTuple):
    pix_fmt: str
    width: int
    height: int
    matrix: int
    range: int
    primaries: int
    transfer: int


def needs_mapping(frame: VideoFrame) -> bool:
    """Whether the frame is tagged as HDR or as wider than BT.709."""
    return frame.color_trc in HDR or frame.color_primaries in WIDE


def mapped(frame: VideoFrame) -> NDArray[np.uint8] | None:
    """The picture in BT.709, uint8 (height, width, 3); None where it needs no mapping or FFmpeg knows none.

    Tags and samples alone decide it: the frame's side data (mastering display, HDR10+) is left out, so that a picture
    is the same after a seek. One thread. Raises MemoryError, so that want of memory never changes a picture.
    """
    if not needs_mapping(frame) or not _can_be_mapped(frame):
        return None
    kind = _Kind(
        frame.format.name,
        frame.width,
        frame.height,
        frame.colorspace,
        frame.color_range,
        frame.color_primaries,
        frame.color_trc,
    )
    with _lock:
        return _through(_graph(kind), frame)


def _can_be_mapped(frame: VideoFrame) -> bool:
    tone = frame.color_trc in HDR or frame.color_trc in _STANDARD
    kind = is_yuv(frame) or frame.format.is_rgb
    return tone and kind and frame.color_primaries in _MAPPED_PRIMARIES and stand_in_matrix(frame) is None


def _through(graph: Graph | None, frame: VideoFrame) -> NDArray[np.uint8] | None:
    if graph is None:
        return None
    try:
        graph.vpush(frame)
        return graph.vpull().to_ndarray().astype(np.uint8, copy=False)
    except MemoryError:
        raise
    except (av.error.FFmpegError, ValueError):
        _graph.cache_clear()  # a frame left in these filters would come out as the next one's picture
        return None


@lru_cache(maxsize=_KEPT_GRAPHS)
def _graph(kind: _Kind) -> Graph | None:
    """The filters for frames of one kind; None where they cannot be made. Its first picture takes about a second."""
    tone = ":out_transfer=bt709" if kind.transfer in HDR else ""
    graph = Graph()
    graph.threads = 1
    try:
        graph.link_nodes(
            graph.add(
                "buffer",
                video_size=f"{kind.width}x{kind.height}",
                pix_fmt=kind.pix_fmt,
                time_base="1/1000",
                pixel_aspect="1/1",
                colorspace=str(kind.matrix),
                range=str(kind.range),
            ),
            graph.add("sidedata", mode="delete"),
            graph.add("scale", f"out_primaries=bt709{tone}:{_SCALE}"),
            graph.add("format", "rgb24"),
            graph.add("buffersink"),
        ).configure()
    except MemoryError:
        raise
    except (av.error.FFmpegError, ValueError):
        return None
    return graph
