"""Exhibits copied into a case."""

import os
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from vmdesk.case import copies as copies_module
from vmdesk.case.copies import FOLDER, copies, copy_in, copying, keep_copy
from vmdesk.case.intake import intake
from vmdesk.case.store import CaseStore
from vmdesk.domain.custody import custody_in
from vmdesk.domain.errors import CaseReadOnly, EvidenceChanged, EvidenceMissing, OutputNotWritable
from vmdesk.domain.steps import outcome_of

BLOCK = 4 * 1024 * 1024


@pytest.fixture
def exhibit(tmp_path):
    (tmp_path / "evidence").mkdir()
    path = tmp_path / "evidence" / "clip.mp4"
    path.write_bytes(os.urandom(BLOCK + 77))
    return path


@pytest.fixture
def case(tmp_path):
    with CaseStore(tmp_path / "case", "me") as store:
        yield store


def test_a_copy_is_the_same_bytes_read_only_and_recorded(case, exhibit):
    before = exhibit.stat()
    number, copied = copy_in(case, exhibit)
    assert copied.path == case.folder / FOLDER / "clip.mp4"
    assert copied.path.read_bytes() == exhibit.read_bytes()
    assert not copied.path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    assert (exhibit.stat().st_mtime_ns, exhibit.stat().st_mode) == (before.st_mtime_ns, before.st_mode)
    (known,) = copies(case)
    assert (known.exhibit, known.path, known.sha256) == (number, copied.path, intake(exhibit).digests.sha256)
    (event,) = custody_in(case.trail.entries, (number,))
    assert (event.by_vmdesk, event.statement.sha256) == (True, known.sha256)
    assert case.exhibits()[0].path == exhibit, "the case still refers to the exhibit"


def test_nothing_that_is_there_is_replaced(case, exhibit):
    (case.folder / FOLDER).mkdir()
    (case.folder / FOLDER / "clip.mp4").write_bytes(b"mine")
    assert copy_in(case, exhibit)[1].path.name == "clip (2).mp4"
    assert copy_in(case, exhibit)[1].path.name == "clip (3).mp4"
    assert (case.folder / FOLDER / "clip.mp4").read_bytes() == b"mine"
    assert len(copies(case)) == 2


def test_without_links_the_name_is_taken_first(case, exhibit, monkeypatch):
    def refused(*_):
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refused)
    (case.folder / FOLDER).mkdir()
    (case.folder / FOLDER / "clip.mp4").write_bytes(b"mine")
    copied = copy_in(case, exhibit)[1]
    assert copied.path.read_bytes() == exhibit.read_bytes()
    assert sorted(path.name for path in copied.path.parent.iterdir()) == ["clip (2).mp4", "clip.mp4"]


def test_a_copy_broken_off_leaves_nothing(case, exhibit):
    steps = copying(exhibit, case.folder)
    next(steps)
    assert list((case.folder / FOLDER).iterdir())
    steps.close()
    assert not (case.folder / FOLDER).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the device that is always full is Linux's")
def test_a_full_disk_is_told_and_leaves_nothing(case, exhibit, monkeypatch):
    real = copies_module._all_written

    def full(file, block):
        with Path("/dev/full").open("wb", buffering=0) as device:
            return real(device, block)

    monkeypatch.setattr(copies_module, "_all_written", full)
    with pytest.raises(OutputNotWritable, match="No space left") as told:
        copy_in(case, exhibit)
    assert "Nothing of the copy was left" in told.value.advice
    assert not (case.folder / FOLDER).exists()
    assert len(case.trail) == 0


def test_a_disk_without_room_is_told_before_anything_is_written(case, exhibit, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=10))
    with pytest.raises(OutputNotWritable, match="No space left"):
        copy_in(case, exhibit)
    assert not (case.folder / FOLDER).exists()


def test_a_copy_that_reads_back_otherwise_is_thrown_away(case, exhibit, monkeypatch):
    def spoiled(file, block):
        file.write(bytes([block[0] ^ 1]) + block[1:])
        return len(block)

    monkeypatch.setattr(copies_module, "_all_written", spoiled)
    with pytest.raises(OutputNotWritable, match="does not have the digests"):
        copy_in(case, exhibit)
    assert not (case.folder / FOLDER).exists()


def test_an_exhibit_that_changed_since_is_not_copied(case, exhibit):
    case.identify(case.take_in(exhibit), intake(exhibit))
    exhibit.write_bytes(b"something else")
    with pytest.raises(EvidenceChanged):
        copy_in(case, exhibit)
    assert not (case.folder / FOLDER).exists()
    assert copies(case) == ()


def test_what_cannot_be_recorded_is_not_left(case, exhibit):
    copied = outcome_of(copying(exhibit, case.folder))
    with CaseStore(case.folder, read_only=True) as reader, pytest.raises(CaseReadOnly):
        keep_copy(reader, copied)
    assert not (case.folder / FOLDER).exists()


def test_a_file_that_is_not_there(case, tmp_path):
    with pytest.raises(EvidenceMissing):
        copy_in(case, tmp_path / "none.mp4")
    assert not (case.folder / FOLDER).exists()


def test_a_case_that_was_moved_has_its_copies(tmp_path, exhibit):
    with CaseStore(tmp_path / "one", "me") as store:
        copy_in(store, exhibit)
    (tmp_path / "one").rename(tmp_path / "two")
    with CaseStore(tmp_path / "two", read_only=True) as store:
        assert copies(store)[0].path == tmp_path / "two" / FOLDER / "clip.mp4"
