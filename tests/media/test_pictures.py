"""From a file to its pictures: what the facts say was done is what was done, here and in the ffmpeg program."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from vmdesk.domain.video import ColourFacts, FrameIndex, StreamFacts
from vmdesk.media.confined import mapping
from vmdesk.media.confined.scan import read_index
from vmdesk.media.confined.walk import walk
from vmdesk.media.decoder import Decoder
from vmdesk.packing import pack, unpack

Opened = Callable[[Path], tuple[Path, StreamFacts, FrameIndex]]
Ffmpeg = Callable[..., str]
CODER = ("-c:v", "libx264", "-qp", "4", "-threads", "1")
TAGS = {
    "bt709": ("-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "-colorspace", "bt709"),
    "bt601": ("-vf", "scale=out_color_matrix=bt601:out_range=tv,format=yuv420p", "-colorspace", "smpte170m"),
    "full": ("-vf", "scale=out_color_matrix=bt709:out_range=pc,format=yuvj420p", "-colorspace", "bt709"),
    "untagged": ("-pix_fmt", "yuv420p"),
    "444": ("-pix_fmt", "yuv444p"),
    "422": ("-pix_fmt", "yuv422p"),
    "10-bit": ("-pix_fmt", "yuv420p10le"),
}


def source(size: str, seconds: float = 0.2) -> tuple[str, ...]:
    return ("-f", "lavfi", "-i", f"testsrc=size={size}:rate=25:duration={seconds}")


def first_png(ffmpeg: Ffmpeg, clip: Path) -> NDArray[np.uint8]:
    ffmpeg("-i", clip, "-frames:v", "1", "-vf", "scale=flags=bilinear", "-pix_fmt", "rgb24", clip.with_suffix(".png"))
    with Image.open(clip.with_suffix(".png")) as image:
        return np.asarray(image.convert("RGB"))


@pytest.mark.parametrize("tags", TAGS)
def test_pictures_are_those_of_the_ffmpeg_program(tmp_path: Path, ffmpeg: Ffmpeg, opened: Opened, tags: str) -> None:
    clip = tmp_path / f"{tags}.mp4"
    ffmpeg(*source("160x90"), *TAGS[tags], *CODER, clip)
    path, facts, index = opened(clip)
    shown = next(walk(path, facts, index)).rgb()
    apart = np.abs(shown.astype(int) - first_png(ffmpeg, clip))
    assert np.median(apart) == 0
    assert apart.mean() < (5 if tags == "10-bit" else 2.5), "FFmpeg 5 places 10-bit chroma otherwise at hard edges"
    assert facts.treatment[0].startswith("YUV was converted" if tags in ("bt709", "bt601", "full") else "The file decl")
    assert ("10-bit values were reduced to 8 bits." in facts.treatment) == (tags == "10-bit")
    assert ("Values were taken as full range, as declared." in facts.treatment) == (tags == "full")


@pytest.mark.parametrize(
    ("codec", "suffix", "pix_fmt", "alpha"),
    [("qtrle", ".mov", "argb", True), ("png", ".mkv", "pal8", False), ("ffv1", ".mkv", "yuva420p", True)],
)
def test_transparency_and_palettes(
    tmp_path: Path, ffmpeg: Ffmpeg, opened: Opened, codec: str, suffix: str, pix_fmt: str, alpha: bool
) -> None:
    clip = tmp_path / f"x{suffix}"
    ffmpeg(*source("161x91"), "-c:v", codec, "-pix_fmt", pix_fmt, clip)
    path, facts, index = opened(clip)
    shown = next(walk(path, facts, index)).rgb()
    assert shown.shape == (91, 161, 3)
    assert np.abs(shown.astype(int) - first_png(ffmpeg, clip)).mean() < 2.5
    assert facts.alpha == alpha
    assert any("Transparency" in sentence for sentence in facts.treatment) == alpha


def test_pixels_are_made_square_everywhere(tmp_path: Path, ffmpeg: Ffmpeg, opened: Opened) -> None:
    ffmpeg(*source("720x576", 0.8), "-vf", "setsar=16/11,format=yuv420p", *CODER, tmp_path / "pal.mp4")
    path, facts, index = opened(tmp_path / "pal.mp4")
    assert (facts.declared_pixel_aspect, facts.pixel_aspect) == (Fraction(16, 11), Fraction(16, 11))
    assert "Pixels were made square: 720 x 576 was enlarged to 1047 x 576 (bicubic)." in facts.treatment
    ffmpeg("-i", path, "-frames:v", "1", "-vf", "scale=1047:576:flags=bicubic", tmp_path / "square.png")
    with Decoder(path, facts, index) as decoder, Image.open(tmp_path / "square.png") as square:
        walked = [frame.rgb() for frame in decoder.iter_frames()]
        assert {rgb.shape for rgb in walked} == {(576, 1047, 3)}
        assert np.array_equal(decoder.frame_at(7).rgb, walked[7])
        assert np.abs(walked[0].astype(int) - np.asarray(square.convert("RGB"))).mean() < 3


def test_an_absurd_pixel_aspect_is_told_and_left(tmp_path: Path, ffmpeg: Ffmpeg, opened: Opened) -> None:
    ffmpeg(*source("64x48"), "-vf", "setsar=20/1,format=yuv420p", *CODER, tmp_path / "x.mp4")
    path, facts, index = opened(tmp_path / "x.mp4")
    assert (facts.declared_pixel_aspect, facts.pixel_aspect) == (Fraction(20), Fraction(1))
    assert "The declared pixel aspect of 20:1 was not applied." in facts.treatment
    assert next(walk(path, facts, index)).rgb().shape == (48, 64, 3)


def test_interlacing_is_told(tmp_path: Path, ffmpeg: Ffmpeg, opened: Opened) -> None:
    for name, options in (("i.mpg", ("-flags", "+ilme+ildct", "-top", "1")), ("p.mpg", ())):
        ffmpeg(*source("128x64", 0.4), "-pix_fmt", "yuv420p", "-c:v", "mpeg2video", *options, tmp_path / name)
        path, facts, index = opened(tmp_path / name)
        assert facts.interlaced == (name == "i.mpg")
        assert any("not deinterlaced" in sentence for sentence in facts.treatment) == (name == "i.mpg")
        frames = list(walk(path, facts, index))
        assert {frame.interlaced for frame in frames} == {name == "i.mpg"}
        assert {frame.pict_type for frame in frames} <= set("IPB")
        assert frames[0].pict_type == "I"


@pytest.fixture
def resized(tmp_path: Path, ffmpeg: Ffmpeg) -> Path:
    """A transport stream of 20 pictures of 192 x 128 and 20 of 128 x 96."""
    for name, size, offset in (("a.ts", "192x128", "0"), ("b.ts", "128x96", "0.8")):
        options = ("-pix_fmt", "yuv420p", *CODER, "-output_ts_offset", offset)
        ffmpeg(*source(size, 0.8), *options, tmp_path / name)
    whole = tmp_path / "resized.ts"
    whole.write_bytes((tmp_path / "a.ts").read_bytes() + (tmp_path / "b.ts").read_bytes())
    return whole


def test_each_picture_has_its_own_size(resized: Path, opened: Opened) -> None:
    path, facts, index = opened(resized)
    with Decoder(path, facts, index) as decoder:
        frames = list(decoder.iter_frames())
        assert [frame.size for frame in frames] == [(192, 128)] * 20 + [(128, 96)] * (len(frames) - 20)
        assert len(frames) >= 39
        for frame in frames:
            assert frame.rgb().shape[:2] == frame.size[::-1]
        assert np.array_equal(decoder.frame_at(30).rgb, frames[30].rgb())


def test_hdr_is_the_same_from_the_decoder_process_and_after_another_frame(shared_media: Path) -> None:
    """A phone's PQ video with HDR10+ metadata that changes from frame to frame."""
    path = shared_media / "odd" / "ExoPlayer__hdr10-video-with-sdr-container.mp4"
    facts, index = read_index(path)
    assert facts.colour == ColourFacts("limited", "bt2020nc", "bt2020", "smpte2084")
    assert "203 cd/m²" in " ".join(facts.treatment)
    first, second = [frame for _, frame in zip(range(2), walk(path, facts, index), strict=False)]
    kept = [first.rgb(), second.rgb()]
    mapping._graph.cache_clear()
    assert np.array_equal(second.rgb(), kept[1]), "the mapping goes by the picture alone"
    with Decoder(path, facts, index) as decoder:
        assert np.array_equal(decoder.frame_at(1).rgb, kept[1])


def test_facts_of_pictures_survive_packing(resized: Path) -> None:
    facts, _ = read_index(resized)
    told = replace(facts, declared_pixel_aspect=Fraction(16, 11), colour=ColourFacts("full", "bt709"))
    assert unpack(pack(told), StreamFacts) == told
