import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.index import read_index


@pytest.fixture(scope="session")
def ffmpeg() -> Callable[..., str]:
    """`ffmpeg(*arguments)` runs the program and gives its standard output."""
    program = shutil.which("ffmpeg")
    if program is None:
        pytest.skip("the ffmpeg program, which this is compared with, is not installed")

    def run(*arguments: object) -> str:
        command = [program, "-nostdin", "-hide_banner", "-loglevel", "error", "-y", *map(str, arguments)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    return run


@pytest.fixture(scope="session")
def opened() -> Callable[[Path], tuple[Path, StreamFacts, FrameIndex]]:
    """What `Decoder` takes, for a path."""
    return lambda path: (path, *read_index(path))


@pytest.fixture
def flipped(tmp_path: Path) -> Callable[[Path, float], Path]:
    """`flipped(clip, 0.5)` is a copy with six bytes changed, 24 apart, from the middle of the file on."""

    def flip(clip: Path, where: float) -> Path:
        data = bytearray(clip.read_bytes())
        for k in range(6):
            data[int(len(data) * where) + 24 * k] ^= 0x5A
        path = tmp_path / f"flipped-{where}{clip.suffix}"
        path.write_bytes(data)
        return path

    return flip
