"""The window's keyboard: its table of keys, what the controls keep for themselves, and the dialog that shows it all."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from vmdesk.ui.control.key_files import KeyFiles
from vmdesk.ui.parts.key_table import KeyTable, plain
from vmdesk.ui.parts.keys_dialog import KeysDialog
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.parts.own_keys import OwnKeys
from vmdesk.ui.parts.transport import TransportRow


class Keyboard(QObject):
    """Made by the window once all commands are in the menus; names the keys on the tool bar and the transport row."""

    def __init__(
        self,
        window: QMainWindow,
        settings: QSettings,
        commands: Commands,
        transport: TransportRow,
        evidence: Callable[[], Sequence[Path]],
    ) -> None:
        super().__init__(window)
        self._window, self._commands, self._transport = window, commands, transport
        OwnKeys(window)
        self.table = KeyTable(window, settings)
        self._files = KeyFiles(self.table, evidence, self)
        self.table.changed.connect(self._name_keys)
        commands.keys.triggered.connect(self.show_keys)
        self._name_keys()

    def show_keys(self) -> None:
        """The list of all keys."""
        dialog = KeysDialog(self.table, self._window)
        dialog.export_wanted.connect(self._files.export)
        dialog.import_wanted.connect(self._files.take)
        self._files.told.connect(dialog.tell)
        dialog.open()

    def _name_keys(self) -> None:
        for action in self._commands.bar.actions():
            _name_key(action)
        commands, native = self._commands, self.table.native
        names = (commands.step_back, commands.play, commands.step_forward)
        self._transport.name_keys(*(native(action.objectName()) for action in names))


def _name_key(action: QAction) -> None:
    words, keys = plain(action.text()), action.shortcut().toString()
    action.setToolTip(f"{words} ({keys})" if keys else words)
