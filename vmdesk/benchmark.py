"""How fast vmdesk scores a file on this machine, against the model card's own way, in one run and in turn."""

import statistics
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from vmdesk.case.trail import AuditTrail
from vmdesk.domain.errors import VideoTooShort
from vmdesk.domain.events import (
    AnalysisFinished,
    Event,
    ExhibitOpened,
    FacesFound,
    FramesNoted,
    Progress,
    Stage,
    WholeClipScored,
    WindowsScored,
)
from vmdesk.domain.faces import Square, window_square
from vmdesk.domain.result import WindowScore
from vmdesk.domain.windows import Window
from vmdesk.media.decoder import Decoder
from vmdesk.pipeline import Options, analyse
from vmdesk.pipeline.plan import margin_of
from vmdesk.workbench import load_parts

if TYPE_CHECKING:
    from vmdesk.detect.card import CardLoop, Ceiling
    from vmdesk.domain.scoring import Scorer

_SAMPLE_SECONDS = 0.05
_STAGES: dict[type, Stage] = {
    ExhibitOpened: Stage.INDEXING,
    FacesFound: Stage.FACES,
    WindowsScored: Stage.SCORING,
    WholeClipScored: Stage.SCORING,
    AnalysisFinished: Stage.REHASHING,
}
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is measured: a model (None: the bundled one) as `vmdesk analyze` would run it; `stride` None: the model's.

    `windows` are scored by the card's loop in each of `rounds` rounds.
    """

    model: str | None = None
    device: str = "auto"
    precision: str = "auto"
    engine: str = "auto"
    stride: int | None = None
    windows: int = 4
    rounds: int = 3


@dataclass(frozen=True, slots=True)
class PipelineRun:
    """One analysis: seconds by stage, windows computed (the whole-clip one among them), peak memory in bytes."""

    stages: dict[str, float]
    computed: int
    first_score_seconds: float
    peak_memory_bytes: int
    finished: AnalysisFinished
    opened: ExhibitOpened
    squares: dict[int, Square | None]

    @property
    def seconds(self) -> float:
        """From the first byte read to the finished result."""
        return sum(self.stages.values())

    @property
    def windows_per_second(self) -> float:
        """In the scoring stage, decoding included."""
        return self.computed / self.stages[Stage.SCORING.value]


def benchmark(path: Path, choice: Choice, tell: Tell) -> dict[str, Any]:
    """Measure; plain data, rates in windows a second, times in seconds. `tell` hears what is being measured.

    Each round runs the whole analysis, then some of its windows one by one: the card's loop on frames that lie in
    memory, the same with the frames sought in the file, the network alone; then the matrix products. Rates are medians
    over the rounds; ratios are medians of the rounds' own ratios, for only times of one round can be compared.
    Raises as `analyse` and `load_parts` do.
    """
    from vmdesk.detect.bundles import find_bundle
    from vmdesk.detect.card import CardLoop, Ceiling

    parts = load_parts(choice.model, choice.device, choice.precision, choice.engine)
    scorer, bundle = parts.scorer, find_bundle(choice.model)
    device: Any = scorer.device
    card = CardLoop(bundle, device)
    ceiling = Ceiling(card.config, device, scorer.precision)
    rounds = []
    for number in range(choice.rounds):
        tell(f"round {number + 1} of {choice.rounds}: the whole analysis")
        run = _analysed(path, parts.scorer, parts.finder, choice)
        tell(f"round {number + 1} of {choice.rounds}: the card's loop, the network alone, matrix products")
        rounds.append(_Round(run, scorer, card, ceiling, choice.windows))
    return _told(path, choice, scorer, ceiling, rounds)


class _Round:
    """The rates of one round."""

    def __init__(self, run: PipelineRun, scorer: "Scorer", card: "CardLoop", ceiling: "Ceiling", windows: int) -> None:
        self.run = run
        chosen = _spread([one for one in run.finished.result.windows if one.fake_score is not None], windows)
        self.seeking = self.card = self.forward = 0.0
        self.logit_difference = 0.0
        with Decoder(run.opened.evidence.path, run.opened.stream, run.opened.index) as decoder:
            for one in chosen:
                self._take(one, decoder, scorer, card)
        self.windows = len(chosen)
        self.ceiling = ceiling.flop_per_second()

    def _take(self, one: WindowScore, decoder: Decoder, scorer: "Scorer", card: "CardLoop") -> None:
        rate, square = self.run.finished.result.settings.sampling_rate, self.run.squares[one.index]
        began = time.perf_counter()
        frames = [picture.rgb for picture in decoder.clip(Window(one.index, one.start, one.stop, rate))]
        sought = time.perf_counter()
        logits = card.logits(frames, square)
        scored = time.perf_counter()
        pictures = [scorer.face_input(rgb, square) if square else scorer.frame_input(rgb) for rgb in frames]
        prepared = time.perf_counter()
        scorer.begin([pictures])()
        done = time.perf_counter()
        self.seeking += sought - began
        self.card += scored - sought
        self.forward += done - prepared
        if one.logits is not None:
            self.logit_difference = max(self.logit_difference, *(abs(logits - one.logits)))

    @property
    def card_rate(self) -> float:
        """Windows a second of the card's loop on frames that lie in memory."""
        return self.windows / self.card

    @property
    def card_sought_rate(self) -> float:
        """The same with the frames of each window sought in the file."""
        return self.windows / (self.card + self.seeking)

    @property
    def forward_rate(self) -> float:
        """Of the network alone, on pictures that are made."""
        return self.windows / self.forward


