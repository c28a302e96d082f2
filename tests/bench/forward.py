"""Windows a second of the network alone, by precision, against the device's ceiling and the reference card's own loop.

    python tests/bench/forward.py [--model tiny|small|base|FOLDER] [--device auto|cuda|cpu] [--batch 32] [--rounds 7]
                                  [--precisions fp32 tf32 fp16 bf16] [--width 1920] [--height 1080] [--json]

Meant for a machine with a CUDA device; on the CPU it takes batches of one, in fp32 and where the processor has it bf16.
Pixels lie on the device already. In one run and in turn, the medians of:

    windows/s   of `batch` windows at once
    ceiling     share of the quickest matrix product in that precision, a large square one or the network's own widest
    error       largest logit difference from fp32 over the batch
    card        the card's own loop: sixteen prefetched pictures through the PIL processor, fp32, one window at a time
"""

import argparse
import statistics
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import networks
import torch
from PIL import Image
from transformers import VideoMAEImageProcessorPil

DTYPES = {"fp32": torch.float32, "tf32": torch.float32, "fp16": torch.float16, "bf16": torch.bfloat16}
SQUARE = {"cuda": 8192, "cpu": 2048}
PRODUCTS = 5
"""Matrix products in one timing, so that starting them does not count."""


class Forward:
    """One network in one precision on one device, with a batch of windows that lie there."""

    def __init__(self, name: str, precision: str, device: str, batch: int) -> None:
        self.precision, self.device, self.batch = precision, device, batch
        self.dtype = DTYPES[precision]
        self.model = networks.network(name).to(device=device, dtype=self.dtype)
        self.pixels = networks.windows(batch).to(device=device, dtype=self.dtype)

    @torch.inference_mode()
    def logits(self) -> torch.Tensor:
        """Logits (batch, 2) float32 on the CPU, so that the device has finished."""
        with _products(self.precision):
            return torch.Tensor(self.model(pixel_values=self.pixels).logits.float().cpu())

    def products(self) -> tuple["Product", "Product"]:
        """The two matrix products of which the quicker one is the ceiling."""
        config, side = self.model.config, SQUARE[self.device]
        rows = self.batch * self.model.videomae.embeddings.num_patches
        return Product(self, side, side, side), Product(self, rows, config.hidden_size, config.intermediate_size)


class Product:
    """A matrix product (rows x inner) by (inner x columns), some times in a row."""

    def __init__(self, forward: Forward, rows: int, inner: int, columns: int) -> None:
        made = partial(torch.randn, device=forward.device, dtype=forward.dtype)
        self.a, self.b, self.precision = made(rows, inner), made(columns, inner).t(), forward.precision
        self.flop = 2.0 * rows * inner * columns * PRODUCTS

    @torch.inference_mode()
    def run(self) -> None:
        with _products(self.precision):
            for _ in range(PRODUCTS):
                product = self.a @ self.b
            product[0, 0].item()


def card_loop(name: str, device: str, width: int, height: int) -> Callable[[], float]:
    """The reference card's way for one window: PIL pictures, transformers' processor, fp32, softmax."""
    model, processor = networks.network(name).to(device), VideoMAEImageProcessorPil.from_pretrained(networks.BUNDLED)
    frames = [Image.fromarray(one).resize((width, height)) for one in networks.pictures()]

    @torch.inference_mode()
    def run() -> float:
        with _products("fp32"):
            inputs = processor(frames, return_tensors="pt").to(device)
            return float(model(**inputs).logits.softmax(-1)[0, 1].item())

    return run


class _products(AbstractContextManager[None]):  # noqa: N801 - reads as the verb it is
    """Let CUDA's products round as the precision says: TF32 only where it is meant."""

    def __init__(self, precision: str) -> None:
        self.allowed = precision == "tf32"

    def __enter__(self) -> None:
        self.before = torch.get_float32_matmul_precision()
        torch.set_float32_matmul_precision("high" if self.allowed else "highest")
        torch.backends.cudnn.allow_tf32 = self.allowed

    def __exit__(self, *_: object) -> None:
        torch.set_float32_matmul_precision(self.before)


