"""From a track's windows to the line that is drawn: steps, or their extremes where a pixel holds many. No Qt."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vmdesk.ui.logic.track_windows import BLOCK, TrackWindows

_MOST_POINTS = 4
"""Points for each pixel, beyond which extremes are drawn."""


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One track's scores as steps: `x` seconds and `y` scores, float64 (n,), NaN between runs of windows.

    `thin`: not every step is there, but the lowest and highest score in each column of pixels.
    """

    track: int | None
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    thin: bool = False


def steps(track: TrackWindows, rows: slice = slice(None)) -> Curve:
    """The windows at `rows`, those with a score: a step over its frames for each; touching ones are one line."""
    left, right, score = (track.windows[name][rows] for name in ("left", "right", "score"))
    scored = ~np.isnan(score)
    left, right, score = left[scored], right[scored], score[scored]
    lifted = 2 * (np.flatnonzero(left[1:] != right[:-1]) + 1)
    x = np.insert(np.stack([left, right], axis=1).ravel(), lifted, np.nan)
    y = np.insert(np.repeat(score, 2), lifted, np.nan)
    return Curve(track.track, x, y)


def thinned(track: TrackWindows, first: float, last: float, columns: int) -> Curve:
    """What of a track is seen between `first` and `last` seconds on `columns` pixels.

    Where more windows lie there than can be told apart, each column shows its lowest and highest score; a pause shorter
    than a column is then not seen. With very many, windows are taken by the `BLOCK`, to a quarter of a pixel.
    """
    rows = track.rows_between(first, last)
    count = rows.stop - rows.start
    if 2 * count <= _MOST_POINTS * columns or last <= first:
        return steps(track, rows)
    grain = BLOCK if count > _MOST_POINTS * BLOCK * columns else 1
    width = (last - first) / columns
    edges = np.searchsorted(track.windows["left"], first + width * np.arange(columns + 1))
    edges[0], edges[-1] = rows.start, rows.stop
    return _extremes(track, np.clip(edges, rows.start, rows.stop) // grain, grain, first, width)


def _extremes(track: TrackWindows, edges: NDArray[np.intp], grain: int, first: float, width: float) -> Curve:
    """The lowest and highest score of each column, whose windows, by the `grain`, lie between neighbours of `edges`."""
    columns = np.flatnonzero(np.diff(edges))
    begins, ends = edges[:-1][columns], edges[1:][columns]
    if not columns.size:
        return Curve(track.track, np.zeros(0), np.zeros(0), thin=True)
    low, high = (track.windows["score"],) * 2 if grain == 1 else (track.blocks["low"], track.blocks["high"])
    lows, highs = np.fmin.reduceat(low[: ends[-1]], begins), np.fmax.reduceat(high[: ends[-1]], begins)
    there = np.flatnonzero(~np.isnan(lows))  # columns without any score lift the pen
    before, after = there[:-1], there[1:]
    left, right = track.windows["left"], track.windows["right"]
    apart = right[np.minimum(ends[before] * grain, right.size) - 1] < left[begins[after] * grain]
    lifted = (after - before > 1) | ((columns[after] - columns[before] > 1) & apart)
    pause = 2 * (np.flatnonzero(lifted) + 1)
    x = np.insert(np.repeat(first + (columns[there] + 0.5) * width, 2), pause, np.nan)
    y = np.insert(np.stack([lows[there], highs[there]], axis=1).ravel(), pause, np.nan)
    return Curve(track.track, x, y, thin=True)
