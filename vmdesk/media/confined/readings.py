"""What can be read of a file besides its frames, by the names under which it is asked for."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from vmdesk.media.confined import c2pa_library
from vmdesk.media.confined.gathering import read_inspection
from vmdesk.media.confined.provenance import read_content_credentials
from vmdesk.media.confined.structure import read_structure, read_tags

READINGS: dict[str, Callable[[Path], object]] = {
    "structure": read_structure,
    "tags": read_tags,
    "content_credentials": read_content_credentials,
    "inspection": read_inspection,
}
_READ_CREDENTIALS = ("content_credentials", "inspection")


def prepare(part: str) -> None:
    """Load what a reading needs, while files other than the exhibit can still be opened."""
    if part not in READINGS:
        raise ValueError(part)
    if part in _READ_CREDENTIALS:
        with suppress(ImportError, OSError, RuntimeError):  # told as not examined when it is asked for
            c2pa_library.load()
