"""A decoder process as vmdesk sees it: started, asked, watched, ended."""

import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import psutil

from vmdesk.children import ended_how, program_of, read_last_words, started
from vmdesk.domain import errors
from vmdesk.domain.errors import DecoderCrashed, DecoderHung, DecoderOutOfMemory, EvidenceError
from vmdesk.domain.text import cleaned
from vmdesk.media.limits import Limits
from vmdesk.media.protocol import (
    Begin,
    Failed,
    Probe,
    Probed,
    Ready,
    Reply,
    Request,
    read_bytes,
    reply_in,
    write_message,
)
from vmdesk.media.shared_memory import make_shared

DECODER_PROCESS = "--decoder-process"
"""The word by which the frozen program knows that it is to be a decoder process."""
_PROGRAM = program_of("vmdesk.media.confined.entry")
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""numpy's own threads would be there before the process is confined, and so outside it."""
_LIMITS_ITSELF = bool(sys.platform == "linux")
"""Whether the system keeps a process to its address space; elsewhere its memory is watched from here."""
_WATCHED_EVERY_SECONDS = 0.25
_MOST_UNREAD = 64
_LAST_WORDS = 40
_GRACE_SECONDS = 2.0


class ProcessEnded(Exception):
    """The decoder process ended by itself; the text says how, `last_words` what it wrote on its standard error."""

    def __init__(self, how: str, last_words: str = "") -> None:
        super().__init__(how)
        self.last_words = last_words


