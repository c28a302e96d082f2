"""From state to what the window, its actions and its transport row show. No Qt."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from vmdesk.domain.faces import FaceDetection, Square
from vmdesk.domain.scoring import ModelPassport
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.messages import ModelReady
from vmdesk.ui.logic.problem import said
from vmdesk.ui.logic.state import Phase, Standing, State

_NOT_YET = (Standing.OPENED, Standing.WAITING, Standing.INTERRUPTED)

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Actions:
    """Which commands can be given now; `carry_on`: analyzing carries on a run that was stopped.

    `regions`: the model looks at a part of the picture, so that drawing one makes sense.
    """

    analyse: bool
    carry_on: bool
    hold: bool
    go_on: bool
    cancel: bool
    export: bool
    navigate: bool
    region: bool
    clear_region: bool
    regions: bool
    analyse_all: bool
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Transport:
    """The row under the picture; `last` is the highest frame index."""

    enabled: bool
    position: int
    last: int
    frame: str
    short_frame: str
    time: str
    pts: str
    playing: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A face box in pixels of the upright picture; `exact` when the detector looked at this very frame."""

    track: int
    name: str
    x: float
    y: float
    width: float
    height: float
    exact: bool


@dataclass(frozen=True, slots=True)
class ModelState:
    """Where the model stands, for the start page; `advice` where it cannot be used, `device` what it runs on."""

    loading: bool
    words: str
    advice: str
    device: str


def time_code(seconds: Fraction) -> str:
    """`h:mm:ss.mmm`, cut (not rounded) to the millisecond, so that it is never later than the frame."""
    millis = int(seconds * 1000)
    minutes, rest = divmod(millis, 60_000)
    return f"{minutes // 60}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def actions(state: State) -> Actions:
    """What can be done now."""
    open_ = state.exhibit is not None
    works = not state.busy and not state.exporting and not state.read_only
    return Actions(
        analyse=open_ and works,
        carry_on=state.resumable,
        hold=state.phase is Phase.RUNNING,
        go_on=state.phase in (Phase.PAUSING, Phase.PAUSED),
        cancel=state.busy and state.phase is not Phase.CANCELLING,
        export=state.finished is not None and works and not state.hidden,
        navigate=open_,
        region=open_ and not state.busy and not state.read_only and looks_at_part(state),
        clear_region=state.region is not None and not state.busy and not state.read_only,
        regions=looks_at_part(state),
        sound=state.sound is not None,
        analyse_all=works and any(e.standing in _NOT_YET for e in state.queue),
    )


def looks_at_part(state: State) -> bool:
    """Whether the model looks at faces, or at a region instead; true until it is known."""
    return state.model is None or state.model.passport.framing == "face"


def transport(state: State, tr: Translate) -> Transport:
    """Frame, time and pts of the position."""
    if state.exhibit is None:
        return Transport(False, 0, 0, "", "", "", "", False)
    index = state.exhibit.index
    at, last = state.position, len(index) - 1
    frame = tr("Frame {at} of {count} (0–{last})").format(at=at, count=last + 1, last=last)
    short = tr("Frame {at}").format(at=at)
    pts = tr("pts {pts}").format(pts=int(index.pts[at]))
    return Transport(True, at, last, frame, short, time_code(index.seconds(at)), pts, state.playing)


def playhead_seconds(state: State) -> float | None:
    """Where the playhead stands, in seconds from the first frame; None without an exhibit."""
    return float(state.exhibit.index.seconds(state.position)) if state.exhibit else None


def pending_text(state: State, tr: Translate) -> str:
    """Said over the picture while it is not yet the frame asked for; empty when it is."""
    if state.exhibit is None or state.shown == state.position:
        return ""
    if state.unreadable == state.position:
        return _unreadable_text(state, tr)
    if state.shown is None:
        return tr("Decoding frame {wanted} …").format(wanted=state.position)
    if state.previewed:
        text = tr("Preview: keyframe {shown}. Frame {wanted} is being decoded …")
        return text.format(shown=state.shown, wanted=state.position)
    return tr("Frame {shown} on screen, decoding frame {wanted} …").format(shown=state.shown, wanted=state.position)


def _unreadable_text(state: State, tr: Translate) -> str:
    if state.shown is None:
        return tr("Frame {wanted} does not decode").format(wanted=state.position)
    text = tr("Frame {wanted} does not decode; frame {shown} is still on screen")
    return text.format(wanted=state.position, shown=state.shown)