def computable(device: str) -> list[str]:
    """The precisions worth asking of a device."""
    if device == "cuda":
        return list(DTYPES)
    return ["fp32", "bf16"] if torch.ops.mkldnn._is_mkldnn_bf16_supported() else ["fp32"]


def measured(args: argparse.Namespace, device: str, batch: int) -> dict[str, Any]:
    """Every precision in turn with its matrix products and the card's loop: a ceiling of another minute is none."""
    precisions = [one for one in args.precisions if one in computable(device)]
    ways = {one: Forward(args.model, one, device, batch) for one in dict.fromkeys(["fp32", *precisions])}
    card = card_loop(args.model, device, args.width, args.height)
    contestants: dict[str, Callable[[], object]] = {"card": card}
    products = {one: way.products() for one, way in ways.items()}
    for one, way in ways.items():
        contestants |= {one: way.logits, f"{one} large": products[one][0].run, f"{one} own": products[one][1].run}
    seconds = networks.alternated(contestants, args.rounds)
    expected, flop = ways["fp32"].logits(), networks.flop(ways["fp32"].model)
    rows = {}
    for one, way in ways.items():
        a_second = batch / statistics.median(seconds[one])
        large, own = products[one]
        quickest = min(seconds[f"{one} large"]) / large.flop, min(seconds[f"{one} own"]) / own.flop
        ceiling = 1 / min(quickest)
        rows[one] = {
            "windows_per_s": a_second,
            "ceiling_tflop_per_s": ceiling / 1e12,
            "share_of_ceiling": a_second * flop / ceiling,
            "largest_logit_error": float((way.logits() - expected).abs().max()),
            "times_card": networks.ratio(seconds["card"], seconds[one]) * batch,
        }
    return {
        "model": args.model,
        "device": torch.cuda.get_device_name(0) if device == "cuda" else f"CPU, {torch.get_num_threads()} threads",
        "torch": str(torch.__version__),
        "batch": batch,
        "gflop_per_window": flop / 1e9,
        "logits_sd": float(expected.std()) if expected.numel() > 1 else 0.0,
        "card_windows_per_s": 1 / statistics.median(seconds["card"]),
        "precisions": rows,
        "left_out": [one for one in args.precisions if one not in rows],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="base")
    parser.add_argument("--device", default="auto", choices=["auto", "cuda", "cpu"])
    parser.add_argument("--batch", type=int)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--precisions", nargs="+", choices=list(DTYPES), default=list(DTYPES))
    parser.add_argument("--width", type=int, default=1920)
    parser.add_argument("--height", type=int, default=1080)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    device = args.device if args.device != "auto" else "cuda" if torch.cuda.is_available() else "cpu"
    torch.set_num_threads(networks.threads())
    torch.use_deterministic_algorithms(True)  # as the product computes
    result = measured(args, device, args.batch or (32 if device == "cuda" else 1))
    networks.tell(result, _lines(result), args.json)
    return 0


def _lines(result: dict[str, Any]) -> list[str]:
    rows = [
        f"{one:6}{row['windows_per_s']:11.2f}{row['ceiling_tflop_per_s']:10.3f}{row['share_of_ceiling']:9.1%}"
        f"{row['largest_logit_error']:12.2e}{row['times_card']:9.2f}"
        for one, row in result["precisions"].items()
    ]
    return [
        f"{result['model']} on {result['device']}, torch {result['torch']}, batch {result['batch']}, "
        f"{result['gflop_per_window']:.1f} GFLOP a window, logits' s.d. {result['logits_sd']:.3f}",
        f"the card's loop: {result['card_windows_per_s']:.2f} windows/s",
        f"{'':6}{'windows/s':>11}{'TFLOP/s':>10}{'ceiling':>9}{'error':>12}{'x card':>9}",
        *rows,
        *(f"{one:6}left out: this device does not compute it" for one in result["left_out"]),
    ]


if __name__ == "__main__":
    sys.exit(main())
