"""What the results of exhibits are called."""

import json
import os
from itertools import chain, count
from pathlib import Path

_LONGEST_NAME = 180
"""Bytes of an exhibit's name that its results carry; the rest of the 255 is for what is added."""


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
