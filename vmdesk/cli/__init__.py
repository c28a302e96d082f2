"""Parse, call, print: one verb a file. Messages go to stderr, one line first, details after."""

import argparse
import io
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from types import ModuleType

from vmdesk import __version__
from vmdesk.cli import analyze, bench, case, doctor, inspect, key, model, report, verify
from vmdesk.cli import desktop as open_desktop
from vmdesk.cli.desktop import Desktop
from vmdesk.domain.errors import VmdeskError

VERBS: dict[str, ModuleType] = {
    "analyze": analyze,
    "verify": verify,
    "report": report,
    "case": case,
    "inspect": inspect,
    "model": model,
    "key": key,
    "doctor": doctor,
    "bench": bench,
    "open": open_desktop,
}
_NOBODY_READS = 2
_DEFECT = 70
_CANCELLED = 130


def main(arguments: Sequence[str] | None = None, desktop: Desktop | None = None) -> int:
    """Run one command; its exit code (see `vmdesk.domain.errors`). `desktop` shows the window for `open`."""
    _speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given, desktop)
    except VmdeskError as error:
        _tell(error.message, error.advice, error.details)
        return error.exit_code
    except KeyboardInterrupt:
        _tell("Cancelled.")
        return _CANCELLED
    except BrokenPipeError:  # whoever read our words has gone; the rest of the work was not done
        _say_no_more()
        return _NOBODY_READS
    except Exception as error:  # noqa: BLE001 - the last place where a defect can be told in words
        _tell(f"A defect of vmdesk: {error!r}", "Please report it with the lines below.", traceback.format_exc())
        return _DEFECT


def _run(given: list[str], desktop: Desktop | None) -> int:
    try:
        args = _parser(given[0] if given else "open").parse_args(given or ["open"])
        args.desktop = desktop
        code: int = args.run(args)
        return code
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()  # here, so that a reader who has gone is noticed while it can still be told


def _speak_utf8() -> None:
    """Any name can be printed, whatever the locale; what is no text at all is written out as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _say_no_more() -> None:
    """Let what is still buffered go nowhere, so that Python does not complain about it at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())


def _parser(verb: str) -> argparse.ArgumentParser:
    """The whole command's parser; only the verb in use describes its own arguments."""
    parser = argparse.ArgumentParser(
        prog="vmdesk",
        description="Offline forensic video examination: exact frames, model scores, signed reports.",
        epilog="A score is a number that a model gives, not a probability that a video is fake.",
    )
    parser.add_argument("--version", action="version", version=f"vmdesk {__version__}")
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, module in VERBS.items():
        summary = (module.__doc__ or "").strip().splitlines()[0].rstrip(".")
        one = verbs.add_parser(name, help=summary, description=module.__doc__)
        one.set_defaults(run=module.run)
        if name == verb:
            module.add_arguments(one)
    return parser


def _tell(message: str, advice: str = "", details: str = "") -> None:
    sys.stderr.write("".join(f"{line}\n" for line in (message, advice, details) if line))
