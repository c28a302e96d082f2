"""The chart in ink: steps over their true frames, hatched gaps, the display line, the whole-clip mark."""

import math
from itertools import pairwise

from reportlab.platypus import Flowable

from vmdesk.report.blocks import Chart, Gap, Series, Step
from vmdesk.report.fonts import BOLD, REGULAR, drawable, width
from vmdesk.report.marks import SHAPES
from vmdesk.report.palette import ACCENT, DASHES, FAINT, HATCH, INK, MARKS, MUTED, RULE, TRACKS
from vmdesk.report.ticks import tick_step

_LEFT, _RIGHT, _BOTTOM, _TOP = 34.0, 66.0, 30.0, 8.0
_PLOT = 150.0
_PANEL = 84.0
_WINDOWS_A_PANEL = 200
_PANELS_AT_MOST = 12
_SMALL = 6.6
_MARKS_AT_MOST = 24
_LEGEND_ROW = 11.0
_LEGEND_AT_MOST = 10


def graphs(chart: Chart) -> list["ScoreGraph"]:
    """The chart in one panel, or, where windows would lie too close to be told apart, in several below each other."""
    longest = max((len(series.steps) for series in chart.series), default=0)
    panels = min(max(1, math.ceil(longest / _WINDOWS_A_PANEL)), _PANELS_AT_MOST)
    edges = [chart.duration_seconds * k / panels for k in range(panels + 1)]
    plot = _PLOT if panels == 1 else _PANEL
    return [ScoreGraph(chart, edges[k], edges[k + 1], plot, legend=k == panels - 1) for k in range(panels)]


