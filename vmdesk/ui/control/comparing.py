"""Draws a second kept analysis of the open exhibit on its graph: chosen, loaded aside, shown, ended."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vmdesk.case.records import ListedAnalysis
from vmdesk.ui.control.timeline import Timeline
from vmdesk.ui.logic import casefile, comparison
from vmdesk.ui.logic.comparison import Compared
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.problem import Problem
from vmdesk.ui.parts.analyses_list import CompareDialog
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.parts.work_page import WorkPage
from vmdesk.ui.work.desk import Desk


class Comparing(QObject):
    """Keeps the second analysis until another exhibit is opened or it is ended. Blind mode hides it."""

    def __init__(
        self, desk: Desk, commands: Commands, work: WorkPage, timeline: Timeline, banner: Banner, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk, self._commands, self._work, self._banner = desk, commands, work, banner
        self._window = window
        self._compared: Compared | None = None
        self._wanted: tuple[Path, int] | None = None
        self._generation = -1
        self._drawn: tuple[Compared | None, object, object] = None, None, None
        timeline.beside = self._beside
        commands.compare.triggered.connect(self._ask)
        commands.end_compare.triggered.connect(self.end)
        work.compared.ended.connect(self.end)
        desk.changed.connect(self._on_changed)
        self._on_changed(Part.EXHIBIT)

    def compare(self, path: Path, listed: ListedAnalysis) -> None:
        """Draw an analysis of the exhibit at `path` as soon as that is open and has scores on the graph."""
        self._wanted = path, listed.number
        self._desk.casework.ask(partial(comparison.loaded, path=path, listed=listed), self._on_loaded)

    def end(self) -> None:
        """One analysis on the graph again."""
        self._compared = self._wanted = None
        self._draw()

    def _ask(self) -> None:
        exhibit = self._desk.state.exhibit
        if exhibit is not None:
            ask = partial(self._on_listed, exhibit.path)
            self._desk.casework.ask(partial(comparison.kept_of, path=exhibit.path), ask)

    def _on_listed(self, path: Path, listed: tuple[ListedAnalysis, ...] | None, problem: Problem | None) -> None:
        state = self._desk.state
        if problem is not None:
            self._banner.tell_problem(problem)
        if listed is None or state.exhibit is None or state.exhibit.path != path or state.hidden:
            return
        found = comparison.others(listed, state)
        if not found:
            words = self.tr("The case keeps no other analysis of this exhibit that could be compared with this one.")
            self._banner.tell_notice(words)
            return
        dialog = CompareDialog(found, self._window)
        dialog.chosen.connect(partial(self.compare, path))
        dialog.open()

    def _on_loaded(self, compared: Compared | None, problem: Problem | None) -> None:
        if problem is not None:
            self._banner.tell_problem(problem)
        if compared is not None and self._wanted == (compared.path, compared.listed.number):
            self._compared = compared
            self._tell_other_bytes(compared)
            self._draw()

    def _tell_other_bytes(self, compared: Compared) -> None:
        exhibit = self._desk.state.exhibit
        there = exhibit is not None and exhibit.path == compared.path
        if there and not casefile.is_of(exhibit, compared.kept):
            self._banner.tell_notice(self.tr("That analysis is of other bytes than the file has now; it is not drawn."))
            self._compared = self._wanted = None

    def _on_changed(self, parts: Part) -> None:
        exhibit = self._desk.state.exhibit
        generation = exhibit.generation if exhibit is not None else -1
        if generation != self._generation:
            self._generation = generation
            wanted = self._wanted[0] if self._wanted is not None else None
            kept = self._compared.path if self._compared is not None else wanted
            if exhibit is None or exhibit.path != kept:
                self._compared = self._wanted = None
        if parts & (Part.EXHIBIT | Part.SCORES | Part.CASE | Part.NOTES | Part.RUN):
            self._draw()

    def _draw(self) -> None:
        state = self._desk.state
        compared = self._compared if comparison.may_be_shown(state, self._compared) else None
        self._commands.compare.setEnabled(bool(state.scores) and not state.hidden and state.notes is not None)
        self._commands.end_compare.setEnabled(self._compared is not None)
        wanted = compared, state.finished, state.tracks
        if all(a is b for a, b in zip(wanted, self._drawn, strict=True)):
            return
        self._drawn = wanted
        self._work.graph.show_compared(compared.scores.tracks if compared is not None else ())
        self._work.legend.show_compared(comparison.names(state, compared, self.tr) if compared is not None else ())
        self._work.compared.show_words(comparison.words(state, compared, self.tr) if compared is not None else "")

    def _beside(self, seconds: float, score: float) -> str:
        state, compared = self._desk.state, self._compared
        if compared is None or not comparison.may_be_shown(state, compared):
            return ""
        return comparison.beside_words(state, compared, seconds, score, self.tr)
