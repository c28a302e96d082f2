"""Scorers and runs for the whole route."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from vmdesk.case.trail import AuditTrail
from vmdesk.detect.bundles import find_bundle
from vmdesk.detect.scorer import VideoMAEScorer, load_scorer
from vmdesk.domain.events import AnalysisFinished, Event
from vmdesk.domain.scoring import FaceFinder, ModelPicture, Pending, Scorer
from vmdesk.faces import load_finder
from vmdesk.pipeline import Options, analyse

Run = Callable[..., AnalysisFinished]


@pytest.fixture(scope="session")
def face_scorer() -> VideoMAEScorer:
    """The default model on the CPU."""
    return load_scorer(find_bundle(), "cpu")


@pytest.fixture(scope="session")
def plain_scorer(plain_model: Path) -> VideoMAEScorer:
    """A small full-frame model with fixed random weights."""
    return load_scorer(find_bundle(str(plain_model)), "cpu")


@pytest.fixture(scope="session")
def finder() -> FaceFinder:
    return load_finder()


@pytest.fixture
def run(finder: FaceFinder) -> Run:
    """`run(path, scorer, stride=..., sampling_rate=...)`: the last event of a whole analysis."""

    def whole(path: Path, scorer: Scorer, trail: AuditTrail | None = None, **options: Any) -> AnalysisFinished:
        last: Event | None = None
        for event in analyse(
            path, scorer, finder, AuditTrail("tester") if trail is None else trail, Options(**options)
        ):
            last = event
        assert isinstance(last, AnalysisFinished)
        return last

    return whole


class ScorerOf:
    """A scorer with chosen logits around a real one's preprocessing: never genuine, so never signed."""

    genuine = False

    def __init__(self, real: VideoMAEScorer, logits: tuple[float, float]) -> None:
        self._real, self._logits = real, logits

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def begin(self, clips: Sequence[Sequence[ModelPicture]]) -> Pending:
        return lambda: np.tile(np.array(self._logits, dtype=np.float32), (len(clips), 1))


@pytest.fixture
def scorer_of(plain_scorer: VideoMAEScorer) -> Callable[[tuple[float, float]], ScorerOf]:
    return lambda logits: ScorerOf(plain_scorer, logits)
