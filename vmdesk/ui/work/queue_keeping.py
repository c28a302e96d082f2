"""Changes of the case's queue, as the desktop's list of exhibits tells them. No Qt."""

from pathlib import Path

from vmdesk.case.queue import CANCELLED, CaseQueue
from vmdesk.case.records import KeptAnalysis
from vmdesk.case.store import CaseStore
from vmdesk.domain.faces import Square
from vmdesk.ui.logic.state import Queued, Standing
from vmdesk.ui.logic.turns import Changes


def finished_in_queue(path: Path, kept: KeptAnalysis, store: CaseStore) -> None:
    """Keep a finished analysis, and that the exhibit has had its turn, in one change."""
    with store.change():
        number = store.take_in(path)
        analysis = store.keep_analysis(number, kept)
        sha256 = kept.evidence.digests.sha256 if kept.evidence is not None else None
        CaseQueue(store).finish(number, analysis, kept.facts, sha256)


def queue_kept(changes: Changes, region: Square | None, store: CaseStore) -> None:
    """Keep all changes of the list in one; `region` is what the run under way looks at."""
    queue = CaseQueue(store)
    with store.change():
        for entry in changes.entries:
            _entry_kept(entry, region, store.take_in(entry.path), queue)
        for path in changes.gone:
            queue.remove(store.take_in(path))
        if changes.order:
            queue.arrange([store.take_in(path) for path in changes.order])


def _entry_kept(entry: Queued, region: Square | None, number: int, queue: CaseQueue) -> None:
    if entry.standing is Standing.WAITING:
        queue.add(number, _settings(entry.region))
    elif entry.standing is Standing.RUNNING:
        queue.begin(number, _settings(region))
    elif entry.standing is Standing.FAILED:
        queue.fail(number, entry.reason)
    elif entry.standing is Standing.CANCELLED:
        queue.fail(number, CANCELLED)
    elif entry.standing is Standing.OPENED:
        queue.remove(number)


def _settings(region: Square | None) -> dict[str, object]:
    """All else is the model's own."""
    return {"region": [region.x, region.y, region.side]} if region is not None else {}
