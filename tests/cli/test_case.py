"""`vmdesk case`: what is in it, whether it holds, custody, files hashed again and copied in; on a case really made."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from vmdesk.case.database import guards
from vmdesk.case.store import CaseStore
from vmdesk.cli import main
from vmdesk.domain.audit import AuditEntry, next_entry, parse_trail


@pytest.fixture(scope="module")
def made(quick: tuple[Path, list[str]], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A case with one exhibit analyzed, something noted after the report; the case, its signed report, the exhibit."""
    folder = tmp_path_factory.mktemp("case verbs")
    exhibit = folder / "evidence" / "quick.mp4"
    exhibit.parent.mkdir()
    shutil.copy(quick[0], exhibit)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VMDESK_HOME", str(folder / "home"))
        given = ["analyze", str(exhibit), "--out", str(folder / "out"), "--case", str(folder / "case"), *quick[1]]
        assert main(given) == 0
    with CaseStore(folder / "case", "me") as case:
        case.record("2026-11-25T10:00:00.000Z", "mark made", {"exhibit": 1})
    return folder / "case", folder / "out" / "quick.report.pdf", exhibit


@pytest.fixture
def case(made: tuple[Path, Path, Path], tmp_path: Path) -> Path:
    """A copy of the case, to be changed."""
    shutil.copytree(made[0], tmp_path / "case")
    return tmp_path / "case"


@pytest.fixture
def report(made: tuple[Path, Path, Path]) -> Path:
    return made[1]


@contextmanager
def tampering(case: Path) -> Iterator[sqlite3.Connection]:
    """The database in the hands of one who knows it: guards off, and on again."""
    line = sqlite3.connect(case / "case.db")
    for name in guards():
        line.execute(f"DROP TRIGGER {name}")
    yield line
    for statement in guards().values():
        line.execute(statement)
    line.commit()
    line.close()


def entries_of(case: Path) -> tuple[AuditEntry, ...]:
    with CaseStore(case, read_only=True) as store:
        return store.trail.entries


def written_anew(case: Path, entries: Sequence[AuditEntry]) -> None:
    """A trail of the same deeds whose every link holds."""
    chain: list[AuditEntry] = []
    for one in entries:
        last = chain[-1] if chain else None
        chain.append(next_entry(last, one.utc, one.actor, one.action, one.details, one.monotonic_ms))
    with tampering(case) as line:
        line.execute("DELETE FROM trail")
        for one in chain:
            line.execute("INSERT INTO trail VALUES (?, ?, ?, ?)", (one.seq, one.previous, one.hash, one.line()))


def checks(done: Any) -> dict[str, tuple[str, str]]:
    return {one["name"]: (one["outcome"], one["detail"]) for one in json.loads(done.out)["checks"]}


def test_a_case_that_nobody_touched_checks(vmdesk: Any, case: Path, report: Path) -> None:
    done = vmdesk("case", "verify", case, "--report", report)
    assert done.code == 0
    assert "PASS  audit trail" in done.out
    assert "are the first of the trail" in done.out
    alone = vmdesk("case", "verify", case)
    assert alone.code == 0
    assert alone.out.rstrip().endswith("Passed, 1 thing not checked: signed reports.")


def test_an_edited_entry_is_named(vmdesk: Any, case: Path) -> None:
    with tampering(case) as line:
        line.execute("UPDATE trail SET line = replace(line, ?, ?) WHERE seq = 2", ('"utc":"20', '"utc":"19'))
    done = vmdesk("case", "verify", case, "--json")
    assert done.code == 6
    assert checks(done)["audit trail"] == ("fail", "entry 2 does not fit the chain")
    assert vmdesk("case", "show", case).code == 8


def test_a_deleted_entry_is_named(vmdesk: Any, case: Path) -> None:
    with tampering(case) as line:
        line.execute("DELETE FROM trail WHERE seq = 3")
    done = vmdesk("case", "verify", case, "--json")
    assert (done.code, checks(done)["audit trail"][1]) == (6, "entry 3 does not fit the chain")


def test_reordered_entries_are_named(vmdesk: Any, case: Path, report: Path) -> None:
    with tampering(case) as line:
        second, third = (row[0] for row in line.execute("SELECT line FROM trail WHERE seq IN (2, 3) ORDER BY seq"))
        line.execute("UPDATE trail SET line = ? WHERE seq = 2", (third,))
        line.execute("UPDATE trail SET line = ? WHERE seq = 3", (second,))
    done = vmdesk("case", "verify", case, "--json", "--report", report)
    assert (done.code, checks(done)["audit trail"][1]) == (6, "entry 2 does not fit the chain")


