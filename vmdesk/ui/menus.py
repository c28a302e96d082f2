"""The window's commands: actions with their keys, in menus and on the tool bar."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from vmdesk.ui.presenter import Actions
from vmdesk.ui.theme import Theme


class Commands:
    """Makes the actions on `window` and puts them into menus and a tool bar; the window connects them."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        tr = window.tr
        self.open = self._action(tr("&Open…"), "Ctrl+O")
        self.open_folder = self._action(tr("Open &folder…"), "Ctrl+Shift+O")
        self.export = self._action(tr("&Export report…"), "Ctrl+E")
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
        self.boxes = self._action(tr("Face &boxes"), "B", checked=True)
        self.fit = self._action(tr("&Fit picture to window"), "Ctrl+0", checked=True)
        self.fit_graph = self._action(tr("Show &whole video in the graph"), "Ctrl+G")
        self.messages = self._action(tr("&Messages of this session"), "")
        self.about = self._action(tr("&About vmdesk"), "")
        self.keys = self._action(tr("&Keyboard keys"), "F1")
        self.themes = self._theme_actions()
        self._fill_menus()
        self._fill_tool_bar()

    def _action(self, text: str, keys: str, *, checked: bool | None = None) -> QAction:
        action = QAction(text, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
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
        file = _menu(bar.addMenu, tr("&File"), self.open, self.open_folder, self.export)
        file.addSeparator()
        file.addAction(self.quit)
        analysis = _menu(bar.addMenu, tr("&Analysis"), *self._run_actions())
        analysis.insertAction(self.hold, self.analyse_all)
        _menu(bar.addMenu, tr("&Go"), *self._places())
        self.view = _menu(bar.addMenu, tr("&View"), self.fit, self.boxes, self.fit_graph)
        _menu(self.view.addMenu, tr("&Theme"), *self.themes.values())
        _menu(bar.addMenu, tr("&Help"), self.keys, self.messages, self.about)

    def _places(self) -> tuple[QAction, ...]:
        steps = self.next_flagged, self.previous_flagged, self.next_keyframe, self.previous_keyframe
        return (*steps, self.go_to)

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
        for action in (self.fit_graph, *self._places()):
            action.setEnabled(shown.navigate)
        self.region.setVisible(shown.regions)
        self.region.setEnabled(shown.region)
        self.clear_region.setVisible(shown.clear_region)
        self.clear_region.setEnabled(shown.clear_region)


def _menu(add: Callable[[str], QMenu], name: str, *actions: QAction) -> QMenu:
    menu = add(name)
    menu.addActions(list(actions))
    return menu
