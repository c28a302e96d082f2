import re
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vmdesk.ui.logic.state import Phase, Standing
from vmdesk.ui.parts.queue_panel import PERMILLE


@pytest.fixture
def three(clip, tmp_path):
    """Three exhibits; the second cannot be opened."""
    folder = tmp_path / "three"
    folder.mkdir()
    paths = [folder / f"{name}.mp4" for name in ("first", "second", "third")]
    shutil.copy(clip, paths[0])
    shutil.copy(clip, paths[2])
    paths[1].write_text("no video\n")
    return paths


def standings(window):
    return [entry.standing for entry in window.desk.state.queue]


def row_of(window, place):
    window.queue.setCurrentItem(window.queue.topLevelItem(place))


@pytest.fixture
def ended(make_window, three, qtbot):
    """A window in which all three have had their turn."""
    window = make_window()
    window.open_files(three)
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    assert window.queue_dock.isVisible()
    assert [words for _, words in window.queue.words()] == ["waiting"] * 3
    window.commands.analyse.trigger()
    done = [Standing.FINISHED, Standing.FAILED, Standing.FINISHED]
    qtbot.waitUntil(lambda: standings(window) == done, timeout=60_000)
    return window


def test_exhibits_have_their_turns_and_one_that_fails_stops_none(ended, three):
    assert ended.desk.state.exhibit.path == three[2]
    (first, _), (second, why), (third, last) = ended.queue.words()
    assert (first, second, third) == ("first.mp4", "second.mp4", "third.mp4")
    assert why == "failed"
    assert "not a video" in ended.queue.tips()[1]
    assert re.fullmatch(r"max 0\.\d{3}", last)


def test_a_finished_exhibit_is_shown_with_its_result_at_once(ended, three, qtbot):
    run = ended.desk.state.run
    row_of(ended, 0)
    QTest.keyClick(ended.queue, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ended.desk.state.exhibit.path == three[0], timeout=20_000)
    state = ended.desk.state
    assert (state.phase, state.run, len(state.scores)) == (Phase.FINISHED, run, 4)
    assert ended.commands.export.isEnabled()
    qtbot.waitUntil(lambda: ended.desk.state.exhibit.evidence is not None, timeout=20_000)
    assert ended.desk.state.phase is Phase.FINISHED
    assert not ended.banner.isVisible() or "changed" not in ended.banner.words.text()


def test_a_file_that_changed_since_shows_no_result(ended, three, long_clip, qtbot):
    shutil.copy(long_clip, three[0])
    row_of(ended, 0)
    QTest.keyClick(ended.queue, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "has changed since it was analyzed" in ended.banner.words.text(), timeout=20_000)
    assert (ended.desk.state.phase, ended.desk.state.scores) == (Phase.IDLE, ())
    assert not ended.commands.export.isEnabled()
    assert standings(ended)[0] is Standing.WAITING


def test_delete_takes_exhibits_from_the_list_but_never_the_open_one(ended, three):
    row_of(ended, 0)
    QTest.keyClick(ended.queue, Qt.Key.Key_Delete)
    for place in (1, 0, 0):
        row_of(ended, place)
        QTest.keyClick(ended.queue, Qt.Key.Key_Delete)
    assert [entry.path for entry in ended.desk.state.queue] == [three[2]]
    assert ended.queue_dock.isVisible()


def test_an_exhibit_alone_is_listed_with_its_progress_and_its_top_score(opened, gate, qtbot):
    assert opened.queue_dock.isVisible()
    assert opened.queue.words() == [("numbered.mp4", "not analyzed")]
    gate.clear()
    opened.commands.analyse.trigger()
    qtbot.waitUntil(lambda: "%" in opened.queue.words()[0][1], timeout=30_000)
    assert opened.queue.topLevelItem(0).data(1, PERMILLE) is not None
    gate.set()
    qtbot.waitUntil(lambda: opened.desk.state.phase is Phase.FINISHED, timeout=30_000)
    top = max(score.fake_score for score in opened.desk.state.scores)
    assert opened.queue.words() == [("numbered.mp4", f"max {top:.3f}")]
    assert opened.queue.topLevelItem(0).data(1, PERMILLE) is None


def test_an_exhibit_opened_before_has_no_turn_unless_it_is_given_one(opened, long_clip, qtbot):
    opened.open_files([long_clip])
    qtbot.waitUntil(lambda: opened.windowTitle().startswith("long.mp4"), timeout=20_000)
    assert standings(opened) == [Standing.OPENED, Standing.OPENED]
    opened.commands.analyse.trigger()
    qtbot.waitUntil(lambda: standings(opened) == [Standing.OPENED, Standing.FINISHED], timeout=60_000)
    qtbot.wait(300)
    assert opened.windowTitle().startswith("long.mp4")


def test_a_file_given_while_a_run_is_under_way_can_wait(opened, long_clip, gate, qtbot):
    gate.clear()
    opened.commands.analyse.trigger()
    qtbot.waitUntil(lambda: opened.desk.state.phase is Phase.RUNNING, timeout=30_000)
    opened.open_files([long_clip])
    box = next(child for child in opened.children() if child.inherits("QMessageBox"))
    next(button for button in box.buttons() if button.text() == "Analyze after it").click()
    assert standings(opened) == [Standing.RUNNING, Standing.WAITING]
    row_of(opened, 0)
    QTest.keyClick(opened.queue, Qt.Key.Key_Delete)
    assert standings(opened) == [Standing.RUNNING, Standing.WAITING]
    gate.set()
    qtbot.waitUntil(lambda: standings(opened) == [Standing.FINISHED, Standing.FINISHED], timeout=60_000)
    assert opened.windowTitle().startswith("long.mp4")


def test_after_a_cancel_the_others_wait(opened, long_clip, gate, qtbot):
    gate.clear()
    opened.desk.queue([long_clip])
    opened.commands.analyse.trigger()
    qtbot.waitUntil(lambda: opened.desk.state.phase is Phase.RUNNING, timeout=30_000)
    opened.commands.cancel.trigger()
    gate.set()
    qtbot.waitUntil(lambda: standings(opened) == [Standing.CANCELLED, Standing.WAITING], timeout=30_000)
    qtbot.wait(300)
    assert opened.windowTitle().startswith("numbered.mp4")
