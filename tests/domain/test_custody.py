import pytest

from vmdesk.case.trail import AuditTrail
from vmdesk.domain.custody import COPIED, CUSTODY, CustodyStatement, custody_details, custody_in, standing

RECEIVED = CustodyStatement(
    "received", "2026-11-20 09:15", "Officer 7", "Laboratory", "by hand", seals="A-1", seal="intact"
)


def stated(trail, statement, exhibit=1):
    return trail.record(CUSTODY, exhibit=exhibit, **custody_details(statement)).seq


def test_events_are_those_of_the_exhibit_in_the_order_of_the_trail():
    trail = AuditTrail("me")
    stated(trail, RECEIVED)
    stated(trail, RECEIVED, exhibit=2)
    trail.record("mark made", exhibit=1)
    stated(trail, CustodyStatement("returned", "1999", "Laboratory", "Court"))
    events = custody_in(trail.entries, (1,))
    assert [(one.seq, one.statement.kind) for one in events] == [(1, "received"), (4, "returned")]
    assert events[0].statement == RECEIVED
    assert (events[0].utc, events[0].actor) == (trail.entries[0].utc, "me")
    assert len(custody_in(trail.entries, (1, 2))) == 3


def test_a_correction_names_what_it_corrects_and_both_stay():
    trail = AuditTrail("me")
    first = stated(trail, RECEIVED)
    second = stated(trail, CustodyStatement("received", "2026-11-21", corrects=first))
    third = stated(trail, CustodyStatement("entered in error", corrects=second, note="another exhibit"))
    stated(trail, CustodyStatement("returned"))
    events = custody_in(trail.entries, (1,))
    assert [one.corrected_by for one in events] == [second, third, None, None]
    assert [one.statement.kind for one in standing(events)] == ["returned"]


def test_what_another_exhibit_has_is_not_corrected_and_nothing_is_corrected_twice():
    trail = AuditTrail("me")
    other = stated(trail, RECEIVED, exhibit=2)
    own = stated(trail, RECEIVED)
    stated(trail, CustodyStatement("received", corrects=other))
    first = stated(trail, CustodyStatement("received", corrects=own))
    stated(trail, CustodyStatement("received", corrects=own))
    assert custody_in(trail.entries, (2,))[0].corrected_by is None
    assert custody_in(trail.entries, (1,))[0].corrected_by == first


def test_a_copy_that_vmdesk_made_is_an_event():
    trail = AuditTrail("me")
    trail.record(COPIED, exhibit=1, file="a.mp4", sha256="a" * 64, size_bytes=3)
    (event,) = custody_in(trail.entries, (1,))
    assert (event.statement.kind, event.statement.sha256, event.by_vmdesk) == ("working copy made", "a" * 64, True)


@pytest.mark.parametrize(
    "details",
    [{"kind": "stolen"}, {"kind": "received", "taker": 5}, {"kind": "received", "colour": "red"}, {}, {"kind": ["x"]}],
)
def test_entries_that_do_not_fit_are_passed_over(details):
    trail = AuditTrail("me")
    trail.record(CUSTODY, exhibit=1, **details)
    assert custody_in(trail.entries, (1,)) == ()


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "received", "giver": "x" * 151},
        {"kind": "received", "note": "x" * 301},
        {"kind": "received", "sha256": "A" * 64},
        {"kind": "entered in error"},
        {"kind": "received", "seal": "perhaps"},
    ],
)
def test_what_cannot_be_printed_or_makes_no_sense_is_refused(given):
    with pytest.raises(ValueError, match=r"."):
        CustodyStatement(**given)
