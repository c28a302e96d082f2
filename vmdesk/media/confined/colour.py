"""What a frame declares of its colours, and which declarations FFmpeg 8.1 can act on.

Numbers and names are those of ITU-T H.273 (as FFmpeg spells them); "unspecified" stands where a file says nothing.
"""

from av.video.frame import VideoFrame

from vmdesk.domain.video import ColourFacts

RANGES = {0: "unspecified", 1: "limited", 2: "full"}
MATRICES = {
    0: "gbr",
    1: "bt709",
    2: "unspecified",
    3: "reserved",
    4: "fcc",
    5: "bt470bg",
    6: "smpte170m",
    7: "smpte240m",
    8: "ycgco",
    9: "bt2020nc",
    10: "bt2020c",
    11: "smpte2085",
    12: "chroma-derived-nc",
    13: "chroma-derived-c",
    14: "ictcp",
    15: "ipt-c2",
    16: "ycgco-re",
    17: "ycgco-ro",
}
PRIMARIES = {
    1: "bt709",
    2: "unspecified",
    4: "bt470m",
    5: "bt470bg",
    6: "smpte170m",
    7: "smpte240m",
    8: "film",
    9: "bt2020",
    10: "smpte428",
    11: "smpte431",
    12: "smpte432",
    22: "ebu3213",
}
TRANSFERS = {
    1: "bt709",
    2: "unspecified",
    4: "bt470m",
    5: "bt470bg",
    6: "smpte170m",
    7: "smpte240m",
    8: "linear",
    9: "log100",
    10: "log316",
    11: "iec61966-2-4",
    12: "bt1361e",
    13: "iec61966-2-1",
    14: "bt2020-10",
    15: "bt2020-12",
    16: "smpte2084",
    17: "smpte428",
    18: "arib-std-b67",
}
UNSPECIFIED = 2
BT601, BT2020 = 5, 9
MATRICES_CONVERTED = frozenset({1, 4, 5, 6, 7, 9})
"""Matrices that swscale applies; for 0 and 2 it takes BT.601, all others it refuses."""
_BT2020_CONSTANT_LUMINANCE = 10


def colour_of(frame: VideoFrame) -> ColourFacts:
    """The frame's declarations by name. An unconverted "yuvj" format says full range whatever the range says."""
    return ColourFacts(
        range=RANGES.get(colour_range(frame), "unknown"),
        matrix=MATRICES.get(frame.colorspace, f"unknown ({frame.colorspace})"),
        primaries=PRIMARIES.get(frame.color_primaries, f"unknown ({frame.color_primaries})"),
        transfer=TRANSFERS.get(frame.color_trc, f"unknown ({frame.color_trc})"),
    )


def colour_range(frame: VideoFrame) -> int:
    """0 unspecified, 1 limited, 2 full."""
    return 2 if frame.format.name.startswith("yuvj") else int(frame.color_range)


def stand_in_matrix(frame: VideoFrame) -> int | None:
    """The matrix taken instead of one that swscale refuses; None where it refuses nothing.

    BT.2020's constant luminance form is taken for the other one, as the ffmpeg program of before version 8 took it.
    """
    if frame.colorspace in MATRICES_CONVERTED or frame.colorspace in (0, UNSPECIFIED):
        return None
    return BT2020 if frame.colorspace == _BT2020_CONSTANT_LUMINANCE else BT601


def is_yuv(frame: VideoFrame) -> bool:
    """Whether the samples are luma and chroma, so that a matrix and a range bear on them."""
    colours = sum(not part.is_alpha for part in frame.format.components)
    return colours == 3 and not frame.format.is_rgb and not frame.format.name.startswith("xyz")


def is_grey(frame: VideoFrame) -> bool:
    """Whether there is luma and nothing else but perhaps transparency."""
    return frame.format.name.startswith(("gray", "ya8", "ya16", "yaf"))


def has_alpha(frame: VideoFrame) -> bool:
    """Whether the samples carry transparency."""
    return any(part.is_alpha for part in frame.format.components)
