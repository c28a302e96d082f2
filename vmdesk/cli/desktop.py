"""Open the desktop, with files as if they had been dropped on it."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from vmdesk.domain.errors import NoDisplay, UsageError
from vmdesk.domain.text import cleaned
from vmdesk.places import display_problem

Desktop = Callable[[Sequence[Path], bool, bool], int]
"""Shows the window with files opened, until it is closed; the exit code.

First flag: close once one frame is painted. Second: begin the analysis as soon as the first file is open.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of `vmdesk open`."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="video to open")
    parser.add_argument("--analyze", action="store_true", help="begin the analysis as soon as the first file is open")
    parser.add_argument("--close-after-first-frame", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Show the window until it is closed. Raises NoDisplay where there is none."""
    if args.analyze and not args.files:
        raise UsageError("--analyze needs a file.", advice="`vmdesk open FILE --analyze`.")
    problem = display_problem()
    if problem is not None:
        raise NoDisplay(f"{cleaned(problem)}; use `vmdesk analyze FILE --out DIR` instead.")
    if args.desktop is None:
        raise NoDisplay("This command line was started without the desktop; use `vmdesk analyze FILE --out DIR`.")
    show: Desktop = args.desktop
    return show(args.files, args.close_after_first_frame, args.analyze)
