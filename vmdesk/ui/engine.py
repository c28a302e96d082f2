"""The real parts behind the desktop's background jobs, replaceable as a whole in tests. No Qt.

torch, transformers and the face detector are imported inside the functions: a window must appear without them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vmdesk import places
from vmdesk.domain.errors import OutputBesideEvidence
from vmdesk.domain.scoring import FaceFinder, Scorer
from vmdesk.ui.messages import FinishedRun, ModelReady


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scorer, and a face finder where its model looks at faces."""

    scorer: Scorer
    finder: FaceFinder | None

    def ready(self) -> ModelReady:
        """What the window says of it."""
        finder = f"{self.finder.name} {self.finder.version}, {self.finder.licence}" if self.finder else None
        tested = self.scorer.self_test is not None and self.scorer.self_test.passed
        return ModelReady(self.scorer.passport, self.scorer.device, self.scorer.precision, tested, finder)


LoadModel = Callable[[], Loaded]


def load_default_model() -> Loaded:
    """The default bundle, verified and self-tested. Raises ModelError."""
    from vmdesk.detect.bundles import find_bundle
    from vmdesk.detect.scorer import load_scorer

    scorer = load_scorer(find_bundle(None))
    if scorer.passport.framing != "face":
        return Loaded(scorer, None)
    from vmdesk.faces import load_finder

    return Loaded(scorer, load_finder())


class ModelKeeper:
    """Loads the model on first use and keeps it; used by one thread only. A failed load is tried again next time."""

    def __init__(self, load: LoadModel) -> None:
        self._load = load
        self._loaded: Loaded | None = None

    def get(self) -> Loaded:
        """The model. Raises what loading raises."""
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded


def export_report(path: Path, evidence: Path, run: FinishedRun) -> None:
    """Write and sign the report. Raises OutputBesideEvidence, OutputNotWritable, SigningError."""
    if path.resolve().parent == evidence.resolve().parent:
        raise OutputBesideEvidence(
            "The report was not written: this is the folder of the exhibit itself.",
            advice="Choose another folder. vmdesk never writes beside evidence.",
        )
    from vmdesk.report.identity import default_identity
    from vmdesk.report.write import write_report

    write_report(path, run.finished, run.entries, default_identity(places.user_data()))
