"""What desktop and command line do alike around a run: take its real parts, and put its report on the disk.

torch and the face detector are imported inside the functions, so that a window or a help text appears without them.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from vmdesk import __version__, places
from vmdesk.case.indexes import CaseIndexes
from vmdesk.case.trail import AuditTrail
from vmdesk.case.unfinished import FOLDER as UNFINISHED
from vmdesk.case.unfinished import UnfinishedRuns
from vmdesk.domain.errors import OutputBesideEvidence, UsageError
from vmdesk.domain.events import AnalysisFinished
from vmdesk.domain.report_details import ACTION as DETAILS_STATED
from vmdesk.domain.report_details import ReportDetails, details_recorded
from vmdesk.domain.scoring import FaceFinder, Scorer
from vmdesk.domain.text import cleaned
from vmdesk.files import is_folder, is_link, write_atomically

if TYPE_CHECKING:
    from vmdesk.case.store import CaseStore
    from vmdesk.report.credentials import Identity


_LONGEST_CHAIN = 40
"""Links from one to the next that Linux follows before it gives up."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A scorer, and a face finder where its model looks at faces."""

    scorer: Scorer
    finder: FaceFinder | None


def load_parts(
    model: str | None = None,
    device: str = "auto",
    precision: str = "auto",
    engine: str = "auto",
    batch: int | None = None,
    threads: int | None = None,
) -> Parts:
    """A bundle by its id or folder (None: the default), verified and self-tested.

    `engine` is what computes ("auto", "torch", "openvino"), `batch` the windows scored at once (None: as many as suit
    the device), `threads` those of the processor (None: the usual number). Raises a subclass of ModelError.
    """
    from vmdesk.detect.bundles import find_bundle

    bundle = find_bundle(model)  # refused bundles are refused before torch is loaded
    from vmdesk.detect.scorer import load_scorer

    scorer = load_scorer(bundle, device, precision, engine=engine, batch=batch, threads=threads)
    if bundle.passport.framing != "face":
        return Parts(scorer, None)
    from vmdesk.faces import load_finder

    return Parts(scorer, load_finder())


def case_indexes(case: Path) -> CaseIndexes:
    """The frame indexes kept in a case folder by this very software; those by other versions are not used."""
    from vmdesk.media.versions import versions

    libraries = versions()
    return CaseIndexes(case, f"vmdesk {__version__}, PyAV {libraries['pyav']}, FFmpeg {libraries['ffmpeg']}")


def unfinished_runs(case: Path | None = None) -> UnfinishedRuns:
    """Where windows of runs that do not end well are kept: in the case, else in the user's own folder."""
    return UnfinishedRuns((case or places.user_data()) / UNFINISHED)


def refuse_evidence_folder(folder: Path, evidence: Iterable[Path]) -> None:
    """Raises OutputBesideEvidence where `folder` is that of an exhibit, or lies inside a folder given as evidence.

    An exhibit given as a link lies in two folders: that of the link, and that of the file. Folders are compared as the
    file system knows them, so that neither a link nor another spelling of a name leads around this.
    """
    target = Path(os.path.realpath(folder))
    for given in evidence:
        whole = is_folder(given)
        places = [given] if whole else list(_folders_of(given))
        reached = (target, *target.parents) if whole else (target,)
        if any(_same_folder(one, place) for one in reached for place in places):
            raise OutputBesideEvidence(
                f"{cleaned(folder.name)} is the evidence's own folder; nothing is written beside evidence.",
                advice="Choose another folder.",
            )


def _folders_of(file: Path) -> Iterator[Path]:
    """The folder that `file` lies in, and where it is a link those of every further link and of the file itself."""
    one = file.absolute()
    yield Path(os.path.realpath(one)).parent
    for _ in range(_LONGEST_CHAIN):
        yield one.parent
        if not is_link(one):
            return
        one = one.parent / one.readlink()


def _same_folder(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:  # one of them is not there yet, or hidden from this user
        return False


def publish_report(
    path: Path,
    finished: AnalysisFinished,
    trail: AuditTrail,
    identity: "Identity",
    details: ReportDetails | None = None,
) -> tuple[Path, ...]:
    """Write the signed report; its own making is the last entry of the trail inside it.

    What `details` state is recorded before, and printed from there. Gives the unsigned copies that they ask for,
    written once the report stands. A failure of the report is recorded too. Raises SigningError, OutputNotWritable.
    """
    from vmdesk.report.copies import write_copies
    from vmdesk.report.write import write_report

    name, now, details = cleaned(path.name, 255), datetime.now(UTC), details or ReportDetails()
    trail.record(DETAILS_STATED, **details_recorded(details))
    trail.record("report made for signing", file=name, certificate_sha256=identity.facts.sha256)
    entries = trail.entries
    try:
        write_report(path, finished, entries, identity, now, details.logo)
    except BaseException as error:
        trail.record("report not written", file=name, error=type(error).__name__)
        raise
    trail.record("report written", file=name)
    copies = write_copies(path, finished, entries, identity.facts, now, details)
    if copies:
        trail.record("unsigned copies written", files=[cleaned(copy.name, 255) for copy in copies])
    return copies


def export_case(case: "CaseStore", path: Path) -> str:
    """Write a case as CASE/UCO, JSON or CSV, by the ending of `path`; gives the SHA-256 of what was written.

    Raises UsageError for another ending, OutputBesideEvidence, OutputNotWritable, CaseDamaged.
    """
    from vmdesk.case.interchange import FORMATS, contents_of

    refuse_evidence_folder(path.parent, [exhibit.path for exhibit in case.exhibits()])
    ending = path.suffix.removeprefix(".").lower()
    if ending not in FORMATS:
        raise UsageError(
            f"A case is not written as {cleaned(path.name)}.",
            advice="The name must end in .jsonld (CASE/UCO), .json or .csv.",
        )
    written = FORMATS[ending](contents_of(case)).encode()
    write_atomically(path, written)
    return hashlib.sha256(written).hexdigest()
