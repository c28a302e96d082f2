import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vmdesk.ui.logic import presenter_graph
from vmdesk.ui.logic.presenter_graph import Graph
from vmdesk.ui.logic.presenter_ticks import Mark, Ticks
from vmdesk.ui.logic.state import State
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.graph import ScoreGraph


def drawn(state):
    return presenter_graph.GraphMaker().graph(state)


@pytest.fixture
def graph(qtbot):
    widget = ScoreGraph()
    qtbot.addWidget(widget)
    widget.set_colours(theme.DARK)
    widget.resize(800, 300)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def pixels(widget) -> np.ndarray:
    image = widget.grab().toImage().convertToFormat(widget.grab().toImage().Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(int)


def near(image: np.ndarray, colour: str, rows: slice, columns: slice) -> int:
    wanted = np.array(QColor(colour).getRgb()[:3])
    return int((np.abs(image[rows, columns] - wanted).sum(axis=2) < 40).sum())


def test_a_window_is_drawn_at_its_seconds_and_score_and_nowhere_else(graph, make_exhibit, make_score, qtbot):
    state = State(exhibit=make_exhibit(100), scores=(make_score(2, 0.8),))
    graph.show_graph(drawn(state))
    graph.show_playhead(None)
    qtbot.wait(50)
    image = pixels(graph)
    middle = graph.screen_point((32 + 48) / 2 / 25, 0.8).toPoint()
    beside = graph.screen_point(0.5, 0.8).toPoint()
    around = slice(middle.y() - 3, middle.y() + 4)
    assert near(image, theme.DARK.series[0], around, slice(middle.x() - 5, middle.x() + 5)) > 10
    assert near(image, theme.DARK.series[0], around, slice(beside.x() - 5, beside.x() + 5)) == 0


def test_ten_thousand_windows_of_a_track_are_one_item(graph, make_score):
    scores = [make_score(k, 0.5) for k in range(10_000)]
    before = len(graph.getPlotItem().items)
    graph.show_graph(Graph(6400.0, drawn(State(scores=tuple(scores))).tracks))
    assert len(graph.getPlotItem().items) == before + 1
    assert graph.curve_points(0) <= 2 * graph.viewport().width() + 2, "more cannot be told apart"


@pytest.mark.parametrize("colours", [theme.DARK, theme.LIGHT])
def test_tracks_differ_in_pen_style_as_well_as_colour(colours):
    pens = [theme.series_pen(colours, place) for place in range(8)]
    assert len({p.style() for p in pens[:4]}) == 4
    assert len({p.color().name() for p in pens[:4]}) == 4
    assert len({tuple(p.dashPattern()) for p in pens}) == 8, "nothing by colour alone"
    for pen in pens:
        assert contrast(pen.color(), QColor(colours.base)) > 3


def luminance(colour: QColor) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_curves_of_tracks_no_longer_there_are_taken_away(graph, make_score):
    graph.show_graph(Graph(4.0, drawn(State(scores=(make_score(0, 0.5, 0), make_score(0, 0.5, 1)))).tracks))
    graph.show_graph(Graph(4.0, drawn(State(scores=(make_score(0, 0.5, 1),))).tracks))
    assert (graph.curve_points(0), graph.curve_points(1)) == (0, 2)


def test_dragging_the_playhead_asks_for_its_time(graph, qtbot):
    graph.show_graph(Graph(4.0))
    graph.show_playhead(1.0)
    graph.playhead.setValue(2.5)
    with qtbot.waitSignal(graph.scrubbed, timeout=5_000) as scrubbed, qtbot.assertNotEmitted(graph.sought):
        graph.playhead.sigDragged.emit(graph.playhead)
    assert scrubbed.args == [2.5]
    with qtbot.waitSignal(graph.sought, timeout=5_000) as sought:
        graph.playhead.sigPositionChangeFinished.emit(graph.playhead)
    assert sought.args == [2.5]


def test_showing_the_playhead_asks_for_nothing(graph, qtbot):
    graph.show_graph(Graph(4.0))
    with qtbot.assertNotEmitted(graph.sought, wait=50):
        graph.show_playhead(3.0)


def test_unscored_windows_are_hatched_bars(graph, make_exhibit, make_score, qtbot):
    graph.show_graph(drawn(State(exhibit=make_exhibit(100), scores=(make_score(2, None),))))
    graph.show_playhead(None)
    qtbot.wait(50)
    image = pixels(graph)
    left, right = graph.screen_point(1.3, 0.03).toPoint(), graph.screen_point(1.9, 0.03).toPoint()
    inside = near(image, theme.DARK.quiet, slice(left.y() - 3, left.y() + 3), slice(left.x(), right.x()))
    area = 6 * (right.x() - left.x())
    assert 0.02 * area < inside < 0.6 * area  # lines, neither nothing nor a filled bar


LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def turn(widget, place: QPointF, x: int, y: int, modifiers=NONE):
    there = widget.mapToGlobal(place)
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, there, QPoint(), QPoint(x, y), buttons, modifiers, phase, False)
    QApplication.sendEvent(widget, event)


