"""What messages bring that the case is to keep, and the trail on its way into a report."""

import os
from pathlib import Path

from vmdesk.background.protocol import Export
from vmdesk.domain.audit import AuditEntry
from vmdesk.domain.report_details import ReportDetails
from vmdesk.ui.logic import casefile
from vmdesk.ui.logic.messages import (
    CaseFailed,
    CaseKept,
    Exported,
    ExportFailed,
    FinishedRun,
    Hashed,
    Message,
    PasswordWanted,
    Recorded,
    RunHashed,
    ScoringLost,
)
from vmdesk.ui.logic.state import State
from vmdesk.ui.work.case_keeper import details_in
from vmdesk.ui.work.casework import Casework


class Bookkeeping:
    """Lets the case keep what happens; one report at a time is prepared."""

    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._report: tuple[Path, bytes | None] | None = None
        self.details = ReportDetails()

    def keep(self, state: State, message: Message, *, valid: bool) -> None:
        """Keep what a message brought; `state` is the one after it, `valid`: it is of its exhibit and its run."""
        exhibit = state.exhibit
        match message:
            case Recorded(utc=utc, action=action, details=details, clock_ms=clock):
                self._casework.record_run(utc, clock, action, details_in(details))
            case CaseKept():
                self._casework.kept_one()
            case CaseFailed():
                self._casework.stuck = self._casework.unsaved
                self._casework.leaving = False
            case Hashed() | RunHashed() if valid and exhibit is not None and exhibit.evidence is not None:
                self._casework.identify(exhibit.evidence)
            case FinishedRun() if valid and exhibit is not None:
                kept = casefile.kept_analysis(state)
                if kept is not None:
                    self._casework.keep(exhibit.path, kept)
        if isinstance(message, Exported | ExportFailed | PasswordWanted | ScoringLost | CaseFailed):
            self._casework.end_export()

    def prepare_report(self, path: Path, password: bytes | None) -> None:
        """Have the trail read for a report to `path`; `export_with` follows."""
        self._report = path, password
        self._casework.begin_export()

    def export_with(self, state: State, entries: tuple[AuditEntry, ...]) -> Export | None:
        """The wish for the report that was prepared; None where there is nothing to report on any more."""
        exhibit, finished, report = state.exhibit, state.finished, self._report
        self._report = None
        if exhibit is None or finished is None or report is None:
            return None
        path, password = report
        places = os.fsencode(path), os.fsencode(exhibit.path)
        return Export(finished.run, *places, finished.sealed, entries, password, self.details)
