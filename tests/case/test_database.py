"""A case's database: the way from every earlier version, and what the tables themselves refuse."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from vmdesk.case.database import DATABASE, EARLIER_TRAIL, EARLIER_TRAIL_TAKEN, SCHEMA
from vmdesk.case.store import CaseStore, _Head, require_case
from vmdesk.domain import errors
from vmdesk.domain.audit import AuditEntry, next_entry, trail_text
from vmdesk.domain.result import WindowScore
from vmdesk.packing import pack

HOLD = """
import sys
from pathlib import Path
from vmdesk.case.store import CaseStore
with CaseStore(Path(sys.argv[1]), "other") as case:
    case.trail.record("held")
    print("held", flush=True)
    sys.stdin.readline()
"""
VERSION_1 = """
CREATE TABLE exhibits (
    number INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, taken_utc TEXT NOT NULL,
    size_bytes INTEGER, sha256 TEXT, sha1 TEXT, md5 TEXT
) STRICT;
CREATE TABLE analyses (
    exhibit INTEGER PRIMARY KEY REFERENCES exhibits, kept_utc TEXT NOT NULL, top_score REAL, head BLOB NOT NULL
) STRICT;
CREATE TABLE parts (
    exhibit INTEGER NOT NULL REFERENCES analyses ON DELETE CASCADE, place INTEGER NOT NULL, windows BLOB NOT NULL,
    PRIMARY KEY (exhibit, place)
) STRICT;
PRAGMA user_version = 1;
"""


def earlier_entries() -> tuple[AuditEntry, ...]:
    """A trail as vmdesk wrote it before there was a steady clock in it."""
    first = next_entry(None, "2026-01-02T03:04:05.678Z", "me", "exhibit taken into the case", {"exhibit": 1})
    return first, next_entry(first, "2026-01-02T03:04:06.000Z", "me", "note \u2028 \x85", {"text": "ä"})


def make_version_1(folder: Path) -> tuple[WindowScore, ...]:
    windows = tuple(WindowScore(k, k, k + 16, k / 25, 1.0, None, (0.1, 0.2), 0.5, "scored") for k in range(2000))
    line = sqlite3.connect(folder / DATABASE)
    line.executescript(VERSION_1)
    line.execute("INSERT INTO exhibits VALUES (7, ?, '2026', 9, 'a', 'b', 'c')", (b"/x/\xff.mp4",))
    head = pack(_Head(b"sealed", None, (), (3,), (), None, None, None))
    line.execute("INSERT INTO analyses VALUES (7, '2026', 0.5, ?)", (head,))
    for place in (0, 1024):
        line.execute("INSERT INTO parts VALUES (7, ?, ?)", (place, pack(windows[place : place + 1024])))
    line.commit()
    line.close()
    (folder / EARLIER_TRAIL).write_bytes(trail_text(earlier_entries()).encode())
    return windows


def version(folder: Path) -> int:
    line = sqlite3.connect(folder / DATABASE)
    there = line.execute("PRAGMA user_version").fetchone()[0]
    line.close()
    return int(there)


def test_a_case_of_version_1_is_brought_up_with_all_that_it_held(tmp_path: Path) -> None:
    windows = make_version_1(tmp_path)
    for _ in range(2):
        with CaseStore(tmp_path, "me") as case:
            assert case.trail.entries == earlier_entries()
            (exhibit,) = case.exhibits()
            assert (exhibit.number, os.fsencode(exhibit.path), exhibit.analyses) == (7, b"/x/\xff.mp4", 1)
            kept = case.analysis(7)
            assert kept is not None
            assert (kept.sealed, kept.windows, kept.cuts, kept.top_score) == (b"sealed", windows, (3,), 0.5)
            assert [one.facts for one in case.analyses()] == [None]
            assert len(case.fact("case_id")) == 36
    assert version(tmp_path) == SCHEMA
    assert not (tmp_path / EARLIER_TRAIL).exists()
    assert (tmp_path / EARLIER_TRAIL_TAKEN).read_bytes() == trail_text(earlier_entries()).encode()


def test_a_folder_with_a_trail_alone_is_brought_up(tmp_path: Path) -> None:
    (tmp_path / EARLIER_TRAIL).write_bytes(trail_text(earlier_entries()).encode())
    require_case(tmp_path)
    with CaseStore(tmp_path, "me") as case:
        assert case.trail.entries == earlier_entries()
        case.trail.record("closed")
    with CaseStore(tmp_path, "me") as case:
        assert len(case.trail) == 3


def test_a_step_cut_off_between_the_commit_and_the_renaming_is_ended_the_next_time(tmp_path: Path) -> None:
    make_version_1(tmp_path)
    CaseStore(tmp_path).close()
    (tmp_path / EARLIER_TRAIL_TAKEN).rename(tmp_path / EARLIER_TRAIL)
    CaseStore(tmp_path).close()
    assert (tmp_path / EARLIER_TRAIL_TAKEN).exists()
    (tmp_path / EARLIER_TRAIL).write_bytes(trail_text(earlier_entries()[:1]).encode())
    with pytest.raises(errors.CaseDamaged):  # a second one was put there
        CaseStore(tmp_path)


def test_an_earlier_trail_that_does_not_check_changes_nothing(tmp_path: Path) -> None:
    make_version_1(tmp_path)
    path = tmp_path / EARLIER_TRAIL
    torn = path.read_bytes()[:-1]
    path.write_bytes(torn)
    with pytest.raises(errors.CaseDamaged, match="entry 2 is cut off"):
        CaseStore(tmp_path)
    assert (version(tmp_path), path.read_bytes()) == (1, torn)
    path.write_bytes(b"\xff\n")
    with pytest.raises(errors.CaseDamaged):
        CaseStore(tmp_path)


def test_a_fresh_case_is_of_the_present_version(tmp_path: Path) -> None:
    with CaseStore(tmp_path / "a" / "b") as case:
        assert case.rows("PRAGMA journal_mode") == [("wal",)]
        assert case.rows("PRAGMA synchronous") == [(2,)]
        assert case.rows("PRAGMA foreign_keys") == [(1,)]
    assert version(tmp_path / "a" / "b") == SCHEMA


@pytest.mark.parametrize(
    "forged",
    [
        "UPDATE trail SET line = 'x' WHERE seq = 1",
        "DELETE FROM trail WHERE seq = 2",
        "INSERT INTO trail SELECT 9, hash, 'x', 'x' FROM trail WHERE seq = 2",
        "INSERT INTO trail VALUES (3, 'another', 'x', 'x')",
        "INSERT OR REPLACE INTO trail SELECT 2, previous, 'x', 'x' FROM trail WHERE seq = 2",
    ],
)
def test_the_table_itself_refuses_what_is_no_next_entry(tmp_path: Path, forged: str) -> None:
    with CaseStore(tmp_path, "me") as case:
        case.trail.record("opened")
        case.trail.record("closed")
    line = sqlite3.connect(tmp_path / DATABASE)
    with pytest.raises(sqlite3.IntegrityError):
        line.execute(forged)
    line.close()


@pytest.mark.parametrize(
    ("forged", "words"),
    [
        ("UPDATE trail SET line = replace(line, 'second', 'sec0nd') WHERE seq = 2", "entry 2 does not fit the chain"),
        ("UPDATE trail SET hash = 'x' WHERE seq = 2", "entry 2 does not fit its row"),
        ("DELETE FROM trail WHERE seq = 1", "entry 1 does not fit the chain"),
        ("DELETE FROM trail WHERE seq = 2", "entry 2 does not fit the chain"),
        ("UPDATE trail SET line = 'x' WHERE seq = 3", "entry 3 is not an audit entry"),
        (
            "UPDATE trail SET seq = -1 WHERE seq = 1; UPDATE trail SET seq = 1 WHERE seq = 2; "
            "UPDATE trail SET seq = 2 WHERE seq = -1",
            "entry 1 does not fit the chain",
        ),
    ],
)
def test_a_trail_forged_around_the_triggers_is_found(tmp_path: Path, forged: str, words: str) -> None:
    with CaseStore(tmp_path, "me") as case:
        for action in ("first", "second", "third"):
            case.trail.record(action)
    line = sqlite3.connect(tmp_path / DATABASE)
    for trigger in ("trail_goes_on", "trail_is_not_changed", "trail_is_not_cut"):
        line.execute(f"DROP TRIGGER {trigger}")
    line.executescript(forged)
    line.close()
    with pytest.raises(errors.CaseDamaged, match=words):
        CaseStore(tmp_path)


def test_an_entry_is_on_the_disk_before_record_returns(tmp_path: Path) -> None:
    with CaseStore(tmp_path, "me") as case:
        case.trail.record("opened")
        with CaseStore(tmp_path, read_only=True) as reader:
            assert reader.trail.entries == case.trail.entries


def test_what_is_rolled_back_takes_its_entry_with_it(tmp_path: Path) -> None:
    with CaseStore(tmp_path, "me") as case:
        case.trail.record("opened")

        def fail() -> None:
            with case.change() as line:
                line.execute("INSERT INTO watched VALUES (x'00', '2026')")
                case.trail.record("lost")
                raise RuntimeError("in the middle")

        with pytest.raises(RuntimeError):
            fail()
        assert case.rows("SELECT * FROM watched") == []
        case.trail.record("closed")
    with CaseStore(tmp_path) as case:
        assert [e.action for e in case.trail.entries] == ["opened", "closed"]


def test_a_reader_sees_a_case_in_use_and_changes_nothing(tmp_path: Path) -> None:
    clip = tmp_path / "a.mp4"
    with CaseStore(tmp_path / "case", "me") as case:
        case.take_in(clip)
        with CaseStore(tmp_path / "case", read_only=True) as reader:
            assert [one.path for one in reader.exhibits()] == [clip]
            for change in (lambda: reader.take_in(clip / "b"), lambda: reader.record("2026", "x", {})):
                with pytest.raises(errors.CaseReadOnly):
                    change()
            assert len(reader.trail) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such permissions on Windows")
def test_a_case_on_a_medium_that_cannot_be_written_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    with CaseStore(folder, "me") as case:
        case.take_in(tmp_path / "a.mp4")
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    for one in folder.iterdir():
        one.chmod(stat.S_IRUSR)
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with CaseStore(folder, read_only=True) as case:
            assert len(case.exhibits()) == 1
    finally:
        folder.chmod(stat.S_IRWXU)
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_an_earlier_case_is_not_brought_up_by_a_reader(tmp_path: Path) -> None:
    make_version_1(tmp_path)
    with pytest.raises(errors.CaseReadOnly, match="earlier vmdesk"):
        CaseStore(tmp_path, read_only=True)
    assert version(tmp_path) == 1


def test_a_case_in_use_elsewhere_is_busy_and_free_again_after_a_kill(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(errors.CaseBusy):
            CaseStore(tmp_path)
        other.kill()
    with CaseStore(tmp_path) as case:
        assert [e.action for e in case.trail.entries] == ["held"]


def test_a_case_where_none_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(errors.OutputNotWritable):
            CaseStore(folder)


def test_a_case_is_not_kept_on_a_network_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [SimpleNamespace(mountpoint="/", fstype="ext4"), SimpleNamespace(mountpoint=str(tmp_path), fstype="nfs4")]
    monkeypatch.setattr("vmdesk.case.network.psutil.disk_partitions", lambda **_: told)
    with pytest.raises(errors.CaseOnNetwork, match="network share"):
        CaseStore(tmp_path / "case")
    monkeypatch.setattr("vmdesk.case.network.psutil.disk_partitions", lambda **_: told[:1])
    CaseStore(tmp_path / "case").close()
