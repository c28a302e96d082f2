"""Arabic script as it is written: letters joined, and put from right to left, for a page that draws glyphs in a row.

The forms are those of Unicode's presentation forms, read out of Python's own character database. A text keeps its
direction from left to right as a whole, so that a file's extension stays at the end of its name.
"""

import re
import unicodedata
from functools import cache

_ISOLATED, _FINAL, _INITIAL, _MEDIAL = "<isolated>", "<final>", "<initial>", "<medial>"
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_NUMBER = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/-][0-9\u0660-\u0669\u06f0-\u06f9]+)*")


@cache
def _forms() -> dict[str, dict[str, str]]:
    """For each letter, and for lam with alef, its forms by their kind."""
    table: dict[str, dict[str, str]] = {}
    for point in (*range(0xFB50, 0xFBC2), *range(0xFBD3, 0xFBE2), *range(0xFBFC, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, *parts = unicodedata.decomposition(chr(point)).split() or [""]
        if kind in (_ISOLATED, _FINAL, _INITIAL, _MEDIAL):
            table.setdefault("".join(chr(int(part, 16)) for part in parts), {})[kind] = chr(point)
    return table


def is_letter(character: str) -> bool:
    """True for a letter of the Arabic script whose joined forms are known."""
    return character in _forms()


def written(text: str) -> str:
    """`text` with its Arabic letters joined and in the order in which they stand on the page, left to right."""
    if not any(map(is_letter, text)):
        return text
    return "".join(_turned(part) if rightward else part for part, rightward in _parts(text))


def _parts(text: str) -> list[tuple[str, bool]]:
    """Stretches from one right-to-left character to the last one before something that runs left to right."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for found in re.finditer(_stretch(), text):
        stop = found.end() + _closes(found.group(), text[found.end() : found.end() + 1])
        parts += [(text[at : found.start()], False), (text[found.start() : stop], True)]
        at = stop
    return [*parts, (text[at:], False)]


def _closes(stretch: str, after: str) -> bool:
    """Whether `after` closes a bracket that is open in the stretch: it belongs to it then (rule N0 of UAX #9)."""
    pair = next((pair for pair in ("()", "[]", "«»") if after and pair[1] == after), "")
    return bool(pair) and stretch.count(pair[0]) > stretch.count(pair[1])


@cache
def _stretch() -> re.Pattern[str]:
    letters = "".join(sorted(one for one in _forms() if len(one) == 1)) + "\u0640"
    inner = r"[ _.,:;!?()\[\]«»\-0-9\u060c\u061b\u061f\u0660-\u0669\u06f0-\u06f9]*"
    return re.compile(f"[{letters}]+(?:{inner}[{letters}]+)*")


def _turned(text: str) -> str:
    turned = _joined(text)[::-1].translate(_MIRRORED)
    return _NUMBER.sub(lambda found: found.group()[::-1], turned)


def _joined(text: str) -> str:
    """Each letter in the form that its neighbours call for."""
    forms, out, at = _forms(), [], 0
    while at < len(text):
        unit = text[at : at + 2] if text[at : at + 2] in forms and len(text[at : at + 2]) == 2 else text[at]
        out.append(_form(forms, unit, text[at - 1 : at], text[at + len(unit) : at + len(unit) + 1]))
        at += len(unit)
    return "".join(out)


def _form(forms: dict[str, dict[str, str]], unit: str, before: str, after: str) -> str:
    known = forms.get(unit)
    if known is None:
        return unit
    joins_before = bool(before) and (before == "\u0640" or _INITIAL in forms.get(before, {})) and _FINAL in known
    joins_after = bool(after) and (after == "\u0640" or _FINAL in forms.get(after, {})) and _INITIAL in known
    kind = (_MEDIAL if joins_after else _FINAL) if joins_before else (_INITIAL if joins_after else _ISOLATED)
    return known.get(kind, unit)
