"""What the examiner notes: marks with undo and redo, opinions, and when scores were first seen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from vmdesk.case.trail import utc_now
from vmdesk.domain.notes import (
    MARK_CHANGED,
    MARK_MADE,
    MARK_REMOVED,
    NOTE_WRITTEN,
    OPINION_RECORDED,
    SCORES_SHOWN,
    Finding,
    Mark,
    Opinion,
    mark_details,
    noted,
    opinion_details,
)
from vmdesk.ui.logic import casefile
from vmdesk.ui.logic.news import ALL, Part
from vmdesk.ui.logic.state import State
from vmdesk.ui.work.casework import Casework

Put = Callable[[State, Part], None]


class Notebook(QObject):
    """Changes the notes of the open exhibit: on the screen at once, in the case as fast as that can keep them."""

    def __init__(self, casework: Casework, state: Callable[[], State], put: Put, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casework, self._state, self._put = casework, state, put
        self.history = QUndoStack(self)

    def mark(self) -> Mark | None:
        """Mark the frame on screen; gives the mark, None where there is nothing to mark."""
        mark = casefile.new_mark(self._state())
        if mark is not None:
            text = self.tr("mark at frame {frame}").format(frame=mark.frame)
            self.history.push(_Step(text, lambda: self._made(mark), lambda: self._removed(mark)))
        return mark

    def note(self, mark: Mark, note: str) -> None:
        """Give a mark another note."""
        if note != mark.note and not self._state().read_only:
            after = noted(mark, note)
            text = self.tr("note at frame {frame}").format(frame=mark.frame)
            self.history.push(_Step(text, lambda: self._changed(after), lambda: self._changed(mark)))

    def remove(self, mark: Mark) -> None:
        """Remove a mark; the trail keeps that it was there."""
        if self._state().read_only:
            return
        text = self.tr("removal of the mark at frame {frame}").format(frame=mark.frame)
        self.history.push(_Step(text, lambda: self._removed(mark), lambda: self._made(mark)))

    def record_opinion(self, start: int, stop: int, finding: Finding, note: str) -> None:
        """Record what the examiner thinks of frames `[start, stop)`; it cannot be taken back."""
        state = self._state()
        if state.read_only:
            return
        blind = not state.shown_before
        opinion = Opinion(start, stop, finding, note, blind, utc_now())
        self._record(OPINION_RECORDED, opinion_details(opinion), opinion.utc)
        self._put(casefile.with_opinion(state, opinion), Part.NOTES)

    def write(self, text: str, exhibit: Path | None) -> None:
        """Keep a free note on the exhibit at a path, or on the case; it cannot be taken back."""
        if self._state().read_only:
            return
        self._casework.record(NOTE_WRITTEN, {"text": text}, exhibit)
        self._put(self._state(), Part.NOTES)

    def list_scores(self, listed: Mapping[Path, int]) -> None:
        """Scores of these exhibits, given with their numbers in the case, stand in a list on the screen now."""
        state = self._state()
        if state.read_only:
            return
        utc = self._casework.record(SCORES_SHOWN, {"exhibits": sorted(listed.values()), "in": "case overview"}, None)
        seen = state.exhibit is not None and state.exhibit.path in listed and not state.shown_before
        if seen and state.notes is not None:
            state = casefile.with_scores_shown(state, utc)
        self._put(state, ALL if seen else Part.NOTES)

    def set_blind(self, blind: bool) -> None:
        """Hide scores of exhibits whose scores have not been shown yet, or no longer."""
        if self._state().case is not None:
            self._casework.record("blind mode switched on" if blind else "blind mode switched off", {}, None)
        self._put(replace(self._state(), blind=blind), ALL)
        self.take_notice()

    def reveal(self) -> None:
        """Show the scores of the open exhibit; where that cannot be recorded they stay hidden."""
        if not self._state().read_only:
            self._show_scores()

    def take_notice(self) -> None:
        """Record it where scores are on the screen for the first time."""
        if casefile.first_shown(self._state()):
            self._show_scores()

    def forget_steps(self) -> None:
        """Another exhibit: what was done before is not undone any more."""
        self.history.clear()

    def _show_scores(self) -> None:
        state = self._state()
        utc = self._record(SCORES_SHOWN, {"opinions_before": len(state.notes.opinions) if state.notes else 0})
        self._put(casefile.with_scores_shown(state, utc), ALL)

    def _made(self, mark: Mark) -> None:
        self._record(MARK_MADE, mark_details(mark))
        self._put(casefile.marked(self._state(), mark), Part.NOTES)

    def _changed(self, mark: Mark) -> None:
        self._record(MARK_CHANGED, mark_details(mark))
        self._put(casefile.marked(self._state(), mark), Part.NOTES)

    def _removed(self, mark: Mark) -> None:
        self._record(MARK_REMOVED, mark_details(mark))
        self._put(casefile.unmarked(self._state(), mark.number), Part.NOTES)

    def _record(self, action: str, details: dict[str, object], utc: str = "") -> str:
        exhibit = self._state().exhibit
        return self._casework.record(action, details, exhibit.path if exhibit else None, utc)


class _Step(QUndoCommand):
    """Two functions, one for each way."""

    def __init__(self, text: str, do: Callable[[], None], undo: Callable[[], None]) -> None:
        super().__init__(text)
        self._do, self._undo = do, undo

    def redo(self) -> None:
        """Do."""
        self._do()

    def undo(self) -> None:
        """Take back."""
        self._undo()
