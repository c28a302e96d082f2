"""Work as generators: what is told, what is returned, what is raised."""

from collections.abc import Generator

import pytest

from vmdesk.domain.steps import outcome_of, retold


def work(steps: int, fails: bool = False) -> Generator[int, None, str]:
    yield from range(steps)
    if fails:
        raise ValueError("no")
    return "done"


@pytest.mark.parametrize("steps", [0, 1, 5])
def test_told_in_other_words_with_the_same_outcome(steps: int) -> None:
    outcomes: list[str] = []

    def whole() -> Generator[str, None, None]:
        outcomes.append((yield from retold(work(steps), lambda k: f"step {k}")))

    assert list(whole()) == [f"step {k}" for k in range(steps)]
    assert outcomes == ["done"]
    assert outcome_of(work(steps)) == "done"


def test_failures_come_through() -> None:
    with pytest.raises(ValueError, match="no"):
        outcome_of(work(2, fails=True))
    with pytest.raises(ValueError, match="no"):
        list(retold(work(2, fails=True), str))
