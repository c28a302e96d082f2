"""Frames out of a file: all of them in order, or exactly the one asked for. They are decoded in another process."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.cuts import MOST_CHANGE
from vmdesk.domain.errors import DecoderHung, DecoderOutOfMemory
from vmdesk.domain.frame import Frame
from vmdesk.domain.text import cleaned
from vmdesk.domain.video import FrameIndex, Picture, StreamFacts
from vmdesk.domain.windows import Window
from vmdesk.media.limits import Limits
from vmdesk.media.process import DecoderProcess, ProcessEnded
from vmdesk.media.processes import MOST_RESTARTS, DecoderProcesses
from vmdesk.media.protocol import Chunk, Credit, Digest, Drop, Dropped, Ended, Head, Preview, Show, Use, Walk

Wanted: TypeAlias = "bool | NDArray[np.bool_]"
"""All frames, none, or those marked in bool (n,) and all beyond its end."""
_LISTEN_SECONDS = 0.004
_LARGEST_SIDE = 65_536
_DOING = "decoding frame"
_SHA256 = re.compile("[0-9a-f]{64}")


def _never() -> bool:
    return False


class Decoder:
    """Exact access to the frames of one file. Not for use by two threads at once; close it, or use it as a context.

    `source` is the file, or processes that read it already and stay the caller's.
    """

    def __init__(
        self, source: Path | DecoderProcesses, facts: StreamFacts, index: FrameIndex, limits: Limits | None = None
    ) -> None:
        self._owns = isinstance(source, Path)
        self._processes = DecoderProcesses(source, limits) if isinstance(source, Path) else source
        self._use = Use(facts, index)
        self._index = index
        self._viewing: DecoderProcess | None = None
        self._serial = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def findings(self) -> tuple[str, ...]:
        """What befell the decoder processes on this file, as sentences without a full stop."""
        return tuple(self._processes.findings)

    @property
    def confinement(self) -> tuple[str, ...]:
        """What the decoder processes keep themselves from, in sentences; empty before the first has answered."""
        return self._processes.confinement

    def close(self) -> None:
        """Let go of the file."""
        self._end_viewing()
        if self._owns:
            self._processes.close()

    def iter_frames(
        self, pictures: Wanted = True, hashes: Wanted = False, changes: bool = False, first: int = 0
    ) -> Iterator[Frame]:
        """Every frame from `first` on in presentation order, decoded from the file's start.

        With several threads while nothing speaks against it, else with one: the frames are those of one thread. One
        for each of the index where that is exact, else as many as decode. `pictures` and `hashes` say for which frames
        the picture and the digest are wanted, `changes` whether the change is. The caller may take any time between
        two frames. A process that ends by itself is replaced, and the new one decodes from the start up to where the
        other came. Raises DecoderCrashed, DecoderHung, DecoderOutOfMemory.
        """
        restarts = 0
        while True:
            reached = first
            try:
                for frame in self._walk_from(first, pictures, hashes, changes):
                    first = frame.index + 1
                    yield frame
                return
            except ProcessEnded as ended:
                doing = f"{_DOING} {first}"
                restarts += 1
                if restarts > MOST_RESTARTS or (restarts > 1 and first == reached):
                    raise self._processes.crashed(ended, doing) from ended
                self._processes.note_end(ended, doing)

    def _walk_from(self, first: int, pictures: Wanted, hashes: Wanted, changes: bool) -> Iterator[Frame]:
        threads = self._processes.limits.walking_threads
        with self._processes.lent() as process:
            self._introduce(process)
            process.send(Walk(_marked(pictures), _marked(hashes), first, changes, threads))
            while True:
                reply = process.receive()
                if isinstance(reply, Ended):
                    return
                if isinstance(reply, Head):
                    _require_possible(process, reply)
                    yield _frame(reply, _pixels(process, reply))

    def frame_at(self, index: int) -> Picture:
        """Frame `index` in presentation order, the same pixels as decoding from the start gives.

        Raises IndexError outside the index, NothingDecodes where the stream has no decodable frame there.
        """
        picture = self.frame_unless(index, _never)
        if picture is None:
            raise LookupError(index)
        return picture

    def frame_unless(self, index: int, superseded: Callable[[], bool]) -> Picture | None:
        """The same; None where `superseded()`, asked again and again, became true before the frame was there."""
        return self._shown(Show(self._next_serial(), index), superseded)

    def preview_at(self, index: int, superseded: Callable[[], bool] = _never) -> Picture | None:
        """The keyframe at or before `index`, quickly; None where there is none to be had at once."""
        return self._shown(Preview(self._next_serial(), index), superseded)

    def frame_shown_at(self, seconds: float) -> Picture:
        """The frame on screen `seconds` after the first frame appears, clamped to the video."""
        return self.frame_at(self._index.index_shown_at(seconds))

    def clip(self, window: Window) -> tuple[Picture, ...]:
        """The sixteen pictures of a window."""
        return tuple(self.frame_at(index) for index in window.frame_indices)

    def sha256_at(self, index: int) -> str:
        """SHA-256 of the decoded planes of frame `index` (see `Frame.plane_sha256`). Raises as `frame_at` does."""
        digest = self.sha256_unless(index, _never)
        if digest is None:
            raise LookupError(index)
        return digest

    def sha256_unless(self, index: int, superseded: Callable[[], bool]) -> str | None:
        """The same; None where `superseded()`, asked again and again, became true before the frame was there."""
        told = self._asked(Digest(self._next_serial(), index), superseded)
        if told is None:
            return None
        if told[0].sha256 is None:
            raise LookupError(index)
        return told[0].sha256

    def _shown(self, request: Show | Preview, superseded: Callable[[], bool]) -> Picture | None:
        told = self._asked(request, superseded)
        if told is None:
            return None
        head, pixels = told
        if pixels is None or not 0 <= head.index < len(self._index):
            raise LookupError(request.index)
        return Picture(head.index, head.pts, self._index.seconds(head.index), pixels, head.damaged)

    def _asked(
        self, request: Show | Preview | Digest, superseded: Callable[[], bool]
    ) -> tuple[Head, NDArray[np.uint8] | None] | None:
        """The answer, from a second process where the first ended by itself. Raises DecoderCrashed."""
        doing = f"{_DOING} {request.index}"
        for again in (False, True):
            try:
                return self._answer(request, superseded)
            except ProcessEnded as ended:
                self._end_viewing()
                if again:
                    raise self._processes.crashed(ended, doing) from ended
                self._processes.note_end(ended, doing)
            except (DecoderHung, DecoderOutOfMemory, OSError, RuntimeError):
                self._end_viewing()
                raise
        raise AssertionError

    def _answer(
        self, request: Show | Preview | Digest, superseded: Callable[[], bool]
    ) -> tuple[Head, NDArray[np.uint8] | None] | None:
        process = self._viewing = self._viewing or self._processes.take()
        self._introduce(process)
        process.send(request)
        dropped = False
        while True:
            reply = process.receive(None if dropped else _LISTEN_SECONDS)
            if isinstance(reply, Head):
                _require_possible(process, reply)
                pixels = _pixels(process, reply)
                if reply.serial == request.serial:
                    return reply, pixels
            if isinstance(reply, Dropped) and reply.serial == request.serial:
                return None
            if not dropped and superseded():
                dropped = True
                process.send(Drop())

    def _end_viewing(self) -> None:
        if self._viewing is not None:
            self._viewing.close()
            self._viewing = None

    def _introduce(self, process: DecoderProcess) -> None:
        if process.used is not self._use:
            process.send(self._use)
            process.used = self._use

    def _next_serial(self) -> int:
        self._serial += 1
        return self._serial


def _marked(wanted: Wanted) -> bool | bytes:
    return wanted if isinstance(wanted, bool) else wanted.astype(np.uint8).tobytes()


def _frame(head: Head, pixels: NDArray[np.uint8] | None) -> Frame:
    size = (head.coded_width, head.coded_height)
    return Frame(
        head.index,
        head.pts,
        head.damaged,
        size,
        head.interlaced,
        head.pict_type[:1],
        pixels,
        head.sha256,
        cleaned(head.refused, 600),
        head.change,
    )


def _require_possible(process: DecoderProcess, head: Head) -> None:
    """Raises ProcessEnded for a digest that is none and a change out of range or not a number: results rest on them."""
    if head.sha256 is not None and not _SHA256.fullmatch(head.sha256):
        process.kill()
        raise ProcessEnded("it sent a digest that is none")
    if not 0 <= head.change <= MOST_CHANGE:
        process.kill()
        raise ProcessEnded("it sent a change that cannot be")


def _pixels(process: DecoderProcess, head: Head) -> NDArray[np.uint8] | None:
    """The picture that follows its head, copied out of the shared memory. Raises ProcessEnded for one out of bounds."""
    if head.height == 0:
        return None
    if not 0 < head.height <= _LARGEST_SIDE or not 0 < head.width <= _LARGEST_SIDE:
        process.kill()
        raise ProcessEnded("it announced a picture of an impossible size")
    content = np.empty(head.height * head.width * 3, dtype=np.uint8)
    filled = 0
    while filled < content.size:
        reply = process.receive()
        if not isinstance(reply, Chunk):
            continue
        if reply.length > content.size - filled:
            process.kill()
            raise ProcessEnded("it sent more than it announced")
        content[filled : filled + reply.length] = process.pixels(reply.slot, reply.length)
        filled += reply.length
        process.send(Credit())
    return content.reshape(head.height, head.width, 3)
