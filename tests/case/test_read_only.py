"""A case that is looked at where nothing can be written."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from vmdesk.case.queue import CaseQueue
from vmdesk.case.store import CaseStore
from vmdesk.domain import errors

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions as on POSIX systems")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A case in a folder that every user may look into, and only its owner may write."""
    with tempfile.TemporaryDirectory() as name:
        case = Path(name) / "case"
        with CaseStore(case, "me") as store:
            CaseQueue(store).add(store.take_in(Path("/e/a.mp4")))
        for path in (Path(name), case, *case.iterdir()):
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield case
        for path in (Path(name), case):
            path.chmod(0o755)


@contextlib.contextmanager
def as_another() -> Iterator[None]:
    """Root may write everywhere; as another user permissions count."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_case_in_a_folder_that_cannot_be_written_is_looked_at(folder: Path) -> None:
    before = sorted((path.name, path.read_bytes()) for path in folder.iterdir())
    with as_another():
        with pytest.raises(errors.OutputNotWritable):
            CaseStore(folder)
        with CaseStore(folder, read_only=True) as store:
            assert [item.state for item in CaseQueue(store).items()] == ["waiting"]
            with pytest.raises(errors.CaseReadOnly):
                CaseQueue(store).begin(1)
    assert sorted((path.name, path.read_bytes()) for path in folder.iterdir()) == before
