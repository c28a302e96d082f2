"""Drag and drop onto the window: files and folders are taken anywhere, whatever part of it lies under the pointer."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt
from PySide6.QtGui import QColor, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDockWidget, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from vmdesk.ui.parts import theme

_EDGE = 10
"""Pixels between the window's edge and the hint's."""


class DropHint(QWidget):
    """Lies over the window while files are held over it; lets everything through to what lies below."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._colours = theme.DARK
        self.words = self.tr("Drop videos or folders to open them, a report (PDF) to verify it")
        self.setAccessibleName(self.words)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self._colours = colours

    def show_over(self, window: QWidget) -> None:
        """Cover `window`."""
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A veil, a dashed frame, the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._colours.window)
        veil.setAlpha(215)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(self._colours.accent), 3, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE), _EDGE, _EDGE)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.text))
        painter.drawText(QRect(self.rect()), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)


class Drops(QObject):
    """Gives `take` the paths of what is dropped onto `window`; `highlight` is told when files come and go.

    `highlight` gives True where it shows a hint of its own, so that none is laid over the window.
    """

    def __init__(
        self, window: QWidget, take: Callable[[Sequence[Path]], None], highlight: Callable[[bool], bool]
    ) -> None:
        super().__init__(window)
        self._window, self._take, self._highlight = window, take, highlight
        self.hint = DropHint(window)
        window.setAcceptDrops(True)

    def claim(self) -> None:
        """Keep the window's children from taking files for themselves; fields of text keep taking text."""
        for child in self._window.findChildren(QWidget):
            if isinstance(child, QDockWidget):
                child.setAcceptDrops(True)  # one that floats is a window of its own, where the way up ends
                child.installEventFilter(self)
            elif child.acceptDrops() and child.window() in (self._window, *self._floating()):
                self._claim(child)

    def _floating(self) -> list[QWidget]:
        return [dock for dock in self._window.findChildren(QDockWidget) if dock.isFloating()]

    def _claim(self, child: QWidget) -> None:
        owner = child.parentWidget() if isinstance(child.parentWidget(), QTextEdit | QPlainTextEdit) else child
        if isinstance(owner, QLineEdit) or (isinstance(owner, QTextEdit | QPlainTextEdit) and not owner.isReadOnly()):
            child.installEventFilter(self)
        else:
            child.setAcceptDrops(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files held over or dropped onto a claimed child are the window's."""
        if isinstance(event, QDropEvent) and _paths(event.mimeData()):
            if event.type() is QEvent.Type.Drop:
                self.drop(event)
            else:
                self.enter(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.leave()
        return super().eventFilter(watched, event)

    def enter(self, event: QDropEvent) -> None:
        """Something is held over the window: files and folders are welcome."""
        if _paths(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)  # a file manager that may move would take its file away
            event.accept()
            if not self._highlight(True):
                self.hint.show_over(self._window)
        else:
            event.ignore()

    def leave(self) -> None:
        """It is held there no longer."""
        self._highlight(False)
        self.hint.hide()

    def drop(self, event: QDropEvent) -> None:
        """It is let go."""
        self.leave()
        paths = _paths(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._take(paths)


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
