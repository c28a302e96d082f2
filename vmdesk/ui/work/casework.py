"""The desk's case: what is done is noted with its time at once and kept on a thread of its own, in that order."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from vmdesk.case.records import KeptAnalysis
from vmdesk.case.trail import steady_ms, utc_now
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.faces import Square
from vmdesk.ui.logic.problem import Problem
from vmdesk.ui.logic.turns import Changes
from vmdesk.ui.work.case_keeper import Answered, CaseKeeper, Question, Record
from vmdesk.ui.work.jobs import Job
from vmdesk.ui.work.worker import JobThread


class Casework(QObject):
    """Tells the keeper what to keep. While a report is written, what the examiner does meanwhile waits its turn.

    For the report holds the trail as it was read, and the entries of its own making must follow on that directly.
    """

    exhibit_found = Signal(str, object)
    """A SHA-256, and the path of the exhibit of the case that has it, None where there is none."""
    _answered = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answered.connect(self._hand_on)
        self.thread_ = JobThread("case", self)
        self._keeper = CaseKeeper()
        self._waiting = 0
        self.stuck = False
        """Whether the last thing that was to be kept could not be."""
        self.read_only = False
        """Whether the case that is open is only looked at: then nothing is kept."""
        self.leaving = False
        """Whether another case is being opened: what still changes of the list belongs to the one before."""
        self._exporting = False
        self._held: list[Job] = []

    @property
    def unsaved(self) -> bool:
        """Whether something is not on the disk yet."""
        return self._waiting > 0

    def kept_one(self) -> None:
        """One change more is on the disk."""
        self._waiting -= 1
        self.stuck = False

    def open(self, folder: Path) -> None:
        """Open a case."""
        self.leaving = True
        self._submit(partial(self._keeper.open, folder))

    def begin(self) -> None:
        """Let go of the case; what comes next begins another."""
        self.read_only = False
        self._submit(self._keeper.begin)

    def save_as(self, folder: Path) -> None:
        """Move the case to `folder`."""
        self._submit(partial(self._keeper.save_as, folder))

    def take_in(self, generation: int, path: Path) -> None:
        """Give the exhibit of opening `generation` its place in the case."""
        self._submit(partial(self._keeper.take_in, generation, path))

    def record(self, action: str, details: dict[str, Any], exhibit: Path | None, utc: str = "") -> str:
        """Note something done now, or at `utc`; gives the time noted."""
        record = Record(utc or utc_now(), steady_ms(), action, details, exhibit)
        self._change(partial(self._keeper.record, record))
        return record.utc

    def record_run(self, utc: str, clock_ms: int, action: str, details: dict[str, Any]) -> None:
        """Note what a run or the writing of a report did; never held."""
        if self.read_only:
            return
        record = Record(utc, clock_ms, action, details)
        self._waiting += 1
        self.thread_.submit(partial(self._keeper.record, record))

    def identify(self, evidence: EvidenceItem) -> None:
        """Keep an exhibit's digests."""
        self._change(partial(self._keeper.identify, evidence))

    def keep(self, path: Path, kept: KeptAnalysis) -> None:
        """Keep a finished analysis."""
        self._change(partial(self._keeper.keep, path, kept))

    def find_exhibit(self, sha256: str) -> None:
        """Look for the exhibit with this digest; `exhibit_found` follows."""
        self.thread_.submit(lambda _post: self.exhibit_found.emit(sha256, self._keeper.exhibit_with(sha256)))

    def ask(self, question: Question, tell: Answered) -> None:
        """Read something of the case after what is to be kept already; `tell` gets the answer here, in a later turn."""
        self.thread_.submit(partial(self._keeper.ask, question, partial(self._answered.emit, tell)))

    def keep_queue(self, changes: Changes, region: Square | None) -> None:
        """Keep where exhibits stand in the queue; `region` is what the run under way looks at."""
        self._change(partial(self._keeper.keep_queue, changes, region))

    def watch(self, folder: Path, *, on: bool) -> None:
        """Watch a folder for the case from now on, or no more; `WatchesTold` follows."""
        if not self.read_only:
            self._submit(partial(self._keeper.watch, folder, on))

    def do(self, change: Question, tell: Answered) -> None:
        """Change the case; `tell` gets what that gave, or None and why it was not done, here, in a later turn."""
        self._submit(partial(self._keeper.do, change, partial(self._answered.emit, tell)))

    def try_again(self) -> None:
        """Try once more to keep what could not be kept."""
        self._submit(self._keeper.try_again)

    def begin_export(self) -> None:
        """Read the trail for a report; until `end_export`, what the examiner does waits."""
        self.thread_.submit(self._keeper.read_trail)
        self._exporting = True

    def end_export(self) -> None:
        """The report is written, or will not be."""
        self._exporting = False
        held, self._held = self._held, []
        for job in held:
            self.thread_.submit(job)

    def stop(self) -> None:
        """Keep all that waits, close the case, end the thread."""
        self.end_export()
        self.thread_.submit(self._keeper.close)
        self.thread_.stop()

    def _hand_on(self, tell: Answered, answer: object, problem: Problem | None) -> None:
        tell(answer, problem)

    def _change(self, job: Job) -> None:
        if self.read_only:
            return
        self._waiting += 1
        self._submit(job)

    def _submit(self, job: Job) -> None:
        if self._exporting:
            self._held.append(job)
        else:
            self.thread_.submit(job)
