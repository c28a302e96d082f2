"""The index is what decoding gives: same frames, same times, without trusting headers."""

import os
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from itertools import count, pairwise
from pathlib import Path
from types import SimpleNamespace

import av
import numpy as np
import psutil
import pytest

from vmdesk.domain.errors import EvidenceError
from vmdesk.domain.steps import outcome_of, retold
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.confined import scan as scan_module
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index, scan_index
from vmdesk.media.processes import DecoderProcesses

Opened = Callable[[Path], tuple[Path, StreamFacts, FrameIndex]]


def test_facts_and_times_of_a_plain_clip(make_clip: Callable[..., Path]) -> None:
    facts, index = read_index(make_clip(frames=50, gop=10))
    assert (facts.codec, facts.width, facts.height, facts.pix_fmt) == ("h264", 192, 128, "yuv420p")
    assert (facts.declared_frames, facts.rotation, facts.declared_rate) == (50, 0, Fraction(25))
    assert len(index) == 50
    assert [index.seconds(k) for k in range(50)] == [Fraction(k, 25) for k in range(50)]
    assert index.duration_seconds == 2
    assert (index.exact, index.variable_frame_rate, index.notes) == (True, False, ())
    keyframes = np.flatnonzero(index.keyframe)
    assert keyframes[0] == 0
    assert np.diff(keyframes).max() <= 10


@pytest.mark.parametrize(
    ("suffix", "codec", "b_frames"),
    [
        (".mp4", "libx264", 0),
        (".mp4", "libx264", 3),
        (".mov", "libx264", 2),
        (".mkv", "libx264", 2),
        (".ts", "libx264", 2),
        (".flv", "libx264", 2),
        (".avi", "mpeg4", 0),
        (".mpg", "mpeg2video", 2),
        (".mkv", "ffv1", 0),
        (".webm", "libvpx-vp9", 0),
        (".mp4", "libx265", 2),
    ],
)
def test_index_times_are_those_of_decoded_frames(
    make_clip: Callable[..., Path], opened: Opened, suffix: str, codec: str, b_frames: int
) -> None:
    path, facts, index = opened(make_clip(frames=40, suffix=suffix, codec=codec, b_frames=b_frames))
    assert index.exact
    with Decoder(path, facts, index) as decoder:
        decoded = [(f.index, f.pts, f.damaged) for f in decoder.iter_frames()]
    assert decoded == [(k, int(pts), False) for k, pts in enumerate(index.pts)]
    assert len(index) == 40


