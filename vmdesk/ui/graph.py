"""The score graph: window scores over time, the whole-clip score, the display line, the playhead."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from vmdesk.ui import theme
from vmdesk.ui.gaps_item import GapsItem
from vmdesk.ui.presenter_graph import Curve, Graph, thinned

BOTTOM, TOP = -0.08, 1.08
"""The y range: a little more than the scores' own, so that 0 and 1 keep their tick labels."""
Z_GAPS, Z_LINES, Z_CURVES, Z_PLAYHEAD = 0, 5, 10, 20


class ScoreGraph(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Draws a `Graph`. A click or a dragged playhead asks for a time; keys are left to the window."""

    sought = Signal(float)
    """Seconds from the first frame."""
    scrubbed = Signal(float)
    """Seconds that the playhead passes while it is held."""
    hovered = Signal(float)
    """Seconds under the pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = theme.DARK
        self._duration = 0.0
        self._curves: dict[int | None, pg.PlotDataItem] = {}
        self._whole: tuple[Curve, ...] = ()
        self._gaps = GapsItem()
        self.playhead = pg.InfiniteLine(angle=90, movable=True)
        self._threshold = _labelled_line(0.04)
        self._whole_clip = _labelled_line(0.96)
        self._set_up_axes()
        self._add_items()
        self.setMinimumHeight(200)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Score graph"))
        self.getPlotItem().vb.sigXRangeChanged.connect(self._draw_curves)
        self.getPlotItem().vb.sigResized.connect(self._draw_curves)
        self.scene().sigMouseClicked.connect(self._clicked)
        self.scene().sigMouseMoved.connect(self._moved)
        self.playhead.sigDragged.connect(self._dragged)
        self.playhead.sigPositionChangeFinished.connect(self._drag_finished)

    def _set_up_axes(self) -> None:
        plot = self.getPlotItem()
        plot.setMenuEnabled(False)
        menu = plot.ctrlMenu  # made even when switched off, and without an owner
        menu.setParent(self, menu.windowFlags())
        plot.hideButtons()
        plot.setMouseEnabled(x=True, y=False)
        plot.setYRange(BOTTOM, TOP, padding=0)
        small = {"font-size": "8pt"}
        score = self.tr("fake score<br>(model output, uncalibrated)")
        plot.setLabel("left", f"<center>{score}</center>", **small)
        plot.setLabel("bottom", self.tr("seconds from the first frame"), **small)
        plot.getAxis("left").setStyle(hideOverlappingLabels=False)
        plot.getAxis("left").setTicks([[(v / 4, f"{v / 4:g}") for v in range(5)]])
        plot.getAxis("left").enableAutoSIPrefix(False)
        plot.getAxis("bottom").enableAutoSIPrefix(False)
        plot.showGrid(x=True, y=True, alpha=0.15)

    def _add_items(self) -> None:
        items = ((self._gaps, Z_GAPS), (self._threshold, Z_LINES), (self._whole_clip, Z_LINES))
        for item, height in (*items, (self.playhead, Z_PLAYHEAD)):
            item.setZValue(height)
            self.addItem(item, ignoreBounds=True)
        self._whole_clip.hide()
        self._threshold.hide()
        self.playhead.hide()

    def set_colours(self, colours: theme.Colours) -> None:
        """Take the colours of a theme."""
        self._colours = colours
        self.setBackground(colours.base)
        for name in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(name)
            axis.setPen(colours.line)
            axis.setTextPen(colours.quiet)
        self._gaps.set_colour(colours.quiet)
        self.playhead.setPen(theme.playhead_pen(colours))
        self.playhead.setHoverPen(theme.playhead_pen(colours))
        self._dress_line(self._threshold, theme.threshold_pen(colours), colours.quiet)
        self._dress_line(self._whole_clip, theme.whole_clip_pen(colours), colours.text)
        self._draw_curves()

    def _dress_line(self, line: pg.InfiniteLine, pen: QPen, text: str) -> None:
        line.setPen(pen)
        line.label.setColor(text)
        fill = QColor(self._colours.base)
        fill.setAlpha(200)
        line.label.fill = pg.mkBrush(fill)

    def show_graph(self, graph: Graph) -> None:
        """Draw curves, gaps and lines; a new duration resets the view."""
        if graph.duration != self._duration:
            self._duration = graph.duration
            self.fit()
        self._show_curves(graph.curves)
        self._gaps.set_gaps(graph.gaps)
        self._threshold.setVisible(graph.duration > 0)
        self._threshold.setValue(graph.threshold)
        self._threshold.label.setFormat(self.tr("{value:g}: display line, not validated").format(value=graph.threshold))
        self._whole_clip.setVisible(graph.whole_clip is not None)
        if graph.whole_clip is not None:
            self._whole_clip.setValue(graph.whole_clip)
            words = self.tr("whole clip {value:.3f}").format(value=graph.whole_clip)
            self._whole_clip.label.setFormat(words)

    def _show_curves(self, curves: tuple[Curve, ...]) -> None:
        wanted = {curve.track for curve in curves}
        for track in [t for t in self._curves if t not in wanted]:
            self.removeItem(self._curves.pop(track))
        for curve in curves:
            if curve.track not in self._curves:
                self._curves[curve.track] = self._new_curve(curve.track)
        self._whole = curves
        self._draw_curves()

    def _draw_curves(self, *_changed: object) -> None:
        """Of each curve what can be seen: stroking every point of a long video would hold the window up."""
        first, last = self.getPlotItem().vb.viewRange()[0]
        columns = max(self.viewport().width(), 100)
        for curve in self._whole:
            seen = thinned(curve, first, last, columns)
            dense = seen.thin or len(seen.x) > columns
            pen = theme.series_pen(self._colours, curve.track or 0)
            item = self._curves[curve.track]
            item.setPen(_thin(pen) if dense else pen)
            item.setData(seen.x, seen.y, connect="finite", antialias=not dense)

    def _new_curve(self, track: int | None) -> pg.PlotDataItem:
        item = pg.PlotDataItem(pen=theme.series_pen(self._colours, track or 0), antialias=True)
        item.setZValue(Z_CURVES)
        self.addItem(item, ignoreBounds=True)
        return item

    def show_playhead(self, seconds: float | None) -> None:
        """Put the playhead; None hides it."""
        self.playhead.setVisible(seconds is not None)
        if seconds is not None:
            self.playhead.setValue(seconds)

    def fit(self) -> None:
        """Show the whole video."""
        end = max(self._duration, 0.04)
        self.getPlotItem().setLimits(xMin=0, xMax=end, yMin=BOTTOM, yMax=TOP)
        self.getPlotItem().setXRange(0, end, padding=0)

    def curve_points(self, track: int | None) -> int:
        """How many points the curve of `track` has, 0 where there is none."""
        item = self._curves.get(track)
        return 0 if item is None else len(item.getData()[0])

    def screen_point(self, seconds: float, score: float) -> QPointF:
        """Where a value lies in the widget."""
        scene = self.getPlotItem().vb.mapViewToScene(QPointF(seconds, score))
        return QPointF(self.mapFromScene(scene))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the window."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The scene, then the focus frame."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(self._colours.accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()

    def _seconds_at(self, scene: QPointF) -> float | None:
        box = self.getPlotItem().vb
        if self._duration <= 0 or not box.sceneBoundingRect().contains(scene):
            return None
        return float(min(max(box.mapSceneToView(scene).x(), 0.0), self._duration))

    def _clicked(self, event: "pg.GraphicsScene.mouseEvents.MouseClickEvent") -> None:
        seconds = self._seconds_at(event.scenePos())
        if event.button() == Qt.MouseButton.LeftButton and seconds is not None:
            self.sought.emit(seconds)

    def _moved(self, scene: QPointF) -> None:
        seconds = self._seconds_at(scene)
        if seconds is not None:
            self.hovered.emit(seconds)

    def _dragged(self, line: pg.InfiniteLine) -> None:
        self.scrubbed.emit(self._on_video(line))

    def _drag_finished(self, line: pg.InfiniteLine) -> None:
        self.sought.emit(self._on_video(line))

    def _on_video(self, line: pg.InfiniteLine) -> float:
        return min(max(float(line.value()), 0.0), self._duration)


def _thin(pen: QPen) -> QPen:
    """The same, one pixel wide and without dashes: many times faster to draw."""
    thin = QPen(pen)
    thin.setWidth(1)
    thin.setStyle(Qt.PenStyle.SolidLine)
    return thin


def _labelled_line(place: float) -> pg.InfiniteLine:
    """A horizontal line whose label stands at `place`, in [0, 1] along it."""
    anchor = [(0.0, 1.0), (0.0, 1.0)] if place < 0.5 else [(1.0, 1.0), (1.0, 1.0)]
    return pg.InfiniteLine(angle=0, movable=False, label=" ", labelOpts={"position": place, "anchors": anchor})
