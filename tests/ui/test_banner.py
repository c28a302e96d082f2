import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vmdesk.ui.logic.problem import Problem
from vmdesk.ui.parts.banner import Banner

FIRST = Problem("The first failed.", "Do this.", "first details")
SECOND = Problem("The second failed.", "Do that.", "second details")


@pytest.fixture
def banner(qtbot):
    made = Banner()
    qtbot.addWidget(made)
    return made


def test_a_second_error_does_not_take_an_unread_one_away(banner):
    banner.tell_problem(FIRST)
    banner.tell_problem(SECOND)
    assert banner.words.text() == "Problem: The second failed.\nDo that."
    assert banner.earlier.text() == "1 earlier message"
    banner.earlier.setFocus()
    QTest.keyClick(banner.earlier, Qt.Key.Key_Space)
    assert banner.history.isVisible()
    assert "The first failed.\nDo this.\nfirst details" in banner.history.toPlainText()


def test_dismissing_brings_the_one_before_back(banner):
    banner.tell_problem(FIRST)
    banner.tell_notice("Something else")
    banner.tell_problem(SECOND)
    assert banner.earlier.text() == "1 earlier message", "a notice without weight is not kept"
    banner.dismiss.click()
    assert banner.words.text().startswith("Problem: The first failed.")
    assert not banner.earlier.isVisible()
    banner.show_details.click()
    assert banner.details.toPlainText() == "first details"
    banner.dismiss.click()
    assert not banner.isVisible()


def test_with_the_history_unfolded_all_are_dismissed(banner):
    for problem in (FIRST, SECOND, FIRST):
        banner.tell_problem(problem)
    assert banner.earlier.text() == "2 earlier messages"
    banner.earlier.click()
    banner.dismiss.click()
    assert not banner.isVisible()
    banner.tell_notice("News")
    assert not banner.earlier.isVisible()
    assert not banner.history.isVisible()


def test_an_error_comes_back_after_the_progress_that_stood_before_it(banner):
    banner.tell_problem(FIRST)
    banner.tell_progress("Opening …")
    assert banner.cancel.isVisible()
    banner.tell_progress("Opening, further …")
    banner.end_progress()
    assert banner.words.text().startswith("Problem: The first failed.")
    assert banner.dismiss.isVisible()


def test_the_same_message_again_is_no_second_one(banner):
    banner.tell_problem(FIRST)
    banner.tell_problem(FIRST)
    assert not banner.earlier.isVisible()


def test_the_messages_of_a_session_can_be_read_again(banner):
    banner.show_log()
    assert banner.words.text() == "There has been no message in this session."
    banner.dismiss.click()
    banner.tell_problem(FIRST)
    banner.tell_problem(SECOND)
    banner.dismiss.click()
    banner.dismiss.click()
    banner.show_log()
    assert banner.history.isVisible()
    assert "The first failed." in banner.history.toPlainText()
    assert banner.words.text().startswith("Problem: The second failed.")
