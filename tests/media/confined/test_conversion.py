"""Pictures against the standards' own arithmetic: matrices and ranges, HDR, pixel aspect, odd formats."""

import subprocess
import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from vmdesk.media.confined import mapping
from vmdesk.media.confined.conversion import applied_aspect, picture_of
from vmdesk.media.confined.mapping import mapped
from vmdesk.media.confined.orientation import Orientation

LUMA_WEIGHTS = {1: (0.2126, 0.0722), 4: (0.30, 0.11), 5: (0.299, 0.114), 6: (0.299, 0.114), 9: (0.2627, 0.0593)}
"""Kr and Kb by H.273's number of the matrix (BT.709, FCC, BT.601 twice, BT.2020)."""
COLOURS = [
    (16, 128, 128),
    (235, 128, 128),
    (81, 90, 240),
    (145, 54, 34),
    (41, 240, 110),
    (120, 100, 150),
    (180, 90, 99),
]
PLAIN = Orientation()


def solid(
    samples: Sequence[int], pix_fmt: str = "yuv444p", size: tuple[int, int] = (32, 24), **tags: int
) -> av.VideoFrame:
    """A frame whose planes hold `samples`; above 255 they need a format of two bytes a sample."""
    frame = av.VideoFrame(*size, pix_fmt)
    dtype = np.uint8 if frame.format.components[0].bits <= 8 else np.uint16
    for plane, value in zip(frame.planes, samples, strict=True):
        plane.update(np.full(plane.buffer_size // dtype().itemsize, value, dtype).tobytes())
    return tagged(frame, **tags)


def tagged(
    frame: av.VideoFrame, matrix: int = 2, limits: int = 0, transfer: int = 2, primaries: int = 2
) -> av.VideoFrame:
    frame.colorspace, frame.color_range, frame.color_trc, frame.color_primaries = matrix, limits, transfer, primaries
    return frame


def by_the_standard(yuv: Sequence[float], matrix: int, full: bool, bits: int = 8) -> NDArray[np.float64]:
    """R'G'B' in [0, 255] by ITU-T H.273, 8.3, equations of the ranges and of the matrices of Kr and Kb."""
    unit = 1 << (bits - 8)
    top = (1 << bits) - 1
    y = yuv[0] / top if full else (yuv[0] - 16 * unit) / (219 * unit)
    pb, pr = ((c - 128 * unit) / (top if full else 224 * unit) for c in yuv[1:])
    kr, kb = LUMA_WEIGHTS[matrix]
    red, blue = y + 2 * (1 - kr) * pr, y + 2 * (1 - kb) * pb
    green = (y - kr * red - kb * blue) / (1 - kr - kb)
    return np.clip(np.array([red, green, blue]), 0, 1) * 255


@pytest.mark.parametrize("matrix", sorted(LUMA_WEIGHTS))
@pytest.mark.parametrize("full", [False, True])
def test_matrix_and_range_are_those_of_the_frame(matrix: int, full: bool) -> None:
    for yuv in COLOURS:
        shown = picture_of(solid(yuv, matrix=matrix, limits=2 if full else 1), PLAIN)[12, 16]
        assert np.abs(shown - by_the_standard(yuv, matrix, full)).max() <= 2, yuv


@pytest.mark.parametrize("matrix", [1, 5, 9])
@pytest.mark.parametrize(("pix_fmt", "bits"), [("yuv420p10le", 10), ("yuv444p12le", 12), ("yuv422p10le", 10)])
def test_finer_values_are_reduced_to_eight_bits(matrix: int, pix_fmt: str, bits: int) -> None:
    for yuv in COLOURS:
        finer = [value << (bits - 8) for value in yuv]
        shown = picture_of(solid(finer, pix_fmt, matrix=matrix, limits=1), PLAIN)[12, 16]
        assert np.abs(shown - by_the_standard(finer, matrix, False, bits)).max() < 2.6, "swscale rounds downwards"


def test_without_tags_bt601_and_limited_range_are_taken_but_yuvj_is_full() -> None:
    for yuv in COLOURS:
        assert np.abs(picture_of(solid(yuv), PLAIN)[3, 3] - by_the_standard(yuv, 5, False)).max() <= 2
        shown = picture_of(solid(yuv, "yuvj444p"), PLAIN)[3, 3]
        assert np.abs(shown - by_the_standard(yuv, 5, True)).max() <= 2


@pytest.mark.parametrize("matrix", [0, 3, 8, 10, 11, 12, 13, 14, 15, 16, 17])
def test_a_matrix_that_cannot_be_applied_gives_way_to_a_common_one(matrix: int) -> None:
    stand_in = 9 if matrix == 10 else 5
    for yuv in COLOURS:
        shown = picture_of(solid(yuv, matrix=matrix, limits=1), PLAIN)[3, 3]
        assert np.abs(shown - by_the_standard(yuv, stand_in, False)).max() <= 2


def noise(pix_fmt: str, size: tuple[int, int], **tags: int) -> av.VideoFrame:
    frame, random = av.VideoFrame(*size, pix_fmt), np.random.default_rng(5)
    for plane in frame.planes:
        plane.update(random.integers(0, 256, plane.buffer_size, dtype=np.uint8).tobytes())
    return tagged(frame, **tags)


@pytest.mark.parametrize(
    "pix_fmt",
    ["yuv420p", "yuvj420p", "yuv422p", "yuv444p", "yuv410p", "nv12", "uyvy422", "gray", "rgb24", "gbrp", "pal8"],
)
@pytest.mark.parametrize("size", [(64, 48), (161, 91)])
@pytest.mark.parametrize("tags", [(2, 0), (1, 1), (5, 2), (6, 1)])
def test_plain_frames_keep_their_bytes(pix_fmt: str, size: tuple[int, int], tags: tuple[int, int]) -> None:
    """Scores rest on these bytes: standard range, 8 bits, square pixels."""
    frame = noise(pix_fmt, size, matrix=tags[0], limits=tags[1], transfer=1, primaries=1)
    still = Orientation(pixel_aspect=Fraction(1), coded_size=size)
    assert np.array_equal(picture_of(frame, still), frame.to_ndarray(format="rgb24"))


@pytest.mark.parametrize("pix_fmt", ["yuv420p", "yuv422p", "yuv444p", "gray", "yuv420p10le", "nv12"])
@pytest.mark.parametrize("transfer", [2, 16])
def test_odd_sizes_are_right_to_the_last_column_and_row(pix_fmt: str, transfer: int) -> None:
    frame = solid([128] * len(av.VideoFrame(2, 2, pix_fmt).planes), pix_fmt, (161, 91), transfer=transfer)
    scale = 4 if pix_fmt.endswith("10le") else 1
    rows = np.zeros((91, frame.planes[0].line_size // (2 if scale == 4 else 1)), np.uint16 if scale == 4 else np.uint8)
    rows[:, :161] = 60 * scale
    rows[:, 160] = rows[90, :161] = 200 * scale
    frame.planes[0].update(rows.tobytes())
    for plane in frame.planes[1:]:
        plane.update(np.full(plane.buffer_size // rows.itemsize, 128 * scale, rows.dtype).tobytes())
    shown = picture_of(frame, PLAIN)
    assert shown.shape == (91, 161, 3)
    edge, inner = int(shown[90, 160, 1]), int(shown[45, 80, 1])
    assert edge - inner > 60
    assert np.abs(shown[:, 160].astype(int) - edge).max() <= 3
    assert np.abs(shown[90].astype(int) - edge).max() <= 3
    assert np.abs(shown[:90, :160].astype(int) - inner).max() <= 3


@pytest.mark.parametrize(("pix_fmt", "opaque"), [("yuva420p", "yuv420p"), ("yuva444p", "yuv444p")])
def test_transparency_is_left_out(pix_fmt: str, opaque: str) -> None:
    for yuv in COLOURS:
        shown = picture_of(solid([*yuv, 40], pix_fmt), PLAIN)
        assert np.array_equal(shown, picture_of(solid(yuv, opaque), PLAIN))
    see_through = av.VideoFrame.from_ndarray(np.full((8, 8, 4), (200, 100, 50, 0), np.uint8), "rgba")
    assert picture_of(see_through, PLAIN)[2, 2].tolist() == [200, 100, 50]


def pq_signal(nits: float) -> float:
    """ITU-R BT.2100, table 4: the inverse of the PQ EOTF."""
    y = (nits / 10_000) ** (2610 / 16384)
    return float(((3424 / 4096 + 2413 / 128 * y) / (1 + 2392 / 128 * y)) ** (2523 / 32))


def hdr_grey(signal: float, transfer: int, pix_fmt: str = "yuv420p10le") -> NDArray[np.uint8]:
    samples = [round(64 + 876 * signal), 512, 512]
    frame = solid(samples, pix_fmt, matrix=9, limits=1, transfer=transfer, primaries=9)
    return picture_of(frame, PLAIN)[12, 16].astype(int)


def test_pq_light_comes_out_as_on_a_standard_display() -> None:
    """BT.1886's gamma of 2.4 with white at the 203 cd/m2 of ITU-R BT.2408."""
    for nits in (0.5, 1, 5, 20, 50, 100, 150, 200):
        shown = hdr_grey(pq_signal(nits), 16)
        assert np.ptp(shown) <= 1, "neutral grey stays neutral"
        assert abs(int(shown[1]) - 255 * (nits / 203) ** (1 / 2.4)) <= 3, nits
    assert all(hdr_grey(pq_signal(nits), 16).min() >= 252 for nits in (203, 1000, 10_000))


@pytest.mark.parametrize("transfer", [16, 18])
def test_hdr_greys_rise_and_stay_neutral(transfer: int) -> None:
    shown = np.array([hdr_grey(signal / 40, transfer) for signal in range(41)])
    assert np.ptp(shown, axis=1).max() <= 1
    assert (np.diff(shown[:, 1]) >= 0).all()
    assert shown[0, 1] == 0
    assert shown[-1, 1] == 255


@pytest.mark.parametrize("pix_fmt", ["yuv444p10le", "yuv422p10le"])
def test_hdr_is_mapped_however_chroma_is_sampled(pix_fmt: str) -> None:
    assert np.abs(hdr_grey(pq_signal(100), 16, pix_fmt) - hdr_grey(pq_signal(100), 16)).max() <= 1


def test_hlg_reference_white_becomes_white_and_skin_tones_do_not() -> None:
    """ITU-R BT.2408, table 1: diffuse white at 75 % of HLG's signal, light skin at about 54 to 60 %."""
    assert 250 <= hdr_grey(0.75, 18)[1] <= 255
    assert 130 <= hdr_grey(0.57, 18)[1] <= 190


def test_hdr_is_not_the_plain_conversion_and_is_repeatable() -> None:
    frame = noise("yuv420p10le", (64, 48), matrix=9, limits=1, transfer=16, primaries=9)
    shown = picture_of(frame, PLAIN)
    assert np.abs(shown.astype(int) - frame.to_ndarray(format="rgb24")).mean() > 10
    hdr_grey(0.3, 18)
    assert np.array_equal(picture_of(frame, PLAIN), shown)
    mapping._graph.cache_clear()
    assert np.array_equal(picture_of(frame, PLAIN), shown)


def test_wide_gamut_is_mapped_and_greys_are_not_touched() -> None:
    """A BT.2020 red of half saturation by the matrices of ITU-R BT.2087, through linear light of gamma 2.4."""
    linear = np.array([0.4, 0.25, 0.25])
    to_709 = np.array([[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]])
    stored = np.round(255 * linear ** (1 / 2.4)).astype(np.uint8)
    frame = av.VideoFrame.from_ndarray(np.full((24, 32, 3), stored, np.uint8), "rgb24")
    shown = picture_of(tagged(frame, matrix=0, limits=2, transfer=14, primaries=9), PLAIN)[12, 16]
    assert np.abs(shown - 255 * (to_709 @ linear) ** (1 / 2.4)).max() <= 4
    for grey in (20, 90, 200):
        tags = {"matrix": 9, "limits": 1, "transfer": 14, "primaries": 9}
        plain = by_the_standard((grey, 128, 128), 9, False)
        assert np.abs(picture_of(solid((grey, 128, 128), **tags), PLAIN)[12, 16] - plain).max() <= 3


def test_where_no_filters_can_be_made_the_plain_conversion_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mapping, "_SCALE", "intent=no_such_intent")
    mapping._graph.cache_clear()
    frame = solid((180, 90, 99), matrix=9, limits=1, transfer=16, primaries=9)
    assert mapped(frame) is None
    assert np.array_equal(picture_of(frame, PLAIN), frame.to_ndarray(format="rgb24"))
    mapping._graph.cache_clear()


class Failing:
    """Filters that take a frame and fail to give it back."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def vpush(self, frame: av.VideoFrame) -> None: ...

    def vpull(self) -> av.VideoFrame:
        raise self.error


def test_want_of_memory_never_changes_a_picture() -> None:
    frame = solid((180, 90, 99), matrix=9, limits=1, transfer=16, primaries=9)
    failing: Any = Failing(MemoryError())
    with pytest.raises(MemoryError):
        mapping._through(failing, frame)


def test_filters_that_failed_are_not_used_again() -> None:
    frame = solid((180, 90, 99), matrix=9, limits=1, transfer=16, primaries=9)
    picture_of(frame, PLAIN)
    assert mapping._graph.cache_info().currsize > 0
    failing: Any = Failing(ValueError())
    assert mapping._through(failing, frame) is None
    assert mapping._graph.cache_info().currsize == 0


def test_no_tag_ends_the_process() -> None:
    """FFmpeg 8.1's `scale` crashes on primaries that H.273 reserves."""
    program = (
        "import av\nfrom vmdesk.media.confined.conversion import picture_of\n"
        "from vmdesk.media.confined.orientation import Orientation\n"
        "convertible = (1, 2, 5, 6, 9, 11, 12)\n"
        "pairs = [(p, t) for p in (*range(32), 255) for t in (16, 18) if p not in convertible]\n"
        "pairs += [(p, t) for p in (9, 12) for t in (*range(12), 17, 19, 255) if t not in (1, 2)]\n"
        "for primaries, transfer in pairs:\n"
        "    frame = av.VideoFrame(16, 16, 'yuv420p')\n"
        "    frame.color_primaries, frame.color_trc = primaries, transfer\n"
        "    assert picture_of(frame, Orientation()).shape == (16, 16, 3)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=Path.cwd())
    assert done.returncode == 0, done.stderr


def ellipse(width: int, height: int, across: float, down: float) -> av.VideoFrame:
    y, x = np.mgrid[:height, :width]
    inside = ((x - width / 2) / across) ** 2 + ((y - height / 2) / down) ** 2 <= 1
    return av.VideoFrame.from_ndarray(np.repeat((inside * 255).astype(np.uint8)[:, :, None], 3, axis=2), "rgb24")


@pytest.mark.parametrize(("aspect", "shape"), [(Fraction(16, 11), (576, 1047)), (Fraction(8, 9), (648, 720))])
@pytest.mark.parametrize("rotation", [0, 90])
def test_a_circle_is_round(aspect: Fraction, shape: tuple[int, int], rotation: int) -> None:
    frame = ellipse(720, 576, 250 / max(aspect, 1), 250 * min(aspect, 1))
    shown = picture_of(frame, Orientation(0.0, rotation, False, aspect, (720, 576)))
    assert shown.shape[:2] == (shape if rotation == 0 else shape[::-1])
    white = shown[:, :, 0] > 127
    across, down = np.ptp(np.flatnonzero(white.any(axis=0))) + 1, np.ptp(np.flatnonzero(white.any(axis=1))) + 1
    assert across / down == pytest.approx(1, abs=0.01)


def test_pictures_of_another_size_are_not_stretched() -> None:
    stretched = Orientation(pixel_aspect=Fraction(16, 11), coded_size=(720, 576))
    assert picture_of(ellipse(320, 240, 60, 60), stretched).shape == (240, 320, 3)


@pytest.mark.parametrize(
    ("declared", "size", "applied"),
    [
        (Fraction(16, 11), (720, 576), Fraction(16, 11)),
        (Fraction(8), (100, 100), Fraction(8)),
        (Fraction(1, 8), (100, 100), Fraction(1, 8)),
        (Fraction(9), (100, 100), Fraction(1)),
        (Fraction(1, 9), (100, 100), Fraction(1)),
        (Fraction(2), (16_000, 8_000), Fraction(1)),
        (Fraction(2), (40_000, 10), Fraction(1)),
        (None, (720, 576), Fraction(1)),
    ],
)
def test_absurd_pixel_aspects_are_not_applied(
    declared: Fraction | None, size: tuple[int, int], applied: Fraction
) -> None:
    assert applied_aspect(declared, *size) == applied
