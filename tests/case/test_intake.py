import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from vmdesk.case import intake as module
from vmdesk.case.intake import hashing, intake, require_unchanged
from vmdesk.domain import errors


@pytest.fixture
def exhibit(tmp_path: Path) -> Path:
    path = tmp_path / "exhibit.bin"
    path.write_bytes(bytes(range(256)) * 37 + b"end")
    return path


@pytest.mark.parametrize("block", [1000, 9475, 1, 10**6])
def test_digests_are_those_of_hashlib(exhibit: Path, monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(module, "_BLOCK_BYTES", block)
    content = exhibit.read_bytes()
    item = intake(exhibit)
    assert item.size_bytes == len(content) == 9475
    assert item.digests.sha256 == hashlib.sha256(content).hexdigest()
    assert item.digests.sha1 == hashlib.sha1(content).hexdigest()
    assert item.digests.md5 == hashlib.md5(content).hexdigest()
    assert item.untrusted_file_name == "exhibit.bin"


def test_progress_counts_bytes(exhibit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BLOCK_BYTES", 4000)
    assert list(hashing(exhibit)) == [4000, 8000, 9475]


def test_the_path_is_made_absolute(exhibit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(exhibit.parent)
    assert intake(Path("exhibit.bin")).path == exhibit


def test_reading_changes_neither_bytes_nor_times(exhibit: Path) -> None:
    before = exhibit.stat()
    content = exhibit.read_bytes()
    intake(exhibit)
    after = exhibit.stat()
    assert (after.st_mtime_ns, after.st_size, after.st_mode) == (before.st_mtime_ns, before.st_size, before.st_mode)
    assert exhibit.read_bytes() == content
    assert list(exhibit.parent.iterdir()) == [exhibit]


def test_a_change_is_found_though_size_and_time_stay(exhibit: Path) -> None:
    before, times = intake(exhibit), exhibit.stat()
    require_unchanged(before, intake(exhibit))
    content = bytearray(exhibit.read_bytes())
    content[5000] ^= 1
    exhibit.write_bytes(content)
    os.utime(exhibit, ns=(times.st_atime_ns, times.st_mtime_ns))
    after = intake(exhibit)
    with pytest.raises(errors.EvidenceChanged) as caught:
        require_unchanged(before, after)
    assert before.digests.sha256 in caught.value.details
    assert after.digests.sha256 in caught.value.details


def test_another_size_is_a_change(exhibit: Path) -> None:
    item = intake(exhibit)
    with pytest.raises(errors.EvidenceChanged):
        require_unchanged(item, replace(item, size_bytes=item.size_bytes + 1))


@pytest.mark.timeout(20)
def test_what_cannot_be_taken_in(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    os.mkfifo(tmp_path / "fifo")
    kinds: dict[str, type[Exception]] = {
        "none": errors.EvidenceMissing,
        "empty": errors.EvidenceEmpty,
        "fifo": errors.EvidenceNotRegularFile,
        ".": errors.EvidenceNotRegularFile,
    }
    for name, kind in kinds.items():
        with pytest.raises(kind):
            intake(tmp_path / name)


@pytest.mark.parametrize(
    ("failure", "kind"),
    [(PermissionError(13, "denied"), errors.EvidenceNotReadable), (OSError(5, "I/O error"), errors.EvidenceMissing)],
)
def test_a_medium_that_fails(
    exhibit: Path, monkeypatch: pytest.MonkeyPatch, failure: OSError, kind: type[Exception]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(Path, "open", fails)
    with pytest.raises(kind):
        intake(exhibit)


def test_a_real_video(sample: Path, make_clip: Callable[..., Path]) -> None:
    for path in (sample, make_clip(frames=20)):
        assert intake(path).digests.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
