"""What `vmdesk inspect` found, laid out for a person; all text in it is cleaned already."""

from collections.abc import Sequence
from typing import Any, TypeVar

Row = dict[str, Any]
Item = TypeVar("Item")
_SHOWN_AT_EACH_END = 5
_ELEMENTS_SHOWN = 60
_APART = frozenset(
    {"warnings", "structure", "brands", "tags", "claimed_times", "encoders", "gop_pattern", "content_credentials"}
    | {"frames", "gop_lengths", "treatment"}
)
_LONGEST_VALUE = 150


def print_text(told: dict[str, Any], whole_table: bool) -> None:
    """Print every part of what was found, each under a heading; long lists show their ends."""
    for name, value in told.items():
        if name not in _APART:
            _print_fact(name, "not counted" if value is None else value)
    gops = told["gop_lengths"]
    _print_fact("gop_lengths", "no keyframes" if gops is None else ", ".join(f"{n} {v:g}" for n, v in gops.items()))
    _print_pattern(told["gop_pattern"])
    _print_brands(told["brands"])
    for sentence in told["treatment"]:
        _print_fact("treatment", sentence)
    for warning in told["warnings"]:
        _print_fact("warning", warning)
    _print_credentials(told["content_credentials"])
    _print_claims(told["claimed_times"], told["encoders"], told["tags"])
    _print_elements(told["structure"])
    _print_frames(told["frames"], whole_table)


def _print_fact(name: str, value: object) -> None:
    print(f"{name:26} {value}")


def _print_pattern(found: dict[str, Any] | None) -> None:
    if found is None:
        _print_fact("gop_pattern", "no picture decoded soundly")
        return
    types = found["usual_group"] or found["picture_types"]
    of = f"{found['usual_count']} of {found['groups']} whole groups" if found["groups"] else "no group is whole"
    _print_fact("gop_pattern", f"{_short(types, 80)}  ({of} in the first {found['pictures']} pictures)")
    opened = {True: "yes", False: "none seen", None: "cannot be told"}[found["open_groups"]]
    leading = "" if found["leading_pictures"] is None else f", leading pictures: {found['leading_pictures']}"
    _print_fact("open_groups", opened + leading)


def _print_brands(found: dict[str, Any] | None) -> None:
    if found is not None:
        compatible = ", ".join(found["compatible"]) or "none"
        _print_fact("brands", f"{found['major']} (minor version {found['minor_version']}); compatible: {compatible}")


def _print_credentials(found: dict[str, Any]) -> None:
    """The C2PA manifest: whether it fits the file and whether its signer is trusted, on lines of their own."""
    print("\ncontent credentials (C2PA)")
    remark = f": {found['remark']}" if found["remark"] else ""
    _print_fact("state", found["state"] + remark)
    if found["remote_url"]:
        _print_fact("named, not fetched", found["remote_url"])
    if found["state"] != "found":
        return
    failures = f": {', '.join(found['failures'])}" if found["failures"] else ""
    _print_fact("integrity", found["integrity"] + failures)
    _print_fact("trust in the signer", found["trust"])
    for label, name in (("signer, as it says", "signer"), ("issuer, as it says", "issuer")):
        _print_fact(label, found[name] or "not named")
    _print_fact("time stamp", found["signing_time"] or "none")
    _print_fact("claim generator", found["claim_generator"] or "not named")
    _print_fact("actions", ", ".join(found["actions"]) or "none named")
    _print_fact("ingredients", found["ingredients"])


def _print_claims(times: list[Row], programs: list[Row], tags: dict[str, dict[str, str]]) -> None:
    """Times, programs and tags, which are the file's own words: anyone can write them."""
    if times:
        print("\ntimes, as the file states them")
    for time in times:
        remark = f" ({time['remark']})" if time["remark"] else ""
        print(f"{time['place']:36} {time['kind']:12} {time['utc'] or '-':20}  stored as {time['raw']}{remark}")
    if programs:
        print("\nprograms and devices, as the file names them")
    for program in programs:
        print(f"{program['place']:36} {_short(program['text'], _LONGEST_VALUE)}")
    if tags:
        print("\ntags, as the file states them")
    for place, named in tags.items():
        for name, value in named.items():
            print(f"{place:22} {name}: {_short(value, _LONGEST_VALUE)}")


def _print_elements(elements: list[Row]) -> None:
    if elements:
        print(f"\n{'element':32} {'offset':>14} {'bytes':>14}")
    for element in _with_gap(elements, _ELEMENTS_SHOWN // 2):
        if element is None:
            print(f"{'…':32} {len(elements) - _ELEMENTS_SHOWN} more; --json shows all")
            continue
        cut = "  goes on past its end" if element["cut"] else ""
        name = "  " * element["depth"] + element["name"]
        print(f"{name:32} {element['offset']:14} {element['size']:14}{cut}")


def _print_frames(table: list[Row], whole_table: bool) -> None:
    print(f"\n{'frame':>8} {'pts':>12} {'seconds':>12} {'bytes':>9}  key  sha256 of the decoded planes")
    for row in table if whole_table else _with_gap(table, _SHOWN_AT_EACH_END):
        if row is None:
            print(f"{'…':>8} {len(table) - 2 * _SHOWN_AT_EACH_END} more; --frames shows all")
            continue
        key = "key" if row["keyframe"] else "   "
        damaged = "  damaged" if row.get("damaged") else ""
        place = f"{row['index']:8} {row['pts']:12} {row['seconds']:12.6f} {row['bytes']:9}"
        print(f"{place}  {key}  {row.get('sha256', '')}{damaged}")


def _with_gap(rows: Sequence[Item], at_each_end: int) -> list[Item | None]:
    """The rows at both ends with None for those between; all where they are few."""
    if len(rows) <= 2 * at_each_end + 1:
        return [*rows]
    return [*rows[:at_each_end], None, *rows[-at_each_end:]]


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…  (--json shows all)"
