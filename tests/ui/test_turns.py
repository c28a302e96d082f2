"""The queue of the case in the list of exhibits: order, what is to be kept, words."""

from dataclasses import replace
from pathlib import Path

from vmdesk.case.queue import CANCELLED, QueueItem
from vmdesk.case.records import CaseExhibit
from vmdesk.domain.faces import Square
from vmdesk.ui.logic import turns
from vmdesk.ui.logic.state import Case, Phase, Queued, Standing, State


def entry(name, standing=Standing.WAITING, reason=""):
    return Queued(Path(f"/e/{name}"), standing, reason)


def state(*entries):
    return State(queue=entries)


def names(given):
    return "".join(one.path.name for one in given.queue)


def test_turns_are_moved_among_those_that_wait():
    given = state(entry("a"), entry("x", Standing.FINISHED), entry("b"), entry("c"))
    assert names(turns.moved(given, Path("/e/c"), -1)) == "axcb"
    assert names(turns.moved(given, Path("/e/c"), -9)) == "cxab"
    assert names(turns.moved(given, Path("/e/a"), 9)) == "bxca"
    assert turns.moved(given, Path("/e/x"), 1) is given


def test_the_next_one_is_put_into_the_queue_where_it_is_not():
    given = state(entry("a"), entry("b", Standing.FAILED, "no video"), entry("c", Standing.RUNNING))
    after = turns.first(given, Path("/e/b"))
    assert names(after) == "bac"
    assert after.queue[0] == entry("b")
    assert turns.first(given, Path("/e/c")).queue == given.queue


def test_what_was_interrupted_comes_first():
    given = state(entry("a"), entry("b", Standing.INTERRUPTED), entry("c", Standing.INTERRUPTED))
    after = turns.carried_on(given)
    assert names(after) == "bca"
    assert {one.standing for one in after.queue} == {Standing.WAITING}


def test_what_is_to_be_kept_is_what_differs():
    before = (entry("a"), entry("b"), entry("c", Standing.FAILED, "x"), entry("d", Standing.FINISHED), entry("o"))
    same = turns.difference(before, before)
    assert not same
    after = (entry("a", Standing.RUNNING), entry("b"), entry("o"), entry("n"), entry("p", Standing.OPENED))
    found = turns.difference(before, after)
    assert found == turns.Changes((entry("a", Standing.RUNNING), entry("n")), (Path("/e/c"),))
    found = turns.difference(before, (entry("o"), entry("a"), entry("b")))
    assert (found.entries, found.order) == ((), (Path("/e/o"), Path("/e/a"), Path("/e/b")))
    assert not turns.difference((entry("a", Standing.RUNNING),), (entry("a", Standing.FINISHED),))


def test_a_case_is_listed_with_its_turns():
    exhibits = [CaseExhibit(n, Path(f"/e/{n}"), None, n == 5, 0.5 if n == 5 else None) for n in range(1, 8)]

    def item(number, standing, problem="", **settings):
        return QueueItem(number, Path(f"/e/{number}"), standing, 0, "", "", settings, problem)

    queue = (
        item(4, "waiting"),
        item(3, "running", region=[1, 2, 64]),
        item(1, "waiting"),
        item(5, "finished"),
        item(6, "failed", "no video"),
        item(7, "failed", CANCELLED),
    )
    listed = turns.listed(exhibits, queue)
    assert [(one.path.name, one.standing) for one in listed] == [
        ("4", Standing.WAITING),
        ("2", Standing.OPENED),
        ("3", Standing.INTERRUPTED),
        ("1", Standing.WAITING),
        ("5", Standing.FINISHED),
        ("6", Standing.FAILED),
        ("7", Standing.CANCELLED),
    ]
    assert listed[2].region == Square(1, 2, 64)
    assert (listed[4].top_score, listed[5].reason) == (0.5, "no video")


def test_the_queue_is_told_in_words():
    def words(given):
        return turns.words(given, lambda text: text)

    given = state(entry("a"), entry("b", Standing.FAILED))
    assert words(given) == "Queue not running. 1 wait, 1 failed."
    assert words(replace(given, phase=Phase.RUNNING)) == "Queue running. 1 wait, 1 failed."
    assert words(turns.held(given, held=True)) == "Queue paused. 1 wait, 1 failed."
    assert words(replace(given, case=Case(Path("/c"), automatic=False, read_only=True))).startswith("Read only.")
    assert words(state()) == "Nothing waits. 0 failed."
