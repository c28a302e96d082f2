"""Which sound goes to the output device when, so that it stays with the pictures' clock. No Qt.

All places are samples at 48 kHz counted from the first video frame.
"""

from dataclasses import dataclass, field

from vmdesk.domain.sound import RATE, SAMPLE_BYTES

TOLERATED = RATE * 40 // 1000
"""How far what is heard may be from what is seen before it is set right."""
AHEAD = RATE
"""So much is decoded ahead of what the device has taken."""
PART = RATE // 2
"""So much is asked for at once."""

_STRAYED = RATE // 4


@dataclass(slots=True)
class SoundFeed:
    """Sound on its way to the device: `next` is the first sample not given to it yet.

    Parts that come are kept until they are given.
    """

    next: int
    _parts: list[tuple[int, bytes]] = field(default_factory=list)

    def add(self, start: int, pcm: bytes) -> None:
        """Keep decoded sound from `start` on, where it leads on from what is here; of the first part the rest."""
        reach = self.reach()
        leads_on = start == reach if self._parts else start <= reach < start + len(pcm) // SAMPLE_BYTES
        if leads_on:
            self._parts.append((start, pcm))

    def reach(self) -> int:
        """The first sample that is not here."""
        if not self._parts:
            return self.next
        start, pcm = self._parts[-1]
        return start + len(pcm) // SAMPLE_BYTES

    def wanted(self) -> int | None:
        """From where on sound is to be decoded next; None while there is enough."""
        return self.reach() if self.reach() - self.next < AHEAD else None

    def due(self, clock: int, buffered: int, free: int) -> bytes:
        """What to give to the device now, at most `free` samples.

        `clock` is the sample that belongs to the picture on screen, `buffered` what the device has and has not played.
        Sound that lags is skipped, sound that leads is preceded by silence; within `TOLERATED` it is left alone.
        """
        lead = self.next - buffered - clock
        if lead < -TOLERATED:
            self._drop_to(self.next - lead)
        silence = min(lead, free) if lead > TOLERATED else 0
        return bytes(silence * SAMPLE_BYTES) + self._taken(free - silence)

    def strayed(self, clock: int, buffered: int) -> bool:
        """Whether the clock is nowhere near: it went round in a loop, or decoding takes far too long."""
        return not self.next - buffered - _STRAYED < clock < self.reach() + AHEAD

    def _taken(self, most: int) -> bytes:
        found = bytearray()
        while self._parts and most > 0:
            start, pcm = self._parts[0]
            skip = (self.next - start) * SAMPLE_BYTES
            piece = pcm[skip : skip + most * SAMPLE_BYTES]
            found += piece
            taken = len(piece) // SAMPLE_BYTES
            self.next, most = self.next + taken, most - taken
            if skip + len(piece) >= len(pcm):
                self._parts.pop(0)
        return bytes(found)

    def _drop_to(self, place: int) -> None:
        """Give up what comes before `place`; what is not here yet is still waited for from there on."""
        self.next = place
        self._parts = [(start, pcm) for start, pcm in self._parts if start + len(pcm) // SAMPLE_BYTES > place]
        if self._parts and self._parts[0][0] > place:
            self._parts.clear()
