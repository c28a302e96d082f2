"""From window scores to curves, gaps and words about the windows at one frame. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.result import SCORED, Status, WindowScore
from vmdesk.domain.timeline import DISPLAY_THRESHOLD
from vmdesk.ui.presenter import Translate, track_name
from vmdesk.ui.state import State


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One track's scores as steps: `x` seconds and `y` scores, float64 (n,), NaN between runs of windows.

    `thin`: not every step is there, but the lowest and highest score in each column of pixels.
    """

    track: int | None
    name: str
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    thin: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch `[start, stop)` in seconds whose windows carry no score, all for the same reason."""

    start: float
    stop: float
    track: int | None
    status: Status
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """All that the graph draws but the playhead; `whole_clip` None while unknown."""

    duration: float
    curves: tuple[Curve, ...]
    gaps: tuple[Gap, ...]
    whole_clip: float | None
    threshold: float


class GraphMaker:
    """Curves and gaps of scores that grow, at the price of those that came since it was last asked."""

    def __init__(self) -> None:
        self._taken: Sequence[WindowScore] = ()
        self._tracks: dict[int | None, _Track] = {}

    def graph(self, state: State) -> Graph:
        """The graph of a state."""
        self._take(state.scores)
        duration = float(state.exhibit.index.duration_seconds) if state.exhibit else 0.0
        whole = state.whole_clip.fake_score if state.whole_clip else None
        tracks = [self._tracks[track] for track in sorted(self._tracks, key=lambda t: -1 if t is None else t)]
        curves = tuple(track.curve() for track in tracks if track.x)
        return Graph(duration, curves, tuple(gap for track in tracks for gap in track.gaps), whole, DISPLAY_THRESHOLD)

    def _take(self, scores: Sequence[WindowScore]) -> None:
        there = len(self._taken)
        grown = there <= len(scores) and (not there or scores[there - 1] is self._taken[-1])
        fresh = scores[there:] if grown else scores
        if not grown or not self._put(fresh):  # other scores, or one that came late: all in order, from the start
            self._tracks = {}
            self._put(sorted(scores, key=lambda s: s.start))
        self._taken = scores

    def _put(self, scores: Sequence[WindowScore]) -> bool:
        mine: dict[int | None, list[WindowScore]] = {}
        for score in scores:
            mine.setdefault(score.track, []).append(score)
        return all(self._tracks.setdefault(track, _Track(track)).put(own) for track, own in mine.items())


class _Track:
    """One track's steps, in pieces, and its gaps."""

    def __init__(self, track: int | None) -> None:
        self.track = track
        self.x: list[NDArray[np.float64]] = []
        self.y: list[NDArray[np.float64]] = []
        self.gaps: list[Gap] = []
        self._stop = -np.inf
        self._start = -1

    def curve(self) -> Curve:
        """The steps in one piece."""
        self.x, self.y = [np.concatenate(self.x)], [np.concatenate(self.y)]
        return Curve(self.track, str(self.track), self.x[0], self.y[0])

    def put(self, scores: Sequence[WindowScore]) -> bool:
        """Append windows; False for one that starts before one that is there."""
        x: list[float] = []
        y: list[float] = []
        for score in scores:
            if score.start < self._start:
                return False
            self._start = score.start
            if score.fake_score is None:
                if score.status not in SCORED:
                    self._put_gap(score)
                continue
            if score.start_seconds != self._stop and (x or self.x):  # not touching: lift the pen
                x.append(np.nan)
                y.append(np.nan)
            x += [score.start_seconds, score.stop_seconds]
            y += [score.fake_score] * 2
            self._stop = score.stop_seconds
        if x:
            self.x.append(np.array(x))
            self.y.append(np.array(y))
        return True

    def _put_gap(self, score: WindowScore) -> None:
        last = self.gaps[-1] if self.gaps else None
        if last and last.status == score.status and score.start_seconds <= last.stop:
            stop = max(last.stop, score.stop_seconds)
            self.gaps[-1] = Gap(last.start, stop, self.track, score.status, last.count + 1)
        else:
            self.gaps.append(Gap(score.start_seconds, score.stop_seconds, self.track, score.status, 1))


