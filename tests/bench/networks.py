"""The networks, windows and clocks that the scoring benches have in common.

Windows are made of the sixteen real pictures that the bundled model's self-test brings, so no video is needed.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # as the product sets it, for repeatable products

import numpy as np
import torch
import transformers
from numpy.typing import NDArray
from PIL import Image
from transformers import VideoMAEConfig, VideoMAEForVideoClassification

from vmdesk.detect.card import flop_per_window

BUNDLED = Path(__file__).resolve().parents[2] / "resources" / "models" / "vmdesk-face-tiny"
FRAMES, SIDE = 16, 224
SETTLE_SECONDS = 0.1
"""Between two contestants: the threads of the one before still turn for a while after their work."""
SHAPES: dict[str, dict[str, int]] = {
    "base": {},
    "small": {"hidden_size": 384, "num_attention_heads": 6, "intermediate_size": 1536},
}
"""Sizes of VideoMAE other than those of VideoMAEConfig, which are the base's."""

transformers.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
transformers.logging.disable_progress_bar()  # type: ignore[no-untyped-call]


def network(name: str) -> Any:
    """A VideoMAE classifier in fp32 on the CPU: "tiny" (the bundled one), "base", "small", or a bundle's folder.

    Base and small have random weights, always the same: their times are those of trained ones, but their logits hardly
    differ between windows, and their errors are those of such weights.
    """
    if name not in SHAPES:
        folder = BUNDLED if name == "tiny" else Path(name)
        loaded: Any = VideoMAEForVideoClassification.from_pretrained(
            str(folder), local_files_only=True, use_safetensors=True, dtype=torch.float32
        )
        return loaded.eval()
    torch.manual_seed(0)
    made: Any = VideoMAEForVideoClassification(VideoMAEConfig.from_dict({"num_labels": 2, **SHAPES[name]}))
    return made.eval()


def pictures() -> NDArray[np.uint8]:
    """The sixteen pictures (16, 224, 224, 3) of the bundled self-test: consecutive frames of a talking person."""
    sheet = np.asarray(Image.open(BUNDLED / "golden-input.png").convert("RGB"))
    return np.ascontiguousarray(sheet.reshape(4, SIDE, 4, SIDE, 3).swapaxes(1, 2).reshape(FRAMES, SIDE, SIDE, 3))


def windows(count: int) -> torch.Tensor:
    """Different windows (count, 16, 3, 224, 224) float32, normalised: turned in time, mirrored, darker by steps."""
    mean, std = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
    clip = torch.from_numpy(pictures()).float() / 255.0
    turned = [clip.roll(k % FRAMES, 0) * 0.9 ** (k // FRAMES) for k in range(count)]
    mixed = torch.stack([one.flip(2) if k % 2 else one for k, one in enumerate(turned)])
    return ((mixed - mean) / std).permute(0, 1, 4, 2, 3).contiguous()


def flop(model: Any) -> float:
    """Floating-point operations of one window, as the product counts them."""
    return flop_per_window(model.config)


def threads() -> int:
    """The threads that the product takes: the processors this process may use, at most eight."""
    affinity = getattr(os, "sched_getaffinity", None)
    return max(1, min(len(affinity(0)) if affinity else os.cpu_count() or 1, 8))


def alternated(contestants: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each, once a round and one after the other, so that a slower minute falls on all; one unmeasured."""
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    names = list(contestants)
    for turn in range(rounds + 1):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            time.sleep(SETTLE_SECONDS)
            began = time.perf_counter()
            contestants[name]()
            if turn:
                seconds[name].append(time.perf_counter() - began)
    return seconds


def ratio(above: list[float], below: list[float]) -> float:
    """The median of the rounds' own ratios: only times of one round can be compared."""
    return statistics.median(a / b for a, b in zip(above, below, strict=True))


def tell(result: dict[str, Any], lines: list[str], as_json: bool) -> None:
    """Print one run: the lines, or the numbers as one JSON object."""
    sys.stdout.write(json.dumps(result) + "\n" if as_json else "\n".join(lines) + "\n")
