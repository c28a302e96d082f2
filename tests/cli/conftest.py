"""Running commands in this process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from vmdesk.cli import main


@dataclass(frozen=True)
class Outcome:
    """What a command printed and returned."""

    code: int
    out: str
    err: str


Vmdesk = Callable[..., Outcome]


@pytest.fixture
def vmdesk(capsys: pytest.CaptureFixture[str]) -> Vmdesk:
    """`vmdesk("analyze", path, "--out", folder)`."""

    def run(*arguments: object) -> Outcome:
        capsys.readouterr()
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        told = capsys.readouterr()
        return Outcome(code, told.out, told.err)

    return run


@pytest.fixture(scope="session")
def quick(make_clip: Callable[..., Path], plain_model: Path) -> tuple[Path, list[str]]:
    """A short clip without faces, and the options that score it in a moment."""
    return make_clip(frames=24, name="quick.mp4"), ["--model", str(plain_model)]
