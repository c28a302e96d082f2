"""Threads that leave their messages in a mailbox: one does jobs, one speaks with the scoring process."""

import queue
import threading

from PySide6.QtCore import QObject, QThread, Signal

from vmdesk.background.failures import ScoringProcessEnded
from vmdesk.background.process import ScoringProcess, StartProcess
from vmdesk.background.protocol import Begin, GoOn, Hold, Reply, Request, Stop
from vmdesk.ui.logic.messages import Message
from vmdesk.ui.work.hearing import Hearing
from vmdesk.ui.work.jobs import Job


class MailThread(QThread):
    """`mail_waits` is emitted when the first message enters an empty mailbox.

    The window empties the mailbox at its own pace, so a flood of events costs it one signal a batch.
    """

    mail_waits = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._mail: list[Message] = []
        self._lock = threading.Lock()

    def take_mail(self) -> list[Message]:
        """All messages since the last call, in order; the mailbox is empty after it."""
        with self._lock:
            mail, self._mail = self._mail, []
        return mail

    def post(self, message: Message) -> None:
        """Leave a message; from any thread."""
        with self._lock:
            self._mail.append(message)
            first = len(self._mail) == 1
        if first:
            self.mail_waits.emit()


class JobThread(MailThread):
    """Jobs in order."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(name, parent)
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()

    def submit(self, job: Job) -> None:
        """Do `job` after those already waiting."""
        self._jobs.put(job)

    def stop(self) -> None:
        """End the thread after the jobs already waiting."""
        self._jobs.put(None)

    def run(self) -> None:
        """The thread's own loop."""
        while (job := self._jobs.get()) is not None:
            job(self.post)


class Bench(MailThread):
    """Tells the scoring process what is wished, in order; one that has ended is followed by a new one when needed."""

    def __init__(self, start: StartProcess, parent: QObject | None = None) -> None:
        super().__init__("scoring", parent)
        self._start = start
        self._wishes: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._process: ScoringProcess | None = None
        self._hearing: Hearing | None = None
        self._ending = False

    def ask(self, request: Request) -> None:
        """Tell the process `request` after those already waiting; never waits."""
        self._wishes.put(request)

    def stop(self) -> None:
        """End the process and the thread."""
        self._ending = True
        self._wishes.put(None)

    def run(self) -> None:
        """The thread's own loop."""
        while (request := self._wishes.get()) is not None and not self._ending:
            if self._process is not None and not self._process.alive:
                self._put_away()
            if self._process is None and not isinstance(request, Hold | GoOn | Stop):
                self._hearing = Hearing(self.post)
                self._process = ScoringProcess(self._start, self._hear)
            if self._process is not None and self._hearing is not None:
                if isinstance(request, Begin):
                    self._hearing.run = request.run
                self._process.send(request)
        self._put_away()

    def _put_away(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end()

    def _hear(self, reply: Reply | ScoringProcessEnded) -> None:
        """On the process's own thread."""
        if self._hearing is None:
            return
        if not isinstance(reply, ScoringProcessEnded):
            self._hearing.hear(reply)
        elif not self._ending:
            self._hearing.hear_end(reply)
