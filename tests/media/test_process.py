"""The decoder process: what it may not do, and what happens when it ends, halts, or says what it must not."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil
import pytest

from vmdesk.domain.errors import (
    DecoderCrashed,
    DecoderHung,
    DecoderOutOfMemory,
    EvidenceNotRegularFile,
    NothingDecodes,
)
from vmdesk.domain.steps import outcome_of
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.domain.windows import Window
from vmdesk.media import process as process_module
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index, scan_index
from vmdesk.media.limits import MIB, Limits
from vmdesk.media.process import DecoderProcess, ProcessEnded, told_error
from vmdesk.media.processes import DecoderProcesses
from vmdesk.media.protocol import Drop, Failed, Probe, Probed, Scan

Opened = Callable[[Path], tuple[Path, StreamFacts, FrameIndex]]
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are Linux's; doctor tells others")


def children() -> list[psutil.Process]:
    return psutil.Process().children()


@pytest.fixture
def clip(make_clip: Callable[..., Path], opened: Opened) -> tuple[Path, StreamFacts, FrameIndex]:
    return opened(make_clip(frames=60))


@on_linux
def test_nothing_but_the_exhibit_is_within_reach(sample: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"x")
    with DecoderProcess(sample, Limits()) as process:
        process.send(Probe(os.fsencode(other), os.fsencode(tmp_path)))
        reply = process.receive()
        assert isinstance(reply, Probed)
        assert len(reply.refused) == 5
        assert all(reply.refused.values()), reply
        assert len(process.ready()) == 3
        assert [p.name for p in tmp_path.iterdir()] == ["other"]
        threads = psutil.Process(process.pid).num_threads()
        assert threads == 2, "a thread from before the confinement would be outside it"


@on_linux
def test_the_probe_itself_would_succeed_outside(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"x")
    program = (
        "import sys\nfrom pathlib import Path\nfrom vmdesk.media.confined.confinement import probe\n"
        "print(probe(Path(sys.argv[1]), Path(sys.argv[2])))\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "other"), str(tmp_path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.count("False") == 5


def test_killed_in_the_middle_costs_one_retry(clip: tuple[Path, StreamFacts, FrameIndex]) -> None:
    with Decoder(*clip) as decoder:
        straight = [(f.index, f.pts, f.rgb().tobytes(), f.sha256) for f in decoder.iter_frames(hashes=True)]
    with Decoder(*clip) as decoder:
        found = []
        for frame in decoder.iter_frames(hashes=True):
            found.append((frame.index, frame.pts, frame.rgb().tobytes(), frame.sha256))
            if frame.index == 20:
                for child in children():
                    child.kill()
        assert found == straight
        assert len(decoder.findings) == 1
        assert "SIGKILL" in decoder.findings[0]


def test_killed_again_and_again_is_an_error_of_its_own(clip: tuple[Path, StreamFacts, FrameIndex]) -> None:
    with Decoder(*clip) as decoder, pytest.raises(DecoderCrashed) as caught:  # noqa: PT012 - it is raised in the loop
        for _ in decoder.iter_frames():
            for child in children():
                child.kill()
    assert caught.value.exit_code == 3
    assert "SIGKILL" in caught.value.message


def test_killed_while_frames_are_asked_for(clip: tuple[Path, StreamFacts, FrameIndex]) -> None:
    with Decoder(*clip) as decoder:
        before = decoder.frame_at(30).rgb
        for child in children():
            child.kill()
        assert np.array_equal(decoder.frame_at(30).rgb, before)
        assert len(decoder.findings) == 1


def test_killed_while_the_index_is_read(clip: tuple[Path, StreamFacts, FrameIndex]) -> None:
    with DecoderProcesses(clip[0]) as processes:
        process = processes.take()
        process.send(Scan())
        process.kill()
        processes.give_back(process)
        _, index = outcome_of(scan_index(processes))
        assert len(index) == 60
        assert len(processes.findings) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="halting another process is POSIX's")
def test_a_process_that_halts_is_ended(clip: tuple[Path, StreamFacts, FrameIndex]) -> None:
    with Decoder(*clip, limits=Limits(silence_seconds=1.0)) as decoder:
        decoder.frame_at(3)
        (child,) = children()
        child.suspend()
        with pytest.raises(DecoderHung, match="no sign of life"):
            decoder.frame_at(50)
        assert not child.is_running()
        assert decoder.frame_at(50).index == 50
        assert decoder.findings == (), "it was ended, it did not end by itself"


@on_linux
def test_more_memory_than_allowed_is_an_error_of_its_own(make_clip: Callable[..., Path], opened: Opened) -> None:
    path, facts, index = opened(make_clip(frames=2, size=(7680, 4320), codec="mpeg4", b_frames=0))
    with DecoderProcess(path, Limits()) as process:
        process.send(Drop())
        process.ready()
        taken = psutil.Process(process.pid).memory_info().vms
    limits = Limits(address_space_bytes=taken + 24 * MIB)
    with Decoder(path, facts, index, limits) as decoder, pytest.raises(DecoderOutOfMemory):
        sum(1 for _ in decoder.iter_frames())
    with Decoder(path, facts, index) as decoder:
        assert sum(1 for _ in decoder.iter_frames()) == 2


def test_the_process_ends_with_the_one_that_started_it(sample: Path) -> None:
    program = (
        "import sys, time\nfrom pathlib import Path\nfrom vmdesk.media.process import DecoderProcess\n"
        "from vmdesk.media.limits import Limits\nfrom vmdesk.media.protocol import Scan\n"
        "process = DecoderProcess(Path(sys.argv[1]), Limits())\nprocess.send(Scan())\nprocess.receive()\n"
        "print(process.pid, flush=True)\ntime.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(sample)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    assert psutil.wait_procs([child], timeout=20)[1] == []


def test_leaving_a_pass_leaves_no_process(clip: tuple[Path, StreamFacts, FrameIndex]) -> None:
    before = set(children())
    with Decoder(*clip) as decoder:
        walk = decoder.iter_frames()
        next(walk)
        walk.close()  # type: ignore[attr-defined]
        decoder.frame_at(4)
        assert len(set(children()) - before) == 1
    assert set(children()) - before == set()


LIES = {
    "garbage": "out.write(b'\\0\\0\\0\\4abcd')",
    "cut off": "out.write(b'\\0\\0\\1\\0abc')",
    "far too long": "out.write(b'\\xff\\xff\\xff\\xff' + b'x' * 100)",
    "a request": "from vmdesk.media.protocol import *; write_message(out, Scan())",
    "nothing": "pass",
}


@pytest.mark.parametrize("lie", LIES)
def test_what_a_process_taken_over_might_say(lie: str, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = f"import json, os, sys\nsys.path[:] = json.loads(sys.argv[1])\nout = os.fdopen(1, 'wb')\n{LIES[lie]}\n"
    monkeypatch.setattr(process_module, "_PROGRAM", program + "out.flush()\nout.close()\n")
    with pytest.raises(DecoderCrashed, match="ended by itself again"):
        read_index(sample)


def test_a_digest_that_is_none_is_not_taken(
    clip: tuple[Path, StreamFacts, FrameIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = (
        "import json, os, sys, time\nsys.path[:] = json.loads(sys.argv[1])\nout = os.fdopen(1, 'wb')\n"
        "from vmdesk.media.protocol import *\n"
        "write_message(out, Head(1, 0, 0, False, 0, 0, 'A' * 64, 2, 2, False, 'I'))\ntime.sleep(30)\n"
    )
    monkeypatch.setattr(process_module, "_PROGRAM", program)
    with Decoder(*clip) as decoder, pytest.raises(DecoderCrashed, match="digest that is none"):
        decoder.sha256_at(0)


def test_a_long_stretch_without_a_frame_is_no_halt(
    make_clip: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every packet is a sign of life: here a process that takes long over each, allowed three seconds of silence."""
    program = process_module._PROGRAM.replace(
        "main()\n",
        "import time\nimport vmdesk.media.confined.stream as stream\nold = stream.complaints_in\n"
        "def slow(said):\n    time.sleep(0.3)\n    return old(said)\n"
        "stream.complaints_in = slow\nmain()\n",
    )
    monkeypatch.setattr(process_module, "_PROGRAM", program)
    with DecoderProcesses(make_clip(frames=16, b_frames=0), Limits(silence_seconds=3)) as processes:
        assert len(outcome_of(scan_index(processes))[1]) == 16


