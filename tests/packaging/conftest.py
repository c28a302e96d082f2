"""The scripts of `packaging/` as modules; they are not part of the vmdesk package."""

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Import one of the scripts by name, as it sees itself when started from its own folder."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module
