"""What the desktop's background jobs do with the real parts, replaceable as a whole in tests. No Qt."""

from collections.abc import Callable
from pathlib import Path

from vmdesk import places
from vmdesk.case.trail import AuditTrail
from vmdesk.domain.audit import AuditEntry
from vmdesk.ui.messages import FinishedRun, ModelReady
from vmdesk.workbench import Parts, publish_report, refuse_evidence_folder

LoadModel = Callable[[], Parts]


def told(parts: Parts) -> ModelReady:
    """What the window says of a loaded model."""
    scorer, finder = parts.scorer, parts.finder
    words = f"{finder.name} {finder.version}, {finder.licence}" if finder else None
    tested = scorer.self_test is not None and scorer.self_test.passed
    return ModelReady(scorer.passport, scorer.device, scorer.precision, tested, words)


class ModelKeeper:
    """Loads the model on first use and keeps it; used by one thread only. A failed load is tried again next time."""

    def __init__(self, load: LoadModel) -> None:
        self._load = load
        self._loaded: Parts | None = None

    def get(self) -> Parts:
        """The model. Raises what loading raises."""
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded


def key_needs_password() -> bool:
    """Whether the examiner's own key is kept under a password. Raises KeyUnusable where it cannot be read."""
    from vmdesk.report.identity import DEFAULT_NAME, is_kept, needs_password

    home = places.user_data()
    return is_kept(home, DEFAULT_NAME) and needs_password(home, DEFAULT_NAME)


def export_report(
    path: Path, evidence: Path, run: FinishedRun, password: bytes | None = None
) -> tuple[AuditEntry, ...]:
    """Write and sign the report with the examiner's own key; gives the trail with the signing in it.

    Raises OutputBesideEvidence, OutputNotWritable, SigningError.
    """
    refuse_evidence_folder(path.parent, [evidence])
    from vmdesk.report.identity import default_identity

    trail = AuditTrail(entries=run.entries)
    publish_report(path, run.finished, trail, default_identity(places.user_data(), password=password))
    return trail.entries
