"""What can be read of a file besides its frames, by the names under which it is asked for."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from vmdesk.media.confined import c2pa_library
from vmdesk.media.confined.gathering import read_inspection
from vmdesk.media.confined.provenance import read_content_credentials
from vmdesk.media.confined.sound import read_sound

Alive = Callable[[], None]
READINGS: dict[str, Callable[[Path, Alive], object]] = {
    "content_credentials": read_content_credentials,
    "inspection": lambda path, _: read_inspection(path),
    "sound": lambda path, _: read_sound(path),
}
"""Each takes the file and what is to be called now and then as a sign of life."""


def prepare(part: str) -> None:
    """Load what a reading needs, while files other than the exhibit can still be opened."""
    if part not in READINGS:
        raise ValueError(part)
    if part == "content_credentials":
        with suppress(ImportError, OSError, RuntimeError):  # told as not examined when it is asked for
            c2pa_library.load()
