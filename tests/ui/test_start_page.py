import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from vmdesk.ui.parts.recent import RecentCases


@pytest.fixture
def kept(tmp_path):
    return QSettings(str(tmp_path / "desktop.ini"), QSettings.Format.IniFormat)


def shown(window, qtbot, path):
    window.open_files([path])
    qtbot.waitUntil(lambda: window.windowTitle().startswith(path.name), timeout=20_000)
    qtbot.waitUntil(lambda: window.desk.state.case is not None and not window.desk.state.unsaved, timeout=20_000)


def closed(window, qtbot):
    with qtbot.waitSignal(window.closed, timeout=20_000):
        window.close()


def test_cases_are_remembered_newest_first_and_opened_from_the_list(make_window, clip, long_clip, qtbot):
    window = make_window()
    assert window.start_page.no_recent.isVisible()
    shown(window, qtbot, clip)
    shown(window, qtbot, long_clip)
    window.commands.new_case.trigger()
    shown(window, qtbot, long_clip)
    closed(window, qtbot)
    second = make_window()
    assert [row[0] for row in second.start_page.recent.words()] == ["long.mp4", "numbered.mp4, long.mp4"]
    second.start_page.recent.setFocus()
    QTest.keyClick(second.start_page.recent, Qt.Key.Key_Down)
    QTest.keyClick(second.start_page.recent, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: second.windowTitle().startswith("numbered.mp4"), timeout=20_000)
    assert [entry.path for entry in second.desk.state.queue] == [clip, long_clip]


def test_a_case_that_is_gone_is_shown_so_in_words_and_told_when_chosen(make_window, clip, qtbot):
    window = make_window()
    shown(window, qtbot, clip)
    folder = window.desk.state.case.folder
    closed(window, qtbot)
    folder.rename(folder.with_name("elsewhere"))
    second = make_window()
    recent = second.start_page.recent
    qtbot.waitUntil(lambda: recent.words()[0][2] == "not there any more", timeout=20_000)
    recent.setFocus()
    QTest.keyClick(recent, Qt.Key.Key_Return)
    qtbot.waitUntil(second.banner.isVisible, timeout=20_000)
    assert "There is no case in" in second.banner.words.text()
    folder.with_name("elsewhere").rename(folder)
    QTest.keyClick(recent, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: second.windowTitle().startswith("numbered.mp4"), timeout=20_000)


def test_the_list_can_be_cleared(make_window, clip, qtbot):
    window = make_window()
    shown(window, qtbot, clip)
    window.commands.new_case.trigger()
    qtbot.waitUntil(window.start_page.recent.isVisible, timeout=5_000)
    QTest.keyClick(window.start_page.clear_button, Qt.Key.Key_Space)
    assert not window.start_page.recent.isVisible()
    assert window.cases.recent.entries() == ()


@pytest.mark.parametrize("garbage", ["no list", "[1, 2]", "{}", '[["a"]]', "[[1, 2]]", "[[1, 2, 3, 4]]", "null"])
def test_garbage_in_the_settings_is_no_entry(kept, garbage):
    kept.setValue("recent", garbage)
    assert RecentCases(kept).entries() == ()


def test_at_most_ten_are_kept(kept, tmp_path):
    files = RecentCases(kept)
    for number in range(12):
        files.note(tmp_path / str(number), f"{number}.mp4", "here")
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
