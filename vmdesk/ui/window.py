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
from vmdesk.domain.faces import SMALLEST_SIDE, Square
from vmdesk.domain.result import WindowScore
from vmdesk.domain.text import cleaned
from vmdesk.media.limits import MIB, Limits
from vmdesk.ui import dialogs, presenter, theme
from vmdesk.ui.arrivals import Arrivals
from vmdesk.ui.banner import Banner
from vmdesk.ui.case_commands import CaseCommands
from vmdesk.ui.desk import Desk
from vmdesk.ui.docks import Docks
from vmdesk.ui.drawing import Drawing
from vmdesk.ui.drops import Drops
from vmdesk.ui.facts_panel import FactsPanel
from vmdesk.ui.keyboard import Keyboard
from vmdesk.ui.language_menu import LanguageMenu
from vmdesk.ui.marks_panel import MarksPanel
from vmdesk.ui.menus import Commands
from vmdesk.ui.messages import Opening
from vmdesk.ui.navigation import place_in
from vmdesk.ui.news import ALL, Part
from vmdesk.ui.note_taking import NoteTaking
from vmdesk.ui.panes import Panes
from vmdesk.ui.picture_control import PictureControl
from vmdesk.ui.play_commands import connect_play_commands
from vmdesk.ui.presenter_progress import opening_words
from vmdesk.ui.queue_panel import QueuePanel
from vmdesk.ui.sheet import sheet
from vmdesk.ui.start_page import StartPage
from vmdesk.ui.state import Phase
from vmdesk.ui.table_link import TableLink, WindowListExport
from vmdesk.ui.table_panel import TablePanel
from vmdesk.ui.tidings import Tidings
from vmdesk.ui.timeline import Timeline
from vmdesk.ui.work_page import WorkPage


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
        self.pages = QStackedWidget()
        self._drawing = Drawing(self, self.work, self.facts, self.queue, self.start_page, self.commands)
        self.timeline = Timeline(self, self.desk, self.work, self.commands)
        self.timeline.window_chosen.connect(self._loop)
        self.picture = PictureControl(self, self.desk, self.work.pictures, self.facts, self.commands)
        self.picture.make_saver(self.banner, settings)
        self.arrivals = Arrivals(self.desk.search, self.banner, self.open_files, self)
        self.drops = Drops(self, self.arrivals.take, self.start_page.highlight_drop)
        self.setMinimumSize(960, 600)
        self._lay_out()
        self.languages = LanguageMenu(settings, self.banner, self)
        self.commands.view.addMenu(self.languages)
        self._connect_commands()
        self._connect_parts()
        self.note_taking = NoteTaking(self.desk, self.marks, self.commands, self.banner, self)
        self.cases = CaseCommands(self.desk, self.commands, settings, self)
        self._show_recent()
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
        self.docks.add_splitter("picture and graph", self.work.splitter, 5, 4)

    def _parts(self) -> list[QWidget]:
        """In the order they are read."""
        left, work = self.queue_dock, self.work
        right = [dock for dock in self.docks.all() if dock is not left]
        pictures = work.pictures, work.transport, work.below
        return [self.commands.bar, self.banner, self.start_page, left, *pictures, *right]

    def _connect_commands(self) -> None:
        commands, desk = self.commands, self.desk
        commands.open.triggered.connect(self.ask_for_video)
        commands.open_folder.triggered.connect(self.ask_for_folder)
        commands.messages.triggered.connect(self.banner.show_log)
        commands.analyse_all.triggered.connect(self.desk.analyse_all)
        commands.export.triggered.connect(self.ask_for_report)
        commands.quit.triggered.connect(self.close)
        commands.analyse.triggered.connect(self._analyse)
        commands.anew.triggered.connect(self._analyse_anew)
        commands.hold.triggered.connect(self._hold_or_go_on)
        commands.cancel.triggered.connect(desk.cancel)
        commands.region.toggled.connect(self.work.view.set_drawing)
        commands.clear_region.triggered.connect(self._clear_region)
        commands.next_flagged.triggered.connect(lambda: self._step_flagged(1))
        commands.previous_flagged.triggered.connect(lambda: self._step_flagged(-1))
        commands.next_keyframe.triggered.connect(lambda: desk.step_keyframes(1))
        commands.previous_keyframe.triggered.connect(lambda: desk.step_keyframes(-1))
        commands.go_to.triggered.connect(self._ask_place)
        connect_play_commands(commands, desk)
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
        desk.password_wanted.connect(self._ask_password)
        desk.exported.connect(self._tell_exported)
        desk.noticed.connect(self._tell_noticed)
        desk.opening.connect(self._tell_opening)
        self.banner.cancelled.connect(desk.give_up_opening)
        desk.threads_ended.connect(self._on_threads_ended)
        work.transport.sought.connect(desk.seek)
        work.transport.scrubbed.connect(desk.scrub)
        work.transport.stepped.connect(desk.step)
        work.transport.play_pressed.connect(desk.toggle_play)
        work.transport.sound.pressed.connect(desk.sound.toggle)
        work.transport.sound.volume_chosen.connect(desk.sound.set_volume)
        desk.sound.told.connect(self.banner.tell_notice)
        work.view.stepped.connect(desk.step)
        work.view.region_drawn.connect(self._choose_region)
        work.view.drawing_ended.connect(self._end_drawing)
        self.queue.chosen.connect(self._open_queued)
        self.queue.removal_wanted.connect(desk.take_from_queue)
        work.graph.sought.connect(desk.seek_seconds)
        work.graph.scrubbed.connect(desk.scrub_seconds)
        self.start_page.open_pressed.connect(self.ask_for_video)
        self.start_page.folder_pressed.connect(self.ask_for_folder)
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

    def open_files(self, files: Sequence[Path], found: str = "", details: str = "") -> None:
        """Open the first file and let the others wait their turn; while a run is under way, ask before it is left.

        `found` tells how they were found, and `details` what was left out.
        """
        if not files:
            return
        if not self.desk.state.busy:
            self._open(files, found, details)
            return
        if found:
            self.banner.tell_notice(found, details=details)
        if len(files) == 1:
            question = self.tr("An analysis is running. Analyze {name} after it, or cancel it and open {name} now?")
        else:
            question = self.tr(
                "An analysis is running. Analyze {count} files after it, or cancel it and open {name} now?"
            )
        question = question.format(name=cleaned(files[0].name), count=len(files))
        after = (self.tr("Analyze after it"), lambda: self.desk.queue(files))
        now = (self.tr("Cancel it and open"), lambda: self._open(files))
        dialogs.ask(self, self.tr("Open another video"), question, self.tr("Leave all as it is"), after, now)

    def _open(self, files: Sequence[Path], found: str = "", details: str = "") -> None:
        text = found
        if len(files) > 1:
            self.desk.queue(files)
            text = self.tr("{name} is opened. {count} more wait: after each analysis, the next one begins.")
            text = f"{found} {text.format(name=cleaned(files[0].name), count=len(files) - 1)}".strip()
        if text:
            self.banner.tell_notice(text, details=details)
        self.desk.open(files[0])

    def _open_queued(self, path: Path) -> None:
        """Show an exhibit of the list; it keeps its place there."""
        exhibit = self.desk.state.exhibit
        if exhibit is not None and exhibit.path == path:
            return
        if not self.desk.state.busy:
            self.desk.open(path)
            return
        question = self.tr("An analysis is running. Cancel it and open {name}?").format(name=cleaned(path.name))
        do = (self.tr("Cancel it and open"), lambda: self.desk.open(path))
        dialogs.ask(self, self.tr("Open another video"), question, self.tr("Keep analyzing"), do)

    def _choose_region(self, region: Square) -> None:
        if region.side < SMALLEST_SIDE:
            text = self.tr("The region is {side:g} pixels wide and was not taken: the model needs {least:g}.")
            self.banner.tell_notice(text.format(side=region.side, least=SMALLEST_SIDE))
            return
        self.desk.choose_region(region)

    def _clear_region(self) -> None:
        self.desk.choose_region(None)

    def _end_drawing(self) -> None:
        self.commands.region.setChecked(False)

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

    def ask_for_video(self) -> None:
        """The dialog behind Ctrl+O."""
        folder = str(self._settings.value("folder", str(Path.home())))
        dialogs.choose_videos(self, folder, self._on_videos_chosen)

    def _on_videos_chosen(self, names: Sequence[str]) -> None:
        self._settings.setValue("folder", str(Path(names[0]).parent))
        self.open_files([Path(name) for name in names])

    def ask_for_folder(self) -> None:
        """The dialog behind Ctrl+Shift+O."""
        folder = str(self._settings.value("folder", str(Path.home())))
        dialogs.choose_folder(self, self.tr("Open a folder of videos"), folder, self._on_folder_chosen)

    def _on_folder_chosen(self, name: str) -> None:
        self._settings.setValue("folder", name)
        self.arrivals.take([Path(name)])

    def ask_for_report(self) -> None:
        """The dialog behind Ctrl+E."""
        exhibit = self.desk.state.exhibit
        if exhibit is None:
            return
        folder = Path(str(self._settings.value("report_folder", str(Path.home()))))
        dialogs.choose_report(self, folder / f"{exhibit.path.stem}.report.pdf", self._on_report_chosen)

    def _on_report_chosen(self, name: str) -> None:
        self._settings.setValue("report_folder", str(Path(name).parent))
        self.desk.export(Path(name))

    def _ask_password(self, report: Path) -> None:
        dialogs.ask_password(self, lambda password: self.desk.export(report, password.encode()))

    def _loop(self, window: WindowScore) -> None:
        self.desk.playing.loop(window.start, window.stop)

    def _analyse(self) -> None:
        self.desk.analyse()

    def _analyse_anew(self) -> None:
        self.desk.analyse(anew=True)

    def _hold_or_go_on(self) -> None:
        if self.desk.state.phase is Phase.RUNNING:
            self.desk.hold()
        else:
            self.desk.go_on()

    def _step_flagged(self, steps: int) -> None:
        if self.desk.state.hidden:
            self.banner.tell_notice(self.tr("Blind mode: flagged segments are hidden until the scores are revealed."))
        elif not self.desk.step_flagged(steps):
            after = self.tr("No window after this frame reaches the display line.")
            before = self.tr("No window before this frame reaches the display line.")
            self.banner.tell_notice(after if steps > 0 else before)

    def _ask_place(self) -> None:
        dialogs.ask_place(self, self._go_to)

    def _go_to(self, typed: str) -> None:
        exhibit = self.desk.state.exhibit
        if exhibit is None:
            return
        try:
            self.desk.seek(place_in(exhibit.index, typed))
        except ValueError:
            text = self.tr("{typed} is no frame of this video, and no time in it.")
            self.banner.tell_notice(text.format(typed=cleaned(typed, 60) or self.tr("Nothing")))

    def _tell_exported(self, path: Path) -> None:
        text = self.tr("The signed report lies at {path}").format(path=cleaned(str(path), 600))
        self.banner.tell_notice(text, folder=path.parent)

    def _tell_noticed(self, finding: str) -> None:
        self.banner.tell_notice(self.tr("Found on this file: {finding}.").format(finding=cleaned(finding, 600)))

    def _tell_opening(self, opening: Opening | None) -> None:
        if opening is None:
            self.banner.end_progress()
            return
        self.banner.tell_progress(opening_words(opening, self.tr))

    def _about(self) -> None:
        model = self.desk.state.model
        note = presenter.score_note(model.passport if model else None, self.tr)
        dialogs.tell(self, self.tr("About vmdesk"), dialogs.about_text(self, note))

    def _draw(self, parts: Part) -> None:
        if parts & Part.EXHIBIT:
            self._draw_exhibit()
        self._drawing.draw(self.desk.state, parts)

    def _draw_exhibit(self) -> None:
        exhibit = self.desk.state.exhibit
        if exhibit is not None:
            self.docks.bring_back()
        self.commands.region.setChecked(False)
        page = self.work if exhibit is not None else self.start_page
        if self.pages.currentWidget() is not page:
            self.pages.setCurrentWidget(page)
            if exhibit is not None:
                self.work.view.setFocus()
            else:
                self.docks.put_away()
                self._show_recent()

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

    def close_for_good(self) -> None:
        """Cancel what runs, end the threads, close."""
        self._closing = True
        self.close()

    def _on_threads_ended(self) -> None:
        if self._closing:
            self.close()
