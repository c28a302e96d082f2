"""What the results of exhibits are called, and what is meant where folders are watched."""

import argparse
import json
import os
from itertools import chain, count
from pathlib import Path

from vmdesk.case.exhibits import Found, finding
from vmdesk.domain.errors import (
    EvidenceEmpty,
    EvidenceNotRegularFile,
    NotAVideo,
    NoVideoStream,
    UsageError,
)
from vmdesk.domain.steps import outcome_of
from vmdesk.files import is_folder

NO_VIDEO = (NotAVideo, NoVideoStream, EvidenceEmpty, EvidenceNotRegularFile)
"""Why a file that was only found in a folder is passed over."""
_LONGEST_NAME = 180
"""Bytes of an exhibit's name that its results carry; the rest of the 255 is for what is added."""


def what_is_watched(args: argparse.Namespace) -> Found:
    """The files given by name; `args.watched` are the folders given, in which files are still to become whole.

    Raises UsageError where there is no folder or no case, and what `exhibits` raises for the files.
    """
    args.watched = [path.absolute() for path in args.evidence if is_folder(path)]
    if args.case is None or not args.watched:
        raise UsageError("To watch needs a folder to be watched, and --case DIR, which keeps what is found.")
    found = outcome_of(finding([path for path in args.evidence if not is_folder(path)]))
    for _, refusal in found.refused:
        raise refusal
    return found


def output_name(out: Path, exhibit: Path, sha256: str) -> str:
    """The name before `.result.json`: the exhibit's, made longer where another exhibit's result has it already."""
    names = [_cut(exhibit.stem), _cut(exhibit.name), f"{_cut(exhibit.name)}.{sha256[:12]}"]
    further = (f"{names[-1]}.{number}" for number in count(2))
    return next(name for name in chain(names, further) if _free_or_ours(out, name, sha256))


def _cut(name: str) -> str:
    return name.encode("utf-8", "replace")[:_LONGEST_NAME].decode("utf-8", "ignore")


def _free_or_ours(out: Path, name: str, sha256: str) -> bool:
    """True where neither a result nor a report has the name, or where the result there is of the same bytes."""
    result = out / f"{name}.result.json"
    if not os.path.lexists(result):
        return not os.path.lexists(out / f"{name}.report.pdf")
    try:
        return bool(json.loads(result.read_text("utf-8"))["evidence"]["sha256"] == sha256)
    except (OSError, ValueError, KeyError, TypeError):
        return False
