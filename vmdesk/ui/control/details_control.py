"""What reports state: read from the examiner's file before each report, changed in a dialog, kept in the file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from vmdesk import places
from vmdesk.domain.report_details import ReportDetails
from vmdesk.report.details_file import FILE, read_details, read_logo, write_details
from vmdesk.ui.logic.problem import Problem, attempt
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.details_dialog import DetailsDialog
from vmdesk.ui.work.desk import Desk


class DetailsControl(QObject):
    """Report details; `action` opens the dialog. Files are read and written on another thread."""

    def __init__(self, desk: Desk, action: QAction, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._banner, self._window = desk, banner, window
        self._dialog: DetailsDialog | None = None
        action.triggered.connect(self.ask)

    def ask(self) -> None:
        """Show what reports of this case state, to be changed."""
        if self._dialog is not None:
            self._dialog.activateWindow()
            return
        self.read(self._open)

    def read(self, then: Callable[[ReportDetails], None]) -> None:
        """Read what reports of this case state, and go on with `then`; what cannot be read is told instead."""
        case = self._case()

        def go_on(outcome: ReportDetails | Problem) -> None:
            if isinstance(outcome, Problem):
                self._banner.tell_problem(outcome)
            else:
                then(outcome)

        self._desk.writings.submit(lambda: attempt(lambda: read_details(_file(), case, missing_ok=True)), go_on)

    def _case(self) -> str:
        case = self._desk.state.case
        return str(case.folder.absolute()) if case is not None else ""

    def _open(self, details: ReportDetails) -> None:
        if self._dialog is not None:
            return
        self._dialog = DetailsDialog(details, self._window)
        self._dialog.stated.connect(self.keep)
        self._dialog.finished.connect(self._forget)
        self._dialog.show()

    def _forget(self) -> None:
        self._dialog = None

    def keep(self, details: ReportDetails, logo: str | None) -> None:
        """Keep what was stated for the case that is open; what becomes of it is told."""
        case = self._case()
        self._desk.writings.submit(lambda: attempt(lambda: _kept(details, case, logo)), self._on_kept)

    def _on_kept(self, outcome: str | Problem) -> None:
        if isinstance(outcome, Problem):
            self._banner.tell_problem(outcome)
            return
        self._banner.tell_notice(self.tr("The report details are kept and stand in the next report."))


def _file() -> Path:
    return places.user_data() / FILE


def _kept(details: ReportDetails, case: str, logo: str | None) -> str:
    if logo:
        read_logo(Path(logo))
    write_details(_file(), details, case, logo)
    return ""
