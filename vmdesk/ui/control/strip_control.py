"""Keeps the film strip at the window under the playhead; its pictures are asked for when the hand rests."""

from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer

from vmdesk.domain.video import Picture
from vmdesk.ui.logic.messages import FrameHashed, FrameHashFailed, Thumbnailed
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.presenter_strip import strip
from vmdesk.ui.parts.film_strip import FilmStrip
from vmdesk.ui.work.desk import Desk

REST_MS = 150
"""How long the playhead stays in a window before its frames are asked for."""
_KEPT = 96
_STRIP_OF = Part.EXHIBIT | Part.POSITION | Part.SCORES | Part.MODEL


class StripControl(QObject):
    """While the video plays nothing is asked for, and what was asked for is given up."""

    def __init__(self, parent: QObject, desk: Desk, film: FilmStrip) -> None:
        super().__init__(parent)
        self._desk, self._film = desk, film
        self._small: OrderedDict[int, NDArray[np.uint8] | None] = OrderedDict()
        self._generation = -1
        self._asked: tuple[int, ...] = ()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        film.sought.connect(desk.seek)
        film.stepped.connect(desk.step)
        desk.changed.connect(self._on_changed)
        desk.pictured.connect(self._on_pictured)
        desk.chore_done.connect(self._on_chore)

    def _on_pictured(self, picture: Picture | None) -> None:
        if picture is not None:
            self._film.set_aspect(picture.rgb.shape[0] / picture.rgb.shape[1])

    def _on_changed(self, parts: Part) -> None:
        if not parts & _STRIP_OF:
            return
        exhibit = self._desk.seen.exhibit
        if exhibit is not None and exhibit.generation != self._generation:
            self._generation, self._asked = exhibit.generation, ()
            self._small.clear()
        self._film.show_strip(strip(self._desk.seen, self.tr), self._small)
        frames = () if self._desk.seen.playing else self._film.strip.frames
        if frames != self._asked:
            self._asked = frames
            self._desk.want_thumbnails(())
            self._rest.start()

    def _ask(self) -> None:
        missing = tuple(dict.fromkeys(frame for frame in self._asked if frame not in self._small))
        if missing:
            self._desk.want_thumbnails(missing)

    def _on_chore(self, done: Thumbnailed | FrameHashed | FrameHashFailed) -> None:
        if isinstance(done, Thumbnailed):
            self._small[done.frame] = done.rgb
            if len(self._small) > _KEPT:
                self._small.popitem(last=False)
            self._film.show_strip(self._film.strip, self._small)
