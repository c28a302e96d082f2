"""A frame is the same frame however it is asked for."""

import random
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from vmdesk.domain.errors import NothingDecodes
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.confined import frame as frame_module
from vmdesk.media.confined.frame import DecodedFrame
from vmdesk.media.confined.orientation import Orientation
from vmdesk.media.confined.pixels import bits_per_component
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index

Opened = Callable[[Path], tuple[Path, StreamFacts, FrameIndex]]
KINDS = [
    (".mp4", "libx264", 2, 12),
    (".mp4", "libx264", 0, 250),
    (".mkv", "libx264", 3, 5),
    (".ts", "libx264", 2, 12),
    (".avi", "mpeg4", 0, 12),
    (".avi", "mpeg4", 2, 12),
    (".mpg", "mpeg2video", 2, 12),
    (".mkv", "ffv1", 0, 12),
]


@pytest.mark.parametrize(("suffix", "codec", "b_frames", "gop"), KINDS)
def test_any_order_gives_the_pixels_of_decoding_from_the_start(
    make_clip: Callable[..., Path],
    opened: Opened,
    read_number: Callable[..., int],
    suffix: str,
    codec: str,
    b_frames: int,
    gop: int,
) -> None:
    path, facts, index = opened(make_clip(frames=70, suffix=suffix, codec=codec, b_frames=b_frames, gop=gop))
    with Decoder(path, facts, index) as decoder:
        straight = [frame.rgb() for frame in decoder.iter_frames()]
        assert [read_number(rgb) for rgb in straight] == list(range(70))
        order = [*range(69, 60, -1), *random.Random(7).sample(range(70), 70), *range(10)]
        for k in order:
            picture = decoder.frame_at(k)
            assert picture.index == k
            assert np.array_equal(picture.rgb, straight[k]), f"frame {k} in {order}"
            assert picture.seconds == index.seconds(k)


def test_open_gops_and_periodic_refresh(
    tmp_path: Path, ffmpeg: Callable[..., str], opened: Opened, make_clip: Callable[..., Path]
) -> None:
    clip = make_clip(frames=90, codec="ffv1", suffix=".mkv")
    codings = {
        "open.mp4": ("libx264", "-x264-params", "open-gop=1:keyint=15:min-keyint=5:bframes=3:scenecut=0"),
        "refresh.mp4": ("libx264", "-x264-params", "intra-refresh=1:keyint=20"),
        "open.mpg": ("mpeg2video", "-g", "12", "-bf", "2"),
        "open-hevc.mp4": ("libx265", "-x265-params", "open-gop=1:keyint=15:bframes=3:log-level=none:pools=1"),
    }
    for name, (codec, *options) in codings.items():
        ffmpeg("-i", clip, "-pix_fmt", "yuv420p", "-c:v", codec, *options, tmp_path / name)
        path, facts, index = opened(tmp_path / name)
        with Decoder(path, facts, index) as decoder:
            straight = [frame.rgb() for frame in decoder.iter_frames()]
            assert len(straight) == len(index) == 90
            for k in random.Random(5).sample(range(90), 40):
                assert np.array_equal(decoder.frame_at(k).rgb, straight[k]), (name, k)


def test_outside_the_video(make_clip: Callable[..., Path], opened: Opened) -> None:
    with Decoder(*opened(make_clip(frames=20))) as decoder:
        for k in (-1, 20, 10**9):
            with pytest.raises(IndexError):
                decoder.frame_at(k)


