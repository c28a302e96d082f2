"""The score graph: window scores over time, what is known of frames, the whole-clip score, the playhead."""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmapCache, QWheelEvent
from PySide6.QtWidgets import QWidget

from vmdesk.domain.result import WindowScore
from vmdesk.ui.logic.presenter_curves import thinned
from vmdesk.ui.logic.presenter_graph import Graph, status_words
from vmdesk.ui.logic.time_range import TimeRange
from vmdesk.ui.logic.track_windows import TrackWindows
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.compared_curves import ComparedCurves
from vmdesk.ui.parts.gaps_item import GapsItem, GapWords
from vmdesk.ui.parts.graph_items import HoverItem, MarksItem, SpanItem, TicksItem, WholeClipItem
from vmdesk.ui.parts.screen_item import ScreenItem
from vmdesk.ui.parts.time_box import TimeBox

BOTTOM, TOP = -0.05, 1.18
"""The y range: a little more than the scores' own, so that 0 and 1 keep their tick labels, and ticks their row."""
Z_HOVER, Z_SPAN, Z_GAPS, Z_TICKS, Z_CURVES, Z_LINES, Z_WORDS, Z_MARKS, Z_PLAYHEAD = -5, -4, 0, 3, 5, 10, 12, 15, 20
"""Words stand over the curves, each on a plate of its own."""
ZOOM_STEP = 1.25
_CACHE_KIB = 48 * 1024
"""Room for the pictures of both axes with their grid, on the largest screens."""
_NOTCH = 120
"""What Qt tells of a wheel that turns by one notch."""


