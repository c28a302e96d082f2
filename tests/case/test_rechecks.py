"""Exhibits hashed again, on real files."""

import os
import shutil
import sys

import pytest

from vmdesk.case.intake import intake
from vmdesk.case.rechecks import Recheck, begin, end, expected, keep, latest, point_to, rechecking
from vmdesk.case.store import CaseStore
from vmdesk.domain.errors import CaseError, CaseReadOnly


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "evidence"
    folder.mkdir()
    made = [folder / f"{name}.mp4" for name in "abcd"]
    for number, path in enumerate(made):
        path.write_bytes(bytes([number]) * (1000 + number))
    return made


@pytest.fixture
def case(tmp_path, files):
    with CaseStore(tmp_path / "case", "me") as store:
        for path in files:
            store.identify(store.take_in(path), intake(path))
        yield store


def found(case, *folders, copies=()):
    return [one for one in rechecking(expected(case), folders, copies) if isinstance(one, Recheck)]


def test_each_exhibit_is_told_as_it_is(case, files, tmp_path):
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    files[1].write_bytes(bytes(1001))
    files[2].rename(tmp_path / "elsewhere" / "deep" / "other name.mp4")
    files[3].unlink()
    there = found(case, tmp_path / "elsewhere")
    assert [one.outcome for one in there] == ["unchanged", "changed", "moved", "missing"]
    assert there[2].found_at == tmp_path / "elsewhere" / "deep" / "other name.mp4"
    assert [one.outcome for one in found(case)] == ["unchanged", "changed", "missing", "missing"]


def test_one_that_lies_beside_the_others_under_another_name_has_moved(case, files):
    files[2].rename(files[2].with_name("renamed.mp4"))
    files[3].write_bytes(b"")
    there = found(case)
    assert [one.outcome for one in there] == ["unchanged", "unchanged", "moved", "changed"]
    assert there[2].found_at == files[2].with_name("renamed.mp4")


def test_a_file_of_the_same_size_is_not_taken_for_it(case, files):
    files[2].rename(files[2].with_name("x"))
    files[2].with_name("x").write_bytes(bytes(1002))
    assert found(case)[2].outcome == "missing"


def test_another_exhibit_of_the_same_bytes_is_not_the_missing_one(case, files):
    twin = files[0].with_name("twin.mp4")
    shutil.copy(files[0], twin)
    case.identify(case.take_in(twin), intake(twin))
    files[0].unlink()
    assert [one.outcome for one in found(case)] == ["missing", *["unchanged"] * 4]


def test_the_copy_in_the_case_does_not_make_the_original_less_missing(case, files, tmp_path):
    copy = tmp_path / "case" / "exhibits" / "a.mp4"
    copy.parent.mkdir()
    shutil.move(files[0], copy)
    first = found(case, tmp_path / "case", copies=[copy])[0]
    assert (first.outcome, first.found_at) == ("missing", copy)


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid"), reason="permissions of POSIX")
def test_what_cannot_be_read_is_named_so(case, files):
    files[0].unlink()
    files[0].mkdir()
    first = found(case)[0]
    assert (first.outcome, first.sha256) == ("unreadable", None)
    assert "not a regular file" in first.reason


def test_an_exhibit_identified_anew_is_still_compared_with_what_was_taken_in(case, files):
    files[0].write_bytes(b"other bytes")
    case.identify(1, intake(files[0]))
    assert found(case)[0].outcome == "changed"


def test_one_never_hashed_cannot_be_compared(case, tmp_path):
    (tmp_path / "e.mp4").write_bytes(b"e")
    number = case.take_in(tmp_path / "e.mp4")
    last = found(case)[-1]
    assert (last.number, last.outcome) == (number, "not comparable")
    keep(case, last)
    assert number not in latest(case)
    assert case.trail.entries[-1].details["outcome"] == "not comparable"


def test_what_was_found_is_kept_with_its_entries(case, files, tmp_path):
    files[3].unlink()
    begin(case, expected(case), [tmp_path])
    for one in found(case):
        keep(case, one)
    end(case, {"unchanged": 3, "missing": 1}, whole=True)
    assert {number: outcome for number, (_, outcome) in latest(case).items()} == {
        1: "unchanged", 2: "unchanged", 3: "unchanged", 4: "missing",
    }  # fmt: skip
    told = [(e.action, e.details.get("outcome")) for e in case.trail.entries[-6:]]
    assert told == [
        ("verification of exhibits begun", None),
        *[("exhibit hashed again", "unchanged")] * 3,
        ("exhibit hashed again", "missing"),
        ("verification of exhibits ended", None),
    ]
    assert latest(case)[4][0] == case.trail.entries[-2].utc


def test_the_case_is_pointed_to_where_an_exhibit_was_found(case, files, tmp_path):
    place = tmp_path / "now here.mp4"
    files[1].rename(place)
    moved = found(case, tmp_path)[1]
    point_to(case, [moved])
    assert case.exhibits()[1].path == place
    last = case.trail.entries[-1]
    assert (last.details["from"], last.details["to"]) == (str(files[1]), str(place))
    assert [one.outcome for one in found(case)] == ["unchanged"] * 4
    with pytest.raises(CaseError, match="Another exhibit"):
        point_to(case, [Recheck(1, "", "moved", found_at=place)])


def test_reading_stops_at_any_step(case):
    steps = rechecking(expected(case))
    next(steps)
    steps.close()


def test_a_case_that_is_only_read_keeps_nothing(case, tmp_path):
    with CaseStore(tmp_path / "case", read_only=True) as reader, pytest.raises(CaseReadOnly):
        keep(reader, Recheck(1, "2026-11-25T10:00:00.000Z", "unchanged", "a" * 64))
