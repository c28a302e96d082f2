import sys

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

CALLS = 2000


def test_calls_that_return_nothing_take_no_reference_of_none_away(qtbot):
    """PySide6 6.12.0 does on Python 3.11: after some ten thousand calls, minutes of work, the interpreter aborts."""
    label, point = QLabel(), QPoint()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
        label.update()
        point.setX(number)
    assert sys.getrefcount(None) > before - CALLS // 2
