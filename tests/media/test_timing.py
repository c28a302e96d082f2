"""What a scan says of packets' times, on files whose times are chosen, and against ffprobe's list of packets."""

import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from vmdesk.domain.timing import Gap
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index

Opened = Callable[[Path], tuple[Path, StreamFacts, FrameIndex]]
Stamped = Callable[..., Path]
Listed = Callable[[Path], list[dict[str, str]]]


@pytest.fixture
def stamped(tmp_path: Path, make_clip: Callable[..., Path]) -> Stamped:
    """`stamped(times)`: numbered frames in Matroska, each coded alone, at these times in 1/25 s, in this order."""

    def write(times: Sequence[int], codec: str = "ffv1") -> Path:
        clip, path = make_clip(frames=64, suffix=".mkv", codec=codec, gop=1, b_frames=0), tmp_path / "stamped.mkv"
        with av.open(str(clip)) as source, av.open(str(path), "w", options={"avoid_negative_ts": "disabled"}) as target:
            stream = target.add_stream_from_template(source.streams.video[0])
            stream.time_base = Fraction(1, 25)
            for k, packet in enumerate(source.demux(video=0)):
                if k == len(times):
                    break
                packet.stream, packet.time_base = stream, Fraction(1, 25)
                packet.pts, packet.dts = times[k], min(times[k:])
                packet.duration = 1
                target.mux(packet)
        return path

    return write


