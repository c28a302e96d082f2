"""The decoder process's side of the line: requests in, replies and pictures out."""

import mmap
import os
import queue
import threading
import time
from typing import BinaryIO, Final, overload

import numpy as np
from numpy.typing import NDArray

from vmdesk.media.protocol import Chunk, Credit, Progress, Reply, Request, read_bytes, request_in, write_message

_SIGN_OF_LIFE_SECONDS: Final = 0.5


class Channel:
    """Requests are read by a thread of their own, so that work can see between two packets that a newer one waits.

    When the line breaks, whoever asked is gone, and the process ends at once.
    """

    def __init__(self, requests: BinaryIO, replies: BinaryIO) -> None:
        self._requests, self._replies = requests, replies
        self._waiting: queue.SimpleQueue[Request] = queue.SimpleQueue()
        self._slots: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._memory: mmap.mmap | None = None
        self._slot_bytes = self._slot_count = self._next_slot = 0
        self._said = time.monotonic()

    def first(self) -> Request | None:
        """The first request, read before there is a second thread; None where none came."""
        data = read_bytes(self._requests)
        return None if data is None else request_in(data)

    def share(self, memory: mmap.mmap, slot_bytes: int, slots: int) -> None:
        """Pass pictures through `memory`."""
        self._memory, self._slot_bytes, self._slot_count = memory, slot_bytes, slots
        for _ in range(slots):
            self._slots.put(None)

    def listen(self) -> None:
        """Begin to take requests."""
        threading.Thread(target=self._listen, name="requests", daemon=True).start()

    @overload
    def next(self) -> Request: ...
    @overload
    def next(self, patience_seconds: float) -> Request | None: ...
    def next(self, patience_seconds: float | None = None) -> Request | None:
        """The next request, waiting for it; None when none came within `patience_seconds`."""
        try:
            return self._waiting.get(timeout=patience_seconds)
        except queue.Empty:
            return None

    def superseded(self) -> bool:
        """Whether another request waits."""
        return not self._waiting.empty()

    def send(self, reply: Reply) -> None:
        """Say something."""
        self._said = time.monotonic()
        write_message(self._replies, reply)

    def alive(self) -> None:
        """Give a sign of life if the last word is half a second old."""
        if time.monotonic() - self._said > _SIGN_OF_LIFE_SECONDS:
            self.send(Progress(0))

    def send_pixels(self, rgb: NDArray[np.uint8]) -> None:
        """Pass a C-contiguous picture, in as many slots as it takes, waiting for slots to be emptied."""
        assert self._memory is not None  # noqa: S101 - shared before the first request
        content = rgb.reshape(-1).data
        for start in range(0, len(content), self._slot_bytes):
            part = content[start : start + self._slot_bytes]
            self._slots.get()
            at = self._next_slot * self._slot_bytes
            self._memory[at : at + len(part)] = part
            self.send(Chunk(self._next_slot, len(part)))
            self._next_slot = (self._next_slot + 1) % self._slot_count

    def _listen(self) -> None:
        try:
            while (data := read_bytes(self._requests)) is not None:
                request = request_in(data)
                if isinstance(request, Credit):
                    self._slots.put(None)
                else:
                    self._waiting.put(request)
        finally:
            os._exit(0)
