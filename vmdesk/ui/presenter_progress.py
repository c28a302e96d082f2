"""From progress events to a line of words: stage, done of total, windows a second, time left. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from vmdesk.domain.events import Progress, Stage
from vmdesk.ui.presenter import Translate
from vmdesk.ui.state import Phase, State


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """`text` says where the run stands; `permille` in [0, 1000], or None while the end is unknown."""

    running: bool
    text: str
    permille: int | None


class Meter:
    """Speed and time left of the stage under way; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._stage: Stage | None = None
        self._began = 0.0
        self._first = 0
        self._windows = 0

    def note(self, progress: Progress) -> None:
        """Take in a progress event; a new stage starts the clock anew."""
        if progress.stage is not self._stage:
            self._stage, self._began = progress.stage, self._clock()
            self._first, self._windows = progress.done, progress.windows

    def reset(self) -> None:
        """Forget the stage: a new run begins."""
        self._stage = None

    def windows_per_second(self, progress: Progress) -> float | None:
        """Windows finished in this stage a second; None before the first."""
        elapsed = self._clock() - self._began
        done = progress.windows - self._windows
        return done / elapsed if done > 0 and elapsed > 0 else None

    def seconds_left(self, progress: Progress) -> float | None:
        """Time left in this stage at its speed so far; None while it cannot be told."""
        elapsed = self._clock() - self._began
        done = progress.done - self._first
        if progress.total is None or done <= 0 or elapsed < 0.5:
            return None
        return max(0.0, elapsed * (progress.total - progress.done) / done)


def progress_line(state: State, meter: Meter, tr: Translate) -> ProgressLine:
    """What the progress row says."""
    if not state.busy:
        return ProgressLine(False, _resting_words(state, tr), None)
    if state.phase is Phase.CANCELLING:
        return ProgressLine(True, tr("Cancelling …"), None)
    progress = state.progress
    if state.phase is Phase.WAITING or progress is None:
        return ProgressLine(True, tr("Waiting for the model …") if state.model is None else tr("Starting …"), None)
    return ProgressLine(True, _words(progress, meter, tr), _permille(progress))


def _resting_words(state: State, tr: Translate) -> str:
    scored = sum(score.fake_score is not None for score in state.scores)
    rest = len(state.scores) - scored
    partial = tr("the scores shown are not complete") if state.scores else tr("no window was scored")
    return {
        Phase.CANCELLED: tr("Cancelled: {partial}").format(partial=partial),
        Phase.FAILED: tr("Failed: {partial}").format(partial=partial),
        Phase.FINISHED: tr("Finished: {scored} windows scored, {rest} not scored").format(scored=scored, rest=rest),
    }.get(state.phase, tr("Not analyzed yet. F5 starts the analysis."))


def _permille(progress: Progress) -> int | None:
    return min(1000, 1000 * progress.done // progress.total) if progress.total else None


def _words(progress: Progress, meter: Meter, tr: Translate) -> str:
    parts = [tr(progress.stage.value), _amount(progress, tr)]
    speed, left = meter.windows_per_second(progress), meter.seconds_left(progress)
    if speed is not None:
        parts.append(tr("{speed:.1f} windows/s").format(speed=speed))
    if left is not None:
        parts.append(tr("about {left} left in this step").format(left=clock_text(left)))
    return "  ·  ".join(parts)


def _amount(progress: Progress, tr: Translate) -> str:
    if progress.unit == "bytes":
        done, total = mebibytes(progress.done), mebibytes(progress.total) if progress.total else "?"
        return tr("{done} of {total}").format(done=done, total=total)
    total = "?" if progress.total is None else str(progress.total)
    return tr("{done} of {total} {unit}").format(done=progress.done, total=total, unit=tr(progress.unit))


def mebibytes(count: int) -> str:
    """A number of bytes in MiB with one decimal place."""
    return f"{count / 2**20:.1f} MiB"


def clock_text(seconds: float) -> str:
    """`m:ss`, or `h:mm:ss` from an hour on; rounded to the second."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"
