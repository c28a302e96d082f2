"""Open the desktop, with files as if they had been dropped on it."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from vmdesk.domain.errors import NoDisplay

Desktop = Callable[[Sequence[Path], bool], int]
"""Shows the window with files opened, until it is closed or, if True, has painted one frame; the exit code."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of `vmdesk open`."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="video to open")
    parser.add_argument("--close-after-first-frame", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Show the window until it is closed. Raises NoDisplay where there is none."""
    if not has_display():
        raise NoDisplay("There is no display here; use `vmdesk analyze FILE --out DIR` instead.")
    if args.desktop is None:
        raise NoDisplay("This command line was started without the desktop; use `vmdesk analyze FILE --out DIR`.")
    show: Desktop = args.desktop
    return show(args.files, args.close_after_first_frame)


def has_display() -> bool:
    """True where a window can be shown, or where Qt was told to do without a screen."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
