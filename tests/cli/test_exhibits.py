"""Which files a command means, and what their results are called."""

import json
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from vmdesk.case.exhibits import exhibits
from vmdesk.cli.exhibits import output_name
from vmdesk.domain.errors import EvidenceMissing, EvidenceNotReadable, EvidenceNotRegularFile, NoVideosInFolder

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and permissions as on POSIX systems")


def made(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return folder


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that every user may look into."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything; as another user permissions count."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    folder.chmod(0)
    try:
        yield
    finally:
        folder.chmod(stat.S_IRWXU)


def test_hidden_files_and_folders_are_found(tmp_path: Path) -> None:
    found = exhibits([made(tmp_path, ".hidden.mp4", ".cache/clip.mp4", "b.mp4", ".note")])
    names = [(str(path.relative_to(tmp_path)), may_be_none) for path, may_be_none in found.files]
    assert names == [
        (".hidden.mp4", False),
        (".note", True),
        ("b.mp4", False),
        (str(Path(".cache") / "clip.mp4"), False),
    ]


@posix
def test_links_in_a_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    made(tmp_path, "in/a.mp4", "elsewhere/b.mp4")
    (tmp_path / "in" / "b.mp4").symlink_to(tmp_path / "elsewhere" / "b.mp4")
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "in" / "nowhere.mp4").symlink_to(tmp_path / "nothing")
    found = exhibits([tmp_path / "in"])
    assert [path.name for path, _ in found.files] == ["a.mp4"]
    assert [path.name for path, _ in found.links] == ["b.mp4", "folder", "nowhere.mp4"]
    assert all(isinstance(error, EvidenceNotRegularFile) and "link" in str(error) for _, error in found.links)


@posix
def test_a_link_given_by_name_is_meant(tmp_path: Path) -> None:
    made(tmp_path, "elsewhere/b.mp4")
    (tmp_path / "file.mp4").symlink_to(tmp_path / "elsewhere" / "b.mp4")
    (tmp_path / "folder").symlink_to(tmp_path / "elsewhere")
    found = exhibits([tmp_path / "file.mp4", tmp_path / "folder"])
    assert [path for path, _ in found.files] == [tmp_path / "file.mp4", tmp_path / "folder" / "b.mp4"]


@posix
def test_a_folder_that_cannot_be_read_hides_only_itself(open_to_all: Path) -> None:
    made(open_to_all, "a.mp4", "closed/b.mp4", "open/c.mp4")
    for folder in (open_to_all / "open", open_to_all / "closed"):
        folder.chmod(0o755)
    with closed(open_to_all / "closed"), as_nobody():
        found = exhibits([open_to_all])
    assert [path.name for path, _ in found.files] == ["a.mp4", "c.mp4"]
    ((path, error),) = found.unreadable
    assert path == open_to_all / "closed"
    assert isinstance(error, EvidenceNotReadable)


@posix
def test_a_file_in_a_folder_without_permission(open_to_all: Path) -> None:
    made(open_to_all, "closed/b.mp4")
    with closed(open_to_all / "closed"), as_nobody(), pytest.raises(EvidenceNotReadable):
        exhibits([open_to_all / "closed" / "b.mp4"])


def test_paths_that_no_system_takes(tmp_path: Path) -> None:
    for path in (tmp_path / ("n" * 300), tmp_path / "none" / "a.mp4"):
        with pytest.raises(EvidenceMissing):
            exhibits([path])


@posix
def test_a_link_to_itself_is_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "loop.mp4").symlink_to(tmp_path / "loop.mp4")
    assert exhibits([tmp_path / "loop.mp4"]).files == [(tmp_path / "loop.mp4", False)]


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(NoVideosInFolder):
        exhibits([tmp_path])


def keep(out: Path, exhibit: Path, sha256: str) -> str:
    name = output_name(out, exhibit, sha256)
    (out / f"{name}.result.json").write_text(json.dumps({"evidence": {"sha256": sha256}}), "utf-8")
    (out / f"{name}.report.pdf").write_bytes(b"%PDF")
    return name


@pytest.mark.parametrize("stem", ["clip", "n" * 240, "é" * 120])
def test_exhibits_of_one_name_each_keep_their_result(tmp_path: Path, stem: str) -> None:
    digests = [f"{k:064x}" for k in (1, 2, 3)] + ["a" * 12 + "b" * 52, "a" * 12 + "c" * 52, "a" * 12 + "d" * 52]
    names = [keep(tmp_path, Path(f"{stem}.mp4"), digest) for digest in digests]
    assert len(set(names)) == len(digests)
    assert [keep(tmp_path, Path(f"{stem}.mp4"), digest) for digest in digests] == names
    assert all(len(f"{name}.result.json".encode()) <= 255 for name in names)


def test_two_long_names_that_begin_alike(tmp_path: Path) -> None:
    first, second = (keep(tmp_path, Path(f"{'n' * 200}-{k}.mp4"), f"{k:064x}") for k in (1, 2))
    assert first != second


def test_a_report_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "clip.report.pdf").write_bytes(b"%PDF of someone else")
    (tmp_path / "clip.mp4.result.json").write_text("no result", "utf-8")
    assert output_name(tmp_path, Path("clip.mp4"), "a" * 64) == "clip.mp4." + "a" * 12
