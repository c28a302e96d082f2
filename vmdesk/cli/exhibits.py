"""Which files a command means, and what their results are called."""

import json
import os
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path

from vmdesk.domain.errors import EvidenceMissing, EvidenceNotReadable, EvidenceNotRegularFile, NoVideosInFolder
from vmdesk.domain.text import cleaned
from vmdesk.files import is_folder, is_link, not_readable

_VIDEO_NAMES = """
.mp4 .m4v .mov .qt .3gp .3g2 .mkv .webm .avi .divx .mts .m2ts .ts .trp .mpg .mpeg .m2v .m2p .vob .ps .flv .f4v .wmv .asf
.ogv .mxf .gxf .dav .ivf .rm .rmvb .wtv .dv .h264 .264 .h265 .265 .hevc .av1 .obu .y4m .mjpeg .mjpg .nut
"""
_VIDEO_SUFFIXES = frozenset(_VIDEO_NAMES.split())
_LONGEST_NAME = 180
"""Bytes of an exhibit's name that its results carry; the rest of the 255 is for what is added."""


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in the files and folders given, each in order.

    `files` are to be scored, with True beside those that need not be videos: found in a folder, and not named as one.
    `links` were found in folders and are not followed; `unreadable` folders could not be looked into.
    """

    files: list[tuple[Path, bool]] = field(default_factory=list)
    links: list[tuple[Path, EvidenceNotRegularFile]] = field(default_factory=list)
    unreadable: list[tuple[Path, EvidenceNotReadable]] = field(default_factory=list)


def exhibits(given: list[Path]) -> Found:
    """Every file given or found in the folders given.

    Raises EvidenceMissing, EvidenceNotReadable (a file given), NoVideosInFolder (for a folder without anything).
    """
    found = Found()
    for path in given:
        if is_folder(path):
            _add_folder(path, found)
        else:
            _require_there(path)
            found.files.append((path, False))
    return found


def _require_there(path: Path) -> None:
    try:
        path.lstat()
    except PermissionError as error:
        raise not_readable(cleaned(str(path)), error) from error
    except (OSError, ValueError) as error:
        message = f"There is no file or folder {cleaned(str(path))}."
        raise EvidenceMissing(message, advice="Check the path.", details=str(error)) from error


def _add_folder(folder: Path, found: Found) -> None:
    """Everything below `folder`, hidden files too, sorted. Raises NoVideosInFolder where that is nothing."""

    def told(error: OSError) -> None:
        path = Path(error.filename or folder)
        message = f"The folder {cleaned(path.name)} cannot be read; what lies in it was left out."
        advice = "Ask for permission to read it, or work on a copy with a recorded digest."
        found.unreadable.append((path, EvidenceNotReadable(message, advice=advice, details=str(error))))

    before = len(found.files) + len(found.links) + len(found.unreadable)
    for base, folders, names in os.walk(folder, onerror=told):
        folders.sort()
        inside = [Path(base) / name for name in sorted((*folders, *names))]
        found.links.extend((one, _link(one)) for one in inside if is_link(one))
        files = (Path(base) / name for name in sorted(names))
        found.files.extend((one, not _named_as_video(one)) for one in files if not is_link(one))
    if len(found.files) + len(found.links) + len(found.unreadable) == before:
        raise NoVideosInFolder(f"There is no video in the folder {cleaned(folder.name)}.")


def _link(path: Path) -> EvidenceNotRegularFile:
    message = f"{cleaned(path.name)} is a link; links found in a folder are not followed."
    return EvidenceNotRegularFile(message, advice="Name what it leads to on the command line.")


def _named_as_video(path: Path) -> bool:
    return path.suffix.lower() in _VIDEO_SUFFIXES


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
