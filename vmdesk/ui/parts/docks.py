"""The panels around the picture: registered in one place, moved and closed by the examiner, remembered, put back."""

import zlib
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QSplitter, QTabBar, QWidget

from vmdesk.ui.parts.dock_title import DockTitle
from vmdesk.ui.parts.theme import Colours

LAYOUT = 2
"""Raised whenever the default layout changes in a way that one saved before does not fit."""
CENTRE = 650
"""Pixels that are left to the centre and the handles beside it where the window is wide enough."""
LEAST_CHARACTERS = 20
"""A panel is never narrower than about so many characters."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a panel lies by default: its area, the panel whose tab it shares, its width in average characters."""

    dock: QDockWidget
    area: Qt.DockWidgetArea
    tab_with: QDockWidget | None
    characters: int


@dataclass(frozen=True, slots=True)
class Split:
    """A splitter inside the centre, under the name it is remembered by, with its default shares."""

    name: str
    splitter: QSplitter
    shares: tuple[int, ...]


class Docks(QObject):
    """All panels of `window`. A panel joins with one `add`, the default layout included.

    While no exhibit is open they are put away (`put_away`); what the examiner arranged comes back with `bring_back`.
    """

    def __init__(self, window: QMainWindow, menu: QMenu) -> None:
        super().__init__(window)
        self._window, self._menu = window, menu
        self._places: list[Place] = []
        self._splits: list[Split] = []
        self._away = self._by_default = False
        self._kept: QByteArray | None = None
        self.put_back = QAction(self.tr("&Reset layout"), window)
        self.put_back.setObjectName("reset_layout")
        self.put_back.triggered.connect(self.reset)
        self._separator = menu.addSeparator()
        menu.addAction(self.put_back)
        window.setDockNestingEnabled(True)
        self._naming = QTimer(self, singleShot=True, interval=0)
        self._naming.timeout.connect(self._name_tabs)
        window.installEventFilter(self)

    def add(
        self,
        title: str,
        name: str,
        widget: QWidget,
        area: Qt.DockWidgetArea = Qt.DockWidgetArea.RightDockWidgetArea,
        tab_with: QDockWidget | None = None,
        characters: int = 40,
    ) -> QDockWidget:
        """A panel titled `title`, remembered as `name`, by default in `area` or behind `tab_with`'s tab.

        Panels are added while the window is built, before `restore`. `characters` is the default width.
        """
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setAccessibleName(title)
        dock.setWidget(widget)
        dock.setTitleBarWidget(DockTitle(dock))
        dock.installEventFilter(self)
        dock.topLevelChanged.connect(self._naming.start)
        dock.visibilityChanged.connect(lambda seen: _switch_inside(dock, seen))
        self._places.append(Place(dock, area, tab_with, characters))
        self._menu.insertAction(self._separator, dock.toggleViewAction())
        self._put(self._places[-1])
        self._set_least_width(dock)
        return dock

    def add_splitter(self, name: str, splitter: QSplitter, *shares: int) -> None:
        """Remember where the handles of `splitter` stand under `name`; `shares` are its default."""
        self._splits.append(Split(name, splitter, shares))
        splitter.setSizes([1000 * share for share in shares])

    def all(self) -> list[QDockWidget]:
        """Every panel, as added."""
        return [place.dock for place in self._places]

    def reset(self) -> None:
        """The default layout: every panel shown at its place, tabs with their first panel in front."""
        for place in self._places:
            place.dock.setFloating(False)
            self._window.removeDockWidget(place.dock)
        for place in self._places:
            self._put(place)
            place.dock.setVisible(not self._away)
        for place in self._places:
            if place.tab_with is None:
                place.dock.raise_()
        self._set_widths()
        for split in self._splits:
            split.splitter.setSizes([1000 * share for share in split.shares])
        self._kept = None
        self._naming.start()

    def put_away(self) -> None:
        """No exhibit is open: hide all panels, remembering how they lay."""
        if self._away:
            return
        self._kept = None if self._by_default else self._window.saveState(self._version())
        self._away = True
        for dock in self.all():
            dock.hide()
            dock.toggleViewAction().setEnabled(False)
        self._naming.start()

    def bring_back(self) -> None:
        """An exhibit is open: the panels as the examiner left them."""
        if not self._away:
            return
        self._away = False
        for dock in self.all():
            dock.toggleViewAction().setEnabled(True)
        if self._kept is None or not self._window.restoreState(self._kept, self._version()):
            self.reset()
        self._by_default = self._by_default and not self._window.isVisible()  # what is arranged from now on is kept
        self._naming.start()

    def set_colours(self, colours: Colours) -> None:
        """Take the colours of a theme."""
        for dock in self.all():
            title = dock.titleBarWidget()
            if isinstance(title, DockTitle):
                title.set_colours(colours)

    def save(self, settings: QSettings) -> None:
        """Write the layout into `settings`."""
        state = self._kept if self._away else self._window.saveState(self._version())
        if state is None:
            settings.remove("state")
        else:
            settings.setValue("state", state)
        for split in self._splits:
            settings.setValue(f"splitters/{split.name}", split.splitter.saveState())

    def restore(self, settings: QSettings) -> None:
        """The layout out of `settings`; the default where there is none, or one that does not fit."""
        state = settings.value("state")
        fits = isinstance(state, QByteArray) and self._window.restoreState(state, self._version())
        self._by_default = not fits  # sizes can only be set in a window that is shown: then it is done again
        if not fits:
            self.reset()
        for split in self._splits:
            stored = settings.value(f"splitters/{split.name}")
            if not isinstance(stored, QByteArray) or not split.splitter.restoreState(stored):
                split.splitter.setSizes([1000 * share for share in split.shares])
            split.splitter.setChildrenCollapsible(False)
        self._naming.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A panel's least width follows the size of its font; a bar of tabs that Qt has just made gets its name."""
        if watched is self._window and event.type() == QEvent.Type.ChildAdded:
            self._naming.start()
        if event.type() == QEvent.Type.FontChange and isinstance(watched, QDockWidget):
            self._set_least_width(watched)
        return super().eventFilter(watched, event)

    def _put(self, place: Place) -> None:
        self._window.addDockWidget(place.area, place.dock)
        if place.tab_with is not None:
            self._window.tabifyDockWidget(place.tab_with, place.dock)
            place.tab_with.raise_()

    def _set_widths(self) -> None:
        """Set the widths of the panels at the sides, from the width of their font's characters."""
        sides = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)
        placed = [place for place in self._places if place.area in sides and place.tab_with is None]
        widths = [place.characters * place.dock.fontMetrics().averageCharWidth() for place in placed]
        fit = min(1.0, max(0, self._window.width() - CENTRE) / max(1, sum(widths)))
        given = [round(width * fit) for width in widths]
        self._window.resizeDocks([place.dock for place in placed], given, Qt.Orientation.Horizontal)

    def _set_least_width(self, dock: QDockWidget) -> None:
        dock.setMinimumWidth(LEAST_CHARACTERS * dock.fontMetrics().averageCharWidth())

    def _version(self) -> int:
        """Of this layout and these panels: one saved with other panels would leave the new ones out of place."""
        names = ",".join(sorted(dock.objectName() for dock in self.all()))
        return zlib.crc32(f"{LAYOUT}:{names}".encode()) & 0x7FFF_FFFF

    def _name_tabs(self) -> None:
        """Qt makes the bars of tabbed panels itself, and makes them without a name."""
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setAccessibleName(self.tr("Panels"))
            used = bar.count() > 1  # others are kept by Qt for later, outside the window
            bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus if used else Qt.FocusPolicy.NoFocus)


def _switch_inside(dock: QDockWidget, seen: bool) -> None:
    """Switch off what is in a panel behind another's tab, so that no control of it takes the focus unseen.

    Hidden, it would no longer count for the width of them all.
    """
    for part in (dock.widget(), dock.titleBarWidget()):
        if part is not None:
            part.setEnabled(seen)
