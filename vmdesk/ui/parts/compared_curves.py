"""The curves of a second analysis on the graph: dashed, with circles along them."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

from vmdesk.ui.logic.presenter_curves import thinned
from vmdesk.ui.logic.track_windows import TrackWindows
from vmdesk.ui.parts import theme

Z_COMPARED = 6
"""Over the curves of the analysis that is shown, under the lines."""
SPACING = 44
"""Pixels between circles at least."""
_SIZE = 9


class ComparedCurves:
    """Items on `plot`: one line and one row of circles for each track.

    A curve of very many windows is drawn solid and thin, as all are then; the circles tell it from the others still.
    """

    def __init__(self, plot: pg.PlotWidget) -> None:
        self._plot = plot
        self._colours = theme.DARK
        self._tracks: tuple[TrackWindows, ...] = ()
        self._items: list[tuple[pg.PlotDataItem, pg.ScatterPlotItem]] = []
        self._drawn: tuple[object, ...] = ()

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self._colours, self._drawn = colours, ()

    def set_tracks(self, tracks: tuple[TrackWindows, ...]) -> None:
        """These are to be drawn, where they have a score."""
        self._tracks, self._drawn = tuple(track for track in tracks if track.scored), ()
        while len(self._items) > len(self._tracks):
            for item in self._items.pop():
                self._plot.removeItem(item)
        while len(self._items) < len(self._tracks):
            self._items.append(self._new())

    def _new(self) -> tuple[pg.PlotDataItem, pg.ScatterPlotItem]:
        line, circles = pg.PlotDataItem(), pg.ScatterPlotItem(pxMode=True, antialias=True)
        for item in (line, circles):
            item.setZValue(Z_COMPARED)
            self._plot.addItem(item, ignoreBounds=True)
        return line, circles

    def draw(self, first: float, last: float, columns: int) -> None:
        """What of them lies between `first` and `last` seconds, on `columns` pixels, if that is new."""
        wanted = first, last, columns
        if not self._tracks or wanted == self._drawn:
            return
        self._drawn = wanted
        for place, (track, (line, circles)) in enumerate(zip(self._tracks, self._items, strict=True)):
            seen = thinned(track, first, last, columns)
            dense = seen.thin or len(seen.x) > columns
            line.setPen(theme.compared_pen(self._colours, place, dense=dense))
            line.setData(seen.x, seen.y, connect="finite", antialias=not dense)
            x, y = spread(track, first, last, max(1, columns // SPACING), place / max(1, len(self._tracks)))
            pen = pg.mkPen(theme.compared_colour(self._colours, place), width=1.6)  # in pixels, at every size
            circles.setData(x, y, symbol="o", size=_SIZE, pen=pen, brush=pg.mkBrush(self._colours.base))

    def points(self) -> int:
        """How many points all the lines have."""
        return sum(len(line.getData()[0]) for line, _ in self._items if line.getData()[0] is not None)


def spread(
    track: TrackWindows, first: float, last: float, count: int, shift: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """At most `count` times evenly over those seen, and the score of the last window begun by then; none in a gap.

    `shift` in [0, 1) moves them along, so that circles of several curves do not hide one another.
    """
    left, right, score = (track.windows[name] for name in ("left", "right", "score"))
    wanted = first + (np.arange(count) + 0.25 + 0.75 * shift) * (last - first) / count
    window = np.searchsorted(left, wanted, "right") - 1
    wanted, window = wanted[window >= 0], window[window >= 0]
    covered = (wanted < right[window]) & ~np.isnan(score[window])
    return wanted[covered], score[window][covered]
