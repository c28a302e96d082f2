"""Sound beside the pictures: what a file's audio stream is, and the one form in which it is heard."""

from dataclasses import dataclass

RATE = 48_000
"""Samples a second, of every channel."""
CHANNELS = 2
SAMPLE_BYTES = 2 * CHANNELS
"""One sample of all channels: 16-bit signed, little-endian, interleaved."""
MOST_SAMPLES = 2 * RATE
"""The longest part that is asked for at once."""


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """The audio stream that is heard, one of `streams`; `rate` in samples a second and `channels` as declared."""

    codec: str
    rate: int
    channels: int
    streams: int


@dataclass(frozen=True, slots=True)
class SoundPart:
    """Samples `[start, start + n)` counted from the first video frame; `pcm` int16 little-endian, n x 2 interleaved.

    Silence stands where the stream has nothing, and for what does not decode, which `damaged` tells.
    """

    start: int
    pcm: bytes
    damaged: bool
