from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from vmdesk.case.sealing import unsealed
from vmdesk.ui.logic import waiting
from vmdesk.ui.logic.presenter_graph import Graph
from vmdesk.ui.logic.state import Phase, Queued
from vmdesk.ui.logic.time_range import TimeRange
from vmdesk.ui.logic.window_lookup import ScoredWindows
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.overview import HEIGHT, Overview

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def overview(qtbot):
    widget = Overview()
    qtbot.addWidget(widget)
    widget.set_colours(theme.DARK)
    widget.resize(840, HEIGHT)
    widget.align(20, 820)
    widget.show_graph(Graph(100.0))
    widget.show()
    qtbot.waitExposed(widget)
    widget.show_range(40.0, 60.0)
    return widget


@pytest.fixture
def wanted(overview):
    found = []
    overview.range_wanted.connect(lambda *seconds: found.append(seconds))
    return found


def at(widget, seconds) -> QPoint:
    return QPoint(round(widget.place_of(seconds)), HEIGHT // 2)


def drag(widget, begin, end):
    QTest.mousePress(widget, LEFT, NONE, at(widget, begin))
    QTest.mouseMove(widget, at(widget, (begin + end) / 2))
    QTest.mouseMove(widget, at(widget, end))
    QTest.mouseRelease(widget, LEFT, NONE, at(widget, end))


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        (50, 70, (60, 80)),
        (50, 120, (80, 100)),
        (40, 30, (30, 60)),
        (60, 90, (40, 90)),
        (60, 10, (40, 40.2)),
        (10, 10, (0, 20)),
        (80, 85, (75, 95)),
    ],
)
def test_the_frame_and_its_edges_are_dragged_and_a_click_beside_brings_it(overview, wanted, begin, end, expected):
    drag(overview, begin, end)
    assert wanted[-1] == pytest.approx(expected, abs=0.2)


def test_what_it_is_shown_it_does_not_ask_for(overview, qtbot):
    with qtbot.assertNotEmitted(overview.range_wanted, wait=20):
        overview.show_range(10.0, 20.0)
        overview.show_graph(Graph(50.0))
        overview.show_playhead(3.0)


def test_keys_zoom_and_move_the_frame(overview, wanted):
    QTest.keyClick(overview, Qt.Key.Key_Up)
    assert wanted[-1] == pytest.approx((42.0, 58.0))
    QTest.keyClick(overview, Qt.Key.Key_Down)
    assert wanted[-1] == pytest.approx((40.0, 60.0))
    QTest.keyClick(overview, Qt.Key.Key_PageDown)
    assert wanted[-1] == pytest.approx((58.0, 78.0))
    QTest.keyClick(overview, Qt.Key.Key_PageUp)
    assert wanted[-1] == pytest.approx((40.0, 60.0))


def test_flagged_and_unscored_stretches_have_rows_of_their_own(overview, make_score):
    scores = [make_score(n, 0.9 if n < 50 else None) for n in range(100)]
    overview.show_graph(Graph(64.0, ScoredWindows(scores).tracks))
    overview.show_range(0.0, 64.0)
    image = overview.grab().toImage()
    flagged, other = (image.pixelColor(round(overview.place_of(s)), 2).lightness() for s in (10.0, 50.0))
    assert flagged > other + 100
    row = [[image.pixelColor(x, HEIGHT - 4).lightness() for x in range(*reach)] for reach in ((60, 400), (440, 800))]
    scored, hatched = (max(one) - min(one) for one in row)
    assert hatched > scored + 50


@pytest.mark.parametrize("duration", [0.0, 0.1, 4.0])
def test_ranges_stay_inside_the_video_and_have_a_least_length(duration):
    whole = TimeRange.whole(duration)
    for changed in (whole.zoomed(0.0, 1.0), whole.zoomed(9.0, -3.0), whole.moved(7.0), whole.centred(-2.0)):
        assert 0 <= changed.first <= changed.last <= duration
        assert changed.length == pytest.approx(min(0.2, duration)) or changed.length == pytest.approx(duration)
    for edge in (whole.with_first(99.0), whole.with_last(-5.0)):
        assert edge.length == pytest.approx(min(0.2, duration))


