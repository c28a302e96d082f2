"""From progress events to a line of words: stage, done of total, windows a second, time left. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from vmdesk.domain.events import Progress, Stage
from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.messages import Opening
from vmdesk.ui.logic.presenter import Translate
from vmdesk.ui.logic.state import Phase, State


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """`text` says where the run stands; `permille` in [0, 1000], or None while the end is unknown."""

    running: bool
    text: str
    permille: int | None


_SHARES = {Stage.HASHING: 20, Stage.INDEXING: 10, Stage.FACES: 250, Stage.SCORING: 700, Stage.REHASHING: 20}
"""A stage's part of a run, in thousandths: of the kind seen on two processor cores, for the bar alone."""
_SURE_SECONDS = 2.0
"""The time left is told from then on."""
_ORDER = {stage: place for place, stage in enumerate(Stage)}


class Meter:
    """Speed and time left; `clock` gives seconds. Time in which a run rests does not count."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._rested_since: float | None = None
        self.reset()

    def reset(self) -> None:
        """Forget everything: a new run begins."""
        self._stage: Stage | None = None
        self._began = 0.0
        self._first = self._windows = 0
        self._took: dict[Stage, float] = {}

    def note(self, progress: Progress) -> None:
        """Take in a progress event; a new stage starts the clock anew."""
        if progress.stage is not self._stage:
            if self._stage is not None:
                self._took[self._stage] = self._elapsed()
            self._stage, self._began = progress.stage, self._clock()
            self._first, self._windows = progress.done, progress.windows

    def rest(self, rests: bool) -> None:
        """Say whether the run rests."""
        if rests and self._rested_since is None:
            self._rested_since = self._clock()
        elif not rests and self._rested_since is not None:
            self._began += self._clock() - self._rested_since
            self._rested_since = None

    def windows_per_second(self, progress: Progress) -> float | None:
        """Windows finished in this stage a second; None before the first."""
        elapsed = self._elapsed()
        done = progress.windows - self._windows
        return done / elapsed if done > 0 and elapsed > 0 else None

    def seconds_left(self, progress: Progress) -> float | None:
        """Time left in this stage at its speed so far; None while it cannot be told."""
        elapsed = self._elapsed()
        done = progress.done - self._first
        if progress.total is None or done <= 0 or elapsed < 0.5:
            return None
        return max(0.0, elapsed * (progress.total - progress.done) / done)

    def run_seconds_left(self, progress: Progress) -> float | None:
        """Time left until the result: hashing again takes as long as hashing did. None before windows are scored."""
        left = self.seconds_left(progress)
        if left is None or progress.stage not in (Stage.SCORING, Stage.REHASHING):
            return None
        return left + (self._took.get(Stage.HASHING, 0.0) if progress.stage is Stage.SCORING else 0.0)

    def _elapsed(self) -> float:
        return (self._clock() if self._rested_since is None else self._rested_since) - self._began


def progress_line(state: State, meter: Meter, tr: Translate) -> ProgressLine:
    """What the progress row says."""
    if state.exporting and not state.busy:
        return ProgressLine(True, tr("Writing the signed report …"), None)
    if not state.busy:
        return ProgressLine(False, _resting_words(state, tr), None)
    if state.phase is Phase.CANCELLING:
        return ProgressLine(True, tr("Cancelling …"), None)
    progress = state.progress
    if progress is not None and state.phase is not Phase.WAITING:
        return ProgressLine(True, _running_words(state, progress, meter, tr), permille_of(progress))
    if state.phase in (Phase.PAUSING, Phase.PAUSED):
        return ProgressLine(True, _pause_words(state, tr), None)
    return ProgressLine(True, tr("Waiting for the model …") if state.model is None else tr("Starting …"), None)


def _resting_words(state: State, tr: Translate) -> str:
    if state.hidden and state.phase is Phase.FINISHED:
        return tr("Finished. The scores are hidden: blind mode.")
    scored = state.scores.scored
    rest = len(state.scores) - scored
    partial = tr("the scores shown are not complete") if state.scores else tr("no window was scored")
    more = tr(". Resume carries on from the last window") if state.resumable else ""
    return {
        Phase.CANCELLED: tr("Cancelled: {partial}").format(partial=partial) + more,
        Phase.FAILED: tr("Failed: {partial}").format(partial=partial) + more,
        Phase.FINISHED: tr("Finished: {scored} windows scored, {rest} not scored").format(scored=scored, rest=rest),
    }.get(state.phase, tr("Not analyzed yet: Analyze begins."))


def permille_of(progress: Progress) -> int | None:
    """How much of the run is done, in thousandths."""
    if not progress.total:
        return None
    before = sum(share for stage, share in _SHARES.items() if _ORDER[stage] < _ORDER[progress.stage])
    return before + min(progress.done, progress.total) * _SHARES[progress.stage] // progress.total


def _pause_words(state: State, tr: Translate) -> str:
    return tr("Paused") if state.phase is Phase.PAUSED else tr("Pausing after this batch …")


def _running_words(state: State, progress: Progress, meter: Meter, tr: Translate) -> str:
    parts = [tr(progress.stage.value), _amount(progress, tr)]
    permille = permille_of(progress)
    if permille is not None:
        parts.insert(0, f"{permille // 10} %")
    if state.phase in (Phase.PAUSING, Phase.PAUSED):
        return "  ·  ".join((_pause_words(state, tr), *parts))
    if state.resumed:
        parts.append(tr("{count} windows carried on").format(count=state.resumed))
    speed, left = meter.windows_per_second(progress), _left_words(progress, meter, tr)
    if speed is not None:
        parts.append(tr("{speed:.1f} windows/s").format(speed=speed))
    return "  ·  ".join((*parts, left) if left else parts)


def _left_words(progress: Progress, meter: Meter, tr: Translate) -> str:
    """Of the run where that can be told, else of its step; empty where neither can."""
    whole, step = meter.run_seconds_left(progress), meter.seconds_left(progress)
    if whole is not None:
        return tr("about {left} left").format(left=rough_text(whole, tr))
    return tr("about {left} left in this step").format(left=rough_text(step, tr)) if step is not None else ""


def _amount(progress: Progress, tr: Translate) -> str:
    if progress.unit == "bytes":
        done, total = mebibytes(progress.done), mebibytes(progress.total) if progress.total else "?"
        return tr("{done} of {total}").format(done=done, total=total)
    total = "?" if progress.total is None else str(progress.total)
    return tr("{done} of {total} {unit}").format(done=progress.done, total=total, unit=tr(progress.unit))


def opening_words(opening: Opening, tr: Translate) -> str:
    """How much of an exhibit is read for its frame index, and how long that will take where it can be told."""
    name, done = cleaned(opening.path.name, 120), mebibytes(opening.done)
    if not opening.total:
        return tr("Opening {name}: {done} of its bytes read for the frame index …").format(name=name, done=done)
    text = tr("Opening {name}: {percent} % read for the frame index, {done} of {total} …")
    percent = 100 * min(opening.done, opening.total) // opening.total
    words = text.format(name=name, percent=percent, done=done, total=mebibytes(opening.total))
    if opening.done <= 0 or opening.seconds < _SURE_SECONDS:
        return words
    left = max(0.0, opening.seconds * (opening.total - opening.done) / opening.done)
    return words + " " + tr("about {left} left").format(left=rough_text(left, tr))


def mebibytes(count: int) -> str:
    """A number of bytes in MiB with one decimal place."""
    return f"{count / 2**20:.1f} MiB"


def rough_text(seconds: float, tr: Translate) -> str:
    """A time as coarse as it can be relied on: to ten seconds under two minutes, else to the minute."""
    if seconds < 115:
        return tr("{count} s").format(count=max(10, 10 * round(seconds / 10)))
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{count} min").format(count=minutes)
    return tr("{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)
