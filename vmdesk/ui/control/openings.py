"""How exhibits come onto the desk: dialogs, the list, the sample; what is asked before a run is left."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QMainWindow

from vmdesk.domain.text import cleaned
from vmdesk.ui.control.arrivals import Arrivals
from vmdesk.ui.logic.messages import Opening
from vmdesk.ui.logic.presenter_progress import opening_words
from vmdesk.ui.parts import dialogs
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.work.desk import Desk


class Openings(QObject):
    """Opens what is chosen, and tells how far that is."""

    def __init__(
        self, desk: Desk, commands: Commands, banner: Banner, settings: QSettings, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._desk, self._banner, self._settings, self._window = desk, banner, settings, window
        self.arrivals = Arrivals(desk.search, banner, self.open_files, window)
        commands.open.triggered.connect(self.ask_for_video)
        commands.open_folder.triggered.connect(self.ask_for_folder)
        desk.noticed.connect(self._tell_noticed)
        desk.opening.connect(self._tell_opening)
        banner.cancelled.connect(desk.give_up_opening)

    def open_files(self, files: Sequence[Path], found: str = "", details: str = "") -> None:
        """Open the first file and let the others wait their turn; while a run is under way, ask before it is left.

        `found` tells how they were found, and `details` what was left out.
        """
        if not files:
            return
        if self._desk.state.read_only:
            text = self.tr("The case is open to be read only: no exhibit can be taken in. Begin a new case for it.")
            self._banner.tell_notice(text)
            return
        if not self._desk.state.busy:
            self._open(files, found, details)
            return
        if found:
            self._banner.tell_notice(found, details=details)
        if len(files) == 1:
            question = self.tr("An analysis is running. Analyze {name} after it, or cancel it and open {name} now?")
        else:
            question = self.tr(
                "An analysis is running. Analyze {count} files after it, or cancel it and open {name} now?"
            )
        question = question.format(name=cleaned(files[0].name), count=len(files))
        after = (self.tr("Analyze after it"), lambda: self._desk.queue(files))
        now = (self.tr("Cancel it and open"), lambda: self._open(files))
        dialogs.ask(self._window, self.tr("Open another video"), question, self.tr("Leave all as it is"), after, now)

    def _open(self, files: Sequence[Path], found: str = "", details: str = "") -> None:
        text = found
        if len(files) > 1:
            self._desk.queue(files)
            text = self.tr("{name} is opened. {count} more wait: after each analysis, the next one begins.")
            text = f"{found} {text.format(name=cleaned(files[0].name), count=len(files) - 1)}".strip()
        if text:
            self._banner.tell_notice(text, details=details)
        self._desk.open(files[0])

    def open_listed(self, path: Path) -> None:
        """Show an exhibit of the list; it keeps its place there."""
        exhibit = self._desk.state.exhibit
        if exhibit is not None and exhibit.path == path:
            return
        if not self._desk.state.busy:
            self._desk.open(path)
            return
        question = self.tr("An analysis is running. Cancel it and open {name}?").format(name=cleaned(path.name))
        do = (self.tr("Cancel it and open"), lambda: self._desk.open(path))
        dialogs.ask(self._window, self.tr("Open another video"), question, self.tr("Keep analyzing"), do)

    def ask_for_video(self) -> None:
        """Ask for videos."""
        folder = str(self._settings.value("folder", str(Path.home())))
        dialogs.choose_videos(self._window, folder, self._on_videos_chosen)

    def _on_videos_chosen(self, names: Sequence[str]) -> None:
        self._settings.setValue("folder", str(Path(names[0]).parent))
        self.open_files([Path(name) for name in names])

    def ask_for_folder(self) -> None:
        """Ask for a folder of videos."""
        folder = str(self._settings.value("folder", str(Path.home())))
        dialogs.choose_folder(self._window, self.tr("Open a folder of videos"), folder, self._on_folder_chosen)

    def _on_folder_chosen(self, name: str) -> None:
        self._settings.setValue("folder", name)
        self.arrivals.take([Path(name)])

    def _tell_noticed(self, finding: str) -> None:
        self._banner.tell_notice(self.tr("Found on this file: {finding}.").format(finding=cleaned(finding, 600)))

    def _tell_opening(self, opening: Opening | None) -> None:
        if opening is None:
            self._banner.end_progress()
            return
        self._banner.tell_progress(opening_words(opening, self.tr))
