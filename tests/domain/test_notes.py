from vmdesk.case.trail import AuditTrail
from vmdesk.domain.notes import (
    EXHIBIT_IDENTIFIED,
    MARK_CHANGED,
    MARK_MADE,
    MARK_REMOVED,
    NOTE_WRITTEN,
    OPINION_RECORDED,
    SCORES_SHOWN,
    Mark,
    Opinion,
    mark_details,
    noted,
    notes_in,
    notes_on_the_case,
    numbers_of,
    opinion_details,
    with_mark,
    without_mark,
)

FIRST, SECOND = Mark(1, 40, 20_480, 1.6, "nose"), Mark(2, 8, 4_096, 0.32)


def told(*done):
    trail = AuditTrail("me")
    for action, details in done:
        trail.record(action, **details)
    return trail.entries


def made(mark, exhibit=1, action=MARK_MADE):
    return action, {"exhibit": exhibit, **mark_details(mark)}


def test_marks_come_back_in_frame_order_with_their_last_notes():
    entries = told(made(FIRST), made(SECOND), made(noted(FIRST, "nose and mouth"), action=MARK_CHANGED))
    notes = notes_in(entries, (1,))
    assert notes.marks == (SECOND, noted(FIRST, "nose and mouth"))
    assert notes.last_mark == 2


def test_a_removed_mark_is_gone_and_its_number_is_not_given_again():
    entries = told(made(FIRST), made(SECOND), (MARK_REMOVED, {"exhibit": 1, "mark": 2}))
    notes = notes_in(entries, (1,))
    assert (notes.marks, notes.last_mark) == ((FIRST,), 2)


def test_notes_of_other_exhibits_are_theirs():
    entries = told(made(FIRST), made(SECOND, exhibit=2))
    assert notes_in(entries, (2,)).marks == (SECOND,)
    assert notes_in(entries, (1, 2)).marks == (SECOND, FIRST)
    assert notes_in(entries, ()).marks == ()


def test_an_opinion_has_the_time_of_its_entry_and_scores_are_shown_once():
    opinion = Opinion(0, 60, "undecided", "too dark", True, "")
    shown = SCORES_SHOWN, {"exhibit": 1}
    entries = told((OPINION_RECORDED, {"exhibit": 1, **opinion_details(opinion)}), shown, shown)
    notes = notes_in(entries, (1,))
    assert notes.opinions == (Opinion(0, 60, "undecided", "too dark", True, entries[0].utc),)
    assert notes.scores_shown_utc == entries[1].utc


def test_entries_that_do_not_fit_are_passed_over():
    bad_opinion = {"exhibit": 1, "start": 0, "stop": 9, "finding": "guilty", "note": "", "before_scores": True}
    entries = told((MARK_MADE, {"exhibit": 1, "frame": "x"}), (OPINION_RECORDED, bad_opinion), ("x", {}), made(FIRST))
    assert notes_in(entries, (1,)).marks == (FIRST,)
    assert notes_in(entries, (1,)).opinions == ()


def test_numbers_of_an_exhibit_by_its_digest():
    entries = told(
        (EXHIBIT_IDENTIFIED, {"exhibit": 3, "sha256": "aa"}),
        (EXHIBIT_IDENTIFIED, {"exhibit": 1, "sha256": "aa"}),
        (EXHIBIT_IDENTIFIED, {"exhibit": 2, "sha256": "bb"}),
    )
    assert numbers_of(entries, "aa") == (1, 3)
    assert numbers_of(entries, "cc") == ()


def test_marks_are_put_and_taken_by_number():
    assert with_mark((FIRST,), SECOND) == (SECOND, FIRST)
    assert with_mark((SECOND, FIRST), noted(SECOND, "n")) == (noted(SECOND, "n"), FIRST)
    assert without_mark((SECOND, FIRST), 1) == (SECOND,)


def test_free_notes_follow_one_another_and_those_on_the_case_are_apart():
    first, on_case, second, broken = told(
        (NOTE_WRITTEN, {"exhibit": 1, "text": "dark\nsecond line"}),
        (NOTE_WRITTEN, {"text": "two drives came in"}),
        (NOTE_WRITTEN, {"exhibit": 1, "text": "not so dark"}),
        (NOTE_WRITTEN, {"exhibit": 1, "text": 7}),
    )
    entries = (first, on_case, second, broken)
    assert [(one.text, one.utc, one.author) for one in notes_in(entries, (1,)).written] == [
        ("dark\nsecond line", first.utc, "me"),
        ("not so dark", second.utc, "me"),
    ]
    assert [one.text for one in notes_on_the_case(entries)] == ["two drives came in"]
    assert notes_in(entries, (2,)).written == ()


def test_scores_shown_of_several_exhibits_at_once_are_shown_of_each():
    entries = told((SCORES_SHOWN, {"exhibits": [1, 3]}), (SCORES_SHOWN, {"exhibit": 1}))
    assert notes_in(entries, (3,)).scores_shown_utc == entries[0].utc
    assert notes_in(entries, (1,)).scores_shown_utc == entries[0].utc
    assert notes_in(entries, (2,)).scores_shown_utc is None
