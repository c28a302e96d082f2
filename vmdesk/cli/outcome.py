"""What `vmdesk analyze` tells of each exhibit: lines for a person, or one JSON object a line."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vmdesk.domain.errors import VmdeskError
from vmdesk.domain.text import cleaned

if TYPE_CHECKING:
    from vmdesk.domain.events import AnalysisFinished
    from vmdesk.report.timestamp_token import Stamp


def tell_passed_over(path: Path, error: VmdeskError, args: argparse.Namespace) -> None:
    """Say that what lies at `path` was not scored, and need not be."""
    sys.stderr.write(f"Passed over: {error}\n")
    if args.json:
        _print_json({"event": "passed over", "exhibit": str(path), "error": error.kind, "message": error.message})


def tell_resumed(path: Path, windows: int, args: argparse.Namespace) -> None:
    """Say that an unfinished run of the exhibit at `path` is carried on."""
    sys.stderr.write(f"{cleaned(path.name)}: carried on from an unfinished run, {windows} windows taken over\n")
    if args.json:
        _print_json({"event": "resumed", "exhibit": str(path), "windows": windows})


def tell_kept(path: Path, windows: int) -> None:
    """Say that what was scored of the exhibit at `path` is not lost."""
    sys.stderr.write(f"{cleaned(path.name)}: {windows} windows are kept; the same command carries on from there\n")


def tell_queue(words: str, event: str, args: argparse.Namespace, **told: Any) -> None:
    """Say something of the case's queue: a sentence for a person, `event` with what is `told` for a program."""
    sys.stderr.write(f"{words}\n")
    if args.json:
        _print_json({"event": event, **told})


def tell_failed(path: Path, error: VmdeskError, args: argparse.Namespace) -> int:
    """Say why the exhibit at `path` has no result; gives the exit code for it."""
    sys.stderr.write("".join(f"{line}\n" for line in (error.message, error.advice, error.details) if line))
    if args.json:
        told = {"event": "error", "exhibit": str(path), "error": error.kind, "message": error.message}
        _print_json(told | {"exit_code": error.exit_code})
    return error.exit_code


def tell_result(
    path: Path,
    finished: "AnalysisFinished",
    result: Path,
    report: Path | None,
    copies: tuple[Path, ...],
    args: argparse.Namespace,
) -> None:
    """Say what was scored and where result and report lie."""
    told = finished.result.summary
    whole = finished.result.whole_clip
    if args.json:
        outcome = {"event": "result", "exhibit": str(path), "result": str(result), "report": str(report or "") or None}
        scores = {"max_fake_score": told.max_fake_score, "whole_clip_fake_score": whole.fake_score}
        counts = {"windows_scored": told.windows_scored, "windows_not_scored": told.windows_not_scored}
        beside = {"unsigned_copies": [str(copy) for copy in copies]} if copies else {}
        _print_json(outcome | scores | counts | beside)
        return
    print(f"{cleaned(path.name)}: {told.windows_scored} windows scored, {told.windows_not_scored} not scored")
    print(f"  highest window score {_number(told.max_fake_score)}, whole clip {_number(whole.fake_score)}")
    print("  A score is a number from this model, not a probability that the video is fake.")
    print(f"  result  {result}")
    if report:
        print(f"  report  {report}")
    for copy in copies:
        print(f"  unsigned copy  {copy}")


def tell_stamped(path: Path, report: Path, stamp: "Stamp", args: argparse.Namespace) -> None:
    """Say when, by whose word, the report on the exhibit at `path` was there."""
    time = f"{stamp.time:%Y-%m-%dT%H:%M:%SZ}"
    if args.json:
        told = {"event": "timestamp", "exhibit": str(path), "report": str(report), "time": time}
        _print_json(told | {"authority": stamp.authority, "authority_sha256": stamp.authority_sha256})
        return
    print(f"  timestamp {time} by {stamp.authority}")


def _print_json(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, sort_keys=True) + "\n")
    sys.stdout.flush()


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:.4f}"
