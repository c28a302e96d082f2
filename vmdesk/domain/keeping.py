"""What is kept of a run that has not ended, so that it can be carried on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from vmdesk.domain.faces import FaceTrack
from vmdesk.domain.result import WindowScore


@dataclass(frozen=True, slots=True)
class RunPlan:
    """What the windows of a run were laid over: `frames` that are expected to decode, and the faces found in them."""

    frames: int
    tracks: tuple[FaceTrack, ...]


@dataclass(frozen=True, slots=True)
class UnfinishedRun:
    """A run's plan and its first windows, in their order; `sha256` is that of all that is kept of it."""

    plan: RunPlan
    windows: tuple[WindowScore, ...]
    started_utc: str
    sha256: str


class RunJournal(Protocol):
    """The keeping of one run. Its windows come in their order; all is forgotten when the run ends well."""

    def find(self) -> UnfinishedRun | None:
        """What an earlier, unfinished run of the same kind left."""

    def begin(self, plan: RunPlan) -> None:
        """Forget what was kept, and keep this plan."""

    def carry_on(self) -> None:
        """Keep further windows after those that `find` gave."""

    def add(self, windows: Sequence[WindowScore]) -> None:
        """Keep the windows that come next."""

    def forget(self) -> None:
        """Keep nothing of this run."""

    def close(self) -> None:
        """Let go of the journal; what was kept stays."""


class RunStore(Protocol):
    """Where unfinished runs are kept."""

    def journal(self, key: str) -> RunJournal | None:
        """The journal of runs described by `key` (hexadecimal); None while another process keeps one."""
