"""The plot area of the score graph: what a drag in it means."""

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal


class TimeBox(pg.ViewBox):  # type: ignore[misc]  # pyqtgraph has no types
    """A left drag scrubs, a middle drag moves the view; nothing else is done with the mouse here."""

    scrubbed = Signal(float, bool)
    """Seconds under the pointer, and whether the button was let go there."""
    moved = Signal(float)
    """Seconds by which the view is to be moved."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setMouseEnabled(x=False, y=False)

    def mouseDragEvent(self, event: "pg.GraphicsScene.mouseEvents.MouseDragEvent", axis: int | None = None) -> None:
        """Scrub or move; `axis` 1 is a drag on the scores' axis, which means nothing."""
        if axis == 1 or event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            event.ignore()
            return
        event.accept()
        here = self.mapSceneToView(event.scenePos()).x()
        if event.button() == Qt.MouseButton.LeftButton:
            self.scrubbed.emit(here, event.isFinish())
        else:
            self.moved.emit(self.mapSceneToView(event.lastScenePos()).x() - here)

    def wheelEvent(self, event: object, axis: int | None = None) -> None:
        """The graph looks to the wheel by itself."""
