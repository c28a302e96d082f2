"""The chart of scores over time as inline SVG: strokes, gaps and line told apart by shape and words, too."""

from html import escape

from vmdesk.report.blocks import Chart, Series
from vmdesk.report.palette import DASHES, TRACKS
from vmdesk.report.ticks import tick_step

_WIDE, _HIGH = 900.0, 260.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 112.0, 10.0, 40.0
_ROW = 17.0


def chart_svg(chart: Chart) -> str:
    """An `svg` element that scales with the page; its title says what it shows."""
    legend = _legend(chart)
    high = _HIGH + _ROW * len(legend)
    parts = [
        f'<svg viewBox="0 0 {_WIDE:g} {high:g}" role="img" font-size="11" fill="#16202b">',
        "<title>Scores over time</title>",
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path d="M0 0V6" stroke="#9aa5b0"/></pattern></defs>',
        *(_gap(chart, gap.start, gap.stop, gap.reason) for gap in chart.gaps),
        *_axes(chart),
        *(_strokes(chart, number, series) for number, series in enumerate(chart.series)),
        _threshold(chart),
        _whole_clip(chart),
        *legend,
        "</svg>",
    ]
    return "".join(parts)


def _x(chart: Chart, seconds: float) -> float:
    share = min(max(seconds / chart.duration_seconds, 0.0), 1.0)
    return _LEFT + (_WIDE - _LEFT - _RIGHT) * share


def _y(score: float) -> float:
    return _TOP + (_HIGH - _TOP - _BOTTOM) * (1 - score)


def _gap(chart: Chart, start: float, stop: float, reason: str) -> str:
    left, right = _x(chart, start), _x(chart, stop)
    place = f'x="{left:.2f}" y="{_y(1):g}" width="{right - left:.2f}" height="{_y(0) - _y(1):g}"'
    return f'<rect {place} fill="url(#hatch)"><title>not scored: {escape(reason)}</title></rect>'


def _axes(chart: Chart) -> list[str]:
    right = _WIDE - _RIGHT
    parts = []
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        parts.append(f'<path d="M{_LEFT:g} {_y(tick):g}H{right:g}" stroke="#c9d1d9"/>')
        parts.append(f'<text x="{_LEFT - 6:g}" y="{_y(tick) + 4:g}" text-anchor="end">{tick:.2f}</text>')
    step = tick_step(chart.duration_seconds)
    for k in range(int(chart.duration_seconds / step + 1e-9) + 1):
        at = _x(chart, k * step)
        parts.append(f'<path d="M{at:.2f} {_y(0):g}v4" stroke="#16202b"/>')
        parts.append(f'<text x="{at:.2f}" y="{_y(0) + 16:g}" text-anchor="middle">{k * step:g}</text>')
    middle = (_LEFT + right) / 2
    parts.append(f'<text x="{middle:g}" y="{_y(0) + 31:g}" text-anchor="middle">Time from the first frame (s)</text>')
    parts.append(f'<path d="M{_LEFT:g} {_y(1):g}V{_y(0):g}H{right:g}" fill="none" stroke="#16202b"/>')
    return parts


def _strokes(chart: Chart, number: int, series: Series) -> str:
    steps = series.steps
    path = "".join(f"M{_x(chart, s.start):.2f} {_y(s.score):.2f}H{_x(chart, s.stop):.2f}" for s in steps)
    return f'<path d="{path}" {_pen(number)}><title>{escape(series.label)}</title></path>'


def _pen(number: int) -> str:
    dashes = " ".join(f"{length:g}" for length in DASHES[number % len(DASHES)])
    colour = TRACKS[number % len(TRACKS)].hexval()[2:]
    return f'fill="none" stroke="#{colour}" stroke-width="2"' + (f' stroke-dasharray="{dashes}"' if dashes else "")


def _threshold(chart: Chart) -> str:
    at, right = _y(chart.threshold), _WIDE - _RIGHT
    lines = f"{chart.threshold:g} {chart.threshold_label}".split(", ")
    words = "".join(f'<tspan x="{right + 6:g}" dy="{12 * (k > 0):g}">{escape(w)}</tspan>' for k, w in enumerate(lines))
    pen = 'stroke="#16202b" stroke-dasharray="8 4"'
    return f'<path d="M{_LEFT:g} {at:g}H{right:g}" {pen}/><text y="{at:g}">{words}</text>'


def _whole_clip(chart: Chart) -> str:
    right, score = _WIDE - _RIGHT, chart.whole_clip
    if score is None:
        return f'<text x="{right + 6:g}" y="{_y(1) + 4:g}">whole clip: not scored</text>'
    at = _y(score)
    shift = 14 if abs(at - _y(chart.threshold)) < 26 and at >= _y(chart.threshold) else 0
    words = f'<text x="{right + 12:g}" y="{at + 4 + shift:g}">whole clip {score:.4f}</text>'
    return f'<path d="M{right + 1:g} {at:g}l8 -5v10z" fill="#14405f"/>{words}'


def _legend(chart: Chart) -> list[str]:
    items = [
        f'<path d="M{_LEFT:g} {_row(k)}h30" {_pen(k)}/>{_words(k, series.label)}'
        for k, series in enumerate(chart.series)
    ]
    if chart.gaps:
        k = len(items)
        reasons = ", ".join(dict.fromkeys(gap.reason for gap in chart.gaps))
        box = f'<rect x="{_LEFT:g}" y="{_HIGH + _ROW * k:g}" width="30" height="9" fill="url(#hatch)"/>'
        items.append(box + _words(k, f"not scored: {reasons}"))
    return items


def _row(k: int) -> str:
    return f"{_HIGH + _ROW * k + 5:g}"


def _words(k: int, words: str) -> str:
    return f'<text x="{_LEFT + 38:g}" y="{_HIGH + _ROW * k + 9:g}">{escape(words)}</text>'
