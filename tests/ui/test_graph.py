import numpy as np
import pytest
from PySide6.QtGui import QColor

from vmdesk.ui import presenter_graph, theme
from vmdesk.ui.graph import ScoreGraph
from vmdesk.ui.presenter_graph import Graph
from vmdesk.ui.state import State


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


def test_tracks_differ_in_pen_style_as_well_as_colour():
    pens = [theme.series_pen(theme.DARK, place) for place in range(4)]
    assert len({p.style() for p in pens}) == 4
    assert len({p.color().name() for p in pens}) == 4


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
