"""The exhibits opened in this session: who waits for analysis, what became of those before. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import compress
from pathlib import Path

from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.messages import Hashed
from vmdesk.ui.logic.presenter import Translate
from vmdesk.ui.logic.presenter_progress import permille_of
from vmdesk.ui.logic.problem import Problem, said
from vmdesk.ui.logic.state import BUSY, Exhibit, Kept, Phase, Queued, Standing, State, without_run

_STANDING = {
    Phase.FINISHED: Standing.FINISHED,
    Phase.FAILED: Standing.FAILED,
    Phase.CANCELLED: Standing.CANCELLED,
} | dict.fromkeys(BUSY, Standing.RUNNING)


@dataclass(frozen=True, slots=True)
class Row:
    """One exhibit as the list shows it; `removable` where it is neither open nor under way.

    `permille` in [0, 1000] says how much of a run under way is done; None where none is, or where that is unknown.
    """

    path: Path
    name: str
    place: str
    words: str
    tip: str
    removable: bool
    permille: int | None = None
    open: bool = False


def joined(state: State, paths: Sequence[Path]) -> State:
    """`paths` wait after those there; the exhibit that is open heads a list that begins. A file stands there once."""
    queue = list(state.queue)
    if not queue and state.exhibit is not None:
        queue.append(Queued(state.exhibit.path))
    for path in paths:
        place = next((n for n, entry in enumerate(queue) if entry.path == path), None)
        if place is None:
            queue.append(Queued(path))
        elif queue[place].standing not in (Standing.RUNNING, Standing.FINISHED):
            queue[place] = Queued(path)
    return noted(replace(state, queue=tuple(queue)))


def all_waiting(state: State) -> State:
    """Those that were opened and not analyzed wait as well."""
    queue = (Queued(e.path) if e.standing is Standing.OPENED else e for e in state.queue)
    return replace(state, queue=tuple(queue))


def removed(state: State, path: Path) -> State:
    """Without the exhibit at `path`, unless it is open or under way."""
    there = state.exhibit.path if state.exhibit else None
    stays = (entry.path != path or entry.standing is Standing.RUNNING or path == there for entry in state.queue)
    return replace(state, queue=tuple(compress(state.queue, stays)))


def noted(state: State, problem: Problem | None = None, evidence: EvidenceItem | None = None) -> State:
    """The open exhibit's entry brought up to date with its run; `problem` is why that failed.

    `evidence` is what a result that was kept was scored on, where that is not the exhibit as it was opened now.
    """
    exhibit, standing = state.exhibit, _STANDING.get(state.phase)
    if exhibit is None or standing is None:
        return state
    queue = []
    for entry in state.queue:
        if entry.path == exhibit.path:
            reason = problem.message if problem is not None and standing is Standing.FAILED else entry.reason
            kept = None
            if state.finished is not None:
                before = entry.kept if entry.kept is not None and entry.kept.finished is state.finished else None
                scored = evidence or (before.evidence if before is not None else None) or exhibit.evidence
                kept = Kept(state.finished, state.tracks, scored, state.region, state.cuts, state.damaged)
            entry = replace(entry, standing=standing, reason=reason, kept=kept)
        queue.append(entry)
    return replace(state, queue=tuple(queue)) if tuple(queue) != state.queue else state


def not_opened(state: State, path: Path, problem: Problem) -> State:
    """The exhibit at `path` cannot be opened."""
    failed = Queued(path, Standing.FAILED, problem.message)
    return replace(state, queue=tuple(failed if entry.path == path else entry for entry in state.queue))


def next_waiting(state: State) -> Path | None:
    """The first exhibit that waits, other than the one that is open."""
    there = state.exhibit.path if state.exhibit else None
    return next((e.path for e in state.queue if e.standing is Standing.WAITING and e.path != there), None)


def opened(state: State, exhibit: Exhibit) -> State:
    """A new exhibit on the desk, with the result it has in the list; what was left under way counts as cancelled."""
    if state.busy:
        state = noted(replace(state, phase=Phase.CANCELLED))
    fresh = State(exhibit=exhibit, model=state.model, model_problem=state.model_problem, run=state.run)
    fresh = replace(fresh, queue=state.queue, case=state.case, unsaved=state.unsaved, blind=state.blind)
    kept = next((entry.kept for entry in state.queue if entry.path == exhibit.path), None)
    if kept is not None:
        run = kept.finished
        fresh = replace(fresh, finished=run, tracks=kept.tracks, region=kept.region, phase=Phase.FINISHED)
        fresh = replace(fresh, cuts=kept.cuts, damaged=kept.damaged)
        return replace(fresh, scores=run.scores, whole_clip=run.whole_clip)
    if any(entry.path == exhibit.path for entry in fresh.queue):
        return fresh
    return replace(fresh, queue=(*fresh.queue, Queued(exhibit.path, Standing.OPENED)))


def altered(state: State, message: Hashed) -> bool:
    """Whether the open exhibit is not the one that its kept result was scored on."""
    exhibit = state.exhibit
    if exhibit is None or exhibit.generation != message.generation or state.finished is None:
        return False
    kept = next((entry.kept for entry in state.queue if entry.path == exhibit.path), None)
    known = kept.evidence if kept is not None else None
    return known is not None and known.digests.sha256 != message.evidence.digests.sha256


def without_result(state: State) -> State:
    """The open exhibit as one that was never analyzed, here and in the list."""
    exhibit = state.exhibit
    queue = tuple(Queued(e.path) if exhibit is not None and e.path == exhibit.path else e for e in state.queue)
    return replace(without_run(state), phase=Phase.IDLE, queue=queue)


def rows(state: State, tr: Translate) -> tuple[Row, ...]:
    """The list, as it is shown."""
    return tuple(_row(state, entry, tr) for entry in state.queue)


def _row(state: State, entry: Queued, tr: Translate) -> Row:
    name, place = _shown(entry.path)
    words, running = _words(state, entry, tr), entry.standing is Standing.RUNNING
    there = state.exhibit is not None and state.exhibit.path == entry.path
    done = permille_of(state.progress) if running and state.progress is not None else None
    return Row(entry.path, name, place, words, _tip(state, entry, tr) or words, not running and not there, done, there)


@lru_cache(maxsize=10_000)
def _shown(path: Path) -> tuple[str, str]:
    """Name and place as they may be shown; kept, for a list of a thousand is asked for at every sign of progress."""
    return cleaned(path.name), cleaned(str(path), 600)


def _words(state: State, entry: Queued, tr: Translate) -> str:
    if entry.standing is Standing.RUNNING:
        return _running_words(state, tr)
    if entry.standing is Standing.FINISHED and not state.blind:
        top = entry.kept.finished.top if entry.kept is not None else entry.top_score
        return tr("no score") if top is None else tr("max {score:.3f}").format(score=top)
    return tr(entry.standing.value)


def _running_words(state: State, tr: Translate) -> str:
    done = permille_of(state.progress) if state.progress is not None else None
    words = tr("paused") if state.phase is Phase.PAUSED else tr("running")
    return words if done is None else f"{words} {done // 10} %"


def _tip(state: State, entry: Queued, tr: Translate) -> str:
    if entry.standing is Standing.FAILED:
        return tr("Failed: {reason}").format(reason=said(entry.reason, tr))
    if entry.standing is Standing.FINISHED and state.blind:
        return tr("Finished. Double-click shows it; scores are hidden in blind mode.")
    if entry.standing is Standing.FINISHED:
        return tr("Finished; this is the largest score of a window. Double-click shows its result.")
    return ""
