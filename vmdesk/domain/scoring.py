"""The model's passport and the two protocols through which the pipeline knows a model and a face detector."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.faces import FaceDetection, FaceTrack, Square

LOGIT_TOLERANCES = {"fp32": 1e-3, "fp16": 1e-2, "bf16": 5e-2}
"""Largest logit difference to expect against fp32 on another machine, by precision."""

Framing = Literal["full-frame", "face"]

ModelPicture: TypeAlias = Any
"""One picture as the model takes it, made by a scorer for itself: resized, normalised, on the scorer's device. Nobody
else looks into it; windows that share a frame share its picture."""
Pending: TypeAlias = Callable[[], NDArray[np.float32]]
"""Waits for a batch under way and gives its logits, float32 (b, 2). Raises what computing them raised."""


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
    preprocessing: str = "unknown"


@dataclass(frozen=True, slots=True)
class SelfTest:
    """The golden input's largest logit error on this machine, and the tolerance it had to keep."""

    passed: bool
    largest_logit_error: float
    tolerance: float


class Scorer(Protocol):
    """Turns pictures into logits. Inputs are made here so that viewer, window and report see the same preprocessing.

    `engine` is the library that computes ("torch", "openvino"); `batch` is how many windows are best begun at once, and
    can shrink while a run is under way; `threads` are those that compute. `genuine` is False for stand-ins used in
    tests; nothing they produce can be signed.

    `frame_input`, `face_input`, `sliding_pixels` and `picture_input` may be called by several threads at once; `begin`
    by one at a time.
    """

    passport: ModelPassport
    device: str
    precision: str
    engine: str
    threads: int
    genuine: bool
    self_test: SelfTest | None
    logit_tolerance: float
    face_margin: dict[str, float] | None
    versions: dict[str, str]

    @property
    def notes(self) -> tuple[str, ...]:
        """What a result must say of model and device, in sentences without a full stop; may grow during a run."""

    @property
    def batch(self) -> int:
        """Windows to begin at once, at least 1."""

    def frame_input(self, rgb: NDArray[np.uint8]) -> ModelPicture:
        """A whole upright frame (h, w, 3) for sliding windows."""

    def face_input(self, rgb: NDArray[np.uint8], square: Square) -> ModelPicture:
        """The square cut out, reflected at the picture's edge, resized with antialiasing."""

    def sliding_pixels(self, rgb: NDArray[np.uint8], square: Square | None) -> NDArray[np.uint8]:
        """The very pixels that `face_input`, or for None `frame_input`, normalises: (size, size, 3) uint8."""

    def card_input(self, rgb: NDArray[np.uint8], square: Square | None) -> NDArray[np.uint8]:
        """(size, size, 3) uint8 through PIL's resampling, as the reference card does; `square` is the face crop."""

    def picture_input(self, picture: NDArray[np.uint8]) -> ModelPicture:
        """A picture of the model's own size, (size, size, 3), such as `card_input` gives."""

    def begin(self, clips: Sequence[Sequence[ModelPicture]]) -> Pending:
        """Begin to score clips of sixteen pictures each, at least one and at most `batch`.

        May compute at once or go on while the caller does other things; batches finish in the order they were begun.
        Raises DeviceLost, DeviceOutOfMemory, here or from the Pending.
        """


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
