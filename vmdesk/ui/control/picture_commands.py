"""The commands about the picture: a menu of their own, so that their keys are found."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.parts.picture_area import PictureArea


class PictureCommands:
    """Makes the actions on `window` and puts them into a menu before the last one; others connect them."""

    def __init__(self, window: QMainWindow, commands: Commands, pictures: PictureArea) -> None:
        self._window = window
        tr = window.tr
        self.fit = commands.fit
        self.zoom_in = self._action(tr("Zoom &in"), "Ctrl++", "Ctrl+=")
        self.zoom_out = self._action(tr("Zoom &out"), "Ctrl+-")
        self.own_size = self._action(tr("One &to one"), "Ctrl+1")
        self.pin = self._action(tr("&Pin this frame beside the picture"), "P", checkable=True)
        self.sight = self._action(tr("&What the model saw, beside the picture"), "W", checkable=True)
        self.hash = self._action(tr("Frame &hash"), "H")
        self.copy = self._action(tr("&Copy picture"), "Ctrl+C")
        self.save = self._action(tr("&Save frame…"), "C")
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # elsewhere Ctrl+C copies words
        for view in (pictures.view, pictures.other):
            view.addAction(self.copy)
        for name, value in vars(self).items():
            if isinstance(value, QAction) and value is not self.fit:
                value.setObjectName(f"picture_{name}")
        self._fill_menu()

    def set_enabled(self, enabled: bool) -> None:
        """Whether there is a picture that they could be about."""
        for action in (*self._zooms(), *self._compared(), *self._kept()):
            action.setEnabled(enabled)

    def _zooms(self) -> tuple[QAction, ...]:
        return self.zoom_in, self.zoom_out, self.own_size

    def _compared(self) -> tuple[QAction, ...]:
        return self.pin, self.sight

    def _kept(self) -> tuple[QAction, ...]:
        return self.hash, self.copy, self.save

    def _action(self, text: str, *keys: str, checkable: bool = False) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setCheckable(checkable)
        return action

    def _fill_menu(self) -> None:
        bar = self._window.menuBar()
        menu = QMenu(self._window.tr("P&icture"), bar)
        for actions in ((self.fit, *self._zooms()), self._compared(), self._kept()):
            menu.addActions(list(actions))
            menu.addSeparator()
        bar.insertMenu(bar.actions()[-1], menu)
