"""Joins the report to the desk: where it goes, the password of the key, where it lies."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QMainWindow

from vmdesk.domain.report_details import ReportDetails
from vmdesk.domain.text import cleaned
from vmdesk.ui.control.case_folders import REPORTS, offered
from vmdesk.ui.control.details_control import DetailsControl
from vmdesk.ui.parts import dialogs
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.work.desk import Desk


class ReportControl(QObject):
    """Export report."""

    def __init__(
        self, desk: Desk, commands: Commands, banner: Banner, settings: QSettings, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._desk, self._banner, self._settings, self._window = desk, banner, settings, window
        self.details = DetailsControl(desk, commands.report_details, banner, window)
        commands.export.triggered.connect(self.ask_for_report)
        desk.password_wanted.connect(self._ask_password)
        desk.exported.connect(self._tell_exported)

    def ask_for_report(self) -> None:
        """Ask where the report is to be saved."""
        exhibit = self._desk.state.exhibit
        if exhibit is None:
            return
        folder = Path(str(self._settings.value("report_folder", str(Path.home()))))
        name = f"{exhibit.path.stem}.report.pdf"
        offered(
            self._desk,
            REPORTS,
            folder,
            lambda place: dialogs.choose_report(self._window, place / name, self._on_report_chosen),
        )

    def _on_report_chosen(self, name: str) -> None:
        self._settings.setValue("report_folder", str(Path(name).parent))
        self.details.read(lambda details: self._export(Path(name), details))

    def _export(self, path: Path, details: ReportDetails) -> None:
        self._desk.state_in_reports(details)
        self._desk.export(path)

    def _ask_password(self, report: Path) -> None:
        dialogs.ask_password(self._window, lambda password: self._desk.export(report, password.encode()))

    def _tell_exported(self, path: Path) -> None:
        text = self.tr("The signed report lies at {path}").format(path=cleaned(str(path), 600))
        self._banner.tell_notice(text, folder=path.parent)
