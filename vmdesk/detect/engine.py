"""What computes logits, whichever library it is, and how pictures become its numbers."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from vmdesk.detect.preprocessing import Preprocessing
from vmdesk.domain.scoring import ModelPicture, Pending


class Engine(Protocol):
    """One library on one device. Fed by `VideoMAEScorer`; see `vmdesk.domain.scoring.Scorer` for its duties."""

    name: str
    versions: dict[str, str]

    @property
    def notes(self) -> tuple[str, ...]:
        """What a result must say of the engine, in sentences without a full stop."""

    @property
    def batch(self) -> int:
        """Clips to begin at once."""

    def picture(self, pixels: NDArray[np.uint8]) -> ModelPicture:
        """(size, size, 3) uint8 as this engine's own picture. May be called by several threads at once."""

    def begin(self, clips: Sequence[Sequence[ModelPicture]]) -> Pending:
        """Begin to compute the logits of clips of sixteen pictures."""


class Normaliser:
    """uint8 pictures to normalised float32 planes on one device: (value / 255 - mean) / std, per channel."""

    def __init__(self, preprocessing: Preprocessing, device: str) -> None:
        self._mean = torch.tensor(preprocessing.mean, dtype=torch.float32, device=device).view(3, 1, 1)
        self._std = torch.tensor(preprocessing.std, dtype=torch.float32, device=device).view(3, 1, 1)

    def __call__(self, pixels: torch.Tensor) -> torch.Tensor:
        """(size, size, 3) uint8 on the device to (3, size, size) float32."""
        planes = pixels.permute(2, 0, 1).to(torch.float32)
        return ((planes * (1.0 / 255.0) - self._mean) / self._std).contiguous()
