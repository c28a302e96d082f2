"""Unscored stretches on the graph: hatched bars, so that they read without colour."""

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from vmdesk.ui.presenter_graph import Gap

HEIGHT = 0.06
"""Height of a bar in score units; bars of several tracks stand on each other from 0 up."""


class GapsItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """All gaps in one item, painted in screen pixels so that the hatching keeps its grain at every zoom."""

    def __init__(self) -> None:
        super().__init__()
        self._gaps: tuple[Gap, ...] = ()
        self._rows: dict[int | None, int] = {}
        self._colour = QColor("#888888")

    def set_colour(self, colour: str) -> None:
        """The hatching's colour, `#rrggbb`."""
        self._colour = QColor(colour)
        self.update()

    def set_gaps(self, gaps: tuple[Gap, ...]) -> None:
        """Draw these."""
        self.prepareGeometryChange()
        self._gaps = gaps
        self._rows = {track: row for row, track in enumerate(dict.fromkeys(g.track for g in gaps))}
        self.update()

    def boundingRect(self) -> QRectF:
        """All bars, in data units."""
        if not self._gaps:
            return QRectF()
        start, stop = min(g.start for g in self._gaps), max(g.stop for g in self._gaps)
        return QRectF(start, 0.0, stop - start, HEIGHT * max(1, len(self._rows)))

    def paint(self, painter: QPainter, *_options: object) -> None:
        """Hatched bars with an outline."""
        to_screen = painter.worldTransform()
        painter.resetTransform()
        painter.setPen(self._colour)
        painter.setBrush(QBrush(self._colour, Qt.BrushStyle.BDiagPattern))
        for gap in self._gaps:
            bar = QRectF(gap.start, HEIGHT * self._rows[gap.track], gap.stop - gap.start, HEIGHT)
            painter.drawRect(to_screen.mapRect(bar))
