"""Faces found on the grid's frames, followed as long as pictures keep their size."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vmdesk.domain.faces import FaceDetection, FaceTrack
from vmdesk.domain.frame import Frame
from vmdesk.domain.scoring import FaceFinder


@dataclass(slots=True)
class FaceSearch:
    """Takes every frame in presentation order; boxes in pictures of two sizes cannot be joined, so tracks end there."""

    finder: FaceFinder
    count: int = 0
    _size: tuple[int, int] | None = None
    _found: list[Sequence[FaceDetection]] = field(default_factory=list)
    _ended: list[FaceTrack] = field(default_factory=list)

    def take(self, frame: Frame) -> bool:
        """Look for faces where the grid has a frame; True when it did."""
        if frame.size != self._size:
            self._end_tracks()
            self._size = frame.size
        on_grid = frame.index % self.finder.grid == 0
        if on_grid:
            self._found.append(() if frame.damaged else self.finder.detect(frame.index, frame.rgb()))
        self.count = frame.index + 1
        return on_grid

    def tracks(self) -> tuple[FaceTrack, ...]:
        """All tracks once the last frame was taken, longest first; ids from 0 in that order."""
        self._end_tracks()
        by_length = sorted(self._ended, key=lambda track: track.first_frame - track.last_frame)
        return tuple(replace(track, id=number) for number, track in enumerate(by_length))

    def _end_tracks(self) -> None:
        """Follow the faces of the pictures since the last change of size, none beyond the last of them."""
        if self._found:
            self._ended.extend(self.finder.tracks(self._found, self.count))
            self._found = []
