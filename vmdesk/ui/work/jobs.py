"""What the background threads do, as callables that post messages. No Qt."""

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from vmdesk.case.intake import hashing
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.ui.logic.messages import Hashed, Hashing, HashingFailed, Message
from vmdesk.ui.logic.problem import problem_of

Post = Callable[[Message], None]
Job = Callable[[Post], None]


@dataclass(frozen=True, slots=True)
class HashJob:
    """Hash the exhibit of opening `generation`; setting `cancel` stops it at the next block, without a message."""

    generation: int
    path: Path
    cancel: threading.Event

    def __call__(self, post: Post) -> None:
        """Hash; posts Hashed or HashingFailed."""
        try:
            evidence = self._read(post)
            if evidence is not None:
                post(Hashed(self.generation, evidence))
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            post(HashingFailed(self.generation, problem_of(error)))

    def _read(self, post: Post) -> EvidenceItem | None:
        told, total = 0, max(1, self.path.stat().st_size)
        with closing(hashing(self.path)) as reader:
            while not self.cancel.is_set():
                try:
                    percent = min(100, 100 * next(reader) // total)
                except StopIteration as finished:
                    item: EvidenceItem = finished.value
                    return item
                if percent > told:
                    told = percent
                    post(Hashing(self.generation, percent))
        return None
