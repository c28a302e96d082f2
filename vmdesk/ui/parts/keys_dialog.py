"""All commands and their keys: searched, changed, set back, exported, imported."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vmdesk.ui.logic.keymap import owner_of
from vmdesk.ui.parts import dialogs, theme
from vmdesk.ui.parts.key_editor import KeyEditor
from vmdesk.ui.parts.key_table import Command, KeyTable

_NAME = Qt.ItemDataRole.UserRole


class KeysDialog(QDialog):
    """Shows a `KeyTable` by menu, with a line to search it, and changes it."""

    export_wanted = Signal(object)
    """A path."""
    import_wanted = Signal(object)
    """A path."""

    def __init__(self, table: KeyTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self._menus: dict[str, QTreeWidgetItem] = {}
        self.rows: dict[str, QTreeWidgetItem] = {}
        self.setWindowTitle(self.tr("Keyboard keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search, self.tree, self.editor = QLineEdit(), QTreeWidget(), KeyEditor()
        self.message = QLabel()
        self._set_up_parts()
        self._lay_out()
        self.resize(600, 640)
        table.changed.connect(self._show_keys)
        self._fill()

    def tell(self, words: str) -> None:
        """Say something under the list."""
        self.message.setText(words)

    def _set_up_parts(self) -> None:
        self.search.setPlaceholderText(self.tr("Search commands and keys"))
        self.search.setAccessibleName(self.tr("Search commands and keys"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.tree.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.tree.setAccessibleName(self.tr("Commands and their keys"))
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.setUniformRowHeights(True)
        self.tree.currentItemChanged.connect(self._on_chosen)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.setAccessibleName(self.tr("What became of it"))
        self.editor.chosen.connect(self._take)
        self.editor.reset_wanted.connect(self._reset)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GAP)
        also = QLabel(self.tr("Mouse wheel on the picture or the scrubber: one frame; ten with Shift."))
        also.setWordWrap(True)
        for widget in (self.search, self.tree, self.editor, self.message, also):
            layout.addWidget(widget, 1 if widget is self.tree else 0)
        row = QHBoxLayout()
        self.reset_all = self._button(row, self.tr("&All as usual"), self._reset_all)
        self.export = self._button(row, self.tr("&Export…"), self._ask_export)
        self.take = self._button(row, self.tr("&Import…"), self._ask_import)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        dialogs.without_icons(buttons)
        buttons.rejected.connect(self.reject)
        row.addWidget(buttons)
        layout.addLayout(row)

    def _button(self, row: QHBoxLayout, words: str, do: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        row.addWidget(button)
        return button

    def _fill(self) -> None:
        for command in self._table.commands():
            if command.menu not in self._menus:
                self._menus[command.menu] = QTreeWidgetItem(self.tree, [command.menu])
                self._menus[command.menu].setFirstColumnSpanned(True)
            self._add(self._menus[command.menu], command)
        self.tree.expandAll()
        self._show_keys()
        self.tree.setCurrentItem(next(iter(self.rows.values())))

    def _add(self, menu: QTreeWidgetItem, command: Command) -> None:
        row = QTreeWidgetItem(menu, [command.words])
        row.setData(0, _NAME, command.name)
        row.setToolTip(0, self.tr("Called {name} in files of keys").format(name=command.name))
        self.rows[command.name] = row

    def _show_keys(self) -> None:
        keys = self._table.keys()
        for name, row in self.rows.items():
            changed = keys[name] != self._table.defaults[name]
            words = self._table.spelling(keys[name])
            row.setText(1, self.tr("{keys} (changed)").format(keys=words) if changed else words)
        self.tree.resizeColumnToContents(1)
        self._filter(self.search.text())
        self._on_chosen(self.tree.currentItem())

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for menu, top in self._menus.items():
            rows = [row for row in self.rows.values() if row.parent() is top]
            found = [_holds(f"{menu} {row.text(0)} {row.text(1)}", wanted) for row in rows]
            for row, there in zip(rows, found, strict=True):
                row.setHidden(not there)
            top.setHidden(not any(found))

    def _chosen(self) -> str:
        item = self.tree.currentItem()
        name = item.data(0, _NAME) if item is not None else None
        return str(name) if name else ""

    def _on_chosen(self, _item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None = None) -> None:
        name = self._chosen()
        own = self._table.keys().get(name)
        self.editor.show_command(self._table.words_of(name) if own is not None else "", own)

    def _take(self, keys: tuple[str, ...]) -> None:
        """Give the chosen command its keys; where one is another command's, only after asking."""
        name, table = self._chosen(), self._table.keys()
        others = {other: own for other, own in table.items() if other != name}
        taken = {key: owner for key in keys if (owner := owner_of(others, key)) is not None}
        if not taken:
            self._give(name, keys, {})
            return
        key, owner = next(iter(taken.items()))
        question = self.tr("{key} is the key of “{owner}”. Take it from there?")
        question = question.format(key=self._table.spelling((key,)), owner=self._table.words_of(owner))
        do = (self.tr("Take it"), lambda: self._give(name, keys, taken))
        box = dialogs.ask(self, self.tr("Keyboard keys"), question, self.tr("Leave it there"), do)
        box.rejected.connect(self._show_keys)

    def _give(self, name: str, keys: tuple[str, ...], taken: dict[str, str]) -> None:
        table = self._table.keys()
        without = {owner: tuple(k for k in table[owner] if k not in taken) for owner in taken.values()}
        self._table.apply(without | {name: keys})
        self.tell(
            self.tr("“{name}”: {keys}").format(name=self._table.words_of(name), keys=self._table.spelling(keys) or "–")
        )

    def _reset(self) -> None:
        """The chosen command's usual keys; where another has one of them now, only after asking."""
        self._take(self._table.defaults[self._chosen()])

    def _reset_all(self) -> None:
        self._table.apply(self._table.defaults)
        self.tell(self.tr("All commands have their usual keys."))

    def _ask_export(self) -> None:
        proposed = Path.home() / "vmdesk-keys.json"
        dialogs.choose_keys(self, proposed, lambda name: self.export_wanted.emit(Path(name)), save=True)

    def _ask_import(self) -> None:
        dialogs.choose_keys(self, Path.home(), lambda name: self.import_wanted.emit(Path(name)), save=False)


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text.casefold() for word in words)
