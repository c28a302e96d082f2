"""Joins the dialog of custody to the case: its events are read aside, what is stated is recorded there."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from vmdesk.case.store import CaseStore
from vmdesk.domain.custody import CUSTODY, CustodyEvent, CustodyStatement, custody_details, custody_in
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.problem import Problem
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.custody_dialog import CustodyDialog
from vmdesk.ui.work.desk import Desk


class CustodyControl(QObject):
    """Custody of the exhibit that is open; a dialog stays with the exhibit that it was opened for, within its case."""

    def __init__(self, desk: Desk, action: QAction, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._action, self._banner, self._window = desk, action, banner, window
        self._dialog: CustodyDialog | None = None
        self._exhibit, self._case = Path(), Path()
        action.triggered.connect(self.ask)
        desk.changed.connect(self._on_changed)
        self._on_changed(Part.CASE)

    def ask(self) -> None:
        """Show the events of the exhibit that is open."""
        state = self._desk.state
        if state.exhibit is None or state.case is None:
            return
        if self._dialog is not None and self._exhibit == state.exhibit.path:
            self._dialog.activateWindow()
            return
        self._close()
        self._exhibit, self._case = state.exhibit.path, state.case.folder
        self._dialog = CustodyDialog(cleaned(self._exhibit.name), self._window)
        self._dialog.stated.connect(partial(self._record, self._exhibit))
        self._dialog.finished.connect(self._forget)
        self._dialog.show()
        self._read()

    def _record(self, exhibit: Path, statement: CustodyStatement) -> None:
        self._desk.casework.record(CUSTODY, custody_details(statement), exhibit)
        self._read()

    def _read(self) -> None:
        self._desk.casework.ask(partial(_events, self._exhibit), partial(self._show, self._dialog))

    def _show(self, dialog: CustodyDialog | None, events: Any, problem: Problem | None) -> None:
        if problem is not None:
            self._banner.tell_problem(problem)
        elif events is not None and dialog is not None and dialog is self._dialog:
            dialog.show_events(events)

    def _on_changed(self, parts: Part) -> None:
        if not parts & (Part.CASE | Part.EXHIBIT | Part.NOTES):
            return
        state = self._desk.state
        self._action.setEnabled(state.exhibit is not None and state.notes is not None)
        if self._dialog is not None and (state.case is None or state.case.folder != self._case):
            self._close()
        elif self._dialog is not None:
            self._read()

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.close()

    def _forget(self) -> None:
        self._dialog = None


def _events(exhibit: Path, case: CaseStore) -> tuple[CustodyEvent, ...]:
    number = case.number_of(exhibit)
    return () if number is None else custody_in(case.trail.entries, (number,))
