"""What the background threads do, as callables that post messages. No Qt."""

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from vmdesk.case.intake import hashing
from vmdesk.case.trail import AuditTrail
from vmdesk.domain.events import AnalysisFinished
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.pipeline import Options, analyse
from vmdesk.ui.engine import ModelKeeper, export_report, told
from vmdesk.ui.messages import (
    Exported,
    ExportFailed,
    FinishedRun,
    Hashed,
    HashingFailed,
    Message,
    ModelFailed,
    RunCancelled,
    RunEvent,
    RunFailed,
    RunStarted,
)
from vmdesk.ui.problem import problem_of

Post = Callable[[Message], None]
Job = Callable[[Post], None]


@dataclass(frozen=True, slots=True)
class LoadJob:
    """Load the model and say how it went."""

    keeper: ModelKeeper

    def __call__(self, post: Post) -> None:
        """Load; posts ModelReady or ModelFailed."""
        try:
            post(told(self.keeper.get()))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            post(ModelFailed(problem_of(error)))


@dataclass(frozen=True, slots=True)
class HashJob:
    """Hash the exhibit of opening `generation`; setting `cancel` stops it at the next block, without a message."""

    generation: int
    path: Path
    cancel: threading.Event

    def __call__(self, post: Post) -> None:
        """Hash; posts Hashed or HashingFailed."""
        try:
            evidence = self._read()
            if evidence is not None:
                post(Hashed(self.generation, evidence))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            post(HashingFailed(self.generation, problem_of(error)))

    def _read(self) -> EvidenceItem | None:
        with closing(hashing(self.path)) as reader:
            while not self.cancel.is_set():
                try:
                    next(reader)
                except StopIteration as finished:
                    item: EvidenceItem = finished.value
                    return item
        return None


@dataclass(frozen=True, slots=True)
class AnalyseJob:
    """Run `run` on the exhibit at `path`; setting `cancel` stops it at the next event."""

    run: int
    path: Path
    keeper: ModelKeeper
    cancel: threading.Event

    def __call__(self, post: Post) -> None:
        """Run; the last message is FinishedRun, RunCancelled or RunFailed."""
        try:
            post(self._outcome(post))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            post(RunFailed(self.run, problem_of(error)))

    def _outcome(self, post: Post) -> FinishedRun | RunCancelled:
        if self.cancel.is_set():
            return RunCancelled(self.run)
        loaded = self.keeper.get()
        post(told(loaded))
        post(RunStarted(self.run))
        trail = AuditTrail()
        run = analyse(self.path, loaded.scorer, loaded.finder, trail, Options())
        with closing(run) as events:  # closing it is what cancels
            for event in events:
                if self.cancel.is_set():
                    return RunCancelled(self.run)
                if isinstance(event, AnalysisFinished):
                    finished = event
                else:
                    post(RunEvent(self.run, event))
        return FinishedRun(self.run, finished, trail.entries)


@dataclass(frozen=True, slots=True)
class ExportJob:
    """Write the signed report of a finished run."""

    path: Path
    evidence: Path
    finished: FinishedRun
    password: bytes | None = field(default=None, repr=False)

    def __call__(self, post: Post) -> None:
        """Write; posts Exported or ExportFailed."""
        try:
            entries = export_report(self.path, self.evidence, self.finished, self.password)
            post(Exported(self.finished.run, self.path, entries))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            post(ExportFailed(problem_of(error)))
