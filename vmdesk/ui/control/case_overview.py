"""Joins the overview of the case, and the panel of notes, to the case: read aside, drawn when something changed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QWidget

from vmdesk.case.overview import CaseAtAGlance, ExhibitAtAGlance, case_at_a_glance
from vmdesk.case.records import ListedAnalysis
from vmdesk.domain.text import cleaned
from vmdesk.ui.control.overview_export import OverviewExport
from vmdesk.ui.logic.case_rows import CaseRow, RowOrder, arranged, case_rows
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.problem import Problem
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.case_page import CasePage
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.parts.notes_panel import NotesPanel
from vmdesk.ui.work.desk import Desk

READ_MS, DRAW_MS = 150, 250
"""The case is read, and its rows are drawn, at most this often."""
_POINTED_MS = 120
"""The analyses of an exhibit are read when its row has been the current one for so long."""


class CaseOverview(QObject):
    """Keeps what was last read of the case, which rows are sought and in what order."""

    turned = Signal()
    """The overview is to be shown now, or no longer."""

    def __init__(
        self,
        desk: Desk,
        commands: Commands,
        page: CasePage,
        notes: NotesPanel,
        banner: Banner,
        settings: QSettings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._action, self._page, self._notes = desk, commands.overview, page, notes
        self._banner = banner
        self._seen: CaseAtAGlance | None = None
        self._rows: tuple[CaseRow, ...] = ()
        self._placed: list[int] = []
        self._order, self._words = RowOrder(), ""
        self._folder: Path | None = None
        self._generation = -1
        self._going: Path | None = None
        self._told: set[int] = set()
        self._first_awaited = self._stale = self._reading = False
        self._analyses: tuple[ListedAnalysis, ...] = ()
        self._analyses_of: tuple[int, int] = (0, 0)
        self._read_due = self._timer(READ_MS, self._read)
        self._draw_due = self._timer(DRAW_MS, self._draw)
        self._pointed_due = self._timer(_POINTED_MS, self._read_analyses)
        self.export = OverviewExport(desk, page, banner, settings, window)
        self._connect()
        self._on_changed(Part.CASE)

    def _timer(self, milliseconds: int, do: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(do)
        return timer

    def _connect(self) -> None:
        page = self._page
        self._action.toggled.connect(self._on_toggled)
        page.left.connect(self.leave)
        page.appeared.connect(self._refresh)
        page.searched.connect(self._on_searched)
        page.table.rows.order_wanted.connect(self._on_order)
        page.table.pointed.connect(self._on_pointed)
        page.table.chosen.connect(self._go)
        page.notes.written.connect(lambda on_case, text: self._write(page.notes, on_case, text))
        self._notes.written.connect(lambda on_case, text: self._write(self._notes, on_case, text))
        self._notes.appeared.connect(self._refresh)
        self._desk.changed.connect(self._on_changed)

    def leave(self) -> None:
        """Back to the exhibit that is open, or to the start page."""
        self._action.setChecked(False)

    def _go(self, path: Path) -> None:
        """The exhibit at `path` is being opened: the overview is left when it is there."""
        exhibit = self._desk.state.exhibit
        if exhibit is not None and exhibit.path == path:
            self.leave()
        else:
            self._going = path

    def _on_toggled(self, shown: bool) -> None:
        self._going = None
        self.turned.emit()
        if shown:
            self._page.table.setFocus()
            exhibit = self._desk.state.exhibit
            self._page.table.point_at(exhibit.path if exhibit else None)

    def _on_changed(self, parts: Part) -> None:
        state = self._desk.state
        folder = state.case.folder if state.case is not None else None
        if folder != self._folder:
            self._on_other_case(folder)
        if parts & Part.EXHIBIT:
            self._on_exhibit()
        if parts & (Part.CASE | Part.NOTES | Part.EXHIBIT | Part.QUEUE):
            self._refresh()
        if parts & (Part.RUN | Part.QUEUE | Part.EXHIBIT | Part.CASE) and not self._draw_due.isActive():
            self._draw_due.start()

    def _on_other_case(self, folder: Path | None) -> None:
        self._first_awaited = self._action.isChecked() and folder is not None
        self._folder, self._seen, self._rows, self._analyses = folder, None, (), ()
        self._told = set()
        self._action.setEnabled(folder is not None)
        self.export.take((), [])
        self._page.show_case(self._title(), (), [])
        self._draw_notes()
        if folder is None:
            self.leave()

    def _on_exhibit(self) -> None:
        """An exhibit that the examiner opened is shown; one that the queue opened leaves the overview where it is."""
        exhibit = self._desk.state.exhibit
        generation = exhibit.generation if exhibit is not None else -1
        if exhibit is None or generation == self._generation:
            return
        self._generation = generation
        first, self._first_awaited = self._first_awaited, False
        if exhibit.path == self._going or not (first or self._desk.in_turn):
            self.leave()

    def _refresh(self) -> None:
        """Read the case anew, where somebody sees it."""
        self._stale = True
        if (self._page.isVisible() or self._notes.isVisible()) and not self._read_due.isActive():
            self._read_due.start(0 if self._seen is None else READ_MS)

    def _read(self) -> None:
        if self._reading or self._folder is None:
            return
        self._stale, self._reading = False, True
        self._desk.casework.ask(case_at_a_glance, self._on_read)

    def _on_read(self, seen: CaseAtAGlance | None, problem: Problem | None) -> None:
        self._reading = False
        if problem is not None:
            self._banner.tell_problem(problem)
            return
        if seen is not None and seen.folder == self._folder:
            first = self._seen is None
            self._seen = seen
            self._draw()
            exhibit = self._desk.state.exhibit
            if first and exhibit is not None:
                self._page.table.point_at(exhibit.path)
        else:
            self._stale = True
        if self._stale:
            self._refresh()

    def _draw(self) -> None:
        if self._seen is None:
            return
        if self._page.isVisible():
            self._rows = case_rows(self._seen, self._desk.state)
            self._place()
            self._tell_seen()
        self._draw_notes()

    def _place(self) -> None:
        self._placed = arranged(self._rows, self._order, self._words)
        self.export.take(self._rows, self._placed)
        self._page.show_case(self._title(), self._rows, self._placed)
        self._page.show_blind(self._desk.state.blind)

    def _title(self) -> str:
        case = self._desk.state.case
        if case is None or case.automatic:
            return self.tr("Case without a name")
        return cleaned(case.folder.name)

    def _draw_notes(self) -> None:
        """In the panel those on the exhibit that is open, in the overview those on the current one."""
        for panel in (self._notes, self._page.notes):
            panel.set_writable(not self._desk.state.read_only)
        exhibit = self._desk.state.exhibit
        on_case = self._seen.notes if self._seen is not None else ()
        known = self._known(exhibit.path) if exhibit is not None else None
        self._notes.show_notes(exhibit.path if exhibit else None, known.notes if known else (), on_case)
        row = self._page.table.current()
        there = row is not None and row.at.number
        self._page.notes.show_notes(row.at.path if row and there else None, row.at.notes if row else (), on_case)

    def _known(self, path: Path) -> ExhibitAtAGlance | None:
        exhibits = self._seen.exhibits if self._seen is not None else ()
        return next((one for one in exhibits if one.path == path), None)

    def _tell_seen(self) -> None:
        """Note in the trail of which exhibits scores are listed on the screen for the first time."""
        rows = (self._rows[place] for place in self._placed)
        new = {row.at.path: row.at.number for row in rows if row.top is not None and not row.at.shown}
        new = {path: number for path, number in new.items() if number and number not in self._told}
        if new:
            self._told |= set(new.values())
            self._desk.notebook.list_scores(new)

    def _on_searched(self, words: str) -> None:
        self._words = words
        if self._seen is not None:
            self._place()

    def _on_order(self, order: RowOrder) -> None:
        self._order = order
        if self._seen is not None:
            self._place()
            self._page.table.begin()

    def _on_pointed(self, row: CaseRow | None) -> None:
        self._draw_notes()
        of = (row.at.number, row.at.analyses) if row is not None else (0, 0)
        if of != self._analyses_of:
            self._analyses_of, self._analyses = of, ()
            self._pointed_due.start()
        self._page.show_analyses(row, self._analyses, hidden=self._desk.state.blind)

    def _read_analyses(self) -> None:
        number, count = of = self._analyses_of
        if number and count:
            self._desk.casework.ask(
                lambda store: store.analyses(number), lambda found, problem: self._on_analyses(of, found, problem)
            )

    def _on_analyses(
        self, of: tuple[int, int], found: Sequence[ListedAnalysis] | None, problem: Problem | None
    ) -> None:
        if problem is not None:
            self._banner.tell_problem(problem)
        if of == self._analyses_of and found is not None:
            self._analyses = tuple(found)
            self._page.show_analyses(self._page.table.current(), self._analyses, hidden=self._desk.state.blind)

    def _write(self, panel: NotesPanel, on_case: bool, text: str) -> None:
        self._desk.notebook.write(text, None if on_case else panel.exhibit)