def test_variable_frame_rate(make_clip: Callable[..., Path]) -> None:
    path = make_clip(frames=30, pts=lambda k: k + k * k // 7)
    _, index = read_index(path)
    assert index.variable_frame_rate
    assert [index.seconds(k) for k in range(30)] == [Fraction(k + k * k // 7, 25) for k in range(30)]


def test_a_late_start_is_second_zero(make_clip: Callable[..., Path]) -> None:
    _, index = read_index(make_clip(frames=20, suffix=".mkv", b_frames=0, pts=lambda k: k + 100))
    assert index.start_pts > 0
    assert index.seconds(0) == 0
    assert index.seconds(19) == Fraction(19, 25)


def test_avi_with_reordering_is_not_exact_and_says_so(make_clip: Callable[..., Path], opened: Opened) -> None:
    path, facts, index = opened(make_clip(frames=40, suffix=".avi", codec="mpeg4", b_frames=2))
    assert not index.exact
    assert "AVI" in index.notes[0]
    assert all(b > a for a, b in pairwise(index.pts.tolist()))
    with Decoder(path, facts, index) as decoder:
        assert sum(1 for _ in decoder.iter_frames()) == len(index) == 40


def test_progress_in_bytes_and_the_same_answer(make_clip: Callable[..., Path]) -> None:
    path = make_clip(frames=1100, size=(64, 48))
    told: list[int] = []
    with DecoderProcesses(path) as processes:
        facts, index = outcome_of(retold(scan_index(processes), told.append))
    assert len(told) == 1100 // 200 + 1
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] == path.stat().st_size
    again_facts, again = read_index(path)
    assert facts == again_facts
    assert np.array_equal(index.pts, again.pts)


def test_an_edit_list_hides_frames(
    tmp_path: Path, make_clip: Callable[..., Path], ffmpeg: Callable[..., str], read_number: Callable[..., int]
) -> None:
    clip = make_clip(frames=50, gop=25, b_frames=0)
    ffmpeg("-ss", "0.4", "-i", clip, "-map", "0:v", "-c", "copy", tmp_path / "cut.mp4")
    with av.open(str(tmp_path / "cut.mp4")) as container:
        hidden = sum(1 for p in container.demux(video=0) if p.size) - 40
    facts, index = read_index(tmp_path / "cut.mp4")
    assert hidden > 0
    assert len(index) == 40
    assert index.notes[0].startswith(f"{hidden} packets are not shown")
    with Decoder(tmp_path / "cut.mp4", facts, index) as decoder:
        shown = list(decoder.iter_frames())
        assert [f.pts for f in shown] == index.pts.tolist()
        assert [read_number(f.rgb()) for f in shown] == list(range(10, 50))
        assert [read_number(decoder.frame_at(k).rgb) for k in range(39, -1, -1)] == list(range(49, 9, -1))


def test_vp8_reference_frames_are_not_shown(tmp_path: Path, ffmpeg: Callable[..., str]) -> None:
    path = tmp_path / "altref.webm"
    source = ("-f", "lavfi", "-i", "testsrc2=size=128x96:rate=25:duration=3")
    coding = ("-c:v", "libvpx", "-b:v", "200k", "-auto-alt-ref", "1", "-lag-in-frames", "16", "-threads", "1")
    ffmpeg(*source, *coding, "-pass", "1", "-passlogfile", tmp_path / "log", "-f", "null", "-")
    ffmpeg(*source, *coding, "-pass", "2", "-passlogfile", tmp_path / "log", path)
    facts, index = read_index(path)
    assert any("reference only" in note for note in index.notes), "the clip should hold alternative reference frames"
    assert len(index) == 75
    with Decoder(path, facts, index) as decoder:
        assert [f.damaged for f in decoder.iter_frames()] == [False] * 75


@pytest.mark.parametrize("suffix", [".mkv", ".ts"])
def test_a_file_cut_in_the_middle_gives_what_is_there(
    tmp_path: Path, make_clip: Callable[..., Path], opened: Opened, suffix: str, read_number: Callable[..., int]
) -> None:
    whole = make_clip(frames=60, suffix=suffix).read_bytes()
    cut = tmp_path / f"cut{suffix}"
    cut.write_bytes(whole[: len(whole) // 2])
    path, facts, index = opened(cut)
    assert 10 < len(index) < 60
    if suffix == ".mkv":
        assert any(note.startswith("faults met while reading") for note in index.notes)
    with Decoder(path, facts, index) as decoder:
        sound = [(f.index, read_number(f.rgb())) for f in decoder.iter_frames() if not f.damaged]
    assert len(sound) > 10
    assert all(index == number for index, number in sound)


def test_a_stream_that_appears_late_is_passed_over(tmp_path: Path, make_clip: Callable[..., Path]) -> None:
    first = make_clip(frames=30, suffix=".ts").read_bytes()
    packets = [bytearray(first[k : k + 188]) for k in range(0, len(first), 188)]
    late = b""
    for packet in packets:
        if packet[1] & 0x1F == 1 and packet[2] == 0:
            packet[2] = 7
            late += bytes(packet)
    (tmp_path / "late.ts").write_bytes(first + late)
    _, index = read_index(tmp_path / "late.ts")
    assert len(index) == 30


@pytest.mark.slow
def test_odd_files_decode_or_are_refused_in_words(shared_media: Path) -> None:
    read, refused = 0, []
    for path in sorted((shared_media / "odd").iterdir()):
        try:
            facts, index = read_index(path)
        except EvidenceError as error:
            refused.append(str(error))
            continue
        with Decoder(path, facts, index) as decoder:
            assert [f.index for f in decoder.iter_frames()] == list(range(len(index))), path.name
        read += 1
    assert read >= 38
    assert len(refused) >= 15
    assert all(words.endswith(".") for words in refused)


def test_a_damaged_time_does_not_swallow_the_frames_after_it(
    tmp_path: Path, make_clip: Callable[..., Path], opened: Opened, read_number: Callable[..., int]
) -> None:
    data = bytearray(make_clip(frames=60, suffix=".ts", b_frames=0).read_bytes())
    starts = [k for k in range(0, len(data), 188) if data[k + 1] & 0x5F == 0x41 and data[k + 2] == 0]
    stamp = data.index(b"\0\0\1\xe0", starts[20]) + 9
    data[stamp + 1] ^= 0x40
    (tmp_path / "stray.ts").write_bytes(data)
    path, facts, index = opened(tmp_path / "stray.ts")
    assert not index.exact
    assert any("far from their place" in note for note in index.notes)
    with Decoder(path, facts, index) as decoder:
        assert [read_number(f.rgb()) for f in decoder.iter_frames()] == list(range(60))
        assert [read_number(decoder.frame_at(k).rgb) for k in (50, 20, 19, 21, 59)] == [50, 20, 19, 21, 59]


def test_a_frame_said_to_be_shown_after_the_keyframe_that_follows_it(
    tmp_path: Path, make_clip: Callable[..., Path], opened: Opened, read_number: Callable[..., int]
) -> None:
    clip = make_clip(frames=40, suffix=".mkv", gop=10, b_frames=0)
    with av.open(str(clip)) as source, av.open(str(tmp_path / "late.mkv"), "w") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        held = [p for p in source.demux(video=0) if p.size]
        key = next(k for k in range(9, 40) if held[k].is_keyframe and not held[k - 1].is_keyframe)
        held[key - 1].pts = held[key].pts + 20
        for packet in held:
            packet.stream = stream
            target.mux(packet)
    path, facts, index = opened(tmp_path / "late.mkv")
    assert not index.exact
    assert index.notes[0].startswith("presentation times go backwards 1 times")
    with Decoder(path, facts, index) as decoder:
        assert [read_number(decoder.frame_at(k).rgb) for k in (39, key, key - 1, 8)] == [39, key, key - 1, 8]


@pytest.mark.parametrize("stray", ["first", "last"])
def test_one_time_far_from_all_others_is_not_relied_on(
    make_clip: Callable[..., Path], opened: Opened, read_number: Callable[..., int], stray: str
) -> None:
    times = [*range(19), 2_500_000_000] if stray == "last" else [0, *range(2_500_000_000, 2_500_000_019)]
    path, facts, index = opened(make_clip(frames=20, suffix=".mkv", b_frames=0, pts=times.__getitem__))
    assert not index.exact
    assert "more than 3600 s from all the others" in index.notes[0]
    assert index.duration_seconds < 2
    with Decoder(path, facts, index) as decoder:
        assert [read_number(f.rgb()) for f in decoder.iter_frames()] == list(range(20))


@pytest.mark.parametrize(
    "times",
    [
        [*range(18), 18 + 25 * 3000, 19 + 25 * 3000],
        [*range(10), *range(25 * 9000, 25 * 9000 + 10)],
        [25 * 7200 * k for k in range(20)],
        [*range(19), 25 * 3500],
    ],
    ids=["late end", "pause in the middle", "a frame every two hours", "last frame within the hour"],
)
def test_long_pauses_are_kept(make_clip: Callable[..., Path], times: list[int]) -> None:
    _, index = read_index(make_clip(frames=20, suffix=".mkv", b_frames=0, pts=times.__getitem__))
    assert index.exact
    assert [index.seconds(k) for k in range(20)] == [Fraction(t - times[0], 25) for t in times]


def test_a_scan_that_is_closed_lets_go_at_the_next_step(make_clip: Callable[..., Path]) -> None:
    path = make_clip(frames=1100, size=(64, 48))
    before = sorted(path.parent.iterdir())
    scan = scan_module.scan_index(path)
    assert 0 < next(scan) < path.stat().st_size
    assert str(path) in held_open()
    scan.close()
    assert str(path) not in held_open()
    assert sorted(path.parent.iterdir()) == before


def test_a_scan_that_is_closed_ends_its_process(make_clip: Callable[..., Path]) -> None:
    before = set(psutil.Process().children())
    with DecoderProcesses(make_clip(frames=1100, size=(64, 48))) as processes:
        scan = scan_index(processes)
        assert next(scan) > 0
        assert len(set(psutil.Process().children()) - before) == 1
        scan.close()
        assert set(psutil.Process().children()) - before == set()


def held_open() -> set[str]:
    """Paths of the files that this process holds open."""
    links = [link for link in Path("/proc/self/fd").iterdir() if os.path.lexists(link)]
    return {str(link.readlink()) for link in links}


def test_packets_that_take_long_are_told_one_by_one(
    make_clip: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_clip(frames=20)
    clock = count(0.0, 0.3)
    monkeypatch.setattr(scan_module.time, "monotonic", lambda: next(clock))
    assert len(list(scan_module.scan_index(path))) == 21


def test_progress_goes_neither_back_nor_past_the_end() -> None:
    reading = scan_module._Reading(1000)
    reached = []
    for position in (100, 50, None, 995, 3):
        reading.due(SimpleNamespace(pos=position, size=10))  # type: ignore[arg-type]
        reached.append(reading.reached)
    assert reached == [110, 110, 120, 1000, 1000]


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="the system tells no peak of memory")
@pytest.mark.slow
def test_two_hours_are_scanned_in_little_memory(tmp_path: Path, make_clip: Callable[..., Path]) -> None:
    """In a process of its own: what memory a scan needs at most on top of what a short one has left behind."""
    short, long = make_clip(frames=600, size=(64, 48)), tmp_path / "long.mkv"
    repeat(short, long, times=720)
    code = (
        "import sys; from pathlib import Path; from vmdesk.media.confined.scan import read_index\n"
        "def kib(name): return int(next(l for l in open('/proc/self/status') if name in l).split()[1])\n"
        "read_index(Path(sys.argv[1])); open('/proc/self/clear_refs', 'w').write('5'); before = kib('VmRSS')\n"
        "frames = len(read_index(Path(sys.argv[2]))[1]); print(frames, kib('VmHWM') - before)"
    )
    done = subprocess.run([sys.executable, "-c", code, short, long], capture_output=True, text=True, check=True)
    frames, grown_kib = map(int, done.stdout.split())
    assert frames == 432_000
    assert grown_kib < 60 * 1024


def repeat(short: Path, long: Path, times: int) -> None:
    """The packets of a 25 frames a second clip `times` over, as if it were one of 60 frames a second."""
    with av.open(str(short)) as source, av.open(str(long), "w") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        packets = [(bytes(p), p.pts // 512, p.dts // 512, p.is_keyframe) for p in source.demux(video=0) if p.size]
        for first in range(0, times * len(packets), len(packets)):
            for content, pts, dts, is_keyframe in packets:
                packet = av.Packet(content)
                packet.stream, packet.time_base, packet.is_keyframe = stream, Fraction(1, 60), is_keyframe
                packet.pts, packet.dts = pts + first, dts + first
                target.mux(packet)