class ScoreGraph(Flowable):  # type: ignore[misc]
    """The stretch `[start, stop)` of a chart, as wide as the page; the legend stands below the axis."""

    def __init__(self, chart: Chart, start: float, stop: float, plot: float, legend: bool) -> None:
        super().__init__()
        self.chart, self.start, self.stop = chart, start, stop
        self.plot, self.with_legend = plot, legend
        self.keepWithNext = legend

    def wrap(self, available_width: float, _height: float) -> tuple[float, float]:
        """Full width, fixed plot height, as many legend rows as needed."""
        self.width = available_width
        self.plot_width = available_width - _LEFT - _RIGHT
        items = _legend_items(self.chart) if self.with_legend else []
        self.legend = _placed(items, available_width - _LEFT)
        rows = 1 + max((row for row, _, _ in self.legend), default=-1)
        self.base = _BOTTOM + rows * _LEGEND_ROW
        self.height = self.base + self.plot + _TOP
        return self.width, self.height

    def x(self, seconds: float) -> float:
        """Where a time lies."""
        return _LEFT + self.plot_width * min(max((seconds - self.start) / (self.stop - self.start), 0.0), 1.0)

    def y(self, score: float) -> float:
        """Where a score lies."""
        return self.base + self.plot * score

    def draw(self) -> None:
        """From the ground up: gaps, axes, line, steps, whole clip, legend."""
        for gap in self.chart.gaps:
            if gap.start < self.stop and gap.stop > self.start:
                self._gap(gap)
        self._axes()
        self._threshold()
        for number, series in enumerate(self.chart.series):
            self._steps(number, series)
        self._whole_clip()
        self._legend()

    def _gap(self, gap: Gap) -> None:
        left, right = self.x(gap.start), self.x(gap.stop)
        c = self.canv
        c.saveState()
        area = c.beginPath()
        area.rect(left, self.base, right - left, self.plot)
        c.clipPath(area, stroke=0, fill=0)
        c.setStrokeColor(HATCH)
        c.setLineWidth(0.35)
        at = left - self.plot
        while at < right:
            c.line(at, self.base, at + self.plot, self.base + self.plot)
            at += 5.0
        c.restoreState()
        self._gap_label(gap.reason, left, right)

    def _gap_label(self, reason: str, left: float, right: float) -> None:
        words = drawable(reason)
        room = width(words, REGULAR, _SMALL) + 4
        if room > right - left:
            return
        middle, base = (left + right) / 2, self.base + self.plot * 0.12
        self.canv.setFillColorRGB(1, 1, 1)
        self.canv.rect(middle - room / 2, base - 2.2, room, 9, stroke=0, fill=1)
        self.canv.setFillColor(INK)
        self.canv.setFont(REGULAR, _SMALL)
        self.canv.drawCentredString(middle, base, words)

    def _axes(self) -> None:
        c = self.canv
        c.setFont(REGULAR, _SMALL)
        for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
            c.setStrokeColor(RULE)
            c.setLineWidth(0.3)
            c.line(_LEFT, self.y(tick), _LEFT + self.plot_width, self.y(tick))
            c.setFillColor(MUTED)
            c.drawRightString(_LEFT - 4, self.y(tick) - 2.3, f"{tick:.2f}")
        self._time_ticks()
        c.setStrokeColor(INK)
        c.setLineWidth(0.7)
        c.line(_LEFT, self.base, _LEFT + self.plot_width, self.base)
        c.line(_LEFT, self.base, _LEFT, self.base + self.plot)
        c.setFillColor(INK)
        c.drawCentredString(_LEFT + self.plot_width / 2, self.base - 21, "Time from the first frame (s)")
        c.saveState()
        c.translate(7, self.base + self.plot / 2)
        c.rotate(90)
        c.drawCentredString(0, 0, "Score (0 to 1)")
        c.restoreState()

    def _time_ticks(self) -> None:
        step = tick_step(self.stop - self.start)
        decimals = max(0, -math.floor(math.log10(step) + 1e-9))
        for k in range(math.ceil(self.start / step - 1e-9), int(self.stop / step + 1e-9) + 1):
            at = self.x(k * step)
            self.canv.setStrokeColor(INK)
            self.canv.setLineWidth(0.5)
            self.canv.line(at, self.base, at, self.base - 3)
            self.canv.setFillColor(MUTED)
            self.canv.drawCentredString(at, self.base - 11, f"{k * step:.{decimals}f}")

    def _threshold(self) -> None:
        c, at = self.canv, self.y(self.chart.threshold)
        c.saveState()
        c.setStrokeColor(INK)
        c.setLineWidth(0.9)
        c.setDash([7, 3])
        c.line(_LEFT, at, _LEFT + self.plot_width, at)
        c.restoreState()
        c.setFillColor(INK)
        c.setFont(REGULAR, _SMALL)
        words = drawable(f"{self.chart.threshold:g} {self.chart.threshold_label}").split(", ")
        top = self._label_top(at, len(words))
        for place, line in enumerate(words):
            c.drawString(_LEFT + self.plot_width + 4, top - 8 * place, line)

    def _label_top(self, at: float, lines: int) -> float:
        """Where the line's label begins: beside it, or clear of the whole-clip mark where that is near."""
        whole = None if self.chart.whole_clip is None else self.y(self.chart.whole_clip)
        if whole is None or abs(whole - at) > 12 + 4 * lines:
            return at + 4 * (lines - 1) - 2.3
        return whole - 17 if whole >= at else whole + 3 + 8 * lines

    def _steps(self, number: int, series: Series) -> None:
        c = self.canv
        c.saveState()
        c.setStrokeColor(_colour(number))
        c.setFillColor(_colour(number))
        c.setLineCap(0)
        steps = tuple(s for s in series.steps if s.start < self.stop and s.stop > self.start)
        dense = len(steps) > 2 * _WINDOWS_A_PANEL
        c.setLineWidth(0.5 if dense else 1.4)
        c.setDash(list(DASHES[number % len(DASHES)]))
        for step in steps:
            c.line(self.x(step.start), self.y(step.score), self.x(step.stop), self.y(step.score))
        self._joins(steps, dense)
        c.setDash([])
        every = max(1, math.ceil(len(steps) / _MARKS_AT_MOST))
        for step in steps[number % every :: every]:
            self._mark(number, self.x((step.start + step.stop) / 2), self.y(step.score))
        c.restoreState()

    def _joins(self, steps: tuple[Step, ...], dense: bool) -> None:
        """Thin uprights where one window begins before or as the one before it ends."""
        self.canv.setLineWidth(0.25 if dense else 0.5)
        for before, after in pairwise(steps):
            if after.start <= before.stop + 1e-6:
                at = self.x(after.start)
                self.canv.line(at, self.y(before.score), at, self.y(after.score))

    def _mark(self, number: int, x: float, y: float) -> None:
        SHAPES[MARKS[number % len(MARKS)]](self.canv, x, y)

    def _whole_clip(self) -> None:
        c, score = self.canv, self.chart.whole_clip
        right = _LEFT + self.plot_width
        c.setFillColor(INK)
        c.setFont(BOLD, _SMALL)
        if score is None:
            c.drawString(right + 6, self.base + self.plot - 6, "whole clip")
            c.setFont(REGULAR, _SMALL)
            c.drawString(right + 6, self.base + self.plot - 15, "not scored")
            return
        at = self.y(score)
        c.setFillColor(ACCENT)
        arrow = c.beginPath()
        arrow.moveTo(right + 1, at)
        arrow.lineTo(right + 8, at + 4)
        arrow.lineTo(right + 8, at - 4)
        arrow.close()
        c.drawPath(arrow, stroke=0, fill=1)
        c.setFillColor(INK)
        c.drawString(right + 11, at + 1.2, "whole clip")
        c.setFont(REGULAR, _SMALL)
        c.drawString(right + 11, at - 7, f"{score:.4f}")

    def _legend(self) -> None:
        c = self.canv
        for row, left, (number, words) in self.legend:
            base = (self.base - _BOTTOM - (row + 1) * _LEGEND_ROW) + 3
            x = _LEFT + left
            c.saveState()
            if number is None:
                self._hatch_key(x, base)
            else:
                c.setStrokeColor(_colour(number))
                c.setFillColor(_colour(number))
                c.setLineWidth(1.4)
                c.setDash(list(DASHES[number % len(DASHES)]))
                c.line(x, base + 2.2, x + 22, base + 2.2)
                c.setDash([])
                self._mark(number, x + 11, base + 2.2)
            c.restoreState()
            c.setFont(REGULAR, _SMALL)
            c.setFillColor(INK)
            c.drawString(x + 26, base, words)

    def _hatch_key(self, x: float, base: float) -> None:
        c = self.canv
        c.setFillColor(FAINT)
        c.setStrokeColor(HATCH)
        c.setLineWidth(0.4)
        c.rect(x, base - 1, 22, 7, stroke=1, fill=1)
        for k in range(4):
            c.line(x + 1 + 5 * k, base - 1, x + 8 + 5 * k if k < 3 else x + 22, base + 6)


def _colour(number: int) -> object:
    return TRACKS[number % len(TRACKS)]


def _legend_items(chart: Chart) -> list[tuple[int | None, str]]:
    shown = chart.series[:_LEGEND_AT_MOST]
    items: list[tuple[int | None, str]] = [(k, drawable(series.label)) for k, series in enumerate(shown)]
    if len(chart.series) > len(shown):
        items[-1] = (items[-1][0], f"{items[-1][1]}, and {len(chart.series) - len(shown)} more faces likewise")
    if chart.gaps:
        reasons = ", ".join(dict.fromkeys(gap.reason for gap in chart.gaps))
        items.append((None, drawable(f"not scored: {reasons}")))
    return items


def _placed(items: list[tuple[int | None, str]], room: float) -> list[tuple[int, float, tuple[int | None, str]]]:
    """Row and left edge of each legend item, filled left to right."""
    placed, row, left = [], 0, 0.0
    for item in items:
        need = 26 + width(item[1], REGULAR, _SMALL) + 16
        if left and left + need > room:
            row, left = row + 1, 0.0
        placed.append((row, left, item))
        left += need
    return placed
