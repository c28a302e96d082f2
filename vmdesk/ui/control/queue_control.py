"""Joins the list of exhibits and the commands of the queue to the desk; offers to carry on what was interrupted."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from vmdesk.ui.logic import turns
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.state import Queued, Standing
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.parts.queue_bar import QueueBar
from vmdesk.ui.parts.queue_panel import QueuePanel
from vmdesk.ui.work.desk import Desk


class QueueControl(QObject):
    """The queue's commands: for all of it, and for the exhibit chosen in the list."""

    def __init__(self, desk: Desk, commands: Commands, panel: QueuePanel, banner: Banner, window: QMainWindow) -> None:
        super().__init__(window)
        self._desk, self._commands, self._panel, self._banner = desk, commands, panel, banner
        self._offered = ""
        self.bar = QueueBar(panel, self._buttons())
        commands.queue_hold.triggered.connect(desk.turns.hold)
        commands.queue_go_on.triggered.connect(desk.turns.go_on)
        commands.queue_up.triggered.connect(lambda: self._move(-1))
        commands.queue_down.triggered.connect(lambda: self._move(1))
        commands.queue_next.triggered.connect(self._analyse_next)
        commands.queue_retry.triggered.connect(self._put_back)
        panel.addActions(list(commands.turns()))
        panel.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        panel.currentItemChanged.connect(self._draw)
        desk.changed.connect(self._on_changed)
        desk.case_opened.connect(self._offer)
        self._draw()

    def _buttons(self) -> list[tuple[QAction, str]]:
        commands = self._commands
        return [
            (commands.analyse_all, self.tr("Analyze all")),
            (commands.queue_hold, self.tr("Pause")),
            (commands.queue_go_on, self.tr("Continue")),
            (commands.queue_next, self.tr("Next")),
            (commands.queue_up, self.tr("Earlier")),
            (commands.queue_down, self.tr("Later")),
            (commands.queue_retry, self.tr("Put back into the queue")),
        ]

    def _move(self, steps: int) -> None:
        entry = self._chosen()
        if entry is not None:
            self._desk.turns.move(entry.path, steps)
            self._panel.choose(entry.path)

    def _analyse_next(self) -> None:
        entry = self._chosen()
        if entry is not None:
            self._desk.turns.next(entry.path)
            self._panel.choose(entry.path)

    def _put_back(self) -> None:
        entry = self._chosen()
        if entry is not None:
            self._desk.turns.put_back([entry.path])

    def _chosen(self) -> Queued | None:
        path = self._panel.chosen_path()
        return next((entry for entry in self._desk.state.queue if entry.path == path), None)

    def _on_changed(self, parts: Part) -> None:
        if parts & (Part.QUEUE | Part.RUN | Part.CASE | Part.EXHIBIT):
            self._draw()
        if parts & Part.RUN and self._desk.state.busy and self._offered:
            self._banner.withdraw(self._offered)
            self._offered = ""

    def _draw(self) -> None:
        state, commands, entry = self._desk.state, self._commands, self._chosen()
        self.bar.words.setText(turns.words(state, self.tr))
        later = any(one.standing in turns.LATER for one in state.queue)
        free = not state.read_only
        commands.queue_hold.setEnabled(free and not state.queue_held and state.busy)
        commands.queue_go_on.setEnabled(free and (state.queue_held or (later and not state.busy)))
        waits = entry is not None and entry.standing is Standing.WAITING
        again = entry is not None and entry.standing in turns.AGAIN
        for action in (commands.queue_up, commands.queue_down):
            action.setEnabled(free and waits)
        commands.queue_next.setEnabled(free and (waits or again))
        commands.queue_retry.setEnabled(free and again)

    def _offer(self) -> None:
        """What a case that was opened has left to do."""
        state = self._desk.state
        left = sum(entry.standing in turns.LATER for entry in state.queue)
        broken = len(turns.interrupted(state))
        if state.read_only or state.busy or not left:
            return
        if broken:
            text = self.tr("The queue of this case was interrupted: {broken} under way, {waiting} waiting.")
        else:
            text = self.tr("The queue of this case is not at its end: {waiting} waiting.")
        self._offered = text.format(broken=broken, waiting=left - broken)
        self._banner.tell_offer(self._offered, self.tr("Carry on"), self._desk.turns.go_on)
