"""The measure of change against FFmpeg's own filter, and on cuts at known places."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from vmdesk.domain.cuts import begins_shot
from vmdesk.media.confined.change import Changes
from vmdesk.media.confined.scan import read_index
from vmdesk.media.confined.walk import walk

Ffmpeg = Callable[..., str]
SCDET = "scdet=threshold=10,metadata=print:key=lavfi.scd.score:file=-"


def changes_in(path: Path) -> list[float]:
    changes = Changes()
    return [frame.change(changes) for frame in walk(path, *read_index(path))]


def scores_of_ffmpeg(ffmpeg: Ffmpeg, path: Path) -> list[float]:
    told = ffmpeg("-i", path, "-map", "0:v:0", "-vf", SCDET, "-fps_mode", "passthrough", "-f", "null", "-")
    return [float(score) for score in re.findall(r"scd\.score=([\d.]+)", told)]


def cuts_in(path: Path) -> list[int]:
    return [k for k, change in enumerate(changes_in(path)) if begins_shot(change)]


def test_hard_cuts_between_real_clips(tmp_path: Path, ffmpeg: Ffmpeg, sample: Path, talking_person: Path) -> None:
    parts = "[{0}:v]trim=end_frame={1},scale=640:1080,setsar=1,fps=25,format=yuv420p[{2}];"
    graph = parts.format(0, 20, "a") + parts.format(1, 30, "b") + parts.format(0, 10, "c") + "[a][b][c]concat=n=3"
    path = tmp_path / "cut.mp4"
    ffmpeg("-i", sample, "-i", talking_person, "-filter_complex", graph, "-c:v", "libx264", path)
    changes, scores = changes_in(path), scores_of_ffmpeg(ffmpeg, path)
    assert len(changes) == len(scores)
    assert np.abs(np.subtract(changes, scores)).max() < 0.2, "a quarter of the rows stand for all"
    assert len(cuts_in(path)) == 2
    assert cuts_in(path) == [k for k, score in enumerate(scores) if score >= 10]


@pytest.mark.parametrize("pix_fmt", ["yuv420p", "yuv444p10le", "gray", "yuv422p", "nv12"])
def test_small_pictures_agree_with_ffmpeg_to_its_rounding(tmp_path: Path, ffmpeg: Ffmpeg, pix_fmt: str) -> None:
    path = tmp_path / "plain.nut"
    picture = "testsrc2=s=96x64:r=25:d=0.4[a];mandelbrot=s=96x64:r=25,trim=end_frame=10[b];[a][b]concat"
    ffmpeg("-filter_complex", f"{picture},format={pix_fmt}", "-c:v", "rawvideo", path)
    changes = changes_in(path)
    lost = 0.2 if "10" in pix_fmt else 0.001  # two bits are left out; FFmpeg writes three digits
    assert np.abs(np.subtract(changes, scores_of_ffmpeg(ffmpeg, path))).max() <= lost
    assert [k for k, change in enumerate(changes) if begins_shot(change)] == [10]


STEADY = {
    "a fade": "testsrc2=s=320x180:r=25:d=4,fade=out:50:25",
    "fast motion": "testsrc2=s=1280x180:r=25:d=2,crop=320:180:x='40*n':y=0",
    "a dissolve": "testsrc2=s=320x180:r=25:d=3[a];mandelbrot=s=320x180:r=25[m];"
    "[m]trim=duration=3,setpts=PTS-STARTPTS[b];[a][b]xfade=duration=1:offset=1",
}


@pytest.mark.parametrize("kind", STEADY)
def test_what_is_no_cut(tmp_path: Path, ffmpeg: Ffmpeg, kind: str) -> None:
    ffmpeg("-filter_complex", f"{STEADY[kind]},format=yuv420p", "-c:v", "libx264", tmp_path / "steady.mp4")
    assert cuts_in(tmp_path / "steady.mp4") == []
    assert max(changes_in(tmp_path / "steady.mp4")) > 0


def test_a_flash_counts_once_when_it_begins(tmp_path: Path, ffmpeg: Ffmpeg) -> None:
    flash = "color=gray:s=320x180:r=25:d=2,drawbox=color=white:t=fill:enable='eq(n,20)',format=yuv420p"
    ffmpeg("-filter_complex", flash, "-c:v", "libx264", tmp_path / "flash.mp4")
    assert cuts_in(tmp_path / "flash.mp4") == [20]


def filled(pix_fmt: str, value: int, size: tuple[int, int] = (64, 48)) -> av.VideoFrame:
    rgb = np.full((size[1], size[0], 3), value, np.uint8)
    return av.VideoFrame.from_ndarray(rgb, format="rgb24").reformat(format=pix_fmt)


@pytest.mark.parametrize(
    "pix_fmt", ["rgb24", "bgra", "gbrp10le", "p010le", "yuyv422", "gray16be", "rgb8", "yuv420p16le"]
)
def test_other_layouts_are_measured_alike(pix_fmt: str) -> None:
    changes = Changes()
    found = [changes.of(filled(pix_fmt, value)) for value in (40, 40, 168, 168)]
    assert found[:2] == [0, 0]
    assert found[2] == pytest.approx(50, abs=8), "limited range takes 219 of 256 steps"
    assert found[3] == 0


def test_another_size_is_another_picture() -> None:
    changes = Changes()
    sizes = [(64, 48), (64, 48), (48, 64), (48, 64)]
    assert [changes.of(filled("yuv420p", 90, size)) for size in sizes] == [0, 0, 100, 0]


def test_no_pixel_format_ends_a_walk() -> None:
    program = (
        "import av\nfrom vmdesk.media.confined.change import Changes\n"
        "for name in sorted(av.video.format.names):\n"
        "    if av.VideoFormat(name).components:\n"
        "        changes = Changes()\n"
        "        assert changes.of(av.VideoFrame(64, 48, name)) == 0, name\n"
        "        assert changes.of(av.VideoFrame(32, 48, name)) == 100, name\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=Path.cwd())
    assert done.returncode == 0, done.stderr
