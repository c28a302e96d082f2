"""Two lines of work beside the decoding: pictures made for the model, and batches of them scored, both in order."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore
from types import TracebackType
from typing import Generic, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.scoring import ModelPicture, Pending, Scorer

Made = TypeVar("Made")
Item = TypeVar("Item")
Logits = NDArray[np.float32]
MOST_MAKERS = 4
"""Threads that make pictures for the model; more would wait for the decoder."""
IN_FLIGHT = 2
"""Batches begun and not yet fetched: one is computed, one stands ready, so that the device never waits."""


class PictureMakers:
    """Makes pictures for the model on a few threads. The pictures waiting are bounded, and so is their memory."""

    def __init__(self, threads: int | None = None) -> None:
        count = threads or max(1, min((os.cpu_count() or 1) // 2, MOST_MAKERS))
        self._pool = ThreadPoolExecutor(count, "pictures for the model")
        self._room = BoundedSemaphore(2 * count)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def make(self, work: Callable[[], Made]) -> "Future[Made]":
        """Have `work` done; waits while as many as there is room for are waiting."""
        self._room.acquire()
        future = self._pool.submit(work)
        future.add_done_callback(self._done)
        return future

    def _done(self, _: "Future[Made]") -> None:
        self._room.release()


class Batches(Generic[Item]):
    """Scores batches one after the other while the caller gathers the next.

    Leaving the context waits for the batch begun. An item is whatever the caller wants back beside its logits.
    """

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self._beginning = ThreadPoolExecutor(1, "scoring")
        self._waiting = ThreadPoolExecutor(1, "waiting for scores")
        self._under_way: deque[tuple[Sequence[Item], Future[Logits | None]]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._beginning.shutdown(cancel_futures=True)
        self._waiting.shutdown(cancel_futures=True)

    @property
    def full(self) -> bool:
        """Whether another batch would only wait."""
        return len(self._under_way) >= IN_FLIGHT

    def submit(self, items: Sequence[Item], clips: Sequence[Sequence["Future[ModelPicture]"]]) -> None:
        """Score `clips`, at most the scorer's batch (none at all is allowed), and keep `items` beside them."""
        begun = self._beginning.submit(self._begin, clips)
        self._under_way.append((items, self._waiting.submit(_fetched, begun)))

    def done(self, *, wait: bool = False) -> Iterator[tuple[Sequence[Item], Logits | None]]:
        """Batches that are done, in order; with `wait`, at least the oldest one under way.

        Raises what scoring them raised.
        """
        while self._under_way and (wait or self._under_way[0][1].done()):
            items, logits = self._under_way.popleft()
            wait = False
            yield items, logits.result()

    def rest(self) -> Iterator[tuple[Sequence[Item], Logits | None]]:
        """All that is under way, in order."""
        while self._under_way:
            yield from self.done(wait=True)

    def _begin(self, clips: Sequence[Sequence["Future[ModelPicture]"]]) -> Pending | None:
        if not clips:
            return None
        return self._scorer.begin([[picture.result() for picture in clip] for clip in clips])


def _fetched(begun: "Future[Pending | None]") -> Logits | None:
    pending = begun.result()
    return None if pending is None else pending()
