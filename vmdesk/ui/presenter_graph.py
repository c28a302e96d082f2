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


def graph(state: State) -> Graph:
    """Curves and gaps of the scores so far."""
    duration = float(state.exhibit.index.duration_seconds) if state.exhibit else 0.0
    whole = state.whole_clip.fake_score if state.whole_clip else None
    return Graph(duration, curves(state.scores), gaps(state.scores), whole, DISPLAY_THRESHOLD)


def tracks_of(scores: Sequence[WindowScore]) -> list[int | None]:
    """The tracks that have scores, the whole frame first."""
    return sorted({s.track for s in scores}, key=lambda t: -1 if t is None else t)


def curves(scores: Sequence[WindowScore]) -> tuple[Curve, ...]:
    """One curve per track that has at least one score."""
    found = []
    for track in tracks_of(scores):
        mine = [s for s in scores if s.track == track and s.fake_score is not None]
        if mine:
            found.append(Curve(track, str(track), *_steps(sorted(mine, key=lambda s: s.start))))
    return tuple(found)


def _steps(scores: Sequence[WindowScore]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    x: list[float] = []
    y: list[float] = []
    for score in scores:
        if x and score.start_seconds != x[-1]:  # not touching: lift the pen
            x.append(np.nan)
            y.append(np.nan)
        x += [score.start_seconds, score.stop_seconds]
        y += [float(score.fake_score or 0.0)] * 2
    return np.array(x), np.array(y)


def gaps(scores: Sequence[WindowScore]) -> tuple[Gap, ...]:
    """Unscored windows, neighbours of one track and one reason joined."""
    found: list[Gap] = []
    for track in tracks_of(scores):
        for score in sorted((s for s in scores if s.track == track and s.status not in SCORED), key=lambda s: s.start):
            last = found[-1] if found else None
            if last and (last.track, last.status) == (track, score.status) and score.start_seconds <= last.stop:
                stop = max(last.stop, score.stop_seconds)
                found[-1] = Gap(last.start, stop, track, score.status, last.count + 1)
            else:
                found.append(Gap(score.start_seconds, score.stop_seconds, track, score.status, 1))
    return tuple(found)


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


def window_words(score: WindowScore, tr: Translate) -> str:
    """One window in two lines: its place, then its numbers or the reason it has none."""
    head = tr("{track} · window {index} · frames {start}–{last}")
    owner = (
        tr("No face track")
        if score.status in ("no_face", "cut") and score.track is None
        else track_name(score.track, tr)
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
    blocks = [window_words(score, tr) for score in here[:limit]]
    if len(here) > limit:
        blocks.append(tr("and {count} more").format(count=len(here) - limit))
    return "\n".join(blocks)


def hover_words(state: State, seconds: float, tr: Translate) -> str:
    """What the graph says of the place under the pointer; empty outside the video."""
    if state.exhibit is None or not 0 <= seconds <= float(state.exhibit.index.duration_seconds):
        return ""
    frame = state.exhibit.index.index_shown_at(seconds)
    blocks = [tr("Frame {frame}").format(frame=frame)]
    blocks += [window_words(score, tr) for score in windows_at(state, frame)[:6]]
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
