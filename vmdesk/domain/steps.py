"""Long work as a generator: each yield tells how far it is and is a safe place to stop, its return is the outcome."""

from collections.abc import Callable, Generator
from typing import TypeVar

Told = TypeVar("Told")
Said = TypeVar("Said")
Outcome = TypeVar("Outcome")


def retold(steps: Generator[Told, None, Outcome], say: Callable[[Told], Said]) -> Generator[Said, None, Outcome]:
    """The same work, each thing it tells put in other words by `say`."""
    while True:
        try:
            told = next(steps)
        except StopIteration as finished:
            outcome: Outcome = finished.value
            return outcome
        yield say(told)


def outcome_of(steps: Generator[object, None, Outcome]) -> Outcome:
    """Do the work to its end without telling; raises what the work raises."""
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            outcome: Outcome = finished.value
            return outcome
