"""What vmdesk's way is measured against: the reference model card's own loop, and the machine's matrix products."""

import time
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch.utils.flop_counter import FlopCounterMode
from transformers import VideoMAEForVideoClassification, VideoMAEImageProcessorPil

from vmdesk.detect.bundles import Bundle
from vmdesk.detect.devices import DTYPES, Device
from vmdesk.detect.preprocessing import cut_square
from vmdesk.detect.weights import load_model
from vmdesk.domain.faces import Square

_SQUARE: dict[Device, int] = {"cpu": 2048, "cuda": 8192, "mps": 4096, "xpu": 4096}
"""Rows and columns of the large product: enough for its rate to be the device's own."""


class CardLoop:
    """The card's way for one window: PIL pictures through transformers' processor, the model in fp32, no batches."""

    def __init__(self, bundle: Bundle, device: Device) -> None:
        self._device = device
        self._model = load_model(bundle).to(device)
        self._processor: Any = VideoMAEImageProcessorPil.from_pretrained(str(bundle.folder), local_files_only=True)

    @property
    def config(self) -> Any:
        """The model's shape, as transformers describes it."""
        return self._model.config

    def logits(self, frames: Sequence[NDArray[np.uint8]], square: Square | None) -> NDArray[np.float32]:
        """Logits (2,) float32 of sixteen upright frames (h, w, 3), of a face model those of `square`."""
        with torch.inference_mode():
            shown = [cut_square(rgb, square) if square else rgb for rgb in frames]
            inputs = self._processor([Image.fromarray(rgb) for rgb in shown], return_tensors="pt").to(self._device)
            values: NDArray[np.float32] = self._model(**inputs).logits[0].float().cpu().numpy()
            return values


class Ceiling:
    """How fast the device multiplies matrices in a precision: a large square product, and the model's own widest."""

    def __init__(self, config: Any, device: Device, precision: str) -> None:
        self.flop_per_window = flop_per_window(config)
        patches = (config.image_size // config.patch_size) ** 2 * (config.num_frames // config.tubelet_size)
        side = _SQUARE[device]
        shapes = (side, side, side), (patches, config.hidden_size, config.intermediate_size)
        self._products = [_Product(shape, device, precision) for shape in shapes]

    def flop_per_second(self) -> float:
        """The rate of the quicker of the two products, measured now."""
        return max(product.flop_per_second() for product in self._products)


class _Product:
    """A matrix product (rows x inner) by (inner x columns), as long in a row as can be timed."""

    def __init__(self, shape: tuple[int, int, int], device: Device, precision: str) -> None:
        rows, inner, columns = shape
        dtype = DTYPES[precision]
        self._a = torch.randn(rows, inner, device=device, dtype=dtype)
        self._b = torch.randn(columns, inner, device=device, dtype=dtype).t()
        self._flop = 2.0 * rows * inner * columns
        self._times = max(1, round(2e10 / self._flop)) if device == "cpu" else 50

    @torch.inference_mode()
    def flop_per_second(self) -> float:
        (self._a @ self._b)[0, 0].item()
        began = time.perf_counter()
        for _ in range(self._times):
            product = self._a @ self._b
        product[0, 0].item()  # what the device has been told is done then
        return self._flop * self._times / (time.perf_counter() - began)


def flop_per_window(config: Any) -> float:
    """Floating-point operations of one window, attention included: counted on a copy that holds no numbers.

    The counter does not know the fused attention of the CPU, so the copy computes attention in single products.
    """
    with torch.device("meta"):
        copy: Any = VideoMAEForVideoClassification(deepcopy(config))  # its own: the way of attention is kept there
        copy.set_attn_implementation("eager")
        side, frames = config.image_size, config.num_frames
        with FlopCounterMode(display=False) as counter, torch.inference_mode():
            copy(pixel_values=torch.empty(1, frames, config.num_channels, side, side))
    return float(counter.get_total_flops())
