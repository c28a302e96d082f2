"""Batches are scored in order beside the caller's own work, and pictures waiting are bounded."""

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from vmdesk.domain.scoring import ModelPicture, Pending
from vmdesk.pipeline.batches import IN_FLIGHT, Batches, PictureMakers


def made(value: object) -> "Future[ModelPicture]":
    future: Future[ModelPicture] = Future()
    future.set_result(value)
    return future


class Gated:
    """A scorer whose logits are its pictures, given only while `gate` is open."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.begun: list[int] = []

    def begin(self, clips: Sequence[Sequence[ModelPicture]]) -> Pending:
        self.begun.append(len(clips))
        values = np.array([[clip[0], 0.0] for clip in clips], dtype=np.float32)

        def wait() -> np.ndarray[Any, np.dtype[np.float32]]:
            assert self.gate.wait(20)
            return values

        return wait


def test_batches_come_back_in_order_with_their_items() -> None:
    scorer: Any = Gated()
    with Batches[str](scorer) as batches:
        batches.submit(["a", "b"], [[made(1.0)], [made(2.0)]])
        batches.submit(["none of these is scored"], [])
        assert batches.full
        assert list(batches.done()) == []
        scorer.gate.set()
        first, second = batches.rest()
    assert first[0] == ["a", "b"]
    assert first[1] is not None
    assert first[1][:, 0].tolist() == [1.0, 2.0]
    assert second == (["none of these is scored"], None)
    assert scorer.begun == [2]


def test_the_next_batch_begins_while_the_one_before_is_waited_for() -> None:
    scorer: Any = Gated()
    with Batches[int](scorer) as batches:
        for number in range(IN_FLIGHT):
            batches.submit([number], [[made(float(number))]])
        while len(scorer.begun) < IN_FLIGHT:
            threading.Event().wait(0.01)
        scorer.gate.set()
        assert [items for items, _ in batches.rest()] == [[0], [1]]


def test_what_scoring_raises_comes_out_where_the_batch_is_fetched() -> None:
    def fails(_: object) -> Pending:
        raise RuntimeError("device")

    scorer: Any = SimpleNamespace(begin=fails)
    with Batches[int](scorer) as batches:
        batches.submit([1], [[made(0.0)]])
        with pytest.raises(RuntimeError, match="device"):
            list(batches.rest())


def test_a_picture_that_cannot_be_made_fails_its_batch() -> None:
    broken: Future[ModelPicture] = Future()
    broken.set_exception(ValueError("picture"))
    scorer: Any = Gated()
    with Batches[int](scorer) as batches:
        batches.submit([1], [[broken]])
        with pytest.raises(ValueError, match="picture"):
            list(batches.rest())


def test_makers_take_no_more_than_they_have_room_for() -> None:
    gate = threading.Event()
    taken: list[int] = []

    def ask(makers: PictureMakers) -> None:
        for number in range(5):
            makers.make(gate.wait)
            taken.append(number)

    with PictureMakers(threads=1) as makers:
        asking = threading.Thread(target=ask, args=(makers,))
        asking.start()
        asking.join(0.5)
        assert asking.is_alive()
        assert len(taken) == 2
        gate.set()
        asking.join(20)
        assert len(taken) == 5
        assert makers.make(lambda: 7).result() == 7
