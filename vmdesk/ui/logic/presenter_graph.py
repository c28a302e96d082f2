"""From the state to what the graph draws, and words about the windows at one frame. No Qt."""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.result import Status, WholeClipScore, WindowScore
from vmdesk.domain.text import cleaned
from vmdesk.domain.timeline import DISPLAY_THRESHOLD
from vmdesk.domain.video import FrameIndex
from vmdesk.ui.logic.presenter import Translate, track_name
from vmdesk.ui.logic.presenter_ticks import Mark, Ticks, keyframe_seconds, seconds_of
from vmdesk.ui.logic.state import State
from vmdesk.ui.logic.track_windows import TrackWindows


@dataclass(frozen=True, slots=True, eq=False)
class WholeClip:
    """The whole-clip score, and the seconds of the frames that it was given for, float64 (n,)."""

    score: float
    seconds: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """All that the graph draws but the playhead; `whole_clip` None while unknown.

    `tracks` carry the windows. `marks` are places named by the examiner, `span` the seconds `[in, out)` chosen.
    """

    duration: float
    tracks: tuple[TrackWindows, ...] = ()
    whole_clip: WholeClip | None = None
    threshold: float = DISPLAY_THRESHOLD
    ticks: Ticks = field(default_factory=Ticks)
    marks: tuple[Mark, ...] = ()
    span: tuple[float, float] | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """What is there to be drawn beside the curves: the legend's entries."""
        there = {
            "whole clip": self.whole_clip is not None,
            "not scored": any(len(track.gaps) for track in self.tracks),
            "flagged": any(len(track.flagged) for track in self.tracks),
            "cut": bool(self.ticks.cuts.size),
            "keyframe": bool(self.ticks.keyframes.size),
            "damaged": bool(self.ticks.damaged.size),
            "mark": bool(self.marks),
            "span": self.span is not None,
        }
        return frozenset(kind for kind, is_there in there.items() if is_there)


class GraphMaker:
    """Graphs of states. What is laid over time but the scores is made once, and is the same until it changes."""

    def __init__(self) -> None:
        self._known: tuple[object, ...] = ()
        self._ticks = Ticks()
        self._index: FrameIndex | None = None
        self._keyframes = np.zeros(0)
        self._scored: tuple[object, ...] = ()
        self._whole: WholeClip | None = None

    def graph(self, state: State) -> Graph:
        """The graph of a state."""
        if state.exhibit is None:
            return Graph(0.0, state.scores.tracks)
        index = state.exhibit.index
        known, scored = (index, state.cuts, state.damaged), (index, state.whole_clip)
        if not _same(known, self._known):
            self._known, self._ticks = known, self._ticks_of(index, state)
        if not _same(scored, self._scored):
            self._scored, self._whole = scored, _whole_clip(index, state.whole_clip)
        named = tuple(Mark(one.seconds, cleaned(one.note, 24)) for one in (state.notes.marks if state.notes else ()))
        graph = Graph(float(index.duration_seconds), state.scores.tracks, self._whole, ticks=self._ticks)
        return replace(graph, marks=named, span=chosen_span(state))

    def _ticks_of(self, index: FrameIndex, state: State) -> Ticks:
        if index is not self._index:
            self._index, self._keyframes = index, keyframe_seconds(index)
        return Ticks(seconds_of(index, state.cuts), self._keyframes, seconds_of(index, state.damaged))


