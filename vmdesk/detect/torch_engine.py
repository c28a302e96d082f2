"""VideoMAE in torch: on the CPU one window at a time, on an accelerator in batches of one fixed shape."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from vmdesk.detect.devices import DTYPES, UNTESTED, Device
from vmdesk.detect.engine import Normaliser
from vmdesk.detect.preprocessing import Preprocessing
from vmdesk.domain.errors import DeviceLost, DeviceOutOfMemory
from vmdesk.domain.scoring import ModelPicture, Pending
from vmdesk.domain.windows import WINDOW_FRAMES

SHAPES: dict[Device, int] = {"cpu": 1, "cuda": 32, "mps": 8, "xpu": 8}
"""Windows in one computation. On a CPU more at once gain nothing (measured), and one alone cannot depend on others."""
Logits = NDArray[np.float32]


class TorchEngine:
    """A model on a device. Every computation has the same shape, filled up with its last clip.

    So a clip's logits do not depend on how many stand beside it, and on the CPU not on `batch` either, which is only
    how many clips are taken at once. Where memory runs out the shape is halved for good, and `notes` says so.
    """

    name = "torch"

    def __init__(
        self,
        model: Any,
        preprocessing: Preprocessing,
        device: Device,
        precision: str,
        batch: int | None = None,
        shape: int | None = None,
    ) -> None:
        self._device, self._dtype = device, DTYPES[precision]
        self._shape = shape or (1 if device == "cpu" else batch or SHAPES[device])
        self._batch = batch or self._shape
        self._model = model.to(device=device, dtype=self._dtype).eval()
        self._normalise = Normaliser(preprocessing, device)
        self._uploads: Any = torch.cuda.Stream() if device == "cuda" else None  # type: ignore[no-untyped-call]
        self.versions = {"torch": str(torch.__version__)}
        self._untested = (UNTESTED.format(device=device),) if device in ("mps", "xpu") else ()
        self._shrunk: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What a result must say of the device, in sentences without a full stop."""
        return (*self._untested, *self._shrunk)

    @property
    def batch(self) -> int:
        """Clips to begin at once."""
        return self._batch

    def picture(self, pixels: NDArray[np.uint8]) -> ModelPicture:
        """(size, size, 3) uint8 as (3, size, size) in the model's precision, on the device."""
        try:
            with torch.inference_mode():
                return self._uploaded(torch.from_numpy(np.require(pixels, requirements=["C", "W"])))
        except RuntimeError as error:
            raise _told(error, self._device) from error

    def begin(self, clips: Sequence[Sequence[ModelPicture]]) -> Pending:
        """Compute on the CPU; elsewhere set the device to work. Raises DeviceLost, DeviceOutOfMemory."""
        waiting: list[Callable[[], Logits]] = []
        done = 0
        while done < len(clips):
            some = clips[done : done + self._shape]
            pending = self._begun(some)
            if pending is None:
                self._shrink()
                continue
            waiting.append(pending)
            done += len(some)
        return lambda: np.concatenate([wait() for wait in waiting])

    def _uploaded(self, pixels: torch.Tensor) -> torch.Tensor:
        """On CUDA through pinned memory, on a stream of its own, while windows are computed on another."""
        if self._uploads is None:
            return self._normalise(pixels.to(self._device)).to(self._dtype)
        with torch.cuda.stream(self._uploads):
            return self._normalise(pixels.pin_memory().to(self._device, non_blocking=True)).to(self._dtype)

    def _begun(self, clips: Sequence[Sequence[ModelPicture]]) -> Callable[[], Logits] | None:
        """The computation of at most `shape` clips; None where memory does not suffice for it."""
        try:
            with torch.inference_mode():
                logits = self._model(pixel_values=self._filled(clips)).logits.float()
                return self._fetching(logits, len(clips))
        except RuntimeError as error:
            if _is_out_of_memory(error):
                return None
            raise _told(error, self._device) from error

    def _filled(self, clips: Sequence[Sequence[ModelPicture]]) -> torch.Tensor:
        """(shape, 16, 3, size, size) of the clips and, as often as is missing, the last of them."""
        pictures = [picture for clip in clips for picture in clip]
        pictures += list(clips[-1]) * (self._shape - len(clips))
        if self._uploads is not None:
            computing = torch.cuda.current_stream()
            computing.wait_stream(self._uploads)
            for picture in pictures:
                picture.record_stream(computing)
        return torch.stack(pictures).view(self._shape, WINDOW_FRAMES, *pictures[0].shape)

    def _fetching(self, logits: torch.Tensor, count: int) -> Callable[[], Logits]:
        if self._uploads is None:
            values = logits.cpu().numpy()[:count]
            return lambda: values
        fetched = torch.empty(logits.shape, dtype=torch.float32, pin_memory=True)
        fetched.copy_(logits, non_blocking=True)
        ready: Any = torch.cuda.Event()  # type: ignore[no-untyped-call]
        ready.record(torch.cuda.current_stream())

        def wait() -> Logits:
            try:
                ready.synchronize()
            except RuntimeError as error:
                raise _told(error, self._device) from error
            return fetched.numpy()[:count]

        return wait

    def _shrink(self) -> None:
        """Halve the shape for the rest of the run. Raises DeviceOutOfMemory where it is one window already."""
        if self._shape == 1:
            raise DeviceOutOfMemory(
                "The device has no memory left for one window.",
                advice="Close other programs that use it, or score with --device cpu.",
            )
        if self._device == "cuda":
            torch.cuda.empty_cache()
        self._shape //= 2
        self._batch = min(self._batch, self._shape)
        word = "window" if self._shape == 1 else "windows"
        self._shrunk = (f"the device ran out of memory; {self._shape} {word} at once were scored from then on",)


def _is_out_of_memory(error: RuntimeError) -> bool:
    return isinstance(error, torch.OutOfMemoryError) or "can't allocate memory" in str(error)


def _told(error: RuntimeError, device: Device) -> Exception:
    """The error in an examiner's words where it is the device's; else itself, for it is a defect of ours."""
    if _is_out_of_memory(error):
        return DeviceOutOfMemory("The device has no memory left for another picture.", details=str(error))
    if device != "cpu" and (isinstance(error, torch.AcceleratorError) or "CUDA" in str(error)):
        return DeviceLost(
            "The device stopped working while it scored.",
            advice="Look at the driver's messages; start vmdesk again, or score with --device cpu.",
            details=str(error),
        )
    return error
