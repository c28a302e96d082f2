"""The queue of a case in the desktop: kept, ordered, carried on; folders that are watched; a case only looked at."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from trails import trail_of

from vmdesk.case.queue import CaseQueue
from vmdesk.case.store import CaseStore
from vmdesk.ui.logic.state import Phase, Standing
from vmdesk.ui.parts.queue_panel import SHAPE

W, R, F, X, I = Standing.WAITING, Standing.RUNNING, Standing.FINISHED, Standing.FAILED, Standing.INTERRUPTED  # noqa: E741


@pytest.fixture
def four(clip, tmp_path):
    """Four exhibits; the third cannot be opened."""
    folder = tmp_path / "four"
    folder.mkdir()
    paths = [folder / f"{name}.mp4" for name in "abcd"]
    for path in paths:
        shutil.copy(clip, path)
    paths[2].write_text("no video\n")
    return paths


def standings(window):
    return [entry.standing for entry in window.desk.state.queue]


def names(window):
    return "".join(entry.path.stem for entry in window.desk.state.queue)


def choose(window, name):
    window.queue.choose(next(e.path for e in window.desk.state.queue if e.path.stem == name))


def saved(window, qtbot):
    qtbot.waitUntil(lambda: window.desk.state.case is not None and not window.desk.state.unsaved, timeout=20_000)
    return window.desk.state.case.folder


def closed(window, qtbot):
    window.close_for_good()
    qtbot.waitUntil(lambda: not window.desk.running(), timeout=20_000)


def reopened(make_window, folder, qtbot):
    window = make_window()
    window.cases.open(folder)
    qtbot.waitUntil(lambda: window.desk.state.case is not None and window.desk.state.shown == 0, timeout=20_000)
    return window


@pytest.fixture
def waiting(make_window, four, qtbot):
    """A window with all four waiting, the first of them shown."""
    window = make_window()
    window.open_files(four)
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    return window


def test_a_queue_is_reopened_as_it_was_and_carried_on(make_window, waiting, qtbot):
    choose(waiting, "b")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(waiting.queue, key, Qt.KeyboardModifier.AltModifier)
    assert names(waiting) == "acbd"
    choose(waiting, "d")
    waiting.commands.queue_up.trigger()
    assert names(waiting) == "acdb"
    folder = saved(waiting, qtbot)
    closed(waiting, qtbot)
    with CaseStore(folder, read_only=True) as case:
        assert [item.path.stem for item in CaseQueue(case).items()] == ["a", "c", "d", "b"]

    again = reopened(make_window, folder, qtbot)
    assert (names(again), standings(again)) == ("acdb", [W] * 4)
    assert "4 waiting" in again.banner.words.text()
    assert again.turns.bar.words.text() == "Queue not running. 4 wait, 0 failed."
    QTest.mouseClick(again.banner.offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: standings(again) == [F, X, F, F], timeout=60_000)
    assert not again.banner.offer.isVisible()
    saved(again, qtbot)
    with CaseStore(folder, read_only=True) as case:
        assert {item.path.stem: item.state for item in CaseQueue(case).items()} == {
            "a": "finished",
            "b": "finished",
            "c": "failed",
            "d": "finished",
        }
        assert [one.analyses for one in case.exhibits()] == [1, 1, 0, 1]
    assert "not a video" in again.queue.tips()[1]
    choose(again, "c")
    assert not again.commands.queue_up.isEnabled()
    again.commands.queue_retry.trigger()
    assert standings(again)[1] is W


def test_a_run_that_was_cut_off_is_offered_and_never_shown_as_complete(make_window, waiting, gate, qtbot):
    gate.clear()
    waiting.commands.analyse.trigger()
    qtbot.waitUntil(lambda: waiting.desk.state.phase is Phase.RUNNING, timeout=30_000)
    folder = saved(waiting, qtbot)
    closed(waiting, qtbot)
    gate.set()
    again = reopened(make_window, folder, qtbot)
    assert standings(again) == [I, W, W, W]
    assert again.queue.words()[0] == ("a.mp4", "interrupted")
    assert [again.queue.topLevelItem(n).data(1, SHAPE) for n in (0, 1)] == ["interrupted", "waiting"]
    assert "1 under way, 3 waiting" in again.banner.words.text()
    assert again.desk.state.scores == ()
    again.commands.queue_go_on.trigger()
    assert not again.banner.offer.isVisible()
    qtbot.waitUntil(lambda: standings(again)[0] is F, timeout=60_000)
    begun = [e for e in trail_of(folder) if e.action == "turn of the exhibit begun" and e.details["exhibit"] == 1]
    assert len(begun) == 2


def test_a_paused_queue_begins_nothing_and_next_is_next(waiting, gate, qtbot):
    gate.clear()
    waiting.commands.analyse.trigger()
    qtbot.waitUntil(lambda: waiting.desk.state.phase is Phase.RUNNING, timeout=30_000)
    choose(waiting, "d")
    waiting.commands.queue_next.trigger()
    assert names(waiting) == "adbc"
    waiting.commands.queue_hold.trigger()
    assert waiting.turns.bar.words.text().startswith("Queue paused.")
    gate.set()
    qtbot.waitUntil(lambda: standings(waiting) == [F, W, W, W], timeout=30_000)
    qtbot.wait(200)
    assert waiting.desk.state.exhibit.path.stem == "a"
    assert not waiting.commands.queue_hold.isEnabled()
    waiting.commands.queue_go_on.trigger()
    qtbot.waitUntil(lambda: standings(waiting)[:2] == [F, F], timeout=60_000)
    actions = [e.action for e in trail_of(saved(waiting, qtbot))]
    assert actions.index("queue paused") < actions.index("queue continued")


def test_a_case_in_use_is_open_to_be_read_only(make_window, waiting, qtbot, tmp_path):
    qtbot.waitUntil(lambda: waiting.desk.state.notes is not None, timeout=20_000)
    waiting.desk.notebook.mark()
    folder = saved(waiting, qtbot)
    before = trail_of(folder)
    other = reopened(make_window, folder, qtbot)
    assert "in use by another vmdesk" in other.banner.words.text()
    assert other.windowTitle() == "a.mp4 — vmdesk (read only)"
    qtbot.waitUntil(lambda: other.desk.state.notes is not None, timeout=20_000)
    qtbot.waitUntil(lambda: other.desk.state.exhibit.evidence is not None, timeout=20_000)
    commands = other.commands
    for name in ("analyse", "analyse_all", "mark", "opinion", "queue_go_on", "queue_next", "watch_folder", "region"):
        assert not getattr(commands, name).isEnabled(), name
    marks = other.marks.table
    qtbot.waitUntil(lambda: len(marks.words()) == 1, timeout=5_000)
    marks.setCurrentItem(marks.topLevelItem(0))
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
        QTest.keyClick(marks, key)
    assert marks.findChild(QLineEdit) is None
    assert len(other.desk.state.notes.marks) == 1
    choose(other, "b")
    QTest.keyClick(other.queue, Qt.Key.Key_Delete)
    QTest.keyClick(other.queue, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(other) == "abcd"
    other.open_files([tmp_path / "new.mp4"])
    assert "no exhibit can be taken in" in other.banner.words.text()
    assert not other.desk.state.unsaved
    other.desk.save_case_as(tmp_path / "copy")
    qtbot.waitUntil(lambda: other.windowTitle() == "a.mp4 — copy — vmdesk", timeout=20_000)
    qtbot.waitUntil(commands.mark.isEnabled, timeout=5_000)
    assert commands.queue_go_on.isEnabled()
    assert folder.is_dir()
    assert trail_of(folder) == before


def test_a_case_where_nothing_can_be_written_is_open_to_be_read_only(make_window, waiting, qtbot, monkeypatch):
    folder = saved(waiting, qtbot)
    closed(waiting, qtbot)

    def refused(*_args, **_more):
        raise PermissionError(30, "Read-only file system")

    monkeypatch.setattr("vmdesk.case.store.FileLock.acquire", refused)  # as on a read-only medium, also for root
    again = reopened(make_window, folder, qtbot)
    assert "where nothing can be written" in again.banner.words.text()
    assert again.desk.state.read_only
    assert not again.commands.analyse.isEnabled()


def test_a_watched_folder_fills_the_queue(make_window, clip, qtbot, tmp_path):
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    shutil.copy(clip, incoming / "there.mp4")
    (incoming / "notes.txt").write_text("notes")
    window = make_window()
    window.desk.watching.settled = window.desk.watching.every = 0.2
    window.watching.watch(str(incoming))
    qtbot.waitUntil(lambda: standings(window) == [F], timeout=60_000)
    folder = saved(window, qtbot)
    assert window.commands.watch_none.isEnabled()
    shutil.copy(clip, incoming / "late.mp4")
    qtbot.waitUntil(lambda: names(window) == "therelate", timeout=20_000)
    assert "late.mp4" in window.banner.words.text()
    assert window.desk.state.exhibit.path.stem == "there"
    QTest.mouseClick(window.banner.offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: standings(window) == [F, F], timeout=60_000)
    window.watching.watch(str(folder))
    qtbot.waitUntil(lambda: "it is not watched" in window.banner.words.text(), timeout=20_000)
    saved(window, qtbot)
    closed(window, qtbot)

    again = reopened(make_window, folder, qtbot)
    assert again.desk.state.case.watched == (incoming,)
    again.commands.watch_none.trigger()
    qtbot.waitUntil(lambda: again.desk.state.case.watched == (), timeout=20_000)
    assert "No folder is watched" in again.banner.words.text()
    assert trail_of(folder)[-1].action == "folder no longer watched"
