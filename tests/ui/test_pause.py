import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vmdesk.ui.logic.state import Phase


def reach(window, qtbot, phase):
    qtbot.waitUntil(lambda: window.desk.state.phase is phase, timeout=30_000)


@pytest.fixture
def running(opened, qtbot, gate):
    gate.clear()
    opened.commands.analyse.trigger()
    reach(opened, qtbot, Phase.RUNNING)
    return opened


def scoring_process() -> psutil.Process:
    ours = psutil.Process().children()
    return next(one for one in ours if "stand_in" in " ".join(one.cmdline()))


def test_a_run_pauses_scores_nothing_and_goes_on(running, qtbot, gate):
    QTest.keyClick(running.work.view, Qt.Key.Key_F6)
    assert running.desk.state.phase is Phase.PAUSING
    gate.set()
    reach(running, qtbot, Phase.PAUSED)
    there = len(running.desk.state.scores)
    assert running.commands.hold.text() == "&Resume"
    assert running.work.progress.words.text().startswith("Paused")
    qtbot.wait(300)
    assert len(running.desk.state.scores) == there < 4
    running.commands.hold.trigger()
    reach(running, qtbot, Phase.FINISHED)
    assert len(running.desk.state.scores) == 4


def test_a_run_that_rests_can_be_cancelled(running, qtbot, gate):
    running.commands.hold.trigger()
    gate.set()
    reach(running, qtbot, Phase.PAUSED)
    running.commands.cancel.trigger()
    reach(running, qtbot, Phase.CANCELLED)
    assert running.commands.hold.text() == "&Pause"


def test_a_scoring_process_that_dies_is_told_its_windows_stay_and_the_next_run_has_a_new_one(running, qtbot, gate):
    running.commands.hold.trigger()
    gate.set()
    reach(running, qtbot, Phase.PAUSED)
    there = running.desk.state.scores
    dead = scoring_process()
    dead.kill()
    reach(running, qtbot, Phase.FAILED)
    assert "ended by itself (signal SIGKILL)" in running.banner.words.text()
    assert running.desk.state.scores == there
    running.commands.analyse.trigger()
    reach(running, qtbot, Phase.FINISHED)
    assert scoring_process().pid != dead.pid
    assert len(running.desk.state.scores) == 4
