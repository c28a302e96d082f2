"""The window's commands: actions with their keys, in menus and on the tool bar."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from vmdesk.ui.logic.presenter import Actions
from vmdesk.ui.parts.theme import Theme


class Commands:
    """Makes the actions on `window` and puts them into menus and a tool bar; the window connects them."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        tr = window.tr
        self.open = self._action(tr("&Open…"), "Ctrl+O")
        self.open_folder = self._action(tr("Open &folder…"), "Ctrl+Shift+O")
        self.export = self._action(tr("&Export report…"), "Ctrl+E")
        self.report_details = self._action(tr("Report &details…"), "")
        self.verify_report = self._action(tr("&Verify report…"), "Ctrl+Shift+V")
        self.export_windows = self._action(tr("Export &windows as CSV…"), "Ctrl+Shift+E")
        self.quit = self._action(tr("&Quit"), "Ctrl+Q")
        self.analyse = self._action(tr("&Analyze"), "F5")
        self.anew = self._action(tr("Analyze from the &start"), "Ctrl+F5")
        self.analyse_all = self._action(tr("Analyze a&ll"), "Ctrl+Shift+F5")
        self.hold = self._action(tr("&Pause"), "F6")
        self.cancel = self._action(tr("&Cancel"), "Esc")
        self.region = self._action(tr("&Draw region"), "R", checked=False)
        self.clear_region = self._action(tr("C&lear region"), "Shift+R")
        self.next_flagged = self._action(tr("&Next flagged segment"), "N")
        self.previous_flagged = self._action(tr("Flagged segment &before"), "Shift+N")
        self.next_keyframe = self._action(tr("Next &keyframe"), "Alt+Right")
        self.previous_keyframe = self._action(tr("Keyframe b&efore"), "Alt+Left")
        self.go_to = self._action(tr("&Go to frame or time…"), "G")
        self._make_notes()
        self._make_queue()
        self._make_steps()
        self._make_playing()
        self.boxes = self._action(tr("Face &boxes"), "B", checked=True)
        self.fit = self._action(tr("&Fit picture to window"), "Ctrl+0", checked=True)
        self.fit_graph = self._action(tr("Show &whole video in the graph"), "Ctrl+G")
        self.zoom_in = self._action(tr("Zoom &in on the graph"), "+")
        self.zoom_in.setShortcuts([QKeySequence("+"), QKeySequence("=")])
        self.zoom_out = self._action(tr("Zoom &out of the graph"), "-")
        self.messages = self._action(tr("&Messages of this session"), "")
        self.about = self._action(tr("&About vmdesk"), "")
        self.keys = self._action(tr("&Keyboard keys…"), "F1", "?")
        self.themes = self._theme_actions()
        self._name_all()
        self._fill_menus()
        self._fill_tool_bar()

    def _make_notes(self) -> None:
        tr = self._window.tr
        self.new_case = self._action(tr("&New case"), "Ctrl+N")
        self.open_case = self._action(tr("Open &case…"), "Ctrl+Alt+O")
        self.save_case = self._action(tr("&Save case as…"), "Ctrl+Shift+S")
        self.export_case = self._action(tr("Export c&ase…"), "")
        self.export_marks = self._action(tr("Export &marks as CSV…"), "")
        self.custody = self._action(tr("C&ustody…"), "Ctrl+U")
        self.copy_in = self._action(tr("Copy exhibit &into the case"), "")
        self.recheck = self._action(tr("&Verify exhibits…"), "")
        self.undo = self._action(tr("&Undo"), "Ctrl+Z")
        self.redo = self._action(tr("&Redo"), "Ctrl+Shift+Z", "Ctrl+Y")
        self.mark = self._action(tr("&Mark frame"), "M", repeats=False)
        self.opinion = self._action(tr("Rec&ord opinion…"), "Ctrl+Shift+B")
        self.blind = self._action(tr("&Blind mode"), "", checked=False)
        self.reveal = self._action(tr("Re&veal scores"), "")
        self.overview = self._action(tr("&Case overview"), "F4", checked=False, repeats=False)
        self.compare = self._action(tr("Co&mpare with…"), "Ctrl+D")
        self.end_compare = self._action(tr("E&nd comparison"), "Ctrl+Shift+D")

    def _make_queue(self) -> None:
        tr = self._window.tr
        self.queue_hold = self._action(tr("Pause queue"), "")
        self.queue_go_on = self._action(tr("Continue queue"), "")
        self.queue_up = self._action(tr("Earlier in the queue"), "Alt+Up")
        self.queue_down = self._action(tr("Later in the queue"), "Alt+Down")
        self.queue_next = self._action(tr("Analyze next"), "")
        self.queue_retry = self._action(tr("Put back into the queue"), "")
        self.watch_folder = self._action(tr("Watch folder…"), "")
        self.watch_none = self._action(tr("Stop watching folders"), "")

    def _make_steps(self) -> None:
        tr = self._window.tr
        self.step_back = self._action(tr("Frame b&ack"), "Left", ",")
        self.step_forward = self._action(tr("Frame &forward"), "Right", ".")
        self.ten_back = self._action(tr("&Ten frames back"), "Shift+Left")
        self.ten_forward = self._action(tr("Ten frames for&ward"), "Shift+Right")
        self.first_frame = self._action(tr("F&irst frame"), "Home")
        self.last_frame = self._action(tr("&Last frame"), "End")

    def _make_playing(self) -> None:
        tr = self._window.tr
        self.play = self._action(tr("&Play or pause"), "Space", repeats=False)
        self.shuttle_forward = self._action(tr("Play &forward; again, faster"), "L", repeats=False)
        self.shuttle_back = self._action(tr("Play &backward; again, faster"), "J", repeats=False)
        self.rest = self._action(tr("P&ause; again, speed 100 %"), "K", repeats=False)
        self.slower = self._action(tr("&Slower"), "[")
        self.faster = self._action(tr("Fas&ter"), "]")
        self.in_point = self._action(tr("Set &in point"), "I", repeats=False)
        self.out_point = self._action(tr("Set &out point"), "O", repeats=False)
        self.clear_in = self._action(tr("Clear in point"), "Shift+I")
        self.clear_out = self._action(tr("Clear out point"), "Shift+O")
        self.loop = self._action(tr("&Loop in–out"), "Ctrl+L", checked=False, repeats=False)
        self.sound = self._action(tr("So&und"), "S", checked=False, repeats=False)

    def _name_all(self) -> None:
        """A command's stable name is the attribute that holds it; its keys are stored and exported under that name."""
        for name, value in vars(self).items():
            if isinstance(value, QAction):
                value.setObjectName(name)
        for theme, action in self.themes.items():
            action.setObjectName(f"theme_{theme.value}")

    def _action(self, text: str, *keys: str, checked: bool | None = None, repeats: bool = True) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys if key])
        action.setAutoRepeat(repeats)
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        return action

    def _theme_actions(self) -> dict[Theme, QAction]:
        tr = self._window.tr
        names = {Theme.DARK: tr("&Dark"), Theme.LIGHT: tr("&Light"), Theme.SYSTEM: tr("As the &system")}
        group = QActionGroup(self._window)
        made = {theme: self._action(name, "", checked=False) for theme, name in names.items()}
        for action in made.values():
            group.addAction(action)
        return made

    def _fill_menus(self) -> None:
        tr, bar = self._window.tr, self._window.menuBar()
        file = _menu(bar.addMenu, tr("&File"), self.open, self.open_folder)
        file.addSeparator()
        file.addActions([self.new_case, self.open_case, self.save_case, self.export_case])
        file.addSeparator()
        file.addActions([self.report_details, self.export, self.export_windows, self.export_marks])
        file.addSeparator()
        file.addAction(self.verify_report)
        file.addSeparator()
        file.addAction(self.quit)
        file.insertActions(self.quit, [self.watch_folder, self.watch_none])
        file.insertSeparator(self.quit)
        _menu(bar.addMenu, tr("&Edit"), self.undo, self.redo, self.mark)
        _menu(bar.addMenu, tr("&Case"), self.custody, self.copy_in, self.recheck)
        analysis = _menu(bar.addMenu, tr("&Analysis"), *self._run_actions())
        analysis.insertAction(self.hold, self.analyse_all)
        analysis.addSeparator()
        analysis.addActions([self.queue_hold, self.queue_go_on, *self.turns()])
        analysis.addSeparator()
        analysis.addActions([self.compare, self.end_compare])
        analysis.addSeparator()
        analysis.addActions([self.blind, self.opinion, self.reveal])
        _menu(bar.addMenu, tr("&Go"), *self._places())
        self.play_menu = _menu(bar.addMenu, tr("&Play"), *self._plays(), self.sound)
        self.view = _menu(bar.addMenu, tr("&View"), self.overview, self.boxes, *self._zooms())
        _menu(self.view.addMenu, tr("&Theme"), *self.themes.values())
        _menu(bar.addMenu, tr("&Help"), self.keys, self.messages, self.about)

    def turns(self) -> tuple[QAction, ...]:
        """What is done with the exhibit that is chosen in the list."""
        return self.queue_next, self.queue_up, self.queue_down, self.queue_retry

    def _places(self) -> tuple[QAction, ...]:
        frames = self.step_back, self.step_forward, self.ten_back, self.ten_forward, self.first_frame, self.last_frame
        steps = self.next_flagged, self.previous_flagged, self.next_keyframe, self.previous_keyframe
        return (*frames, *steps, self.go_to)

    def _plays(self) -> tuple[QAction, ...]:
        speeds = self.play, self.shuttle_forward, self.shuttle_back, self.rest, self.slower, self.faster
        return (*speeds, self.in_point, self.out_point, self.clear_in, self.clear_out, self.loop)

    def _zooms(self) -> tuple[QAction, ...]:
        return self.zoom_in, self.zoom_out, self.fit_graph

    def _run_actions(self) -> tuple[QAction, ...]:
        return self.analyse, self.anew, self.hold, self.cancel, self.region, self.clear_region

    def _fill_tool_bar(self) -> None:
        bar = self.bar = QToolBar(self._window.tr("Main commands"), self._window)
        bar.setObjectName("main_commands")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        for action in (self.open, *self._run_actions(), self.export):
            bar.addAction(action)
            bar.widgetForAction(action).setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            words = action.text().replace("&", "")
            action.setToolTip(f"{words} ({action.shortcut().toString()})")
        self.view.addAction(bar.toggleViewAction())
        self._window.addToolBar(bar)

    def show_actions(self, shown: Actions) -> None:
        """Enable what can be done now, and name it by what it would do."""
        tr = self._window.tr
        self.analyse.setText(tr("&Resume") if shown.carry_on else tr("&Analyze"))
        self.anew.setVisible(shown.carry_on)
        self.anew.setEnabled(shown.analyse)
        self.hold.setText(tr("&Resume") if shown.go_on else tr("&Pause"))
        self.hold.setEnabled(shown.hold or shown.go_on)
        self.analyse.setEnabled(shown.analyse)
        self.analyse_all.setEnabled(shown.analyse_all)
        self.cancel.setEnabled(shown.cancel)
        self.export.setEnabled(shown.export)
        self.sound.setEnabled(shown.sound)
        for action in (*self._zooms(), *self._places(), *self._plays()):
            action.setEnabled(shown.navigate)
        self.region.setVisible(shown.regions)
        self.region.setEnabled(shown.region)
        self.clear_region.setVisible(shown.clear_region)
        self.clear_region.setEnabled(shown.clear_region)


def _menu(add: Callable[[str], QMenu], name: str, *actions: QAction) -> QMenu:
    menu = add(name)
    menu.addActions(list(actions))
    return menu
