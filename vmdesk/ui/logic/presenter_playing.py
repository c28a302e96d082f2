"""How playing is said in the transport row: speed, direction, loop, in and out points. No Qt."""

from dataclasses import dataclass

from vmdesk.ui.logic.presenter import Translate, time_code
from vmdesk.ui.logic.state import State


@dataclass(frozen=True, slots=True)
class PlayWords:
    """`speed` is empty at 100 % forwards; `chosen` names the in and out points, `times` and `short` in less
    room, `tip` in full.

    `in_point` and `out_point` are frames, None where there is none.
    """

    speed: str
    chosen: str
    times: str
    short: str
    tip: str
    in_point: int | None
    out_point: int | None


@dataclass(frozen=True, slots=True)
class SoundWords:
    """`there`: the exhibit has sound that can be heard; `words` name what is heard now, `tip` at more length."""

    there: bool
    on: bool
    words: str
    tip: str


def sound_words(state: State, tr: Translate) -> SoundWords:
    """What the transport row says of sound; no words before it is known whether there is any."""
    if state.sound is None:
        tip = tr("The file has no audio stream that can be decoded.") if state.sound_known else ""
        return SoundWords(False, False, tr("No sound") if state.sound_known else "", tip)
    facts = state.sound
    tip = tr("Audio stream: {codec}, {rate} Hz, {channels} channels. It is heard at 100 % forwards only.")
    tip = tip.format(codec=facts.codec, rate=facts.rate, channels=facts.channels)
    if not state.sound_on:
        return SoundWords(True, False, tr("Muted"), tip)
    if state.speed != 1:
        silent = tr("Silent at {percent} %").format(percent=int(state.speed * 100))
        return SoundWords(True, True, silent, tip)
    return SoundWords(True, True, tr("Sound on"), tip)


def play_words(state: State, tr: Translate) -> PlayWords:
    """What the transport row says of playing."""
    chosen = _chosen(state, tr), _times(state, tr), _short(state, tr)
    return PlayWords(_speed(state, tr), *chosen, _tip(state, tr), state.in_point, state.out_point)


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


def _times(state: State, tr: Translate) -> str:
    begin, end = _code(state, state.in_point), _code(state, state.out_point)
    return tr("{begin}–{end}").format(begin=begin, end=end) if begin and end else ""


def _short(state: State, tr: Translate) -> str:
    begin, end = state.in_point is not None, state.out_point is not None
    if begin and end:
        return tr("In–out")
    return tr("In") if begin else tr("Out") if end else ""


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
