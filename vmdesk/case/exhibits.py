"""Which exhibits are meant by files and folders given: what lies in a folder, and what of it is named as a video."""

import os
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vmdesk.domain.errors import (
    EvidenceError,
    EvidenceMissing,
    EvidenceNotReadable,
    EvidenceNotRegularFile,
    NoVideosInFolder,
)
from vmdesk.domain.steps import outcome_of
from vmdesk.domain.text import cleaned
from vmdesk.files import is_folder, is_link, not_readable

_VIDEO_NAMES = """
.mp4 .m4v .mov .qt .3gp .3g2 .mkv .webm .avi .divx .mts .m2ts .ts .trp .mpg .mpeg .m2v .m2p .vob .ps .flv .f4v .wmv .asf
.ogv .mxf .gxf .dav .ivf .rm .rmvb .wtv .dv .h264 .264 .h265 .265 .hevc .av1 .obu .y4m .mjpeg .mjpg .nut
"""
_VIDEO_SUFFIXES = frozenset(_VIDEO_NAMES.split())


@dataclass(slots=True)
class Found:
    """What lies in the files and folders given, each in order.

    `files` are to be scored, with True beside those that need not be videos: found in a folder, and not named as one.
    `links` were found in folders and are not followed; `unreadable` folders could not be looked into; `refused` are
    those given that are not there, cannot be asked after, or hold nothing. `folders` were looked into.
    """

    files: list[tuple[Path, bool]] = field(default_factory=list)
    links: list[tuple[Path, EvidenceNotRegularFile]] = field(default_factory=list)
    unreadable: list[tuple[Path, EvidenceNotReadable]] = field(default_factory=list)
    refused: list[tuple[Path, EvidenceError]] = field(default_factory=list)
    folders: int = 0


def exhibits(given: Sequence[Path]) -> Found:
    """Every file given or found in the folders given.

    Raises EvidenceMissing, EvidenceNotReadable (a file given), NoVideosInFolder (for a folder without anything).
    """
    found = outcome_of(finding(given))
    if found.refused:
        raise found.refused[0][1]
    return found


def finding(given: Sequence[Path]) -> Generator[int, None, Found]:
    """The same as a generator: yields how many files are found so far, returns the outcome; what is refused is in it.

    Links in folders are not followed, so that no loop of them holds it up.
    """
    found = Found()
    for path in given:
        if is_folder(path):
            yield from _add_folder(path, found)
        elif (refusal := _refusal(path)) is not None:
            found.refused.append((path, refusal))
        else:
            found.files.append((path, False))
            yield len(found.files)
    return found


def _refusal(path: Path) -> EvidenceError | None:
    """Why a file given cannot be asked after; None where it is there."""
    try:
        path.lstat()
    except PermissionError as error:
        return not_readable(cleaned(str(path)), error)
    except (OSError, ValueError) as error:
        message = f"There is no file or folder {cleaned(str(path))}."
        return EvidenceMissing(message, advice="Check the path.", details=str(error))
    return None


def _add_folder(folder: Path, found: Found) -> Generator[int, None, None]:
    """Everything below `folder`, hidden files too, sorted."""

    def told(error: OSError) -> None:
        path = Path(error.filename or folder)
        message = f"The folder {cleaned(path.name)} cannot be read; what lies in it was left out."
        advice = "Ask for permission to read it, or work on a copy with a recorded digest."
        found.unreadable.append((path, EvidenceNotReadable(message, advice=advice, details=str(error))))

    before = len(found.files) + len(found.links) + len(found.unreadable)
    for base, folders, names in os.walk(folder, onerror=told):
        folders.sort()
        found.folders += 1
        inside = [Path(base) / name for name in sorted((*folders, *names))]
        found.links.extend((one, _link(one)) for one in inside if is_link(one))
        files = (Path(base) / name for name in sorted(names))
        found.files.extend((one, not named_as_video(one)) for one in files if not is_link(one))
        yield len(found.files)
    if len(found.files) + len(found.links) + len(found.unreadable) == before:
        nothing = NoVideosInFolder(f"There is no video in the folder {cleaned(folder.name)}.")
        found.refused.append((folder, nothing))


def _link(path: Path) -> EvidenceNotRegularFile:
    message = f"{cleaned(path.name)} is a link; links found in a folder are not followed."
    return EvidenceNotRegularFile(message, advice="Name what it leads to on the command line.")


def named_as_video(path: Path) -> bool:
    """Whether the end of a file's name is one that videos have."""
    return path.suffix.lower() in _VIDEO_SUFFIXES
