import pytest
from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QLabel, QTabBar

from vmdesk.ui.parts.docks import Docks

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)


@pytest.fixture
def kept(tmp_path):
    return QSettings(str(tmp_path / "desktop.ini"), QSettings.Format.IniFormat)


def reopened(make_window, clip, qtbot):
    window = make_window()
    window.open_files([clip])
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    return window


def areas(window):
    return [window.dockWidgetArea(dock) for dock in window.docks.all()[:2]]


def close(window, qtbot):
    with qtbot.waitSignal(window.closed, timeout=20_000):
        window.close()


def test_exhibits_at_the_left_the_picture_over_the_graph_the_inspector_at_the_right(opened):
    assert areas(opened) == [LEFT, RIGHT]
    assert opened.queue_dock.isVisible()
    assert opened.dock.isVisible()
    assert opened.work.width() >= 640
    left, middle, right = (w.mapTo(opened, QPoint()).x() for w in (opened.queue, opened.work, opened.facts))
    assert left < middle < right
    assert opened.work.view.mapTo(opened, QPoint()).y() < opened.work.graph.mapTo(opened, QPoint()).y()


def test_every_panel_can_be_moved_floated_and_closed(opened):
    feature = QDockWidget.DockWidgetFeature
    for dock in opened.docks.all():
        assert dock.features() & feature.DockWidgetMovable
        assert dock.features() & feature.DockWidgetFloatable
        assert dock.features() & feature.DockWidgetClosable
        assert dock.toggleViewAction() in opened.commands.view.actions()


def test_a_layout_is_remembered_and_put_back(make_window, opened, clip, qtbot):
    opened.addDockWidget(LEFT, opened.dock)
    opened.queue_dock.toggleViewAction().trigger()
    opened.work.splitter.setSizes([250, 400])
    sizes = opened.work.splitter.sizes()
    close(opened, qtbot)
    again = reopened(make_window, clip, qtbot)
    assert areas(again) == [LEFT, LEFT]
    assert not again.queue_dock.isVisible()
    assert again.dock.isVisible()
    shares = [round(size / sum(sizes), 1) for size in sizes]
    assert [round(size / sum(again.work.splitter.sizes()), 1) for size in again.work.splitter.sizes()] == shares
    again.docks.put_back.trigger()
    assert areas(again) == [LEFT, RIGHT]
    assert again.queue_dock.isVisible()
    qtbot.waitUntil(lambda: again.work.width() >= 640, timeout=5_000)


def test_a_layout_arranged_before_is_kept_by_a_session_without_an_exhibit(make_window, opened, clip, qtbot):
    opened.addDockWidget(BOTTOM, opened.dock)
    close(opened, qtbot)
    empty = make_window()
    assert not empty.dock.isVisible()
    assert not empty.dock.toggleViewAction().isEnabled()
    close(empty, qtbot)
    assert areas(reopened(make_window, clip, qtbot)) == [LEFT, BOTTOM]


@pytest.mark.parametrize("garbage", ["no layout", 7, QByteArray(b"\x00\x00\x00\xff garbage"), QByteArray()])
def test_garbage_for_a_layout_gives_the_default(make_window, clip, qtbot, kept, garbage):
    for name in ("state", "geometry", "splitters/picture and graph"):
        kept.setValue(name, garbage)
    kept.sync()
    window = reopened(make_window, clip, qtbot)
    assert areas(window) == [LEFT, RIGHT]
    assert window.queue_dock.isVisible()
    assert window.dock.isVisible()
    assert min(window.work.splitter.sizes()) > 0


def test_the_layout_of_another_version_gives_the_default(make_window, opened, clip, qtbot, kept):
    opened.addDockWidget(BOTTOM, opened.dock)
    state = opened.saveState(1)
    close(opened, qtbot)
    kept.setValue("state", state)
    kept.sync()
    assert areas(reopened(make_window, clip, qtbot)) == [LEFT, RIGHT]


def test_a_panel_joins_with_one_line_and_its_tab_has_a_name(opened, qtbot):
    assert isinstance(opened.docks, Docks)
    joined = opened.docks.add("More", "more", QLabel("more"), RIGHT, tab_with=opened.dock)
    opened.docks.reset()
    assert joined in opened.tabifiedDockWidgets(opened.dock)
    panels = len(opened.tabifiedDockWidgets(opened.dock)) + 1
    qtbot.waitUntil(lambda: any(b.count() == panels for b in opened.findChildren(QTabBar)), timeout=5_000)
    bar = next(b for b in opened.findChildren(QTabBar) if b.count() == panels)
    names = [bar.tabText(place) for place in range(bar.count())]
    assert (names[0], names[-1]) == ("Inspector", "More")
    assert bar.currentIndex() == 0
    qtbot.waitUntil(lambda: bar.accessibleName() == "Panels", timeout=5_000)
    bar.setFocus()
    for _ in range(1, panels):
        QTest.keyClick(bar, Qt.Key.Key_Right)
    qtbot.waitUntil(joined.isVisible, timeout=5_000)
    assert bar.currentIndex() == panels - 1
