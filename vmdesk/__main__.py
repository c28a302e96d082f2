"""The desktop without arguments, the command line with."""

import sys
from collections.abc import Sequence
from pathlib import Path

from vmdesk import cli


def main() -> int:
    """The program's entry point; its exit code."""
    return cli.main(desktop=_desktop)


def _desktop(files: Sequence[Path], close_after_first_frame: bool, analyse: bool) -> int:
    from vmdesk.ui.app import run_desktop

    return run_desktop(files, close_after_first_frame, analyse)


if __name__ == "__main__":
    sys.exit(main())
