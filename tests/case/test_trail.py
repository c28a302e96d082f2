import re
from pathlib import Path

import pytest

from vmdesk.case.trail import AuditTrail, steady_ms, utc_now
from vmdesk.domain import errors
from vmdesk.domain.audit import parse_trail, trail_text


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


def test_an_entry_carries_the_steady_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    trail = AuditTrail("me")
    before = steady_ms()
    first = trail.record("opened")
    monkeypatch.setattr("vmdesk.case.trail.utc_now", lambda: "2001-01-01T00:00:00.000Z")  # somebody sets the clock back
    second = trail.record("closed")
    assert first.monotonic_ms is not None
    assert second.monotonic_ms is not None
    assert before <= first.monotonic_ms <= second.monotonic_ms
    assert second.utc < first.utc
    assert [e.seq for e in parse_trail(trail_text(trail.entries))] == [1, 2]


def test_entries_can_be_taken_back() -> None:
    trail = AuditTrail("me")
    trail.record("opened")
    trail.record("not on the disk")
    trail.take_back(1)
    trail.record("closed")
    assert [e.action for e in parse_trail(trail_text(trail.entries))] == ["opened", "closed"]
