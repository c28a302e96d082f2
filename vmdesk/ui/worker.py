"""A thread that does jobs one after another and leaves its messages in a mailbox."""

import queue
import threading

from PySide6.QtCore import QObject, QThread, Signal

from vmdesk.ui.jobs import Job
from vmdesk.ui.messages import Message


class JobThread(QThread):
    """Jobs in order; `mail_waits` is emitted when the first message enters an empty mailbox.

    The window empties the mailbox at its own pace, so a flood of events costs it one signal a batch.
    """

    mail_waits = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._mail: list[Message] = []
        self._lock = threading.Lock()

    def submit(self, job: Job) -> None:
        """Do `job` after those already waiting."""
        self._jobs.put(job)

    def stop(self) -> None:
        """End the thread after the jobs already waiting."""
        self._jobs.put(None)

    def take_mail(self) -> list[Message]:
        """All messages since the last call, in order; the mailbox is empty after it."""
        with self._lock:
            mail, self._mail = self._mail, []
        return mail

    def run(self) -> None:
        """The thread's own loop."""
        while (job := self._jobs.get()) is not None:
            job(self._post)

    def _post(self, message: Message) -> None:
        with self._lock:
            self._mail.append(message)
            first = len(self._mail) == 1
        if first:
            self.mail_waits.emit()
