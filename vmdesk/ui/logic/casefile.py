"""What the case does to the state: exhibits, kept results, marks, opinions; what blind mode hides. No Qt."""

from collections.abc import Sequence
from dataclasses import replace

from vmdesk.case.records import KeptAnalysis
from vmdesk.domain.notes import Mark, Notes, Opinion, with_mark, without_mark
from vmdesk.ui.logic import turns, waiting
from vmdesk.ui.logic.messages import CaseOpened, FinishedRun, Restored, TakenIn
from vmdesk.ui.logic.state import Case, Exhibit, Phase, State
from vmdesk.ui.logic.window_lookup import ScoredWindows

_NONE = ScoredWindows()


def seen(state: State) -> State:
    """The state as it may be drawn: without any score where they are hidden."""
    if not state.blind:
        return state
    return replace(state, scores=_NONE, whole_clip=None) if state.hidden else state


def first_shown(state: State) -> bool:
    """Whether scores of the open exhibit are on the screen now for the first time."""
    there = bool(state.scores) or state.whole_clip is not None
    return there and not state.read_only and state.notes is not None and not state.hidden and not state.shown_before


def case_opened(state: State, message: CaseOpened) -> State:
    """Another case lies on the desk; or the same work has got a folder, which changes nothing else."""
    case = Case(message.folder, message.automatic, message.refusal is not None, message.watched)
    if message.same_work:
        return replace(state, case=case)
    fresh = State(model=state.model, model_problem=state.model_problem, run=state.run, blind=state.blind)
    return replace(fresh, case=case, queue=turns.listed(message.exhibits, message.queue))


def without_case(state: State) -> State:
    """An empty desk."""
    return State(model=state.model, model_problem=state.model_problem, run=state.run, blind=state.blind)


def taken_in(state: State, message: TakenIn) -> State:
    """The notes that the case has of the exhibit just opened."""
    exhibit = state.exhibit
    if exhibit is None or exhibit.generation != message.generation:
        return state
    return replace(state, notes=message.notes)


def is_of(exhibit: Exhibit | None, kept: KeptAnalysis) -> bool:
    """Whether a kept result is of the bytes that the open exhibit has, as far as these are known."""
    if exhibit is None or exhibit.evidence is None or kept.evidence is None:
        return True
    return exhibit.evidence.digests.sha256 == kept.evidence.digests.sha256


def restored(state: State, message: Restored) -> State:
    """The result that the case keeps of the exhibit just opened, where nothing newer has been begun."""
    exhibit, kept = state.exhibit, message.kept
    if exhibit is None or exhibit.generation != message.generation or state.phase is not Phase.IDLE:
        return state
    if not is_of(exhibit, kept):
        return state
    run = FinishedRun(state.run + 1, message.scores, kept.whole_clip, kept.sealed, kept.top_score, kept.facts)
    there = replace(state, run=run.run, finished=run, phase=Phase.FINISHED, tracks=kept.tracks, region=kept.region)
    there = replace(there, scores=message.scores, whole_clip=kept.whole_clip, cuts=kept.cuts, damaged=kept.damaged)
    return waiting.noted(there, evidence=kept.evidence)


def kept_analysis(state: State) -> KeptAnalysis | None:
    """The finished run of the open exhibit, as the case keeps it."""
    run, exhibit = state.finished, state.exhibit
    if run is None or exhibit is None:
        return None
    places = state.tracks, state.cuts, state.damaged, state.region
    return KeptAnalysis(run.sealed, run.scores, run.whole_clip, *places, exhibit.evidence, run.top, run.facts)


def new_mark(state: State, note: str = "") -> Mark | None:
    """A mark on the frame on screen; None while there is none, or no case yet."""
    exhibit, frame, notes = state.exhibit, state.shown, state.notes
    if exhibit is None or frame is None or notes is None or state.read_only:
        return None
    seconds = float(exhibit.index.seconds(frame))
    return Mark(notes.last_mark + 1, frame, int(exhibit.index.pts[frame]), seconds, note)


def marked(state: State, mark: Mark) -> State:
    """With `mark`, instead of the one with its number."""
    notes = state.notes or Notes()
    last = max(notes.last_mark, mark.number)
    return replace(state, notes=replace(notes, marks=with_mark(notes.marks, mark), last_mark=last))


def unmarked(state: State, number: int) -> State:
    """Without the mark of this number."""
    notes = state.notes or Notes()
    return replace(state, notes=replace(notes, marks=without_mark(notes.marks, number)))


def with_opinion(state: State, opinion: Opinion) -> State:
    """With one more opinion."""
    notes = state.notes or Notes()
    return replace(state, notes=replace(notes, opinions=(*notes.opinions, opinion)))


def with_scores_shown(state: State, utc: str) -> State:
    """The scores have been shown to the examiner."""
    return replace(state, notes=replace(state.notes or Notes(), scores_shown_utc=utc))


def marks_of(state: State) -> Sequence[Mark]:
    """The marks of the open exhibit, in frame order."""
    return state.notes.marks if state.notes is not None else ()
