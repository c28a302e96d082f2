"""The main window: puts the parts together, turns wishes into calls on the desk, and draws what the presenters say."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from vmdesk import places
from vmdesk.background.process import StartProcess, start_scoring_process
from vmdesk.case.records import ListedAnalysis
from vmdesk.media.limits import MIB, Limits
from vmdesk.ui.control.case_commands import CaseCommands
from vmdesk.ui.control.case_export import CaseExport
from vmdesk.ui.control.case_overview import CaseOverview
from vmdesk.ui.control.comparing import Comparing
from vmdesk.ui.control.drawing import Drawing
from vmdesk.ui.control.keyboard import Keyboard
from vmdesk.ui.control.language_menu import LanguageMenu
from vmdesk.ui.control.note_taking import NoteTaking
from vmdesk.ui.control.openings import Openings
from vmdesk.ui.control.picture_control import PictureControl
from vmdesk.ui.control.play_commands import connect_play_commands
from vmdesk.ui.control.report_control import ReportControl
from vmdesk.ui.control.run_control import GoingPlaces, RunControl
from vmdesk.ui.control.table_link import TableLink, WindowListExport
from vmdesk.ui.control.tidings import Tidings
from vmdesk.ui.control.timeline import Timeline
from vmdesk.ui.logic import presenter
from vmdesk.ui.logic.news import ALL, Part
from vmdesk.ui.parts import dialogs, theme
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.case_page import CasePage
from vmdesk.ui.parts.docks import Docks
from vmdesk.ui.parts.drops import Drops
from vmdesk.ui.parts.facts_panel import FactsPanel
from vmdesk.ui.parts.marks_panel import MarksPanel
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.parts.notes_panel import NotesPanel
from vmdesk.ui.parts.panes import Panes
from vmdesk.ui.parts.queue_panel import QueuePanel
from vmdesk.ui.parts.sheet import sheet
from vmdesk.ui.parts.start_page import StartPage
from vmdesk.ui.parts.table_panel import TablePanel
from vmdesk.ui.parts.work_page import WorkPage
from vmdesk.ui.work.desk import Desk


def limits_in(settings: QSettings) -> Limits:
    """The decoder's limits, with the memory for kept frames that `frame_cache_mib` in the settings asks for.

    What is no number counts for nothing; others are taken to the nearest of 32 to 2048.
    """
    try:
        asked = int(str(settings.value("frame_cache_mib", "")))
    except ValueError:
        return Limits()
    return Limits(cache_bytes=min(max(asked, 32), 2048) * MIB)


class MainWindow(QMainWindow):
    """One window, one exhibit. `start_process` starts the process that scores."""

    closed = Signal()
    """The window is closed and its threads have ended."""

    def __init__(self, settings: QSettings, start_process: StartProcess = start_scoring_process) -> None:
        super().__init__()
        self._settings = settings
        self._closing = False
        self.desk = Desk(start_process, self, limits_in(settings))
        self.commands = Commands(self)
        self.sample = places.resources() / "sample" / "astronaut.mp4"
        self.start_page = StartPage(self.sample.is_file())
        self.work, self.banner, self.facts, self.queue = WorkPage(), Banner(), FactsPanel(), QueuePanel()
        self.marks, self.table = MarksPanel(), TablePanel()
        self.notes, self.case_page = NotesPanel(), CasePage()
        self.pages = QStackedWidget()
        self._drawing = Drawing(self, self.work, self.facts, self.queue, self.start_page, self.commands)
        self.timeline = Timeline(self, self.desk, self.work, self.commands)
        self.picture = PictureControl(self, self.desk, self.work.pictures, self.facts, self.commands)
        self.picture.make_saver(self.banner, settings)
        self.openings = Openings(self.desk, self.commands, self.banner, settings, self)
        self.reports = ReportControl(self.desk, self.commands, self.banner, settings, self)
        self.going = GoingPlaces(self.desk, self.commands, self.banner, self)
        self.runs = RunControl(self.desk, self.commands, self.banner, self.work.view, self)
        self.drops = Drops(self, self.openings.arrivals.take, self.start_page.highlight_drop)
        self.setMinimumSize(960, 600)
        self._lay_out()
        self.languages = LanguageMenu(settings, self.banner, self)
        self.commands.view.addMenu(self.languages)
        self._connect_commands()
        self._connect_parts()
        self.note_taking = NoteTaking(self.desk, self.marks, self.commands, self.banner, settings, self)
        self.cases = CaseCommands(self.desk, self.commands, settings, self)
        self.comparing = Comparing(self.desk, self.commands, self.work, self.timeline, self.banner, self)
        self.overview = CaseOverview(self.desk, self.commands, self.case_page, self.notes, self.banner, settings, self)
        self.overview.turned.connect(self._draw_exhibit)
        self.case_page.table.chosen.connect(self.openings.open_listed)
        self.case_page.compare_wanted.connect(self._compare_listed)
        self._show_recent()
        self.case_export = CaseExport(self.desk, self.commands.export_case, self.banner, settings, self)
        self.table_link = TableLink(self.desk, self.table)
        self.window_list = WindowListExport(self.desk, self.commands.export_windows, self.banner, settings, self)
        self._restore()
        self.docks.put_away()
        self.panes = Panes(self, self.commands.view, self._parts)
        self.panes.order()
        Tidings(desk=self.desk, widget=self.work.progress)
        self.keyboard = Keyboard(self, settings, self.commands, self.work.transport, self._evidence)
        self.keyboard.table.changed.connect(self._name_keys)
        self._name_keys()
        self._draw(ALL)

    def _lay_out(self) -> None:
        self.pages.addWidget(self.start_page)
        self.pages.addWidget(self.work)
        self.pages.addWidget(self.case_page)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(self.pages, 1)
        self.setCentralWidget(centre)
        self.docks = Docks(self, self.commands.view)
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        self.queue_dock = self.docks.add(self.tr("Exhibits"), "exhibits", self.queue, left, characters=38)
        self.dock = self.docks.add(self.tr("Inspector"), "inspector", self.facts, right, characters=54)
        self.table_dock = self.docks.add(self.tr("Windows"), "windows", self.table, right, self.dock)
        self.marks_dock = self.docks.add(self.tr("Marks"), "marks", self.marks, right, self.dock)
        self.notes_dock = self.docks.add(self.tr("Notes"), "notes", self.notes, right, self.dock)
        self.docks.add_splitter("case overview", self.case_page.splitter, 6, 4)
        self.docks.add_splitter("picture and graph", self.work.splitter, 5, 4)

    def _parts(self) -> list[QWidget]:
        """In the order they are read."""
        left, work = self.queue_dock, self.work
        right = [dock for dock in self.docks.all() if dock is not left]
        pictures = work.pictures, work.transport, work.below
        return [self.commands.bar, self.banner, self.start_page, self.case_page, left, *pictures, *right]

    def _connect_commands(self) -> None:
        commands = self.commands
        commands.messages.triggered.connect(self.banner.show_log)
        commands.quit.triggered.connect(self.close)
        connect_play_commands(commands, self.desk)
        commands.boxes.toggled.connect(self.work.view.set_boxes_shown)
        commands.about.triggered.connect(self._about)
        for action in commands.themes.values():
            action.triggered.connect(self._choose_theme)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme)

    def _connect_parts(self) -> None:
        desk, work = self.desk, self.work
        desk.changed.connect(self._draw)
        desk.pictured.connect(work.view.show_picture)
        desk.problem.connect(self.banner.tell_problem)
        desk.threads_ended.connect(self._on_threads_ended)
        work.transport.sought.connect(desk.seek)
        work.transport.scrubbed.connect(desk.scrub)
        work.transport.stepped.connect(desk.step)
        work.transport.play_pressed.connect(desk.toggle_play)
        work.transport.sound.pressed.connect(desk.sound.toggle)
        work.transport.sound.volume_chosen.connect(desk.sound.set_volume)
        work.transport.sound.volume.valueChanged.connect(self._keep_volume)
        desk.sound.told.connect(self.banner.tell_notice)
        work.view.stepped.connect(desk.step)
        self.queue.chosen.connect(self.openings.open_listed)
        self.queue.removal_wanted.connect(desk.take_from_queue)
        work.graph.sought.connect(desk.seek_seconds)
        work.graph.scrubbed.connect(desk.scrub_seconds)
        self.start_page.open_pressed.connect(self.openings.ask_for_video)
        self.start_page.folder_pressed.connect(self.openings.ask_for_folder)
        self.start_page.sample_pressed.connect(self._open_sample)
        self.start_page.cleared.connect(self._clear_recent)
        self.start_page.recent.recent_chosen.connect(self._open_recent)
        desk.search.missing.connect(self.start_page.show_missing)

    def _restore(self) -> None:
        self.resize(1280, 800)
        geometry = self._settings.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self.docks.restore(self._settings)
        stored = self._settings.value("theme", theme.Theme.DARK.value)
        known = stored if stored in {t.value for t in theme.Theme} else theme.Theme.DARK.value
        self.set_theme(theme.Theme(known))
        volume = str(self._settings.value("volume", "100"))
        self.work.transport.sound.set_volume(int(volume) if volume.isdecimal() else 100)

    def _keep_volume(self, place: int) -> None:
        self._settings.setValue("volume", place)

    def set_theme(self, chosen: theme.Theme) -> None:
        """Dress everything in a theme and remember it."""
        self._theme = chosen
        self.commands.themes[chosen].setChecked(True)
        self._settings.setValue("theme", chosen.value)
        colours = theme.apply(chosen)
        self.setStyleSheet(sheet(colours))
        for part in (self.work, self.facts, self.table, self.banner, self.start_page, self.docks, self.drops.hint):
            part.set_colours(colours)

    def _name_keys(self) -> None:
        self.start_page.name_keys(self.keyboard.table.first)

    def _evidence(self) -> list[Path]:
        """All exhibits on the desk; nothing is written beside them."""
        state = self.desk.state
        return [entry.path for entry in state.queue] + ([state.exhibit.path] if state.exhibit else [])

    def _choose_theme(self) -> None:
        for chosen, action in self.commands.themes.items():
            if action.isChecked():
                self.set_theme(chosen)

    def _on_system_scheme(self) -> None:
        if self._theme is theme.Theme.SYSTEM:
            self.set_theme(self._theme)

    def open_files(self, files: Sequence[Path]) -> None:
        """Open files as if they had been dropped."""
        self.openings.open_files(files)

    def _open_sample(self) -> None:
        self.open_files([self.sample])

    def _open_recent(self, case: Path) -> None:
        self.cases.open(case)

    def _show_recent(self) -> None:
        entries = self.cases.recent.entries()
        self.start_page.show_recent(entries)
        self.desk.search.check([entry.path for entry in entries])

    def _clear_recent(self) -> None:
        self.cases.recent.clear()
        self._show_recent()
        self.start_page.open_button.setFocus()

    def _about(self) -> None:
        model = self.desk.state.model
        note = presenter.score_note(model.passport if model else None, self.tr)
        dialogs.tell(self, self.tr("About vmdesk"), dialogs.about_text(self, note))

    def _draw(self, parts: Part) -> None:
        if parts & Part.EXHIBIT:
            self._draw_exhibit()
        self._drawing.draw(self.desk.state, parts)

    def _draw_exhibit(self) -> None:
        page = self._page_wanted()
        if page is self.work:
            self.docks.bring_back()
        self.commands.region.setChecked(False)
        if self.pages.currentWidget() is page:
            return
        self.pages.setCurrentWidget(page)
        if page is self.work:
            self.work.view.setFocus()
            return
        self.docks.put_away()
        if page is self.start_page:
            self._show_recent()

    def _page_wanted(self) -> QWidget:
        if self.commands.overview.isChecked():
            return self.case_page
        return self.work if self.desk.state.exhibit is not None else self.start_page

    def _compare_listed(self, analysis: ListedAnalysis) -> None:
        """Open the exhibit whose analysis is to be drawn beside the latest one, if need be, and draw it."""
        row = self.case_page.table.current()
        if row is not None:
            self.comparing.compare(row.at.path, analysis)
            self.case_page.table.chosen.emit(row.at.path)

    def showEvent(self, event: QShowEvent) -> None:
        """Everything is in its place now."""
        super().showEvent(event)
        self.drops.claim()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome anywhere."""
        self.drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """And anywhere else."""
        self.drops.enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They are held elsewhere."""
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self.drops.drop(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask where a run would be lost; then end the threads, hidden, and close when they have ended."""
        if self.desk.state.busy and not self._closing:
            event.ignore()
            do = (self.tr("Cancel it and close"), self.close_for_good)
            question = self.tr("An analysis is running. Cancel it and close vmdesk?")
            dialogs.ask(self, self.tr("Close vmdesk"), question, self.tr("Keep analyzing"), do)
            return
        if self.desk.casework.stuck and not self._closing:
            event.ignore()
            self._ask_unsaved()
            return
        if not self._closing:
            self._settings.setValue("geometry", self.saveGeometry())
            self.docks.save(self._settings)
        self._closing = True
        if self.desk.running():
            event.ignore()
            self.hide()
            self.desk.shut_down()
            return
        event.accept()
        self.closed.emit()

    def _ask_unsaved(self) -> None:
        question = self.tr("Something could not be written to the case and would be lost. Try again, or close anyway?")
        again = (self.tr("Try again"), self.desk.casework.try_again)
        close = (self.tr("Close and lose it"), self.close_for_good)
        dialogs.ask(self, self.tr("Close vmdesk"), question, self.tr("Stay"), again, close)

    def close_for_good(self) -> None:
        """Cancel what runs, end the threads, close."""
        self._closing = True
        self.close()

    def _on_threads_ended(self) -> None:
        if self._closing:
            self.close()
