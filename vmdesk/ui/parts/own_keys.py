"""Which keys a control keeps for itself while it has the focus; all others are the window's commands.

A command's key would be taken before the control sees it. Qt asks the control first, with a ShortcutOverride that goes
up to the window when nobody wants it; text fields accept what types, and for the other controls the answer is given
here, for all of them in one place.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QTabBar,
    QWidget,
)

from vmdesk.ui.parts.transport import Scrubber

_K = Qt.Key
_MOVING = frozenset({_K.Key_Up, _K.Key_Down, _K.Key_Left, _K.Key_Right, _K.Key_Home, _K.Key_End})
_SIDEWAYS = frozenset({_K.Key_Left, _K.Key_Right})
"""Nothing in the window's lists and tables: there, too, they step frames."""
_PAGES = frozenset({_K.Key_PageUp, _K.Key_PageDown})
_KEPT: tuple[tuple[type[QWidget], frozenset[Qt.Key]], ...] = (
    (QAbstractItemView, _MOVING - _SIDEWAYS | _PAGES),
    (QAbstractButton, frozenset({_K.Key_Space})),
    (QAbstractSlider, _MOVING | _PAGES),
    (QAbstractSpinBox, _MOVING | _PAGES),
    (QComboBox, frozenset({_K.Key_Up, _K.Key_Down, _K.Key_Space})),
    (QTabBar, frozenset({_K.Key_Left, _K.Key_Right})),
)
_MODIFIERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class OwnKeys(QObject):
    """Watches `window` for keys that the control with the focus keeps."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Accept a key for the control with the focus, so that it comes to it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keeps = keeps_for_itself(QApplication.focusWidget(), event)
            if keeps:
                event.accept()
            return keeps
        return False


def keeps_for_itself(control: QWidget | None, event: QKeyEvent) -> bool:
    """Whether a control works with this key: with Shift too, not with Ctrl or Alt. The scrubber leaves all keys."""
    if control is None or isinstance(control, Scrubber) or event.modifiers() & ~_MODIFIERS:
        return False
    return any(isinstance(control, kind) and event.key() in keys for kind, keys in _KEPT)
