"""A bundle ready to score: pictures made for it, logits computed by an engine, proven by the self-test."""

import platform
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vmdesk.detect.bundles import PREPROCESSOR, Bundle
from vmdesk.detect.devices import Device, choose_device, choose_precision, device_name, prepare_torch
from vmdesk.detect.engine import Engine
from vmdesk.detect.openvino_engine import OpenVinoEngine
from vmdesk.detect.preprocessing import Preprocessing, read_preprocessing
from vmdesk.detect.self_test import error_note, logit_error, probe_clip, self_tested
from vmdesk.detect.torch_engine import TorchEngine
from vmdesk.detect.weights import TRANSFORMERS, load_model
from vmdesk.domain.errors import DeviceUnavailable
from vmdesk.domain.faces import Square
from vmdesk.domain.scoring import LOGIT_TOLERANCES, ModelPicture, Pending
from vmdesk.domain.windows import WINDOW_FRAMES


class VideoMAEScorer:
    """A loaded bundle on one device; implements `vmdesk.domain.scoring.Scorer`."""

    genuine = True

    def __init__(
        self, bundle: Bundle, preprocessing: Preprocessing, engine: Engine, device: Device, precision: str, threads: int
    ) -> None:
        self.passport = bundle.passport
        self.face_margin = bundle.face_margin
        self.device: str = device
        self.precision, self.threads = precision, threads
        self.engine = engine.name
        self.logit_tolerance = LOGIT_TOLERANCES[precision]
        self.versions = _versions(device) | engine.versions
        self.picture_size = preprocessing.crop
        self._bundle_notes = bundle.notes
        self._engine, self._preprocessing = engine, preprocessing
        self.self_test = self_tested(self, bundle.golden) if bundle.golden else None

    @property
    def batch(self) -> int:
        """Windows to begin at once."""
        return self._engine.batch

    @property
    def notes(self) -> tuple[str, ...]:
        """What a result must say of model and engine, in sentences without a full stop."""
        return (*self._bundle_notes, *self._engine.notes)

    def frame_input(self, rgb: NDArray[np.uint8]) -> ModelPicture:
        """A whole upright frame (h, w, 3), for sliding windows."""
        return self._engine.picture(self.sliding_pixels(rgb, None))

    def face_input(self, rgb: NDArray[np.uint8], square: Square) -> ModelPicture:
        """The square of an upright frame, for sliding windows."""
        return self._engine.picture(self.sliding_pixels(rgb, square))

    def sliding_pixels(self, rgb: NDArray[np.uint8], square: Square | None) -> NDArray[np.uint8]:
        """What `frame_input` (where `square` is None) and `face_input` normalise, (size, size, 3)."""
        return self._preprocessing.sliding_square(rgb, square) if square else self._preprocessing.sliding_frame(rgb)

    def card_input(self, rgb: NDArray[np.uint8], square: Square | None) -> NDArray[np.uint8]:
        """The whole frame, or `square` of it, through PIL as the reference model card does."""
        return self._preprocessing.card_square(rgb, square) if square else self._preprocessing.card_frame(rgb)

    def picture_input(self, picture: NDArray[np.uint8]) -> ModelPicture:
        """A picture of the model's own size. Raises ValueError for another size."""
        size = self.picture_size
        if picture.shape != (size, size, 3):
            raise ValueError(f"a picture of shape {picture.shape} for a model that takes {size} x {size}")
        return self._engine.picture(picture)

    def begin(self, clips: Sequence[Sequence[ModelPicture]]) -> Pending:
        """Begin to score clips of sixteen pictures. Raises ValueError for other numbers, and as the engine does."""
        if not clips or any(len(clip) != WINDOW_FRAMES for clip in clips):
            raise ValueError(f"{len(clips)} clips of {[len(clip) for clip in clips]} pictures")
        return self._engine.begin(clips)


def load_scorer(
    bundle: Bundle,
    device: str = "auto",
    precision: str = "auto",
    *,
    engine: str = "auto",
    batch: int | None = None,
    threads: int | None = None,
) -> VideoMAEScorer:
    """Load `bundle` and run its self-test.

    `device` auto, cpu, cuda, mps or xpu; `precision` auto (fp16 on CUDA, fp32 elsewhere), fp32, fp16 or bf16; `engine`
    auto (torch), torch or openvino; `batch` windows at once, None for as many as suit the device; `threads` those
    of the processor, None for the usual number. Raises DeviceUnavailable, ModelWeightsWrong, ModelSelfTestFailed.
    """
    chosen = choose_device(device if engine != "openvino" or device != "auto" else "cpu")
    accuracy = choose_precision(precision, chosen)
    threads = prepare_torch(threads)
    preprocessing = read_preprocessing(bundle.folder / PREPROCESSOR)
    model = load_model(bundle)
    if engine != "openvino":
        computing = TorchEngine(model, preprocessing, chosen, accuracy, batch)
        return VideoMAEScorer(bundle, preprocessing, computing, chosen, accuracy, threads)
    if chosen != "cpu":
        raise DeviceUnavailable("OpenVINO is offered on the CPU only.", advice="Use --device cpu.")
    quick = OpenVinoEngine(model, preprocessing, accuracy, threads, batch)
    reference = TorchEngine(model, preprocessing, "cpu", "fp32")
    error = logit_error(quick, reference, probe_clip(bundle.golden, preprocessing.crop))
    quick.notes = (error_note("OpenVINO", error, golden=bundle.golden is not None),)
    return VideoMAEScorer(bundle, preprocessing, quick, chosen, accuracy, threads)


def _versions(device: Device) -> dict[str, str]:
    return {"transformers": TRANSFORMERS, "gpu": device_name(device), "python": platform.python_version()}
