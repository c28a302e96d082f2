"""Answer requests on one file, one after the other; between them, decode what is likely to be asked for next."""

import errno
import os
import traceback
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.errors import DecoderOutOfMemory, NothingDecodes, VmdeskError
from vmdesk.domain.steps import outcome_of, retold
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.confined.change import CHANGE_REACHES_BACK, Changes
from vmdesk.media.confined.channel import Channel
from vmdesk.media.confined.confinement import probe
from vmdesk.media.confined.frame import KeptFrame
from vmdesk.media.confined.readings import READINGS, prepare
from vmdesk.media.confined.scan import scan_index
from vmdesk.media.confined.scrub import Scrubber
from vmdesk.media.confined.sound import SoundReader
from vmdesk.media.confined.walk import walk
from vmdesk.media.protocol import (
    Ask,
    Digest,
    Drop,
    Dropped,
    Ended,
    Failed,
    Head,
    Hear,
    Heard,
    Preview,
    Probe,
    Probed,
    Progress,
    Request,
    Scan,
    Scanned,
    Show,
    Told,
    Use,
    Walk,
)
from vmdesk.packing import pack

_QUIET_SECONDS = 0.5
_OUT_OF_MEMORY = "Decoding needs more memory than vmdesk gives to one file."
_FEWER = "The file may be damaged or made to exhaust memory. Look at it on a machine kept for such files."


class Server:
    """Serves one channel. An error ends the request that met it, not the process."""

    def __init__(self, path: Path, channel: Channel, cache_bytes: int, parts: tuple[str, ...]) -> None:
        self._path, self._channel, self._cache_bytes = path, channel, cache_bytes
        self._used: tuple[StreamFacts, FrameIndex] | None = None
        self._scrubber: Scrubber | None = None
        self._sound: SoundReader | None = None
        for part in parts:
            prepare(part)

    def serve(self) -> None:
        """Until the line breaks."""
        while True:
            request = self._next()
            try:
                self._answer(request)
            except Exception as error:  # noqa: BLE001 - told to whoever asked, who knows what to make of it
                self._channel.send(_failure(error, getattr(request, "serial", 0)))

    def _next(self) -> Request:
        """The next request. Until it comes, neighbours are decoded, and in a while of quiet what may come in useful."""
        scrubber = self._scrubber
        if scrubber is None:
            return self._channel.next()
        self._meanwhile(scrubber, scrubber.looking_ahead())
        request = self._channel.next(_QUIET_SECONDS)
        if request is None:
            self._meanwhile(scrubber, scrubber.resting())
        return request or self._channel.next()

    def _meanwhile(self, scrubber: Scrubber, work: Iterator[None]) -> None:
        """Work until a request comes. What goes wrong now is met again when it is asked for."""
        try:
            for _ in work:
                if self._channel.superseded():
                    return
        except (VmdeskError, av.error.FFmpegError, MemoryError):
            scrubber.forget()

    def _answer(self, request: Request) -> None:
        match request:
            case Scan():
                self._scan()
            case Use():
                self._use(request.facts, request.index)
            case Walk():
                self._walk(request)
            case Show() | Preview() | Digest():
                self._show(request)
            case Hear():
                self._hear(request)
            case Ask():
                self._channel.send(Told(pack(READINGS[request.part](self._path, self._channel.alive))))
            case Probe():
                self._channel.send(Probed(probe(_path(request.file), _path(request.folder))))
            case Drop():
                pass  # what it takes back has been answered already

    def _scan(self) -> None:
        telling = retold(scan_index(self._path), lambda done: self._channel.send(Progress(done)))
        self._channel.send(Scanned(*outcome_of(telling)))

    def _use(self, facts: StreamFacts, index: FrameIndex) -> None:
        if self._scrubber is not None:
            self._scrubber.close()
        self._used = facts, index
        self._scrubber = Scrubber(self._path, facts, index, self._cache_bytes)

    def _walk(self, request: Walk) -> None:
        assert self._used is not None  # noqa: S101 - Use comes first
        pictured, hashed = _wanted(request.pictures), _wanted(request.hashes)
        changes = Changes() if request.changes else None
        for frame in walk(self._path, *self._used, request.threads):
            self._channel.alive()
            near = frame.index >= request.first - CHANGE_REACHES_BACK
            change = frame.change(changes) if near and changes is not None else 0.0
            if frame.index >= request.first:
                self._tell(frame, 0, picture=pictured(frame.index), digest=hashed(frame.index), change=change)
            if self._channel.superseded():
                return
        self._channel.send(Ended())

    def _show(self, request: Show | Preview | Digest) -> None:
        assert self._scrubber is not None  # noqa: S101 - Use comes first
        seeking = self._scrubber.preview if isinstance(request, Preview) else self._scrubber.exact
        frame = self._unless_superseded(seeking(request.index))
        if frame is None:
            self._channel.send(Dropped(request.serial))
            return
        digest = isinstance(request, Digest)
        self._tell(frame, request.serial, picture=not digest, digest=digest)

    def _hear(self, request: Hear) -> None:
        self._sound = self._sound or SoundReader(self._path, self._channel.alive)
        self._channel.send(Heard(request.serial, self._sound.part(request.origin, request.start, request.samples)))

    def _unless_superseded(self, work: Generator[None, None, KeptFrame | None]) -> KeptFrame | None:
        while True:
            try:
                next(work)
            except StopIteration as finished:
                found: KeptFrame | None = finished.value
                return found
            if self._channel.superseded():
                work.close()
                return None
            self._channel.alive()

    def _tell(self, frame: KeptFrame, serial: int, *, picture: bool, digest: bool, change: float = 0.0) -> None:
        rgb, refused = _picture_of(frame) if picture else (None, "")
        if refused and serial:  # the one frame that was asked for; in a walk the others go on
            raise NothingDecodes(refused)
        height, width = (0, 0) if rgb is None else rgb.shape[:2]
        coded_width, coded_height = frame.size
        self._channel.send(
            Head(
                serial=serial,
                index=frame.index,
                pts=frame.pts,
                damaged=frame.damaged,
                height=height,
                width=width,
                sha256=frame.plane_sha256() if digest else None,
                coded_width=coded_width,
                coded_height=coded_height,
                interlaced=frame.interlaced,
                pict_type=frame.pict_type,
                refused=refused,
                change=change,
            )
        )
        if rgb is not None:
            self._channel.send_pixels(rgb)


def _picture_of(frame: KeptFrame) -> tuple[NDArray[np.uint8] | None, str]:
    """The picture, or why there is none."""
    try:
        return frame.rgb(), ""
    except NothingDecodes as error:
        return None, error.message


def _wanted(which: bool | bytes) -> Callable[[int], bool]:
    if isinstance(which, bool):
        return lambda _: which
    marked: NDArray[np.uint8] = np.frombuffer(which, np.uint8)
    return lambda index: index >= len(marked) or bool(marked[index])


def _failure(error: Exception, serial: int) -> Failed:
    if isinstance(error, VmdeskError):
        return Failed(serial, error.kind, error.message, error.advice, error.details)
    if isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM:
        return Failed(serial, DecoderOutOfMemory.__name__, _OUT_OF_MEMORY, _FEWER, repr(error))
    if isinstance(error, IndexError):
        return Failed(serial, "IndexError", str(error), "", "")
    return Failed(serial, "", repr(error), "", "".join(traceback.format_exception(error)))


def _path(name: bytes) -> Path:
    return Path(os.fsdecode(name))
