import json
from itertools import pairwise

import pytest

from vmdesk.domain.audit import GENESIS, AuditEntry, next_entry, parse_trail, trail_text


def chain(length: int = 6) -> tuple[AuditEntry, ...]:
    entries: list[AuditEntry] = []
    for k in range(length):
        details = {"number": k, "name": "Bäcker \u2028 \u202e \x85 \r\n"}
        entries.append(next_entry(entries[-1] if entries else None, f"2026-01-01T00:00:0{k}Z", "me", "did", details))
    return tuple(entries)


def test_round_trip() -> None:
    entries = chain()
    assert parse_trail(trail_text(entries)) == entries
    assert [e.seq for e in entries] == [1, 2, 3, 4, 5, 6]
    assert entries[0].previous == GENESIS
    assert all(b.previous == a.hash for a, b in pairwise(entries))
    assert parse_trail("") == ()


def test_details_may_hold_what_looks_like_the_hash_of_the_entry() -> None:
    first = next_entry(None, "2026-01-01T00:00:00Z", "me", "did", {"hash": "f" * 64, "text": ',"hash":"' + "e" * 64})
    second = next_entry(first, "2026-01-01T00:00:01Z", "me", "did", {"hash": first.hash})
    assert parse_trail(trail_text((first, second))) == (first, second)


@pytest.mark.parametrize("field", ["utc", "actor", "action", "details", "previous", "hash", "seq"])
@pytest.mark.parametrize("place", [0, 2, 5])
def test_an_edited_field_is_found(field: str, place: int) -> None:
    text = trail_text(chain()).split("\n")
    entry = json.loads(text[place])
    other = {"seq": 9, "details": {"number": 99}, "hash": "f" * 64, "previous": "e" * 64}.get(field, "other")
    text[place] = json.dumps(entry | {field: other}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    with pytest.raises(ValueError, match=f"entry {place + 1} does not fit"):
        parse_trail("\n".join(text))


@pytest.mark.parametrize("place", range(5))
def test_a_deleted_entry_is_found(place: int) -> None:
    text = trail_text(chain()).split("\n")
    del text[place]
    with pytest.raises(ValueError, match=f"entry {place + 1} does not fit"):
        parse_trail("\n".join(text))


def test_reordered_and_inserted_entries_are_found() -> None:
    text = trail_text(chain()).split("\n")[:-1]
    for changed in (
        [text[1], text[0], *text[2:]],
        [*text[:3], text[2], *text[3:]],
        [*text[:2], "", *text[2:]],
        [*text[:2], "{}", *text[2:]],
        [*text[:2], "[]", *text[2:]],
        [*text[:2], " " + text[2], *text[3:]],
    ):
        with pytest.raises(ValueError, match=r"entry [1-4] "):
            parse_trail("\n".join(changed) + "\n")


def test_a_cut_tail_is_not_found_by_the_chain_alone() -> None:
    """By design: the head and the count stand in the signed report for this."""
    text = trail_text(chain()).split("\n")
    assert len(parse_trail("\n".join(text[:3]) + "\n")) == 3


@pytest.mark.parametrize("cut", [1, 2, 50])
def test_a_torn_last_line_is_found(cut: int) -> None:
    with pytest.raises(ValueError, match="entry 6 is cut off"):
        parse_trail(trail_text(chain())[:-cut])


def test_what_is_no_number_is_not_chained() -> None:
    with pytest.raises(ValueError, match="JSON"):
        next_entry(None, "now", "me", "did", {"score": float("nan")})
