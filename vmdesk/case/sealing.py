"""A finished analysis as bytes, for the way to the desktop and back to where its report is written."""

from dataclasses import dataclass

import numpy as np

from vmdesk.domain.events import AnalysisFinished, Illustration
from vmdesk.domain.result import AnalysisResult
from vmdesk.packing import pack, unpack


@dataclass(frozen=True, slots=True)
class _Picture:
    frame: int
    purpose: str
    height: int
    width: int
    pixels: bytes
    peak: int | None
    square: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class _Sealed:
    result: AnalysisResult
    pictures: tuple[_Picture, ...]


def sealed(finished: AnalysisFinished) -> bytes:
    """The result and its pictures as bytes."""
    return pack(_Sealed(finished.result, tuple(_flat(one) for one in finished.illustrations)))


def unsealed(data: bytes) -> AnalysisFinished:
    """The same again. Raises ValueError for bytes that `sealed` did not give."""
    opened = unpack(data, _Sealed)
    return AnalysisFinished(opened.result, tuple(_illustration(one) for one in opened.pictures))


def _flat(one: Illustration) -> _Picture:
    height, width, _ = one.rgb.shape
    return _Picture(one.frame, one.purpose, height, width, one.rgb.tobytes(), one.peak, one.square)


def _illustration(one: _Picture) -> Illustration:
    rgb = np.frombuffer(one.pixels, np.uint8).reshape(one.height, one.width, 3)
    return Illustration(one.frame, one.purpose, rgb, one.peak, one.square)
