"""Picture types in presentation order, and pictures that refer to the group before."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from vmdesk.media.confined.gop import gop_pattern


def encoded(tmp_path: Path, parameters: str, suffix: str, frames: int = 40) -> Path:
    path = tmp_path / f"clip{suffix}"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, 25)
        stream.options = {"x264-params": f"scenecut=0:b-adapt=0:bframes=2:b-pyramid=0:threads=1:{parameters}"}
        for k in range(frames):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 5 * k % 250, np.uint8), format="rgb24")
            frame.pts, frame.time_base = k, Fraction(1, 25)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def test_a_closed_pattern(tmp_path: Path) -> None:
    found = gop_pattern(encoded(tmp_path, "keyint=7:min-keyint=7:open-gop=0", ".mp4"))
    assert found is not None
    assert found.picture_types == "IBBPBBP" * 5 + "IBBPP"
    assert (found.usual_group, found.usual_count, found.groups, found.pictures) == ("IBBPBBP", 5, 5, 40)
    assert (found.leading_pictures, found.open_groups) == (0, False)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
def test_an_open_pattern(tmp_path: Path, suffix: str) -> None:
    found = gop_pattern(encoded(tmp_path, "keyint=6:min-keyint=6:open-gop=1", suffix))
    assert found is not None
    assert found.open_groups
    assert found.leading_pictures is not None
    assert found.leading_pictures >= 10
    assert "IBBPBB" in found.usual_group


def test_only_keyframes_and_only_the_first_pictures(make_clip: Callable[..., Path], tmp_path: Path) -> None:
    found = gop_pattern(make_clip(frames=20, suffix=".mkv", codec="ffv1", gop=1, b_frames=0))
    assert found is not None
    assert (found.picture_types, found.usual_group) == ("I" * 20, "I")
    long = gop_pattern(encoded(tmp_path, "keyint=7", ".mp4", frames=340))
    assert long is not None
    assert long.pictures == 300


def test_no_picture_no_pattern(shared_media: Path) -> None:
    assert gop_pattern(shared_media / "odd" / "c2pa-rs__bunny_89283_init.mp4") is None
