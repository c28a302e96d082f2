import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel

from vmdesk.ui.parts import dialogs
from vmdesk.ui.parts.facts_widgets import ElidedLabel, plain_tip

NAMES = ["<b>x</b>.mp4", "a & b &lt; c.mp4", "two  spaces.mp4", "plain.mp4", "<img src='x'>.mp4"]


def read(rich):
    document = QTextDocument()
    document.setHtml(rich)
    return document.toPlainText()


@pytest.mark.parametrize("name", NAMES)
def test_a_tool_tip_shows_a_name_letter_by_letter(qtbot, name):
    label = ElidedLabel("File name")
    qtbot.addWidget(label)
    label.set_text(name)
    assert QtGui.Qt.mightBeRichText(label.toolTip())
    assert read(label.toolTip()) == name
    assert plain_tip("") == ""


@pytest.mark.parametrize("name", NAMES)
def test_a_question_shows_a_name_letter_by_letter(make_window, name):
    window = make_window()
    box = dialogs.ask(window, "Title", f"Open {name}?", "Leave", ("Open", lambda: None))
    assert box.textFormat() is Qt.TextFormat.PlainText
    label = box.findChild(QLabel, "qt_msgbox_label")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == f"Open {name}?"
    box.close()


@pytest.mark.parametrize("note", [*NAMES, "5 < 6 & 7 > 6"])
def test_the_note_of_the_about_text_is_plain(make_window, note):
    window = make_window()
    assert read(dialogs.about_text(window, note)).splitlines()[-1] == " ".join(note.split())
