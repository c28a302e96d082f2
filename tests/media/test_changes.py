"""How much each picture differs from the one before: FFmpeg's own measure, the same however the walk goes."""

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import psutil
import pytest
from numpy.typing import NDArray

from vmdesk.domain.cuts import begins_shot
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index

Pixels = NDArray[np.uint8]
_SCORE = re.compile(r"lavfi\.scd\.score=([\d.]+)")


def changes(path: Path) -> list[float]:
    with Decoder(path, *read_index(path)) as decoder:
        return [frame.change for frame in decoder.iter_frames(pictures=False, changes=True)]


def cuts(path: Path) -> list[int]:
    return [index for index, change in enumerate(changes(path)) if begins_shot(change)]


@pytest.fixture(scope="module")
def real_pictures(sample: Path, talking_person: Path) -> tuple[list[Pixels], list[Pixels]]:
    """Forty pictures (256, 320, 3) of each of two real clips."""
    found = []
    for path in (sample, talking_person):
        with av.open(str(path)) as container:
            frames = [frame for frame, _ in zip(container.decode(video=0), range(40), strict=False)]
        found.append([frame.reformat(320, 256, "rgb24").to_ndarray() for frame in frames])
    return found[0], found[1]


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    def write(pictures: list[Pixels], pix_fmt: str = "yuv420p", codec: str = "libx264", suffix: str = ".mkv") -> Path:
        path = tmp_path / f"{pix_fmt}{suffix}"
        with av.open(str(path), "w") as container:
            stream = container.add_stream(codec, rate=25)
            stream.height, stream.width = pictures[0].shape[:2]
            stream.pix_fmt = pix_fmt
            stream.options = {"crf": "12"} if codec == "libx264" else {}
            for number, picture in enumerate(pictures):
                frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
                frame.pts, frame.time_base = number, Fraction(1, 25)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        return path

    return write


@pytest.mark.parametrize(
    ("pix_fmt", "codec"),
    [("yuv420p", "libx264"), ("yuv420p10le", "libx264"), ("gray", "ffv1"), ("bgr0", "ffv1"), ("yuv444p", "libx264")],
)
def test_hard_cuts_are_found_where_they_are(
    real_pictures: tuple[list[Pixels], list[Pixels]], written: Callable[..., Path], pix_fmt: str, codec: str
) -> None:
    first, second = real_pictures
    assert cuts(written([*first[:17], *second[:12], *first[17:30]], pix_fmt, codec)) == [17, 29]


def test_motion_a_flash_and_a_fade_begin_no_shot(
    real_pictures: tuple[list[Pixels], list[Pixels]], written: Callable[..., Path]
) -> None:
    first, second = real_pictures
    panned = [np.roll(first[0], 6 * k, axis=1) for k in range(20)]
    faded = [
        (a * (1 - k / 20) + b * (k / 20)).astype(np.uint8)
        for k, (a, b) in enumerate(zip(first[:20], second, strict=False))
    ]
    assert cuts(written(panned)) == []
    assert cuts(written(faded)) == []


def test_the_measure_is_that_of_ffmpeg(
    real_pictures: tuple[list[Pixels], list[Pixels]], written: Callable[..., Path], ffmpeg: Callable[..., str]
) -> None:
    first, second = real_pictures
    path = written([*first[:10], *second[:10], *first[10:14], *second[10:30]])
    told = ffmpeg("-i", path, "-vf", "scdet=t=0,metadata=print:file=-", "-f", "null", "-")
    theirs, ours = [float(score) for score in _SCORE.findall(told)], changes(path)
    assert len(theirs) == len(ours) == 44
    assert ours[1:] == pytest.approx(theirs[1:], abs=0.6)  # ours compares one pixel in a few, and of 255, not 256


def test_another_size_is_another_shot_and_a_missing_frame_is_none(
    make_clip: Callable[..., Path], tmp_path: Path
) -> None:
    joined = tmp_path / "joined.ts"
    joined.write_bytes(b"".join(make_clip(20, ".ts", size=size).read_bytes() for size in ((192, 128), (96, 64))))
    told = changes(joined)
    assert 100.0 in told
    assert told[0] == 0.0


def test_a_walk_that_is_taken_up_again_measures_the_same(make_clip: Callable[..., Path]) -> None:
    path = make_clip(frames=60)
    expected = changes(path)
    with Decoder(path, *read_index(path)) as decoder:
        told = []
        for frame in decoder.iter_frames(pictures=False, changes=True):
            told.append(frame.change)
            if frame.index == 20:
                for child in psutil.Process().children():
                    child.kill()
        assert told == expected
        assert decoder.findings
