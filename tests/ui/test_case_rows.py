from dataclasses import replace
from pathlib import Path

import pytest

from vmdesk.case.overview import CaseAtAGlance, ExhibitAtAGlance
from vmdesk.ui.logic import case_words
from vmdesk.ui.logic.case_rows import Place, RowOrder, Stand, arranged, case_rows, overview_csv, sought
from vmdesk.ui.logic.state import Queued, Standing, State


def same(text):
    return text


def at(number, **changes):
    return ExhibitAtAGlance(number, Path(f"/e/{number}.mp4"), "ab" * 32, "2026-11-25T10:00:00.000Z", **changes)


def rows(*exhibits, state=None):
    return case_rows(CaseAtAGlance(Path("/case"), exhibits, ()), state or State())


@pytest.mark.parametrize(
    ("exhibit", "standing", "stand"),
    [
        (at(1), None, Stand.OPENED),
        (at(1, analyses=1), None, Stand.FINISHED),
        (at(1, analyses=1, ending="begun"), None, Stand.INTERRUPTED),
        (at(1, ending="failed"), Standing.OPENED, Stand.FAILED),
        (at(1, ending="cancelled"), Standing.RUNNING, Stand.RUNNING),
        (at(1, queued="waiting", ending="finished"), None, Stand.WAITING),
        (at(1, queued="running"), None, Stand.INTERRUPTED),
        (at(1, queued="running"), Standing.CANCELLED, Stand.INTERRUPTED),
        (at(1, analyses=1, ending="finished"), Standing.FAILED, Stand.FAILED),
    ],
)
def test_where_an_exhibit_stands(exhibit, standing, stand):
    queue = (Queued(exhibit.path, standing),) if standing else ()
    (row,) = rows(exhibit, state=State(queue=queue))
    assert row.stand is stand


def test_an_exhibit_on_the_desk_without_a_place_in_the_case_is_listed_too():
    one, new = rows(at(1), state=State(queue=(Queued(Path("/e/new.mp4")),)))
    assert (one.at.number, new.at.number, new.stand) == (1, 0, Stand.WAITING)
    assert case_words.cell(new, Place.NUMBER, same) == "–"
    assert case_words.cell(new, Place.TAKEN, same) == "not yet"
    assert case_words.cell(new, Place.HASH, same) == "– not hashed"


def test_what_has_no_value_comes_last_whichever_way_it_is_sorted():
    made = rows(at(1, top_score=0.5), at(2), at(3, top_score=0.25))
    assert arranged(made, RowOrder(Place.TOP), "") == [2, 0, 1]
    assert arranged(made, RowOrder(Place.TOP, descending=True), "") == [0, 2, 1]
    assert arranged(made, RowOrder(Place.NUMBER, descending=True), "") == [2, 1, 0]


def test_a_search_looks_at_names_notes_and_the_beginning_of_the_digest():
    (row,) = rows(replace(at(1, noted="The lip is\nblurred"), sha256="c0ffee" + "0" * 58))
    assert [sought(row, words) for words in ("1.MP", "LIP is", "c0ffee0", "0ffee", "blurred lip")] == [
        *(True, True, True),
        *(False, False),
    ]


def test_blind_mode_leaves_no_score_in_the_rows():
    made = rows(at(1, top_score=0.5, flagged=2), at(2), state=State(blind=True))
    assert [(row.top, row.flagged, row.hidden) for row in made] == [(None, None, True), (None, None, False)]
    assert b"0.5" not in overview_csv(made)


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("unchanged", "= unchanged"), ("changed", "≠ changed"), ("moved", "→ moved"), ("missing", "○ missing"),
     ("unreadable", "! unreadable"), ("", "– not rechecked")],
)  # fmt: skip
def test_the_hash_state_is_said_in_words_and_a_sign(outcome, words):
    (row,) = rows(at(1, rechecked=outcome, rechecked_utc="2026-11-25T10:00:00Z" if outcome else ""))
    assert case_words.cell(row, Place.HASH, same) == words
    assert case_words.spoken(row, Place.HASH, same) == words[2:]


def test_a_name_out_of_a_file_system_is_shown_safely_and_guarded_in_the_table():
    (row,) = rows(replace(at(1), path=Path("/e/=1+1\u202egpj.mp4")))
    assert case_words.cell(row, Place.NAME, same) == "=1+1\\u{202e}gpj.mp4"
    assert b"'=1+1\\u{202e}gpj.mp4" in overview_csv([row])