def test_entries_reordered_and_chained_anew_are_found_through_a_report(vmdesk: Any, case: Path, report: Path) -> None:
    entries = entries_of(case)
    written_anew(case, [*entries[:3], entries[4], entries[3], *entries[5:]])
    assert vmdesk("case", "verify", case).code == 0
    done = vmdesk("case", "verify", case, "--json", "--report", report)
    assert done.code == 6
    assert checks(done)["audit trail"][0] == "pass"
    assert "entry 4 is another than when the report was signed" in checks(done)[f"report {report.name}"][1]


def test_a_cut_trail_is_found_through_a_report(vmdesk: Any, case: Path, report: Path) -> None:
    with tampering(case) as line:
        line.execute("DELETE FROM trail WHERE seq > 5")
        line.execute("UPDATE exhibits SET sha256 = NULL")
    done = vmdesk("case", "verify", case, "--json", "--report", report)
    assert done.code == 6
    assert checks(done)["audit trail"][0] == "pass"
    assert "the trail was cut" in checks(done)[f"report {report.name}"][1]


def test_a_trail_wholly_written_anew_is_found_through_a_report(vmdesk: Any, case: Path, report: Path) -> None:
    entries = entries_of(case)
    first = AuditEntry(1, "2020-01-01T00:00:00.000Z", "me", *["case begun", {}, "", ""])
    written_anew(case, [first, *entries])
    done = vmdesk("case", "verify", case, "--json", "--report", report)
    assert done.code == 6
    assert checks(done)["audit trail"][0] == "pass"
    assert "the whole trail was written anew" in checks(done)[f"report {report.name}"][1]


def test_guards_taken_away_and_other_digests_are_found(vmdesk: Any, case: Path) -> None:
    line = sqlite3.connect(case / "case.db")
    line.execute("DROP TRIGGER trail_is_not_cut")
    line.execute("UPDATE exhibits SET sha256 = ?", ("0" * 64,))
    line.commit()
    line.close()
    done = vmdesk("case", "verify", case, "--json")
    assert checks(done)["guards of the trail"] == ("fail", "removed or changed: trail_is_not_cut")
    assert "other bytes of exhibit 1" in checks(done)["exhibits"][1]


