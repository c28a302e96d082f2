"""Which files a command means, and what their results are called."""

import json
import os
from pathlib import Path

from vmdesk.domain.errors import EvidenceMissing, EvidenceNotReadable, NoVideosInFolder
from vmdesk.domain.text import cleaned

_VIDEO_NAMES = """
.mp4 .m4v .mov .qt .3gp .3g2 .mkv .webm .avi .divx .mts .m2ts .ts .trp .mpg .mpeg .m2v .m2p .vob .ps .flv .f4v .wmv .asf
.ogv .mxf .gxf .dav .ivf .rm .rmvb .wtv .dv .h264 .264 .h265 .265 .hevc .av1 .obu .y4m .mjpeg .mjpg .nut
"""
_VIDEO_SUFFIXES = frozenset(_VIDEO_NAMES.split())


def exhibits(given: list[Path]) -> list[tuple[Path, bool]]:
    """Every file given or found in the folders given, in order; True beside those that need not be videos.

    These are files found in a folder whose names do not end as a video's does.

    Raises EvidenceMissing, EvidenceNotReadable, NoVideosInFolder (for a folder without any file).
    """
    found: list[tuple[Path, bool]] = []
    for path in given:
        if path.is_dir():
            inside = _walk(path)
            if not inside:
                raise NoVideosInFolder(f"There is no video in the folder {cleaned(path.name)}.")
            found.extend((one, one.suffix.lower() not in _VIDEO_SUFFIXES) for one in inside)
        elif os.path.lexists(path):
            found.append((path, False))
        else:
            raise EvidenceMissing(f"There is no file or folder {cleaned(str(path))}.", advice="Check the path.")
    return found


def _walk(folder: Path) -> list[Path]:
    """Regular files below `folder`, hidden ones left out, sorted; links are not followed out of it."""
    if not os.access(folder, os.R_OK | os.X_OK):
        raise EvidenceNotReadable(f"The folder {cleaned(folder.name)} cannot be read: access is denied.")
    files: list[Path] = []
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        here = Path(base)
        files.extend(here / n for n in sorted(names) if not n.startswith(".") and (here / n).is_file())
    return files


def output_name(out: Path, exhibit: Path, sha256: str) -> str:
    """The name before `.result.json`: the exhibit's, made longer where another exhibit's result has it already."""
    names = (exhibit.stem, exhibit.name, f"{exhibit.name}.{sha256[:12]}")
    cut = [name.encode("utf-8", "replace")[:180].decode("utf-8", "ignore") for name in names]
    return next((name for name in cut if _free_or_ours(out / f"{name}.result.json", sha256)), cut[-1])


def _free_or_ours(path: Path, sha256: str) -> bool:
    if not path.exists():
        return True
    try:
        return bool(json.loads(path.read_text("utf-8"))["evidence"]["sha256"] == sha256)
    except (OSError, ValueError, KeyError, TypeError):
        return False
