"""Measure how fast this machine scores a video, against the model card's own loop.

Everything is measured in one run and in turn, so that the ratios hold even where the machine's speed wanders.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from vmdesk import places
from vmdesk.cli.model import model_errors
from vmdesk.cli.scoring_arguments import add_scoring_arguments, positive
from vmdesk.domain.text import cleaned


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of `vmdesk bench`."""
    parser.add_argument("video", nargs="?", type=Path, metavar="FILE", help="video (default: the bundled sample)")
    add_scoring_arguments(parser)
    words = "windows that the card's loop scores in each round (default: 4)"
    parser.add_argument("--windows", type=positive, metavar="N", default=4, help=words)
    parser.add_argument("--rounds", type=positive, metavar="N", default=3, help="rounds (default: 3)")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout, nothing else there")


def run(args: argparse.Namespace) -> int:
    """Measure and print; 0."""
    from vmdesk.benchmark import Choice, benchmark

    path = args.video or places.resources() / "sample" / "astronaut.mp4"
    choice = Choice(
        args.model, args.device, args.precision, args.engine, args.stride, windows=args.windows, rounds=args.rounds
    )
    with model_errors(args.model):
        told = benchmark(path, choice, _tell)
    if args.json:
        print(json.dumps(told, sort_keys=True))
    else:
        print("\n".join(_lines(told)))
    return 0


def _tell(words: str) -> None:
    sys.stderr.write(f"{words} …\n")


def _lines(told: dict[str, Any]) -> list[str]:
    ours, forward, card, ratios = told["ours"], told["forward_only"], told["card"], told["ratios"]
    on = told["gpu"] or f"{told['device']} with {told['threads']} threads"
    size, gflop = f"{told['width']} x {told['height']}", forward["flop_per_window"] / 1e9
    return [
        f"{cleaned(told['file'])}: {told['frames']} frames of {size}, {told['duration_seconds']:.2f} s",
        f"{told['model']} on {on}, {told['precision']}, {told['engine']}, torch {told['torch']}",
        f"stride {told['stride']}: {told['windows']} windows computed, the whole-clip one among them; "
        f"{told['windows_of_the_card']} of them by the card's loop; medians of {told['rounds']} rounds",
        "",
        *_table(
            ("windows a second", "", "ours is"),
            ("ours, scoring stage with decoding", f"{ours['windows_per_second']:.3f}", ""),
            ("network alone", f"{forward['windows_per_second']:.3f}", f"{ratios['scoring_to_forward_only']:.0%}"),
            ("card's loop, frames in memory", f"{card['windows_per_second']:.3f}", _times(ratios["scoring_to_card"])),
            (
                "card's loop, frames sought",
                f"{card['windows_per_second_sought']:.3f}",
                _times(ratios["scoring_to_card_sought"]),
            ),
        ),
        "",
        *_table(
            ("seconds of the whole analysis", f"{ours['seconds']:.2f}", ""),
            *((f"  {name.lower()}", f"{seconds:.2f}", "") for name, seconds in ours["stages"].items() if seconds),
            ("seconds to the first score", f"{ours['first_score_seconds']:.2f}", ""),
            ("times as fast as it plays", f"{ours['times_as_fast_as_it_plays']:.2f}", ""),
            ("peak memory, MiB", f"{ours['peak_memory_bytes'] / 2**20:.0f}", ""),
            ("GFLOP a window", f"{gflop:.2f}", ""),
            ("matrix products, GFLOP a second", f"{forward['matrix_products_flop_per_second'] / 1e9:.0f}", ""),
            ("network alone, share of those", f"{forward['share_of_matrix_products']:.0%}", ""),
            ("largest logit difference from the card's", f"{card['largest_logit_difference']:.2g}", ""),
        ),
    ]


def _table(*rows: tuple[str, str, str]) -> list[str]:
    return [f"{name:42}{value:>10}{more:>12}".rstrip() for name, value, more in rows]


def _times(ratio: float) -> str:
    return f"{ratio:.2f} x"
