"""The queue of the case in the list of exhibits: as it is opened, put in order, and what of it is to be kept. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vmdesk.case.queue import CANCELLED, QueueItem
from vmdesk.case.records import CaseExhibit
from vmdesk.domain.faces import Square
from vmdesk.ui.logic.presenter import Translate
from vmdesk.ui.logic.state import Queued, Standing, State

AGAIN = frozenset({Standing.OPENED, Standing.FAILED, Standing.CANCELLED, Standing.INTERRUPTED})
"""From where an exhibit can be put into the queue."""
LATER = frozenset({Standing.WAITING, Standing.INTERRUPTED})
"""Not at their end."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What of the queue is to be kept: entries that stand otherwise than before, those that left it, a new order."""

    entries: tuple[Queued, ...] = ()
    gone: tuple[Path, ...] = ()
    order: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries or self.gone or self.order)


def listed(exhibits: Sequence[CaseExhibit], queue: Sequence[QueueItem]) -> tuple[Queued, ...]:
    """The list of a case just opened: its exhibits in order, but those that wait in the order of their turns."""
    items = {item.path: item for item in queue}
    entries = [_entry(one, items.get(one.path)) for one in exhibits]
    places = [n for n, entry in enumerate(entries) if entry.standing in LATER]
    turn = {item.path: n for n, item in enumerate(queue)}
    waiting = sorted((entries[n] for n in places), key=lambda entry: turn[entry.path])
    for place, entry in zip(places, waiting, strict=True):
        entries[place] = entry
    return tuple(entries)


def _entry(one: CaseExhibit, item: QueueItem | None) -> Queued:
    region = _region(item) if item is not None else None
    if item is None or item.state == "finished":
        standing = Standing.FINISHED if one.analyzed else Standing.OPENED
        return Queued(one.path, standing, top_score=one.top_score)
    if item.state == "failed":
        standing = Standing.CANCELLED if item.problem == CANCELLED else Standing.FAILED
        return Queued(one.path, standing, item.problem)
    standing = Standing.INTERRUPTED if item.state == "running" else Standing.WAITING
    return Queued(one.path, standing, region=region)


def _region(item: QueueItem) -> Square | None:
    told = item.settings.get("region")
    return Square(*map(float, told)) if isinstance(told, list) and len(told) == 3 else None


def moved(state: State, path: Path, steps: int) -> State:
    """The exhibit at `path` has its turn `steps` later, or earlier for negative ones, among those that wait."""
    order = [entry.path for entry in state.queue if entry.standing is Standing.WAITING]
    if path not in order:
        return state
    place = min(max(order.index(path) + steps, 0), len(order) - 1)
    order.remove(path)
    order.insert(place, path)
    return _in_order(state, order)


def first(state: State, path: Path) -> State:
    """The exhibit at `path` has the next turn; it is put into the queue where it is not there."""
    state = put_back(state, [path])
    return moved(state, path, -len(state.queue))


def put_back(state: State, paths: Sequence[Path]) -> State:
    """Exhibits that failed, were cancelled, interrupted or never analyzed wait for their turn."""
    chosen = frozenset(paths)
    queue = (
        Queued(entry.path, region=entry.region) if entry.path in chosen and entry.standing in AGAIN else entry
        for entry in state.queue
    )
    return replace(state, queue=tuple(queue))


def interrupted(state: State) -> tuple[Path, ...]:
    """The exhibits whose run was interrupted."""
    return tuple(entry.path for entry in state.queue if entry.standing is Standing.INTERRUPTED)


def carried_on(state: State) -> State:
    """What was interrupted has the next turns."""
    paths = interrupted(state)
    state = put_back(state, paths)
    for path in reversed(paths):
        state = moved(state, path, -len(state.queue))
    return state


def held(state: State, *, held: bool) -> State:
    """With the queue paused, or not any more."""
    return replace(state, queue_held=held)


def _in_order(state: State, order: Sequence[Path]) -> State:
    entries = {entry.path: entry for entry in state.queue}
    waiting = iter(order)
    queue = (entries[next(waiting)] if entry.standing is Standing.WAITING else entry for entry in state.queue)
    return replace(state, queue=tuple(queue))


def difference(before: Sequence[Queued], after: Sequence[Queued]) -> Changes:
    """What has to be kept to get from one list to the other. What a finished exhibit is kept with tells of its end."""
    known, there = {entry.path: entry for entry in before}, {entry.path for entry in after}
    changed = tuple(entry for entry in after if _differs(known.get(entry.path), entry))
    had = frozenset(Standing) - {Standing.OPENED, Standing.FINISHED}
    gone = tuple(path for path, entry in known.items() if path not in there and entry.standing in had)
    order = tuple(entry.path for entry in after if entry.standing is Standing.WAITING)
    waited = [entry.path for entry in before if entry.standing is Standing.WAITING]
    still, earlier = frozenset(order), frozenset(waited)
    expected = (*(path for path in waited if path in still), *(path for path in order if path not in earlier))
    return Changes(changed, gone, () if expected == order else order)


def _differs(before: Queued | None, after: Queued) -> bool:
    if after.standing in (Standing.FINISHED, Standing.INTERRUPTED):
        return False
    if before is None:
        return after.standing is not Standing.OPENED
    return (before.standing, before.reason) != (after.standing, after.reason)


def words(state: State, tr: Translate) -> str:
    """Where the queue stands, in a sentence."""
    waiting = sum(entry.standing in LATER for entry in state.queue)
    failed = sum(entry.standing is Standing.FAILED for entry in state.queue)
    if state.read_only:
        text = tr("Read only. {waiting} wait, {failed} failed.")
    elif state.queue_held:
        text = tr("Queue paused. {waiting} wait, {failed} failed.")
    elif state.busy:
        text = tr("Queue running. {waiting} wait, {failed} failed.")
    elif waiting:
        text = tr("Queue not running. {waiting} wait, {failed} failed.")
    else:
        text = tr("Nothing waits. {failed} failed.")
    return text.format(waiting=waiting, failed=failed)
