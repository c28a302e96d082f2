import sqlite3
from pathlib import Path

import pytest

from vmdesk.case.database import DATABASE
from vmdesk.case.queue import CaseQueue
from vmdesk.case.records import KeptAnalysis
from vmdesk.case.store import CaseStore
from vmdesk.domain import errors
from vmdesk.domain.evidence import Digests, EvidenceItem

ITEM = EvidenceItem(Path("/e/1.mp4"), 9, Digests("a" * 64, "b" * 40, "c" * 32))
KEPT = KeptAnalysis(b"sealed", (), None, (), (), (), None, ITEM, None)


@pytest.fixture
def store(tmp_path):
    with CaseStore(tmp_path / "case", "me") as made:
        yield made


@pytest.fixture
def queue(store):
    """Exhibits 1 to 4 wait."""
    made = CaseQueue(store)
    for number in range(1, 5):
        made.add(store.take_in(Path(f"/e/{number}.mp4")), {"stride": number})
    return made


def numbers(queue, state="waiting"):
    return [one.exhibit for one in queue.items() if one.state == state]


def told(store):
    return [e.action for e in store.trail.entries if "queue" in e.action or "turn" in e.action]


def test_turns_are_by_priority_and_then_by_the_order_of_adding(queue, store):
    assert numbers(queue) == [1, 2, 3, 4]
    queue.arrange([4, 2])
    assert numbers(queue) == [4, 2, 1, 3]
    queue.arrange([1, 4])
    assert numbers(queue) == [1, 4, 2, 3]
    before = len(store.trail)
    queue.arrange([1, 4, 99])
    assert len(store.trail) == before
    assert queue.next_of({2, 3}).exhibit == 2
    assert queue.next_of({7}) is None


def test_an_exhibit_that_waits_keeps_its_turn_and_one_that_failed_goes_to_the_end(queue, store):
    queue.add(1)
    assert told(store) == ["exhibit put into the queue"] * 4
    queue.fail(2, "It is no video.")
    assert (queue.item(2).state, queue.item(2).problem, queue.item(2).settings) == (
        "failed",
        "It is no video.",
        {"stride": 2},
    )
    queue.add(2)
    assert numbers(queue) == [1, 3, 4, 2]
    assert (queue.item(2).problem, queue.item(2).settings) == ("", {"stride": 2})
    assert store.trail.entries[-1].details == {"exhibit": 2, "before": "failed"}


def test_one_that_was_under_way_is_found_interrupted_when_the_case_is_opened(tmp_path):
    with CaseStore(tmp_path, "me") as store:
        queue = CaseQueue(store)
        for name in ("a", "b"):
            queue.add(store.take_in(Path(f"/e/{name}.mp4")))
        queue.begin(1, {"stride": 8})
    with CaseStore(tmp_path, "me") as store:
        queue = CaseQueue(store)
        (there,) = queue.interrupted()
        assert (there.exhibit, there.path, there.settings) == (1, Path("/e/a.mp4"), {"stride": 8})
        queue.add(1)
        assert numbers(queue) == [1, 2]
        queue.begin(1)
        queue.begin(1)
        assert store.trail.entries[-1].details["carries_on"] is True


def finished_and_broken(queue, store):
    with store.change():
        queue.finish(1, store.keep_analysis(1, KEPT), None, "a" * 64)
        raise RuntimeError("in the middle")


def test_finishing_is_one_change_with_the_result(queue, store):
    queue.begin(1)
    with pytest.raises(RuntimeError):
        finished_and_broken(queue, store)
    assert queue.item(1).state == "running"
    assert store.analyses(1) == ()
    entries = len(store.trail)
    with store.change():
        queue.finish(1, store.keep_analysis(1, KEPT), None, "a" * 64)
    assert (queue.item(1).state, queue.item(1).analysis, queue.item(1).sha256) == ("finished", 1, "a" * 64)
    assert len(store.trail) == entries + 1


def test_what_is_taken_out_is_known_no_more(queue, store):
    queue.remove(3)
    queue.remove(3)
    assert numbers(queue) == [1, 2, 4]
    assert told(store)[-1] == "exhibit taken out of the queue"
    assert len(store.exhibits()) == 4


def test_a_queue_looked_at_is_not_changed(queue, store, tmp_path):
    with CaseStore(tmp_path / "case", read_only=True) as other:
        looked = CaseQueue(other)
        assert numbers(looked) == [1, 2, 3, 4]
        with pytest.raises(errors.CaseReadOnly):
            looked.begin(1)
    queue.begin(1)


def test_a_row_that_was_tampered_with_is_damage(queue, store, tmp_path):
    line = sqlite3.connect(tmp_path / "case" / DATABASE)
    line.execute("UPDATE queue SET settings = 'none' WHERE exhibit = 2")
    line.commit()
    line.close()
    with pytest.raises(errors.CaseDamaged):
        queue.items()
