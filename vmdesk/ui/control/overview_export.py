"""Writes the exhibits that the overview of the case shows as CSV."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from vmdesk.domain.errors import VmdeskError
from vmdesk.domain.text import cleaned
from vmdesk.files import write_atomically
from vmdesk.ui.logic.case_rows import CaseRow, overview_csv
from vmdesk.ui.logic.problem import Problem, problem_of
from vmdesk.ui.parts import dialogs
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.case_page import CasePage
from vmdesk.ui.work.desk import Desk
from vmdesk.workbench import refuse_evidence_folder


class OverviewExport(QObject):
    """Asks where, writes on another thread, tells what became of it."""

    def __init__(self, desk: Desk, page: CasePage, banner: Banner, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._banner, self._settings, self._window = desk, banner, settings, window
        self._rows: tuple[CaseRow, ...] = ()
        self._shown: list[int] = []
        page.export_wanted.connect(self._ask)

    def take(self, rows: tuple[CaseRow, ...], shown: list[int]) -> None:
        """All exhibits of the case, and the places among them of those shown, in their order."""
        self._rows, self._shown = rows, shown

    def write(self, path: Path) -> None:
        """Write the exhibits shown to `path`."""
        shown, evidence = [self._rows[place] for place in self._shown], [row.at.path for row in self._rows]
        self._desk.writings.submit(lambda: _written(shown, evidence, path), self._on_written)

    def _ask(self) -> None:
        folder = Path(str(self._settings.value("report_folder", str(Path.home()))))
        case = self._desk.state.case
        proposed = folder / f"{case.folder.name if case is not None else 'case'}.exhibits.csv"
        dialogs.choose_csv(self._window, self.tr("Export the overview as CSV"), proposed, self._on_chosen)

    def _on_chosen(self, name: str) -> None:
        self._settings.setValue("report_folder", str(Path(name).parent))
        self.write(Path(name))

    def _on_written(self, outcome: Path | Problem) -> None:
        if isinstance(outcome, Problem):
            self._banner.tell_problem(outcome)
            return
        told = self.tr("The exhibits shown lie as a table at {path}").format(path=cleaned(str(outcome), 600))
        self._banner.tell_notice(told, folder=outcome.parent)


def _written(rows: Sequence[CaseRow], evidence: Sequence[Path], path: Path) -> Path | Problem:
    """Write the rows, whole or not at all; on any thread."""
    try:
        refuse_evidence_folder(path.parent, evidence)
        write_atomically(path, overview_csv(rows))
    except (VmdeskError, OSError) as error:
        return problem_of(error)
    return path
