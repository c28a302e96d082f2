"""The thread that opens exhibits and decodes frames for the picture: the newest request wins."""

import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index
from vmdesk.ui.messages import Opened, OpenFailed, Pictured, PictureFailed
from vmdesk.ui.problem import problem_of


@dataclass(frozen=True, slots=True)
class _Open:
    generation: int
    path: Path


@dataclass(frozen=True, slots=True)
class _Frame:
    generation: int
    serial: int
    index: int


class FrameThread(QThread):
    """Owns the decoder. `told` carries Opened, OpenFailed, Pictured or PictureFailed.

    A file is swapped in only when the new one opens, so a failed opening leaves the old one readable. Of frame requests
    only the newest is kept while another is being decoded; generations and serials let the window drop late answers.
    """

    told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("frames")
        self._changed = threading.Condition()
        self._opening: _Open | None = None
        self._wanted: _Frame | None = None
        self._stopping = False
        self._decoder: Decoder | None = None
        self._generation = -1

    def open(self, generation: int, path: Path) -> None:
        """Open `path`; an opening that has not begun yet is forgotten."""
        with self._changed:
            self._opening = _Open(generation, path)
            self._changed.notify()

    def want(self, generation: int, serial: int, index: int) -> None:
        """Decode frame `index`; an older request that has not begun yet is forgotten."""
        with self._changed:
            self._wanted = _Frame(generation, serial, index)
            self._changed.notify()

    def stop(self) -> None:
        """End the thread after what it is doing now."""
        with self._changed:
            self._stopping = True
            self._changed.notify()

    def run(self) -> None:
        """The thread's own loop."""
        while (request := self._next()) is not None:
            if isinstance(request, _Open):
                self._open(request)
            elif request.generation == self._generation:
                self._decode(request)
        self._swap(None, -1)

    def _next(self) -> _Open | _Frame | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._opening or self._wanted)
            if self._stopping:
                return None
            if self._opening is not None:
                opening, self._opening = self._opening, None
                return opening
            wanted, self._wanted = self._wanted, None
            return wanted

    def _open(self, request: _Open) -> None:
        try:
            stream, index = read_index(request.path)
            decoder = Decoder(request.path, stream, index)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            self.told.emit(OpenFailed(request.generation, request.path, problem_of(error)))
            return
        self._swap(decoder, request.generation)
        self.told.emit(Opened(request.generation, request.path, stream, index))

    def _decode(self, request: _Frame) -> None:
        if self._decoder is None:
            return
        try:
            picture = self._decoder.frame_at(request.index)
            self.told.emit(Pictured(request.generation, request.serial, picture))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            problem = problem_of(error)
            self.told.emit(PictureFailed(request.generation, request.serial, request.index, problem))

    def _swap(self, decoder: Decoder | None, generation: int) -> None:
        if self._decoder is not None:
            self._decoder.close()
        self._decoder, self._generation = decoder, generation
