import shutil
import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from trails import trail_of

from vmdesk.ui.logic.state import Phase, Standing


def saved(window, qtbot):
    """Once everything is on the disk."""
    qtbot.waitUntil(lambda: window.desk.state.case is not None and not window.desk.state.unsaved, timeout=20_000)


def analyzed(window, qtbot, path):
    window.open_files([path])
    qtbot.waitUntil(lambda: window.desk.state.exhibit is not None and window.desk.state.exhibit.path == path)
    qtbot.waitUntil(lambda: window.desk.state.shown == 0 and window.desk.state.notes is not None, timeout=20_000)
    window.commands.analyse.trigger()
    qtbot.waitUntil(lambda: window.desk.state.phase is Phase.FINISHED, timeout=30_000)


@pytest.fixture
def two(tmp_path, clip, long_clip):
    folder = tmp_path / "exhibits"
    folder.mkdir()
    return [shutil.copy(clip, folder / "one.mp4"), shutil.copy(long_clip, folder / "two.mp4")]


def test_a_case_is_reopened_with_results_and_marks(make_window, two, qtbot, tmp_path):
    window = make_window()
    for path in two:
        analyzed(window, qtbot, path)
    window.desk.seek(40)
    qtbot.waitUntil(lambda: window.desk.state.shown == 40, timeout=20_000)
    QTest.keyClick(window.work.view, Qt.Key.Key_M)
    window.desk.save_case_as(tmp_path / "cases" / "Case 7")
    qtbot.waitUntil(lambda: window.windowTitle() == "two.mp4 — Case 7 — vmdesk", timeout=20_000)
    scores = window.desk.state.scores
    window.commands.new_case.trigger()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.start_page, timeout=5_000)
    assert window.desk.state.queue == ()

    window.cases.open(tmp_path / "cases" / "Case 7")
    qtbot.waitUntil(lambda: window.desk.state.exhibit is not None and window.desk.state.phase is Phase.FINISHED)
    assert [entry.path for entry in window.desk.state.queue] == two
    assert [entry.standing for entry in window.desk.state.queue] == [Standing.FINISHED] * 2
    window.desk.open(two[1])
    qtbot.waitUntil(lambda: window.desk.state.exhibit.path == two[1] and window.desk.state.phase is Phase.FINISHED)
    assert window.desk.state.scores == scores
    assert [mark.frame for mark in window.desk.state.notes.marks] == [40]
    assert window.commands.export.isEnabled()


def test_the_case_outlives_the_window(make_window, clip, qtbot):
    first = make_window()
    analyzed(first, qtbot, clip)
    saved(first, qtbot)
    folder = first.desk.state.case.folder
    assert folder.parent.stat().st_mode & 0o077 == 0
    assert [(one.path, one.title) for one in first.cases.recent.entries()] == [(folder, "numbered.mp4")]
    first.close_for_good()
    qtbot.waitUntil(lambda: not first.desk.running(), timeout=20_000)

    second = make_window()
    second.cases.open(folder)
    qtbot.waitUntil(lambda: second.desk.state.phase is Phase.FINISHED, timeout=20_000)
    assert len(second.desk.state.scores) == 4
    trail = trail_of(folder)
    assert [e.action for e in trail][:2] == ["exhibit taken into the case", "exhibit of the case identified"]
    assert "analysis finished" in [e.action for e in trail]


def test_an_exhibit_changed_since_shows_no_result(make_window, two, qtbot):
    window = make_window()
    analyzed(window, qtbot, two[0])
    saved(window, qtbot)
    folder = window.desk.state.case.folder
    window.commands.new_case.trigger()
    with two[0].open("ab") as file:
        file.write(b"\0" * 8)
    window.cases.open(folder)
    qtbot.waitUntil(lambda: "has changed since" in window.banner.words.text(), timeout=20_000)
    assert window.desk.state.scores == ()
    assert window.desk.state.finished is None


def test_a_folder_that_is_no_case_leaves_the_desk_as_it_is(make_window, qtbot, tmp_path):
    other = make_window()
    (tmp_path / "file").touch()
    other.cases.open(tmp_path / "file")
    qtbot.waitUntil(lambda: "no case in file" in other.banner.words.text(), timeout=20_000)
    assert other.desk.state.case is None


def test_a_case_is_not_saved_beside_the_evidence(opened, qtbot, clip):
    saved(opened, qtbot)
    before = opened.desk.state.case
    opened.desk.save_case_as(clip.parent)
    qtbot.waitUntil(lambda: "evidence's own folder" in opened.banner.words.text(), timeout=20_000)
    assert opened.desk.state.case == before
    assert sorted(one.suffix for one in clip.parent.iterdir()) == [".mp4"]


def test_what_cannot_be_kept_waits_and_the_title_says_so(opened, qtbot):
    saved(opened, qtbot)
    folder = opened.desk.state.case.folder
    kept = trail_of(folder)
    other = sqlite3.connect(folder / "case.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # what stands in the way of the next entry
    opened.desk.notebook.mark()
    qtbot.waitUntil(lambda: opened.windowTitle().startswith("• "), timeout=5_000)
    qtbot.waitUntil(lambda: "cannot be written" in opened.banner.words.text(), timeout=20_000)
    assert len(opened.desk.state.notes.marks) == 1
    opened.close()
    box = opened.findChild(QMessageBox)
    assert "would be lost" in box.text()
    box.escapeButton().click()
    assert opened.isVisible()
    other.execute("ROLLBACK")
    other.close()
    assert trail_of(folder) == kept
    opened.desk.casework.try_again()
    saved(opened, qtbot)
    assert opened.windowTitle() == "numbered.mp4 — vmdesk"
    assert trail_of(folder)[-1].action == "mark made"


def test_opening_another_case_while_a_run_is_under_way_asks(make_window, clip, gate, qtbot, tmp_path):
    window = make_window()
    window.open_files([clip])
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    gate.clear()
    window.commands.analyse.trigger()
    qtbot.waitUntil(lambda: window.desk.state.phase is Phase.RUNNING, timeout=20_000)
    window.cases.open(tmp_path / "other")
    box = window.findChild(QMessageBox)
    assert "Cancel it and leave this case" in box.text()
    box.escapeButton().click()
    assert window.desk.state.phase is Phase.RUNNING


def test_an_exhibit_in_two_cases_keeps_its_marks_apart(make_window, clip, qtbot, tmp_path):
    window = make_window()
    window.open_files([clip])
    qtbot.waitUntil(lambda: window.desk.state.notes is not None and window.desk.state.shown == 0, timeout=20_000)
    window.desk.notebook.mark()
    window.desk.save_case_as(tmp_path / "first")
    qtbot.waitUntil(lambda: window.windowTitle() == "numbered.mp4 — first — vmdesk", timeout=20_000)
    window.commands.new_case.trigger()
    window.open_files([clip])
    qtbot.waitUntil(lambda: window.desk.state.notes is not None and window.desk.state.shown == 0, timeout=20_000)
    assert window.desk.state.notes.marks == ()
    saved(window, qtbot)
    window.cases.open(tmp_path / "first")
    qtbot.waitUntil(lambda: window.desk.state.notes is not None and len(window.desk.state.notes.marks) == 1)
    assert window.windowTitle() == "numbered.mp4 — first — vmdesk"
