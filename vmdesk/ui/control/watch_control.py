"""Folders watched on request: asked for, told of, ended; new videos in them are put into the queue."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QMainWindow

from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.news import Part
from vmdesk.ui.parts import dialogs
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.work.desk import Desk


class WatchControl(QObject):
    """Keeps the watching thread at the folders that the case watches."""

    def __init__(
        self, desk: Desk, commands: Commands, banner: Banner, settings: QSettings, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._desk, self._commands, self._banner = desk, commands, banner
        self._settings, self._window = settings, window
        self._watched: tuple[Path, ...] = ()
        self._case: Path | None = None
        commands.watch_folder.triggered.connect(self._ask)
        commands.watch_none.triggered.connect(self._stop)
        desk.changed.connect(self._on_changed)
        desk.watching.found.connect(self._on_found)
        self._on_changed(Part.CASE)

    def _ask(self) -> None:
        folder = str(self._settings.value("folder", str(Path.home())))
        dialogs.choose_folder(self._window, self.tr("Watch a folder for new videos"), folder, self.watch)

    def watch(self, folder: str) -> None:
        """Watch a folder for the case from now on."""
        self._desk.casework.watch(Path(folder), on=True)

    def _stop(self) -> None:
        for folder in self._watched:
            self._desk.casework.watch(folder, on=False)

    def _on_changed(self, parts: Part) -> None:
        if not parts & Part.CASE:
            return
        state = self._desk.state
        folders = state.case.watched if state.case is not None and not state.read_only else ()
        self._commands.watch_folder.setEnabled(not state.read_only)
        self._commands.watch_none.setEnabled(bool(folders))
        case = state.case.folder if state.case is not None else None
        same, self._case = case == self._case, case
        if folders != self._watched:
            self._watched = folders
            self._desk.watching.watch(folders, [entry.path for entry in state.queue])
            if folders or same:
                self._tell(folders)

    def _tell(self, folders: tuple[Path, ...]) -> None:
        if not folders:
            self._banner.tell_notice(self.tr("No folder is watched any more."))
            return
        names = ", ".join(cleaned(str(folder), 200) for folder in folders)
        text = self.tr("Watched: {folders}. Videos that lie or come to lie there are put into the queue when whole.")
        self._banner.tell_notice(text.format(folders=names))

    def _on_found(self, paths: tuple[Path, ...]) -> None:
        """New videos wait; they begin at once only where nobody looks at another exhibit."""
        state = self._desk.state
        if state.read_only or not self._watched:
            return
        names = [cleaned(path.name, 255) for path in paths[:100]]
        self._desk.casework.record("videos found in a watched folder", {"files": names, "count": len(paths)}, None)
        self._desk.queue(paths)
        text = self.tr("New in a watched folder and put into the queue: {names}.")
        text = text.format(names=", ".join(cleaned(path.name, 80) for path in paths[:5]))
        if len(paths) > 5:
            text = self.tr("New in a watched folder and put into the queue: {count} videos.").format(count=len(paths))
        if state.busy or state.queue_held:
            self._banner.tell_notice(text)
        elif state.exhibit is None:
            self._banner.tell_notice(text)
            self._desk.turns.go_on()
        else:
            self._banner.tell_offer(text, self.tr("Analyze them now"), self._desk.turns.go_on)