def chosen_span(state: State) -> tuple[float, float] | None:
    """The seconds `[in, out)` between in and out point, to the video's ends where one is not set; None without both."""
    if state.exhibit is None or (state.in_point is None and state.out_point is None):
        return None
    index = state.exhibit.index
    first = index.seconds(state.in_point) if state.in_point is not None else 0
    after = len(index) if state.out_point is None else state.out_point + 1
    last = index.seconds(after) if after < len(index) else index.duration_seconds
    return float(first), float(last)


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether the very same things; frozen ones need not be compared by what they hold."""
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def _whole_clip(index: FrameIndex, score: WholeClipScore | None) -> WholeClip | None:
    if score is None or score.fake_score is None:
        return None
    return WholeClip(score.fake_score, seconds_of(index, score.frame_indices))


def status_words(status: Status, tr: Translate) -> str:
    """A status in words."""
    return {
        "scored": tr("scored"),
        "padded": tr("scored; the last frame was repeated to fill the window"),
        "no_face": tr("not scored: no face was found"),
        "face_small": tr("not scored: the face is too small"),
        "cut": tr("not scored: a cut runs through it"),
        "damaged": tr("not scored: a frame is damaged"),
        "not_finite": tr("not scored: the model gave a number that is not finite"),
    }[status]


def window_words(state: State, score: WindowScore, tr: Translate) -> str:
    """One window in two lines: its place, then its numbers or the reason it has none."""
    head = tr("{track} · window {index} · frames {start}–{last}")
    owner = (
        tr("No face track")
        if score.status in ("no_face", "cut") and score.track is None
        else track_name(state, score.track, tr)
    )
    place = head.format(track=owner, index=score.index, start=score.start, last=score.stop - 1)
    status = status_words(score.status, tr)
    if score.fake_score is None or score.logits is None:
        return f"{place}\n{status}"
    if score.spans_cut:
        status = tr("{status}, over a cut").format(status=status)
    if score.faces_in_crop:
        others = ", ".join(map(str, score.faces_in_crop))
        status = tr("{status}; face {others} lies in the square too").format(status=status, others=others)
    numbers = tr("score {score:.3f} · logits [{first:+.3f}, {second:+.3f}] · {status}")
    first, second = score.logits
    line = numbers.format(score=score.fake_score, first=first, second=second, status=status)
    return f"{place}\n{line}"


def playhead_words(state: State, tr: Translate, limit: int = 6) -> str:
    """All windows under the playhead in words, at most `limit` of them, then how many more there are."""
    if state.hidden:
        return tr("Scores are hidden: blind mode.")
    if not state.scores:
        return tr("No windows are scored yet.")
    here = state.scores.at(state.position)
    if not here:
        return tr("No window covers frame {frame}.").format(frame=state.position)
    blocks = [window_words(state, score, tr) for score in here[:limit]]
    if len(here) > limit:
        blocks.append(tr("and {count} more").format(count=len(here) - limit))
    return "\n".join(blocks)


def hover_words(state: State, seconds: float, tr: Translate) -> str:
    """What the graph says of the place under the pointer; empty outside the video."""
    if state.exhibit is None or not 0 <= seconds <= float(state.exhibit.index.duration_seconds):
        return ""
    frame = state.exhibit.index.index_shown_at(seconds)
    blocks = [tr("Frame {frame}").format(frame=frame)]
    blocks += [window_words(state, score, tr) for score in state.scores.at(frame)[:6]]
    return "\n".join(blocks)


def window_meant(state: State, seconds: float, score: float) -> WindowScore | None:
    """The window that a pointer at `seconds` and the height of `score` means; None where there is none.

    Of those that cover the frame shown then, the one whose score is nearest, an unscored one only where there is no
    other.
    """
    if state.exhibit is None or not 0 <= seconds <= float(state.exhibit.index.duration_seconds):
        return None
    here = state.scores.at(state.exhibit.index.index_shown_at(seconds))
    return min(here, key=lambda one: 2.0 if one.fake_score is None else abs(one.fake_score - score), default=None)


def range_words(state: State, first: float, last: float, tr: Translate) -> str:
    """What the graph shows between two times, for who does not see it."""
    if state.exhibit is None:
        return ""
    words = tr("From {first:.2f} to {last:.2f} of {duration:.2f} seconds.")
    place = words.format(first=first, last=last, duration=float(state.exhibit.index.duration_seconds))
    found = [(track.highest(first, last), track.track) for track in state.scores.tracks]
    scored = [(high, track) for high, track in found if high is not None]
    if not scored:
        return place + " " + tr("No window is scored there.")
    high, track = max(scored, key=lambda one: one[0])
    highest = tr("Highest score there: {score:.3f}, {track}.").format(score=high, track=track_name(state, track, tr))
    return f"{place} {highest}"
