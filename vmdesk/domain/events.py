"""What an analysis tells while it runs. Each event is frozen; each is a safe place to cancel."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.faces import FaceTrack
from vmdesk.domain.result import AnalysisResult, WholeClipScore, WindowScore
from vmdesk.domain.video import FrameIndex, StreamFacts


class Stage(Enum):
    """The steps of a run, in order; the value is what a person reads."""

    HASHING = "Hashing"
    INDEXING = "Reading the frame index"
    FACES = "Looking for faces"
    SCORING = "Scoring windows"
    REHASHING = "Hashing again"


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` units of a stage; `total` None while unknown. `windows` counts windows finished so far."""

    stage: Stage
    done: int
    total: int | None
    unit: str
    windows: int = 0


@dataclass(frozen=True, slots=True)
class ExhibitOpened:
    """The exhibit is hashed and its frames are counted."""

    evidence: EvidenceItem
    stream: StreamFacts
    index: FrameIndex


@dataclass(frozen=True, slots=True)
class RunResumed:
    """An unfinished run of the same exhibit, model and settings is carried on: so many windows are taken from it.

    They follow as WindowsScored.
    """

    windows: int


@dataclass(frozen=True, slots=True)
class FacesFound:
    """All faces of the video, followed."""

    tracks: tuple[FaceTrack, ...]


@dataclass(frozen=True, slots=True)
class FramesNoted:
    """Frames met since this was last told, ascending: `cuts`, first frames of new shots, and `damaged` ones.

    Each pass over the video tells its own, so that the same frame may be told twice.
    """

    cuts: tuple[int, ...]
    damaged: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WindowsScored:
    """Windows just finished, in order."""

    scores: tuple[WindowScore, ...]


@dataclass(frozen=True, slots=True)
class WholeClipScored:
    """The whole-clip score."""

    score: WholeClipScore


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture for the report: `rgb` uint8 (h, w, 3) of frame `frame`, and why it is shown.

    `purpose` is "whole-clip" (what the model saw of the sixteen frames), "peak" (frame in the middle of the highest
    window of a flagged segment) or "window" (what the model saw of a frame of that window). `peak` is the place of that
    segment in the result's `peaks`; `square` (x, y, side), in pixels of `rgb`, is to be drawn over a peak's picture.
    """

    frame: int
    purpose: str
    rgb: NDArray[np.uint8]
    peak: int | None = None
    square: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class AnalysisFinished:
    """The frozen result and the pictures a report may show."""

    result: AnalysisResult
    illustrations: tuple[Illustration, ...]


Event = (
    Progress
    | ExhibitOpened
    | RunResumed
    | FacesFound
    | FramesNoted
    | WindowsScored
    | WholeClipScored
    | AnalysisFinished
)