def test_graph_and_overview_show_one_range_and_line_up(opened, qtbot):
    graph, overview = opened.work.graph, opened.work.overview
    told = []
    graph.range_changed.connect(lambda *seconds: told.append(seconds))
    overview.range_wanted.emit(0.5, 1.5)
    assert told == [(0.5, 1.5)], "told once, and not back and forth"
    assert graph.visible_range() == (0.5, 1.5)
    left, right = graph.plot_edges()
    assert (overview.place_of(0.0), overview.place_of(2.4)) == (pytest.approx(left, abs=1), pytest.approx(right, abs=1))
    assert overview.mapTo(opened, QPoint()).x() == graph.mapTo(opened, QPoint()).x()
    opened.resize(1600, 900)
    qtbot.waitUntil(lambda: graph.plot_edges()[1] > right + 100, timeout=5_000)
    assert overview.place_of(2.4) == pytest.approx(graph.plot_edges()[1], abs=1)


def test_plus_minus_and_whole_video_work_wherever_the_focus_is(opened, qtbot):
    graph = opened.work.graph
    opened.desk.seek(30)
    QTest.keyClick(opened.work.view, Qt.Key.Key_Plus)
    first, last = graph.visible_range()
    assert last - first < 2.0
    assert first < 1.2 < last
    QTest.keyClick(opened.work.view, Qt.Key.Key_Minus)
    assert graph.visible_range() == pytest.approx((0.0, 2.4), abs=0.05)
    opened.commands.zoom_in.trigger()
    opened.commands.fit_graph.trigger()
    assert graph.visible_range() == (0.0, 2.4)


def test_analysis_is_told_in_words_and_a_double_click_means_its_window(opened, qtbot):
    opened.commands.analyse.trigger()
    qtbot.waitUntil(lambda: opened.desk.state.phase is Phase.FINISHED, timeout=30_000)
    graph, scores = opened.work.graph, opened.desk.state.scores
    highest = f"{max(score.fake_score for score in scores):.3f}"
    for part in (graph, opened.work.overview):
        qtbot.waitUntil(lambda: highest in part.accessibleDescription(), timeout=5_000)  # noqa: B023
        assert part.accessibleDescription().startswith("From 0.00 to 2.40 of 2.40 seconds.")
        assert part.accessibleName()
    point = graph.screen_point(1.0, 0.9).toPoint()
    QTest.mouseMove(graph.viewport(), point)
    QTest.mouseClick(graph.viewport(), LEFT, NONE, point)
    QTest.mouseDClick(graph.viewport(), LEFT, NONE, point)
    assert opened.desk.state.looping == (scores[1].start, scores[1].stop)
    opened.desk.pause()
    QTest.mouseMove(graph.viewport(), point + QPoint(2, 0))
    qtbot.waitUntil(lambda: graph.hover.window is scores[1], timeout=5_000)
    assert "window 1" in graph.toolTip()


def test_cuts_that_the_run_meets_are_ticks_and_stay_with_the_result(opened, qtbot):
    opened.commands.analyse.trigger()
    qtbot.waitUntil(lambda: opened.desk.state.phase is Phase.FINISHED, timeout=30_000)
    state = opened.desk.state
    assert state.cuts == unsealed(state.finished.sealed).result.cuts != ()
    assert {"Cut", "Keyframe"} <= set(opened.work.legend.names())
    again = waiting.opened(waiting.noted(replace(state, queue=(Queued(state.exhibit.path),))), state.exhibit)
    assert (again.cuts, again.damaged) == (state.cuts, state.damaged)
    assert again.scores is state.scores
    assert waiting.without_result(again).cuts == ()


def test_the_legend_names_what_is_drawn_and_keeps_the_rest_in_a_tool_tip(opened):
    legend = opened.work.legend
    assert legend.names() == ["Display line", "Keyframe"]
    kinds = frozenset({"whole clip", "not scored", "flagged", "cut", "keyframe", "damaged", "mark", "span"})
    legend.show_series(((0, "Face track 0"),), kinds)
    assert set(legend.names()) >= {"Cut", "Keyframe", "Damaged", "Mark", "In to out", "Not scored", "Whole clip"}
    height = legend.height()
    legend.show_series(tuple((n, f"Face track {n}") for n in range(12)), kinds)
    assert legend.height() == height
    visible = [label.text() for _, label in legend._entries if label.isVisible()]
    hidden = legend._more.toolTip().splitlines()
    assert visible + hidden == legend.names()
    assert legend._more.text() == f"and {len(hidden)} more"
