"""How playing is said in the transport row: speed, direction, loop, in and out points. No Qt."""

from dataclasses import dataclass

from vmdesk.ui.presenter import Translate, time_code
from vmdesk.ui.state import State


@dataclass(frozen=True, slots=True)
class PlayWords:
    """`speed` is empty at 100 % forwards; `chosen` names the in and out points in few words, `tip` in full.

    `in_point` and `out_point` are frames, None where there is none.
    """

    speed: str
    chosen: str
    tip: str
    in_point: int | None
    out_point: int | None


def play_words(state: State, tr: Translate) -> PlayWords:
    """What the transport row says of playing."""
    return PlayWords(_speed(state, tr), _chosen(state, tr), _tip(state, tr), state.in_point, state.out_point)


def _speed(state: State, tr: Translate) -> str:
    percent = int(state.speed * 100)
    if state.looping is not None:
        return tr("Loop {percent} %").format(percent=percent)
    return "" if percent == 100 else tr("{percent} %").format(percent=percent)


def _chosen(state: State, tr: Translate) -> str:
    begin, end = _code(state, state.in_point), _code(state, state.out_point)
    if begin and end:
        return tr("In {begin} · out {end}").format(begin=begin, end=end)
    if begin:
        return tr("In {begin}").format(begin=begin)
    return tr("Out {end}").format(end=end) if end else ""


def _tip(state: State, tr: Translate) -> str:
    words = []
    if state.in_point is not None:
        text = tr("In point: frame {frame}, {time}")
        words.append(text.format(frame=state.in_point, time=_code(state, state.in_point)))
    if state.out_point is not None:
        text = tr("Out point: frame {frame}, {time}")
        words.append(text.format(frame=state.out_point, time=_code(state, state.out_point)))
    return "\n".join(words)


def _code(state: State, frame: int | None) -> str:
    if frame is None or state.exhibit is None:
        return ""
    return time_code(state.exhibit.index.seconds(frame))
