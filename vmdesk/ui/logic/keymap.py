"""The keys of all commands as one table: checked, written as JSON, read from it. No Qt.

`{"schema": "vmdesk-keys/1", "keys": {command: [key, ...]}}`; a key is one chord such as "Shift+N", in Qt's portable
spelling, and a command has up to two.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.presenter import Translate

SCHEMA = "vmdesk-keys/1"
MOST_KEYS = 2
MOST_BYTES = 1 << 20
"""A longer file is none of keys."""

Keymap = Mapping[str, tuple[str, ...]]
"""For each command, by its stable name, its keys; an empty tuple for none."""
Spell = Callable[[str], str | None]
"""A key in its one spelling; None for what is no key, or one that commands cannot have."""


class KeysRefusedError(Exception):
    """A file of keys that cannot be used, with the reason in a sentence."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One key and two commands that have it."""

    key: str
    first: str
    second: str


def conflict_in(keys: Keymap) -> Conflict | None:
    """The first key that two commands have, in the table's order; None where each is unique."""
    owners: dict[str, str] = {}
    for command, own in keys.items():
        for key in own:
            if owners.setdefault(key, command) != command:
                return Conflict(key, owners[key], command)
    return None


def owner_of(keys: Keymap, key: str) -> str | None:
    """The command that has a key."""
    return next((command for command, own in keys.items() if key in own), None)


def changed_from(defaults: Keymap, keys: Keymap) -> Keymap:
    """Those commands whose keys are not the usual ones."""
    return {command: own for command, own in keys.items() if own != defaults.get(command)}


def written(keys: Keymap) -> str:
    """The table as JSON."""
    table = {command: list(own) for command, own in keys.items()}
    return json.dumps({"schema": SCHEMA, "keys": table}, ensure_ascii=False, indent=2) + "\n"


def imported(text: bytes, keys: Keymap, spell: Spell, tr: Translate) -> Keymap:
    """`keys` with those that a file names in their place. Raises KeysRefusedError for a file that is wrong anywhere."""
    found = dict(keys)
    for command, listed in _table_in(text, tr).items():
        if command not in keys:
            why = tr("vmdesk has no command called {name}.")
            raise KeysRefusedError(why.format(name=cleaned(command, 60)))
        found[command] = _keys_in(command, listed, spell, tr)
    conflict = conflict_in(found)
    if conflict is not None:
        why = tr("{key} would be the key of two commands, {first} and {second}.")
        raise KeysRefusedError(why.format(key=conflict.key, first=conflict.first, second=conflict.second))
    return found


def restored(text: str, defaults: Keymap, spell: Spell) -> Keymap:
    """The table that was stored. What cannot be understood counts for nothing, and a key is never taken twice."""
    try:
        stored = _table_in(text.encode(), lambda words: words)
    except KeysRefusedError:
        return dict(defaults)
    found = dict(defaults)
    for command in defaults.keys() & stored.keys():
        try:
            found[command] = _keys_in(command, stored[command], spell, lambda words: words)
        except KeysRefusedError:
            continue
    return found if conflict_in(found) is None else dict(defaults)


def _table_in(text: bytes, tr: Translate) -> dict[str, object]:
    try:
        value = json.loads(text) if len(text) <= MOST_BYTES else None
    except (ValueError, RecursionError) as error:
        raise KeysRefusedError(tr("It is not JSON.")) from error
    table = value.get("keys") if isinstance(value, dict) else None
    if not isinstance(value, dict) or value.get("schema") != SCHEMA or not isinstance(table, dict):
        raise KeysRefusedError(tr("It is no table of keys that vmdesk wrote ({schema}).").format(schema=SCHEMA))
    return table


def _keys_in(command: str, listed: object, spell: Spell, tr: Translate) -> tuple[str, ...]:
    if not isinstance(listed, list) or not all(isinstance(key, str) for key in listed):
        raise KeysRefusedError(tr("The keys of {name} are no list.").format(name=command))
    if len(listed) > MOST_KEYS:
        why = tr("{name} has more than {most} keys.")
        raise KeysRefusedError(why.format(name=command, most=MOST_KEYS))
    found = []
    for key in listed:
        spelt = spell(key)
        if spelt is None:
            why = tr("{key} is no key that a command can have ({name}).")
            raise KeysRefusedError(why.format(key=cleaned(key, 40) or "“”", name=command))
        if spelt not in found:
            found.append(spelt)
    return tuple(found)
