"""Keeps the table of windows at the desk: fills its columns as scores come, has them sorted, follows the playhead."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from vmdesk.domain.result import WindowScore
from vmdesk.domain.text import cleaned
from vmdesk.ui.control.case_folders import EXPORTS, offered
from vmdesk.ui.logic import table_words
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.presenter_table import Arrangement, Filtering, GrowingColumns, Sorting, arranged, window_under
from vmdesk.ui.logic.problem import Problem
from vmdesk.ui.logic.window_csv import Written, window_list, written
from vmdesk.ui.parts import dialogs
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.table_panel import TablePanel
from vmdesk.ui.work.desk import Desk

PIECE = 2_000
"""Windows put into columns in one turn of the window's thread: a few milliseconds."""
AT_ONCE = 20_000
"""Windows that are sorted at once, in a few milliseconds; more are sorted on another thread."""
PACE_MS = 300
"""Rows are arranged anew at most this often while windows come, and never for more than a fifth of the time."""


class TableLink(QObject):
    """Holds the columns, and what of them is shown or wanted."""

    def __init__(self, desk: Desk, panel: TablePanel) -> None:
        super().__init__(panel)
        self._desk, self._panel = desk, panel
        self._source: Sequence[WindowScore] = ()
        self._columns, self._made = GrowingColumns(), panel.view.rows.made
        self._shown_columns = self._columns
        self._of: tuple[int, int] = (0, 0)
        self._sorting, self._filtering = Sorting(), Filtering()
        self._under_way = self._stale = False
        self._took, self._ended = 0.0, 0.0
        self._filling = self._timer(self._fill)
        self._arranging = self._timer(self._arrange)
        self._following = self._timer(self._follow)
        desk.changed.connect(self._on_changed)
        panel.appeared.connect(self._on_appeared)
        panel.filtering_wanted.connect(self._on_filtering)
        panel.view.rows.sorting_wanted.connect(self._on_sorting)
        panel.view.chosen.connect(desk.seek)

    def _timer(self, do: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=0)
        timer.timeout.connect(do)
        return timer

    def _on_changed(self, parts: Part) -> None:
        scores = self._desk.seen.scores
        if parts & (Part.EXHIBIT | Part.SCORES) and scores is not self._source:
            self._take(scores)
        if parts & (Part.EXHIBIT | Part.POSITION) and not self._following.isActive():
            self._following.start()

    def _take(self, scores: Sequence[WindowScore]) -> None:
        """Scores that carry on those there are added to them; others replace them once all are in columns."""
        there = len(self._columns)
        if there > len(scores) or (there and scores[there - 1] is not self._source[there - 1]):
            self._columns = GrowingColumns()
        self._source = scores
        state = self._desk.state
        of = state.run, state.exhibit.generation if state.exhibit else 0
        if of != self._of or not scores:  # nothing of another exhibit or run, or hidden, is shown for a moment longer
            self._of = of
            self._show_none()
        self._fill()

    def _show_none(self) -> None:
        self._columns = self._shown_columns = GrowingColumns()
        self._draw(arranged(self._columns.columns(), self._sorting, self._filtering), same=False)

    def _fill(self) -> None:
        there, state = len(self._columns), self._desk.state
        if state.exhibit is not None and state.model is not None and not there:
            expected = len(state.exhibit.index) // state.model.passport.stride  # of one track; more are moved once
            self._columns.reserve(max(len(self._source), expected + 2))
        self._columns.append(self._source[there : there + PIECE])
        if len(self._columns) < len(self._source):
            self._filling.start()
        if self._columns is self._shown_columns or not self._filling.isActive():
            self._arrange_in_time()

    def _arrange_in_time(self) -> None:
        if not self._arranging.isActive():
            pace = max(PACE_MS / 1000, 5 * self._took)
            self._arranging.start(max(0, round(1000 * (self._ended + pace - time.monotonic()))))

    def _arrange(self) -> None:
        """Make the rows: at once where that is quick, else on another thread; and only while they are seen."""
        self._stale = not self._panel.isVisible() or self._under_way
        if self._stale or (self._columns is not self._shown_columns and self._filling.isActive()):
            return
        columns = self._columns
        before = self._made if columns is self._shown_columns else None
        given = columns.columns(), self._sorting, self._filtering, before
        began = time.monotonic()
        if len(columns) <= AT_ONCE:
            self._show(columns, arranged(*given), began)
            return
        self._under_way = True
        self._desk.calculations.submit(lambda: arranged(*given), lambda made: self._arrived(columns, made, began))

    def _arrived(self, columns: GrowingColumns, made: Arrangement, began: float) -> None:
        self._under_way = False
        wanted = columns is self._columns and (made.sorting, made.filtering) == (self._sorting, self._filtering)
        if wanted:
            self._show(columns, made, began)
        if self._stale or not wanted:
            self._arrange_in_time() if wanted else self._arrange()

    def _show(self, columns: GrowingColumns, made: Arrangement, began: float) -> None:
        same, self._shown_columns = columns is self._shown_columns, columns
        self._draw(made, same=same)
        self._ended = time.monotonic()
        self._took = min(self._ended - began, 1.0)
        if self._panel.view.current_window() is None:
            self._following.start()

    def _draw(self, made: Arrangement, *, same: bool) -> None:
        self._made, view = made, self._panel.view
        view.rows.names = table_words.names(self._desk.state, sorted(self._shown_columns.tracks), self.tr)
        self._panel.show_rows(made, same=same)
        known = view.rows.names
        statuses = {place: known.statuses[place] for place in sorted(self._shown_columns.statuses)}
        self._panel.show_choices(known.tracks, statuses)

    def _on_filtering(self, filtering: Filtering) -> None:
        if filtering != self._filtering:
            self._filtering = filtering
            self._arrange()

    def _on_sorting(self, sorting: Sorting) -> None:
        if sorting != self._sorting:
            self._sorting = sorting
            self._arrange()

    def _on_appeared(self) -> None:
        if self._stale:
            self._arrange()
        self._following.start()

    def _follow(self) -> None:
        """Make the row of the window under the playhead the current one."""
        view, state = self._panel.view, self._desk.state
        if state.exhibit is None or not self._panel.isVisible():
            return
        current = view.current_window()
        under = window_under(self._made, state.position, current)
        if under is not None and under != current:
            view.show_window(under)