def _analysed(path: Path, scorer: "Scorer", finder: Any, choice: Choice) -> PipelineRun:
    stages = {stage.value: 0.0 for stage in Stage}
    tracks: dict[int, Any] = {}
    opened: ExhibitOpened | None = None
    first, last, computed = 0.0, None, 0
    with _Memory() as memory:
        began = before = time.perf_counter()
        for event in analyse(path, scorer, finder, AuditTrail(), Options(choice.stride)):
            if isinstance(event, FramesNoted):  # told in passing; the time belongs to the stage that goes on
                continue
            now = time.perf_counter()
            stages[_stage(event).value] += now - before
            before = now
            if isinstance(event, WindowsScored):
                first = first or now - began
                computed += sum(score.fake_score is not None for score in event.scores)
            elif isinstance(event, WholeClipScored):
                computed += event.score.fake_score is not None
            elif isinstance(event, FacesFound):
                tracks = {track.id: track for track in event.tracks}
            elif isinstance(event, ExhibitOpened):
                opened = event
            last = event
    if not isinstance(last, AnalysisFinished) or opened is None:
        raise RuntimeError("the analysis ended without a result")
    if not computed:
        raise VideoTooShort("No window of this file could be scored; there is nothing to measure.")
    margin = margin_of(scorer.face_margin)
    squares = {
        one.index: window_square(tracks[one.track], one.start, one.stop, margin) if one.track is not None else None
        for one in last.result.windows
        if one.fake_score is not None
    }
    return PipelineRun(stages, computed, first, memory.peak, last, opened, squares)


def _stage(event: Event) -> Stage:
    return event.stage if isinstance(event, Progress) else _STAGES.get(type(event), Stage.SCORING)


class _Memory:
    """The peak resident memory of this process and those it started, in bytes, while the block runs."""

    def __init__(self) -> None:
        self.peak = 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="memory", daemon=True)

    def __enter__(self) -> "_Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            self.peak = max(self.peak, _resident())
            if self._end.wait(_SAMPLE_SECONDS):
                return


def _resident() -> int:
    total, ours = 0, psutil.Process()
    for process in (ours, *ours.children(recursive=True)):
        with suppress(psutil.Error):  # one that ended meanwhile
            total += process.memory_info().rss
    return total


def _spread(windows: Sequence[WindowScore], count: int) -> list[WindowScore]:
    """At most `count` of them, evenly spread."""
    if len(windows) <= count:
        return list(windows)
    return [windows[place * len(windows) // count] for place in range(count)]


def _told(path: Path, choice: Choice, scorer: "Scorer", ceiling: "Ceiling", rounds: Sequence[_Round]) -> dict[str, Any]:
    def middle(value: Callable[[_Round], float]) -> float:
        return statistics.median(value(one) for one in rounds)

    run, flop = rounds[-1].run, ceiling.flop_per_window
    result = run.finished.result
    duration = float(run.opened.index.duration_seconds)
    return {
        "file": path.name,
        "frames": len(run.opened.index),
        "duration_seconds": duration,
        "width": result.evidence.stream.width,
        "height": result.evidence.stream.height,
        "model": scorer.passport.id,
        "device": scorer.device,
        "gpu": scorer.versions.get("gpu", ""),
        "precision": scorer.precision,
        "engine": scorer.engine,
        "threads": scorer.threads,
        "torch": scorer.versions["torch"],
        "stride": result.settings.stride,
        "rounds": choice.rounds,
        "windows": run.computed,
        "windows_of_the_card": rounds[-1].windows,
        "ours": {
            "seconds": middle(lambda one: one.run.seconds),
            "stages": {name: middle(lambda one, name=name: one.run.stages[name]) for name in run.stages},  # type: ignore[misc]
            "windows_per_second": middle(lambda one: one.run.windows_per_second),
            "first_score_seconds": middle(lambda one: one.run.first_score_seconds),
            "peak_memory_bytes": max(one.run.peak_memory_bytes for one in rounds),
            "times_as_fast_as_it_plays": middle(lambda one: duration / one.run.seconds),
        },
        "forward_only": {
            "windows_per_second": middle(lambda one: one.forward_rate),
            "flop_per_window": flop,
            "matrix_products_flop_per_second": middle(lambda one: one.ceiling),
            "share_of_matrix_products": middle(lambda one: one.forward_rate * flop / one.ceiling),
        },
        "card": {
            "windows_per_second": middle(lambda one: one.card_rate),
            "windows_per_second_sought": middle(lambda one: one.card_sought_rate),
            "largest_logit_difference": float(max(one.logit_difference for one in rounds)),
        },
        "ratios": {
            "scoring_to_forward_only": middle(lambda one: one.run.windows_per_second / one.forward_rate),
            "scoring_to_card": middle(lambda one: one.run.windows_per_second / one.card_rate),
            "scoring_to_card_sought": middle(lambda one: one.run.windows_per_second / one.card_sought_rate),
        },
    }
