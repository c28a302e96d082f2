"""From what lies in dropped files and folders to the files that are opened, and words about the rest. No Qt."""

from collections.abc import Sequence
from pathlib import Path

from vmdesk.case.exhibits import Found
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.presenter import Translate
from vmdesk.ui.logic.problem import Problem, said

_NAMED = 200
"""So many of the files left out are named."""


def videos(found: Found) -> list[Path]:
    """Files given, and those of folders that are named as videos; each once, in order."""
    return list(dict.fromkeys(path for path, may_be_none in found.files if not may_be_none))


def found_words(found: Found, tr: Translate) -> str:
    """How many videos were found where, and what was left out; empty where only files were given, and all are there."""
    parts = [_videos(len(videos(found)), found.folders, tr)] if found.folders else []
    others = sum(may_be_none for _, may_be_none in found.files)
    if others:
        one, more = tr("1 file is no video by its name"), tr("{count} files are no videos by their names")
        parts.append((one if others == 1 else more).format(count=others))
    if found.links:
        one, more = tr("1 link was not followed"), tr("{count} links were not followed")
        parts.append((one if len(found.links) == 1 else more).format(count=len(found.links)))
    if found.unreadable:
        one, more = tr("1 folder cannot be read"), tr("{count} folders cannot be read")
        parts.append((one if len(found.unreadable) == 1 else more).format(count=len(found.unreadable)))
    if found.refused:
        one, more = (
            tr("1 place given holds nothing or is not there"),
            tr("{count} places hold nothing or are not there"),
        )
        parts.append((one if len(found.refused) == 1 else more).format(count=len(found.refused)))
    return ", ".join(parts) + "." if parts else ""


def _videos(count: int, folders: int, tr: Translate) -> str:
    if count == 1:
        one, more = tr("1 video found in 1 folder"), tr("1 video found in {folders} folders")
    else:
        one, more = tr("{count} videos found in 1 folder"), tr("{count} videos found in {folders} folders")
    return (one if folders == 1 else more).format(count=count, folders=folders)


def left_out(found: Found, tr: Translate) -> str:
    """The files and folders left out, a line each; the first two hundred of them."""
    lines = [tr("No video by its name: {path}").format(path=_shown(path)) for path in _others(found)]
    reasons: Sequence[tuple[Path, Exception]] = (*found.links, *found.unreadable, *found.refused)
    lines += [f"{said(cleaned(str(error), 600), tr)} {_shown(path)}" for path, error in reasons]
    if len(lines) > _NAMED:
        lines[_NAMED:] = [tr("and {count} more").format(count=len(lines) - _NAMED)]
    return "\n".join(lines)


def nothing_found(found: Found, tr: Translate) -> Problem:
    """No file of what was given is to be opened."""
    if len(found.refused) == 1 and not found.folders:
        refusal = found.refused[0][1]
        return Problem(cleaned(refusal.message, 600), cleaned(refusal.advice, 600), refusal.details)
    message = tr("There is no video in what was given. {words}").format(words=found_words(found, tr))
    advice = tr("Open a file by itself where it is a video under another name.")
    return Problem(message.strip(), advice, left_out(found, tr))


def _others(found: Found) -> list[Path]:
    return [path for path, may_be_none in found.files if may_be_none]


def _shown(path: Path) -> str:
    return cleaned(str(path), 600)
