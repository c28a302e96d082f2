"""A progress bar on a terminal: stage, frames, windows a second, time left."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from vmdesk.domain import events
from vmdesk.domain.text import cleaned


def shown(run: Iterator[events.Event], path: Path, quiet: bool) -> Iterator[events.Event]:
    """The events of `run`, with a bar on stderr while they come, unless `quiet`."""
    if quiet:
        yield from run
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[counted]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        bars = _Bars(bar, cleaned(path.name, 40))
        for event in run:
            if isinstance(event, events.Progress):
                bars.show(event)
            yield event


class _Bars:
    def __init__(self, bar: Progress, name: str) -> None:
        self._bar, self._name = bar, name
        self._task: TaskID | None = None
        self._stage: events.Stage | None = None

    def show(self, event: events.Progress) -> None:
        if self._task is None or event.stage is not self._stage:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._stage = event.stage
            self._task = self._bar.add_task(f"{self._name}: {event.stage.value}", total=event.total, counted="")
        self._bar.update(self._task, completed=event.done, total=event.total, counted=self._counted(event))

    def _counted(self, event: events.Progress) -> str:
        if event.unit == "bytes":
            return (
                f"{event.done / 1e6:.0f} of {event.total / 1e6:.0f} MB" if event.total else f"{event.done / 1e6:.0f} MB"
            )
        text = f"{event.done}/{event.total or '?'} {event.unit}"
        elapsed = self._bar.tasks[-1].elapsed or 0.0
        if event.stage is events.Stage.SCORING and elapsed > 0:
            text += f", {event.windows} windows, {event.windows / elapsed:.2f}/s"
        return text
