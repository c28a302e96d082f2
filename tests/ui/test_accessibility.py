"""The desk by keyboard and to a screen reader; the contrast of its colours."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from vmdesk.ui.control.tidings import Tidings
from vmdesk.ui.logic.problem import Problem
from vmdesk.ui.logic.state import Phase
from vmdesk.ui.parts import theme


def able(window):
    """Every control that the keyboard should reach now."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
    ]


def told_name(widget):
    face = QAccessible.queryAccessibleInterface(widget)
    return "" if face is None else face.text(QAccessible.Text.Name)


def by_tab(window, start):
    """The controls that Tab reaches from `start`, in order, until it comes round."""
    start.setFocus()
    reached = [window.focusWidget()]
    for _ in range(200):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        if window.focusWidget() is reached[0]:
            break
        reached.append(window.focusWidget())
    return reached


@pytest.fixture(params=["start", "opened", "analyzed"])
def window(request, make_window, clip, qtbot):
    made = make_window()
    qtbot.waitUntil(lambda: made.desk.state.model is not None, timeout=20_000)
    if request.param == "start":
        return made
    made.banner.tell_problem(Problem("It failed.", "Try again.", "details"))
    made.open_files([clip])
    qtbot.waitUntil(lambda: made.desk.state.shown == 0, timeout=20_000)
    qtbot.waitUntil(lambda: made.desk.state.exhibit.evidence is not None, timeout=20_000)
    if request.param == "analyzed":
        made.commands.analyse.trigger()
        qtbot.waitUntil(lambda: made.desk.state.phase is Phase.FINISHED, timeout=30_000)
    qtbot.wait(50)
    return made


def test_every_control_has_a_name_and_a_role(window):
    faces = [(widget, QAccessible.queryAccessibleInterface(widget)) for widget in able(window)]
    assert [widget for widget, face in faces if not told_name(widget) or face.role() == QAccessible.Role.NoRole] == []


def test_tab_reaches_every_control(window):
    wanted = able(window)
    reached = by_tab(window, wanted[0])
    assert [(one, told_name(one)) for one in wanted if one not in reached] == []


def test_tab_follows_the_reading_order(opened, qtbot):
    qtbot.waitUntil(lambda: opened.desk.state.exhibit.evidence is not None, timeout=20_000)
    row, work = opened.work.transport, opened.work
    order = [opened.queue, work.view, row.scrubber, row.back, row.play, row.forward, work.graph]
    order.append(opened.facts.digests["SHA-256"].field)
    reached = by_tab(opened, opened.commands.bar.widgetForAction(opened.commands.open))
    places = [reached.index(one) for one in order]
    assert places == sorted(places)


def test_ctrl_tab_goes_through_the_parts(opened, qtbot):
    opened.activateWindow()
    opened.work.view.setFocus()
    seen = []
    for _ in range(7):
        opened.panes.next.trigger()
        seen.append(opened.focusWidget())
    assert seen[:2] == [opened.work.transport.scrubber, opened.work.graph]
    assert opened.facts.isAncestorOf(seen[2])
    assert opened.commands.bar.isAncestorOf(seen[3])
    assert seen[4:6] == [opened.queue, opened.work.view]
    opened.panes.previous.trigger()
    assert opened.focusWidget() is opened.work.view


def test_panels_float_and_close_by_keyboard(opened):
    title = opened.queue_dock.titleBarWidget()
    title.close_button.setFocus()
    QTest.keyClick(title.close_button, Qt.Key.Key_Space)
    assert not opened.queue_dock.isVisible()
    opened.queue_dock.toggleViewAction().trigger()
    assert opened.queue_dock.isVisible()


@pytest.mark.parametrize("chosen", [theme.Theme.DARK, theme.Theme.LIGHT])
def test_the_focus_is_seen_on_every_control(opened, qtbot, chosen):
    qtbot.waitUntil(lambda: opened.desk.state.model is not None, timeout=20_000)
    opened.set_theme(chosen)
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow, timeout=5_000)
    unseen = []
    for place in range(len(able(opened))):
        opened.setFocus()
        qtbot.wait(1)
        control = able(opened)[place]  # found anew: the binding loses hold of a tool bar's buttons meanwhile
        before = control.grab().toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        unseen += [told_name(control)] * (control.grab().toImage() == before)
    opened.set_theme(theme.Theme.DARK)
    assert unseen == []


def test_the_course_of_an_analysis_is_announced(opened, qtbot):
    tidings = opened.findChild(Tidings)
    said = []
    tidings.said.connect(said.append)
    opened.commands.analyse.trigger()
    qtbot.waitUntil(lambda: len(said) == 2, timeout=30_000)
    assert said[0] == "Analysis is running"
    assert said[1].startswith("Finished: 4 windows scored")


def luminance(colour):
    """Of WCAG 2.x."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [theme.DARK, theme.LIGHT], ids=["dark", "light"])
def test_words_have_a_contrast_of_four_and_a_half_and_lines_of_three(colours):
    grounds = {name: getattr(colours, name) for name in ("window", "base", "panel")}
    words = [(name, ground) for name in ("text", "quiet", "accent") for ground in grounds]
    weak = [(name, ground) for name, ground in words if contrast(getattr(colours, name), grounds[ground]) < 4.5]
    weak += [("on_accent", "accent")] * (contrast(colours.on_accent, colours.accent) < 4.5)
    weak += [("text", "line")] * (contrast(colours.text, colours.line) < 4.5)
    marks = [(name, ground) for name in ("error", "notice", "handle") for ground in grounds]
    weak += [(name, ground) for name, ground in marks if contrast(getattr(colours, name), grounds[ground]) < 3]
    weak += [(one, "base") for one in colours.series if contrast(one, colours.base) < 3]
    assert weak == []
