"""Graph and overview as one time axis: what is shown, what is under the pointer, which window is to be looped."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from vmdesk.ui.logic import presenter_graph
from vmdesk.ui.logic.news import Part
from vmdesk.ui.parts.graph import ZOOM_STEP
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.parts.work_page import WorkPage
from vmdesk.ui.work.desk import Desk

_DESCRIBED_AFTER_MS = 250
"""What is shown is put into words when it has stayed so for so long."""


class Timeline(QObject):
    """Keeps graph and overview in step: the graph tells its range, the overview asks for one; neither tells twice."""

    def __init__(self, parent: QObject, desk: Desk, work: WorkPage, commands: Commands) -> None:
        super().__init__(parent)
        self._desk, self._graph, self._overview = desk, work.graph, work.overview
        self.beside: Callable[[float, float], str] = lambda *_place: ""
        """More words on what is under the pointer, given seconds and score."""
        self._words_due = QTimer(self, singleShot=True, interval=_DESCRIBED_AFTER_MS)
        self._words_due.timeout.connect(self._describe)
        self._graph.range_changed.connect(self._on_range)
        self._overview.range_wanted.connect(self._graph.show_range)
        self._graph.plot_area_changed.connect(lambda: self._overview.align(*self._graph.plot_edges()))
        self._graph.hovered.connect(self._hover)
        self._graph.left.connect(lambda: self._graph.show_hovered(None))
        self._graph.window_loop_wanted.connect(self._loop)
        commands.fit_graph.triggered.connect(self._graph.fit)
        commands.zoom_in.triggered.connect(lambda: self._graph.zoom(1 / ZOOM_STEP**2))
        commands.zoom_out.triggered.connect(lambda: self._graph.zoom(ZOOM_STEP**2))
        desk.changed.connect(self._on_changed)

    def _on_range(self, first: float, last: float) -> None:
        self._overview.show_range(first, last)
        self._words_due.start()

    def _on_changed(self, parts: Part) -> None:
        if parts & Part.EXHIBIT:
            self._graph.show_hovered(None)
        if parts & (Part.EXHIBIT | Part.SCORES) and not self._words_due.isActive():
            self._words_due.start()

    def _describe(self) -> None:
        words = presenter_graph.range_words(self._desk.seen, *self._graph.visible_range(), self.tr)
        self._graph.setAccessibleDescription(words)
        self._overview.setAccessibleDescription(words)

    def _hover(self, seconds: float, score: float) -> None:
        state = self._desk.seen
        self._graph.show_hovered(presenter_graph.window_meant(state, seconds, score))
        words = presenter_graph.hover_words(state, seconds, self.tr)
        self._graph.setToolTip(words + (self.beside(seconds, score) if words else ""))

    def _loop(self, seconds: float, score: float) -> None:
        window = presenter_graph.window_meant(self._desk.seen, seconds, score)
        if window is not None:
            self._desk.loop(window.start, window.stop)
