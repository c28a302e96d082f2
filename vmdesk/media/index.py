"""The frame index of a file, read in a decoder process."""

from collections.abc import Generator
from pathlib import Path

from vmdesk.domain.steps import outcome_of
from vmdesk.domain.video import FrameIndex, StreamFacts, require_consistent
from vmdesk.media.process import DecoderProcess, ProcessEnded
from vmdesk.media.processes import DecoderProcesses
from vmdesk.media.protocol import Progress, Scan, Scanned

_DOING = "reading the frame index"
Index = tuple[StreamFacts, FrameIndex]


def read_index(path: Path) -> Index:
    """Declared facts and frame index of the file's main video stream. Raises a subclass of EvidenceError."""
    with DecoderProcesses(path) as processes:
        return outcome_of(scan_index(processes))


def scan_index(processes: DecoderProcesses) -> Generator[int, None, Index]:
    """The same as a generator: yields how far it is, returns (facts, index). Closing it ends the reading."""
    try:
        return (yield from _scanned(processes))
    except ProcessEnded as ended:
        processes.note_end(ended, _DOING)
    try:
        return (yield from _scanned(processes))
    except ProcessEnded as ended:
        raise processes.crashed(ended, _DOING) from ended


def _scanned(processes: DecoderProcesses) -> Generator[int, None, Index]:
    with processes.lent() as process:
        process.send(Scan())
        return (yield from _heard(process))


def _consistent(process: DecoderProcess, told: Scanned) -> Index:
    """What the process found, unless it contradicts itself, as no scan does. Raises ProcessEnded."""
    try:
        require_consistent(told.facts, told.index)
    except ValueError as error:
        process.kill()
        raise ProcessEnded("it sent an index that cannot be") from error
    return told.facts, told.index


def _heard(process: DecoderProcess) -> Generator[int, None, Index]:
    while True:
        reply = process.receive()
        if isinstance(reply, Scanned):
            return _consistent(process, reply)
        if isinstance(reply, Progress) and reply.done:
            yield reply.done
