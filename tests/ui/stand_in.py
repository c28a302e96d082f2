"""The scoring process with a stand-in for the model, as tests start it. Nothing it gives can be signed."""

import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from vmdesk.background.entry import main as serve
from vmdesk.domain.errors import ModelDigestMismatch
from vmdesk.domain.scoring import ModelPassport, SelfTest
from vmdesk.workbench import Parts

PASSPORT = ModelPassport(
    id="stand-in",
    name="Stand-in",
    version="1",
    sha256="0" * 64,
    licence="MIT",
    source="tests",
    base_model="none",
    base_licence="CC-BY-NC-4.0",
    training_data="none",
    labels=("real", "fake"),
    label_fake_index=1,
    framing="full-frame",
    window=16,
    sampling_rate=1,
    stride=16,
    validation=None,
    calibration=None,
)


class BrightnessScorer:
    """Stands in for a model: the second logit is the mean grey level. Nothing it gives can be signed."""

    device, precision, engine, batch, threads, genuine = "cpu", "fp32", "stand-in", 1, 1, False
    self_test = SelfTest(True, 0.0, 1e-3)
    face_margin = None
    logit_tolerance = 1e-3
    notes = ()

    def __init__(self, passport: ModelPassport, gate: Path) -> None:
        self.passport = passport
        self.versions = {"torch": "none", "transformers": "none"}
        self._gate = gate

    def frame_input(self, rgb):
        return self.sliding_pixels(rgb, None)

    def sliding_pixels(self, rgb, square):
        if square is not None:
            rgb = rgb[int(square.y) :, int(square.x) :]
        return np.ascontiguousarray(np.resize(rgb, (8, 8, 3)))

    def card_input(self, rgb, square):
        return self.frame_input(rgb)

    def face_input(self, rgb, square):
        return self.sliding_pixels(rgb, square)

    def picture_input(self, picture):
        return picture

    def begin(self, clips):
        logits = self._score(np.stack([np.stack(clip) for clip in clips]))
        return lambda: logits

    def _score(self, clips):
        deadline = time.monotonic() + 30
        while not self._gate.exists() and time.monotonic() < deadline:
            time.sleep(0.005)
        grey = clips.reshape(len(clips), -1).mean(axis=1, dtype=np.float32) / 255
        return np.stack([np.zeros_like(grey), grey], axis=1)


def main(way: str, gate: str) -> None:
    """Serve with the stand-in, one that looks at faces, or one refused each time, which leaves a file that says so."""
    count = 0

    def load() -> Parts:
        nonlocal count
        if way != "refuse":
            passport = replace(PASSPORT, framing="face") if way == "face" else PASSPORT
            return Parts(BrightnessScorer(passport, Path(gate)), None)
        count += 1
        Path(f"{gate}-refused-{count}").touch()
        while not Path(gate).exists():
            time.sleep(0.005)
        raise ModelDigestMismatch("The weights are not the ones described.", advice="Fetch the model again.")

    serve(load)