def test_a_report_that_does_not_check_proves_nothing(vmdesk: Any, case: Path, report: Path, tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.pdf"
    spoiled.write_bytes(report.read_bytes() + b"junk")
    done = vmdesk("case", "verify", case, "--report", spoiled)
    assert done.code == 6
    assert "it proves nothing" in done.out
    assert vmdesk("case", "verify", case, "--report", report, "--signer", "0" * 64).code == 6
    assert vmdesk("case", "verify", case, "--report", tmp_path / "none.pdf").code == 2


def test_the_exhibits_are_shown(vmdesk: Any, case: Path, made: tuple[Path, Path, Path]) -> None:
    told = json.loads(vmdesk("case", "show", case, "--json").out)
    (one,) = told["exhibits"]
    assert (one["number"], one["path"], one["state"], one["hash_state"]) == (
        1, str(made[2]), "analyzed", "not rechecked",
    )  # fmt: skip
    assert 0 <= one["top_score"] <= 1
    assert told["trail"]["entries"] == len(entries_of(case))
    lines = vmdesk("case", "show", case).out.splitlines()
    assert lines[2].split()[:2] == ["1", "analyzed"]


def test_the_trail_is_written_and_checks(
    vmdesk: Any, case: Path, made: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    done = vmdesk("case", "trail", case, "--out", tmp_path / "trail.jsonl")
    assert done.code == 0
    assert parse_trail((tmp_path / "trail.jsonl").read_text("utf-8")) == entries_of(case)
    assert entries_of(case)[-1].hash in done.out
    assert vmdesk("case", "trail", case, "--out", made[2].parent / "trail.jsonl").code == 2
    assert not (made[2].parent / "trail.jsonl").exists()


def test_a_case_is_written_for_other_programs(vmdesk: Any, case: Path, tmp_path: Path) -> None:
    for name in ("c.json", "c.jsonld", "c.csv"):
        done = vmdesk("case", "export", case, "--out", tmp_path / name)
        assert done.code == 0
        last = entries_of(case)[-1]
        assert (last.action, last.details["file"], last.details["sha256"] in done.out) == ("case exported", name, True)
    told = json.loads((tmp_path / "c.json").read_bytes())
    assert told["exhibits"][0]["analyses"][0]["windows_scored"] > 0
    assert vmdesk("case", "export", case, "--out", tmp_path / "c.xml").code == 2


def test_custody_is_added_corrected_and_listed(vmdesk: Any, case: Path) -> None:
    assert "No custody events are recorded." in vmdesk("case", "custody", case).out
    given = ["--from", "Officer 7", "--to", "Laboratory", "--when", "20 Nov 2026", "--seals", "A-1", "--seals-intact"]
    added = json.loads(vmdesk("case", "custody", case, "--add", "received", *given, "--json").out)
    corrected = ["--add", "received", "--from", "Officer 8", "--corrects", added["entry"], "--exhibit", 1]
    assert vmdesk("case", "custody", case, *corrected).code == 0
    again = vmdesk("case", "custody", case, *corrected)
    assert again.code == 2
    assert "no custody event of exhibit 1 that could be corrected" in again.err
    first, second = json.loads(vmdesk("case", "custody", case, "--json").out)
    assert (first["giver"], first["seal"], first["stated"]) == ("Officer 7", "intact", "20 Nov 2026")
    assert first["corrected_by"] == second["entry"]
    assert "corrected by entry" in vmdesk("case", "custody", case).out
    assert vmdesk("case", "verify", case).code == 0


@pytest.mark.parametrize(
    "given",
    [
        ["--from", "nobody"],
        ["--add", "received", "--note", "x" * 301],
        ["--add", "working copy made", "--sha256", "12"],
        ["--add", "received", "--exhibit", "9"],
        ["--add", "entered in error"],
        ["--add", "stolen"],
    ],
)
def test_what_makes_no_sense_is_not_recorded(vmdesk: Any, case: Path, given: list[str]) -> None:
    before = len(entries_of(case))
    assert vmdesk("case", "custody", case, *given).code == 2
    assert len(entries_of(case)) == before


@pytest.fixture
def own(case: Path, made: tuple[Path, Path, Path], tmp_path: Path) -> Callable[[], Path]:
    """The case pointed to an exhibit of its own, which may be moved about."""

    def make() -> Path:
        place = tmp_path / "own" / "quick.mp4"
        place.parent.mkdir()
        shutil.copy(made[2], place)
        line = sqlite3.connect(case / "case.db")
        line.execute("UPDATE exhibits SET path = ?", (bytes(place),))
        line.commit()
        line.close()
        return place

    return make


def test_exhibits_are_hashed_again(vmdesk: Any, case: Path, own: Callable[[], Path], tmp_path: Path) -> None:
    place = own()
    assert vmdesk("case", "recheck", case).out.startswith("= unchanged")
    (tmp_path / "archive" / "2026").mkdir(parents=True)
    moved = place.rename(tmp_path / "archive" / "2026" / "renamed.mp4")
    assert vmdesk("case", "recheck", case).code == 3
    found = vmdesk("case", "recheck", case, "--look-in", tmp_path / "archive", "--follow", "--json")
    told = json.loads(found.out)
    assert (found.code, told["outcome"], told["found_at"], told["followed"]) == (0, "moved", str(moved), True)
    shown = json.loads(vmdesk("case", "show", case, "--json").out)["exhibits"][0]
    assert (shown["path"], shown["hash_state"]) == (str(moved), "moved")
    moved.write_bytes(b"other")
    changed = vmdesk("case", "recheck", case)
    assert (changed.code, changed.out[0]) == (5, "≠")
    ended = [e.details for e in entries_of(case) if e.action == "verification of exhibits ended"]
    assert ended[-1] == {"all_exhibits": True, "found": {"changed": 1}}
    assert vmdesk("case", "recheck", case, "--look-in", tmp_path / "nowhere").code == 2


def test_an_exhibit_is_copied_in(vmdesk: Any, case: Path, made: tuple[Path, Path, Path]) -> None:
    told = json.loads(vmdesk("case", "copy-in", case, made[2], "--json").out)
    copy = Path(told["copy"])
    assert (told["exhibit"], copy.parent) == (1, case / "exhibits")
    assert copy.read_bytes() == made[2].read_bytes()
    (event,) = json.loads(vmdesk("case", "custody", case, "--json").out)
    assert (event["kind"], event["sha256"], event["by_vmdesk"]) == ("working copy made", told["sha256"], True)
    assert vmdesk("case", "copy-in", case, copy).code == 2
    assert vmdesk("case", "copy-in", made[2].parent, made[2]).code == 8


def test_a_folder_without_a_case_and_a_case_in_use(vmdesk: Any, case: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for deed in ("show", "verify", "recheck", "custody"):
        assert vmdesk("case", deed, tmp_path / "empty").code == 8
    assert list((tmp_path / "empty").iterdir()) == []
    with CaseStore(case):
        assert vmdesk("case", "recheck", case).code == 8
        assert vmdesk("case", "custody", case, "--add", "received").code == 8
        assert vmdesk("case", "show", case).code == 0
        assert vmdesk("case", "verify", case).code == 0
