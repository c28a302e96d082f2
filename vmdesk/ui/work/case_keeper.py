"""The case that is open, on the thread that alone touches it: changes are kept in their order, failed ones tried again.

No Qt.
"""

import json
import shutil
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from vmdesk import places
from vmdesk.case.queue import CaseQueue
from vmdesk.case.records import KeptAnalysis
from vmdesk.case.store import CaseStore, require_case
from vmdesk.case.watched import unwatch, watch, watched
from vmdesk.domain.errors import CaseBusy, OutputNotWritable, VmdeskError
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.faces import Square
from vmdesk.domain.notes import Notes
from vmdesk.ui.logic.messages import CaseFailed, CaseKept, CaseOpened, Restored, TakenIn, TrailRead, WatchesTold
from vmdesk.ui.logic.problem import Problem, problem_of
from vmdesk.ui.logic.turns import Changes
from vmdesk.ui.logic.window_lookup import ScoredWindows
from vmdesk.ui.work.jobs import Post
from vmdesk.ui.work.queue_keeping import finished_in_queue, queue_kept
from vmdesk.workbench import refuse_evidence_folder

Change = Callable[[CaseStore], object]
Question = Callable[[CaseStore], Any]
Answered = Callable[[Any, Problem | None], None]
"""Gets what a question was answered with, or None and why it could not be."""


@dataclass(frozen=True, slots=True)
class Record:
    """Something done at `utc` (`clock_ms` by the steady clock) that belongs in the trail.

    `exhibit` is its path, None for what concerns none.
    """

    utc: str
    clock_ms: int
    action: str
    details: dict[str, Any]
    exhibit: Path | None = None


class CaseKeeper:
    """Opens cases and keeps what it is told. A case that the examiner did not name is begun with the first change."""

    def __init__(self) -> None:
        self._store: CaseStore | None = None
        self._automatic = True
        self._changes: deque[Change] = deque()

    def open(self, folder: Path, post: Post) -> None:
        """Open the case in `folder`, in the place of the one that is open; to be read only where it must not change."""
        try:
            require_case(folder)
            opened, refusal = _opened(folder)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            post(CaseFailed(problem_of(error)))
            return
        self._take(opened, automatic=folder.parent == automatic_cases(), same_work=False, post=post, refusal=refusal)

    def begin(self, post: Post) -> None:
        """Let go of the case; the next change begins one without a name."""
        if self._kept_all(post):
            self.close(post)
            self._automatic = True

    def save_as(self, folder: Path, post: Post) -> None:
        """Move the case to `folder`, which gives it its name; one that had a name before stays where it was, too."""
        try:
            before = self._there(post)
            refuse_evidence_folder(folder, [one.path for one in before.exhibits()])
            before.copy_to(folder)
            opened = CaseStore(folder)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            post(CaseFailed(problem_of(error)))
            return
        unnamed = before.folder if self._automatic and not before.read_only else None
        self._take(opened, automatic=False, same_work=True, post=post)
        if unnamed is not None:
            shutil.rmtree(unnamed, ignore_errors=True)

    def take_in(self, generation: int, path: Path, post: Post) -> None:
        """Give the exhibit at `path` its place in the case, and tell what is noted and kept of it."""
        try:
            store = self._there(post)
            number = _known(store, path) if store.read_only else store.take_in(path)
            post(TakenIn(generation, number, store.notes(number)))
            kept = store.analysis(number)
            if kept is not None:
                post(Restored(generation, kept, ScoredWindows.of(kept.windows)))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            post(CaseFailed(problem_of(error)))
            post(TakenIn(generation, 0, Notes()))

    def record(self, record: Record, post: Post) -> None:
        """Add to the trail; the exhibit is named by its number in the case."""
        self._change(partial(_recorded, record), post)

    def identify(self, evidence: EvidenceItem, post: Post) -> None:
        """Keep the exhibit's digests."""
        self._change(lambda store: store.identify(store.take_in(evidence.path), evidence), post)

    def keep(self, path: Path, kept: KeptAnalysis, post: Post) -> None:
        """Keep the result of the exhibit at `path`."""
        self._change(partial(finished_in_queue, path, kept), post)

    def keep_queue(self, changes: Changes, region: Square | None, post: Post) -> None:
        """Keep where exhibits stand in the queue."""
        self._change(partial(queue_kept, changes, region), post)

    def watch(self, folder: Path, on: bool, post: Post) -> None:
        """Watch `folder` for the case from now on, or no more."""
        try:
            store = self._there(post)
            (watch if on else unwatch)(store, folder)
            post(WatchesTold(watched(store)))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            post(CaseFailed(problem_of(error)))

    def ask(self, question: Question, answered: Answered, _post: Post) -> None:
        """Have a question about the case answered; with None and None where none is open. Nothing is changed by it."""
        try:
            answer = None if self._store is None else question(self._store)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            answered(None, problem_of(error))
        else:
            answered(answer, None)

    def do(self, change: Question, answered: Answered, post: Post) -> None:
        """Have the case changed after what is to be kept already, and tell what that gave, or why it was not done."""
        try:
            answer = change(self._there(post)) if self._kept_all(post) else None
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            answered(None, problem_of(error))
        else:
            answered(answer, None)

    def try_again(self, post: Post) -> None:
        """Try once more to keep what could not be kept."""
        self._kept_all(post)

    def read_trail(self, post: Post) -> None:
        """Tell all entries, for a report."""
        if not self._kept_all(post):
            return
        try:
            post(TrailRead(self._there(post).trail.entries))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            post(CaseFailed(problem_of(error)))

    def exhibit_with(self, sha256: str) -> Path | None:
        """The first exhibit of the open case with this digest; None where there is none, or it cannot be told."""
        try:
            known = self._store.exhibits() if self._store is not None else ()
        except VmdeskError:  # said by whatever the case is needed for
            return None
        found = (one.path for one in known if one.evidence and one.evidence.digests.sha256 == sha256)
        return next(found, None)

    def close(self, _post: Post) -> None:
        """Let go of the case."""
        store, self._store = self._store, None
        if store is not None:
            store.close()

    def _take(
        self, opened: CaseStore, *, automatic: bool, same_work: bool, post: Post, refusal: Problem | None = None
    ) -> None:
        self.close(post)
        self._store, self._automatic = opened, automatic
        held = CaseQueue(opened).items(), watched(opened)
        post(CaseOpened(opened.folder, automatic, opened.exhibits(), same_work, *held, refusal))

    def _there(self, post: Post) -> CaseStore:
        if self._store is None:
            self._take(CaseStore(_new_folder()), automatic=True, same_work=True, post=post)
        assert self._store is not None  # noqa: S101 - just made
        return self._store

    def _change(self, change: Change, post: Post) -> None:
        self._changes.append(change)
        self._kept_all(post)

    def _kept_all(self, post: Post) -> bool:
        """Keep what waits, in its order; False where that fails: then it goes on waiting."""
        while self._changes:
            try:
                self._changes[0](self._there(post))
            except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
                post(CaseFailed(problem_of(error)))
                return False
            self._changes.popleft()
            post(CaseKept())
        return True


