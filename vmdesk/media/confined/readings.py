"""What can be read of a file besides its frames, by the names under which it is asked for."""

from collections.abc import Callable
from pathlib import Path

from vmdesk.media.confined.structure import read_structure, read_tags

READINGS: dict[str, Callable[[Path], object]] = {"structure": read_structure, "tags": read_tags}


def prepare(part: str) -> None:
    """Load what a reading needs, while files other than the exhibit can still be opened."""
    if part not in READINGS:
        raise ValueError(part)