class ScoreGraph(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Draws a `Graph`. A click, a drag or a dragged playhead asks for a time; keys are left to the window.

    The wheel zooms at the pointer; with Shift, or turned sideways, it moves the view, as the middle button does.
    """

    sought = Signal(float)
    """Seconds from the first frame."""
    scrubbed = Signal(float)
    """Seconds that the playhead, or the pointer on the ground, passes while it is held."""
    hovered = Signal(float, float)
    """Seconds and score under the pointer."""
    left = Signal()
    """The pointer is no longer on the plot."""
    window_loop_wanted = Signal(float, float)
    """Seconds and score where the examiner double-clicked: the window there is to be played in a loop."""
    range_changed = Signal(float, float)
    """Seconds `[first, last)` that are shown now."""
    plot_area_changed = Signal()
    """The plot lies elsewhere in the widget: see `plot_edges`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, viewBox=TimeBox())
        self._colours = theme.DARK
        self._range = TimeRange.whole(0.0)
        self._curves: dict[int | None, pg.PlotDataItem] = {}
        self._drawn: dict[int | None, tuple[object, ...]] = {}
        self._tracks: tuple[TrackWindows, ...] = ()
        self._doubled = False
        self.playhead = pg.InfiniteLine(angle=90, movable=True)
        self._threshold = _labelled_line()
        self._gaps = GapsItem()
        self._gap_words = GapWords(self._gaps, lambda status: status_words(status, self.tr))
        self._ticks, self._span, self._marks = TicksItem(), SpanItem(), MarksItem()
        self._whole_clip, self.hover = WholeClipItem(), HoverItem()
        self._set_up_axes()
        self._add_items()
        self.compared = ComparedCurves(self)
        self.setMinimumHeight(178)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Score graph"))
        self._connect()

    def _connect(self) -> None:
        box = self.getPlotItem().vb
        box.sigResized.connect(self._resized)
        box.scrubbed.connect(self._scrub)
        box.moved.connect(lambda seconds: self._go(self._range.moved(seconds)))
        self.scene().sigMouseClicked.connect(self._clicked)
        self.scene().sigMouseMoved.connect(self._moved)
        self.playhead.sigDragged.connect(self._dragged)
        self.playhead.sigPositionChangeFinished.connect(self._drag_finished)

    def _set_up_axes(self) -> None:
        plot = self.getPlotItem()
        menu = plot.ctrlMenu  # made even when switched off, and without an owner
        menu.setParent(self, menu.windowFlags())
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setYRange(BOTTOM, TOP, padding=0)
        small = {"font-size": "8pt"}
        score = self.tr("fake score<br>(model output,<br>uncalibrated)")
        plot.setLabel("left", f"<center>{score}</center>", **small)
        plot.setLabel("bottom", self.tr("seconds from the first frame"), **small)
        plot.getAxis("left").setStyle(hideOverlappingLabels=False)
        plot.getAxis("left").setTicks([[(v / 4, f"{v / 4:g}") for v in range(5)]])
        plot.getAxis("left").enableAutoSIPrefix(False)
        plot.getAxis("bottom").enableAutoSIPrefix(False)
        plot.showGrid(x=True, y=True, alpha=0.15)
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), _CACHE_KIB))
        for name in ("left", "bottom"):  # their grid lies under the playhead, which moves with each frame
            axis = plot.getAxis(name)
            axis.setCacheMode(axis.CacheMode.DeviceCoordinateCache)

    def _painted(self) -> tuple[ScreenItem, ...]:
        words = self._whole_clip, self._gap_words, self._marks
        return self.hover, self._span, self._gaps, self._ticks, *words

    def _add_items(self) -> None:
        heights = (Z_HOVER, Z_SPAN, Z_GAPS, Z_TICKS, Z_LINES, Z_WORDS, Z_MARKS)
        lines = ((self._threshold, Z_LINES), (self.playhead, Z_PLAYHEAD))
        for item, height in (*zip(self._painted(), heights, strict=True), *lines):
            item.setZValue(height)
            self.addItem(item, ignoreBounds=True)
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
        for item in self._painted():
            item.set_colours(colours)
        self.playhead.setPen(theme.playhead_pen(colours))
        self.playhead.setHoverPen(theme.playhead_pen(colours))
        self._threshold.setPen(theme.threshold_pen(colours))
        self._threshold.label.setColor(colours.text)
        fill = QColor(colours.base)
        fill.setAlpha(215)
        self._threshold.label.fill = pg.mkBrush(fill)
        self._drawn.clear()
        self.compared.set_colours(colours)
        self._draw_curves()

    def show_compared(self, tracks: tuple[TrackWindows, ...]) -> None:
        """Draw the windows of another analysis of the same video over these; none for none."""
        self.compared.set_tracks(tracks)
        self._draw_curves()

    def show_graph(self, graph: Graph) -> None:
        """Draw all of it; a new duration resets the view."""
        if graph.duration != self._range.duration:
            self._range = TimeRange.whole(graph.duration)
            self.fit()
        self._show_curves(graph.tracks)
        self._gaps.set_tracks(graph.tracks)
        self._gap_words.update()
        self._ticks.set_ticks(graph.ticks)
        self._marks.set_marks(graph.marks)
        self._span.set_span(graph.span)
        self._threshold.setVisible(graph.duration > 0)
        self._threshold.setValue(graph.threshold)
        self._fit_threshold_words()
        whole = graph.whole_clip
        words = self.tr("whole clip {value:.3f}").format(value=whole.score) if whole is not None else ""
        self._whole_clip.set_whole(whole, words)

    def _fit_threshold_words(self) -> None:
        """The display line with its source, as much as fits; the short word always stands in the legend, too."""
        wordings = (
            self.tr("{value:g}: display line only; no threshold of this model is validated"),
            self.tr("{value:g}: display line, not validated"),
            "{value:g}",
        )
        room, measure = 0.9 * self.getPlotItem().vb.width(), self.fontMetrics().horizontalAdvance
        texts = [words.format(value=self._threshold.value()) for words in wordings]
        self._threshold.label.setFormat(next((text for text in texts if measure(text) < room), texts[-1]))

    def _show_curves(self, tracks: tuple[TrackWindows, ...]) -> None:
        self._tracks = tuple(track for track in tracks if track.scored)
        wanted = {track.track for track in self._tracks}
        for track in [t for t in self._curves if t not in wanted]:
            self.removeItem(self._curves.pop(track))
            self._drawn.pop(track, None)
        for one in self._tracks:
            if one.track not in self._curves:
                self._curves[one.track] = self._new_curve(one.track)
        self._draw_curves()

    def _draw_curves(self) -> None:
        """Of each curve what can be seen, if that is new: stroking every point would hold the window up."""
        columns = max(round(self.getPlotItem().vb.width()), 100)
        for track in self._tracks:
            wanted = track, self._range, columns
            if self._drawn.get(track.track) != wanted:
                self._drawn[track.track] = wanted
                self._draw_curve(track, columns)
        self.compared.draw(self._range.first, self._range.last, columns)

    def _draw_curve(self, track: TrackWindows, columns: int) -> None:
        seen = thinned(track, self._range.first, self._range.last, columns)
        dense = seen.thin or len(seen.x) > columns
        pen = theme.series_pen(self._colours, track.track or 0)
        item = self._curves[track.track]
        item.setPen(_thin(pen) if dense else pen)
        item.setData(seen.x, seen.y, connect="finite", antialias=not dense)

    def _new_curve(self, track: int | None) -> pg.PlotDataItem:
        item = pg.PlotDataItem(pen=theme.series_pen(self._colours, track or 0), antialias=True)
        item.setZValue(Z_CURVES)
        self.addItem(item, ignoreBounds=True)
        return item

    def show_playhead(self, seconds: float | None) -> None:
        """Put the playhead; None hides it. Where it leaves the view, the view follows, unless it is dragged."""
        before = float(self.playhead.value()) if self.playhead.isVisible() else None
        self.playhead.setVisible(seconds is not None)
        if seconds is None:
            return
        self.playhead.setValue(seconds)
        was_seen = before is not None and self._range.holds(before)
        if was_seen and not self._range.holds(seconds) and not self.playhead.moving:
            self._go(self._range.centred(seconds))

    def show_hovered(self, window: WindowScore | None) -> None:
        """Lift out the window under the pointer; None for none."""
        if window is not self.hover.window:
            self.hover.set_window(window)

    def fit(self) -> None:
        """Show the whole video."""
        self._go(TimeRange.whole(self._range.duration))

    def show_range(self, first: float, last: float) -> None:
        """Show these seconds, or the nearest that the video has."""
        self._go(TimeRange.within(first, last, self._range.duration))

    def zoom(self, factor: float) -> None:
        """Show `factor` times as many seconds around the playhead, which comes into view."""
        at = float(self.playhead.value()) if self.playhead.isVisible() else self._range.first
        shown = self._range if self._range.holds(at) else self._range.centred(at)
        self._go(shown.zoomed(factor, at))

    def visible_range(self) -> tuple[float, float]:
        """The seconds that are shown."""
        return self._range.first, self._range.last

    def _go(self, shown: TimeRange) -> None:
        self._range = shown
        self.getPlotItem().setXRange(shown.first, max(shown.last, shown.first + 0.04), padding=0)
        self._draw_curves()
        self.range_changed.emit(shown.first, shown.last)

    def _resized(self, *_changed: object) -> None:
        self._fit_threshold_words()
        self._draw_curves()
        self.plot_area_changed.emit()

    def plot_edges(self) -> tuple[int, int]:
        """The plot's left and right edge in the widget, in pixels."""
        area = self.mapFromScene(self.getPlotItem().vb.sceneBoundingRect()).boundingRect()
        return area.left() + self.viewport().x(), area.right() + self.viewport().x()

    def curve_points(self, track: int | None) -> int:
        """How many points the curve of `track` has, 0 where there is none."""
        item = self._curves.get(track)
        return 0 if item is None else len(item.getData()[0])

    def screen_point(self, seconds: float, score: float) -> QPointF:
        """Where a value lies in the widget."""
        scene = self.getPlotItem().vb.mapViewToScene(QPointF(seconds, score))
        return QPointF(self.mapFromScene(scene))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; move the view with Shift or where the wheel is turned sideways."""
        turn, sideways = event.angleDelta().y(), event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(sideways) > abs(turn):
            self._go(self._range.moved(-(sideways or turn) / _NOTCH * self._range.length / 10))
        else:
            at = self.getPlotItem().vb.mapSceneToView(self.mapToScene(event.position().toPoint())).x()
            at = min(max(at, self._range.first), self._range.last)
            self._go(self._range.zoomed(ZOOM_STEP ** (-turn / _NOTCH), at))
        event.accept()

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press begins a click or a drag."""
        self._doubled = False
        super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Its end."""
        super().mouseReleaseEvent(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the window's loop, whether or not a second press was told before this."""
        super().mouseDoubleClickEvent(event)
        self._doubled = True
        place = self._at(self.mapToScene(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.window_loop_wanted.emit(*place)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """No window is under the pointer any more."""
        super().leaveEvent(event)
        self.left.emit()

    def _at(self, scene: QPointF) -> tuple[float, float] | None:
        """Seconds and score at a place of the scene; None beside the plot."""
        box = self.getPlotItem().vb
        if self._range.duration <= 0 or not box.sceneBoundingRect().contains(scene):
            return None
        place = box.mapSceneToView(scene)
        return self._on_video(place.x()), float(place.y())

    def _clicked(self, event: "pg.GraphicsScene.mouseEvents.MouseClickEvent") -> None:
        """Seek; the second click of a double one seeks no more."""
        place = self._at(event.scenePos())
        if event.button() == Qt.MouseButton.LeftButton and place is not None and not self._doubled:
            self.sought.emit(place[0])

    def _moved(self, scene: QPointF) -> None:
        place = self._at(scene)
        if place is not None:
            self.hovered.emit(*place)
        else:
            self.left.emit()

    def _scrub(self, seconds: float, finished: bool) -> None:
        if self._range.duration > 0:
            (self.sought if finished else self.scrubbed).emit(self._on_video(seconds))

    def _dragged(self, line: pg.InfiniteLine) -> None:
        self.scrubbed.emit(self._on_video(line.value()))

    def _drag_finished(self, line: pg.InfiniteLine) -> None:
        self.sought.emit(self._on_video(line.value()))

    def _on_video(self, seconds: float) -> float:
        return min(max(float(seconds), 0.0), self._range.duration)


def _thin(pen: QPen) -> QPen:
    """The same, one pixel wide and without dashes: many times faster to draw."""
    thin = QPen(pen)
    thin.setWidth(1)
    thin.setStyle(Qt.PenStyle.SolidLine)
    return thin


def _labelled_line() -> pg.InfiniteLine:
    """A horizontal line whose label stands at its left end."""
    anchor = [(0.0, 1.0), (0.0, 1.0)]
    return pg.InfiniteLine(angle=0, movable=False, label=" ", labelOpts={"position": 0.04, "anchors": anchor})
