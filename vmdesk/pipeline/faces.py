"""Faces found on the grid's frames, followed through each shot as long as its pictures keep their size."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vmdesk.domain.faces import FaceDetection, FaceTrack
from vmdesk.domain.frame import Frame
from vmdesk.domain.scoring import FaceFinder


@dataclass(slots=True)
class FaceSearch:
    """Takes every frame in presentation order.

    A track ends where a cut begins another shot, and where pictures change their size, for boxes in two sizes cannot
    be joined. One whose face is seen on the first frame looked at after that reaches back to the shot's first frame,
    less than a grid's step: it is taken to have been there, so that a window beginning with the shot is not lost.
    """

    finder: FaceFinder
    count: int = 0
    _size: tuple[int, int] | None = None
    _shot: int = 0
    _found: list[Sequence[FaceDetection]] = field(default_factory=list)
    _ended: list[FaceTrack] = field(default_factory=list)

    def take(self, frame: Frame) -> bool:
        """Look for faces where the grid has a frame; True when it did."""
        if frame.size != self._size or frame.begins_shot:
            self._end_tracks(cut=frame.begins_shot)
            self._size, self._shot = frame.size, frame.index
        on_grid = frame.index % self.finder.grid == 0
        if on_grid:
            self._found.append(() if frame.damaged else self.finder.detect(frame.index, frame.rgb()))
        self.count = frame.index + 1
        return on_grid

    def tracks(self) -> tuple[FaceTrack, ...]:
        """All tracks once the last frame was taken, longest first; ids from 0 in that order."""
        self._end_tracks(cut=False)
        by_length = sorted(self._ended, key=lambda track: track.first_frame - track.last_frame)
        return tuple(replace(track, id=number) for number, track in enumerate(by_length))

    def _end_tracks(self, *, cut: bool) -> None:
        """Follow the faces of the shot that ends before the frame to come, none beyond its last frame."""
        if not self._found:
            return
        grid = self.finder.grid
        looked_at = -(-self._shot // grid) * grid
        for track in self.finder.tracks(self._found, self.count):
            first = self._shot if track.first_frame == looked_at else track.first_frame
            followed_to_the_end = track.last_frame == self.count - 1
            self._ended.append(replace(track, first_frame=first, cut_after=cut and followed_to_the_end))
        self._found = []
