import json

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QLineEdit, QListWidget, QMessageBox, QPlainTextEdit

from vmdesk.ui.logic.keymap import conflict_in
from vmdesk.ui.parts.key_table import spelt
from vmdesk.ui.parts.keys_dialog import KeysDialog

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


def active(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    return window


def dialog_of(window, qtbot):
    qtbot.waitUntil(lambda: window.findChild(KeysDialog) is not None, timeout=5_000)
    return window.findChild(KeysDialog)


@pytest.fixture
def dialog(opened, qtbot):
    active(opened, qtbot)
    QTest.keyClick(opened.work.view, KEY.Key_Question)
    shown = dialog_of(opened, qtbot)
    yield shown
    if shiboken6.isValid(shown):
        shown.close()


def choose(dialog, command, *keys):
    dialog.tree.setCurrentItem(dialog.rows[command])
    for field, key in zip(dialog.editor.fields, (*keys, "", "")[:2], strict=True):
        field.setKeySequence(QKeySequence(key))
    QTest.mouseClick(dialog.editor.use, Qt.MouseButton.LeftButton)


def answer(dialog, qtbot, words):
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is not None, timeout=5_000)
    box = dialog.findChild(QMessageBox)
    text = box.text()
    next(b for b in box.buttons() if b.text().replace("&", "").startswith(words)).click()
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is None, timeout=5_000)
    return text


def test_every_command_in_the_menus_has_a_name_and_no_two_share_a_key(opened):
    table = opened.keyboard.table
    assert conflict_in(table.defaults) is None
    assert {"open", "step_back", "loop", "theme_dark", "show_inspector", "show_main_commands"} <= set(table.defaults)
    assert table.defaults["step_back"] == ("Left", ",")
    menus = [entry.menu() for entry in opened.menuBar().actions()]
    nameless = [a.text() for m in menus for a in m.actions() if not (a.isSeparator() or a.menu() or a.objectName())]
    assert nameless == []


def test_the_list_shows_the_keys_of_the_actions_and_is_searched(dialog, opened):
    assert dialog.rows["analyse"].text(1) == "F5"
    assert dialog.rows["step_forward"].text(1) == "Right or ."
    QTest.keyClicks(dialog.search, "go ten")
    there = [name for name, row in dialog.rows.items() if not row.isHidden()]
    assert there == ["ten_back", "ten_forward"]


def test_a_changed_key_works_and_the_old_one_does_no_more(dialog, opened, qtbot):
    choose(dialog, "last_frame", "Ctrl+J")
    assert dialog.rows["last_frame"].text(1) == "Ctrl+J (changed)"
    dialog.close()
    active(opened, qtbot)
    QTest.keyClick(opened.work.view, KEY.Key_End)
    assert opened.desk.state.position == 0
    QTest.keyClick(opened.work.view, KEY.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert opened.desk.state.position == 59


def test_a_key_pressed_into_the_field_is_the_one_taken(dialog, opened, qtbot):
    dialog.tree.setCurrentItem(dialog.rows["first_frame"])
    QTest.keyClick(dialog.editor.fields[0], KEY.Key_F8, SHIFT)
    QTest.mouseClick(dialog.editor.use, Qt.MouseButton.LeftButton)
    assert opened.keyboard.table.keys()["first_frame"] == ("Shift+F8",)


def test_a_key_of_another_command_is_named_and_taken_only_after_asking(dialog, opened, qtbot):
    table = opened.keyboard.table
    choose(dialog, "last_frame", "End", "N")
    assert answer(dialog, qtbot, "Leave") == "N is the key of “Next flagged segment”. Take it from there?"
    assert table.keys() == table.defaults
    assert dialog.editor.fields[1].keySequence().toString() == ""
    choose(dialog, "last_frame", "End", "N")
    answer(dialog, qtbot, "Take")
    assert table.keys()["last_frame"] == ("End", "N")
    assert table.keys()["next_flagged"] == ()
    dialog.tree.setCurrentItem(dialog.rows["next_flagged"])
    QTest.mouseClick(dialog.editor.reset, Qt.MouseButton.LeftButton)
    answer(dialog, qtbot, "Take")
    assert (table.keys()["last_frame"], table.keys()["next_flagged"]) == (("End",), ("N",))
    choose(dialog, "go_to", "F9")
    QTest.mouseClick(dialog.reset_all, Qt.MouseButton.LeftButton)
    assert table.keys() == table.defaults


def test_keys_are_kept_over_a_restart(opened, make_window, qtbot):
    opened.keyboard.table.apply({"play": ("F7",), "rest": ()})
    second = make_window()
    assert second.keyboard.table.keys()["play"] == ("F7",)
    assert second.commands.play.shortcut().toString() == "F7"
    assert second.commands.rest.shortcuts() == []
    assert "F7" in second.work.transport.play.toolTip()
    second.keyboard.table.apply(second.keyboard.table.defaults)
    assert make_window().commands.play.shortcut().toString() == "Space"


@pytest.mark.parametrize(
    "stored",
    [
        "nonsense",
        "[1]",
        '{"schema": "vmdesk-keys/1", "keys": {"play": "F7"}}',
        '{"schema": "vmdesk-keys/1", "keys": {"play": ["Foo+7"], "unheard_of": ["F7"]}}',
        '{"schema": "vmdesk-keys/1", "keys": {"play": ["N"]}}',
    ],
)
def test_keys_stored_wrongly_fall_back_to_the_usual_ones(make_window, stored):
    make_window._settings.setValue("keys", stored)
    table = make_window().keyboard.table
    assert table.keys() == table.defaults


def told(dialog, qtbot, words):
    qtbot.waitUntil(lambda: words in dialog.message.text(), timeout=5_000)


def test_exported_keys_are_taken_back(dialog, opened, qtbot, tmp_path):
    table, path = opened.keyboard.table, tmp_path / "keys.json"
    choose(dialog, "go_to", "Ctrl+P", "F12")
    dialog.export_wanted.emit(path)
    told(dialog, qtbot, "keys.json")
    written = json.loads(path.read_text())
    assert written["schema"] == "vmdesk-keys/1"
    assert written["keys"]["go_to"] == ["Ctrl+P", "F12"]
    assert set(written["keys"]) == set(table.keys())
    QTest.mouseClick(dialog.reset_all, Qt.MouseButton.LeftButton)
    dialog.import_wanted.emit(path)
    told(dialog, qtbot, "are in use now")
    assert table.keys()["go_to"] == ("Ctrl+P", "F12")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "not JSON"),
        ('{"keys": {}}', "no table of keys"),
        ('{"schema": "vmdesk-keys/1", "keys": {"fly": ["F7"]}}', "no command called fly"),
        ('{"schema": "vmdesk-keys/1", "keys": {"play": ["N"]}}', "N would be the key of two commands"),
        ('{"schema": "vmdesk-keys/1", "keys": {"go_to": ["F12"], "play": ["Ctrl+A, B"]}}', "no key that a command"),
        ('{"schema": "vmdesk-keys/1", "keys": {"play": ["F1", "F2", "F3"]}}', "more than 2"),
        ('{"schema": "vmdesk-keys/1", "keys": {"play": 7}}', "no list"),
    ],
)
def test_a_wrong_file_of_keys_changes_nothing(dialog, opened, qtbot, tmp_path, content, words):
    path = tmp_path / "keys.json"
    path.write_text(content)
    dialog.import_wanted.emit(path)
    told(dialog, qtbot, words)
    assert "Nothing was changed" in dialog.message.text()
    assert opened.keyboard.table.keys() == opened.keyboard.table.defaults


