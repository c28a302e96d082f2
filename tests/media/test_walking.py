"""A walk as its consumer meets it: changes, starts in the middle, pauses, and decoding ahead."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from vmdesk.domain.errors import DecoderCrashed, DecoderHung
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media import process as process_module
from vmdesk.media.decoder import Decoder
from vmdesk.media.limits import Limits
from vmdesk.media.process import DecoderProcess, ProcessEnded
from vmdesk.media.protocol import Chunk, Drop, Head, Reply, Use, Walk

Opened = Callable[[Path], tuple[Path, StreamFacts, FrameIndex]]
Given = tuple[Path, StreamFacts, FrameIndex]
QUIET_SECONDS = 1.0
PICTURE_BYTES = 192 * 128 * 3


@pytest.fixture
def clip(make_clip: Callable[..., Path], opened: Opened) -> Given:
    return opened(make_clip(frames=60))


def changes_in(decoder: Decoder, first: int = 0) -> list[tuple[int, float]]:
    return [(f.index, f.change) for f in decoder.iter_frames(pictures=False, changes=True, first=first)]


def test_changes_are_the_same_from_wherever_a_walk_is_taken_up(clip: Given) -> None:
    with Decoder(*clip) as decoder:
        straight = changes_in(decoder)
        assert straight[0] == (0, 0.0)
        assert len({change for _, change in straight}) > 10
        for first in (1, 2, 3, 31, 59, 60):
            assert changes_in(decoder, first) == straight[first:]
        assert {frame.change for frame in decoder.iter_frames(pictures=False)} == {0.0}


def test_changes_and_pictures_are_the_same_after_a_process_ended(clip: Given) -> None:
    with Decoder(*clip) as decoder:
        straight = [(f.index, f.change, f.rgb().tobytes()) for f in decoder.iter_frames(changes=True)]
        found = []
        for frame in decoder.iter_frames(changes=True):
            found.append((frame.index, frame.change, frame.rgb().tobytes()))
            if frame.index == 20:
                for child in psutil.Process().children():
                    child.kill()
        assert found == straight
        assert len(decoder.findings) == 1


def test_a_stand_in_does_not_differ_from_what_it_stands_for(
    make_clip: Callable[..., Path], opened: Opened, flipped: Callable[[Path, float], Path]
) -> None:
    with Decoder(*opened(flipped(make_clip(frames=60), 0.5))) as decoder:
        frames = list(decoder.iter_frames(hashes=True, changes=True))
    stands_in = [k for k in range(1, 60) if frames[k].damaged and frames[k].sha256 == frames[k - 1].sha256]
    assert stands_in
    assert {frames[k].change for k in stands_in} == {0.0}


@pytest.mark.parametrize("change", ["float('nan')", "-0.1", "100.5", "float('inf')"])
def test_a_change_that_cannot_be_is_not_taken(change: str, clip: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "import json, os, sys, time\nsys.path[:] = json.loads(sys.argv[1])\nout = os.fdopen(1, 'wb')\n"
        "from vmdesk.media.protocol import *\n"
        f"write_message(out, Head(0, 0, 0, False, 0, 0, None, 2, 2, False, 'I', '', {change}))\ntime.sleep(30)\n"
    )
    monkeypatch.setattr(process_module, "_PROGRAM", program)
    with Decoder(*clip) as decoder, pytest.raises(DecoderCrashed):
        list(decoder.iter_frames(pictures=False))


def test_a_pause_is_no_silence_and_listening_is(clip: Given) -> None:
    with DecoderProcess(clip[0], Limits(silence_seconds=QUIET_SECONDS)) as process:
        process.send(Drop())
        process.ready()
        time.sleep(QUIET_SECONDS * 1.5)
        assert process.receive(0.1) is None
        with pytest.raises(DecoderHung):
            process.receive()


def test_a_walk_goes_on_after_a_pause(clip: Given) -> None:
    limits = Limits(silence_seconds=QUIET_SECONDS, slots=1)
    with Decoder(*clip) as decoder:
        straight = [f.rgb().tobytes() for f in decoder.iter_frames()]
    with Decoder(*clip, limits=limits) as decoder:
        found = []
        for frame in decoder.iter_frames():
            found.append(frame.rgb().tobytes())
            if frame.index in (0, 30):
                time.sleep(QUIET_SECONDS * 1.5)
        assert found == straight
        assert decoder.findings == ()


def test_a_process_that_ended_in_a_pause_is_replaced(clip: Given) -> None:
    limits = Limits(silence_seconds=QUIET_SECONDS, slots=1)
    with Decoder(*clip, limits=limits) as decoder:
        found = []
        for frame in decoder.iter_frames():
            found.append(frame.index)
            if frame.index == 10:
                for child in psutil.Process().children():
                    child.kill()
                time.sleep(QUIET_SECONDS * 1.5)
        assert found == list(range(60))
        assert len(decoder.findings) == 1


@pytest.mark.parametrize(("slot_bytes", "heads"), [(PICTURE_BYTES, 8), (PICTURE_BYTES // 2, 4)])
def test_decoding_goes_ahead_to_the_bound_and_not_beyond(clip: Given, slot_bytes: int, heads: int) -> None:
    """Nobody listens; what had been said by then is counted after the process's end."""
    limits = Limits(slots=7, slot_bytes=slot_bytes)
    with DecoderProcess(clip[0], limits) as process:
        process.send(Use(*clip[1:]))
        process.send(Walk(True, False, 0, False, 2))
        _wait_until_idle(psutil.Process(process.pid))
        process.kill()
        said = list(_left_in(process))
    assert sum(isinstance(reply, Chunk) for reply in said) == limits.slots
    assert sum(isinstance(reply, Head) for reply in said) == heads


def _left_in(process: DecoderProcess) -> Iterator[Reply | None]:
    with suppress(ProcessEnded):
        while True:
            yield process.receive()


def _wait_until_idle(process: psutil.Process) -> None:
    """Until it has worked, and works no more."""
    spent, since = 0.0, time.monotonic()
    while time.monotonic() - since < 1.0 or spent == 0.0:
        now = sum(process.cpu_times()[:2])
        if now != spent:
            spent, since = now, time.monotonic()
        time.sleep(0.05)


def test_any_number_of_threads_gives_the_same(clip: Given) -> None:
    given = []
    for threads in (1, 2, 16):
        with Decoder(*clip, limits=replace(Limits(), walking_threads=threads)) as decoder:
            given.append([(f.index, f.sha256, f.rgb().tobytes()) for f in decoder.iter_frames(hashes=True)])
    assert given[0] == given[1] == given[2]