HEADS = {
    "a slot that is not there": ("2, 2", "Chunk(99, 12)"),
    "more than a slot": ("2, 2", "Chunk(0, 1 << 40)"),
    "more than announced": ("2, 2", "Chunk(0, 13)"),
    "an impossible size": ("1 << 30, 1 << 30", "Chunk(0, 12)"),
    "a negative size": ("-4, 3", "Chunk(0, 12)"),
}


@pytest.mark.parametrize("lie", HEADS)
def test_pictures_that_a_process_taken_over_might_send(
    lie: str, clip: tuple[Path, StreamFacts, FrameIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    size, chunk = HEADS[lie]
    program = (
        "import json, os, sys, time\nsys.path[:] = json.loads(sys.argv[1])\nout = os.fdopen(1, 'wb')\n"
        "from vmdesk.media.protocol import *\n"
        f"write_message(out, Head(1, 0, 0, False, {size}, None, 2, 2, False, 'I'))\n"
        f"write_message(out, {chunk})\ntime.sleep(30)\n"
    )
    monkeypatch.setattr(process_module, "_PROGRAM", program)
    with Decoder(*clip) as decoder, pytest.raises(DecoderCrashed):
        list(decoder.iter_frames())


def test_only_errors_about_evidence_are_taken_by_name() -> None:
    error = told_error(Failed(0, "NothingDecodes", "Not one\nframe.", "", ""))
    assert isinstance(error, NothingDecodes)
    assert "\n" not in error.message
    for kind in ("", "SigningError", "__builtins__", "VmdeskError", "ClassVar"):
        assert type(told_error(Failed(0, kind, "x", "", ""))) is RuntimeError


def test_a_request_overtaken_is_given_up(make_clip: Callable[..., Path], opened: Opened) -> None:
    path, facts, index = opened(make_clip(frames=240, gop=240, b_frames=0, size=(1280, 720)))
    with Decoder(path, facts, index) as decoder:
        assert decoder.frame_unless(239, lambda: True) is None
        began = time.monotonic()
        picture = decoder.frame_at(3)
        assert picture.index == 3
        assert time.monotonic() > began


def test_previews_are_keyframes_and_the_same_pixels(make_clip: Callable[..., Path], opened: Opened) -> None:
    path, facts, index = opened(make_clip(frames=60, gop=12))
    with Decoder(path, facts, index) as decoder:
        straight = [f.rgb() for f in decoder.iter_frames()]
        for k in (59, 30, 11, 0, 47, 48):
            preview = decoder.preview_at(k)
            assert preview is not None
            assert preview.index == max(np.flatnonzero(index.keyframe[: k + 1]))
            assert np.array_equal(preview.rgb, straight[preview.index])


def test_a_clip_is_the_sixteen_frames_of_its_window(make_clip: Callable[..., Path], opened: Opened) -> None:
    with Decoder(*opened(make_clip(frames=60))) as decoder:
        clip = decoder.clip(Window(0, 4, 35, 2))
        assert [picture.index for picture in clip] == list(range(4, 36, 2))


def test_pictures_and_digests_come_where_asked_for(clip: tuple[Path, StreamFacts, FrameIndex]) -> None:
    marked = np.arange(50) % 4 == 0
    with Decoder(*clip) as decoder:
        frames = list(decoder.iter_frames(pictures=marked, hashes=~marked))
        assert [f.pixels is not None for f in frames] == [*marked, *([True] * 10)]
        assert [f.sha256 is not None for f in frames] == [*~marked, *([True] * 10)]
        with pytest.raises(LookupError, match="digest of frame 0 was not asked for"):
            frames[0].plane_sha256()
        with pytest.raises(LookupError, match="picture of frame 1 was not asked for"):
            frames[1].rgb()


def test_a_picture_larger_than_all_slots_together_comes_whole(clip: tuple[Path, StreamFacts, FrameIndex]) -> None:
    with Decoder(*clip) as one, Decoder(*clip, limits=Limits(slot_bytes=1000, slots=3)) as other:
        assert np.array_equal(one.frame_at(9).rgb, other.frame_at(9).rgb)


def test_a_folder_starts_no_process(tmp_path: Path) -> None:
    before = set(children())
    with pytest.raises(EvidenceNotRegularFile):
        read_index(tmp_path)
    assert set(children()) == before


def test_a_process_that_ended_says_how(sample: Path) -> None:
    with DecoderProcess(sample, Limits()) as process:
        process.kill()
        with pytest.raises(ProcessEnded, match=r"signal SIGKILL|exit code"):
            process.receive()
