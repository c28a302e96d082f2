"""What is packed comes back the same; what is not of the type asked for does not come back at all."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.media.index import read_index
from vmdesk.packing import pack, unpack


def test_facts_and_index_come_back_the_same(sample: Path) -> None:
    facts, index = read_index(sample)
    assert unpack(pack(facts), StreamFacts) == facts
    again = unpack(pack(index), FrameIndex)
    assert np.array_equal(again.pts, index.pts)
    assert np.array_equal(again.keyframe, index.keyframe)
    assert again.time_base == index.time_base
    assert again.notes == index.notes


def test_what_is_of_another_type_is_refused(sample: Path) -> None:
    facts, index = read_index(sample)
    wrong = [
        pack(facts)[:-3],
        pack(replace(facts, width="wide")),
        pack(replace(facts, time_base=[1, 0])),
        pack(replace(index, pts=index.keyframe)),
        pack(index),
        b"\xc1",
        b"\x91" * 5000 + b"\x01",
        b"",
    ]
    for data in wrong:
        with pytest.raises(ValueError):  # noqa: PT011 - any refusal will do
            unpack(data, StreamFacts)
    with pytest.raises(ValueError, match="array"):
        unpack(pack(replace(index, pts=index.keyframe)), FrameIndex)


def test_what_cannot_be_packed_is_said() -> None:
    assert unpack(pack(Fraction(1, 3)), Fraction) == Fraction(1, 3)
    for value in (np.zeros((2, 2)), object(), {1, 2}.__iter__()):
        with pytest.raises(TypeError):
            pack(value)
