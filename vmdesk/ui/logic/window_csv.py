"""All windows of a finished run as CSV, in the form of `report.window_csv`. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vmdesk.domain.result import WindowScore
from vmdesk.files import write_atomically
from vmdesk.report.window_csv import windows_csv
from vmdesk.ui.logic.problem import Problem, attempt
from vmdesk.ui.logic.state import State
from vmdesk.workbench import refuse_evidence_folder


@dataclass(frozen=True, slots=True)
class WindowList:
    """What is written: every window of the run, of an exhibit and by a model; nothing is written beside `evidence`."""

    exhibit: str
    sha256: str
    model: str
    scores: Sequence[WindowScore]
    evidence: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """The list of `count` windows lies at `path`."""

    path: Path
    count: int


def window_list(state: State) -> WindowList | None:
    """The list of the finished run; None where there is none, it is hidden, or no digest yet says of what it is."""
    exhibit, model = state.exhibit, state.model
    if exhibit is None or exhibit.evidence is None or model is None or state.finished is None or state.hidden:
        return None
    evidence = (exhibit.path, *(entry.path for entry in state.queue))
    digest = exhibit.evidence.digests.sha256
    return WindowList(exhibit.path.name, digest, model.passport.id, state.finished.scores, evidence)


def written(listed: WindowList, path: Path) -> Written | Problem:
    """Write the list, whole or not at all; on any thread."""

    def write() -> Written:
        refuse_evidence_folder(path.parent, listed.evidence)
        write_atomically(path, csv_bytes(listed))
        return Written(path, len(listed.scores))

    return attempt(write)


def csv_bytes(listed: WindowList) -> bytes:
    """The file's bytes."""
    return windows_csv(listed.exhibit, listed.sha256, listed.model, listed.scores)
