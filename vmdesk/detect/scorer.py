"""VideoMAE through transformers and torch: load without surprises, prove it with the self-test, score."""

import os
import platform
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"  # whatever the user's own setting is
os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # what deterministic matrix products need on CUDA

import torch
import transformers
from transformers import VideoMAEForVideoClassification

from vmdesk.detect.bundles import PREPROCESSOR, Bundle, Golden
from vmdesk.detect.preprocessing import read_preprocessing
from vmdesk.domain.errors import DeviceUnavailable, ModelIncomplete, ModelSelfTestFailed, ModelWeightsWrong
from vmdesk.domain.faces import Square
from vmdesk.domain.scoring import LOGIT_TOLERANCES, ModelPicture, Pending, SelfTest
from vmdesk.domain.windows import WINDOW_FRAMES

CUDA_BATCH = 32
_DTYPES = {"fp32": torch.float32, "fp16": torch.float16, "bf16": torch.bfloat16}

transformers.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
transformers.logging.disable_progress_bar()  # type: ignore[no-untyped-call]


class VideoMAEScorer:
    """A loaded bundle on one device; implements `vmdesk.domain.scoring.Scorer`."""

    genuine = True
    engine = "torch"

    def __init__(self, bundle: Bundle, device: str, precision: str) -> None:
        self.passport = bundle.passport
        self.face_margin = bundle.face_margin
        self.notes = bundle.notes
        self.device, self.precision = device, precision
        self.batch = CUDA_BATCH if device == "cuda" else 1
        self.threads = _fix_threads()
        self.logit_tolerance = LOGIT_TOLERANCES[precision]
        self.versions = _versions(device)
        self._preprocessing = read_preprocessing(bundle.folder / PREPROCESSOR)
        self.picture_size = self._preprocessing.crop
        self._model = _load_model(bundle, device, precision)
        self._mean = _channels(self._preprocessing.mean, device)
        self._std = _channels(self._preprocessing.std, device)
        self.self_test = _self_test(self, bundle.golden) if bundle.golden else None

    def frame_input(self, rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """A whole upright frame (h, w, 3) as the model's picture, for sliding windows."""
        return self._preprocessing.sliding_frame(rgb)

    def card_input(self, rgb: NDArray[np.uint8], square: Square | None) -> NDArray[np.uint8]:
        """The whole frame, or `square` of it, through PIL as the reference model card does."""
        return self._preprocessing.card_square(rgb, square) if square else self._preprocessing.card_frame(rgb)

    def face_input(self, rgb: NDArray[np.uint8], square: Square) -> NDArray[np.uint8]:
        """The square as the model's picture, for sliding windows."""
        return self._preprocessing.sliding_square(rgb, square)

    def picture_input(self, picture: NDArray[np.uint8]) -> ModelPicture:
        """A picture of the model's own size."""
        return picture

    def begin(self, clips: Sequence[Sequence[ModelPicture]]) -> Pending:
        """Logits of some clips."""
        logits = self.score(np.stack([np.stack(clip) for clip in clips]))
        return lambda: logits

    def score(self, clips: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Logits (b, 2) float32 of clips (b, 16, size, size, 3) uint8, 1 <= b <= batch.

        The batch that reaches the device always has the same shape (padded with the last clip), so that a clip's
        logits do not depend on how many stand beside it. Raises ValueError for another number of frames.
        """
        count = len(clips)
        if not 1 <= count <= self.batch or clips.shape[1] != WINDOW_FRAMES:
            raise ValueError(f"clips of shape {clips.shape} do not fit batches of {self.batch} x {WINDOW_FRAMES}")
        filled = (
            np.concatenate([clips, np.repeat(clips[-1:], self.batch - count, axis=0)]) if count < self.batch else clips
        )
        with torch.inference_mode():
            pixels = torch.from_numpy(np.ascontiguousarray(filled)).to(self.device).permute(0, 1, 4, 2, 3)
            values = (pixels.to(torch.float32) * (1.0 / 255.0) - self._mean) / self._std
            logits = self._model(pixel_values=values.to(_DTYPES[self.precision])).logits
        return np.asarray(logits[:count].float().cpu().numpy(), dtype=np.float32)


def load_scorer(
    bundle: Bundle, device: str = "auto", precision: str = "auto", *, engine: str = "auto", batch: int | None = None
) -> VideoMAEScorer:  # noqa: ARG001
    """Load `bundle` and run its self-test.

    `device` auto, cpu or cuda; `precision` auto (fp16 on CUDA, fp32 on CPU), fp32, fp16 or bf16. Raises
    DeviceUnavailable, ModelWeightsWrong, ModelSelfTestFailed.
    """
    chosen = _choose_device(device)
    accuracy = ("fp16" if chosen == "cuda" else "fp32") if precision == "auto" else precision
    if chosen == "cpu" and accuracy != "fp32":
        raise DeviceUnavailable(f"{accuracy} is not offered on the CPU.", advice="Use --precision fp32.")
    torch.use_deterministic_algorithms(True)
    return VideoMAEScorer(bundle, chosen, accuracy)


def _choose_device(device: str) -> str:
    if device == "cuda" and not torch.cuda.is_available():
        raise DeviceUnavailable("This machine has no CUDA device that torch can use.", advice="Use --device cpu.")
    if device == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    return device


def _fix_threads() -> int:
    """One thread count for all runs on a machine: float sums depend on it."""
    affinity = getattr(os, "sched_getaffinity", None)
    threads = max(1, min(len(affinity(0)) if affinity else os.cpu_count() or 1, 8))
    torch.set_num_threads(threads)
    return threads


def _channels(values: tuple[float, float, float], device: str) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float32, device=device).view(1, 1, 3, 1, 1)


def _load_model(bundle: Bundle, device: str, precision: str) -> Any:
    name = bundle.passport.id
    try:
        loaded: Any = VideoMAEForVideoClassification.from_pretrained(
            str(bundle.folder),
            local_files_only=True,
            use_safetensors=True,
            trust_remote_code=False,
            output_loading_info=True,
            dtype=torch.float32,
        )
        model, report = loaded
    except Exception as error:
        raise ModelWeightsWrong(f"The weights of {name} cannot be loaded.", details=repr(error)) from error
    wrong = {k: v for k, v in report.items() if v}
    if wrong:
        raise ModelWeightsWrong(
            f"The weights of {name} do not fit the model: tensors are missing, left over or of another shape.",
            advice="A model with such weights would give random scores. Use the complete bundle.",
            details=str(wrong)[:2000],
        )
    if not all(bool(torch.isfinite(t).all()) for t in model.state_dict().values()):
        raise ModelWeightsWrong(f"The weights of {name} hold numbers that are not finite.")
    return model.to(device=device, dtype=_DTYPES[precision]).eval()


def _self_test(scorer: VideoMAEScorer, golden: Golden) -> SelfTest:
    """Score the bundled input and compare. Raises ModelSelfTestFailed, so that no score is given by a drifted stack."""
    logits = scorer.score(_golden_clip(golden, scorer.picture_size)[None])[0]
    error = float(np.abs(logits.astype(np.float64) - np.array(golden.logits)).max())
    tolerance = max(golden.tolerance, LOGIT_TOLERANCES[scorer.precision])
    if not error <= tolerance:
        raise ModelSelfTestFailed(
            f"The self-test of {scorer.passport.id} failed: logits differ by {error:.6g}, allowed are {tolerance:.6g}.",
            advice="The software stack or the model is not the one that was tested; no video is scored with it.",
        )
    return SelfTest(True, error, tolerance)


def _golden_clip(golden: Golden, side: int) -> NDArray[np.uint8]:
    """The sixteen pictures (16, side, side, 3) of the bundled sheet (4 side, 4 side, 3), row by row."""
    try:
        sheet = np.asarray(Image.open(golden.input).convert("RGB"))
    except OSError as error:
        raise ModelIncomplete(f"{golden.input.name} of the model is not a picture.", details=str(error)) from error
    if sheet.shape != (4 * side, 4 * side, 3):
        raise ModelIncomplete(f"{golden.input.name} of the model does not hold 4 x 4 pictures of {side} pixels.")
    return np.ascontiguousarray(sheet.reshape(4, side, 4, side, 3).swapaxes(1, 2).reshape(16, side, side, 3))


def _versions(device: str) -> dict[str, str]:
    gpu = torch.cuda.get_device_name(0) if device == "cuda" else ""
    return {
        "torch": str(torch.__version__),
        "transformers": transformers.__version__,
        "gpu": gpu,
        "python": platform.python_version(),
    }
