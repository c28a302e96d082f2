"""What a list of analyses says of each: how it was done, and what came out in a few numbers."""

from dataclasses import dataclass
from typing import Any

from vmdesk.domain.result import AnalysisResult


@dataclass(frozen=True, slots=True)
class AnalysisFacts:
    """A finished analysis in a few values, all taken from its result.

    Scores are in [0, 1], None where nothing was scored; `flagged` counts the segments that reach `threshold`; `region`
    is the square drawn by the examiner (x, y, side in pixels of upright frames), if there was one.
    """

    started_utc: str
    finished_utc: str
    model: str
    model_sha256: str
    engine: str
    device: str
    precision: str
    stride: int
    sampling_rate: int
    region: tuple[float, float, float] | None
    windows_scored: int
    windows_not_scored: int
    top_score: float | None
    whole_clip_score: float | None
    flagged: int
    threshold: float


def facts_of(result: AnalysisResult) -> AnalysisFacts:
    """The few values of a result."""
    settings, summary, provenance = result.settings, result.summary, result.provenance
    return AnalysisFacts(
        started_utc=provenance.started_utc,
        finished_utc=provenance.finished_utc,
        model=result.model.id,
        model_sha256=result.model.sha256,
        engine=settings.engine,
        device=settings.device,
        precision=settings.precision,
        stride=settings.stride,
        sampling_rate=settings.sampling_rate,
        region=settings.region,
        windows_scored=summary.windows_scored,
        windows_not_scored=summary.windows_not_scored,
        top_score=summary.max_fake_score,
        whole_clip_score=result.whole_clip.fake_score,
        flagged=len(summary.flagged_segments),
        threshold=summary.threshold,
    )


def settings_of(facts: AnalysisFacts) -> dict[str, Any]:
    """How an analysis was done, as JSON values: two of the same bytes and settings would give the same scores."""
    return {
        "model": facts.model,
        "model_sha256": facts.model_sha256,
        "engine": facts.engine,
        "device": facts.device,
        "precision": facts.precision,
        "stride": facts.stride,
        "sampling_rate": facts.sampling_rate,
        "region": list(facts.region) if facts.region is not None else None,
    }
