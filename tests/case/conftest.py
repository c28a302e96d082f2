"""An exhibit, and an analysis as a case keeps it, made up whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from vmdesk.case.records import KeptAnalysis
from vmdesk.domain.analysis_facts import AnalysisFacts
from vmdesk.domain.evidence import Digests, EvidenceItem
from vmdesk.domain.faces import FaceDetection, FaceTrack
from vmdesk.domain.result import WholeClipScore, WindowScore

FACTS = AnalysisFacts(
    *("2026-11-25T10:00:00.000Z", "2026-11-25T10:01:00.000Z", "model", "d" * 64, "torch", "cpu", "fp32", 4, 1),
    *((1.0, 2.0, 64.0), 3, 0, 0.9, 0.4, 3, 0.5),
)


@pytest.fixture
def item() -> EvidenceItem:
    return EvidenceItem(Path("/exhibits/a\udcff.mp4"), 9, Digests("a" * 64, "b" * 40, "c" * 32))


@pytest.fixture
def facts() -> AnalysisFacts:
    return FACTS


@pytest.fixture
def windows() -> Callable[[int], tuple[WindowScore, ...]]:
    """`windows(count)`: scores from 0 up to 1."""

    def made(count: int) -> tuple[WindowScore, ...]:
        scores = (k / count for k in range(count))
        return tuple(
            WindowScore(k, k, k + 16, k / 25, (k + 16) / 25, 0, (0.1, -0.1), score, "scored")
            for k, score in enumerate(scores)
        )

    return made


@pytest.fixture
def kept(item: EvidenceItem, windows: Callable[[int], tuple[WindowScore, ...]]) -> KeptAnalysis:
    found = FaceDetection(3, (1.0, 2.0, 3.0, 4.0), (2.0, 3.0), (2.0, 5.0), 0.9)
    whole = WholeClipScore(tuple(range(16)), (0.0, 1.0), 0.7, "uniform-16", "crop", "scored")
    track = FaceTrack(0, 0, 9, (found,), cut_after=True)
    return KeptAnalysis(b"sealed", windows(3000), whole, (track,), (7,), (), None, item, 0.9)
