"""VideoMAE in OpenVINO on the CPU: an extra, quicker than torch there, its error against torch measured at each start.

OpenVINO reports its own use over the network, from its mere import on, where the package openvino-telemetry is
installed beside it. That package is barred here before OpenVINO is imported.
"""

import sys
import warnings
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from vmdesk.detect.engine import Normaliser
from vmdesk.detect.preprocessing import Preprocessing
from vmdesk.domain.errors import DeviceUnavailable
from vmdesk.domain.scoring import ModelPicture, Pending
from vmdesk.domain.windows import WINDOW_FRAMES

TELEMETRY = "openvino_telemetry"
_HINTS = {"fp32": "f32", "bf16": "bf16"}


class OpenVinoEngine:
    """A model compiled for the CPU; one window at a time, so that its logits cannot depend on others."""

    name = "openvino"

    def __init__(
        self, model: Any, preprocessing: Preprocessing, precision: str, threads: int, batch: int | None = None
    ) -> None:
        openvino = load_openvino()
        self.batch = batch or 1
        self.notes: tuple[str, ...] = ()
        self.versions = {"torch": str(torch.__version__), "openvino": str(openvino.__version__)}
        self._normalise = Normaliser(preprocessing, "cpu")
        size = preprocessing.crop
        settings = {
            "INFERENCE_PRECISION_HINT": _HINTS[precision],
            "INFERENCE_NUM_THREADS": threads,
            "PERFORMANCE_HINT": "LATENCY",
        }
        converted = _converted(openvino, model, (1, WINDOW_FRAMES, 3, size, size))
        self._request = openvino.Core().compile_model(converted, "CPU", settings).create_infer_request()

    def picture(self, pixels: NDArray[np.uint8]) -> ModelPicture:
        """(size, size, 3) uint8 as (3, size, size) float32."""
        with torch.inference_mode():
            return self._normalise(torch.from_numpy(np.require(pixels, requirements=["C", "W"]))).numpy()

    def begin(self, clips: Sequence[Sequence[ModelPicture]]) -> Pending:
        """Compute, one window after the other."""
        logits = np.concatenate([self._request.infer([np.stack(clip)[None]])[0] for clip in clips])
        return lambda: logits.astype(np.float32)


def is_installed() -> bool:
    """Whether the library is there; it is not loaded by asking."""
    return find_spec("openvino") is not None


def load_openvino() -> Any:
    """The library, its telemetry barred. Raises DeviceUnavailable where it is not installed."""
    sys.modules[TELEMETRY] = None  # type: ignore[assignment]
    try:
        import openvino
    except ImportError as error:
        raise DeviceUnavailable(
            "OpenVINO is not installed.",
            advice="Install vmdesk with the extra `openvino`, or use --engine torch.",
            details=str(error),
        ) from error
    return openvino


class _Logits(torch.nn.Module):
    """The model with one tensor in and one out."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        logits: torch.Tensor = self.model(pixel_values=pixels).logits
        return logits


def _converted(openvino: Any, model: Any, shape: tuple[int, ...]) -> Any:
    """OpenVINO's form of `model`, with inputs of one fixed shape."""
    example = torch.zeros(shape)
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch's tracer warns of what is fixed on purpose
        traced = torch.jit.trace(_Logits(model), example, check_trace=False)  # type: ignore[no-untyped-call]
        return openvino.convert_model(traced, example_input=example, input=[shape])
