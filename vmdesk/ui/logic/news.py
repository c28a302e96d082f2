"""What a background message does to the state, and what of it a person must be told. No Qt."""

from dataclasses import replace
from enum import Flag, auto

from vmdesk.ui.logic import casefile, waiting
from vmdesk.ui.logic import state as transitions
from vmdesk.ui.logic.messages import (
    CaseFailed,
    CaseKept,
    CaseOpened,
    Exported,
    ExportFailed,
    FinishedRun,
    Hashed,
    Hashing,
    HashingFailed,
    Message,
    ModelFailed,
    ModelReady,
    ModelSaw,
    ModelSawNot,
    PasswordWanted,
    Recorded,
    Restored,
    RunCancelled,
    RunEvent,
    RunFailed,
    RunHashed,
    RunHeld,
    RunStarted,
    ScoringLost,
    TakenIn,
    TrailRead,
    WatchesTold,
)
from vmdesk.ui.logic.problem import Problem
from vmdesk.ui.logic.state import Phase, State

_ALTERED = Problem(
    "The file has changed since it was analyzed; its result is not shown.",
    "Analyze it again. A report that was exported before is about the file as it was then.",
    "",
)


class Part(Flag):
    """What of the state changed."""

    EXHIBIT = auto()
    POSITION = auto()
    SCORES = auto()
    RUN = auto()
    MODEL = auto()
    REGION = auto()
    QUEUE = auto()
    CASE = auto()
    NOTES = auto()
    HASHING = auto()


ALL = ~Part(0)


def concerns(state: State, message: Message) -> bool:
    """False for news of another exhibit or of a run that is no longer the current one."""
    match message:
        case RunEvent() | RunHashed() | RunStarted() | RunHeld() | FinishedRun() | RunCancelled() | RunFailed():
            return message.run == state.run and state.busy
        case ScoringLost():
            return message.run == state.run and (state.busy or state.exporting or state.model is None)
        case Hashing() | Hashed() | HashingFailed() | TakenIn() | Restored():
            return state.exhibit is not None and state.exhibit.generation == message.generation
        case _:
            return True


def after(state: State, message: Message) -> State:
    """The state after a message."""
    if not concerns(state, message):
        return state
    match message:
        case RunEvent():
            return transitions.after_event(state, message)
        case RunHashed():
            return transitions.run_hashed(state, message)
        case ScoringLost():
            return _after_loss(state, message)
        case ModelReady():
            return replace(state, model=message, model_problem=None)
        case ModelFailed(problem=problem):
            return replace(state, model_problem=problem)
        case Hashing(percent=percent):
            return replace(state, hashing=percent)
        case Hashed() | HashingFailed():
            known = transitions.hashed(state, message)
            changed = isinstance(message, Hashed) and waiting.altered(state, message)
            return waiting.without_result(known) if changed else known
        case ModelSaw() | ModelSawNot():
            return state
        case Exported() | ExportFailed() | PasswordWanted() | CaseFailed():
            return replace(state, exporting=False)
        case CaseOpened():
            return casefile.case_opened(state, message)
        case TakenIn():
            return casefile.taken_in(state, message)
        case Restored():
            return casefile.restored(state, message)
        case WatchesTold(folders=folders) if state.case is not None:
            return replace(state, case=replace(state.case, watched=folders))
        case WatchesTold() | Recorded() | TrailRead() | CaseKept():
            return state
        case _:
            return _after_run(state, message)


def _after_loss(state: State, message: ScoringLost) -> State:
    """What was under way in the process has failed; a model that was loaded is loaded again for the next run."""
    if state.model is None:
        state = replace(state, model_problem=message.problem)
    if state.busy:
        state = transitions.run_ended(state, Phase.FAILED)
    return replace(state, exporting=False)


def _after_run(state: State, message: RunStarted | RunHeld | FinishedRun | RunCancelled | RunFailed) -> State:
    match message:
        case RunStarted():
            return replace(state, phase=Phase.RUNNING) if state.phase is Phase.WAITING else state
        case RunHeld():
            return replace(state, phase=Phase.PAUSED) if state.phase is Phase.PAUSING else state
        case FinishedRun():
            return transitions.run_finished(state, message)
        case RunCancelled():
            return transitions.run_ended(state, Phase.CANCELLED)
        case RunFailed():
            return transitions.run_ended(state, Phase.FAILED)


def problem_in(state: State, message: Message) -> Problem | None:
    """The problem that must be told at once; a model that fails at start is told where its state stands."""
    if isinstance(message, RunFailed | HashingFailed | ExportFailed | ScoringLost) and concerns(state, message):
        return message.problem
    if isinstance(message, CaseFailed):
        return message.problem
    if isinstance(message, CaseOpened):
        return message.refusal
    if isinstance(message, Hashed) and waiting.altered(state, message):
        return _ALTERED
    if isinstance(message, Restored) and concerns(state, message) and not casefile.is_of(state.exhibit, message.kept):
        return _ALTERED
    return None


def difference(before: State, after_: State) -> Part:
    """The parts that differ. Values are compared by identity, for they are frozen and replaced, never changed."""
    parts = {
        Part.EXHIBIT: ("exhibit",),
        Part.POSITION: ("tracks",),
        Part.SCORES: ("scores", "whole_clip", "cuts", "damaged"),
        Part.RUN: ("phase", "progress", "finished", "exporting", "resumed"),
        Part.MODEL: ("model", "model_problem"),
        Part.REGION: ("region",),
        Part.QUEUE: ("queue", "queue_held"),
        Part.CASE: ("case", "unsaved", "blind"),
        Part.NOTES: ("notes",),
        Part.HASHING: ("hashing",),
    }
    found = Part(0)
    for part, names in parts.items():
        if any(getattr(before, name) is not getattr(after_, name) for name in names):
            found |= part
    return ALL if before.hidden is not after_.hidden else found
