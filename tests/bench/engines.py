"""What computes a window quickest on this CPU, and how far its logits are from torch's in fp32.

    python tests/bench/engines.py [--model tiny|small|base|FOLDER] [--rounds 7] [--threads N] [--only NAME ...] [--json]

All compute the same window in turn, one window at a time; only the ratios say something. `x torch` is how many times
quicker than torch fp32. What is not installed, or what this CPU has no instructions for, is named with its reason.
"""

import argparse
import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import networks
import numpy as np
import torch
from runtimes import ENGINES, REFERENCE, WINDOWS, Bench, Engine, Lacking


def prepared(bench: Bench, names: list[str]) -> tuple[dict[str, Engine], dict[str, str]]:
    """The engines that run here, and of the others why not."""
    engines: dict[str, Engine] = {}
    lacking: dict[str, str] = {}
    for name in names:
        try:
            engine = ENGINES[name](bench)
            engine(bench.windows[0])
            engines[name] = engine
        except Lacking as why:
            lacking[name] = str(why)
        except Exception as error:  # noqa: BLE001 - one engine that fails must not hide what the others do
            lacking[name] = f"failed: {error!r}"[:300]
    return engines, lacking


def measured(bench: Bench, engines: dict[str, Engine], rounds: int) -> dict[str, dict[str, Any]]:
    """Seconds a window in turn, then every window's logits twice: against torch fp32 and against themselves."""
    seconds = networks.alternated({name: partial(run, bench.windows[0]) for name, run in engines.items()}, rounds)
    logits = {name: [np.stack([run(w) for w in bench.windows]) for _ in "12"] for name, run in engines.items()}
    return {
        name: {
            "median_s": statistics.median(seconds[name]),
            "best_s": min(seconds[name]),
            "times_torch": networks.ratio(seconds[REFERENCE], seconds[name]),
            "largest_logit_error": float(np.abs(first - logits[REFERENCE][0]).max()),
            "logits": [round(float(first.min()), 3), round(float(first.max()), 3)],
            "repeats_bit_for_bit": bool(np.array_equal(first, again)),
        }
        for name, (first, again) in logits.items()
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="tiny")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--threads", type=int, default=networks.threads())
    parser.add_argument("--only", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    names = [REFERENCE, *(name for name in args.only if name != REFERENCE)]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(args.model, args.threads, Path(folder))
        engines, lacking = prepared(bench, names)
        rows = measured(bench, engines, args.rounds)
    low, high = rows[REFERENCE]["logits"]
    lines = [
        f"{args.model}, {args.threads} threads, {args.rounds} rounds; errors and repeats over {WINDOWS} windows, "
        f"whose logits in torch fp32 lie in {low} to {high}",
        f"{'engine':18}{'median s':>10}{'best s':>10}{'x torch':>10}{'logit error':>13}  repeats",
        *(_line(name, row) for name, row in rows.items()),
        *(f"{name:18}left out: {why}" for name, why in lacking.items()),
    ]
    networks.tell(
        {"model": args.model, "threads": args.threads, "engines": rows, "left_out": lacking}, lines, args.json
    )
    return 0


def _line(name: str, row: dict[str, Any]) -> str:
    repeats = "yes" if row["repeats_bit_for_bit"] else "no"
    return (
        f"{name:18}{row['median_s']:10.4f}{row['best_s']:10.4f}{row['times_torch']:10.2f}"
        f"{row['largest_logit_error']:13.2e}  {repeats}"
    )


if __name__ == "__main__":
    sys.exit(main())
