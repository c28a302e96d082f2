"""The desktop's graph with a million windows: taking in more, drawing, looking up.

    python tests/bench/graph.py [--windows 1000000] [--tracks 1] [--rounds 20]

Every third stretch of fifty windows is unscored. Beside each time stands that of a plain way to the same end, measured
in the same run: tuples that are added up, every step drawn as it is, a look through all windows. Only the ratios say
something. Medians in milliseconds of processor:

    batch       256 windows come in behind all others
    slowest     of all batches on the way there: one where columns move to more room, or Python collects its garbage
    draw        graph and overview are given the new windows and painted, in 1600 by 300 pixels
    look-up     the windows that cover one frame
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from fractions import Fraction

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication, QWidget

from vmdesk.domain.result import WindowScore
from vmdesk.ui.app import make_application
from vmdesk.ui.logic.presenter_curves import steps
from vmdesk.ui.logic.presenter_graph import Graph
from vmdesk.ui.logic.presenter_ticks import Ticks
from vmdesk.ui.logic.window_lookup import ScoredWindows
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.graph import ScoreGraph
from vmdesk.ui.parts.overview import HEIGHT, Overview

BATCH, STRIDE, RATE = 256, 8, 25
WIDTH, TALL = 1600, 300


def windows(count: int, tracks: int) -> list[WindowScore]:
    """Windows of sixteen frames, every eight frames one for each track."""
    values = np.random.default_rng(1).random(count)
    return [window(place, place % tracks, float(values[place]), place // tracks * STRIDE) for place in range(count)]


def window(place: int, track: int, score: float, start: int) -> WindowScore:
    seconds = float(Fraction(start, RATE)), float(Fraction(start + 16, RATE))
    if place // 50 % 3 == 2:
        return WindowScore(place, start, start + 16, *seconds, track, None, None, "no_face")
    return WindowScore(place, start, start + 16, *seconds, track, (0.0, 1.0), score, "scored")


def timed(do: Callable[[], object], rounds: int) -> float:
    """Median milliseconds."""
    times = []
    for _ in range(rounds):
        began = time.thread_time()
        do()
        times.append(1000 * (time.thread_time() - began))
    return statistics.median(times)


def tell(name: str, ours: float, plain: float | None = None) -> None:
    beside = "" if plain is None else f"   plain {plain:10.3f} ms   x plain {ours / plain:8.5f}"
    print(f"{name:28}{ours:10.3f} ms{beside}", flush=True)


def time_batches(scores: list[WindowScore], rounds: int) -> ScoredWindows:
    """Let the windows come as they do on the desktop; gives all of them."""
    kept = len(scores) - BATCH * rounds
    grown, slowest = ScoredWindows(), 0.0
    for first in range(0, kept, BATCH):
        began = time.thread_time()
        grown = grown.grown(scores[first : min(first + BATCH, kept)])
        slowest = max(slowest, 1000 * (time.thread_time() - began))
    plain, ours, others = tuple(scores[:kept]), [], []
    for first in range(kept, len(scores), BATCH):
        batch = tuple(scores[first : first + BATCH])
        began = time.thread_time()
        grown = grown.grown(batch)
        between = time.thread_time()
        plain = plain + batch
        ours.append(1000 * (between - began))
        others.append(1000 * (time.thread_time() - between))
    tell("batch, near the end", statistics.median(ours), statistics.median(others))
    tell("slowest batch of all", slowest)
    return grown


def shown(widget: QWidget, height: int) -> None:
    widget.resize(WIDTH, height)
    widget.show()


def time_drawing(application: QApplication, grown: ScoredWindows, scores: list[WindowScore], rounds: int) -> None:
    duration = scores[-1].stop_seconds
    ticks = Ticks(np.arange(0, duration, 9.7), np.arange(0, duration, 1 / RATE), np.arange(50.0, 60.0, 1 / RATE))
    graphs = [Graph(duration, grown.tracks, ticks=ticks) for _ in range(2)]  # one is new to each
    graph, overview = ScoreGraph(), Overview()
    for widget, height in ((graph, TALL), (overview, HEIGHT)):
        widget.set_colours(theme.DARK)
        shown(widget, height)
    overview.align(*graph.plot_edges())
    graph.show_graph(graphs[0])

    def redraw() -> None:
        graph._drawn.clear()  # as if each track had new windows
        graph.show_graph(graphs[0])
        application.processEvents()

    def move_playhead() -> None:
        graph.show_playhead(graph.playhead.value() + duration / 300)
        application.processEvents()

    def redraw_overview() -> None:
        overview.show_graph(graphs[1])
        application.processEvents()

    full = timed(redraw, rounds)
    graph.show_playhead(0.0)
    again = timed(move_playhead, rounds)
    graph.show_range(duration / 2, duration / 2 + 60)
    zoomed = timed(redraw, rounds)
    whole = timed(redraw_overview, rounds)
    plain = PlainGraph(application, grown)
    tell("draw, whole video", full, plain.time(0.0, duration))
    tell("draw, one minute", zoomed, plain.time(duration / 2, duration / 2 + 60))
    tell("draw, overview", whole)
    tell("paint, playhead moved", again)


class PlainGraph:
    """All steps given to pyqtgraph as they are."""

    def __init__(self, application: QApplication, grown: ScoredWindows) -> None:
        self._application = application
        self._curves = [steps(track) for track in grown.tracks]
        self._plot = pg.PlotWidget()
        shown(self._plot, TALL)
        self._items = [self._plot.plot() for _ in self._curves]

    def time(self, first: float, last: float) -> float:
        self._plot.setXRange(first, last, padding=0)
        return timed(self._draw, 3)

    def _draw(self) -> None:
        for item, curve in zip(self._items, self._curves, strict=True):
            item.setData(curve.x, curve.y, connect="finite")
        self._application.processEvents()


def time_look_ups(grown: ScoredWindows, scores: list[WindowScore], rounds: int) -> None:
    frames = np.random.default_rng(2).integers(0, scores[-1].stop, 1000).tolist()
    many = timed(lambda: [grown.at(frame) for frame in frames], rounds) / len(frames)
    frame = frames[0]
    tell("look-up of a frame", many, timed(lambda: tuple(s for s in scores if s.start <= frame < s.stop), 3))
    many = timed(lambda: [grown.flagged_from(frame, 1) for frame in frames], rounds) / len(frames)
    tell("next flagged segment", many)
    highest = timed(lambda: [track.highest(0.0, 1e9) for track in grown.tracks], rounds)
    tell("highest score of all", highest, timed(lambda: max(s.fake_score or 0.0 for s in scores), 3))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--windows", type=int, default=1_000_000)
    parser.add_argument("--tracks", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=20)
    args = parser.parse_args()
    application = make_application()
    scores = windows(args.windows, args.tracks)
    print(f"{len(scores)} windows on {args.tracks} track(s)")
    grown = time_batches(scores, args.rounds)
    time_drawing(application, grown, scores, args.rounds)
    time_look_ups(grown, scores, args.rounds)


if __name__ == "__main__":
    main()