def _opened(folder: Path) -> tuple[CaseStore, Problem | None]:
    """The case to be changed, or where that cannot be the case to be looked at and why."""
    try:
        return CaseStore(folder), None
    except CaseBusy:
        problem = Problem(
            "The case is in use by another vmdesk. It is open here to be read only; nothing done here is kept.",
            "Close it there and open it again, or save a copy with File, Save case as.",
            "",
        )
    except OutputNotWritable as error:
        problem = Problem(
            "The case lies where nothing can be written. It is open to be read only; nothing done here is kept.",
            "Save a copy with File, Save case as, and work on that.",
            str(error.details or error),
        )
    return CaseStore(folder, read_only=True), problem


def _known(store: CaseStore, path: Path) -> int:
    """The number of an exhibit that the case has; 0 for another."""
    return next((one.number for one in store.exhibits() if one.path == path), 0)


def details_in(text: str) -> dict[str, Any]:
    """The details of an entry out of JSON text. Raises ValueError for what is no object."""
    details = json.loads(text)
    if not isinstance(details, dict):
        raise ValueError(text[:40])
    return details


def automatic_cases() -> Path:
    """The folder of the cases that the examiner did not name."""
    return places.user_data() / "cases"


def _new_folder() -> Path:
    """A folder that is not there yet, in one that only its owner may look into."""
    folder = automatic_cases()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"{datetime.now(UTC):%Y-%m-%dT%H-%M-%SZ}"
    names = (name, *(f"{name}-{number}" for number in range(2, 10_000)))
    return next(folder / one for one in names if not (folder / one).exists())


def _recorded(record: Record, store: CaseStore) -> None:
    details = record.details
    if record.exhibit is not None:
        details = {"exhibit": store.take_in(record.exhibit), **details}
    store.record(record.utc, record.action, details, record.clock_ms)