def drag(widget, begin: QPoint, end: QPoint, button=LEFT):
    QTest.mouseMove(widget, begin)
    QTest.mousePress(widget, button, NONE, begin)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(widget, begin + (end - begin) * share)
        QTest.qWait(20)
    QTest.mouseRelease(widget, button, NONE, end)


def test_the_wheel_zooms_at_the_pointer_and_stays_in_the_video(graph):
    graph.show_graph(Graph(100.0))
    place = graph.screen_point(40.0, 0.5)
    turn(graph.viewport(), place, 0, 240)
    first, last = graph.visible_range()
    assert last - first == pytest.approx(64.0)
    assert graph.screen_point(40.0, 0.5).x() == pytest.approx(place.x(), abs=1.5)
    for _ in range(40):
        turn(graph.viewport(), place, 0, 120)
    first, last = graph.visible_range()
    assert last - first == pytest.approx(0.2)
    for _ in range(60):
        turn(graph.viewport(), place, 0, -120)
    assert graph.visible_range() == (0.0, 100.0)


@pytest.mark.parametrize(("x", "y", "modifier"), [(0, -120, Qt.KeyboardModifier.ShiftModifier), (-120, 0, NONE)])
def test_shift_and_the_wheel_or_one_turned_sideways_move_the_view(graph, x, y, modifier):
    graph.show_graph(Graph(100.0))
    graph.show_range(20.0, 40.0)
    turn(graph.viewport(), graph.screen_point(30.0, 0.5), x, y, modifier)
    assert graph.visible_range() == (22.0, 42.0)
    for _ in range(60):
        turn(graph.viewport(), graph.screen_point(30.0, 0.5), x, y, modifier)
    assert graph.visible_range() == (80.0, 100.0)


def test_dragging_on_the_ground_scrubs_and_the_end_of_it_seeks(graph, qtbot):
    graph.show_graph(Graph(4.0))
    scrubbed, sought = [], []
    graph.scrubbed.connect(scrubbed.append)
    graph.sought.connect(sought.append)
    drag(graph.viewport(), graph.screen_point(1.0, 0.3).toPoint(), graph.screen_point(3.0, 0.3).toPoint())
    assert len(scrubbed) >= 2
    assert scrubbed == sorted(scrubbed)
    assert sought == [pytest.approx(3.0, abs=0.02)]
    assert graph.visible_range() == (0.0, 4.0)


def test_dragging_with_the_middle_button_moves_the_view(graph, qtbot):
    graph.show_graph(Graph(100.0))
    graph.show_range(40.0, 60.0)
    begin, end = graph.screen_point(50.0, 0.3).toPoint(), graph.screen_point(45.0, 0.3).toPoint()
    with qtbot.assertNotEmitted(graph.scrubbed), qtbot.assertNotEmitted(graph.sought):
        drag(graph.viewport(), begin, end, Qt.MouseButton.MiddleButton)
    assert graph.visible_range() == pytest.approx((45.0, 65.0), abs=0.3)


def test_a_double_click_asks_for_the_window_and_seeks_no_second_time(graph, qtbot):
    graph.show_graph(Graph(4.0))
    sought, wanted = [], []
    graph.sought.connect(sought.append)
    graph.window_loop_wanted.connect(lambda *place: wanted.append(place))
    point = graph.screen_point(1.0, 0.3).toPoint()
    QTest.mouseMove(graph.viewport(), point)
    QTest.mouseClick(graph.viewport(), LEFT, NONE, point)
    QTest.mouseDClick(graph.viewport(), LEFT, NONE, point)
    assert sought == [pytest.approx(1.0, abs=0.02)]
    assert wanted == [(pytest.approx(1.0, abs=0.02), pytest.approx(0.3, abs=0.02))]


def test_zooming_by_key_brings_the_playhead_into_view(graph):
    graph.show_graph(Graph(100.0))
    graph.show_playhead(90.0)
    graph.show_range(0.0, 10.0)
    graph.zoom(0.5)
    first, last = graph.visible_range()
    assert (last - first, (first + last) / 2) == (pytest.approx(5.0), pytest.approx(90.0))


def test_the_view_follows_a_playhead_that_leaves_it_but_not_one_that_was_outside(graph):
    graph.show_graph(Graph(100.0))
    graph.show_range(0.0, 10.0)
    graph.show_playhead(9.0)
    graph.show_playhead(11.0)
    assert graph.visible_range() == (6.0, 16.0)
    graph.show_range(50.0, 60.0)
    graph.show_playhead(12.0)
    assert graph.visible_range() == (50.0, 60.0)