class WindowListExport(QObject):
    """The command that writes all windows of the finished run as CSV."""

    def __init__(self, desk: Desk, action: QAction, banner: Banner, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._action, self._banner, self._settings = desk, action, banner, settings
        self._window = window
        self._writing = False
        action.triggered.connect(self._ask)
        desk.changed.connect(self._on_changed)
        self._allow()

    def _on_changed(self, parts: Part) -> None:
        if parts & (Part.EXHIBIT | Part.RUN | Part.MODEL | Part.SCORES):
            self._allow()

    def _allow(self) -> None:
        self._action.setEnabled(window_list(self._desk.state) is not None and not self._writing)

    def _ask(self) -> None:
        exhibit = self._desk.state.exhibit
        if exhibit is not None:
            folder = Path(str(self._settings.value("report_folder", str(Path.home()))))
            title, name = self.tr("Export windows as CSV"), f"{exhibit.path.stem}.windows.csv"
            offered(
                self._desk,
                EXPORTS,
                folder,
                lambda place: dialogs.choose_csv(self._window, title, place / name, self._on_chosen),
            )

    def _on_chosen(self, name: str) -> None:
        self._settings.setValue("report_folder", str(Path(name).parent))
        self.export(Path(name))

    def export(self, path: Path) -> None:
        """Write the list to `path`, on another thread; what became of it is told."""
        listed = window_list(self._desk.state)
        if listed is not None and not self._writing:
            self._writing = True
            self._allow()
            self._desk.writings.submit(lambda: written(listed, path), self._on_written)

    def _on_written(self, outcome: Written | Problem) -> None:
        self._writing = False
        self._allow()
        if isinstance(outcome, Problem):
            self._banner.tell_problem(outcome)
            return
        text = self.tr("All {count:,} windows of the run, with their numbers in full, lie at {path}")
        told = text.format(count=outcome.count, path=cleaned(str(outcome.path), 600))
        self._banner.tell_notice(told, folder=outcome.path.parent)
