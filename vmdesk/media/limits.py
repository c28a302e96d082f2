"""What a decoder process may use."""

import os
from dataclasses import dataclass, field

MIB = 1024 * 1024
DECODER_THREADS = 1
"""Threads of the decoding that says what a file's frames are. Fixed, because damaged files decode to other pixels under
other thread settings; more threads are used only while nothing is amiss, and then give the same."""
_MOST_WALKING_THREADS = 16


def usual_walking_threads() -> int:
    """As many as this process may use processors, up to 16, which is what FFmpeg's decoders make use of."""
    affinity = getattr(os, "sched_getaffinity", None)
    processors = len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    return max(1, min(processors, _MOST_WALKING_THREADS))


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one decoder process.

    `address_space_bytes` is all the memory it may map, its libraries included; `silence_seconds` how long it may work
    on one step without a sign of life before it counts as hung; `cache_bytes` what decoded frames kept for scrubbing
    may take; `slot_bytes` x `slots` the memory through which pictures pass, and so how far a walk decodes ahead of
    whoever looks at its pictures. `walking_threads` decode in a walk while nothing speaks against it.
    """

    address_space_bytes: int = 4096 * MIB
    silence_seconds: float = 60.0
    cache_bytes: int = 320 * MIB
    slot_bytes: int = 2 * MIB
    slots: int = 48
    walking_threads: int = field(default_factory=usual_walking_threads)
