import os
import shutil
import sys

import pytest

from vmdesk.case.store import CaseStore
from vmdesk.case.watched import FolderWatch, unwatch, watch, watched
from vmdesk.domain.errors import WatchRefused

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and FIFOs as on POSIX systems")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "incoming"
    (made / "deeper").mkdir(parents=True)
    return made


def test_a_file_is_given_once_when_it_has_not_changed_between_two_looks(folder):
    looking = FolderWatch(settled=3)
    (folder / "a.mp4").write_bytes(b"half")
    assert looking.look([folder], 0) == ()
    with (folder / "a.mp4").open("ab") as file:
        file.write(b" and half")
    assert looking.look([folder], 4) == ()
    assert looking.look([folder], 6) == ()
    assert looking.waits
    assert looking.look([folder], 7) == (folder / "a.mp4",)
    assert looking.look([folder], 20) == ()
    assert not looking.waits


def test_a_file_whose_time_changes_is_not_whole(folder):
    looking = FolderWatch(settled=3)
    path = folder / "deeper" / "a.mp4"
    path.write_bytes(b"full size from the start")
    assert looking.look([folder], 0) == ()
    os.utime(path, ns=(1, 1))
    assert looking.look([folder], 5) == ()
    assert looking.look([folder, folder], 9) == (path,)


@posix
def test_links_special_files_empty_ones_and_other_names_are_passed_over(folder, tmp_path):
    (tmp_path / "elsewhere.mp4").write_bytes(b"x")
    (folder / "link.mp4").symlink_to(tmp_path / "elsewhere.mp4")
    (folder / "away").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.mp4")
    (folder / "empty.mp4").touch()
    (folder / "notes.txt").write_text("notes")
    (folder / "known.mp4").write_bytes(b"x")
    looking = FolderWatch([folder / "known.mp4"], settled=1)
    assert [looking.look([folder], now) for now in (0, 5)] == [(), ()]
    assert not looking.waits


def test_a_folder_that_is_away_for_a_while(folder):
    looking = FolderWatch(settled=1)
    (folder / "a.mp4").write_bytes(b"x")
    shutil.move(folder, folder.with_name("away"))
    assert looking.look([folder], 0) == ()
    shutil.move(folder.with_name("away"), folder)
    assert looking.look([folder], 1) == ()
    assert looking.look([folder], 2) == (folder / "a.mp4",)


def test_a_case_keeps_which_folders_it_watches(folder, tmp_path):
    with CaseStore(tmp_path / "case", "me") as store:
        watch(store, folder)
        watch(store, folder)
    with CaseStore(tmp_path / "case", "me") as store:
        assert watched(store) == (folder,)
        unwatch(store, folder)
        unwatch(store, folder)
        assert watched(store) == ()
        assert [e.action for e in store.trail.entries] == ["folder watched from now on", "folder no longer watched"]


def test_the_folder_of_the_case_is_never_watched(tmp_path):
    case = tmp_path / "cases" / "one"
    with CaseStore(case, "me") as store:
        (case / "reports").mkdir()
        (tmp_path / "file").touch()
        for refused in (case, case / "reports", tmp_path / "cases", tmp_path / "file", tmp_path / "none"):
            with pytest.raises(WatchRefused):
                watch(store, refused)
        assert watched(store) == ()
