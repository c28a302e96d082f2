"""The thread that opens exhibits and asks the decoder process for pictures: the newest request wins."""

import threading
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import scan_index
from vmdesk.media.limits import Limits
from vmdesk.media.processes import DecoderProcesses
from vmdesk.ui.logic.messages import Noticed, Opened, OpenFailed, Opening, Pictured, PictureFailed, SoundFound
from vmdesk.ui.logic.problem import problem_of
from vmdesk.ui.work.frame_chores import Chore, Chores

NEAR_FRAMES = 24
"""A frame no further than this from the one on screen is waited for; on the way to others a keyframe is shown."""
_TELL_EVERY_SECONDS = 0.1
_TELL_AFTER_SECONDS = 0.4
"""An opening that takes less is not spoken of."""


@dataclass(frozen=True, slots=True)
class _Open:
    generation: int
    path: Path


@dataclass(frozen=True, slots=True)
class _Frame:
    generation: int
    serial: int
    index: int
    scrubbing: bool
    playing: bool


class FrameThread(QThread):
    """Owns the decoder. `told` carries a `FrameMessage`.

    A file is swapped in only when the new one opens, so a failed opening leaves the old one readable. Of frame requests
    only the newest is kept while another is being answered; generations and serials let the window drop late answers.
    """

    told = Signal(object)

    def __init__(self, parent: QObject | None = None, limits: Limits | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("frames")
        self._limits = limits
        self._changed = threading.Condition()
        self._opening: _Open | None = None
        self._wanted: _Frame | None = None
        self._chores = Chores()
        self._stopping = False
        self._processes: DecoderProcesses | None = None
        self._decoder: Decoder | None = None
        self._generation = -1
        self._on_screen = -NEAR_FRAMES
        self._noticed = 0
        self._sound_known = False
        self._given_up = -1

    def open(self, generation: int, path: Path) -> None:
        """Open `path`; an opening under way is given up."""
        with self._changed:
            self._opening = _Open(generation, path)
            self._changed.notify()

    def give_up(self, generation: int) -> None:
        """Leave off opening `generation`, if that is still going on; nothing is told of it any more."""
        self._given_up = generation

    def want(self, generation: int, serial: int, index: int, scrubbing: bool = False, playing: bool = False) -> None:
        """Show frame `index`; an older request that has not begun yet is forgotten.

        `scrubbing` says that the hand still moves: the keyframe before is shown at once, and decoding the frame itself
        is given up for any newer request. `playing` says that the clock asks, which would always be further on by the
        time a slow frame is decoded: it is not given up for the next one of the same kind.
        """
        with self._changed:
            self._wanted = _Frame(generation, serial, index, scrubbing, playing)
            self._changed.notify()

    def hash_frame(self, generation: int, index: int | None) -> None:
        """Hash frame `index` when no picture is asked for; None gives up what was asked for before."""
        with self._changed:
            self._chores.hash(generation, index)
            self._changed.notify()

    def want_thumbnails(self, generation: int, frames: Sequence[int]) -> None:
        """Make frames small, in their order, when nothing else is asked for; those asked for before are given up."""
        with self._changed:
            self._chores.thumbnail(generation, frames)
            self._changed.notify()

    def stop(self) -> None:
        """End the thread as soon as what it is doing can be given up."""
        with self._changed:
            self._stopping = True
            self._changed.notify()

    def run(self) -> None:
        """The thread's own loop."""
        while (request := self._next()) is not None:
            if isinstance(request, _Open):
                self._open(request)
            elif isinstance(request, Chore):
                self._do(request)
            elif request.generation == self._generation:
                self._show(request)
        self._swap(None, None, -1)

    def _next(self) -> _Open | _Frame | Chore | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._opening or self._wanted or self._chores.next())
            if self._stopping:
                return None
            if self._opening is not None:
                opening, self._opening = self._opening, None
                return opening
            wanted, self._wanted = self._wanted, None
            return wanted or self._chores.next()

    def _do(self, chore: Chore) -> None:
        """A chore that a picture overtakes is left where it is, and begun again after that."""

        def overtaken() -> bool:
            waits = self._stopping or self._opening is not None or self._wanted is not None
            return waits or not self._chores.holds(chore)

        if self._decoder is None or chore.generation != self._generation:
            message = None
        else:
            message = chore.done_by(self._decoder, overtaken)
            self._tell_findings(self._decoder)
            if message is None and overtaken():
                return
        with self._changed:
            wanted = self._chores.take(chore)
        if wanted and message is not None:
            self.told.emit(message)

    def _open(self, request: _Open) -> None:
        processes: DecoderProcesses | None = None
        try:
            processes = DecoderProcesses(request.path, self._limits)
            found = self._indexed(request, processes)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            self.told.emit(OpenFailed(request.generation, request.path, problem_of(error)))
            found = None
        if processes is None or found is None:
            if processes is not None:
                processes.close()
            return
        self._swap(processes, Decoder(processes, *found), request.generation)
        self.told.emit(Opened(request.generation, request.path, *found))

    def _indexed(self, request: _Open, processes: DecoderProcesses) -> tuple[StreamFacts, FrameIndex] | None:
        """The index; None where another opening, or the end, is wanted before it is read."""
        began = time.monotonic()
        told, total = began + _TELL_AFTER_SECONDS, request.path.stat().st_size
        with closing(scan_index(processes)) as scan:
            while not self._stopping and self._opening is None and self._given_up != request.generation:
                try:
                    done = next(scan)
                except StopIteration as finished:
                    found: tuple[StreamFacts, FrameIndex] = finished.value
                    return found
                if time.monotonic() - told > _TELL_EVERY_SECONDS:
                    told = time.monotonic()
                    self.told.emit(Opening(request.generation, request.path, done, total, told - began))
        return None

    def _show(self, request: _Frame) -> None:
        if self._decoder is None:
            return
        try:
            self._show_by(self._decoder, request)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            problem = problem_of(error)
            self.told.emit(PictureFailed(request.generation, request.serial, request.index, problem))
        self._tell_sound(self._decoder)
        self._tell_findings(self._decoder)

    def _tell_sound(self, decoder: Decoder) -> None:
        """Once, and only after a picture: nobody waits for it."""
        if not self._sound_known and self._wanted is None and not self._stopping:
            self._sound_known = True
            self.told.emit(SoundFound(self._generation, decoder.sound()))

    def _show_by(self, decoder: Decoder, request: _Frame) -> None:
        if request.scrubbing or abs(request.index - self._on_screen) > NEAR_FRAMES:
            preview = decoder.preview_at(request.index, lambda: self._superseded(request))
            if preview is not None and preview.index != request.index:
                self.told.emit(Pictured(request.generation, request.serial, preview, preview=True))
        picture = decoder.frame_unless(request.index, lambda: self._superseded(request))
        if picture is not None:
            self._on_screen = request.index
            self.told.emit(Pictured(request.generation, request.serial, picture))

    def _superseded(self, request: _Frame) -> bool:
        """Whether to give up `request`. One that the next step leads on from is not: its work serves that one too."""
        newer = self._wanted
        if self._stopping or self._opening is not None or newer is None:
            return self._stopping or self._opening is not None
        if request.playing and newer.playing:
            return False
        return request.scrubbing or newer.scrubbing or abs(newer.index - request.index) > NEAR_FRAMES

    def _tell_findings(self, decoder: Decoder) -> None:
        for finding in decoder.findings[self._noticed :]:
            self.told.emit(Noticed(self._generation, finding))
        self._noticed = len(decoder.findings)

    def _swap(self, processes: DecoderProcesses | None, decoder: Decoder | None, generation: int) -> None:
        if self._decoder is not None:
            self._decoder.close()
        if self._processes is not None:
            self._processes.close()
        self._processes, self._decoder, self._generation = processes, decoder, generation
        self._on_screen, self._noticed, self._sound_known = -2 * NEAR_FRAMES, 0, False
