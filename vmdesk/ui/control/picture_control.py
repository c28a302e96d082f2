"""Wires the picture's commands: zooming and copying here; comparing, hashing, saving, the film strip elsewhere."""

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from vmdesk.ui.control.compare_control import CompareControl
from vmdesk.ui.control.picture_commands import PictureCommands
from vmdesk.ui.control.save_control import SaveControl
from vmdesk.ui.control.strip_control import StripControl
from vmdesk.ui.logic.news import Part
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.facts_panel import FactsPanel
from vmdesk.ui.parts.frame_hash import HashControl
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.parts.picture_area import PictureArea
from vmdesk.ui.work.desk import Desk


class PictureControl(QObject):
    """All that the window has to hold for the picture; `commands` are its actions."""

    def __init__(
        self, window: QMainWindow, desk: Desk, pictures: PictureArea, facts: FactsPanel, commands: Commands
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._pictures = window, desk, pictures
        self.commands = PictureCommands(window, commands, pictures)
        self.commands.set_enabled(False)
        self._generation = -1
        self._connect_zoom()
        self.commands.copy.triggered.connect(self._copy)
        pictures.other.stepped.connect(desk.step)
        desk.changed.connect(self._on_changed)
        self.comparing = CompareControl(self, desk, pictures, self.commands)
        self.hashing = HashControl(self, desk, facts.frame_hash)
        self.commands.hash.triggered.connect(self.hashing.hash)
        self.strip = StripControl(self, desk, facts.strip)

    def make_saver(self, banner: Banner, settings: QSettings) -> None:
        """Frames can be saved; how that ended is told in `banner`."""
        view = self._pictures.view
        self.saving = SaveControl(self._window, self._desk, banner, settings, lambda: view.picture)
        self.commands.save.triggered.connect(self.saving.ask)

    def _connect_zoom(self) -> None:
        commands, view = self.commands, self._pictures.view
        commands.fit.triggered.connect(self._fit)
        commands.zoom_in.triggered.connect(lambda: view.zoom_by(1))
        commands.zoom_out.triggered.connect(lambda: view.zoom_by(-1))
        commands.own_size.triggered.connect(lambda: view.zoom_to(1.0))
        self._pictures.look_changed.connect(self._show_look)

    def _fit(self) -> None:
        """Fit, also where that is so already: the command is no switch to another zoom."""
        self._pictures.view.zoom_to(None)
        self.commands.fit.setChecked(True)

    def _show_look(self, zoom: float | None) -> None:
        self.commands.fit.setChecked(zoom is None)

    def _copy(self) -> None:
        """The picture that has the focus, in its own size, nothing painted over it."""
        other = self._pictures.other
        image = other.image if other.hasFocus() else self._pictures.view.image
        if image is not None:
            QGuiApplication.clipboard().setImage(image)

    def _on_changed(self, parts: Part) -> None:
        exhibit = self._desk.state.exhibit
        if parts & Part.EXHIBIT and exhibit is not None and exhibit.generation != self._generation:
            self._generation = exhibit.generation
            self.commands.set_enabled(True)
            self._pictures.reset_look()
