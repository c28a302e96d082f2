"""Nothing is written beside evidence, whichever way its folder is named."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from vmdesk.domain.errors import OutputBesideEvidence
from vmdesk.workbench import refuse_evidence_folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="making links needs a privilege on Windows")


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    """`in/deeper/a.mp4`."""
    (tmp_path / "in" / "deeper").mkdir(parents=True)
    (tmp_path / "in" / "deeper" / "a.mp4").write_bytes(b"x")
    return tmp_path / "in"


def refused(folder: Path, *given: Path) -> bool:
    try:
        refuse_evidence_folder(folder, given)
    except OutputBesideEvidence:
        return True
    return False


def test_the_folder_of_a_file(evidence: Path, tmp_path: Path) -> None:
    file = evidence / "deeper" / "a.mp4"
    assert refused(evidence / "deeper", file)
    assert refused(evidence / "deeper" / ".." / "deeper", file)
    assert not refused(evidence, file)
    assert not refused(evidence / "deeper" / "out", file)
    assert not refused(tmp_path / "out", file)


def test_inside_a_folder(evidence: Path, tmp_path: Path) -> None:
    for folder in (evidence, evidence / "deeper", evidence / "new" / "out"):
        assert refused(folder, evidence)
    assert not refused(tmp_path, evidence)
    assert not refused(tmp_path / "in-2", evidence)


def test_every_exhibit_counts(evidence: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "b.mp4").write_bytes(b"x")
    assert refused(evidence / "out", tmp_path / "other" / "b.mp4", evidence)


def test_a_relative_name(evidence: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(evidence / "deeper")
    assert refused(Path(), Path("a.mp4"))
    assert refused(evidence / "deeper", Path("a.mp4"))
    assert not refused(Path("out"), Path("a.mp4"))


@posix
def test_a_file_given_as_a_link_lies_in_every_folder_on_the_way(evidence: Path, tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
    (tmp_path / "two" / "link").symlink_to(evidence / "deeper" / "a.mp4")
    (tmp_path / "one" / "link").symlink_to(Path("..") / "two" / "link")
    for folder in (tmp_path / "one", tmp_path / "two", evidence / "deeper"):
        assert refused(folder, tmp_path / "one" / "link")
    assert not refused(tmp_path / "three", tmp_path / "one" / "link")


@posix
def test_folders_given_as_links(evidence: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(evidence)
    assert refused(evidence / "out", tmp_path / "link")
    assert refused(tmp_path / "link" / "out", evidence)
    assert refused(tmp_path / "link" / "deeper", evidence / "deeper" / "a.mp4")


@posix
def test_a_link_to_itself_and_a_long_name_are_no_defect(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert refused(tmp_path, tmp_path / "loop")
    assert not refused(tmp_path / "loop", tmp_path / "a.mp4")
    assert not refused(tmp_path / ("n" * 300), tmp_path / ("m" * 300) / "a.mp4")


@pytest.fixture
def twin(evidence: Path, tmp_path: Path) -> Iterator[Path]:
    """The evidence's folder under a second name that no path arithmetic reveals, as on systems that ignore case."""
    folder = tmp_path / "IN"
    if folder.exists():
        yield folder
        return
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "--bind", str(evidence), str(folder)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("this file system minds case, and no folder may be mounted twice here; links are tested above")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_one_folder_under_two_names(evidence: Path, twin: Path) -> None:
    assert refused(twin / "deeper" / "new", evidence)
    assert refused(twin / "deeper", evidence / "deeper" / "a.mp4")
    assert not refused(twin, evidence / "deeper" / "a.mp4")
