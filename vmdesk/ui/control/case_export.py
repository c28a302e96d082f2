"""The case for other programs: asked where to, written on another thread, noted in the trail."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from vmdesk.case.store import CaseStore
from vmdesk.domain.notes import CASE_EXPORTED
from vmdesk.domain.text import cleaned
from vmdesk.ui.control.case_folders import EXPORTS, offered
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.problem import Problem, attempt
from vmdesk.ui.parts import dialogs
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.work.desk import Desk
from vmdesk.workbench import export_case


class CaseExport(QObject):
    """Export of the case as CASE/UCO, JSON or CSV, by the ending of the name; what is on the disk is what is told."""

    def __init__(self, desk: Desk, action: QAction, banner: Banner, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._action, self._banner = desk, action, banner
        self._settings, self._window = settings, window
        action.triggered.connect(self._ask)
        desk.changed.connect(self._on_changed)
        self._on_changed(Part.CASE)

    def _on_changed(self, parts: Part) -> None:
        if parts & (Part.CASE | Part.QUEUE):
            state = self._desk.state
            self._action.setEnabled(state.case is not None and not state.read_only)

    def _ask(self) -> None:
        case = self._desk.state.case
        if case is not None:
            folder = Path(str(self._settings.value("report_folder", str(Path.home()))))
            name = self.tr("case") if case.automatic else case.folder.name
            offered(
                self._desk,
                EXPORTS,
                folder,
                lambda place: dialogs.choose_case_export(self._window, place / f"{name}.jsonld", self._on_chosen),
            )

    def _on_chosen(self, name: str) -> None:
        self._settings.setValue("report_folder", str(Path(name).parent))
        self.export(Path(name))

    def export(self, path: Path) -> None:
        """Write the case to `path`; what becomes of it is told."""
        case = self._desk.state.case
        if case is not None:
            self._desk.writings.submit(
                partial(attempt, partial(_written, case.folder, path)), partial(self._tell, path)
            )

    def _tell(self, path: Path, outcome: str | Problem) -> None:
        if isinstance(outcome, Problem):
            self._banner.tell_problem(outcome)
            return
        self._desk.casework.record(CASE_EXPORTED, {"file": cleaned(path.name, 255), "sha256": outcome}, None)
        told = self.tr("The case lies at {path}").format(path=cleaned(str(path), 600))
        self._banner.tell_notice(told, folder=path.parent)


def _written(folder: Path, path: Path) -> str:
    with CaseStore(folder, read_only=True) as case:
        return export_case(case, path)
