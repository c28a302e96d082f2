"""What the background threads do, as callables that post messages. No Qt."""

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from vmdesk.case.intake import intake
from vmdesk.case.trail import AuditTrail
from vmdesk.domain.errors import Cancelled
from vmdesk.domain.events import AnalysisFinished
from vmdesk.pipeline import Options, analyse
from vmdesk.ui.engine import ModelKeeper, actor, export_report
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
        try:
            post(self.keeper.get().ready())
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            post(ModelFailed(problem_of(error)))


@dataclass(frozen=True, slots=True)
class HashJob:
    """Hash the exhibit of opening `generation`."""

    generation: int
    path: Path

    def __call__(self, post: Post) -> None:
        try:
            post(Hashed(self.generation, intake(self.path)))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            post(HashingFailed(self.generation, problem_of(error)))


@dataclass(frozen=True, slots=True)
class AnalyseJob:
    """Run `run` on the exhibit at `path`; setting `cancel` stops it at the next event."""

    run: int
    path: Path
    keeper: ModelKeeper
    cancel: threading.Event

    def __call__(self, post: Post) -> None:
        try:
            post(self._outcome(post))
        except Cancelled:
            post(RunCancelled(self.run))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            post(RunFailed(self.run, problem_of(error)))

    def _outcome(self, post: Post) -> FinishedRun | RunCancelled:
        if self.cancel.is_set():
            return RunCancelled(self.run)
        loaded = self.keeper.get()
        post(loaded.ready())
        post(RunStarted(self.run))
        trail = AuditTrail(actor())
        with closing(analyse(self.path, loaded.scorer, loaded.finder, trail, Options())) as events:
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

    def __call__(self, post: Post) -> None:
        try:
            export_report(self.path, self.evidence, self.finished)
            post(Exported(self.path))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            post(ExportFailed(problem_of(error)))