def status_words(status: Status, tr: Translate) -> str:
    """A status in words."""
    return {
        "scored": tr("scored"),
        "padded": tr("scored; the last frame was repeated to fill the window"),
        "no_face": tr("not scored: no face was found"),
        "face_small": tr("not scored: the face is too small"),
        "cut": tr("not scored: a cut runs through it"),
        "damaged": tr("not scored: a frame is damaged"),
        "not_finite": tr("not scored: the model gave a number that is not finite"),
    }[status]


def windows_at(state: State, frame: int) -> tuple[WindowScore, ...]:
    """Windows that cover `frame`."""
    return tuple(s for s in state.scores if s.start <= frame < s.stop)


def window_words(state: State, score: WindowScore, tr: Translate) -> str:
    """One window in two lines: its place, then its numbers or the reason it has none."""
    head = tr("{track} · window {index} · frames {start}–{last}")
    owner = (
        tr("No face track")
        if score.status in ("no_face", "cut") and score.track is None
        else track_name(state, score.track, tr)
    )
    place = head.format(track=owner, index=score.index, start=score.start, last=score.stop - 1)
    status = status_words(score.status, tr)
    if score.fake_score is None or score.logits is None:
        return f"{place}\n{status}"
    if score.spans_cut:
        status = tr("{status}, over a cut").format(status=status)
    if score.faces_in_crop:
        others = ", ".join(map(str, score.faces_in_crop))
        status = tr("{status}; face {others} lies in the square too").format(status=status, others=others)
    numbers = tr("score {score:.3f} · logits [{first:+.3f}, {second:+.3f}] · {status}")
    first, second = score.logits
    line = numbers.format(score=score.fake_score, first=first, second=second, status=status)
    return f"{place}\n{line}"


def playhead_words(state: State, tr: Translate, limit: int = 6) -> str:
    """All windows under the playhead in words, at most `limit` of them, then how many more there are."""
    if not state.scores:
        return tr("No windows are scored yet.")
    here = windows_at(state, state.position)
    if not here:
        return tr("No window covers frame {frame}.").format(frame=state.position)
    blocks = [window_words(state, score, tr) for score in here[:limit]]
    if len(here) > limit:
        blocks.append(tr("and {count} more").format(count=len(here) - limit))
    return "\n".join(blocks)


def hover_words(state: State, seconds: float, tr: Translate) -> str:
    """What the graph says of the place under the pointer; empty outside the video."""
    if state.exhibit is None or not 0 <= seconds <= float(state.exhibit.index.duration_seconds):
        return ""
    frame = state.exhibit.index.index_shown_at(seconds)
    blocks = [tr("Frame {frame}").format(frame=frame)]
    blocks += [window_words(state, score, tr) for score in windows_at(state, frame)[:6]]
    return "\n".join(blocks)


def thinned(curve: Curve, first: float, last: float, columns: int) -> Curve:
    """What of a curve is seen between `first` and `last` seconds on `columns` pixels.

    Where more points lie there than can be told apart, each column shows its lowest and highest score; a pause shorter
    than a column is then not seen.
    """
    places = np.where(np.isnan(curve.x), np.roll(curve.x, 1), curve.x)  # in their order; the first is never NaN
    seen = slice(max(int(np.searchsorted(places, first)) - 2, 0), int(np.searchsorted(places, last, "right")) + 2)
    x, y = places[seen], curve.y[seen]
    if x.size <= 4 * columns or last <= first:
        return Curve(curve.track, curve.name, curve.x[seen], y)
    width = (last - first) / columns
    column = np.clip((x - first) // width, -1, columns)
    starts = np.flatnonzero(np.diff(column, prepend=-2))
    lows, highs = np.fmin.reduceat(y, starts), np.fmax.reduceat(y, starts)
    middles = first + (column[starts] + 0.5) * width
    lifted = np.isnan(y[np.append(starts[1:], y.size) - 1]) & (np.diff(column[starts], append=columns) > 1)
    pause = 2 * (np.flatnonzero(lifted) + 1)
    thin_x = np.insert(np.repeat(middles, 2), pause, np.nan)
    thin_y = np.insert(np.stack([lows, highs], axis=1).ravel(), pause, np.nan)
    return Curve(curve.track, curve.name, thin_x, thin_y, thin=True)
