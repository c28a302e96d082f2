"""The model's passport and the two protocols through which the pipeline knows a model and a face detector."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.faces import FaceDetection, FaceTrack, Square

LOGIT_TOLERANCES = {"fp32": 1e-3, "fp16": 1e-2, "bf16": 5e-2}
"""Largest logit difference to expect against fp32 on another machine, by precision."""

Framing = Literal["full-frame", "face"]


@dataclass(frozen=True, slots=True)
class ModelPassport:
    """Who a model is and what is known of it. Text that a bundle does not give is "unknown"; None means none published.

    `sha256` is the digest of the weights file. `labels[label_fake_index]` is the label meaning fake.
    """

    id: str
    name: str
    version: str
    sha256: str
    licence: str
    source: str
    base_model: str
    base_licence: str
    training_data: str
    labels: tuple[str, str]
    label_fake_index: int
    framing: Framing
    window: int
    sampling_rate: int
    stride: int
    validation: dict[str, Any] | None
    calibration: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class SelfTest:
    """The golden input's largest logit error on this machine, and the tolerance it had to keep."""

    passed: bool
    largest_logit_error: float
    tolerance: float


class Scorer(Protocol):
    """Turns pictures into logits. Inputs are made here so that viewer, window and report see the same preprocessing.

    `genuine` is False for stand-ins used in tests; nothing they produce can be signed.
    """

    passport: ModelPassport
    device: str
    precision: str
    batch: int
    threads: int
    genuine: bool
    self_test: SelfTest | None
    logit_tolerance: float
    face_margin: dict[str, float] | None
    notes: tuple[str, ...]
    versions: dict[str, str]

    def frame_input(self, rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """A whole upright frame (h, w, 3) as the model's picture (size, size, 3), uint8, for sliding windows."""

    def card_input(self, rgb: NDArray[np.uint8], square: Square | None) -> NDArray[np.uint8]:
        """The same through PIL's resampling, as the reference model card does; `square` is the face crop, if any."""

    def face_input(self, rgb: NDArray[np.uint8], square: Square) -> NDArray[np.uint8]:
        """The square cut out, reflected at the picture's edge, resized with antialiasing, (size, size, 3) uint8."""

    def score(self, clips: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Logits (b, 2) float32 of clips (b, 16, size, size, 3) uint8, 1 <= b <= batch."""


class FaceFinder(Protocol):
    """Finds and follows faces."""

    name: str
    version: str
    sha256: str
    licence: str
    grid: int
    """Faces are looked for on frames 0, grid, 2 x grid ... of the video: an absolute grid."""

    def detect(self, frame: int, rgb: NDArray[np.uint8]) -> Sequence[FaceDetection]:
        """Faces in one upright frame (h, w, 3), most confident first."""

    def tracks(self, detections: Sequence[Sequence[FaceDetection]], frame_count: int) -> tuple[FaceTrack, ...]:
        """Faces followed through all grid frames, longest track first; ids from 0 in that order."""
