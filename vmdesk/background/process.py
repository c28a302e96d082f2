"""The scoring process as the desktop sees it: started, told, listened to, ended."""

import subprocess
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from vmdesk.background.failures import ScoringProcessEnded
from vmdesk.background.protocol import Reply, Request, read_message, write_message
from vmdesk.children import ended_how, program_of, read_last_words, started

SCORING_PROCESS = "--scoring-process"
"""The word by which the frozen program knows that it is to be a scoring process."""
StartProcess = Callable[[], "subprocess.Popen[bytes]"]
_PROGRAM = program_of("vmdesk.background.entry")
_LAST_WORDS = 60
_GRACE_SECONDS = 2.0
_LAST_REPORT_SECONDS = 20.0


def start_scoring_process(program: str = _PROGRAM) -> "subprocess.Popen[bytes]":
    """A child of this very program, with pipes for its three streams. `program` is for tests."""
    return started(SCORING_PROCESS, program)


class ScoringProcess:
    """One process; `hear` gets its replies and at last how it ended, on a thread of the process's own."""

    def __init__(self, start: StartProcess, hear: Callable[[Reply | ScoringProcessEnded], None]) -> None:
        self._process = start()
        assert self._process.stdin is not None  # noqa: S101 - they are pipes
        assert self._process.stdout is not None  # noqa: S101
        assert self._process.stderr is not None  # noqa: S101
        self._requests: IO[bytes] = self._process.stdin
        self._last_words: deque[bytes] = deque(maxlen=_LAST_WORDS)
        self._words = _aside(lambda pipe: read_last_words(pipe, self._last_words), self._process.stderr)
        self._replies = _aside(lambda pipe: self._read(pipe, hear), self._process.stdout)

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    def send(self, request: Request) -> None:
        """Tell it something; one that has ended does not hear it. Waits while the line is full."""
        with suppress(OSError, ValueError):
            write_message(self._requests, request)

    def end(self, grace: float = _LAST_REPORT_SECONDS) -> None:
        """Close the line, which ends it at once unless it writes a report, and wait until all is ended.

        After `grace` seconds it is ended whatever it does.
        """
        with suppress(OSError):
            self._requests.close()
        try:
            self._process.wait(grace)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for thread in (self._replies, self._words):
            thread.join()

    def _how_it_ended(self) -> ScoringProcessEnded:
        """Why there is no process any more, as an error in words."""
        try:
            code = self._process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:  # it closed its line, or said what is no message
            self._process.kill()
            code = self._process.wait()
        self._words.join(_GRACE_SECONDS)
        return ScoringProcessEnded(
            f"The process that scores ended by itself ({ended_how(code)}).",
            advice="Windows scored so far are kept. Start the analysis again: a new process is started for it.",
            details=b"".join(self._last_words).decode("utf-8", "replace")[-8000:],
        )

    def _read(self, pipe: IO[bytes], hear: Callable[[Reply | ScoringProcessEnded], None]) -> None:
        with pipe, suppress(OSError, ValueError):
            while (message := read_message(pipe)) is not None:
                if isinstance(message, Reply):
                    hear(message)
        hear(self._how_it_ended())


def _aside(read: Callable[[IO[bytes]], None], pipe: IO[bytes]) -> threading.Thread:
    thread = threading.Thread(target=read, args=(pipe,), name="scoring process", daemon=True)
    thread.start()
    return thread
