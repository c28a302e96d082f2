"""Frames kept, decoded ahead and previewed: bounded, and never other pixels."""

import random
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from vmdesk.domain.errors import NothingDecodes
from vmdesk.domain.steps import outcome_of
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.confined import scrub as scrub_module
from vmdesk.media.confined.cache import FrameCache
from vmdesk.media.confined.scrub import Scrubber

InProcess = Callable[..., Any]
Opened = Callable[[Path], tuple[Path, StreamFacts, FrameIndex]]
FRAME_BYTES = 192 * 128 * 3 // 2


class Kept:
    """Stands in for a decoded frame of ten bytes."""

    buffer_bytes = 10

    def __init__(self, index: int) -> None:
        self.index = index


def filled(most: int, *indices: int) -> FrameCache:
    cache = FrameCache(10 * most)
    for index in indices:
        cache.put(Kept(index))  # type: ignore[arg-type]
    return cache


def test_what_lies_furthest_from_the_focus_goes_first() -> None:
    cache = filled(5, *range(5))
    cache.look_at(4)
    cache.put(Kept(5))  # type: ignore[arg-type]
    assert [k for k in range(6) if k in cache] == [1, 2, 3, 4, 5]
    assert (cache.bytes, cache.capacity(), len(cache)) == (50, 5, 5)
    cache.clear()
    assert (cache.bytes, len(cache)) == (0, 0)


def test_what_lies_behind_the_way_of_travel_goes_before_what_lies_ahead() -> None:
    cache = filled(6, 10, 11, 12, 13, 14, 15)
    cache.look_at(13)
    cache.look_at(12)
    assert cache.heading == -1
    cache.put(Kept(9))  # type: ignore[arg-type]
    cache.put(Kept(8))  # type: ignore[arg-type]
    assert [k for k in range(20) if k in cache] == [8, 9, 10, 11, 12, 13]
    assert (cache.reach(-1), cache.reach(1)) == (8, 13)
    cache.look_at(500)
    assert cache.heading == 0


def test_the_newest_frames_are_kept_even_where_two_are_too_many() -> None:
    cache = filled(1, 0, 1)
    assert len(cache) == 2
    assert cache.capacity() == 2


@pytest.mark.parametrize("frames_kept", [4, 20, 200])
@pytest.mark.parametrize(("gop", "b_frames"), [(12, 2), (250, 3)])
def test_kept_and_looked_ahead_within_bounds_and_the_same_pixels(
    make_clip: Callable[..., Path], opened: Opened, in_process: InProcess, frames_kept: int, gop: int, b_frames: int
) -> None:
    given = opened(make_clip(frames=90, gop=gop, b_frames=b_frames))
    most = frames_kept * FRAME_BYTES * 4 // 3
    with in_process(*given, cache_bytes=most) as decoder:
        straight = [frame.rgb() for frame in decoder.iter_frames()]
        order = [*range(60, 30, -1), *range(30, 50), *random.Random(3).sample(range(90), 30), *range(89, 80, -1)]
        for k in order:
            assert np.array_equal(decoder.frame_at(k).rgb(), straight[k]), k
            for _, _ in zip(decoder.scrubber.looking_ahead(), range(7), strict=False):
                pass  # as much as a hand at rest for a moment leaves time for
            cache = decoder.scrubber._cache
            assert cache.bytes == sum(f.buffer_bytes for f in cache._frames.values())
            assert cache.bytes <= max(most, 2 * FRAME_BYTES)
            assert all(np.array_equal(f.rgb(), straight[f.index]) for f in cache._frames.values())


