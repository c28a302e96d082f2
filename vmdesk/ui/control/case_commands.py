"""Joins the commands of cases to the desk: new, open, save as, those used lately; the window's title."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QMainWindow

from vmdesk.domain.text import cleaned
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.state import State
from vmdesk.ui.parts import dialogs
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.parts.recent import RecentCases
from vmdesk.ui.work.desk import Desk

_NAMED = 3
UNSAVED_MS = 700
"""What is not on the disk after so long is told in the title."""


class CaseCommands(QObject):
    """Asks before a run is left; remembers the cases used lately, newest first."""

    def __init__(self, desk: Desk, commands: Commands, settings: QSettings, window: QMainWindow) -> None:
        super().__init__(window)
        self._desk, self._settings, self._window = desk, settings, window
        self.recent = RecentCases(settings)
        self._noted: Path | None = None
        self._named = "", ""
        self._late = QTimer(self, singleShot=True, interval=UNSAVED_MS)
        self._late.timeout.connect(self._draw_title)
        commands.new_case.triggered.connect(self._new)
        commands.open_case.triggered.connect(self._ask_case)
        commands.save_case.triggered.connect(self._ask_name)
        self._save = commands.save_case
        desk.changed.connect(self._on_changed)
        self._on_changed(Part.CASE)

    def open(self, folder: Path) -> None:
        """Open the case in `folder`; asks where a run is under way."""
        words = self.tr("Open the case {name}").format(name=cleaned(folder.name))
        self._leave(words, lambda: self._desk.open_case(folder))

    def _new(self) -> None:
        self._leave(self.tr("New case"), self._desk.new_case)

    def _leave(self, title: str, go: Callable[[], None]) -> None:
        if not self._desk.state.busy:
            go()
            return
        question = self.tr("An analysis is running. Cancel it and leave this case?")
        dialogs.ask(self._window, title, question, self.tr("Keep analyzing"), (self.tr("Cancel it and leave"), go))

    def _ask_case(self) -> None:
        folder = str(self._settings.value("case_folder", str(Path.home())))
        dialogs.choose_folder(self._window, self.tr("Open case"), folder, self._on_case_chosen)

    def _on_case_chosen(self, name: str) -> None:
        self._settings.setValue("case_folder", str(Path(name).parent))
        self.open(Path(name))

    def _ask_name(self) -> None:
        folder = Path(str(self._settings.value("case_folder", str(Path.home()))))
        dialogs.choose_case_name(self._window, folder / self.tr("Case"), self._on_named)

    def _on_named(self, name: str) -> None:
        self._settings.setValue("case_folder", str(Path(name).parent))
        self._desk.save_case_as(Path(name))

    def _on_changed(self, parts: Part) -> None:
        if not parts & (Part.CASE | Part.EXHIBIT | Part.QUEUE):
            return
        state = self._desk.state
        if not state.unsaved:
            self._late.stop()
        elif not self._late.isActive():
            self._late.start()
        self._draw_title()
        self._save.setEnabled(state.case is not None)
        folder, now_named = state.case.folder if state.case else None, named(state, self.tr)
        if folder is not None and now_named[0] and (folder, now_named) != (self._noted, self._named):
            self._named = now_named
            self._note(folder)
        self._noted, self._named = folder, now_named

    def _draw_title(self) -> None:
        late = self._desk.state.unsaved and not self._late.isActive()
        self._window.setWindowTitle(title(self._desk.state, self.tr, unsaved=late))

    def _note(self, folder: Path) -> None:
        """Newest first; a case without a name that has just got one is not named twice."""
        moved = self._noted if self._noted is not None and not self._noted.exists() else None
        self.recent.note(folder, *self._named, instead_of=moved)


def named(state: State, tr: Callable[[str], str]) -> tuple[str, str]:
    """A case's title and place for the list of those used lately: its own, or those of the exhibits of one without."""
    if state.case is None:
        return "", ""
    if not state.case.automatic:
        return state.case.folder.name, str(state.case.folder.parent)
    paths = [entry.path for entry in state.queue]
    names = ", ".join(path.name for path in paths[:_NAMED])
    if len(paths) > _NAMED:
        names = tr("{names} and {count} more").format(names=names, count=len(paths) - _NAMED)
    return names, str(paths[0].parent) if paths else ""


def title(state: State, tr: Callable[[str], str], *, unsaved: bool) -> str:
    """The window's title: a dot while something is not saved yet, the exhibit, the case where it has a name."""
    parts = [cleaned(state.exhibit.path.name)] if state.exhibit else []
    if state.case is not None and not state.case.automatic:
        parts.append(cleaned(state.case.folder.name))
    words = " — ".join((*parts, "vmdesk"))
    if state.read_only:
        words = tr("{title} (read only)").format(title=words)
    return tr("{title} (not saved)").format(title=f"• {words}") if unsaved else words
