"""What a file is made of and what it says of itself, read in decoder processes."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from vmdesk.domain.errors import DecoderCrashed, DecoderHung, DecoderOutOfMemory
from vmdesk.domain.structure import ContentCredentials, Inspection
from vmdesk.domain.text import cleaned
from vmdesk.media.process import DecoderProcess, ProcessEnded
from vmdesk.media.processes import DecoderProcesses
from vmdesk.media.protocol import Ask, Told
from vmdesk.packing import unpack

Answer = TypeVar("Answer")


def read_inspection(path: Path) -> Inspection:
    """Every part that can be read; what could not is told in `notes`, and hides no other part.

    Raises a subclass of EvidenceError where the file cannot be read at all.
    """
    found = _read(path, "inspection", Inspection)
    return replace(found, content_credentials=read_content_credentials(path))


def read_content_credentials(path: Path) -> ContentCredentials:
    """The file's active C2PA manifest, or why there is none, from a process of their own.

    Raises a subclass of EvidenceError where the file cannot be read at all.
    """
    try:
        return _read(path, "content_credentials", ContentCredentials)
    except (DecoderCrashed, DecoderHung, DecoderOutOfMemory) as error:
        return ContentCredentials("not examined", remark=cleaned(f"reading them failed: {error}", 300))


def _read(path: Path, part: str, kind: type[Answer]) -> Answer:
    """What the reading `part` gives, from a second process where the first ended by itself."""
    with DecoderProcesses(path) as processes:
        for again in (False, True):
            try:
                with DecoderProcess(path, processes.limits, (part,)) as process:
                    return _answer(process, part, kind)
            except ProcessEnded as ended:
                if again:
                    raise processes.crashed(ended, f"reading the {part.replace('_', ' ')}") from ended
    raise AssertionError


def _answer(process: DecoderProcess, part: str, kind: type[Answer]) -> Answer:
    process.send(Ask(part))
    while True:
        reply = process.receive()
        if isinstance(reply, Told):
            try:
                return unpack(reply.value, kind)
            except ValueError as error:
                process.kill()
                raise ProcessEnded("it told what it was not asked") from error