def test_no_keys_are_written_beside_evidence_and_a_missing_file_is_named(dialog, opened, qtbot, tmp_path):
    beside = opened.desk.state.exhibit.path.parent / "keys.json"
    dialog.export_wanted.emit(beside)
    told(dialog, qtbot, "nothing is written beside evidence")
    assert not beside.exists()
    dialog.import_wanted.emit(tmp_path / "none.json")
    told(dialog, qtbot, "none.json cannot be read")


@pytest.mark.parametrize(("key", "held"), [("n", "N"), ("?", "?"), ("Tab", None), ("Shift+Tab", None), ("", None)])
def test_keys_have_one_spelling(key, held):
    assert spelt(key) == held


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_typing_in_a_text_field_types_and_commands_nothing(opened, qtbot, kind):
    dock, field = QDockWidget("Notes", opened), kind()
    dock.setWidget(field)
    opened.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    active(opened, qtbot)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus, timeout=5_000)
    QTest.keyClicks(field, "MIN kjl, b?.")
    for key in (KEY.Key_Left, KEY.Key_Home, KEY.Key_End):
        QTest.keyClick(field, key)
    text = field.text() if kind is QLineEdit else field.toPlainText()
    assert text == "MIN kjl, b?."
    state = opened.desk.state
    assert (state.position, state.playing, state.in_point) == (0, False, None)
    assert opened.findChild(KeysDialog) is None
    assert opened.commands.boxes.isChecked()
    dock.deleteLater()


def test_arrow_keys_move_in_a_list_and_letters_stay_commands(opened, qtbot):
    dock, rows = QDockWidget("Rows", opened), QListWidget()
    rows.addItems(["one", "two", "three"])
    dock.setWidget(rows)
    opened.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    active(opened, qtbot)
    rows.setCurrentRow(0)
    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus, timeout=5_000)
    QTest.keyClick(rows, KEY.Key_Down)
    QTest.keyClick(rows, KEY.Key_Right)
    assert (rows.currentRow(), opened.desk.state.position) == (1, 1)
    QTest.keyClick(rows, KEY.Key_Period)
    assert opened.desk.state.position == 2
    dock.deleteLater()


def test_space_presses_the_button_that_has_the_focus(opened, qtbot):
    active(opened, qtbot)
    opened.work.transport.forward.setFocus()
    qtbot.waitUntil(opened.work.transport.forward.hasFocus, timeout=5_000)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Space)
    assert (opened.desk.state.position, opened.desk.state.playing) == (1, False)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Right)
    assert opened.desk.state.position == 2
