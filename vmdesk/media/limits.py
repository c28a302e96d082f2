"""What a decoder process may use."""

from dataclasses import dataclass

MIB = 1024 * 1024
DECODER_THREADS = 1
"""Threads of the decoding that scores and digests rely on. Fixed, because damaged files decode to other pixels under
other thread settings."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one decoder process.

    `address_space_bytes` is all the memory it may map, its libraries included; `silence_seconds` how long it may work
    on one step without a sign of life before it counts as hung; `cache_bytes` what decoded frames kept for scrubbing
    may take; `slot_bytes` x `slots` the memory through which pictures pass.
    """

    address_space_bytes: int = 4096 * MIB
    silence_seconds: float = 60.0
    cache_bytes: int = 320 * MIB
    slot_bytes: int = 8 * MIB
    slots: int = 8
