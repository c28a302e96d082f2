"""What a screen reader is told of the analysis: that it began, rests, ended, and how."""

import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.presenter_progress import Meter, progress_line
from vmdesk.ui.logic.state import Phase
from vmdesk.ui.parts.announce import announce
from vmdesk.ui.work.desk import Desk

_TOLD = frozenset({Phase.RUNNING, Phase.PAUSED, Phase.CANCELLED, Phase.FAILED, Phase.FINISHED})


class Tidings(QObject):
    """Announces, as news of `widget`, each new phase of the run on `desk`."""

    said = Signal(str)
    """The words, once they are announced."""

    def __init__(self, desk: Desk, widget: QWidget) -> None:
        super().__init__(widget)
        self._desk, self._widget = desk, widget
        self._phase = desk.state.phase
        self._meter = Meter(time.monotonic)
        desk.changed.connect(self._on_changed)

    def _on_changed(self, parts: Part) -> None:
        state = self._desk.state
        if not parts & Part.RUN or state.phase is self._phase:
            return
        self._phase = state.phase
        if state.phase in _TOLD and not parts & Part.EXHIBIT:
            words = self.tr("Analysis is running") if state.phase is Phase.RUNNING else self._words()
            announce(self._widget, words, at_once=state.phase is Phase.FAILED)
            self.said.emit(words)

    def _words(self) -> str:
        return progress_line(self._desk.state, self._meter, self.tr).text
