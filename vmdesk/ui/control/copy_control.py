"""The command that copies the open exhibit into the case: on another thread, with its progress, until cancelled."""

import threading
import time
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QProgressDialog, QWidget

from vmdesk.case.copies import FOLDER, Copied, copying, discard, keep_copy
from vmdesk.case.store import CaseStore
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.problem import Problem, attempt
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.work.desk import Desk
from vmdesk.workbench import refuse_evidence_folder

_TELL_SECONDS = 0.05
_STEPS = 1000


class CopyControl(QObject):
    """One copy at a time; the case must have been named by the examiner, for it moves when it gets its name."""

    _told = Signal(int)
    """Thousandths of the work that are done."""

    def __init__(self, desk: Desk, action: QAction, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._action, self._banner, self._window = desk, action, banner, window
        self._cancel = threading.Event()
        self._progress: QProgressDialog | None = None
        self._told.connect(self._on_told)
        action.triggered.connect(self.copy)
        desk.changed.connect(self._on_changed)
        self._on_changed(Part.CASE)

    def _on_changed(self, parts: Part) -> None:
        if parts & (Part.CASE | Part.EXHIBIT | Part.NOTES):
            state = self._desk.state
            self._action.setEnabled(state.exhibit is not None and state.notes is not None and self._progress is None)

    def copy(self) -> None:
        """Copy the exhibit that is open."""
        state = self._desk.state
        if state.exhibit is None or state.case is None or self._progress is not None:
            return
        if state.case.automatic:
            words = self.tr("Save the case first: exhibits are copied into the folder that you give it.")
            self._banner.tell_notice(words)
            return
        self._cancel = threading.Event()
        self._progress = self._shown(state.exhibit.path.name)
        self._on_changed(Part.CASE)
        source, case = state.exhibit.path, state.case.folder
        work = partial(attempt, partial(self._copied, source, case, self._cancel))
        self._desk.readings.submit(work, partial(self._on_copied, case))

    def _shown(self, name: str) -> QProgressDialog:
        words = self.tr("Copying {name} into the case, reading it back and comparing the digests").format(
            name=cleaned(name)
        )
        progress = QProgressDialog(words, self.tr("Cancel"), 0, _STEPS, self._window)
        progress.setWindowTitle(self.tr("Copy exhibit into the case"))
        progress.setAutoClose(False)
        progress.setAutoReset(False)
        progress.setMinimumDuration(0)
        progress.canceled.connect(self._cancel.set)
        progress.setValue(0)
        return progress

    def _copied(self, source: Path, case: Path, cancel: threading.Event) -> Copied | None:
        """On the thread that reads."""
        for folder in (case, case / FOLDER):
            refuse_evidence_folder(folder, [source])
        total, told = 2 * max(1, source.stat().st_size), 0.0
        steps = self._desk.readings.steps(copying(source, case), cancel)
        while True:
            try:
                done = next(steps)
            except StopIteration as finished:
                outcome: Copied | None = finished.value
                return outcome
            if time.monotonic() - told > _TELL_SECONDS:
                told = time.monotonic()
                self._told.emit(min(_STEPS, done * _STEPS // total))

    def _on_told(self, done: int) -> None:
        if self._progress is not None:
            self._progress.setValue(done)

    def _on_copied(self, case: Path, outcome: Copied | Problem | None) -> None:
        if isinstance(outcome, Copied):
            self._desk.casework.do(partial(_kept, case, outcome), partial(self._on_kept, outcome))
            return
        self._end()
        if outcome is None:
            self._banner.tell_notice(self.tr("The copy was cancelled; nothing of it was left."))
        else:
            self._banner.tell_problem(outcome)

    def _on_kept(self, copied: Copied, kept: Any, problem: Problem | None) -> None:
        self._end()
        if problem is not None:
            self._banner.tell_problem(problem)
        elif kept is None:
            self._banner.tell_notice(self.tr("The copy was cancelled; nothing of it was left."))
        else:
            words = self.tr("The copy lies at {path}; its digests are those of the original.")
            self._banner.tell_notice(words.format(path=cleaned(str(copied.path), 600)), folder=copied.path.parent)

    def _end(self) -> None:
        progress, self._progress = self._progress, None
        if progress is not None:
            progress.close()
            progress.deleteLater()
        self._on_changed(Part.CASE)


def _kept(case: Path, copied: Copied, store: CaseStore) -> int | None:
    """The exhibit's number; None where another case is open by now, in which the copy has no place."""
    if store.folder != case:
        discard(copied)
        return None
    return keep_copy(store, copied)
