"""Arguments that every verb which scores takes alike."""

import argparse


def add_scoring_arguments(parser: argparse.ArgumentParser) -> None:
    """Which model computes, on what, in which precision, and how far its windows lie apart."""
    parser.add_argument("--model", metavar="ID_OR_DIR", help="model bundle (default: the bundled one)")
    parser.add_argument("--stride", type=positive, metavar="N", help="frames from one window's start to the next")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--precision", choices=("auto", "fp32", "fp16", "bf16"), default="auto")
    words = "what computes the scores (openvino: an extra, to be installed)"
    parser.add_argument("--engine", choices=("auto", "torch", "openvino"), default="auto", help=words)


def positive(text: str) -> int:
    """A whole number from 1 on, as argparse takes it."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value
