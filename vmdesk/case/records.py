"""What a case gives back of its exhibits and their analyses."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vmdesk.case.sealing import sealed
from vmdesk.domain.analysis_facts import AnalysisFacts, facts_of
from vmdesk.domain.audit import AuditEntry
from vmdesk.domain.events import AnalysisFinished, Event, ExhibitOpened, FacesFound, FramesNoted
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.faces import FaceTrack, Square
from vmdesk.domain.result import WholeClipScore, WindowScore


@dataclass(frozen=True, slots=True)
class CaseExhibit:
    """An exhibit of a case; `evidence` None before it was hashed, `top_score` and `flagged` of its latest analysis."""

    number: int
    path: Path
    evidence: EvidenceItem | None
    analyzed: bool
    top_score: float | None
    flagged: int | None = None
    analyses: int = 0
    taken_utc: str = ""


@dataclass(frozen=True, slots=True)
class KeptAnalysis:
    """A finished analysis as the case keeps it; `sealed` is what a report is written from."""

    sealed: bytes
    windows: Sequence[WindowScore]
    whole_clip: WholeClipScore | None
    tracks: tuple[FaceTrack, ...]
    cuts: tuple[int, ...]
    damaged: tuple[int, ...]
    region: Square | None
    evidence: EvidenceItem | None
    top_score: float | None
    facts: AnalysisFacts | None = None


@dataclass(frozen=True, slots=True)
class ListedAnalysis:
    """A kept analysis by its `number` in the case; `facts` None where an earlier vmdesk kept it without them."""

    number: int
    exhibit: int
    kept_utc: str
    top_score: float | None
    facts: AnalysisFacts | None


@dataclass(frozen=True, slots=True)
class CaseContents:
    """All of a case that is handed on: its id (a UUID), exhibits, analyses and trail, each oldest first."""

    case_id: str
    name: str
    made_utc: str
    exhibits: tuple[CaseExhibit, ...]
    analyses: tuple[ListedAnalysis, ...]
    entries: tuple[AuditEntry, ...]


class Gathering:
    """Gathers, event by event, what a case keeps of a run beside its result."""

    def __init__(self) -> None:
        self.evidence: EvidenceItem | None = None
        self._tracks: tuple[FaceTrack, ...] = ()
        self._cuts: list[int] = []
        self._damaged: list[int] = []

    def take(self, event: Event) -> None:
        """Look at the next event of `pipeline.analyse`."""
        match event:
            case ExhibitOpened(evidence=evidence):
                self.evidence = evidence
            case FacesFound(tracks=tracks):
                self._tracks = tracks
            case FramesNoted(cuts=cuts, damaged=damaged):
                self._cuts.extend(cuts)
                self._damaged.extend(damaged)

    def kept(self, finished: AnalysisFinished) -> KeptAnalysis:
        """The finished analysis as a case keeps it."""
        result = finished.result
        region = Square(*result.settings.region) if result.settings.region is not None else None
        cuts, damaged = (tuple(sorted(set(frames))) for frames in (self._cuts, self._damaged))
        top, seen = result.summary.max_fake_score, (self._tracks, cuts, damaged, region, self.evidence)
        return KeptAnalysis(sealed(finished), result.windows, result.whole_clip, *seen, top, facts_of(result))
