"""Sound out of a file, decoded in a process of its own, so that pictures never wait for it."""

from fractions import Fraction
from pathlib import Path

from vmdesk.domain.sound import SAMPLE_BYTES, SoundPart
from vmdesk.media.limits import MIB, Limits
from vmdesk.media.process import DecoderProcess, ProcessEnded
from vmdesk.media.processes import DecoderProcesses
from vmdesk.media.protocol import Hear, Heard

SOUND_LIMITS = Limits(address_space_bytes=2048 * MIB, silence_seconds=20.0, slot_bytes=4096, slots=1)
"""A sound process passes no pictures and keeps none."""


class Listener:
    """The sound of one file. Not for use by two threads at once; close it when done with it.

    `origin` is the first video frame's time in seconds of the container. Raises a subclass of EvidenceError where the
    file cannot be read.
    """

    def __init__(self, path: Path, origin: Fraction, limits: Limits = SOUND_LIMITS) -> None:
        self._processes = DecoderProcesses(path, limits)
        self._origin = origin
        self._process: DecoderProcess | None = None
        self._serial = 0

    @property
    def findings(self) -> tuple[str, ...]:
        """What befell the process on this file, as sentences without a full stop."""
        return tuple(self._processes.findings)

    def close(self) -> None:
        """Let go of the file."""
        if self._process is not None:
            self._process.close()
            self._process = None
        self._processes.close()

    def part(self, start: int, samples: int) -> SoundPart:
        """Samples `[start, start + samples)` counted from the first video frame.

        A process that ends by itself is replaced once. Raises DecoderCrashed, DecoderHung, DecoderOutOfMemory, or
        another subclass of EvidenceError.
        """
        doing = f"decoding sound from second {start // 48_000}"
        for again in (False, True):
            try:
                return self._answer(start, samples)
            except ProcessEnded as ended:
                self._drop()
                if again:
                    raise self._processes.crashed(ended, doing) from ended
                self._processes.note_end(ended, doing)
            except Exception:
                self._drop()
                raise
        raise AssertionError

    def _answer(self, start: int, samples: int) -> SoundPart:
        process = self._process = self._process or self._processes.take()
        self._serial += 1
        process.send(Hear(self._serial, self._origin, start, samples))
        while True:
            reply = process.receive()
            if isinstance(reply, Heard) and reply.serial == self._serial:
                part = reply.part
                if part.start != start or len(part.pcm) != samples * SAMPLE_BYTES:
                    process.kill()
                    raise ProcessEnded("it sent other sound than it was asked for")
                return part

    def _drop(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process = None
