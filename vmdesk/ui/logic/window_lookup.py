"""All windows of a run as a sequence that grows cheaply and knows which of them cover a frame. No Qt."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import overload

from vmdesk.domain.result import WindowScore
from vmdesk.ui.logic.track_windows import TrackWindows


class ScoredWindows(Sequence[WindowScore]):
    """A frozen sequence of window scores, equal to any sequence of the same ones.

    `grown` costs the windows that are new, not those that are there: snapshots share their memory, and the newest goes
    on in it. A look-up costs the logarithm of their number for each track. For one thread at a time.
    """

    __slots__ = ("_items", "_length", "_tracks")
    __hash__ = None  # type: ignore[assignment]  # a sequence of a million windows is nobody's key

    def __init__(self, scores: Sequence[WindowScore] = ()) -> None:
        self._items: list[WindowScore] = list(scores)
        self._length = len(self._items)
        self._tracks: dict[int | None, TrackWindows] = _taken_in({}, 0, self._items, self._items)

    @classmethod
    def of(cls, scores: Sequence[WindowScore]) -> "ScoredWindows":
        """`scores` themselves where they are such a sequence."""
        return scores if isinstance(scores, ScoredWindows) else cls(scores)

    def grown(self, scores: Sequence[WindowScore]) -> "ScoredWindows":
        """With `scores` behind these."""
        grown = ScoredWindows.__new__(ScoredWindows)
        newest = len(self._items) == self._length
        grown._items = self._items if newest else self._items[: self._length]
        grown._items.extend(scores)
        grown._length = self._length + len(scores)
        grown._tracks = _taken_in(self._tracks, self._length, scores, grown._items)
        return grown

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> WindowScore: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[WindowScore, ...]: ...
    def __getitem__(self, place: int | slice) -> WindowScore | tuple[WindowScore, ...]:
        if isinstance(place, slice):
            return tuple(self._items[k] for k in range(*place.indices(self._length)))
        return self._items[range(self._length)[place]]

    def __iter__(self) -> Iterator[WindowScore]:
        return islice(self._items, self._length)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str | bytes):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __repr__(self) -> str:
        return f"ScoredWindows({self._length})"

    @property
    def tracks(self) -> tuple[TrackWindows, ...]:
        """The windows of each track: those of no track first, then ascending by track."""
        return tuple(self._tracks[track] for track in sorted(self._tracks, key=lambda t: -1 if t is None else t))

    @property
    def scored(self) -> int:
        """How many windows have a score."""
        return sum(track.scored for track in self._tracks.values())

    def at(self, frame: int) -> tuple[WindowScore, ...]:
        """The windows that cover `frame`, in the order of the sequence."""
        places = sorted(place for track in self._tracks.values() for place in track.at(frame))
        return tuple(self._items[place] for place in places)

    def on_track(self, track: int | None, frame: int) -> tuple[WindowScore, ...]:
        """Those of one track, ascending by start."""
        known = self._tracks.get(track)
        return tuple(self._items[place] for place in known.at(frame)) if known is not None else ()

    def flagged_from(self, position: int, steps: int) -> int | None:
        """The first frame of the next flagged segment after `position` (`steps` 1), or of the one before (-1)."""
        stretches = [track.flagged for track in self._tracks.values()]
        if steps > 0:
            after = (one.first_after(position) for one in stretches)
            return min((frame for frame in after if frame is not None), default=None)
        before = (one.last_before(position) for one in stretches)
        return max((frame for frame in before if frame is not None), default=None)


def _taken_in(
    tracks: dict[int | None, TrackWindows], there: int, scores: Sequence[WindowScore], items: list[WindowScore]
) -> dict[int | None, TrackWindows]:
    """`tracks` with `scores`, which stand in `items` from place `there` on."""
    mine: dict[int | None, tuple[list[int], list[WindowScore]]] = {}
    for place, score in enumerate(scores, there):
        places, own = mine.setdefault(score.track, ([], []))
        places.append(place)
        own.append(score)
    grown = dict(tracks)
    for track, (places, own) in mine.items():
        known = tracks.get(track) or TrackWindows(track)
        grown[track] = known.grown(places, own) if known.follows(own) else _in_order(known, places, items)
    return grown


def _in_order(known: TrackWindows, places: Sequence[int], items: list[WindowScore]) -> TrackWindows:
    """All windows of a track anew, for one came late."""
    everything = [*known.windows["place"].tolist(), *places]
    everything.sort(key=lambda place: items[place].start)
    return TrackWindows(known.track).grown(everything, [items[place] for place in everything])
