"""The decoder processes of one exhibit: lent, taken back, and started again where one ends by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from vmdesk.domain.errors import DecoderCrashed
from vmdesk.domain.text import cleaned
from vmdesk.files import require_readable_file
from vmdesk.media.limits import Limits
from vmdesk.media.process import DecoderProcess, ProcessEnded

MOST_RESTARTS = 3
"""Processes that may end by themselves in one pass, as long as each got further than the one before."""


class DecoderProcesses:
    """Processes confined to `path`. Close it, or use it as a context.

    `findings` says what befell them, `confinement` what they keep themselves from, once one has been given back.

    Raises a subclass of EvidenceError where `path` is no readable regular file.
    """

    def __init__(self, path: Path, limits: Limits | None = None) -> None:
        require_readable_file(path)
        self.path = path
        self.limits = limits or Limits()
        self.findings: list[str] = []
        self.confinement: tuple[str, ...] = ()
        self._idle: list[DecoderProcess] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes that nobody uses."""
        while self._idle:
            self._idle.pop().close()

    def take(self) -> DecoderProcess:
        """A process for the caller alone, to be given back or closed."""
        return self._idle.pop() if self._idle else DecoderProcess(self.path, self.limits)

    def give_back(self, process: DecoderProcess) -> None:
        """Take a process that has answered all it was asked."""
        self.confinement = process.enforced or self.confinement
        self._idle.append(process)

    @contextmanager
    def lent(self) -> Iterator[DecoderProcess]:
        """A process for a piece of work; ended where the work is left before its end."""
        process = self.take()
        try:
            yield process
        except BaseException:
            process.close()
            raise
        self.give_back(process)

    def note_end(self, ended: ProcessEnded, doing: str) -> None:
        """Keep as a finding on this file that a process ended by itself."""
        self.findings.append(f"the decoder process ended by itself while {doing} ({ended}); another one was started")

    def crashed(self, ended: ProcessEnded, doing: str) -> DecoderCrashed:
        """The error for a file on which processes keep ending."""
        return DecoderCrashed(
            f"The decoder ended by itself again while {doing} of {cleaned(self.path.name)} ({ended}).",
            advice="The file is damaged or made to break decoders. vmdesk itself was not touched.",
            details=cleaned(ended.last_words, 8000),
        )
