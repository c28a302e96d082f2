"""Exact frames in any order, keyframes at once, and the neighbours before they are asked for.

All work is done by generators that yield between two packets, so that a newer request can end it there.
"""

from collections import OrderedDict
from collections.abc import Generator, Iterator
from pathlib import Path

import av
import numpy as np

from vmdesk.domain.errors import NothingDecodes
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.confined.cache import FrameCache
from vmdesk.media.confined.frame import DecodedFrame, KeptFrame, SettledFrame
from vmdesk.media.confined.run import SKIPPABLE, Media, Opened, Run, usual_threads
from vmdesk.media.confined.source import open_media
from vmdesk.media.confined.walk import orientation_in, walk

_FORWARD_FRAMES = 24
"""How far ahead decoding on is taken to be quicker than seeking to a keyframe in between."""
_LOOK_BACK = (1, 2, 4)
"""Keyframes before the frame from which decoding is begun, one after the other, until one leads to it: the nearest
is not always one from which everything after it can be decoded."""
_PREVIEWS_SHARE = 4
_PREVIEW_PACKETS = 64
_MOST_PROVEN = 6000
"""Packets decoded for no other reason than to know that they decode without complaint."""
_Finding = Generator[None, None, KeptFrame | None]


class Scrubber:
    """Frames of one file. `cache_bytes` bounds what is kept of decoded frames, previews included."""

    def __init__(self, path: Path, facts: StreamFacts, index: FrameIndex, cache_bytes: int) -> None:
        self._path, self._facts, self._index = path, facts, index
        self._orientation = orientation_in(facts)
        self._keyframes = np.flatnonzero(index.keyframe)
        self._media = Media(open_media(path), threads=usual_threads())
        self._proving_media = Media(open_media(path), threads=usual_threads())
        self._preview_media = Media(open_media(path), threads=1, keyframes_only=True)
        self._previews: OrderedDict[int, DecodedFrame] = OrderedDict()
        self._preview_bytes = cache_bytes // _PREVIEWS_SHARE
        self._cache = FrameCache(cache_bytes - self._preview_bytes)
        self._proven = np.zeros(len(index), dtype=np.bool_)
        self._to_prove = _MOST_PROVEN if facts.codec in SKIPPABLE else 0
        self._run: Run | None = None
        self._proof: Run | None = None
        self._tried = np.zeros(len(index), dtype=np.bool_)
        self._fill_to = -1
        self._walk: Iterator[DecodedFrame] | None = None
        self._walk_next = 0
        self._previewed_all = False

    def close(self) -> None:
        """Let go of the file."""
        self.forget()
        for media in (self._media, self._proving_media, self._preview_media):
            media.close()

    def forget(self) -> None:
        """Keep nothing, and stop what was being decoded."""
        self._cache.clear()
        self._previews.clear()
        self._run = self._walk = self._proof = None

    def exact(self, index: int) -> Generator[None, None, KeptFrame]:
        """Frame `index`, the same as decoding from the start gives.

        Raises IndexError outside the index, NothingDecodes where the stream has no decodable frame there.
        """
        if not 0 <= index < len(self._index):
            raise IndexError(index)
        self._cache.look_at(index)
        found = self._cache.get(index)
        if found is None and self._index.exact:
            found = yield from self._by_seeking(index)
        if found is None:
            found = yield from self._from_start(index)
        if found is None:
            raise NothingDecodes(f"Frame {index} does not decode.", advice="The file is damaged there.")
        return found

    def preview(self, index: int) -> _Finding:
        """The keyframe at or before `index`; None where it cannot be had at once."""
        place = self._keyframe_before(index)
        if place is None or not self._index.exact:
            return self._cache.get(index)
        kept = self._cache.get(place) or self._previews.get(place)
        if kept is not None:
            return kept
        found = yield from self._keyframe_at(place)
        if found is not None:
            self._keep_preview(found)
        return found

    def looking_ahead(self) -> Iterator[None]:
        """Decode what is likely to be asked for next, until there is enough of it."""
        if not self._index.exact or not len(self._cache):
            return
        capacity, heading = self._cache.capacity(), self._cache.heading
        ahead, behind = (capacity // 10, capacity * 3 // 4) if heading < 0 else (capacity // 3, capacity // 4)
        yield from self._fill_backwards(behind)
        yield from self._fill_forwards(ahead)

    def _fill_backwards(self, frames: int) -> Iterator[None]:
        """Keep the `frames` before the focus, group by group, once half of them are used up."""
        focus = self._cache.focus
        lowest = self._cache.reach(-1)
        under_way = self._run is not None and self._run.next < lowest == self._fill_to and not self._run.over
        if not under_way and (lowest == 0 or focus - lowest >= frames // 2):
            return
        wanted = max(0, focus - frames)
        if not under_way:
            start = self._keyframe_before(lowest - 1)
            if start is None or self._start_run(start) is None:
                return
            self._fill_to = lowest
        run = self._run
        while run is not None and run is self._run and not run.over and run.next < self._fill_to:
            self._advance(run, wanted)
            yield

    def _fill_forwards(self, frames: int) -> Iterator[None]:
        """Decode on from where the run stands, if that leads on from the focus, once half of them are used up."""
        run, highest = self._run, self._cache.reach(1)
        if run is None or run.next > highest + 1 or highest - self._cache.focus >= frames // 2:
            return
        while run is self._run and not run.over and run.next <= min(self._cache.focus + frames, len(self._index) - 1):
            self._advance(run, self._cache.focus)
            yield

    def resting(self) -> Iterator[None]:
        """What there is time for in a while of quiet: previews of the whole video, then proving that it is sound."""
        if self._index.exact and len(self._cache):
            yield from self._preview_all()
            yield from self._prove()

    def _preview_all(self) -> Iterator[None]:
        """Once, decode the keyframes over which a hand will move: all, or as many as are kept, evenly spread."""
        frame_bytes = max(1, self._cache.bytes // len(self._cache))
        most = min(len(self._keyframes), self._preview_bytes // frame_bytes)
        spread = np.linspace(0, len(self._keyframes) - 1, most).astype(np.int64)
        for place in () if self._previewed_all else self._keyframes[spread].tolist():
            if place not in self._previews and place not in self._cache:
                found = yield from self._keyframe_at(place)
                if found is not None:
                    self._keep_preview(found)
        self._previewed_all = True

    def _prove(self) -> Iterator[None]:
        """Decode what is unproven of the video, the group under the focus first, so that seeking in it is quicker."""
        while self._to_prove > 0:
            run = self._proof
            if run is None or run.over or self._is_proven_from(run):
                run = self._proof = self._unproven_run()
            if run is None:
                self._to_prove = 0
                return
            self._to_prove -= 1
            run.advance(len(self._index))
            if run.over:
                self._tried[run.first] = True
            yield

    def _is_proven_from(self, run: Run) -> bool:
        """Whether the run has come to the end, or to a keyframe whose whole group is proven."""
        if run.next >= len(self._index):
            return True
        if run.next == run.first or not self._index.keyframe[run.next]:
            return False
        after = self._keyframes[self._keyframes > run.next]
        return bool(self._proven[run.next : after[0] if after.size else None].all())

    def _unproven_run(self) -> Run | None:
        """A run from the keyframe before the first unproven frame, the focus' own group before all others."""
        unproven = np.searchsorted(self._keyframes, np.flatnonzero(~self._proven), side="right") - 1
        groups = self._keyframes[np.unique(unproven[unproven >= 0])]
        groups = groups[~self._tried[groups]]
        if not groups.size:
            return None
        here = self._keyframe_before(self._cache.focus)
        first = int(here if here is not None and here in groups else groups[0])
        media = self._proving_media.at(int(self._index.pts[first]))
        return None if media is None else self._run_on(media, first)

    def _run_on(self, media: Opened, first: int) -> Run:
        return Run(media, self._index, self._orientation, first, self._proven)

    def _by_seeking(self, index: int) -> _Finding:
        """By decoding on, else from ever earlier keyframes until one leads to the frame; None when none does."""
        if self._run is not None and self._worth_going_on(self._run, index):
            found = yield from self._run_to(self._run, index)
            if found is not None:
                return found
        before = self._keyframes[self._keyframes <= index]
        for back in _LOOK_BACK:
            if len(before) < back:
                return None
            run = self._start_run(int(before[-back]))
            found = (yield from self._run_to(run, index)) if run is not None else None
            if found is not None:
                return found
        return None

    def _worth_going_on(self, run: Run, index: int) -> bool:
        if run.over or run.next > index:
            return False
        keyframe = self._keyframe_before(index)
        return keyframe is None or keyframe <= run.next or index - run.next < _FORWARD_FRAMES

    def _start_run(self, keyframe: int) -> Run | None:
        self._run, self._fill_to = None, -1
        media = self._media.at(int(self._index.pts[keyframe]))
        if media is not None:
            self._run = self._run_on(media, keyframe)
        return self._run

    def _run_to(self, run: Run, index: int) -> _Finding:
        """Decode on to `index`; travelling backwards, all frames on the way are kept, else only that one."""
        behind = self._cache.capacity() * 3 // 4 if self._cache.heading < 0 else 0
        while not run.over and run.next <= index:
            self._advance(run, index - behind)
            found = self._cache.get(index)
            if found is not None:
                return found
            yield
        return None

    def _advance(self, run: Run, whole_from: int) -> None:
        for frame in run.advance(whole_from):
            if frame.index >= whole_from:
                self._cache.put(frame)

    def _from_start(self, index: int) -> _Finding:
        """Decode from the file's start, as scoring does, unless that is going on already."""
        if self._walk is None or self._walk_next > index:
            self._walk, self._walk_next = walk(self._path, self._facts, self._index), 0
        for frame in self._walk:
            self._walk_next = frame.index + 1
            if index - frame.index <= self._cache.capacity() // 2:
                settled = SettledFrame(frame)
                self._cache.put(settled)
                if frame.index == index:
                    return settled
            yield
        self._walk = None
        return None

    def _keyframe_before(self, index: int) -> int | None:
        """The keyframe at or before `index`."""
        place = int(np.searchsorted(self._keyframes, index, side="right")) - 1
        return int(self._keyframes[place]) if place >= 0 else None

    def _keyframe_at(self, place: int) -> Generator[None, None, DecodedFrame | None]:
        pts = int(self._index.pts[place])
        media = self._preview_media.at(pts)
        if media is None:
            return None
        container, stream = media
        for number, packet in enumerate(container.demux(stream)):
            yield
            if packet.pts == pts and packet.is_keyframe:
                return self._decoded_alone(stream.codec_context, packet, place)
            if number == _PREVIEW_PACKETS:
                break
        return None

    def _decoded_alone(
        self, context: av.VideoCodecContext, packet: "av.Packet[av.VideoStream]", place: int
    ) -> DecodedFrame | None:
        """The picture of one packet, drawn out at once; None where anything speaks against it."""
        with av.logging.Capture() as said:
            try:
                frames = [*context.decode(packet), *context.decode(None)]
            except av.error.MemoryError:
                raise
            except av.error.FFmpegError:
                frames = []
            context.flush_buffers()
        if said or len(frames) != 1 or frames[0].is_corrupt or frames[0].pts != packet.pts:
            return None
        return DecodedFrame(frames[0], place, False, self._orientation)

    def _keep_preview(self, frame: DecodedFrame) -> None:
        self._previews[frame.index] = frame
        while len(self._previews) * frame.buffer_bytes > self._preview_bytes and len(self._previews) > 1:
            self._previews.popitem(last=False)
