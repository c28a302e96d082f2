"""One line of text put into the order in which it stands on the page: UAX #9, as a whole from left to right.

The steps are those of python-bidi, written in Python, which mirrors brackets but knows no pairs of them; its compiled
`get_display` knows pairs but mirrors nothing. So the rule on pairs (N0) stands here, between two steps of the former.
There are no explicit controls in the text: they have been written out.
"""

import unicodedata
from typing import Any

from bidi.algorithm import (
    apply_mirroring,
    explicit_embed_and_overrides,
    get_embedding_levels,
    get_empty_storage,
    reorder_resolved_levels,
    resolve_implicit_levels,
    resolve_neutral_types,
    resolve_weak_types,
)

_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_CLOSING = {"(": ")", "[": "]", "{": "}", "「": "」", "『": "』", "【": "】", "〈": "〉", "《": "》"}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""Numbers count as right-to-left where brackets and neutrals look for their neighbours."""


def is_bidirectional(text: str) -> bool:
    """True where a part of `text` runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text)


def in_order(line: str) -> str:
    """`line` as its characters stand from left to right, brackets turned where they are within right-to-left text."""
    if not is_bidirectional(line):
        return line
    storage = get_empty_storage()
    storage.update(base_level=0, base_dir="L")
    get_embedding_levels(line, storage)
    explicit_embed_and_overrides(storage)
    resolve_weak_types(storage)
    _resolve_pairs(storage["chars"])
    for step in (resolve_neutral_types, resolve_implicit_levels, reorder_resolved_levels, apply_mirroring):
        step(storage, False)
    return "".join(character["ch"] for character in storage["chars"])


def _resolve_pairs(characters: list[dict[str, Any]]) -> None:
    """Rule N0: both brackets of a pair run the same way, as what is within and before them."""
    for start, stop in _pairs(characters):
        within = {_STRONG.get(c["type"]) for c in characters[start + 1 : stop]}
        if not within & {"L", "R"}:
            continue
        before = (_STRONG[c["type"]] for c in reversed(characters[:start]) if c["type"] in _STRONG)
        way = "L" if "L" in within else next(before, "L")
        characters[start]["type"] = characters[stop]["type"] = way


def _pairs(characters: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Where brackets open and close, in the order of the opening ones (BD16)."""
    found, waiting = [], []
    for place, character in enumerate(characters):
        sign = character["ch"]
        if character["type"] != "ON":
            continue
        if sign in _CLOSING:
            waiting.append((_CLOSING[sign], place))
        elif any(sign == closing for closing, _ in waiting):
            while waiting:
                closing, start = waiting.pop()
                if closing == sign:
                    found.append((start, place))
                    break
    return sorted(found)
