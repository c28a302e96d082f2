"""The desktop's memory and its threads: takes the examiner's wishes, keeps the state, tells what changed."""

import os
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from vmdesk.background.process import StartProcess
from vmdesk.background.protocol import Begin, GoOn, Hold, Load, MakeInput, Stop
from vmdesk.domain.faces import Square
from vmdesk.domain.report_details import ReportDetails
from vmdesk.domain.video import Picture
from vmdesk.media.limits import Limits
from vmdesk.ui.logic import casefile, waiting
from vmdesk.ui.logic import state as transitions
from vmdesk.ui.logic.messages import (
    CaseOpened,
    Exported,
    FrameHashed,
    FrameHashFailed,
    FrameMessage,
    Message,
    ModelSaw,
    ModelSawNot,
    Noticed,
    Opened,
    OpenFailed,
    Opening,
    PasswordWanted,
    Pictured,
    PictureFailed,
    ScoringLost,
    SoundFound,
    Thumbnailed,
    TrailRead,
)
from vmdesk.ui.logic.navigation import keyframe_from
from vmdesk.ui.logic.news import ALL, Part, after, concerns, difference, problem_in
from vmdesk.ui.logic.problem import Problem
from vmdesk.ui.logic.state import Exhibit, Phase, Standing, State
from vmdesk.ui.work.bookkeeping import Bookkeeping
from vmdesk.ui.work.calculations import Calculations
from vmdesk.ui.work.casework import Casework
from vmdesk.ui.work.frames import FrameThread
from vmdesk.ui.work.jobs import HashJob
from vmdesk.ui.work.notebook import Notebook
from vmdesk.ui.work.pictures import Pictures
from vmdesk.ui.work.playing import Playing
from vmdesk.ui.work.readings import Readings
from vmdesk.ui.work.search import Search
from vmdesk.ui.work.sound_thread import SoundThread
from vmdesk.ui.work.sounding import Sounding
from vmdesk.ui.work.turns import Turns
from vmdesk.ui.work.verifying import Verification, VerifyThread
from vmdesk.ui.work.watching import Watching
from vmdesk.ui.work.worker import Bench, JobThread

BATCH_MS = 50
"""Events of a run reach the window at most this often."""


