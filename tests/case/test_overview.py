import sqlite3
from pathlib import Path

import pytest

from vmdesk.case.database import DATABASE
from vmdesk.case.overview import case_at_a_glance
from vmdesk.case.store import CaseStore
from vmdesk.domain.evidence import Digests, EvidenceItem
from vmdesk.domain.notes import MARK_MADE, MARK_REMOVED, NOTE_WRITTEN, Mark, mark_details
from vmdesk.domain.text import cleaned

ONE, TWO, THREE = Path("/e/a/one.mp4"), Path("/e/b/one.mp4"), Path("/e/b/two\udcff.mp4")


def item(path, digit):
    return EvidenceItem(path, 9, Digests(digit * 64, digit * 40, digit * 32))


@pytest.fixture
def store(tmp_path):
    with CaseStore(tmp_path / "case", "me") as store:
        for path, digit in ((ONE, "a"), (TWO, "b")):
            store.identify(store.take_in(path), item(path, digit))
        store.take_in(THREE)
        yield store


def run(store, path, digit, *ending):
    store.trail.record("analysis started", exhibit=cleaned(path.name), model="m")
    if digit:
        store.trail.record("exhibit hashed", size_bytes=9, sha256=digit * 64)
    for action in ending:
        store.trail.record(action, exhibit=cleaned(path.name))


def test_exhibits_of_one_name_are_told_apart_by_their_digests(store):
    run(store, ONE, "a", "analysis finished")
    run(store, TWO, "b", "analysis failed")
    assert [one.ending for one in case_at_a_glance(store).exhibits] == ["finished", "failed", ""]
    run(store, THREE, "")
    assert case_at_a_glance(store).exhibits[2].ending == "begun"
    run(store, ONE, "a")
    assert case_at_a_glance(store).exhibits[0].ending == "begun"


def test_notes_and_marks_are_counted_and_can_be_searched(store):
    for number in (1, 2):
        store.trail.record(MARK_MADE, exhibit=2, **mark_details(Mark(number, 5, 1, 0.1, f"mark {number}")))
    store.trail.record(MARK_REMOVED, exhibit=2, mark=1)
    store.trail.record(NOTE_WRITTEN, exhibit=2, text="Grainy")
    store.trail.record(NOTE_WRITTEN, text="On the case")
    store.trail.record(NOTE_WRITTEN, exhibit=[2], text="of no exhibit")
    seen = case_at_a_glance(store)
    one, two, _ = seen.exhibits
    assert (two.marks, [note.text for note in two.notes], two.noted) == (1, ["Grainy"], "Grainy\nmark 2")
    assert (one.marks, one.notes, one.noted) == (0, (), "")
    assert [note.text for note in seen.notes] == ["On the case"]


def test_scores_shown_are_known_of_each(store):
    store.trail.record("scores shown to the examiner", exhibits=[1, 3])
    assert [one.shown for one in case_at_a_glance(store).exhibits] == [True, False, True]


def test_queue_and_rechecks_are_told_and_a_reader_sees_the_same(store):
    with store.change() as line:
        line.execute("INSERT INTO queue VALUES (1, 0, '2026', 'running', '2026', '{}', '')")
        line.execute("INSERT INTO rechecks VALUES (2, '2026-11-25T10:00:00Z', NULL, NULL, 'missing')")
    seen = case_at_a_glance(store)
    assert [(one.queued, one.rechecked) for one in seen.exhibits] == [("running", ""), ("", "missing"), ("", "")]
    with CaseStore(store.folder, read_only=True) as reader:
        assert case_at_a_glance(reader) == seen


def test_no_window_is_read(store):
    store.trail.record(NOTE_WRITTEN, text="x")
    line = sqlite3.connect(store.folder / DATABASE)
    line.execute("DROP TABLE parts")
    line.commit()
    line.close()
    assert len(case_at_a_glance(store).exhibits) == 3
