import errno
import os
import shutil
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from vmdesk.case.store import CaseStore
from vmdesk.domain import errors
from vmdesk.files import output_folder, require_readable_file, require_writable_folder, write_atomically


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_and_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    for content in (b"first", b"", b"x" * 3_000_000):
        write_atomically(path, content)
        assert path.read_bytes() == content
        assert left(tmp_path) == ["out.pdf"]


def test_a_name_as_long_as_the_system_allows(tmp_path: Path) -> None:
    for name in ("n" * 255, "🎬" * 63):
        write_atomically(tmp_path / name, b"content")
        assert (tmp_path / name).read_bytes() == b"content"


def test_ordinary_permissions(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "out", b"x")
        assert (tmp_path / "out").stat().st_mode & 0o777 == 0o640
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod", "mkstemp"])
def test_a_failure_at_any_step_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    import tempfile

    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    owner = {"fsync": os, "mkstemp": tempfile}.get(step, Path)
    monkeypatch.setattr(owner, step, full)
    with pytest.raises(errors.OutputNotWritable) as caught:
        write_atomically(path, b"new")
    monkeypatch.undo()
    assert os.strerror(errno.ENOSPC) in caught.value.details
    assert path.read_bytes() == b"old"
    assert left(tmp_path) == ["report.pdf"]


def test_what_a_killed_writer_left_behind_is_removed_once_it_is_old(tmp_path: Path) -> None:
    for name, hours in ((".vmdesk-old.part", 2), (".vmdesk-new.part", 0), ("old.part", 2), (".vmdesk-old.pdf", 2)):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (time.time() - 3600 * hours,) * 2)
    (tmp_path / ".vmdesk-link.part").symlink_to(tmp_path / "old.part")
    write_atomically(tmp_path / "out", b"whole")
    assert left(tmp_path) == [".vmdesk-link.part", ".vmdesk-new.part", ".vmdesk-old.pdf", "old.part", "out"]


def test_a_file_system_that_cannot_sync_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(os, "fsync", only_files)
    write_atomically(tmp_path / "report.pdf", b"new")
    assert (tmp_path / "report.pdf").read_bytes() == b"new"


def test_an_interruption_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert left(tmp_path) == ["report.pdf"]


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inside").touch()
    (tmp_path / "file").touch()
    for path in (tmp_path / "none" / "out", tmp_path / "file" / "out", tmp_path / "folder", tmp_path / ("n" * 256)):
        with pytest.raises(errors.OutputNotWritable):
            write_atomically(path, b"x")
    assert left(tmp_path) == ["file", "folder"]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB."""
    mount = shutil.which("mount")
    if mount is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may mount a small file system; the same is tested with a failing fsync")
    folder = tmp_path / "tiny"
    folder.mkdir()
    done = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=640k", "tmpfs", str(folder)], capture_output=True, text=True
    )
    if done.returncode != 0:
        pytest.skip(f"no file system may be mounted here ({done.stderr.strip()}); tested with a failing fsync")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_keeps_the_old_file(tiny_disk: Path) -> None:
    path = tiny_disk / "report.pdf"
    write_atomically(path, b"old" * 1000)
    with pytest.raises(errors.OutputNotWritable):
        write_atomically(path, b"x" * 2_000_000)
    assert path.read_bytes() == b"old" * 1000
    assert left(tiny_disk) == ["report.pdf"]


def test_a_full_disk_does_not_tear_a_case(tiny_disk: Path) -> None:
    with CaseStore(tiny_disk / "case", "me") as case:
        case.trail.record("opened")
        with pytest.raises(errors.OutputNotWritable):
            case.trail.record("too long", text="x" * 2_000_000)
        case.trail.record("closed")
    with CaseStore(tiny_disk / "case") as case:
        assert [e.action for e in case.trail.entries] == ["opened", "closed"]


def test_a_folder_to_write_to(tmp_path: Path) -> None:
    require_writable_folder(tmp_path / "a" / "b")
    assert left(tmp_path / "a" / "b") == []
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/none")):
        with pytest.raises(errors.OutputNotWritable):
            require_writable_folder(folder)


def test_folders_that_were_made_and_stay_empty_are_removed(tmp_path: Path) -> None:
    with output_folder(tmp_path / "a" / "b" / "c"):
        assert left(tmp_path / "a" / "b") == ["c"]
    assert left(tmp_path) == []
    with output_folder(tmp_path / "a" / "b" / "c"):
        (tmp_path / "a" / "kept").touch()
    assert left(tmp_path / "a") == ["kept"]


def test_folders_that_were_there_stay(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(KeyError), output_folder(tmp_path / "a" / "b"):
        raise KeyError
    assert left(tmp_path) == ["a"]
    assert left(tmp_path / "a") == []


def test_folders_made_on_the_way_to_one_that_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(errors.OutputNotWritable), output_folder(tmp_path / "a" / ("n" * 300)):
        raise AssertionError("there is no such folder")
    assert left(tmp_path) == []


def test_a_readable_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    require_readable_file(tmp_path / "file")
    with pytest.raises(errors.EvidenceNotRegularFile):
        require_readable_file(tmp_path)


def test_an_unreadable_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_: Path) -> os.stat_result:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "stat", denied)
    with pytest.raises(errors.EvidenceNotReadable):
        require_readable_file(tmp_path / "file")
