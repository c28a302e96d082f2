"""The index is what decoding gives: same frames, same times, without trusting headers."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from vmdesk.domain.errors import EvidenceError
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index, scan_index

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


def test_progress_and_the_same_answer(make_clip: Callable[..., Path]) -> None:
    path = make_clip(frames=1100, size=(64, 48))
    steps = []
    scan = scan_index(path)
    while True:
        try:
            steps.append(next(scan))
        except StopIteration as finished:
            facts, index = finished.value
            break
    assert steps == [500, 1000, 1100]
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
    assert "1 keyframes have a presentation time before" in index.notes[0]
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
