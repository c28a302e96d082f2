"""Where a report or a list is offered to be saved: in the case's own folder, where the examiner has named the case."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from vmdesk.ui.logic.problem import Problem, attempt
from vmdesk.ui.work.desk import Desk
from vmdesk.workbench import refuse_evidence_folder

REPORTS, EXPORTS = "reports", "exports"


def offered(desk: Desk, name: str, otherwise: Path, then: Callable[[Path], object]) -> None:
    """Go on with the folder `name` of the case, made on another thread; with `otherwise` where there is none."""
    case, exhibit = desk.state.case, desk.state.exhibit
    if case is None or case.automatic:
        then(otherwise)
        return
    evidence = [exhibit.path] if exhibit is not None else []

    def go_on(outcome: Path | Problem) -> None:
        then(otherwise if isinstance(outcome, Problem) else outcome)

    desk.writings.submit(partial(attempt, partial(_made, case.folder / name, evidence)), go_on)


def _made(folder: Path, evidence: list[Path]) -> Path:
    refuse_evidence_folder(folder, evidence)
    folder.mkdir(exist_ok=True)
    return folder
