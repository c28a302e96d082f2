"""Joins the verification of all exhibits to the case: read on a thread of its own, kept exhibit by exhibit."""

import threading
import time
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from vmdesk.case.copies import copies
from vmdesk.case.rechecks import Expected, Reading, Recheck, begin, end, expected, keep, point_to, rechecking
from vmdesk.case.store import CaseStore
from vmdesk.ui.logic import presenter_recheck as words
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.problem import Problem, attempt
from vmdesk.ui.parts import dialogs
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.recheck_dialog import RecheckDialog
from vmdesk.ui.work.desk import Desk

_TELL_SECONDS = 0.05


class RecheckControl(QObject):
    """One verification at a time; it ends when its dialog is closed or another case is opened."""

    _told = Signal(object, object)
    """The event that stops it, and a `Reading` or a `Recheck`."""

    def __init__(self, desk: Desk, action: QAction, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._action, self._banner, self._window = desk, action, banner, window
        self._dialog: RecheckDialog | None = None
        self._cancel = threading.Event()
        self._running = False
        self._case = Path()
        self._exhibits: tuple[Expected, ...] = ()
        self._copies: tuple[Path, ...] = ()
        self._found: dict[int, Recheck] = {}
        self._folders: list[Path] = []
        self._told.connect(self._on_told)
        action.triggered.connect(self.ask)
        desk.changed.connect(self._on_changed)
        self._on_changed(Part.CASE)

    def ask(self) -> None:
        """Show the dialog with the exhibits of the case."""
        case = self._desk.state.case
        if case is None:
            return
        if self._dialog is not None:
            self._dialog.activateWindow()
            return
        self._case, self._exhibits, self._found, self._folders = case.folder, (), {}, []
        dialog = self._dialog = RecheckDialog(self._window)
        dialog.started.connect(self._start)
        dialog.stopped.connect(lambda: self._cancel.set())
        dialog.folder_wanted.connect(self._ask_folder)
        dialog.following.connect(self._follow)
        dialog.finished.connect(self._forget)
        dialog.show()
        self._desk.casework.ask(_known, self._on_known)

    def _on_known(self, known: Any, problem: Problem | None) -> None:
        if self._tell(problem) or known is None or self._dialog is None:
            return
        folder, self._exhibits, self._copies = known
        if folder == self._case:
            self._draw_rows()

    def _draw_rows(self) -> None:
        if self._dialog is not None:
            rows = [words.row(one, self._found.get(one.number), self.tr) for one in self._exhibits]
            self._dialog.show_rows(rows)

    def _ask_folder(self) -> None:
        if self._dialog is not None:
            title = self.tr("Folder in which missing exhibits are looked for")
            dialogs.choose_folder(self._dialog, title, str(Path.home()), self.look_in)

    def look_in(self, folder: str) -> None:
        """Look for missing exhibits in `folder`, too."""
        self._folders.append(Path(folder))
        if self._dialog is not None:
            self._dialog.show_folders(self._folders)

    def _start(self) -> None:
        if self._running or not self._exhibits:
            return
        self._running, self._cancel, self._found = True, threading.Event(), {}
        self._draw_rows()
        self._draw_state()
        exhibits, folders = self._exhibits, tuple(self._folders)
        self._change(lambda case: begin(case, exhibits, folders))
        steps = rechecking(exhibits, folders, self._copies)
        work = partial(attempt, partial(self._read, steps, self._cancel))
        self._desk.readings.submit(work, self._on_ended)

    def _read(self, steps: Any, cancel: threading.Event) -> bool:
        """On the thread that reads; True where it came to the end."""
        told = 0.0
        for one in self._desk.readings.steps(steps, cancel):
            if isinstance(one, Recheck) or time.monotonic() - told > _TELL_SECONDS:
                told = time.monotonic()
                self._told.emit(cancel, one)
        return not (cancel.is_set() or self._desk.readings.leaving.is_set())

    def _on_told(self, cancel: threading.Event, told: Reading | Recheck) -> None:
        if cancel is not self._cancel:
            return
        place = next((k for k, one in enumerate(self._exhibits) if one.number == told.number), 0)
        if isinstance(told, Recheck):
            self._found[told.number] = told
            self._change(lambda case: keep(case, told))
            if self._dialog is not None:
                self._dialog.show_row(place, words.row(self._exhibits[place], told, self.tr))
        elif self._dialog is not None:
            count = len(self._exhibits)
            permille = 1000 * place // count + 1000 * told.done // max(1, told.total) // count
            self._dialog.show_progress(words.progress_words(told, place + 1, count, self.tr), permille)

    def _on_ended(self, outcome: bool | Problem) -> None:
        self._running = False
        whole = outcome is True and len(self._found) == len(self._exhibits)
        counts: dict[str, int] = {}
        for one in self._found.values():
            counts[one.outcome] = counts.get(one.outcome, 0) + 1
        self._change(lambda case: end(case, counts, whole=whole))
        self._tell(outcome if isinstance(outcome, Problem) else None)
        told = words.summary(self._found.values(), len(self._exhibits), whole=whole, tr=self.tr)
        if self._dialog is not None:
            self._dialog.words.setText(told)
            self._draw_state()
        else:
            self._banner.tell_notice(told)

    def _follow(self) -> None:
        """Point the case to what was found; the case is then opened again, for its exhibits lie elsewhere now."""
        if self._desk.state.busy or self._desk.state.exporting:
            self._banner.tell_notice(self.tr("Let the analysis end first; then the case can be pointed to new places."))
            return
        moved = [one for one in self._found.values() if one.outcome == "moved"]
        self._desk.casework.do(partial(_pointed, self._case, moved), self._on_followed)

    def _on_followed(self, _count: Any, problem: Problem | None) -> None:
        if self._tell(problem):
            return
        folder = self._case
        self._desk.new_case()
        self._desk.open_case(folder)
        self._banner.tell_notice(self.tr("The case refers to the exhibits where they were found now."))

    def _change(self, change: Any) -> None:
        self._desk.casework.do(partial(_in_case, self._case, change), self._on_kept)

    def _on_kept(self, _done: Any, problem: Problem | None) -> None:
        """What cannot be kept need not be read."""
        if self._tell(problem):
            self._cancel.set()

    def _tell(self, problem: Problem | None) -> bool:
        if problem is not None:
            self._banner.tell_problem(problem)
        return problem is not None

    def _draw_state(self) -> None:
        if self._dialog is not None:
            moved = any(one.outcome == "moved" for one in self._found.values())
            self._dialog.show_state(running=self._running, follow=moved)

    def _on_changed(self, parts: Part) -> None:
        if not parts & (Part.CASE | Part.QUEUE | Part.EXHIBIT):
            return
        case = self._desk.state.case
        self._action.setEnabled(case is not None)
        if self._dialog is not None and (case is None or case.folder != self._case):
            self._dialog.close()

    def _forget(self) -> None:
        self._cancel.set()
        self._dialog = None


def _known(case: CaseStore) -> tuple[Path, tuple[Expected, ...], tuple[Path, ...]]:
    return case.folder, expected(case), tuple(one.path for one in copies(case))


def _in_case(folder: Path, change: Any, case: CaseStore) -> None:
    """Do it where that case is still open."""
    if case.folder == folder:
        change(case)


def _pointed(folder: Path, moved: list[Recheck], case: CaseStore) -> int:
    if case.folder != folder:
        return 0
    point_to(case, moved)
    return len(moved)
