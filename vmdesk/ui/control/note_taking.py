"""Joins the commands and the panel of marks and opinions to the notebook."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QWidget

from vmdesk.domain.notes import FINDINGS, Mark
from vmdesk.files import write_atomically
from vmdesk.ui.logic import casefile, presenter_marks
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.problem import Problem, attempt
from vmdesk.ui.parts import dialogs
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.marks_panel import MarksPanel
from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.parts.opinion_dialog import OpinionDialog
from vmdesk.ui.work.desk import Desk
from vmdesk.workbench import refuse_evidence_folder


class NoteTaking(QObject):
    """Marks, their table and CSV; opinions; blind mode."""

    def __init__(
        self, desk: Desk, panel: MarksPanel, commands: Commands, banner: Banner, settings: QSettings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._desk, self._panel, self._commands, self._banner, self._window = desk, panel, commands, banner, window
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._draw)
        self._history = desk.notebook.history
        desk.changed.connect(self._on_changed)
        self._connect_commands()
        self._connect_panel()
        self._on_history()
        commands.blind.setChecked(settings.value("blind", "false") == "true")  # before any score can be on the screen

    def _connect_commands(self) -> None:
        commands, history = self._commands, self._history
        commands.mark.triggered.connect(self._mark)
        commands.undo.triggered.connect(history.undo)
        commands.redo.triggered.connect(history.redo)
        commands.opinion.triggered.connect(self._ask_opinion)
        commands.blind.toggled.connect(self._set_blind)
        commands.reveal.triggered.connect(self._reveal)
        commands.export_marks.triggered.connect(self._ask_csv)
        for signal in (history.indexChanged, history.undoTextChanged, history.redoTextChanged):
            signal.connect(self._on_history)

    def _connect_panel(self) -> None:
        table, notebook = self._panel.table, self._desk.notebook
        table.chosen.connect(self._go_to)
        table.noted.connect(notebook.note)
        table.removal_wanted.connect(notebook.remove)
        self._panel.export_wanted.connect(self._ask_csv)

    def _mark(self) -> None:
        state = self._desk.state
        there = next((mark for mark in casefile.marks_of(state) if mark.frame == state.shown), None)
        if there is not None:
            self._banner.tell_notice(self.tr("Frame {frame} is marked already.").format(frame=there.frame))
        else:
            self._desk.notebook.mark()

    def _go_to(self, mark: Mark) -> None:
        self._desk.seek(mark.frame)

    def _ask_opinion(self) -> None:
        dialog = OpinionDialog(presenter_marks.segments(self._desk.state, self.tr), self._window)
        dialog.recorded.connect(self._record_opinion)
        dialog.open()

    def _record_opinion(self, start: int, stop: int, finding: str, note: str) -> None:
        known = next(one for one in FINDINGS if one == finding)
        self._desk.notebook.record_opinion(start, stop, known, note)

    def _set_blind(self, blind: bool) -> None:
        """Remembered: scores hidden today are not on the screen tomorrow because the case was opened again."""
        self._settings.setValue("blind", "true" if blind else "false")
        self._desk.notebook.set_blind(blind)

    def _reveal(self) -> None:
        notes = self._desk.state.notes
        if notes is not None and notes.opinions:
            self._desk.notebook.reveal()
            return
        question = self.tr("No opinion is recorded yet. The audit trail will say that scores were shown before one.")
        record = (self.tr("Record an opinion…"), self._ask_opinion)
        reveal = (self.tr("Reveal without one"), self._desk.notebook.reveal)
        dialogs.ask(self._window, self.tr("Reveal scores"), question, self.tr("Keep them hidden"), record, reveal)

    def _ask_csv(self) -> None:
        exhibit = self._desk.state.exhibit
        if exhibit is not None:
            proposed = Path.home() / f"{exhibit.path.stem}.marks.csv"
            dialogs.choose_csv(self._window, self.tr("Export marks as CSV"), proposed, self._write_csv)

    def _write_csv(self, name: str) -> None:
        state, path = self._desk.seen, Path(name)

        def write() -> None:
            refuse_evidence_folder(path.parent, [state.exhibit.path] if state.exhibit else [])
            write_atomically(path, presenter_marks.marks_csv(state, state.scores.at))

        self._desk.writings.submit(lambda: attempt(write), lambda outcome: self._tell_written(path, outcome))

    def _tell_written(self, path: Path, outcome: Problem | None) -> None:
        if outcome is not None:
            self._banner.tell_problem(outcome)
            return
        self._banner.tell_notice(self.tr("The marks lie at {path}").format(path=path), folder=path.parent)

    def _on_history(self) -> None:
        undo, redo, history = self._commands.undo, self._commands.redo, self._history
        undo.setEnabled(history.canUndo())
        redo.setEnabled(history.canRedo())
        undo.setText(self.tr("&Undo {what}").format(what=history.undoText()) if history.canUndo() else self.tr("&Undo"))
        redo.setText(self.tr("&Redo {what}").format(what=history.redoText()) if history.canRedo() else self.tr("&Redo"))

    def _on_changed(self, parts: Part) -> None:
        if parts & (Part.EXHIBIT | Part.NOTES | Part.SCORES | Part.CASE | Part.RUN):
            self._due.start()

    def _draw(self) -> None:
        """On a turn of its own: a table of many marks takes its time."""
        state, commands = self._desk.seen, self._commands
        ready = state.exhibit is not None and state.notes is not None
        rows = presenter_marks.rows(state, state.scores.at, self.tr)
        opinions = state.notes.opinions if state.notes is not None else ()
        self._panel.show_marks(rows, "\n".join(presenter_marks.opinion_words(one, self.tr) for one in opinions))
        for action in (commands.mark, commands.opinion):
            action.setEnabled(ready)
        commands.export_marks.setEnabled(bool(rows))
        commands.reveal.setEnabled(self._desk.state.hidden and ready)
        commands.reveal.setVisible(state.blind)