def test_ticks_have_three_shapes_in_a_row_of_their_own(graph, qtbot):
    ticks = Ticks(np.array([0.8]), np.array([1.8]), np.array([2.8]))
    graph.show_graph(Graph(4.0, ticks=ticks))
    qtbot.wait(50)
    image = pixels(graph)
    area = graph.mapFromScene(graph.getPlotItem().vb.sceneBoundingRect()).boundingRect()
    rows = slice(area.top() + 2, area.top() + 14)
    found = {}
    for seconds, colour in ((0.8, theme.DARK.text), (1.8, theme.DARK.quiet), (2.8, theme.DARK.error)):
        x = graph.screen_point(seconds, 0.5).toPoint().x()
        found[seconds] = near(image, colour, rows, slice(x - 6, x + 7))
    assert found[0.8] > 25, "a filled triangle"
    assert 4 <= found[1.8] <= 12, "a stroke"
    assert found[2.8] > 8, "a cross"
    empty = graph.screen_point(3.5, 0.5).toPoint().x()
    assert near(image, theme.DARK.text, rows, slice(empty - 6, empty + 7)) == 0


def test_keyframes_of_a_long_video_do_not_touch_each_other(graph, qtbot):
    graph.show_graph(Graph(7200.0, ticks=Ticks(keyframes=np.arange(180_000) / 25)))
    graph.show_playhead(None)
    qtbot.wait(50)
    image = pixels(graph)
    area = graph.mapFromScene(graph.getPlotItem().vb.sceneBoundingRect()).boundingRect()
    row = image[area.top() + 8, area.left() + 4 : area.right() - 4]
    ground = np.array(QColor(theme.DARK.base).getRgb()[:3])
    strokes = np.abs(row - ground).sum(axis=1) > 120
    assert 0.1 < strokes.mean() < 0.6


def test_marks_and_the_chosen_span_are_drawn_where_they_are(graph, qtbot):
    graph.show_graph(Graph(4.0, marks=(Mark(0.8, "hand"),), span=(1.8, 2.8)))
    graph.show_playhead(None)
    qtbot.wait(50)
    image = pixels(graph)
    middle = slice(graph.screen_point(0, 0.7).toPoint().y() - 20, graph.screen_point(0, 0.7).toPoint().y() + 20)
    for seconds, colour in ((0.8, theme.DARK.notice), (1.8, theme.DARK.accent), (2.8, theme.DARK.accent)):
        x = graph.screen_point(seconds, 0.5).toPoint().x()
        assert near(image, colour, middle, slice(x - 2, x + 3)) > 30
    inside, outside = (graph.screen_point(s, 0.85).toPoint() for s in (2.4, 3.4))
    assert image[inside.y(), inside.x()].sum() > image[outside.y(), outside.x()].sum() + 10


def test_the_window_under_the_pointer_is_lifted_out(graph, make_exhibit, make_score, qtbot):
    score = make_score(2, 0.8)
    graph.show_graph(drawn(State(exhibit=make_exhibit(100), scores=(score,))))
    qtbot.wait(30)
    before = pixels(graph)
    graph.show_hovered(score)
    qtbot.wait(30)
    after = pixels(graph)
    changed = np.flatnonzero((before != after).any(axis=(0, 2)))
    left, right = graph.screen_point(32 / 25, 0.8).x(), graph.screen_point(48 / 25, 0.8).x()
    assert (changed[0], changed[-1]) == (pytest.approx(left, abs=3), pytest.approx(right, abs=3))
    graph.show_hovered(None)
    qtbot.wait(30)
    np.testing.assert_array_equal(pixels(graph), before)


def test_the_reason_of_an_unscored_stretch_stands_in_it_where_there_is_room(graph, make_exhibit, make_score, qtbot):
    scores = [make_score(n, None) for n in range(6)]
    graph.show_graph(drawn(State(exhibit=make_exhibit(100), scores=scores)))
    graph.show_playhead(None)
    qtbot.wait(50)
    foot = graph.screen_point(1.92, 0.0).toPoint()
    rows = slice(foot.y() - 15, foot.y() - 1)
    words = near(pixels(graph), theme.DARK.text, rows, slice(foot.x() - 120, foot.x() + 120))
    graph.show_graph(drawn(State(exhibit=make_exhibit(100), scores=scores[:1])))
    qtbot.wait(50)
    foot = graph.screen_point(0.32, 0.0).toPoint()
    none = near(pixels(graph), theme.DARK.text, rows, slice(foot.x() - 60, foot.x() + 60))
    assert words > 20
    assert none == 0
