"""Draws the state into the window's parts: for each part of the state that changed, what its presenter says."""

import time

from PySide6.QtCore import QObject, QTimer

from vmdesk.ui.logic import presenter, presenter_boxes, presenter_facts, presenter_graph, presenter_playing, waiting
from vmdesk.ui.logic.casefile import seen
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.presenter_marks import hidden_words
from vmdesk.ui.logic.presenter_progress import Meter, progress_line
from vmdesk.ui.logic.state import Phase, State
from vmdesk.ui.parts.facts_panel import FactsPanel
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.parts.queue_panel import QueuePanel
from vmdesk.ui.parts.start_page import StartPage
from vmdesk.ui.parts.work_page import WorkPage

PENDING_MS = 250
"""How long a picture may lag behind the playhead before that is said over it."""


class Drawing(QObject):
    """Keeps the last state drawn, for what is drawn later: a tool tip, a picture that lags."""

    def __init__(
        self,
        parent: QObject,
        work: WorkPage,
        facts: FactsPanel,
        queue: QueuePanel,
        start_page: StartPage,
        commands: Commands,
    ) -> None:
        super().__init__(parent)
        self._work, self._facts, self._queue = work, facts, queue
        self._start_page, self._commands = start_page, commands
        self._state = State()
        self._graph_maker = presenter_graph.GraphMaker()
        self._meter = Meter(time.monotonic)
        self._pending = QTimer(self, singleShot=True, interval=PENDING_MS)
        self._pending.timeout.connect(self._draw_pending)
        self._facts_due = QTimer(self, singleShot=True, interval=0)
        self._facts_due.timeout.connect(self._draw_facts)

    def draw(self, state: State, parts: Part) -> None:
        """Draw what changed."""
        if state.run != self._state.run:
            self._meter.reset()
        before, self._state = self._state, seen(state)
        state = self._state
        ranged = (before.in_point, before.out_point) != (state.in_point, state.out_point)
        if ranged or parts & (Part.EXHIBIT | Part.SCORES | Part.NOTES):
            self._draw_graph(state)
        if parts & (Part.EXHIBIT | Part.SCORES | Part.MODEL | Part.HASHING):
            self._facts_due.start()
        if parts & Part.MODEL:
            self._draw_model(state)
        if parts & (Part.EXHIBIT | Part.POSITION | Part.SCORES | Part.REGION):
            self._draw_position(state)
        if parts & (Part.EXHIBIT | Part.RUN | Part.MODEL | Part.REGION | Part.QUEUE):
            self._draw_run(state)
        if parts & (Part.EXHIBIT | Part.RUN | Part.QUEUE):
            self._queue.show_rows(waiting.rows(state, self.tr))

    def _draw_graph(self, state: State) -> None:
        self._work.show_hidden(hidden_words(state, self.tr))
        shown = self._graph_maker.graph(state)
        self._work.graph.show_graph(shown)
        self._work.overview.show_graph(shown)
        scored = (track.track for track in shown.tracks if track.scored)
        names = tuple((track, presenter.track_name(state, track, self.tr)) for track in scored)
        self._work.legend.show_series(names, shown.kinds)

    def _draw_facts(self) -> None:
        """On a turn of its own: together with the graph it would hold the window up for longer than a frame."""
        self._facts.show_facts(presenter_facts.facts(self._state, self.tr))

    def _draw_model(self, state: State) -> None:
        note = presenter.score_note(state.model.passport if state.model else None, self.tr)
        self._work.note.setText(note)
        self._start_page.note.setText(note)
        self._start_page.show_model(presenter.model_state(state, self.tr))

    def _draw_position(self, state: State) -> None:
        self._work.transport.show_transport(presenter.transport(state, self.tr))
        self._work.transport.show_playing(presenter_playing.play_words(state, self.tr))
        self._work.transport.sound.show_sound(presenter_playing.sound_words(state, self.tr))
        self._commands.loop.setChecked(state.looping is not None)
        self._commands.sound.setChecked(state.sound_on)
        self._work.graph.show_playhead(presenter.playhead_seconds(state))
        self._work.overview.show_playhead(presenter.playhead_seconds(state))
        self._work.view.show_boxes(presenter_boxes.scored_boxes(state, self.tr))
        self._facts.playhead.setText(presenter_graph.playhead_words(state, self.tr))
        if state.shown == state.position:
            self._pending.stop()
            self._work.view.set_pending("")
        elif state.previewed:  # a picture that is not the frame asked for is named as such from its first moment on
            self._draw_pending()
        elif not self._pending.isActive():
            self._pending.start()

    def _draw_pending(self) -> None:
        self._work.view.set_pending(presenter.pending_text(self._state, self.tr))

    def _draw_run(self, state: State) -> None:
        if state.progress is not None:
            self._meter.note(state.progress)
        self._meter.rest(state.phase is Phase.PAUSED)
        self._commands.show_actions(presenter.actions(state))
        self._work.progress.show_line(progress_line(state, self._meter, self.tr))