def track_name(state: State, track: int | None, tr: Translate) -> str:
    """A series' name: the whole frame, the region that was drawn, or a followed face by its number in the result."""
    if track is None:
        return tr("Whole frame")
    if any(one.id == track and one.region is not None for one in state.tracks):
        return tr("Drawn region")
    return tr("Face track {id}").format(id=track)


def boxes(state: State, tr: Translate) -> tuple[Box, ...]:
    """Face boxes for the frame on screen: each track's detection nearest to it, never interpolated; drawn regions."""
    frame = state.shown
    if frame is None:
        return ()
    found = _regions(state, tr)
    for track in state.tracks:
        if track.first_frame <= frame <= track.last_frame and track.detections:
            near = _nearest(track.detections, frame)
            name = _box_name(track_name(state, track.id, tr), near.frame, frame, tr)
            found.append(Box(track.id, name, *near.box, near.frame == frame))
    return tuple(found)


def _regions(state: State, tr: Translate) -> list[Box]:
    """The region that was scored, and the one that the next run looks at where that is another."""
    scored = next((track.region for track in state.tracks if track.region is not None), None)
    found = [_region_box(scored, tr("Drawn region"), exact=True)] if scored is not None else []
    if state.region is not None and state.region != scored:
        found.append(_region_box(state.region, tr("Drawn region, not analyzed yet"), exact=False))
    return found


def _region_box(region: Square, name: str, *, exact: bool) -> Box:
    words = f"{name} · {region.side:g} × {region.side:g}"
    return Box(0, words, region.x, region.y, region.side, region.side, exact)


def _nearest(detections: Sequence[FaceDetection], frame: int) -> FaceDetection:
    """The detection nearest to a frame, the earlier of two; they lie in ascending order."""
    place = bisect_left(detections, frame, key=lambda found: found.frame)
    around = detections[max(place - 1, 0) : place + 1]
    return min(around, key=lambda found: abs(found.frame - frame))


def _box_name(name: str, seen: int, frame: int, tr: Translate) -> str:
    return name if seen == frame else tr("{name}, seen at frame {seen}").format(name=name, seen=seen)


def model_line(state: State, tr: Translate) -> str:
    """The model and the device, or that it is loading, or why it cannot be used."""
    if state.model is not None:
        ready = state.model
        text = tr("Model ready: {name} {version} on {device}, {precision}; {tested}")
        name, version = cleaned(ready.passport.name), cleaned(ready.passport.version)
        tested = self_test_words(ready, tr)
        return text.format(name=name, version=version, device=ready.device, precision=ready.precision, tested=tested)
    if state.model_problem is not None:
        return tr("Model not usable: {why}").format(why=said(state.model_problem.message, tr))
    return tr("Loading the model …")


def model_state(state: State, tr: Translate) -> ModelState:
    """The same as `model_line`, part by part."""
    ready, problem = state.model, state.model_problem
    if ready is not None:
        name, version = cleaned(ready.passport.name), cleaned(ready.passport.version)
        words = tr("Ready: {name} {version}").format(name=name, version=version)
        device, tested = tr("Runs on {device}, {precision}; {tested}."), self_test_words(ready, tr)
        device = device.format(device=ready.device, precision=ready.precision, tested=tested)
        return ModelState(False, words, "", device)
    if problem is not None:
        told = problem.told(tr)
        advice = told.advice or tr("It is tried again with the next analysis.")
        return ModelState(False, tr("Not usable: {why}").format(why=told.message), advice, "")
    return ModelState(True, tr("Loading the model …"), tr("You can open and look through videos meanwhile."), "")


def self_test_words(ready: ModelReady, tr: Translate) -> str:
    """Whether the golden input gave the golden logits on this machine."""
    return tr("self-test passed") if ready.self_tested else tr("no self-test: the bundle brings no golden input")


def score_note(passport: ModelPassport | None, tr: Translate) -> str:
    """The line that stands beside every score, with what the model's passport says of its validation."""
    base = tr("A score is a number from this model, not a probability that the video is fake.")
    if passport is None:
        return base
    return f"{base} {validation_line(passport, tr)}"


def validation_line(passport: ModelPassport, tr: Translate) -> str:
    """What is known of the model's validation, in its passport's own words where it has them."""
    validation = passport.validation
    if not validation:
        return tr("No validation of this model is published.")
    for key in ("warning", "statement", "summary", "status"):
        if isinstance(validation.get(key), str):
            return cleaned(str(validation[key]), 400)
    return tr("Validation figures stand in the model's passport.")