def test_frame_shown_at_its_very_moment(make_clip: Callable[..., Path], opened: Opened) -> None:
    path, facts, index = opened(make_clip(frames=30, pts=lambda k: k + k * k // 7))
    with Decoder(path, facts, index) as decoder:
        tiny = facts.time_base / 1000
        for k in range(30):
            moment = index.seconds(k)
            assert decoder.frame_shown_at(moment).index == k
            assert decoder.frame_shown_at(moment + tiny).index == k
            assert decoder.frame_shown_at(moment - tiny).index == max(k - 1, 0)
            assert decoder.frame_shown_at(float(moment)).index == k
        assert decoder.frame_shown_at(-5).index == 0
        assert decoder.frame_shown_at(1e12).index == 29


def test_two_decoders_of_one_file_do_not_disturb_each_other(make_clip: Callable[..., Path], opened: Opened) -> None:
    clip = opened(make_clip(frames=40))
    with Decoder(*clip) as one, Decoder(*clip) as other:
        walk = one.iter_frames()
        for k in range(40):
            frame = next(walk)
            assert np.array_equal(frame.rgb(), other.frame_at(39 - k).rgb) == (k == 39 - k)
            assert np.array_equal(frame.rgb(), one.frame_at(k).rgb)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
@pytest.mark.parametrize("where", [0.1, 0.25, 0.4, 0.5, 0.55, 0.6])
def test_damage_is_marked_repeatable_and_the_same_from_everywhere(
    make_clip: Callable[..., Path],
    opened: Opened,
    flipped: Callable[[Path, float], Path],
    read_number: Callable[..., int],
    suffix: str,
    where: float,
) -> None:
    path, facts, index = opened(flipped(_long(make_clip, suffix), where))
    with Decoder(path, facts, index) as decoder:
        once, twice = _all(decoder), _all(decoder)
        assert once == twice
        assert [k for k, _, _ in once] == list(range(len(once)))
        assert len(once) == len(index) or not index.exact
        for k in random.Random(3).sample(range(len(once)), len(once)):
            picture = decoder.frame_at(k)
            assert (picture.rgb.tobytes(), picture.damaged) == (once[k][2], once[k][1]), k
        if suffix == ".mp4":
            sound = [f for f in decoder.iter_frames() if not f.damaged]
            assert all(read_number(f.rgb()) == f.index for f in sound)
            assert len(sound) >= len(index) - 24


def test_concealed_damage_does_not_pass_as_sound(
    make_clip: Callable[..., Path], opened: Opened, flipped: Callable[[Path, float], Path]
) -> None:
    damaged = flipped(_long(make_clip, ".mp4"), 0.5)
    with Decoder(*opened(damaged)) as decoder:
        assert 0 < sum(f.damaged for f in decoder.iter_frames()) < 30
    with av.open(str(damaged)) as container:
        missing, marked = 60, 0
        for packet in container.demux(video=0):
            try:
                frames = packet.decode()
            except av.error.InvalidDataError:
                continue
            missing -= len(frames)
            marked += sum(f.is_corrupt for f in frames)
    assert missing > 0, "some frames should be lost outright"


def _long(make_clip: Callable[..., Path], suffix: str) -> Path:
    if suffix not in _LONG:
        _LONG[suffix] = make_clip(frames=60, suffix=suffix)
    return _LONG[suffix]


_LONG: dict[str, Path] = {}


def _all(decoder: Decoder) -> list[tuple[int, bool, bytes]]:
    return [(f.index, f.damaged, f.rgb().tobytes()) for f in decoder.iter_frames()]


@pytest.mark.parametrize("angle", [90, 180, 270, -90, 0, 45, -44])
def test_rotation_tags(tmp_path: Path, ffmpeg: Callable[..., str], opened: Opened, angle: int) -> None:
    ffmpeg(
        "-f", "lavfi", "-i", "testsrc=size=128x64:rate=25:duration=0.2", "-pix_fmt", "yuv420p", tmp_path / "plain.mp4"
    )
    tagged = tmp_path / "tagged.mp4"
    tagged.write_bytes(_turned((tmp_path / "plain.mp4").read_bytes(), angle))
    path, facts, index = opened(tagged)
    assert round(facts.declared_rotation) % 360 == angle % 360
    with Decoder(path, facts, index) as decoder:
        upright = decoder.frame_at(0).rgb
    if angle in (45, -44):
        assert (facts.rotation, upright.shape) == (0, (64, 128, 3))
        return
    ffmpeg("-i", tagged, "-frames:v", "1", tmp_path / "upright.png")
    expected = _png(tmp_path / "upright.png")
    assert upright.shape == expected.shape
    assert np.abs(upright.astype(int) - expected).mean() < 4


def _turned(clip: bytes, angle: int) -> bytes:
    """The MP4 with the matrix of its track header turned `angle` degrees counter-clockwise (ISO/IEC 14496-12 8.3.2)."""
    cos, sin = (round(65536 * f(np.deg2rad(angle))) for f in (np.cos, np.sin))
    return _with_matrix(clip, cos, -sin, sin, cos)


def _png(path: Path) -> NDArray[np.uint8]:
    from PIL import Image

    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


PIXEL_FORMATS = {
    "ffv1": ["yuv420p", "yuv422p", "yuv444p", "yuv410p", "yuv420p10le", "yuva420p", "gray16le", "bgr0", "gbrp10le"],
    "rawvideo": ["rgb24", "nv12", "uyvy422", "yuyv422", "bgr24", "rgb565le", "gray", "monow", "pal8"],
    "png": ["rgb24", "rgba", "gray", "pal8", "monob", "ya8", "rgb48be"],
    "qtrle": ["rgb24", "argb", "rgb555be"],
    "libx264": ["yuv420p", "yuv444p", "nv12", "yuv420p10le", "gray"],
}


@pytest.mark.parametrize(("codec", "pix_fmt"), [(c, p) for c, formats in PIXEL_FORMATS.items() for p in formats])
def test_plane_digests_equal_ffmpegs(tmp_path: Path, ffmpeg: Callable[..., str], codec: str, pix_fmt: str) -> None:
    path = tmp_path / ("clip.nut" if codec == "rawvideo" else "clip.mov" if codec == "qtrle" else "clip.mkv")
    picture = ("-f", "lavfi", "-i", "testsrc2=size=98x54:rate=25:duration=0.2")
    ffmpeg(*picture, "-c:v", codec, "-pix_fmt", pix_fmt, "-threads", "1", path)
    facts, index = read_index(path)
    with Decoder(path, facts, index) as decoder:
        ours = [frame.plane_sha256() for frame in decoder.iter_frames(pictures=False, hashes=True)]
        assert decoder.sha256_at(3) == ours[3]
    options = ("-map", "0:v", "-fps_mode", "passthrough", "-f", "framehash", "-hash", "sha256", "-")
    table = ffmpeg("-noautorotate", "-threads", "1", "-i", path, *options)
    theirs = [line.split(",")[-1].strip() for line in table.splitlines() if not line.startswith("#")]
    assert len(ours) == 5
    assert ours == theirs, f"{facts.pix_fmt}"


def test_rgb_is_contiguous_and_full_range(make_clip: Callable[..., Path], opened: Opened) -> None:
    with Decoder(*opened(make_clip(frames=20))) as decoder:
        rgb = decoder.frame_at(3).rgb
    assert (rgb.dtype, rgb.shape, rgb.flags["C_CONTIGUOUS"]) == (np.uint8, (128, 192, 3), True)
    assert Fraction(int(rgb.max()) - int(rgb.min())) > 200


QUARTERS = [(1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)]
MIRRORED = [(-1, 0, 0, 1), (1, 0, 0, -1), (0, 1, 1, 0), (0, -1, -1, 0)]


@pytest.mark.parametrize("matrix", QUARTERS + MIRRORED)
def test_display_matrices_are_applied_as_ffmpeg_applies_them(
    tmp_path: Path, ffmpeg: Callable[..., str], opened: Opened, matrix: tuple[int, int, int, int]
) -> None:
    ffmpeg("-f", "lavfi", "-i", "testsrc=size=128x64:duration=0.2", "-pix_fmt", "yuv420p", tmp_path / "plain.mp4")
    tagged = tmp_path / "tagged.mp4"
    tagged.write_bytes(_with_matrix((tmp_path / "plain.mp4").read_bytes(), *(65536 * v for v in matrix)))
    path, facts, index = opened(tagged)
    assert facts.mirrored == (matrix in MIRRORED)
    with Decoder(path, facts, index) as decoder:
        shown = decoder.frame_at(0).rgb
        assert np.array_equal(shown, next(decoder.iter_frames()).rgb())
    ffmpeg("-i", tagged, "-frames:v", "1", tmp_path / "upright.png")
    expected = _png(tmp_path / "upright.png")
    assert shown.shape == expected.shape
    assert np.abs(shown.astype(int) - expected).mean() < 4
    assert np.abs(shown[:, ::-1].astype(int) - expected).mean() > 20, "the clip should show a mirroring"


def test_a_mirrored_picture_at_an_odd_angle_is_shown_as_coded(
    tmp_path: Path, make_clip: Callable[..., Path], opened: Opened
) -> None:
    (tmp_path / "odd.mp4").write_bytes(_with_matrix(make_clip(frames=20).read_bytes(), -46341, 46341, 46341, 46341))
    _, facts, _ = opened(tmp_path / "odd.mp4")
    assert (round(facts.declared_rotation), facts.rotation, facts.mirrored) == (45, 0, False)


def _with_matrix(clip: bytes, a: int, b: int, c: int, d: int) -> bytes:
    at = clip.index(b"tkhd") + 4 + 40
    matrix = b"".join(v.to_bytes(4, "big", signed=True) for v in (a, b, 0, c, d, 0, 0, 0, 1 << 30))
    return clip[:at] + matrix + clip[at + 36 :]


@pytest.mark.parametrize("pix_fmt", ["rgb4", "bgr4", "gray32le", "yaf32le", "yaf32be"])
def test_a_pixel_format_without_a_way_to_rgb_is_named(pix_fmt: str) -> None:
    frame = DecodedFrame(av.VideoFrame(64, 48, pix_fmt), 3, False, Orientation())
    with pytest.raises(NothingDecodes, match=f"pixel format {pix_fmt}"):
        frame.rgb()


def test_a_frame_that_fails_to_convert_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame_module, "require_convertible", lambda _: None)
    frame = DecodedFrame(av.VideoFrame(64, 48, "rgb4"), 3, False, Orientation())
    with pytest.raises(NothingDecodes, match=r"Frame 3 is stored as 64 x 48 rgb4"):
        frame.rgb()


def test_a_file_in_such_a_format_is_refused_before_anything_is_scored(
    tmp_path: Path, ffmpeg: Callable[..., str]
) -> None:
    ffmpeg("-f", "lavfi", "-i", "testsrc=size=64x48:d=1", "-c:v", "rawvideo", "-pix_fmt", "rgb4", tmp_path / "x.nut")
    with pytest.raises(NothingDecodes, match="pixel format rgb4"):
        read_index(tmp_path / "x.nut")


def test_every_other_pixel_format_converts() -> None:
    program = (
        "import av\nfrom vmdesk.media.confined.pixels import UNCONVERTIBLE\nformats = set(av.video.format.names)\n"
        "assert UNCONVERTIBLE <= formats\n"
        "for name in sorted(formats - UNCONVERTIBLE):\n"
        "    if av.VideoFormat(name).components:\n"
        "        assert av.VideoFrame(64, 48, name).to_ndarray(format='rgb24').shape == (48, 64, 3), name\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=Path.cwd())
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("bits", "pix_fmts"),
    [
        (8, ["yuv420p", "nv12", "pal8", "rgb24", "unheard of", None]),
        (6, ["rgb565le"]),
        (10, ["yuv420p10le", "p010le", "y210le", "x2rgb10le"]),
        (12, ["gray12le", "xyz12le"]),
        (16, ["rgb48be", "gray16le"]),
        (32, ["gbrpf32le"]),
    ],
)
def test_bits_per_component(bits: int, pix_fmts: list[str | None]) -> None:
    assert [bits_per_component(name) for name in pix_fmts] == [bits] * len(pix_fmts)
