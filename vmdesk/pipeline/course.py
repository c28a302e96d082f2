"""What one run is to do: the examiner's choices, the model's own where none was made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vmdesk.domain.errors import UsageError
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.faces import SMALLEST_SIDE, FaceTrack, Square
from vmdesk.domain.result import WindowScore
from vmdesk.domain.scoring import FaceFinder, Scorer
from vmdesk.pipeline.keeping import run_key
from vmdesk.pipeline.plan import Job, plan_jobs, with_kept


@dataclass(frozen=True, slots=True)
class Options:
    """What the examiner chose; None takes the model's own. Raises UsageError for values below 1.

    `region` is a square drawn by hand, in pixels of upright frames, framed instead of the detector's faces.
    Without `resume` an unfinished run of the same kind is not carried on, but begun anew.
    """

    stride: int | None = None
    sampling_rate: int | None = None
    region: Square | None = None
    resume: bool = True

    def __post_init__(self) -> None:
        for name in ("stride", "sampling_rate"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise UsageError(f"The {name.replace('_', ' ')} must be 1 or more, not {value}.")


@dataclass(frozen=True, slots=True)
class Course:
    """Scorer, windows and framing of a run. `finder` is there only where the detector's faces are to be framed."""

    scorer: Scorer
    finder: FaceFinder | None
    stride: int
    sampling_rate: int
    region: Square | None

    @classmethod
    def of(cls, scorer: Scorer, faces: FaceFinder | None, options: Options) -> "Course":
        """The course of a run. Raises UsageError for what does not go together."""
        passport = scorer.passport
        if passport.framing != "face" and options.region is not None:
            raise UsageError(
                f"The model {passport.id} takes whole pictures; a region cannot be chosen for it.",
                advice="Leave the region out, or choose a model that looks at faces.",
            )
        if options.region is not None and options.region.side < SMALLEST_SIDE:
            raise UsageError(
                f"The region is {options.region.side:g} pixels wide; the model needs {SMALLEST_SIDE:g}.",
                advice="Draw a larger region.",
            )
        if passport.framing == "face" and options.region is None and faces is None:
            raise UsageError(f"The model {passport.id} looks at faces and was given no face detector.")
        looks = passport.framing == "face" and options.region is None
        stride, rate = options.stride or passport.stride, options.sampling_rate or passport.sampling_rate
        return cls(scorer, faces if looks else None, stride, rate, options.region)

    @property
    def framed(self) -> bool:
        """Whether the model looks at faces or a region, not at whole pictures."""
        return self.scorer.passport.framing == "face"

    def key(self, exhibit: EvidenceItem) -> str:
        """What an unfinished run must have in common with this one to be carried on."""
        return run_key(exhibit, self.scorer, self.finder, self.stride, self.sampling_rate, self.region)

    @property
    def settings(self) -> dict[str, Any]:
        """How this run is done, as `domain.analysis_facts.settings_of` tells it of its result."""
        passport, scorer, region = self.scorer.passport, self.scorer, self.region
        return {
            "model": passport.id,
            "model_sha256": passport.sha256,
            "engine": scorer.engine,
            "device": scorer.device,
            "precision": scorer.precision,
            "stride": self.stride,
            "sampling_rate": self.sampling_rate,
            "region": [region.x, region.y, region.side] if region is not None else None,
        }

    def jobs(self, planned: int, tracks: Sequence[FaceTrack], kept: Sequence[WindowScore]) -> Iterator[Job]:
        """Every window over `planned` frames, the first of them as `kept` by an earlier run."""
        seen = tracks if self.framed else None
        margin = self.scorer.face_margin
        return with_kept(plan_jobs(planned, self.stride, self.sampling_rate, seen, margin), kept)
