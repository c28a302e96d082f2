"""The queue of a case as `vmdesk analyze --case` works through it: carried on where it was interrupted."""

import argparse
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vmdesk.case.exhibits import Found
from vmdesk.case.intake import intake
from vmdesk.case.queue import CANCELLED, CaseQueue, QueueItem
from vmdesk.case.sealing import unsealed
from vmdesk.case.store import CaseStore
from vmdesk.case.watched import FolderWatch, refuse_watching, unwatch, watch
from vmdesk.cli.exhibits import NO_VIDEO
from vmdesk.cli.outcome import tell_failed, tell_passed_over, tell_queue
from vmdesk.domain.errors import NoVideosInFolder, VmdeskError
from vmdesk.domain.events import AnalysisFinished
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.text import cleaned

_LOOK_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Hands:
    """What the command does with an exhibit: score it, or present what the case keeps of it; with which settings.

    `forget` lets go of windows that a run left which was killed after its result was kept.
    """

    score: Callable[[Path], None]
    present: Callable[[Path, AnalysisFinished], None]
    forget: Callable[[EvidenceItem], None]
    settings: dict[str, Any]


class QueueRun:
    """Takes exhibits into the queue of an open case and gives each its turn. One that fails stops no other.

    A finished exhibit is scored again where its bytes or the settings are others, with --from-start, and where it is
    given by name again; not where it is found in a folder, nor where the queue that it belongs to is carried on.
    """

    def __init__(self, case: CaseStore, hands: Hands, args: argparse.Namespace) -> None:
        self._case, self._hands, self._args = case, hands, args
        self._queue = CaseQueue(case)
        self._pending: dict[int, Path] = {}
        self._others: list[Path] = []
        self._code = self._videos = 0
        self._cut_off = False
        self._refused = ""

    def take_in(self, found: Found) -> None:
        """Let what was found wait. What is not named as a video gets its place only when it proves to be one."""
        known = {one.path: one.number for one in self._case.exhibits()}
        with self._case.change():
            for path, may_be_no_video in found.files:
                if may_be_no_video and path.absolute() not in known:
                    self._others.append(path)
                else:
                    self._pending[self._case.take_in(path.absolute())] = path
            self._let_wait()

    def _let_wait(self) -> None:
        items = {one.exhibit: one for one in self._queue.items()}
        given = [items[number] for number in self._pending if number in items]
        interrupted = [one for one in given if one.state in ("running", "waiting")]
        if interrupted:
            left = f"{len(interrupted)} of {len(given)} exhibits are not finished"
            words = f"The queue of the case is carried on: {left}."
            tell_queue(words, "queue carried on", self._args, left=len(interrupted), known=len(given))
        for number, path in self._pending.items():
            item = items.get(number)
            again = self._args.from_start or (path in self._args.evidence and not interrupted)
            if item is None or item.state != "finished" or again:
                self._queue.add(number, self._hands.settings)

    def run(self) -> int:
        """Give all their turn; the exit code of the first that failed, else 0. Raises NoVideosInFolder for none."""
        while (item := self._queue.next_of(self._pending)) is not None:
            self._turn(item, self._pending.pop(item.exhibit))
            self._videos += 1
        others, self._others = self._others, []
        for path in others:
            self._try(path)
        if not self._videos and not self._code and not self._args.watch:
            raise NoVideosInFolder("There is no video in what was given.", details=self._refused)
        if not self._args.watch:
            self._tell_others()
        return self._code

    def _turn(self, item: QueueItem, path: Path) -> None:
        try:
            kept = self._kept(item, path) if item.state == "finished" else None
            if kept is not None:
                self._hands.present(path, kept)
                return
            self._queue.begin(item.exhibit, self._hands.settings)
            self._hands.score(path)
        except (KeyboardInterrupt, BrokenPipeError):
            self._cut_off = self._is_running(item.exhibit)
            if self._cut_off:
                self._queue.add(item.exhibit, because=CANCELLED)
            raise
        except Exception as error:  # noqa: BLE001 - one exhibit's defect must not cost the others their turn
            self._fail(item.exhibit, path, error)

    def _kept(self, item: QueueItem, path: Path) -> AnalysisFinished | None:
        """The finished analysis where it was of these bytes with these settings; says in words what it found."""
        name, kept = cleaned(path.name), self._case.analysis(item.exhibit, item.analysis)
        if kept is None or item.settings != self._hands.settings:
            self._tell(path, item, f"{name}: analyzed before with other settings; scored again")
            return None
        found = intake(path)
        if found.digests.sha256 != item.sha256:
            self._tell(path, item, f"{name}: has changed since it was analyzed; scored again")
            return None
        told = {"exhibit": item.exhibit, "analysis": item.analysis, "sha256": item.sha256}
        self._case.trail.record("exhibit not scored again: same bytes, same settings", **told)
        words = f"{name}: analyzed already, with the same settings and bytes; not scored again (--from-start does)"
        self._tell(path, item, words, "already analyzed")
        self._hands.forget(found)
        return unsealed(kept.sealed)

    def _tell(self, path: Path, item: QueueItem, words: str, event: str = "scored again") -> None:
        tell_queue(words, event, self._args, exhibit=str(path), analysis=item.analysis)

    def _is_running(self, exhibit: int) -> bool:
        item = self._queue.item(exhibit)
        return item is not None and item.state == "running"

    def _fail(self, exhibit: int, path: Path, error: Exception) -> None:
        told = error if isinstance(error, VmdeskError) else _defect(error)
        code = tell_failed(path, told, self._args)
        self._code = self._code or code
        if self._is_running(exhibit):
            self._queue.fail(exhibit, told.message)

    def _try(self, path: Path) -> None:
        """A file that need not be a video."""
        try:
            self._hands.score(path)
            self._videos += 1
        except NO_VIDEO as error:
            self._refused = self._refused or str(error)
            tell_passed_over(path, error, self._args)
        except VmdeskError as error:
            code = tell_failed(path, error, self._args)
            self._code = self._code or code

    def _tell_others(self) -> None:
        """Exhibits of the case that wait and were not given are left where they are."""
        left = [one for one in self._queue.items() if one.state in ("waiting", "running")]
        if left:
            words = f"In the queue of the case {len(left)} further exhibits wait that were not given here."
            tell_queue(words, "others wait", self._args, left=len(left))

    def watch(self) -> int:
        """Score what waits, then what comes to lie in the folders, until Ctrl+C; that ends it well while it waits."""
        folders = self._args.watched
        for folder in folders:
            refuse_watching(folder, self._case.folder)
        looking = FolderWatch(path.absolute() for path in self._pending.values())
        for folder in folders:
            watch(self._case, folder)
        names = ", ".join(cleaned(str(folder)) for folder in folders)
        tell_queue(f"Watching {names}; Ctrl+C ends it.", "watching", self._args, folders=[str(f) for f in folders])
        try:
            while True:
                self.run()
                time.sleep(_LOOK_SECONDS)
                new = looking.look(folders, time.monotonic())
                if new:
                    self.take_in(Found(files=[(path, False) for path in new]))
        except KeyboardInterrupt:
            if self._cut_off:
                raise
            return self._code
        finally:
            for folder in folders:
                unwatch(self._case, folder)


def _defect(error: Exception) -> VmdeskError:
    details = "".join(traceback.format_exception(error))
    return VmdeskError(f"A defect of vmdesk: {error!r}", advice="Please report it.", details=details)
