"""Streams with one field a packet. No encoder at hand writes them, so the decoder is made to join every two packets."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from av.video.frame import VideoFrame

from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.confined import fields, walk
from vmdesk.media.confined import scan as index
from vmdesk.media.confined.fields import _silent_share
from vmdesk.media.confined.stream import frames

InProcess = Callable[..., Any]
Opened = Callable[[Path], tuple[Path, StreamFacts, FrameIndex]]
Decoded = Iterator[tuple[VideoFrame, bool]]


@pytest.fixture(scope="module")
def interlaced(tmp_path_factory: pytest.TempPathFactory, ffmpeg: Callable[..., str]) -> Path:
    """160 interlaced frames, a keyframe every 16, no B-frames, so that each second one can go unmissed."""
    path = tmp_path_factory.mktemp("fields") / "interlaced.ts"
    source = ("-f", "lavfi", "-i", "testsrc2=size=96x64:rate=50:duration=3.2", "-pix_fmt", "yuv420p")
    ffmpeg(*source, "-c:v", "libx264", "-flags", "+ildct+ilme", "-g", "16", "-bf", "0", "-sc_threshold", "0", path)
    return path


def joining(monkeypatch: pytest.MonkeyPatch, keeps: Callable[[int], bool], damages: bool = False) -> None:
    """Decoding gives only the frames at ticks that `keeps` accepts."""

    def joined(container: object, stream: object) -> Decoded:
        for frame, damaged in frames(container, stream):  # type: ignore[arg-type]
            if keeps(frame.pts):
                yield frame, damaged or damages

    for module in (walk, fields, index):
        monkeypatch.setattr(module, "frames", joined)


def test_one_frame_a_packet_is_left_alone(interlaced: Path, opened: Opened) -> None:
    _, _, found = opened(interlaced)
    assert (len(found), found.exact, found.notes) == (160, True, ())


def test_fields_become_one_entry_a_picture(
    interlaced: Path, opened: Opened, in_process: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, packets = opened(interlaced)
    joining(monkeypatch, lambda pts: packets.index_of(pts) % 2 == 0)  # type: ignore[operator]
    path, facts, found = opened(interlaced)
    assert found.exact
    assert found.pts.tolist() == packets.pts[::2].tolist()
    assert found.keyframe.tolist() == packets.keyframe[::2].tolist()
    assert found.duration_seconds == packets.duration_seconds
    assert found.notes == ("pictures are stored as single fields: 160 packets hold 80 pictures, counted by decoding",)
    with in_process(path, facts, found) as decoder:
        straight = [(f.index, f.damaged, f.rgb()) for f in decoder.iter_frames()]
        assert [(k, damaged) for k, damaged, _ in straight] == [(k, False) for k in range(80)]
        for k in (79, 3, 40, 41, 0, 78):
            assert np.array_equal(decoder.frame_at(k).rgb(), straight[k][2])


def test_what_decoding_does_not_prove_is_not_exact(
    interlaced: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, packets = opened(interlaced)
    joining(monkeypatch, lambda pts: packets.index_of(pts) % 2 == 0)  # type: ignore[operator]
    probed = fields.stored_as_fields(interlaced, [int(p) for p in packets.pts])
    monkeypatch.setattr(index, "stored_as_fields", lambda *_: probed)
    joining(monkeypatch, lambda pts: packets.index_of(pts) % 2 == 0, damages=True)  # type: ignore[operator]
    _, _, found = opened(interlaced)
    assert not found.exact
    assert found.notes[0] == "pictures are stored as single fields"


def test_damage_is_not_taken_for_fields(interlaced: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, packets = opened(interlaced)
    joining(monkeypatch, lambda pts: packets.index_of(pts) % 2 == 0, damages=True)  # type: ignore[operator]
    _, _, found = opened(interlaced)
    assert (len(found), found.notes) == (160, ())


def test_a_few_lost_frames_are_not_taken_for_fields(
    interlaced: Path, opened: Opened, in_process: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, packets = opened(interlaced)
    joining(monkeypatch, lambda pts: packets.index_of(pts) % 5 != 4)  # type: ignore[operator]
    path, facts, found = opened(interlaced)
    assert (len(found), found.exact) == (160, True)
    with in_process(path, facts, found) as decoder:
        assert sum(f.damaged for f in decoder.iter_frames()) == 32


def test_progressive_pictures_and_other_codings_are_not_probed_further(
    make_clip: Callable[..., Path], opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    for suffix, codec in ((".ts", "libx264"), (".mpg", "mpeg2video")):
        clip = make_clip(frames=40, suffix=suffix, codec=codec, b_frames=0)
        _, _, packets = opened(clip)
        with monkeypatch.context() as patch:
            joining(patch, lambda pts, packets=packets: packets.index_of(pts) % 2 == 0)  # type: ignore[misc]
            assert len(opened(clip)[2]) == 40


@pytest.mark.parametrize(
    ("packet_pts", "shown", "share"),
    [
        ([0, 1, 2, 3, 4, 5], {0, 2, 4}, 2 / 5),
        ([0, None, 2, None, 4, None], {0, 2, 4}, 2 / 5),
        ([0, 4, 2, 6, 8], {0, 2, 4}, 0),
        ([-4, -2, 0, 1, 2, 3], {0, 1, 2}, 0),
        ([0, 1], {7}, 0),
        ([0, 1], set(), 0),
    ],
)
def test_silent_share(packet_pts: list[int | None], shown: set[int], share: float) -> None:
    assert _silent_share(packet_pts, shown) == share
