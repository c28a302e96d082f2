"""The frames of a peak shown are those of the pass from the start, or none at all."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from vmdesk.domain.faces import Square
from vmdesk.domain.frame import Frame
from vmdesk.domain.result import CitedFrame
from vmdesk.domain.windows import Window
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index
from vmdesk.pipeline.highlights import Highlights, Peak
from vmdesk.pipeline.peak_frames import fetch_peak_frames
from vmdesk.pipeline.record import Measured

SCORER: Any = SimpleNamespace(sliding_pixels=lambda rgb, square: np.ascontiguousarray(rgb[:224, :224]))


@pytest.fixture(scope="module")
def clip(make_clip: Callable[..., Path]) -> Path:
    return make_clip(frames=60)


@pytest.fixture(scope="module")
def passed(clip: Path) -> list[Frame]:
    """Every frame of one pass from the start."""
    with Decoder(clip, *read_index(clip)) as decoder:
        return list(decoder.iter_frames(hashes=True))


def _cited(frame: Frame) -> CitedFrame:
    return CitedFrame(frame.index, frame.pts, frame.plane_sha256())


def _fetched(clip: Path, peak: Peak) -> Highlights:
    highlights = Highlights()
    highlights.offer(peak)
    with Decoder(clip, *read_index(clip)) as decoder:
        events = list(fetch_peak_frames(decoder, Measured(highlights, 1, pts=[None] * 60), SCORER))
    assert [(event.done, event.total) for event in events] == [(60, 60)]
    return highlights


def _peak(frames: list[Frame], start: int = 30, rate: int = 1) -> Peak:
    window = Window(3, start, start + 15 * rate + 1, rate)
    middle = frames[window.frame_indices[8]]
    return Peak(0, window.stop, 0.9, window, Square(4.0, 6.0, 20.0), _cited(middle), middle.rgb()[::2, ::2])


@pytest.mark.parametrize("rate", [1, 3])
def test_they_are_those_of_the_pass(clip: Path, passed: list[Frame], rate: int) -> None:
    highlights = _fetched(clip, _peak(passed, 10, rate))
    frames = tuple(range(10, 10 + 16 * rate, rate))
    assert set(highlights.cited()) == {_cited(passed[index]) for index in frames}
    (record,) = highlights.records()
    assert (record.frames, record.square) == (frames, (4.0, 6.0, 20.0))
    whole, *strip = highlights.illustrations()
    assert (whole.purpose, whole.frame, whole.square) == ("peak", frames[8], (2.0, 3.0, 10.0))
    assert [(one.purpose, one.frame, one.peak) for one in strip] == [("window", frame, 0) for frame in frames]
    assert max(max(one.rgb.shape[:2]) for one in strip) <= 128


def test_a_middle_frame_that_is_another_leaves_none(clip: Path, passed: list[Frame]) -> None:
    peak = _peak(passed)
    peak.frame = replace(peak.frame, sha256="0" * 64)
    highlights = _fetched(clip, peak)
    assert highlights.records()[0].frames == ()
    assert [(one.purpose, one.square) for one in highlights.illustrations()] == [("peak", None)]


def test_frames_that_cannot_be_had_leave_none_and_the_run_goes_on(clip: Path, passed: list[Frame]) -> None:
    peak = _peak(passed)
    peak.window = Window(3, 50, 66)
    assert _fetched(clip, peak).records()[0].frames == ()
