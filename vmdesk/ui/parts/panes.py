"""The parts of the window in the order they are read: Tab goes through them in it, Ctrl+Tab from one to the next."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from vmdesk.ui.parts.dock_title import DockTitle

Roots = Callable[[], Sequence[QWidget]]


class Panes(QObject):
    """`roots` gives the window's parts in reading order, those that are hidden too."""

    def __init__(self, window: QWidget, menu: QMenu, roots: Roots) -> None:
        super().__init__(window)
        self._window, self._roots = window, roots
        self.next = self._action(self.tr("Next &part of the window"), "Ctrl+Tab", 1)
        self.previous = self._action(self.tr("Part of the window be&fore"), "Ctrl+Shift+Tab", -1)
        self.next.setObjectName("next_part")
        self.previous.setObjectName("previous_part")
        menu.addSeparator()
        menu.addActions([self.next, self.previous])

    def _action(self, text: str, keys: str, steps: int) -> QAction:
        action = QAction(text, self._window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: self.go(steps))
        return action

    def order(self) -> None:
        """Let Tab follow the reading order; inside a part, the order in which its controls were put there."""
        controls = [one for root in self._roots() for one in _controls(root)]
        for before, after in pairwise(one for one in controls if one.window() is self._window):
            QWidget.setTabOrder(before, after)

    def go(self, steps: int) -> None:
        """Put the focus on the first control of the next part that has one, or of the one before."""
        roots = [root for root in self._roots() if root.isVisible()]
        places = [n for n, root in enumerate(roots) if _holds_focus(root)]
        at = places[0] if places else (-1 if steps > 0 else 0)
        for step in range(1, len(roots) + 1):
            control = _first(roots[(at + step * steps) % len(roots)])
            if control is not None:
                control.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _controls(root: QWidget) -> list[QWidget]:
    """The controls of a part, those switched off too, but not those of its menus.

    Not by following Qt's chain of focus: the binding takes each widget of it for a child of the one before, and lets
    go of both with the first.
    """
    window = root.window()
    return [one for one in (root, *root.findChildren(QWidget)) if _tabbed(one) and one.window() is window]


def _tabbed(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _holds_focus(root: QWidget) -> bool:
    return any(one.hasFocus() for one in (root, *root.findChildren(QWidget)))


def _first(root: QWidget) -> QWidget | None:
    """The first control of a part that can take the focus now; what a panel shows comes before its title's buttons."""
    able = [one for one in _controls(root) if one.isVisible() and one.isEnabled()]
    shown = [one for one in able if not isinstance(one.parentWidget(), DockTitle)]
    return next(iter(shown or able), None)