class Desk(QObject):
    """Lives on the window's thread; never waits for another one."""

    changed = Signal(object)
    """A `Part`."""
    pictured = Signal(object)
    """A `Picture`, or None."""
    problem = Signal(object)
    """A `Problem`."""
    opening = Signal(object)
    """An `Opening`: how far it is; None when it has ended."""
    noticed = Signal(str)
    """What befell the decoder, for the examiner to know."""
    exported = Signal(object)
    """The report's path."""
    password_wanted = Signal(object)
    """The path of a report whose key is kept under a password."""
    chore_done = Signal(object)
    """A `FrameHashed`, `FrameHashFailed` or `Thumbnailed` of the exhibit that is open."""
    model_saw = Signal(object)
    """A `ModelSaw` or `ModelSawNot`; None where the scoring process has ended, so that no answer comes."""
    case_opened = Signal()
    """Another case lies on the desk."""
    threads_ended = Signal()

    def __init__(
        self, start_process: StartProcess, parent: QObject | None = None, limits: Limits | None = None
    ) -> None:
        super().__init__(parent)
        self.state = State()
        self._stop_hashing = threading.Event()
        self._openings = 0
        self._then_analyse = 0
        self._goes_on = False
        self._frames = FrameThread(self, limits)
        self._frames.told.connect(self._on_frames)
        self._bench = Bench(start_process, self)
        self._hasher = JobThread("hashing", self)
        self.search = Search(self)
        self.casework = Casework(self)
        self.notebook = Notebook(self.casework, lambda: self.state, self._set, self)
        self._books = Bookkeeping(self.casework)
        self.verification = Verification(start_process, self.casework, lambda: self.state, self)
        self.turns = Turns(self.casework, lambda: self.state, self._set, self._begin_next, self)
        self.watching = Watching(self)
        self.calculations, self.writings = Calculations(self), Calculations(self)
        self.readings = Readings(self)
        self._pictures = Pictures(self._frames, lambda: self.state, self._set, self.pictured.emit)
        self.playing = Playing(self, lambda: self.state, self._set, self._play, self.seek)
        self.playing.paused.connect(self._settle)
        self.sound = Sounding(self, self.playing.player, lambda: self.state, self._set)
        self.sound.found.connect(self.noticed)
        self._batch = QTimer(self, singleShot=True)
        self._batch.timeout.connect(self._read_mail)
        self._since_mail = QElapsedTimer()
        self._since_mail.start()
        for worker in (self._bench, self._hasher, self.casework.thread_):
            worker.mail_waits.connect(self._on_mail)
        for thread in self.threads():
            thread.finished.connect(self._on_thread_end)

    @property
    def seen(self) -> State:
        """The state as it may be drawn: without scores where they are hidden."""
        return casefile.seen(self.state)

    @property
    def in_turn(self) -> bool:
        """Whether the exhibit that is open was opened by the queue, to be analyzed."""
        return self.state.exhibit is not None and self.state.exhibit.generation == self._then_analyse

    def threads(
        self,
    ) -> tuple[FrameThread | Bench | JobThread | Search | SoundThread | Calculations | VerifyThread | Watching, ...]:
        """All threads that the desk starts and ends."""
        own = self._frames, self._bench, self._hasher, self.search, self.watching, self.sound.worker
        lists = self.calculations, self.writings, self.readings
        return *own, self.casework.thread_, *lists, self.verification.thread_

    def start(self) -> None:
        """Start the threads, and the scoring process, which loads the model."""
        for thread in self.threads():
            thread.start()
        self._bench.ask(Load())

    def shut_down(self) -> None:
        """Cancel what runs and let the threads end; `threads_ended` follows unless they have ended already."""
        self.pause()
        if self.state.busy and self.state.exhibit is not None:
            self.casework.record("analysis left unfinished: vmdesk was closed", {}, self.state.exhibit.path)
        self.verification.cancel()
        self._stop_hashing.set()
        self.notebook.forget_steps()  # Qt tells of them once more while the window is taken apart
        self.casework.stop()
        for thread in self.threads():
            if thread is not self.casework.thread_:
                thread.stop()

    def running(self) -> bool:
        """True while a thread has not ended."""
        return any(thread.isRunning() for thread in self.threads())

    def open(self, path: Path, *, analyse: bool = False) -> None:
        """Open an exhibit, and `analyse` it then; a run under way is cancelled.

        What is shown stays until the new one opens.
        """
        self.cancel()
        self.pause()
        self._goes_on = False
        self._openings += 1
        self._then_analyse = self._openings if analyse else 0
        self._frames.open(self._openings, path.absolute())

    def queue(self, paths: Sequence[Path]) -> None:
        """Let exhibits wait for their turn: each is analyzed when the one before has finished or failed."""
        self._set(waiting.joined(self.state, [path.absolute() for path in paths]), Part.QUEUE)

    def take_from_queue(self, path: Path) -> None:
        """Let an exhibit leave the list, unless its run is under way; its result goes with it."""
        self._set(waiting.removed(self.state, path), Part.QUEUE)

    def choose_region(self, region: Square | None) -> None:
        """The square that the next run looks at, in pixels of upright frames; None for the faces that are found."""
        if not self.state.busy:
            self._set(replace(self.state, region=region), Part.REGION | Part.RUN)

    def give_up_opening(self) -> None:
        """Leave off an opening under way."""
        self._frames.give_up(self._openings)
        self.opening.emit(None)

    def seek(self, frame: int, scrubbing: bool = False) -> None:
        """Go to a frame, clamped to the video; playing stops. `scrubbing` while the hand still moves."""
        self.pause()
        if self.state.exhibit is not None:
            frame = min(max(frame, 0), len(self.state.exhibit.index) - 1)
            self._set(replace(self.state, position=frame), Part.POSITION)
            self._pictures.want(frame, scrubbing=scrubbing)

    def scrub(self, frame: int) -> None:
        """Go to a frame on the way to another: its keyframe is shown until the hand rests."""
        self.seek(frame, scrubbing=True)

    def step(self, frames: int) -> None:
        """Move by a number of frames."""
        self.seek(self.state.position + frames)

    def seek_last(self) -> None:
        """Go to the last frame."""
        if self.state.exhibit is not None:
            self.seek(len(self.state.exhibit.index) - 1)

    def seek_seconds(self, seconds: float) -> None:
        """Go to the frame on screen at `seconds` from the first frame."""
        if self.state.exhibit is not None:
            self.seek(self.state.exhibit.index.index_shown_at(seconds))

    def scrub_seconds(self, seconds: float) -> None:
        """The same on the way to another place."""
        if self.state.exhibit is not None:
            self.scrub(self.state.exhibit.index.index_shown_at(seconds))

    def step_keyframes(self, steps: int) -> None:
        """Go to the next keyframe, or the one before."""
        if self.state.exhibit is not None:
            self.seek(keyframe_from(self.state.exhibit.index, self.state.position, steps))

    def step_flagged(self, steps: int) -> bool:
        """Go to where the next flagged segment begins, or the one before; False where there is none that way."""
        found = self.state.scores.flagged_from(self.state.position, steps)
        if found is not None:
            self.seek(found)
        return found is not None

    def toggle_play(self) -> None:
        """Play, or pause."""
        self.playing.toggle()

    def loop(self, start: int, stop: int) -> None:
        """Play the frames `[start, stop)` over and over, until stopped."""
        self.playing.loop(start, stop)

    def hash_frame(self, frame: int | None) -> None:
        """Hash a frame's decoded planes; None gives it up. `chore_done` follows."""
        if self.state.exhibit is not None:
            self._frames.hash_frame(self.state.exhibit.generation, frame)

    def want_thumbnails(self, frames: Sequence[int]) -> None:
        """Make these frames small while no picture is asked for, instead of those asked for before."""
        if self.state.exhibit is not None:
            self._frames.want_thumbnails(self.state.exhibit.generation, frames)

    def ask_what_model_saw(self, serial: int, picture: Picture, square: Square | None) -> None:
        """Have the model's picture made of a square of `picture`, or of all of it. `model_saw` follows."""
        height, width, _ = picture.rgb.shape
        self._bench.ask(MakeInput(serial, height, width, picture.rgb.reshape(-1), square))

    def pause(self) -> None:
        """Stop playing; the frame that is on screen stays."""
        self.playing.pause()

    def analyse(self, anew: bool = False) -> None:
        """Begin a run on the exhibit, or carry on one that was stopped; `anew` scores every window again."""
        exhibit = self.state.exhibit
        if exhibit is None or self.state.busy or self.state.exporting or self.state.read_only:
            return
        self._set(waiting.noted(transitions.run_begun(self.state)), Part.RUN | Part.SCORES | Part.QUEUE)
        region = self.state.region
        self._bench.ask(Begin(self.state.run, os.fsencode(exhibit.path), region, resume=not anew))

    def analyse_all(self) -> None:
        """Analyze every exhibit of the list that was not, one after another."""
        if self.state.busy or self.state.exporting or self.state.read_only:
            return
        self._set(waiting.all_waiting(replace(self.state, queue_held=False)), Part.QUEUE)
        self._begin_next()

    def _begin_next(self) -> None:
        """Begin with the first exhibit that waits, unless a run is under way or a report is written."""
        if self.state.busy or self.state.exporting:
            return
        first = next((entry.path for entry in self.state.queue if entry.standing is Standing.WAITING), None)
        if first is None:
            return
        if self.state.exhibit is not None and self.state.exhibit.path == first:
            self.analyse()
        else:
            self.open(first, analyse=True)

    def hold(self) -> None:
        """Let the run rest after its batch."""
        if self.state.phase is Phase.RUNNING:
            self._set(replace(self.state, phase=Phase.PAUSING), Part.RUN)
            self._bench.ask(Hold(self.state.run))

    def go_on(self) -> None:
        """Go on with a run that rests."""
        if self.state.phase in (Phase.PAUSING, Phase.PAUSED):
            self._set(replace(self.state, phase=Phase.RUNNING), Part.RUN)
            self._bench.ask(GoOn(self.state.run))

    def cancel(self) -> None:
        """Stop the run at its next event."""
        if self.state.busy:
            self._bench.ask(Stop(self.state.run))
            self._set(replace(self.state, phase=Phase.CANCELLING), Part.RUN)

    def export(self, path: Path, password: bytes | None = None) -> None:
        """Write the signed report of the finished run; `password` opens the examiner's key where it is under one."""
        exhibit, finished = self.state.exhibit, self.state.finished
        if exhibit is not None and finished is not None and not self.state.exporting:
            self._set(replace(self.state, exporting=True), Part.RUN)
            self._books.prepare_report(path, password)

    def state_in_reports(self, details: ReportDetails) -> None:
        """What the next reports state, and what is written beside them."""
        self._books.details = details

    def open_case(self, folder: Path) -> None:
        """Open another case; its first exhibit is opened then."""
        self._leave()
        self.casework.open(folder)

    def new_case(self) -> None:
        """An empty desk; what is opened next begins another case."""
        self._leave()
        self.casework.begin()
        self.turns.know(())
        self._set(casefile.without_case(self.state), ALL)
        self.pictured.emit(None)

    def save_case_as(self, folder: Path) -> None:
        """Move the case to `folder`, which gives it its name."""
        self.casework.save_as(folder)

    def _leave(self) -> None:
        """Let go of the exhibit that is open."""
        self.cancel()
        self.pause()
        self._goes_on = False
        self._openings += 1
        self.notebook.forget_steps()

    def _set(self, state: State, parts: Part) -> None:
        if state.unsaved != self.casework.unsaved:
            state, parts = replace(state, unsaved=self.casework.unsaved), parts | Part.CASE
        self.state = state
        self.turns.keep(state)
        self.changed.emit(parts)

    def _play(self, frame: int) -> None:
        self._pictures.want(frame, playing=True)

    def _settle(self) -> None:
        """Playing has stopped: no sound, and the frame that it stopped at."""
        self.sound.silence()
        self._pictures.settle()

    def _on_thread_end(self) -> None:
        if not self.running():
            self.threads_ended.emit()

    def _on_frames(self, message: FrameMessage) -> None:
        exhibit = self.state.exhibit
        match message:
            case Opening() if message.generation == self._openings:
                self.opening.emit(message)
            case Opened():
                self.opening.emit(None)
                self._on_opened(message)
            case OpenFailed():
                self.opening.emit(None)
                self._on_open_failed(message)
            case SoundFound() if exhibit is not None and exhibit.generation == message.generation:
                self.sound.know(message.sound)
            case Noticed():
                self.noticed.emit(message.finding)
            case Pictured() if exhibit is not None and exhibit.generation == message.generation:
                self._pictures.take(message, self.playing)
            case PictureFailed() if exhibit is not None and exhibit.generation == message.generation:
                self._on_picture_failed(message)
            case FrameHashed() | FrameHashFailed() | Thumbnailed():
                if exhibit is not None and exhibit.generation == message.generation:
                    self.chore_done.emit(message)

    def _on_open_failed(self, message: OpenFailed) -> None:
        self.problem.emit(message.problem)
        self._set(waiting.not_opened(self.state, message.path, message.problem), Part.QUEUE)
        following = waiting.next_waiting(self.state) if not self.state.queue_held else None
        in_turn = message.generation == self._then_analyse
        if following is not None and message.generation == self._openings and (in_turn or self.state.exhibit is None):
            self.open(following, analyse=in_turn)

    def _on_opened(self, message: Opened) -> None:
        self._stop_hashing.set()
        self._stop_hashing = threading.Event()
        exhibit = Exhibit(message.path, message.generation, message.stream, message.index)
        self.pictured.emit(None)
        self.notebook.forget_steps()
        self._set(waiting.opened(self.state, exhibit), ALL)
        self.casework.take_in(message.generation, message.path)
        self._pictures.want(0)
        self.sound.worker.rest()
        self._hasher.submit(HashJob(message.generation, message.path, self._stop_hashing))
        if message.generation == self._then_analyse:
            QTimer.singleShot(0, self.analyse)

    def _on_picture_failed(self, message: PictureFailed) -> None:
        if self._pictures.is_awaited(message.serial):
            self.pause()
            self._set(replace(self.state, position=message.index, unreadable=message.index), Part.POSITION)
            self.problem.emit(message.problem)

    def _on_mail(self) -> None:
        if not self._batch.isActive():
            self._batch.start(max(0, BATCH_MS - self._since_mail.elapsed()))

    def _read_mail(self) -> None:
        self._since_mail.restart()
        before = self.state
        for message in (*self._hasher.take_mail(), *self._bench.take_mail(), *self.casework.thread_.take_mail()):
            problem = self._tell(message)
            valid = concerns(self.state, message)
            self.state = waiting.noted(after(self.state, message), problem)
            self._books.keep(self.state, message, valid=valid)
            self._follow(message)
        self.turns.keep(self.state)
        self.state = replace(self.state, unsaved=self.casework.unsaved)
        self.changed.emit(difference(before, self.state))
        self.notebook.take_notice()
        if before.busy and before.phase is not Phase.CANCELLING and not self.state.busy:
            self._goes_on = self.state.phase in (Phase.FINISHED, Phase.FAILED) and self.state.model_problem is None
        self._go_on_with_queue()

    def _go_on_with_queue(self) -> None:
        """Open and analyze the next exhibit that waits, once the one before has ended and no report is written."""
        if self._goes_on and not self.state.exporting and not self.state.queue_held:
            self._goes_on = False
            following = waiting.next_waiting(self.state)
            if following is not None:
                self.open(following, analyse=True)

    def _follow(self, message: Message) -> None:
        """Do what a message of the case was awaited for."""
        if isinstance(message, CaseOpened):
            self.casework.read_only = self.state.read_only
            if not message.same_work:
                self.casework.leaving = False
                self.turns.know(self.state.queue)
                self.case_opened.emit()
            self._on_case_opened()
        elif isinstance(message, TrailRead):
            export = self._books.export_with(self.state, message.entries)
            if export is not None:
                self._bench.ask(export)

    def _on_case_opened(self) -> None:
        """Show the first exhibit of a case that was opened."""
        if self.state.exhibit is None and self.state.queue:
            self.pictured.emit(None)
            self.open(self.state.queue[0].path)

    def _tell(self, message: Message) -> Problem | None:
        problem = problem_in(self.state, message)
        if problem is not None:
            self.problem.emit(problem)
        if isinstance(message, Exported):
            self.exported.emit(message.path)
        if isinstance(message, PasswordWanted):
            self.password_wanted.emit(message.path)
        if isinstance(message, ModelSaw | ModelSawNot):
            self.model_saw.emit(message)
        if isinstance(message, ScoringLost):
            self.model_saw.emit(None)
        return problem