def counted(scrubber: Scrubber, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The keyframes from which runs are begun from now on."""
    begun: list[int] = []
    start = scrubber._start_run
    monkeypatch.setattr(scrubber, "_start_run", lambda keyframe: (begun.append(keyframe), start(keyframe))[1])
    return begun


def test_looking_ahead_makes_steps_back_free(
    make_clip: Callable[..., Path], opened: Opened, in_process: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    with in_process(
        *opened(make_clip(frames=90, gop=90, b_frames=0)), cache_bytes=60 * FRAME_BYTES * 4 // 3
    ) as decoder:
        decoder.frame_at(80)
        list(decoder.scrubber.looking_ahead())
        begun = counted(decoder.scrubber, monkeypatch)
        for k in range(79, 70, -1):
            decoder.frame_at(k)
        assert begun == []
        for k in range(70, 20, -1):  # the held key: between two steps there is time to look ahead
            decoder.frame_at(k)
            before = len(begun)
            list(decoder.scrubber.looking_ahead())
            assert k - 1 in decoder.scrubber._cache, k
            assert len(begun) - before <= 1
        assert len(begun) <= 6, "the group must not be decoded again for every step"


def test_a_step_back_keeps_its_group(
    make_clip: Callable[..., Path], opened: Opened, in_process: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    with in_process(*opened(make_clip(frames=60, gop=30, b_frames=2))) as decoder:
        for k in (58, 45):
            decoder.frame_at(k)
        decoder.scrubber._cache.clear()
        decoder.scrubber._cache.heading = -1
        decoder.scrubber._cache.put(next(iter(decoder.iter_frames())))
        decoder.frame_at(44)
        begun = counted(decoder.scrubber, monkeypatch)
        for k in range(43, 35, -1):
            decoder.frame_at(k)
        assert begun == []


def test_a_request_given_up_leaves_nothing_wrong(
    make_clip: Callable[..., Path], opened: Opened, in_process: InProcess
) -> None:
    with in_process(*opened(make_clip(frames=90, gop=90, b_frames=2))) as decoder:
        straight = [frame.rgb() for frame in decoder.iter_frames()]
        chance = random.Random(11)
        for k in chance.sample(range(90), 40):
            for work in (decoder.scrubber.exact(k), decoder.scrubber.preview(k), decoder.scrubber.looking_ahead()):
                for _, _ in zip(work, range(chance.randrange(6)), strict=False):
                    pass
                assert isinstance(work, Generator)
                work.close()
            if chance.random() < 0.5:
                assert np.array_equal(decoder.frame_at(k).rgb(), straight[k])


def test_previews_are_bounded(make_clip: Callable[..., Path], opened: Opened, in_process: InProcess) -> None:
    with in_process(*opened(make_clip(frames=30, gop=1, b_frames=0)), cache_bytes=16 * FRAME_BYTES) as decoder:
        for k in range(30):
            found = outcome_of(decoder.scrubber.preview(k))
            assert found is not None
            assert found.index == k
        assert len(decoder.scrubber._previews) <= 4


def test_without_times_to_rely_on_there_is_no_preview_but_every_frame(
    make_clip: Callable[..., Path], opened: Opened, in_process: InProcess
) -> None:
    path, facts, index = opened(make_clip(frames=40, suffix=".avi", codec="mpeg4", b_frames=2))
    assert not index.exact
    with in_process(path, facts, index) as decoder:
        assert outcome_of(decoder.scrubber.preview(30)) is None
        straight = [frame.rgb() for frame in decoder.iter_frames()]
        for k in (39, 3, 20, 19):
            assert np.array_equal(decoder.frame_at(k).rgb(), straight[k])
        assert list(decoder.scrubber.looking_ahead()) == []


def test_where_nothing_decodes_it_is_said(
    make_clip: Callable[..., Path], opened: Opened, in_process: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = opened(make_clip(frames=20))
    monkeypatch.setattr(scrub_module, "walk", lambda *_: iter(()))
    with in_process(*given) as decoder:
        decoder.scrubber._keyframes = np.array([], dtype=np.int64)
        with pytest.raises(NothingDecodes, match="Frame 7 does not decode"):
            decoder.frame_at(7)


def test_in_a_while_of_quiet_all_keyframes_are_previewed_and_the_video_is_proven(
    make_clip: Callable[..., Path], opened: Opened, in_process: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, facts, index = opened(make_clip(frames=90, gop=12))
    with in_process(path, facts, index) as decoder:
        straight = [frame.rgb() for frame in decoder.iter_frames()]
        decoder.frame_at(50)
        list(decoder.scrubber.resting())
        assert decoder.scrubber._proven.all()
        monkeypatch.setattr(decoder.scrubber, "_keyframe_at", None)
        for k in range(90):
            found = outcome_of(decoder.scrubber.preview(k))
            assert found is not None
            assert index.keyframe[found.index]
            assert np.array_equal(found.rgb(), straight[found.index])
        for k in random.Random(5).sample(range(90), 40):  # frames that nothing refers to are left out on the way now
            assert np.array_equal(decoder.frame_at(k).rgb(), straight[k])
        assert list(decoder.scrubber.resting()) == []


def test_damage_is_never_proven(
    make_clip: Callable[..., Path], opened: Opened, in_process: InProcess, tmp_path: Path
) -> None:
    data = bytearray(make_clip(frames=90, gop=12, size=(320, 192)).read_bytes())
    for place in range(len(data) // 2, len(data) // 2 + 60, 7):
        data[place] ^= 0x5A
    (tmp_path / "damaged.mp4").write_bytes(data)
    path, facts, index = opened(tmp_path / "damaged.mp4")
    with in_process(path, facts, index) as decoder:
        straight = [(frame.damaged, frame.rgb()) for frame in decoder.iter_frames()]
        assert 0 < sum(damaged for damaged, _ in straight) < 90
        decoder.frame_at(0)
        list(decoder.scrubber.resting())
        assert not any(
            proven and damaged for proven, (damaged, _) in zip(decoder.scrubber._proven, straight, strict=True)
        )
        for k in random.Random(6).sample(range(90), 90):
            found = decoder.frame_at(k)
            assert (found.damaged, found.rgb().tobytes()) == (straight[k][0], straight[k][1].tobytes()), k


@pytest.mark.timeout(60)
def test_closing_in_the_middle_of_a_group_never_waits_for_ever(
    make_clip: Callable[..., Path], opened: Opened, in_process: InProcess
) -> None:
    given = opened(make_clip(frames=120, gop=120, b_frames=2, size=(640, 360)))
    for k in random.Random(8).sample(range(20, 110), 25):
        with in_process(*given) as decoder:
            decoder.frame_at(k)
            for _, _ in zip(decoder.scrubber.resting(), range(k % 7), strict=False):
                pass
