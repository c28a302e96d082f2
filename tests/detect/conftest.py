"""Small VideoMAE folders as Hugging Face writes them."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def default_copy(tmp_path: Path) -> Path:
    """A copy of the default bundle that a test may spoil."""
    folder = tmp_path / "copy"
    shutil.copytree(ROOT / "resources" / "models" / "vmdesk-face-tiny", folder)
    return folder
