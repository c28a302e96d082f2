"""A second analysis of the open exhibit, on the same graph: what is loaded, and the words about it. No Qt."""

from dataclasses import dataclass, replace
from pathlib import Path

from vmdesk.case.records import KeptAnalysis, ListedAnalysis
from vmdesk.case.store import CaseStore
from vmdesk.domain.result import WindowScore
from vmdesk.ui.logic import case_words, casefile
from vmdesk.ui.logic.presenter import Translate, track_name
from vmdesk.ui.logic.presenter_graph import window_words
from vmdesk.ui.logic.state import State
from vmdesk.ui.logic.window_lookup import ScoredWindows


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """The analysis compared with, as listed and as kept; `scores` are its windows, laid out for look-ups."""

    path: Path
    listed: ListedAnalysis
    kept: KeptAnalysis
    scores: ScoredWindows


def kept_of(store: CaseStore, path: Path) -> tuple[ListedAnalysis, ...]:
    """The analyses that a case keeps of the exhibit at `path`, oldest first. Raises CaseDamaged."""
    number = store.number_of(path)
    return () if number is None else store.analyses(number)


def loaded(store: CaseStore, path: Path, listed: ListedAnalysis) -> Compared | None:
    """The analysis with its windows; None where the case holds it no more. Raises CaseDamaged."""
    kept = store.analysis(listed.exhibit, listed.number)
    return None if kept is None else Compared(path, listed, kept, ScoredWindows.of(kept.windows))


def others(listed: tuple[ListedAnalysis, ...], state: State) -> tuple[ListedAnalysis, ...]:
    """Those that are not the analysis on the graph: known by its facts, else the latest."""
    shown = state.finished
    if shown is None:
        return listed
    if shown.facts is None:
        return listed[:-1]
    return tuple(one for one in listed if one.facts != shown.facts)


def may_be_shown(state: State, compared: Compared | None) -> bool:
    """Whether a second curve may be on the graph: of the open exhibit's bytes, and while scores are not hidden."""
    exhibit = state.exhibit
    if compared is None or exhibit is None or exhibit.path != compared.path or state.hidden or not state.scores:
        return False
    return casefile.is_of(exhibit, compared.kept)


def words(state: State, compared: Compared, tr: Translate) -> str:
    """Which two analyses are on the graph, and whether their tracks are the same faces."""
    facts, listed = state.finished.facts if state.finished is not None else None, compared.listed
    other = case_words.analysis_words(listed.facts, listed.kept_utc, tr)
    second = tr("Compared (dashed, with circles): {analysis}.").format(analysis=other)
    if facts is None:
        return f"{second} {_track_words(state, compared, tr)}".strip()
    first = tr("Shown: {analysis}.").format(analysis=case_words.analysis_words(facts, facts.finished_utc, tr))
    return f"{first} {second} {_track_words(state, compared, tr)}".strip()


def _track_words(state: State, compared: Compared, tr: Translate) -> str:
    """Nothing where neither followed a face, or both the same ones."""
    other = compared.kept
    if state.region != other.region or bool(state.tracks) != bool(other.tracks):
        return tr("The two did not look at the same part of the picture.")
    if state.tracks == other.tracks:
        return ""
    return tr("Their tracks differ: a face need not have the same number in both.")


def names(state: State, compared: Compared, tr: Translate) -> tuple[str, ...]:
    """The legend's entries: which analysis it is, and of several tracks which."""
    listed, there = compared.listed, _as_compared(state, compared)
    analysis = case_words.analysis_words(listed.facts, listed.kept_utc, tr)
    tracks = [track.track for track in compared.scores.tracks if track.scored]
    if len(tracks) == 1:
        return (tr("Compared: {analysis}").format(analysis=analysis),)
    entry = tr("Compared, {track}: {analysis}")
    return tuple(entry.format(track=track_name(there, one, tr), analysis=analysis) for one in tracks)


def _as_compared(state: State, compared: Compared) -> State:
    """The state with what the second analysis looked at, for the names of its tracks."""
    return replace(state, tracks=compared.kept.tracks, region=compared.kept.region)


def window_beside(compared: Compared, frame: int, score: float) -> WindowScore | None:
    """The window of the second analysis that covers a frame, the one nearest to a height; None where there is none."""
    here = compared.scores.at(frame)
    return min(here, key=lambda one: 2.0 if one.fake_score is None else abs(one.fake_score - score), default=None)


def beside_words(state: State, compared: Compared, seconds: float, score: float, tr: Translate) -> str:
    """The windows of the second analysis under the pointer, the one nearest to its height first, as more lines."""
    if state.exhibit is None:
        return ""
    frame, there = state.exhibit.index.index_shown_at(seconds), _as_compared(state, compared)
    nearest = window_beside(compared, frame, score)
    if nearest is None:
        return "\n" + tr("Compared: no window covers this frame.")
    found = [nearest, *(one for one in compared.scores.at(frame) if one is not nearest)]
    blocks = [tr("Compared: {window}").format(window=window_words(there, one, tr)) for one in found[:4]]
    return "\n" + "\n".join(blocks)