class DecoderProcess:
    """One process that may read one file and nothing else. For one thread at a time; close it when done with it."""

    def __init__(self, path: Path, limits: Limits, parts: tuple[str, ...] = ()) -> None:
        self._path, self._limits = path, limits
        self._shared = make_shared(limits.slot_bytes * limits.slots)
        inherited = () if self._shared.descriptor is None else (self._shared.descriptor,)
        self._process = started(DECODER_PROCESS, _PROGRAM, environment=os.environ | _ONE_THREAD, inherited=inherited)
        assert self._process.stdin is not None  # noqa: S101 - they are pipes
        assert self._process.stdout is not None  # noqa: S101
        self._requests: IO[bytes] = self._process.stdin
        assert self._process.stderr is not None  # noqa: S101
        self._replies: queue.Queue[bytes | None] = queue.Queue(_MOST_UNREAD)
        self._last_words: deque[bytes] = deque(maxlen=_LAST_WORDS)
        self._readers = (
            _read_aside(_read_replies, self._process.stdout, self._replies),
            _read_aside(read_last_words, self._process.stderr, self._last_words),
        )
        self._silent_seconds = 0.0
        self._measured = time.monotonic()
        self.enforced: tuple[str, ...] | None = None
        self.used: object = None
        self._closed = False
        self._begin = self._begin_with(parts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def send(self, request: Request) -> None:
        """Ask for something. Raises ProcessEnded."""
        begin, self._begin = self._begin, None
        try:
            for one in (begin, request):
                if one is not None:
                    write_message(self._requests, one)
        except (OSError, ValueError) as error:
            raise self._ended() from error
        self._silent_seconds = 0.0

    def receive(self, patience_seconds: float | None = None) -> Reply | None:
        """The next reply; None when none came within `patience_seconds` (None: as long as there are signs of life).

        Raises ProcessEnded, DecoderHung, DecoderOutOfMemory, and the error that the process tells of.
        """
        while True:
            began = time.monotonic()
            try:
                data = self._replies.get(
                    timeout=_WATCHED_EVERY_SECONDS if patience_seconds is None else patience_seconds
                )
            except queue.Empty:
                self._silent_seconds += time.monotonic() - began  # while nobody listens there is no silence
                self._require_life_and_measure()
                if patience_seconds is not None:
                    return None
                continue
            self._silent_seconds = 0.0
            reply = self._understood(data)
            if isinstance(reply, Ready):
                self.enforced = reply.enforced
            elif isinstance(reply, Failed):
                raise told_error(reply)
            else:
                return reply

    def pixels(self, slot: int, length: int) -> memoryview:
        """What lies in a slot, until its next credit. Raises ProcessEnded for a place that is none."""
        if not 0 <= slot < self._limits.slots or not 0 < length <= self._limits.slot_bytes:
            self.kill()
            raise ProcessEnded("it named memory that is not there")
        start = slot * self._limits.slot_bytes
        return memoryview(self._shared.memory)[start : start + length]

    def ready(self) -> tuple[str, ...]:
        """What the process enforced on itself, waiting until it has. Raises as `receive` does."""
        while self.enforced is None:
            self.receive(_WATCHED_EVERY_SECONDS)
        return self.enforced

    def kill(self) -> None:
        """End the process at once."""
        with suppress(OSError):
            self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """End the process and let go of the memory shared with it."""
        self.kill()
        if self._closed:
            return
        self._closed = True
        while self._replies.get() is not None:  # so that the thread that reads them ends
            pass
        for reader in self._readers:
            reader.join()
        with suppress(OSError):
            self._requests.close()
        with suppress(BufferError):  # a picture being copied when an error came; it goes with its last view
            self._shared.close()

    def _begin_with(self, parts: tuple[str, ...]) -> Request | None:
        limits = self._limits
        return Begin(
            path=os.fsencode(self._path.absolute()),
            address_space_bytes=limits.address_space_bytes,
            cache_bytes=limits.cache_bytes,
            slot_bytes=limits.slot_bytes,
            slots=limits.slots,
            shared=self._shared.name,
            parts=parts,
        )

    def _understood(self, data: bytes | None) -> Reply:
        if data is None:
            self._replies.put(None)  # the end stays the end, for whoever asks next
            raise self._ended()
        try:
            return reply_in(data)
        except ValueError as error:
            self.kill()
            raise ProcessEnded("it said what cannot be understood") from error

    def _require_life_and_measure(self) -> None:
        silent = self._silent_seconds
        if silent > self._limits.silence_seconds:
            self.kill()
            raise DecoderHung(
                f"Decoding {cleaned(self._path.name)} came to a halt: no sign of life for {silent:.0f} s.",
                advice="The file is damaged or made to keep decoders busy. The decoder process was ended.",
            )
        if self._takes_too_much():
            self.kill()
            raise DecoderOutOfMemory(
                f"Decoding {cleaned(self._path.name)} needs more memory than vmdesk gives to one file.",
                advice="The file may be damaged or made to exhaust memory. The decoder process was ended.",
            )

    def _takes_too_much(self) -> bool:
        """Whether its memory has outgrown the limit, where the system does not see to that."""
        now = time.monotonic()
        if _LIMITS_ITSELF or now - self._measured < _WATCHED_EVERY_SECONDS:
            return False
        self._measured = now
        try:
            resident: int = psutil.Process(self.pid).memory_info().rss
        except psutil.Error:
            return False
        return resident > self._limits.address_space_bytes

    def _ended(self) -> ProcessEnded:
        how = self._how_it_ended()
        return ProcessEnded(how, b"".join(self._last_words).decode("utf-8", "replace")[-8000:])

    def _how_it_ended(self) -> str:
        try:
            code = self._process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            return "it closed its line"
        return ended_how(code)


def tried_in_vain(path: Path) -> tuple[tuple[str, ...], dict[str, bool]]:
    """What a process on `path` enforces, in sentences, and for each forbidden thing it tries whether it was refused."""
    with tempfile.TemporaryDirectory() as folder, DecoderProcess(path, Limits()) as process:
        other = Path(folder) / "other"
        other.write_bytes(b"another file")
        process.send(Probe(os.fsencode(other), os.fsencode(folder)))
        try:
            while not isinstance(reply := process.receive(), Probed):
                pass
        except ProcessEnded as ended:
            raise DecoderCrashed(
                f"The decoder process does not run here ({ended}).", details=ended.last_words
            ) from ended
        return process.ready(), reply.refused


def told_error(failed: Failed) -> Exception:
    """The error that a decoder process tells of, its words cleaned; only errors about evidence are taken by name."""
    kind = getattr(errors, failed.kind, None)
    words = cleaned(failed.message, 600)
    if failed.kind == IndexError.__name__:
        return IndexError(words)
    if isinstance(kind, type) and issubclass(kind, EvidenceError):
        return kind(words, advice=cleaned(failed.advice, 600), details=failed.details[:20_000])
    return RuntimeError(f"the decoder process met a defect: {words}\n{failed.details[:20_000]}")


def _read_aside(read: Callable[[IO[bytes], Any], None], pipe: IO[bytes], place: object) -> threading.Thread:
    thread = threading.Thread(target=read, args=(pipe, place), name="decoder process", daemon=True)
    thread.start()
    return thread


def _read_replies(pipe: IO[bytes], replies: "queue.Queue[bytes | None]") -> None:
    with pipe, suppress(OSError, ValueError):
        while (data := read_bytes(pipe)) is not None:
            replies.put(data)
    replies.put(None)
