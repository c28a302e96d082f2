"""Which device computes, in which precision, on how many threads."""

import os
from typing import Literal, cast

import torch

from vmdesk.domain.errors import DeviceUnavailable

Device = Literal["cpu", "cuda", "mps", "xpu"]
DTYPES = {"fp32": torch.float32, "fp16": torch.float16, "bf16": torch.bfloat16}
UNTESTED = "the makers of vmdesk have not tested scoring on this device ({device}); only its self-test speaks for it"
_MOST_THREADS = 8


def choose_device(wanted: str) -> Device:
    """A device that torch can use here: "auto" takes CUDA, then the CPU. Raises DeviceUnavailable."""
    if wanted == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    if wanted not in ("cpu", "cuda", "mps", "xpu"):
        raise DeviceUnavailable(f"vmdesk knows no device named {wanted[:40]!r}.", advice="Use --device cpu.")
    if wanted != "cpu" and not _AVAILABLE[wanted]():
        raise DeviceUnavailable(
            f"This machine has no {_WORDS[wanted]} device that torch can use.", advice="Use --device cpu."
        )
    return cast(Device, wanted)


_AVAILABLE = {
    "cuda": lambda: torch.cuda.is_available(),
    "mps": lambda: torch.backends.mps.is_available(),
    "xpu": lambda: torch.xpu.is_available(),
}
_WORDS = {"cuda": "CUDA", "mps": "Metal (MPS)", "xpu": "Intel XPU"}


def choose_precision(wanted: str, device: Device) -> str:
    """The precision on a device: "auto" is fp16 on CUDA, fp32 elsewhere. Raises DeviceUnavailable.

    On the CPU bf16 is offered where the processor multiplies in it; without that it is about six times slower.
    """
    precision = ("fp16" if device == "cuda" else "fp32") if wanted == "auto" else wanted
    if device == "cpu" and precision == "fp16":
        raise DeviceUnavailable("fp16 is not offered on the CPU.", advice="Use --precision fp32.")
    if device == "cpu" and precision == "bf16" and not multiplies_bf16():
        raise DeviceUnavailable(
            "This processor does not multiply in bf16; it would only be slower.", advice="Use --precision fp32."
        )
    return precision


def multiplies_bf16() -> bool:
    """Whether this processor has instructions for products in bf16 (AVX512-BF16 or AMX)."""
    return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())


def prepare_torch(threads: int | None = None) -> int:
    """Fix what results depend on: deterministic algorithms, no TF32, and one number of threads for all runs; gives it.

    `threads` asks for another number than the usual one.

    What torch promises then: on one machine and one build the same numbers each time for inputs of the same shape.
    Between machines, builds and devices it promises nothing; the tolerance stated with a result is what was measured.
    """
    torch.use_deterministic_algorithms(True)
    torch.set_float32_matmul_precision("highest")
    torch.backends.cudnn.allow_tf32 = False
    threads = threads or usual_threads()
    torch.set_num_threads(threads)
    return threads


def usual_threads() -> int:
    """As many as this process may run on, up to eight."""
    affinity = getattr(os, "sched_getaffinity", None)
    return max(1, min(len(affinity(0)) if affinity else os.cpu_count() or 1, _MOST_THREADS))


def device_name(device: Device) -> str:
    """The accelerator's own name; empty for the CPU."""
    if device == "cuda":
        return torch.cuda.get_device_name(0)
    if device == "xpu":
        return str(torch.xpu.get_device_name(0))
    return "Apple GPU (Metal)" if device == "mps" else ""
