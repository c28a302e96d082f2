"""The window's commands as a table of keys: found in the menus, set, stored, restored."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QToolBar

from vmdesk.ui.logic.keymap import Keymap, changed_from, restored, written

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText
_KEPT = ("Tab", "Backtab", "Return", "Enter")
"""Keys that go from one control to the next, or press it, whatever else happens."""
_SETTING = "keys"


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its stable name, the menu it stands in and its words there, without mnemonics."""

    name: str
    menu: str
    words: str


class KeyTable(QObject):
    """All actions of `window`'s menus with a name, and their keys. Make it once all commands are in the menus."""

    changed = Signal()

    def __init__(self, window: QMainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._settings = settings
        self._actions = {action.objectName(): (menu, action) for menu, action in _actions_of(window)}
        self.defaults: Keymap = self.keys()
        self.apply(restored(str(settings.value(_SETTING, "")), self.defaults, spelt), store=False)

    def commands(self) -> tuple[Command, ...]:
        """The commands in the order of the menus."""
        found = self._actions.items()
        return tuple(Command(name, menu, plain(action.text())) for name, (menu, action) in found)

    def keys(self) -> Keymap:
        """For each command its keys now, as they stand in the actions themselves."""
        return {name: _keys_of(action) for name, (_, action) in self._actions.items()}

    def words_of(self, name: str) -> str:
        """What a command is called in its menu; its name where there is none."""
        found = self._actions.get(name)
        return plain(found[1].text()) if found else name

    def native(self, name: str) -> str:
        """A command's keys as this system writes them; empty for none."""
        found = self._actions.get(name)
        return self.spelling(_keys_of(found[1])) if found else ""

    def first(self, name: str) -> str:
        """The first of a command's keys as this system writes it; empty for none."""
        found = self._actions.get(name)
        return self.spelling(_keys_of(found[1])[:1]) if found else ""

    def spelling(self, keys: tuple[str, ...]) -> str:
        """Keys as this system writes them; empty for none."""
        spelled = [QKeySequence(key, _PORTABLE).toString(_NATIVE) for key in keys]
        if len(spelled) < 2:
            return "".join(spelled)
        return self.tr("{first} or {second}").format(first=spelled[0], second=spelled[1])

    def apply(self, keys: Keymap, *, store: bool = True) -> None:
        """Set the keys of the commands named, and keep what differs from the usual ones in the settings."""
        for name, own in keys.items():
            found = self._actions.get(name)
            if found is not None and _keys_of(found[1]) != own:
                found[1].setShortcuts([QKeySequence(key, _PORTABLE) for key in own])
        if store:
            differing = changed_from(self.defaults, self.keys())
            self._settings.setValue(_SETTING, written(differing)) if differing else self._settings.remove(_SETTING)
        self.changed.emit()


def spelt(key: str) -> str | None:
    """A key in Qt's portable spelling; None for what is no single chord, and for Tab and Return."""
    sequence = QKeySequence(key, _PORTABLE)
    found = sequence.toString(_PORTABLE)
    kept = found in _KEPT or found in ("Shift+Tab", "Shift+Backtab")
    return found if sequence.count() == 1 and found and not kept else None


def plain(text: str) -> str:
    """An action's text without its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _keys_of(action: QAction) -> tuple[str, ...]:
    return tuple(key.toString(_PORTABLE) for key in action.shortcuts())


def _actions_of(window: QMainWindow) -> Iterator[tuple[str, QAction]]:
    for entry in window.menuBar().actions():
        menu = entry.menu()
        if isinstance(menu, QMenu):
            yield from ((plain(entry.text()), action) for action in _inside(menu))


def _inside(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _inside(below)
        elif not action.isSeparator():
            part = action.parent()
            if not action.objectName() and isinstance(part, QDockWidget | QToolBar):
                action.setObjectName(f"show_{part.objectName()}")
            if action.objectName():
                yield action
