"""Which unfinished run may be carried on: only one of the same bytes, model, settings and software."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from vmdesk import __version__
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.faces import FaceTrack, Square
from vmdesk.domain.keeping import RunJournal, RunPlan, RunStore, UnfinishedRun
from vmdesk.domain.result import WindowScore, canonical_json
from vmdesk.domain.scoring import FaceFinder, Scorer
from vmdesk.media.versions import versions


def run_key(
    exhibit: EvidenceItem,
    scorer: Scorer,
    finder: FaceFinder | None,
    stride: int,
    sampling_rate: int,
    region: Square | None,
) -> str:
    """SHA-256, hexadecimal, of everything that a window's score depends on."""
    told = {
        "vmdesk": __version__,
        "exhibit": exhibit.digests.sha256,
        "suffix": exhibit.path.suffix.lower(),
        "model": [scorer.passport.id, scorer.passport.sha256, scorer.face_margin],
        "scoring": [scorer.engine, scorer.device, scorer.precision, scorer.threads, scorer.versions],
        "detector": [finder.sha256, finder.grid] if finder else None,
        "windows": [stride, sampling_rate],
        "region": [region.x, region.y, region.side] if region else None,
        "libraries": versions(),
    }
    return hashlib.sha256(canonical_json(told).encode()).hexdigest()


@dataclass(slots=True)
class Keeping:
    """The journal of the run under way, if it is kept at all, and what is carried on from an earlier one."""

    journal: RunJournal | None
    earlier: UnfinishedRun | None

    def plan(self, frames: int, tracks: Sequence[FaceTrack]) -> tuple[WindowScore, ...]:
        """The windows to take over from the earlier run; none where its plan was another one."""
        plan, earlier = RunPlan(frames, tuple(tracks)), self.earlier
        if self.journal is None:
            return ()
        if earlier is not None and earlier.plan == plan:
            self.journal.carry_on()
            return earlier.windows
        self.earlier = None
        self.journal.begin(plan)
        return ()

    def add(self, windows: Sequence[WindowScore]) -> None:
        """Keep windows just scored."""
        if self.journal is not None:
            self.journal.add(windows)

    def forget(self) -> None:
        """The run has ended, or its exhibit is not what it was: nothing is to be carried on."""
        if self.journal is not None:
            self.journal.forget()


@contextmanager
def kept_run(store: RunStore | None, key: str, *, resume: bool) -> Iterator[Keeping]:
    """The keeping of a run; without a store, or while another process keeps it, of nothing."""
    journal = store.journal(key) if store is not None else None
    if journal is None:
        yield Keeping(None, None)
        return
    try:
        yield Keeping(journal, journal.find() if resume else None)
    finally:
        journal.close()
