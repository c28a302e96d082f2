import sqlite3
from dataclasses import replace

import pytest

from vmdesk.case.database import DATABASE, SCHEMA
from vmdesk.case.store import CaseStore
from vmdesk.domain import errors
from vmdesk.domain.notes import MARK_MADE, Mark, mark_details


def test_a_case_gives_back_what_it_keeps(tmp_path, kept, item):
    with CaseStore(tmp_path / "case", "me") as store:
        number = store.take_in(item.path)
        assert store.take_in(item.path) == number
        store.identify(number, item)
        store.identify(number, item)
        store.keep_analysis(number, kept)
    with CaseStore(tmp_path / "case", "me") as store:
        (there,) = store.exhibits()
        assert (there.path, there.evidence, there.analyzed, there.top_score) == (item.path, item, True, 0.9)
        assert store.analysis(number) == kept
        assert [e.action for e in store.trail.entries] == [
            "exhibit taken into the case",
            "exhibit of the case identified",
        ]


def test_every_result_of_an_exhibit_is_kept_and_the_latest_is_the_one_shown(tmp_path, kept, item, facts, windows):
    with CaseStore(tmp_path, "me") as store:
        number = store.take_in(item.path)
        first = store.keep_analysis(number, kept)
        fewer = replace(kept, windows=windows(5), top_score=None, facts=facts)
        second = store.keep_analysis(number, fewer)
        assert store.analysis(number) == fewer
        assert store.analysis(number, first) == kept
        assert [(one.number, one.facts) for one in store.analyses(number)] == [(first, None), (second, facts)]
        (there,) = store.exhibits()
        assert (there.top_score, there.flagged, there.analyses) == (None, 3, 2)
        assert store.analysis(number + 1) is None


def test_a_change_that_fails_leaves_everything_as_it_was(tmp_path, kept, monkeypatch, item):
    with CaseStore(tmp_path, "me") as store:
        number = store.take_in(item.path)
        store.keep_analysis(number, kept)

        def broken(*_: object) -> None:
            raise RuntimeError("in the middle")

        monkeypatch.setattr("vmdesk.case.store._parts", broken)
        with pytest.raises(RuntimeError):
            store.keep_analysis(number, replace(kept, top_score=0.1))
        assert store.analysis(number) == kept


def test_notes_are_those_of_the_trail(tmp_path, item):
    mark = Mark(1, 5, 2560, 0.2, "lip")
    with CaseStore(tmp_path, "me") as store:
        number = store.take_in(item.path)
        store.record("2026-11-25T10:00:00.000Z", MARK_MADE, {"exhibit": number, **mark_details(mark)})
    with CaseStore(tmp_path, "me") as store:
        assert store.notes(number).marks == (mark,)
        assert store.trail.entries[-1].utc == "2026-11-25T10:00:00.000Z"


def test_a_copy_is_the_same_case(tmp_path, kept, item):
    with CaseStore(tmp_path / "one", "me") as store:
        store.keep_analysis(store.take_in(item.path), kept)
        store.copy_to(tmp_path / "new" / "two")
        with pytest.raises(errors.OutputNotWritable, match="holds a case already"):
            store.copy_to(tmp_path / "new" / "two")
        entries = store.trail.entries
    with CaseStore(tmp_path / "new" / "two", "me") as copy:
        assert copy.trail.entries == entries
        assert copy.analysis(1) == kept


def test_a_case_in_use_is_busy_and_is_free_again(tmp_path):
    with CaseStore(tmp_path), pytest.raises(errors.CaseBusy):
        CaseStore(tmp_path)
    CaseStore(tmp_path).close()


def test_a_broken_database_is_damage_and_is_left_as_it_is(tmp_path):
    (tmp_path / DATABASE).write_bytes(b"no database at all" * 100)
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(errors.CaseDamaged):
        CaseStore(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == before
    (tmp_path / DATABASE).unlink()
    CaseStore(tmp_path).close()  # the lock was let go


def test_a_result_that_was_tampered_with_is_damage(tmp_path, kept, item):
    with CaseStore(tmp_path, "me") as store:
        store.keep_analysis(store.take_in(item.path), kept)
    line = sqlite3.connect(tmp_path / DATABASE)
    line.execute("UPDATE parts SET windows = x'00' WHERE place = 1024")
    line.commit()
    line.close()
    with CaseStore(tmp_path) as store, pytest.raises(errors.CaseDamaged):
        store.analysis(1)


def test_a_case_of_a_newer_vmdesk_is_refused(tmp_path):
    line = sqlite3.connect(tmp_path / DATABASE)
    line.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    line.close()
    with pytest.raises(errors.CaseDamaged, match="newer vmdesk"):
        CaseStore(tmp_path)


def test_a_full_disk_keeps_the_case_as_it_was(tmp_path, kept, item):
    with CaseStore(tmp_path, "me") as store:
        number = store.take_in(item.path)
        store._line.execute("PRAGMA max_page_count = 20")  # SQLite's own "disk is full"
        with pytest.raises(errors.OutputNotWritable, match="full"):
            store.keep_analysis(number, replace(kept, sealed=bytes(1024 * 1024)))
        assert store.analysis(number) is None
    with CaseStore(tmp_path, "me") as store:
        store.keep_analysis(number, kept)
        assert store.analysis(number) == kept
