"""Decoders that work with frame threads: set up, listened to, and waited for at the end."""

from typing import Literal

import av
from av.video.codeccontext import VideoCodecContext

from vmdesk.media.confined.stream import complaints_in


class _Threads:
    """Counts what decoding threads complain of. They go on between two calls, so the capture never ends.

    Which stream a complaint is about cannot be told: it ends all that is under way, which is no more than a detour.
    """

    def __init__(self) -> None:
        self._said: list[tuple[int, str, str]] = av.logging.Capture(local=False).__enter__()
        self._complaints = 0

    def complaints(self) -> int:
        """How many there have been."""
        self._complaints += len(complaints_in(self._said))
        self._said.clear()
        return self._complaints


THREADS = _Threads()


def set_threads(context: VideoCodecContext, threads: int) -> None:
    """Decode with so many frame threads, before the first packet; where the coding has none, with one thread."""
    kind: Literal["FRAME", "NONE"] = "FRAME" if threads > 1 else "NONE"
    context.thread_count, context.thread_type = threads, kind


def wait_for_threads(context: VideoCodecContext) -> None:
    """Let decoding threads come to rest before the context is freed.

    PyAV frees them without letting go of Python's lock, and one that has something to say just then would wait for
    that lock for ever.
    """
    context.flush_buffers()
