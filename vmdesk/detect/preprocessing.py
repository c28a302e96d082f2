"""Pictures as the model wants them: resized, cropped, uint8; normalised only at the model's door.

Two resamplings: PIL's, exactly as the reference model card's processor, for the sixteen whole-clip frames; and torch's
antialiased uint8 interpolation, at most one or two grey levels off and several times quicker, for sliding windows.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from vmdesk.domain.errors import ModelIncomplete
from vmdesk.domain.faces import Square

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """A bundle's `preprocessor_config.json`: `size` pixels of the resized short edge and of the centred square crop.

    `mean` and `std` per RGB channel, of values in [0, 1].
    """

    short_edge: int
    crop: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]

    def card_frame(self, rgb: Pixels) -> Pixels:
        """A whole frame (h, w, 3) through PIL: short edge resized (bilinear), centre cropped; (crop, crop, 3)."""
        height, width = _resized(rgb.shape[0], rgb.shape[1], self.short_edge)
        return _centre(_pil_resize(rgb, height, width), self.crop)

    def sliding_frame(self, rgb: Pixels) -> Pixels:
        """The same through torch's antialiased uint8 interpolation."""
        height, width = _resized(rgb.shape[0], rgb.shape[1], self.short_edge)
        return _centre(_torch_resize(rgb, height, width), self.crop)

    def card_square(self, rgb: Pixels, square: Square) -> Pixels:
        """A square of the frame through PIL, (crop, crop, 3)."""
        return _pil_resize(cut_square(rgb, square), self.crop, self.crop)

    def sliding_square(self, rgb: Pixels, square: Square) -> Pixels:
        """A square of the frame through torch, (crop, crop, 3)."""
        return _torch_resize(cut_square(rgb, square), self.crop, self.crop)


def read_preprocessing(path: Path) -> Preprocessing:
    """Read `preprocessor_config.json`. Raises ModelIncomplete where it asks for what vmdesk does not do."""
    try:
        config: dict[str, Any] = json.loads(path.read_text("utf-8"))
        size, crop = config.get("size", {"shortest_edge": 224}), config.get("crop_size", {"height": 224, "width": 224})
        edge = int(size["shortest_edge"]) if isinstance(size, dict) else int(size)
        side = int(crop["height"]) if isinstance(crop, dict) else int(crop)
        rescale = float(config.get("rescale_factor", 1 / 255))
        mean, std = tuple(map(float, config["image_mean"])), tuple(map(float, config["image_std"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelIncomplete(f"{path.name} cannot be read as VideoMAE's preprocessing.", details=str(error)) from error
    steps = [config.get(f"do_{step}", True) for step in ("resize", "center_crop", "rescale", "normalize")]
    plain = config.get("resample", 2) == 2 and abs(rescale - 1 / 255) < 1e-9
    if not (all(steps) and plain and len(mean) == len(std) == 3 and min(std) > 0 and edge >= side > 0):
        raise ModelIncomplete(f"{path.name} asks for a preprocessing other than the standard one of VideoMAE.")
    return Preprocessing(edge, side, (mean[0], mean[1], mean[2]), (std[0], std[1], std[2]))


def cut_square(rgb: Pixels, square: Square) -> Pixels:
    """The square at whole pixels, (side, side, 3); outside the picture its content is mirrored at the edge."""
    side = max(1, round(square.side))
    return np.ascontiguousarray(_along(_along(rgb, round(square.y), side, 0), round(square.x), side, 1))


def _along(rgb: Pixels, start: int, length: int, axis: int) -> Pixels:
    """Rows (axis 0) or columns (1) from `start` on: cut out where all are there, many times quicker, else taken."""
    size = rgb.shape[axis]
    if start >= 0 and start + length <= size:
        return rgb[start : start + length] if axis == 0 else rgb[:, start : start + length]
    return np.take(rgb, _mirrored(start, length, size), axis=axis)


def _mirrored(start: int, length: int, size: int) -> NDArray[np.intp]:
    period = max(1, 2 * (size - 1))
    folded = np.arange(start, start + length) % period
    return np.minimum(folded, period - folded) if size > 1 else np.zeros(length, dtype=np.intp)


def _resized(height: int, width: int, short_edge: int) -> tuple[int, int]:
    """Height and width after resizing the short edge, the long one truncated as transformers does."""
    if height <= width:
        return short_edge, int(short_edge * width / height)
    return int(short_edge * height / width), short_edge


def _centre(rgb: Pixels, crop: int) -> Pixels:
    top, left = (rgb.shape[0] - crop) // 2, (rgb.shape[1] - crop) // 2
    return np.ascontiguousarray(rgb[top : top + crop, left : left + crop])


def _pil_resize(rgb: Pixels, height: int, width: int) -> Pixels:
    return np.asarray(Image.fromarray(rgb).resize((width, height), Image.Resampling.BILINEAR), dtype=np.uint8)


def _torch_resize(rgb: Pixels, height: int, width: int) -> Pixels:
    planes = torch.from_numpy(rgb).permute(2, 0, 1).unsqueeze(0)
    resized = torch.nn.functional.interpolate(planes, (height, width), mode="bilinear", antialias=True)
    return np.ascontiguousarray(resized[0].permute(1, 2, 0).numpy())
