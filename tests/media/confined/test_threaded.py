"""Decoding with threads gives what one thread gives, and stops where that is not certain."""

from collections.abc import Callable
from pathlib import Path

import av
import pytest

from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.confined import threaded
from vmdesk.media.confined.threaded import THREADABLE, threads_for, unobjected
from vmdesk.media.confined.walk import walk

Opened = Callable[[Path], tuple[Path, StreamFacts, FrameIndex]]
THREADS = 4


def table(given: tuple[Path, StreamFacts, FrameIndex], threads: int) -> list[tuple[object, ...]]:
    return [
        (f.index, f.pts, f.damaged, f.size, f.pict_type, f.interlaced, f.plane_sha256()) for f in walk(*given, threads)
    ]


def without_objection(given: tuple[Path, StreamFacts, FrameIndex]) -> int:
    return sum(1 for _ in unobjected(given[0], given[2], THREADS))


@pytest.mark.parametrize(("suffix", "codec"), [(".mp4", "libx264"), (".ts", "libx264"), (".webm", "libvpx-vp9")])
def test_sound_streams_are_threaded_to_their_end(
    make_clip: Callable[..., Path], opened: Opened, suffix: str, codec: str
) -> None:
    given = opened(make_clip(frames=60, suffix=suffix, codec=codec, b_frames=0 if suffix == ".webm" else 2))
    assert given[1].codec in THREADABLE
    assert without_objection(given) == 60
    assert table(given, THREADS) == table(given, 1)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
@pytest.mark.parametrize("where", [0.25, 0.4, 0.5, 0.7])
def test_damaged_ones_are_those_of_one_thread(
    make_clip: Callable[..., Path],
    opened: Opened,
    flipped: Callable[[Path, float], Path],
    suffix: str,
    where: float,
) -> None:
    given = opened(flipped(make_clip(frames=60, suffix=suffix), where))
    one = table(given, 1)
    assert table(given, THREADS) == one
    if suffix == ".mp4":
        assert any(damaged for _, _, damaged, *_ in one)
        assert without_objection(given) < len(one)


@pytest.mark.parametrize("codec", ["hevc", "vp8", "ffv1", "libdav1d"])
def test_what_hides_damage_is_left_to_one_thread(codec: str) -> None:
    assert codec not in THREADABLE


def test_want_of_memory_costs_threads_and_nothing_else(
    make_clip: Callable[..., Path], opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = opened(make_clip(frames=60))
    one, decoded, calls = table(given, 1), threaded._decoded, []

    def scarce(*given: object) -> object:
        calls.append(given)
        if len(calls) > 30:
            raise av.error.MemoryError(12, "no memory")
        return decoded(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(threaded, "_decoded", scarce)
    assert 0 < without_objection(given) < 60
    assert table(given, THREADS) == one


def test_large_pictures_get_fewer_threads(sample: Path, opened: Opened) -> None:
    from dataclasses import replace

    facts = opened(sample)[1]
    sizes = [(640, 480), (3840, 2160), (7680, 4320), (16384, 8192)]
    assert [threads_for(replace(facts, width=w, height=h), 16) for w, h in sizes] == [16, 16, 8, 2]
    assert threads_for(facts, 1) == 1
