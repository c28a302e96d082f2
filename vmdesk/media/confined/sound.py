"""Sound out of a file: any part of it, placed by its own times, as 48 kHz stereo of 16 bits.

Sound is as little to be trusted as pictures. What does not decode is silence and is told; one request decodes no more
than a bounded number of packets, whatever times these claim.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet
from numpy.typing import NDArray

from vmdesk.domain.sound import CHANNELS, MOST_SAMPLES, RATE, SoundFacts, SoundPart
from vmdesk.domain.text import cleaned
from vmdesk.media.confined.source import open_media
from vmdesk.media.confined.stream import complaints_in

_MOST_PACKETS = 4096
"""Packets decoded for one request."""
_LEAD_SECONDS = Fraction(1, 5)
"""Decoding begins this much earlier: most codings need a few packets before they sound right."""
_READ_ON_SAMPLES = 2 * RATE
"""A request no further ahead than this is decoded to, others are sought."""
_JOINED_SAMPLES = RATE // 40
"""Times of packets are rounded, to milliseconds in Matroska: sound that is this near to the end before follows it."""

Samples: TypeAlias = NDArray[np.int16]


def read_sound(path: Path) -> SoundFacts | None:
    """What the audio stream that can be heard is; None where there is none. Raises a subclass of EvidenceError."""
    with open_media(path) as (container, _):
        stream = _audible(container)
        if stream is None:
            return None
        context = stream.codec_context
        name, channels = cleaned(context.name, 40), int(context.layout.nb_channels)
        return SoundFacts(name, int(context.sample_rate), channels, len(container.streams.audio))


class SoundReader:
    """Parts of one file's sound; those that follow each other are decoded on without seeking."""

    def __init__(self, path: Path, alive: Callable[[], None]) -> None:
        self._resources, self._alive = ExitStack(), alive
        self._container, _ = self._resources.enter_context(open_media(path))
        self._stream = _audible(self._container)
        self._packets: Iterator[Packet[AudioStream]] = iter(())
        self._resampler = _resampler()
        self._held: list[tuple[int, Samples]] = []
        self._next: int | None = None
        self._over = True

    def part(self, origin: Fraction, start: int, samples: int) -> SoundPart:
        """`samples` of sound from sample `start` on, counted from `origin`, in seconds of the container's time.

        Raises ValueError for more than `MOST_SAMPLES`.
        """
        if not 0 < samples <= MOST_SAMPLES or start < 0:
            raise ValueError(samples)
        damaged = False
        if self._stream is not None:
            if not self._leads_to(start):
                self._seek(origin, start)
            damaged = self._read_to(origin, start + samples)
        self._held = [(at, part) for at, part in self._held if at + len(part) > start]
        return SoundPart(start, _placed(self._held, start, samples).tobytes(), damaged)

    def _leads_to(self, start: int) -> bool:
        if self._next is None or start > self._next + _READ_ON_SAMPLES:
            return False
        return start >= (self._held[0][0] if self._held else self._next)

    def _seek(self, origin: Fraction, start: int) -> None:
        assert self._stream is not None  # noqa: S101 - asked by the caller
        self._held, self._next, self._over = [], None, False
        self._resampler = _resampler()
        base = self._stream.time_base or Fraction(1, RATE)
        place = int((origin + Fraction(start, RATE) - _LEAD_SECONDS) / base)
        place = max(place, self._stream.start_time or 0)  # some containers cannot be sought in before their start
        try:
            self._container.seek(place, stream=self._stream)
            self._packets = iter(self._container.demux(self._stream))
        except av.error.FFmpegError:
            self._over = True

    def _read_to(self, origin: Fraction, stop: int) -> bool:
        """Decode until the sound reaches `stop`, or ends; whether anything spoke against it."""
        damaged = False
        for _ in range(_MOST_PACKETS):
            if self._over or (self._next is not None and self._next >= stop):
                return damaged
            self._alive()
            with av.logging.Capture() as said:
                frames, sound = self._decoded()
            damaged = damaged or not sound or bool(complaints_in(said))
            for frame in frames:
                self._place(frame, origin)
        return True

    def _decoded(self) -> tuple[list[AudioFrame], bool]:
        """What the next packet gives, resampled, and whether it decoded."""
        assert self._stream is not None  # noqa: S101 - asked by the caller
        try:
            packet = next(self._packets, None)
        except av.error.MemoryError:
            raise
        except (av.error.FFmpegError, IndexError):
            self._over = True
            return [], False
        self._over = packet is None or packet.size == 0
        try:
            decoded = self._stream.codec_context.decode(packet)
            return [out for frame in decoded for out in self._resampler.resample(frame)], True
        except av.error.EOFError:
            return [], True
        except av.error.MemoryError:
            raise
        except (av.error.FFmpegError, ValueError):  # ValueError: another rate or layout than before
            self._resampler = _resampler()
            return [], False

    def _place(self, frame: AudioFrame, origin: Fraction) -> None:
        """Keep a frame where its time puts it, or right behind the one before where that is as good as the same."""
        content = frame.to_ndarray().astype(np.int16, copy=False).reshape(-1, CHANNELS)
        at = self._next or 0
        if frame.pts is not None and frame.time_base is not None:
            told = round((frame.pts * frame.time_base - origin) * RATE)
            at = told if self._next is None or abs(told - self._next) > _JOINED_SAMPLES else self._next
        self._held.append((at, content))
        self._next = at + len(content)


def _audible(container: InputContainer) -> AudioStream | None:
    """The audio stream to hear: the one FFmpeg takes for the best, if it decodes, else the first that does."""
    streams = [stream for stream in container.streams.audio if _decodes(stream)]
    best = container.streams.best("audio")
    return next((stream for stream in streams if stream is best), streams[0] if streams else None)


def _decodes(stream: AudioStream) -> bool:
    context: object = stream.codec_context  # None where this build of FFmpeg has no decoder
    return context is not None and stream.codec_context.sample_rate > 0


def _resampler() -> AudioResampler:
    return AudioResampler(format="s16", layout="stereo", rate=RATE)


def _placed(held: list[tuple[int, Samples]], start: int, samples: int) -> Samples:
    """`samples` from `start` on, int16 (samples, 2) little-endian; silence between what is held."""
    found = np.zeros((samples, CHANNELS), dtype="<i2")
    for at, content in held:
        low, high = max(at, start), min(at + len(content), start + samples)
        if low < high:
            found[low - start : high - start] = content[low - at : high - at]
    return found
