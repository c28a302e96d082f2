import json
import shutil

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from vmdesk.ui.recent import RecentFiles


@pytest.fixture
def kept(tmp_path):
    return QSettings(str(tmp_path / "desktop.ini"), QSettings.Format.IniFormat)


def remember(kept, *paths):
    kept.setValue("recent", json.dumps([(str(path), "2026-11-25T08:14:33+00:00") for path in paths]))
    kept.sync()


def test_what_is_opened_is_remembered_newest_first_and_once(make_window, clip, long_clip, kept, qtbot):
    window = make_window()
    assert window.start_page.no_recent.isVisible()
    for path in (clip, long_clip, clip):
        window.open_files([path])
        qtbot.waitUntil(lambda: window.windowTitle().startswith(path.name), timeout=20_000)  # noqa: B023
    with qtbot.waitSignal(window.closed, timeout=20_000):
        window.close()
    second = make_window()
    assert [row[0] for row in second.start_page.recent.words()] == ["numbered.mp4", "long.mp4"]
    second.start_page.recent.setFocus()
    QTest.keyClick(second.start_page.recent, Qt.Key.Key_Down)
    QTest.keyClick(second.start_page.recent, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: second.windowTitle().startswith("long.mp4"), timeout=20_000)


def test_a_file_that_is_gone_is_shown_so_in_words_and_told_when_chosen(make_window, clip, tmp_path, kept, qtbot):
    gone = tmp_path / "gone.mp4"
    remember(kept, gone, clip)
    window = make_window()
    recent = window.start_page.recent
    qtbot.waitUntil(lambda: recent.words()[0][2] == "not there any more", timeout=20_000)
    assert recent.words()[1][2] != "not there any more"
    recent.setFocus()
    QTest.keyClick(recent, Qt.Key.Key_Return)
    qtbot.waitUntil(window.banner.isVisible, timeout=20_000)
    assert "There is no file or folder" in window.banner.words.text()
    shutil.copy(clip, gone)
    QTest.keyClick(recent, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("gone.mp4"), timeout=20_000)


def test_the_list_can_be_cleared(make_window, clip, kept, qtbot):
    remember(kept, clip)
    window = make_window()
    assert window.start_page.recent.isVisible()
    QTest.keyClick(window.start_page.clear_button, Qt.Key.Key_Space)
    assert not window.start_page.recent.isVisible()
    assert window.recent.entries() == ()


@pytest.mark.parametrize("garbage", ["no list", "[1, 2]", "{}", '[["a"]]', "[[1, 2]]", "null"])
def test_garbage_in_the_settings_is_no_entry(kept, garbage):
    kept.setValue("recent", garbage)
    assert RecentFiles(kept).entries() == ()


def test_at_most_ten_are_kept(kept, tmp_path):
    files = RecentFiles(kept)
    for number in range(12):
        files.note(tmp_path / f"{number}.mp4")
    assert [entry.title for entry in files.entries()] == [f"{number}.mp4" for number in range(11, 1, -1)]


def test_the_state_of_the_model_in_words(make_window, stand_in, gate, qtbot):
    gate.clear()
    window = make_window(lambda: stand_in("refuse"))
    page = window.start_page
    assert page.loading.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: page.model.text().startswith("Not usable: The weights"), timeout=20_000)
    assert not page.loading.isVisible()
    assert page.model_advice.text() == "Fetch the model again."


def test_a_model_that_is_ready_says_what_it_runs_on(make_window, qtbot):
    page = make_window().start_page
    qtbot.waitUntil(lambda: page.model.text() == "Ready: Stand-in 1", timeout=20_000)
    assert page.device.text() == "Runs on cpu, fp32; self-test passed."
    assert not page.model_advice.isVisible()