@pytest.fixture(scope="session")
def listed() -> Listed:
    """ffprobe's packets of the first video stream, in decoding order."""
    program = shutil.which("ffprobe")
    if program is None:
        pytest.skip("the ffprobe program, which this is compared with, is not installed")

    def ask(path: Path) -> list[dict[str, str]]:
        command = [program, "-v", "error", "-select_streams", "v:0", "-show_packets", "-of", "json", str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return list(json.loads(done.stdout)["packets"])

    return ask


@pytest.mark.parametrize(
    ("suffix", "codec", "b_frames"),
    [(".mp4", "libx264", 3), (".mkv", "libx264", 2), (".ts", "libx264", 2), (".mov", "mpeg4", 2), (".nut", "ffv1", 0)],
)
def test_order_sizes_and_keyframes_are_those_of_ffprobe(
    make_clip: Callable[..., Path],
    listed: Listed,
    suffix: str,
    codec: str,
    b_frames: int,
) -> None:
    path = make_clip(frames=40, suffix=suffix, codec=codec, b_frames=b_frames)
    _, index = read_index(path)
    expected = sorted((int(p["pts"]), int(p["size"]), "K" in p["flags"]) for p in listed(path))
    found = zip(index.pts.tolist(), index.packet_bytes.tolist(), index.keyframe.tolist(), strict=True)
    assert list(found) == expected
    assert index.packet_bytes.dtype == np.int32
    assert index.timing.packets == 40


def test_an_ordinary_clip(make_clip: Callable[..., Path]) -> None:
    facts, index = read_index(make_clip(frames=50))
    timing = index.timing
    assert (facts.declared_duration_seconds, facts.declared_start_seconds) == (2.0, 0.0)
    assert (timing.measured_rate, timing.gap_count, timing.gaps) == (25, 0, ())
    assert (timing.min_step_seconds, timing.median_step_seconds, timing.max_step_seconds) == (0.04, 0.04, 0.04)
    wrong = (timing.missing_pts, timing.duplicate_pts, timing.backwards_pts, timing.backwards_dts)
    assert (wrong, timing.hidden, timing.reference_only, timing.corrupt) == ((0, 0, 0, 0), 0, 0, 0)


def test_variable_rate_and_a_pause(make_clip: Callable[..., Path]) -> None:
    waver = [0, 2, 1, 3, 2] * 6
    times = np.cumsum([0, *(2 + step for step in waver[:19]), 250, *(2 + step for step in waver[19:28])])
    _, index = read_index(make_clip(frames=30, b_frames=2, pts=lambda k: int(times[k])))
    assert index.variable_frame_rate
    assert index.timing.gap_count == 1
    assert index.timing.gaps == (Gap(19, 10.0),)
    assert (index.timing.min_step_seconds, index.timing.max_step_seconds) == (0.08, 10.0)


def test_one_frame_taken_out_of_a_steady_clip(stamped: Stamped) -> None:
    _, index = read_index(stamped([k for k in range(41) if k != 20]))
    assert index.exact
    assert index.timing.gaps == (Gap(19, 0.08),)
    assert index.timing.measured_rate == Fraction(40 * 25, 41)


def test_repeated_times(stamped: Stamped, opened: Opened) -> None:
    path, facts, index = opened(stamped([0, 1, 2, 2, 2, 5, 6, 6, 8, 9, *range(40, 50)]))
    assert index.timing.duplicate_pts == 3
    assert not index.exact
    assert index.notes[0] == "3 presentation times occur more than once"
    assert (index.timing.min_step_seconds, index.timing.gap_count) == (0.0, 2)
    assert Gap(9, 1.24) in index.timing.gaps
    with Decoder(path, facts, index) as decoder:
        assert sum(1 for _ in decoder.iter_frames()) == len(index) == 20


def test_times_that_go_backwards_where_nothing_is_reordered(
    stamped: Stamped, opened: Opened, read_number: Callable[..., int]
) -> None:
    order = [*range(10), 12, 10, 11, *range(13, 20), 21, 20, *range(22, 30)]
    path, facts, index = opened(stamped(order))
    assert index.timing.backwards_pts == 2
    assert not index.exact
    assert index.notes[0].startswith("presentation times go backwards 2 times")
    with Decoder(path, facts, index) as decoder:
        shown = [(read_number(f.rgb()), f.damaged) for f in decoder.iter_frames()]
    assert shown == [(k, False) for k in range(30)]


def test_reordering_by_b_frames_is_not_going_backwards(make_clip: Callable[..., Path]) -> None:
    for suffix, codec in ((".mp4", "libx264"), (".mkv", "libx265"), (".mpg", "mpeg2video")):
        _, index = read_index(make_clip(frames=60, suffix=suffix, codec=codec, b_frames=3))
        assert (index.timing.backwards_pts, index.timing.backwards_dts, index.exact) == (0, 0, True)


def test_a_clock_that_starts_again(tmp_path: Path, make_clip: Callable[..., Path]) -> None:
    clip = make_clip(frames=50, suffix=".ts", b_frames=0).read_bytes()
    (tmp_path / "twice.ts").write_bytes(clip + clip)
    _, index = read_index(tmp_path / "twice.ts")
    assert (index.timing.packets, index.timing.duplicate_pts) == (100, 50)
    assert (index.timing.backwards_pts, index.timing.backwards_dts) == (1, 1)
    assert not index.exact


def test_avi_with_reordering_measures_steps_by_decoding_times(make_clip: Callable[..., Path]) -> None:
    facts, index = read_index(make_clip(frames=40, suffix=".avi", codec="mpeg4", b_frames=2))
    assert not index.exact
    assert (index.timing.packets, index.timing.gap_count) == (40, 0)
    assert (index.timing.median_step_seconds, index.timing.measured_rate) == (0.04, 25)
    assert facts.declared_duration_seconds == pytest.approx(1.6)


def test_packets_without_times(make_clip: Callable[..., Path]) -> None:
    facts, index = read_index(make_clip(frames=40, suffix=".h264", b_frames=2))
    assert (index.timing.missing_pts, index.timing.packets) == (40, 40)
    assert not index.exact
    assert facts.declared_duration_seconds is None


def test_an_edit_list_hides_packets(
    tmp_path: Path,
    make_clip: Callable[..., Path],
    ffmpeg: Callable[..., str],
    listed: Listed,
) -> None:
    clip = make_clip(frames=50, gop=25, b_frames=0)
    ffmpeg("-ss", "0.4", "-i", clip, "-map", "0:v", "-c", "copy", tmp_path / "cut.mp4")
    _, index = read_index(tmp_path / "cut.mp4")
    hidden = sum("D" in packet["flags"] for packet in listed(tmp_path / "cut.mp4"))
    assert hidden > 0
    assert (index.timing.hidden, index.timing.reference_only) == (hidden, 0)
    assert index.timing.packets == len(index) + hidden


@pytest.mark.parametrize("first", [-7, 3], ids=["negative", "late"])
def test_a_start_elsewhere_than_at_zero(stamped: Stamped, first: int) -> None:
    facts, index = read_index(stamped(range(first, first + 30), "mpeg4"))
    assert index.exact
    assert float(index.start_pts * index.time_base) == pytest.approx(first / 25)
    assert facts.declared_start_seconds == pytest.approx(first / 25)
    assert [index.seconds(k) for k in range(30)] == [Fraction(k, 25) for k in range(30)]
    assert (index.timing.measured_rate, index.timing.gap_count) == (25, 0)


def test_a_duration_is_declared_only_where_the_file_has_one(
    tmp_path: Path, make_clip: Callable[..., Path], ffmpeg: Callable[..., str]
) -> None:
    clip = make_clip(frames=50, suffix=".mkv")
    ffmpeg("-i", clip, "-c", "copy", "-live", "1", tmp_path / "live.mkv")
    told = [read_index(p)[0].declared_duration_seconds for p in (clip, tmp_path / "live.mkv", make_clip(suffix=".ts"))]
    assert told == [2.0, None, None]
