"""Text that comes from outside, made safe to show."""

import unicodedata

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cleaned(untrusted: str, limit: int = 200) -> str:
    """`untrusted` with control, formatting and unassigned characters written out as `\\u{hex}`, cut to `limit`.

    Direction overrides (UAX #9) are among them, so that a name cannot show its extension backwards.
    """
    shown = untrusted if untrusted.isprintable() else "".join(map(_written_out, untrusted))
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def _written_out(character: str) -> str:
    return f"\\u{{{ord(character):x}}}" if unicodedata.category(character) in _HIDDEN else character


def for_spreadsheet(untrusted: str) -> str:
    """`untrusted`, cleaned, with an apostrophe before what a spreadsheet would take for a formula."""
    shown = cleaned(untrusted, 255)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown
