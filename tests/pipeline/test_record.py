"""What the record says of the stream and of what was not checked."""

import json
from dataclasses import asdict, replace
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from vmdesk.domain.frame import Frame
from vmdesk.domain.result import canonical_json
from vmdesk.domain.structure import ContentCredentials
from vmdesk.domain.timing import Gap, Timing
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.confined.pixels import bits_per_component
from vmdesk.pipeline.highlights import Highlights
from vmdesk.pipeline.record import Measured, _credentials, _not_checked, _stream_notes
from vmdesk.pipeline.timing import timing_record

SCORER: Any = SimpleNamespace(self_test=None, notes=())
FINDER: Any = SimpleNamespace(grid=4)
NO_CREDENTIALS = ContentCredentials("none found")
NOTHING = Measured(Highlights(), 1)


def facts(pix_fmt: str = "yuv420p", rotation: int = 0, mirrored: bool = False) -> StreamFacts:
    base, bits = Fraction(1, 25), bits_per_component(pix_fmt)
    return StreamFacts(
        "mov", 0, "h264", 64, 48, pix_fmt, base, 3, float(rotation), rotation, Fraction(25), mirrored, bits
    )


@pytest.mark.parametrize(
    "pix_fmt", ["yuv420p10le", "p010le", "gray16be", "rgb48be", "x2rgb10le", "y210le", "gbrpf32le", "xyz12le", "nv20le"]
)
def test_more_than_eight_bits_are_told(pix_fmt: str) -> None:
    listed = _not_checked(facts(pix_fmt), SCORER, None, NO_CREDENTIALS, NOTHING)
    assert any(pix_fmt in line and "reduced to 8 bits" in line for line in listed)


@pytest.mark.parametrize("pix_fmt", ["yuv420p", "nv12", "p411", "gray", "rgb24", "pal8", "rgb565le", "unknown"])
def test_eight_bits_are_not_told_as_reduced(pix_fmt: str) -> None:
    assert not any("8 bits" in line for line in _not_checked(facts(pix_fmt), SCORER, None, NO_CREDENTIALS, NOTHING))


def frame(size: tuple[int, int] = (64, 48), interlaced: bool = False) -> Frame:
    return Frame(0, 0, False, size, interlaced, "I")


def test_interlacing_transparency_and_changes_of_size_are_told() -> None:
    measured = Measured(Highlights(), 1)
    for size in ((64, 48), (64, 48), (32, 24), (64, 48)):
        measured.note(frame(size, interlaced=size == (32, 24)))
    assert (measured.interlaced_frames, measured.size_changes) == (1, 2)
    listed = "; ".join(_not_checked(replace(facts(), alpha=True), SCORER, FINDER, NO_CREDENTIALS, measured))
    for words in ("both fields woven together", "transparency was not examined", "changes of the pictures' size"):
        assert words in listed
        assert words not in "; ".join(_not_checked(facts(), SCORER, FINDER, NO_CREDENTIALS, NOTHING))
    index = FrameIndex(Fraction(1, 25), np.arange(4), np.ones(4, np.bool_), True, False, 1)
    assert any("change size 2 times" in note for note in _stream_notes(facts(), index, measured))


def test_mirroring_is_told() -> None:
    index = FrameIndex(Fraction(1, 25), np.arange(3), np.ones(3, np.bool_), True, False, 1)
    measured = Measured(Highlights(), 1, pts=[0, 1, 2])
    assert _stream_notes(facts(), index, measured) == ()
    assert _stream_notes(facts(rotation=90), index, measured) == ()
    assert "shown mirrored left to right" in _stream_notes(facts(mirrored=True), index, measured)[0]
    assert _stream_notes(facts(rotation=90, mirrored=True), index, measured)[0].endswith("90 degrees counter-clockwise")


def test_times_declared_and_measured_stand_beside_each_other() -> None:
    timing = Timing(
        packets=5, missing_pts=1, hidden=2, measured_rate=Fraction(30000, 1001), gap_count=1, gaps=(Gap(1, 0.5),)
    )
    index = FrameIndex(Fraction(1, 25), np.arange(5, 8), np.ones(3, np.bool_), True, False, 1, timing=timing)
    declared = replace(facts(), declared_duration_seconds=0.12, declared_start_seconds=0.0)
    record = timing_record(declared, index)
    assert (record.declared_rate, record.measured_rate) == ("25/1", "30000/1001")
    assert (record.declared_duration_seconds, record.declared_start_seconds) == (0.12, 0.0)
    assert record.measured_start_seconds == 0.2
    assert (record.packets, record.missing_pts, record.hidden, record.duplicate_pts) == (5, 1, 2, 0)
    assert json.loads(canonical_json(asdict(record)))["gaps"] == [{"index": 1, "seconds": 0.5}]
    unknown = timing_record(replace(facts(), declared_rate=None), replace(index, timing=Timing()))
    assert (unknown.declared_rate, unknown.measured_rate, unknown.gap_count) == (None, None, None)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (NO_CREDENTIALS, "looked for in the file alone"),
        (ContentCredentials("found", "valid"), "whether a signer is trusted or was revoked was not checked"),
        (ContentCredentials("remote only", remote_url="http://x"), "they were not fetched"),
        (ContentCredentials("not examined", remark="a reason"), "were not examined: a reason"),
    ],
)
def test_what_was_not_checked_of_content_credentials(found: ContentCredentials, said: str) -> None:
    assert sum(said in line for line in _not_checked(facts(), SCORER, None, found, NOTHING)) == 1


def test_the_record_names_the_place_of_a_manifest_kept_elsewhere() -> None:
    told = _credentials(ContentCredentials("remote only", remark="was not fetched", remote_url="http://x/m"))
    assert (told.state, told.remark) == ("remote only", "was not fetched: http://x/m")
    assert _credentials(ContentCredentials("found", "failed", failures=("a.mismatch",))).failures == ("a.mismatch",)
