import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from vmdesk.case.trail import TRAIL_FILE, AuditTrail, open_case, utc_now
from vmdesk.domain import errors
from vmdesk.domain.audit import parse_trail, trail_text

HOLD = """
import sys
from pathlib import Path
from vmdesk.case.trail import open_case
with open_case(Path(sys.argv[1]), "other") as trail:
    trail.record("held")
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_trail_is_a_chain() -> None:
    trail = AuditTrail("examiner")
    first = trail.record("opened", exhibit="x.mp4", size_bytes=9)
    trail.record("closed")
    assert trail.entries[0] == first
    assert [e.action for e in trail.entries] == ["opened", "closed"]
    assert {e.actor for e in trail.entries} == {"examiner"}
    assert parse_trail(trail_text(trail.entries)) == trail.entries
    assert AuditTrail().record("who").actor


def test_an_entry_that_cannot_be_kept_is_not_recorded() -> None:
    def refuse(_: object) -> None:
        raise errors.OutputNotWritable("full")

    trail = AuditTrail("me", keep=refuse)
    with pytest.raises(errors.OutputNotWritable):
        trail.record("lost")
    assert trail.entries == ()


def test_a_value_that_is_no_json_is_not_recorded() -> None:
    trail = AuditTrail("me")
    with pytest.raises(ValueError, match="JSON"):
        trail.record("scored", score=float("inf"))
    with pytest.raises(TypeError):
        trail.record("scored", path=Path("x"))
    assert trail.entries == ()


def test_times_are_utc_to_the_millisecond() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", utc_now())


def test_a_case_goes_on_where_it_stopped(tmp_path: Path) -> None:
    folder = tmp_path / "cases" / "one"
    with open_case(folder, "first") as trail:
        trail.record("opened")
        trail.record("name", value="ä \u2028 \n \x85")
    with open_case(folder, "second") as trail:
        assert [e.actor for e in trail.entries] == ["first", "first"]
        trail.record("opened again")
    text = (folder / TRAIL_FILE).read_bytes().decode()
    assert [(e.seq, e.actor) for e in parse_trail(text)] == [(1, "first"), (2, "first"), (3, "second")]
    assert b"\r" not in (folder / TRAIL_FILE).read_bytes()


def test_an_entry_is_on_the_disk_before_record_returns(tmp_path: Path) -> None:
    with open_case(tmp_path, "me") as trail:
        trail.record("opened")
        assert parse_trail((tmp_path / TRAIL_FILE).read_text("utf-8")) == trail.entries


def test_a_case_in_use_elsewhere_is_busy(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(errors.CaseBusy), open_case(tmp_path):
            pass
        other.communicate("\n")
    with open_case(tmp_path, "me") as trail:
        assert [e.actor for e in trail.entries] == ["other"]


def test_a_case_is_free_again_after_its_vmdesk_was_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        other.kill()
    with open_case(tmp_path, "me") as trail:
        assert [e.action for e in trail.entries] == ["held"]


def test_the_lock_is_let_go_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(KeyError), open_case(tmp_path):
        raise KeyError
    with open_case(tmp_path) as trail:
        assert trail.entries == ()


def test_every_changed_byte_is_found(tmp_path: Path) -> None:
    with open_case(tmp_path, "me") as trail:
        trail.record("opened", exhibit="x.mp4")
        trail.record("closed")
    path = tmp_path / TRAIL_FILE
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x07]) + whole[place + 1 :])
        with pytest.raises(errors.CaseDamaged), open_case(tmp_path):
            pass
    path.write_bytes(whole)
    with open_case(tmp_path) as trail:
        assert len(trail.entries) == 2


@pytest.mark.parametrize("cut", [1, 2, 30])
def test_a_torn_last_line_is_damage_and_is_left_as_it_is(tmp_path: Path, cut: int) -> None:
    with open_case(tmp_path, "me") as trail:
        trail.record("opened")
        trail.record("closed")
    path = tmp_path / TRAIL_FILE
    torn = path.read_bytes()[:-cut]
    path.write_bytes(torn)
    with pytest.raises(errors.CaseDamaged, match="entry 2 is cut off"), open_case(tmp_path):
        pass
    assert path.read_bytes() == torn


def test_text_that_is_no_utf8_is_damage(tmp_path: Path) -> None:
    (tmp_path / TRAIL_FILE).write_bytes(b"\xff\xfe\n")
    with pytest.raises(errors.CaseDamaged), open_case(tmp_path):
        pass


def test_a_case_where_none_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(errors.OutputNotWritable), open_case(folder):
            pass


def test_a_full_disk_refuses_the_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with open_case(tmp_path, "me") as trail:
        trail.record("opened")
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(errors.OutputNotWritable):
            trail.record("lost")
        monkeypatch.undo()
        assert [e.action for e in trail.entries] == ["opened"]
        trail.record("closed")
    with open_case(tmp_path) as trail:
        assert [e.action for e in trail.entries] == ["opened", "closed"]
