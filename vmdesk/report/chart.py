"""The chart's numbers: scored windows as steps, and the stretches that nothing was scored in."""

from collections.abc import Iterable

from vmdesk.domain.result import AnalysisResult, WindowScore
from vmdesk.report.blocks import Chart, Gap, Series, Step

_REASONS = {
    "no_face": "no face throughout",
    "face_small": "face too small",
    "cut": "cut inside",
    "damaged": "damaged frames",
    "not_finite": "no finite score",
}
_STROKES = "Each horizontal stroke is one scored window over the frames it covers."
_NO_STROKES = "No window was scored."
_HATCHED = "Hatched: the windows there are not scored."
_MARK = "The mark at the right edge is the whole-clip score, which belongs to no moment."


def chart(result: AnalysisResult) -> Chart:
    """The result as a chart."""
    tracks = sorted({w.track for w in result.windows if w.fake_score is not None}, key=lambda t: -1 if t is None else t)
    hatched, whole = gaps(result.windows), result.whole_clip.fake_score
    words = (_STROKES if tracks else _NO_STROKES, _HATCHED if hatched else "", _MARK if whole is not None else "")
    return Chart(
        duration_seconds=_duration(result),
        series=tuple(Series(_label(result, track), _steps(result.windows, track)) for track in tracks),
        gaps=hatched,
        threshold=result.summary.threshold,
        threshold_label="display line, not validated",
        whole_clip=whole,
        caption=" ".join(part for part in words if part),
    )


def _duration(result: AnalysisResult) -> float:
    return max([result.evidence.stream.duration_seconds, *(w.stop_seconds for w in result.windows), 1e-3])


def _label(result: AnalysisResult, track: int | None) -> str:
    if result.settings.region is not None:
        return "the region drawn by the examiner"
    return "windows" if track is None else f"face {track}"


def _steps(windows: Iterable[WindowScore], track: int | None) -> tuple[Step, ...]:
    mine = (w for w in windows if w.track == track)
    steps = (Step(w.start_seconds, w.stop_seconds, w.fake_score) for w in mine if w.fake_score is not None)
    return tuple(sorted(steps, key=lambda s: s.start))


def gaps(windows: Iterable[WindowScore]) -> tuple[Gap, ...]:
    """Stretches of unscored windows less what any scored window covers; touching ones of one reason are joined."""
    windows = list(windows)
    covered = _joined((w.start_seconds, w.stop_seconds) for w in windows if w.fake_score is not None)
    found: list[Gap] = []
    for reason in dict.fromkeys(w.status for w in windows if w.fake_score is None):
        spans = _joined((w.start_seconds, w.stop_seconds) for w in windows if w.status == reason)
        found += [Gap(a, b, _REASONS.get(reason, reason)) for a, b in _without(spans, covered)]
    return tuple(sorted(found, key=lambda g: g.start))


def _joined(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for start, stop in sorted(spans):
        if joined and start <= joined[-1][1] + 1e-9:
            joined[-1] = (joined[-1][0], max(joined[-1][1], stop))
        else:
            joined.append((start, stop))
    return joined


def _without(spans: list[tuple[float, float]], covered: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """`spans` less `covered`; both sorted and disjoint, so one pass over each is enough."""
    left: list[tuple[float, float]] = []
    first = 0
    for start, stop in spans:
        while first < len(covered) and covered[first][1] <= start:
            first += 1
        at, here = start, first
        while here < len(covered) and covered[here][0] < stop:
            if covered[here][0] > at + 1e-9:
                left.append((at, covered[here][0]))
            at = max(at, covered[here][1])
            here += 1
        if stop > at + 1e-9:
            left.append((at, stop))
    return left
