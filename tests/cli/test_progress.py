"""The bar on a terminal: what it says of a stage."""

from rich.progress import Progress as Bar

from vmdesk.cli.progress import _Bars
from vmdesk.domain.events import Progress, Stage


def said(*events: Progress) -> str:
    with Bar(disable=True) as bar:
        bars = _Bars(bar, "clip.mp4")
        for event in events:
            bars.show(event)
        assert bar.tasks[-1].description == f"clip.mp4: {events[-1].stage.value}"
        return str(bar.tasks[-1].fields["counted"])


def test_bytes_of_all_bytes() -> None:
    assert said(Progress(Stage.INDEXING, 12_300_000, 300_000_000, "bytes")) == "12 of 300 MB"
    assert said(Progress(Stage.HASHING, 12_300_000, None, "bytes")) == "12 MB"


def test_frames_of_all_frames() -> None:
    events = Progress(Stage.INDEXING, 9, 9, "bytes"), Progress(Stage.FACES, 3, 40, "frames")
    assert said(*events) == "3/40 frames"
    assert said(Progress(Stage.FACES, 3, None, "frames")) == "3/? frames"
