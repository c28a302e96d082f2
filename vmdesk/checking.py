"""Check a report against everything at hand: itself, the exhibit, and a second run of its numbers."""

import math
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from vmdesk.domain.checks import LOADING, Check, CheckProgress, ReportCheck, Rescored
from vmdesk.domain.errors import VmdeskError
from vmdesk.domain.events import AnalysisFinished, Progress
from vmdesk.domain.evidence import EvidenceItem
from vmdesk.domain.faces import Square
from vmdesk.domain.result import SCORED, AnalysisResult, WholeClipScore, WindowScore, canonical_json
from vmdesk.domain.scoring import LOGIT_TOLERANCES
from vmdesk.domain.text import cleaned
from vmdesk.domain.timeline import fake_score, summary
from vmdesk.report.verification import check_report

if TYPE_CHECKING:
    from vmdesk.workbench import Parts

EVIDENCE, FRAMES, RESCORE = "evidence", "cited frames", "rescore"
_LAYOUT = ("index", "start", "stop", "start_seconds", "stop_seconds", "track", "status")
_ROUNDING = 1e-6
Watch = Callable[[CheckProgress | ReportCheck], None]
"""Told how far a verification is, and each time the lines found so far. What it raises ends the verification."""
_FRAMES_A_STEP = 16
"""Frames of the exhibit between two moments at which a verification can be left."""


@dataclass(frozen=True, slots=True)
class SecondRun:
    """How the numbers are computed again: windows at once and threads of the processor, None for the usual."""

    batch: int | None = None
    threads: int | None = None


def verify(
    report: Path,
    evidence: Path | None = None,
    rescore: bool = False,
    signer: str | None = None,
    model: str | None = None,
    watch: Watch | None = None,
    second_run: SecondRun | None = None,
) -> ReportCheck:
    """Every check of `report`, those that need the exhibit among them where `evidence` is given.

    `signer` is the SHA-256 fingerprint that the signing certificate must have. `rescore` runs the analysis again with
    the settings of the report, using the installed model of the same weights or the one at `model` (id or folder);
    `second_run` says in which batches and on how many threads it computes. `watch` is called between checks, and
    while one reads or scores the exhibit; an exception of its own class, raised there, comes through.
    """
    tell = watch or _nobody
    tell(CheckProgress(""))
    check = check_report(report, signer)
    tell(check)
    if check.result is None:
        return check.having(
            *(Check(n, "not checked", "the report's result cannot be read") for n in (EVIDENCE, RESCORE))
        )
    if evidence is None:
        absent = "the exhibit was not given"
        return check.having(*(Check(n, "not checked", absent) for n in (EVIDENCE, FRAMES, RESCORE)))
    same = _same_exhibit(check.result, evidence, tell)
    tell(check.having(same))
    if same.outcome != "pass":
        other = (Check(n, "not checked", "the file given is not the exhibit") for n in (FRAMES, RESCORE))
        return check.having(same, *other)
    frames = _cited_frames(check.result, evidence, tell)
    tell(check.having(same, frames))
    if not rescore:
        return check.having(same, frames, Check(RESCORE, "not checked", "not asked for"))
    again, rows = _rescored(check.result, evidence, model, tell, second_run or SecondRun())
    return replace(check.having(same, frames, again), rescored=rows)


def _nobody(_told: CheckProgress | ReportCheck) -> None:
    """Listens to nothing."""


def _same_exhibit(told: dict[str, Any], evidence: Path, tell: Watch) -> Check:
    try:
        item = _hashed(evidence, tell)
        stated = told["evidence"]
        digests = asdict(item.digests)
        wrong = [name for name, value in digests.items() if stated[name] != value]
    except VmdeskError as error:
        return Check(EVIDENCE, "fail", str(error))
    except (KeyError, TypeError):
        return Check(EVIDENCE, "fail", "the report does not state the exhibit's digests")
    if wrong or stated.get("size_bytes") != item.size_bytes:
        return Check(
            EVIDENCE, "fail", f"this file has SHA-256 {item.digests.sha256}; it is not the exhibit reported on"
        )
    return Check(EVIDENCE, "pass", f"size, SHA-256, SHA-1 and MD5 are those of the report ({item.digests.sha256})")


def _hashed(evidence: Path, tell: Watch) -> EvidenceItem:
    """The exhibit's size and digests, told block by block. Raises a subclass of EvidenceError."""
    from vmdesk.case.intake import hashing

    tell(CheckProgress(EVIDENCE, unit="bytes"))
    blocks, size = hashing(evidence), _size(evidence)
    while True:
        try:
            done = next(blocks)
        except StopIteration as finished:
            item: EvidenceItem = finished.value
            return item
        tell(CheckProgress(EVIDENCE, "", done, size, "bytes"))


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except (OSError, ValueError):  # said by what reads it
        return None


def _cited_frames(told: dict[str, Any], evidence: Path, tell: Watch) -> Check:
    """Decode the exhibit and hash the frames that the report shows."""
    from vmdesk.media.decoder import Decoder
    from vmdesk.media.index import read_index

    tell(CheckProgress(FRAMES, unit="frames"))
    try:
        stated = {int(f["index"]): (f["pts"], f["sha256"]) for f in told["frames"]}
        stream, index = read_index(evidence)
        with Decoder(evidence, stream, index) as decoder:
            wrong = set(stated)
            cited = np.isin(np.arange(max(stated, default=0) + 1), list(stated))
            for frame in decoder.iter_frames(pictures=False, hashes=cited):
                if frame.index % _FRAMES_A_STEP == 0:
                    tell(CheckProgress(FRAMES, "", frame.index, len(index), "frames"))
                if frame.index in stated and stated[frame.index] == (frame.pts, frame.plane_sha256()):
                    wrong.discard(frame.index)
    except VmdeskError as error:
        return Check(FRAMES, "fail", str(error))
    except (KeyError, TypeError, ValueError):
        return Check(FRAMES, "fail", "the report's list of frames cannot be read")
    if wrong:
        return Check(FRAMES, "fail", f"{len(wrong)} of {len(stated)} decode to other pixels: {sorted(wrong)[:20]}")
    return Check(FRAMES, "pass", f"all {len(stated)} decode to the pixels whose SHA-256 the report states")


def _rescored(
    told: dict[str, Any], evidence: Path, model: str | None, tell: Watch, second: SecondRun
) -> tuple[Check, tuple[Rescored, ...]]:
    tell(CheckProgress(RESCORE, LOADING))
    try:
        parts = _same_model(told, model, second)
    except VmdeskError as error:
        return Check(RESCORE, "not checked", f"the model cannot be used here: {error}"), ()
    except (KeyError, TypeError) as error:
        return Check(RESCORE, "fail", f"the report's model cannot be read: {cleaned(repr(error))}"), ()
    if parts is None:
        return Check(
            RESCORE,
            "not checked",
            "the model reported is not at hand (give its folder as the model, on the command line with --model)",
        ), ()
    try:
        if wrong := _contradiction(told):
            return Check(RESCORE, "fail", f"differs: {wrong}"), ()
        again = _run_again(told, evidence, parts, tell)
        return compared(told, again), window_by_window(told, again)
    except VmdeskError as error:
        return Check(RESCORE, "fail", f"the analysis could not be run again: {error}"), ()
    except (LookupError, TypeError, ValueError, ArithmeticError) as error:
        return Check(RESCORE, "fail", f"the report's numbers cannot be read: {cleaned(repr(error))}"), ()


def _same_model(told: dict[str, Any], model: str | None, second: SecondRun) -> "Parts | None":
    """The model with the weights reported, among those installed or at `model`; never a path that a report names."""
    from vmdesk.detect.bundles import find_bundle, installed_bundles
    from vmdesk.workbench import load_parts

    reported = told["model"]
    offered = [find_bundle(model)] if model else [b for b in installed_bundles() if b.passport.id == reported["id"]]
    same = [b for b in offered if b.passport.sha256 == reported["sha256"]]
    return load_parts(str(same[0].folder), batch=second.batch, threads=second.threads) if same else None


def _run_again(told: dict[str, Any], evidence: Path, parts: "Parts", tell: Watch) -> AnalysisResult:
    from vmdesk.case.trail import AuditTrail
    from vmdesk.pipeline import Options, analyse

    settings = told["settings"]
    region = settings.get("region")
    square = Square(*(float(value) for value in region)) if region else None
    options = Options(int(settings["stride"]), int(settings["sampling_rate"]), square)
    for event in analyse(evidence, parts.scorer, parts.finder, AuditTrail(), options):
        if isinstance(event, Progress):
            tell(CheckProgress(RESCORE, event.stage.value, event.done, event.total, event.unit))
        if isinstance(event, AnalysisFinished):
            return event.result
    raise ValueError("no result")


def compared(told: dict[str, Any], again: AnalysisResult) -> Check:
    """A report's result (JSON values) against a second run's: every window, the whole clip, and the summary.

    Logits may differ by the tolerance of the less exact of the two precisions; the report's own statement of a
    tolerance counts for nothing. Raises LookupError, TypeError, ValueError or ArithmeticError on
    values of another shape.
    """
    if (wrong := _contradiction(told)) or (wrong := _other_layout(told, again)):
        return Check(RESCORE, "fail", f"differs: {wrong}")
    tolerance = _tolerance(told, again)
    pairs = [(w["logits"], found.logits) for w, found in zip(told["windows"], again.windows, strict=True)]
    pairs.append((told["whole_clip"]["logits"], again.whole_clip.logits))
    differences = [_difference(a, b) for a, b in pairs]
    worst, off = max(differences), sum(not d <= tolerance for d in differences)
    if off:
        return Check(RESCORE, "fail", f"differs: {off} of {len(pairs)} scores, largest logit difference {worst:.3g}")
    word = "match" if worst == 0 else f"within tolerance {tolerance:.3g}"
    return Check(RESCORE, "pass", f"{word}: {len(pairs)} scores, largest logit difference {worst:.3g}")


def window_by_window(told: dict[str, Any], again: AnalysisResult) -> tuple[Rescored, ...]:
    """Each score of a report's result (JSON values) beside a second run's: windows in order, the whole clip last.

    Empty where the two have other windows. Raises as `compared` does.
    """
    if _other_layout(told, again):
        return ()
    tolerance = _tolerance(told, again)
    rows = [
        _one_again((w.start, w.stop, w.track), stated, w, tolerance)
        for stated, w in zip(told["windows"], again.windows, strict=True)
    ]
    return *rows, _one_again((None, None, None), told["whole_clip"], again.whole_clip, tolerance)


def _one_again(
    place: tuple[int | None, int | None, int | None],
    stated: dict[str, Any],
    found: WindowScore | WholeClipScore,
    tolerance: float,
) -> Rescored:
    difference = _difference(stated["logits"], found.logits)
    word: Literal["match", "within tolerance", "differs"] = "match" if difference == 0 else "within tolerance"
    word = word if difference <= tolerance else "differs"
    told = difference if math.isfinite(difference) else None
    return Rescored(*place, stated["fake_score"], found.fake_score, told, word)


def _tolerance(told: dict[str, Any], again: AnalysisResult) -> float:
    """That of the less exact of the two runs' precisions."""
    return max(LOGIT_TOLERANCES[str(told["settings"]["precision"])], LOGIT_TOLERANCES[again.settings.precision])


def _contradiction(told: dict[str, Any]) -> str:
    """What the reported numbers say against each other; empty when scores follow from logits, the summary from both."""
    fake = int(told["model"]["label_fake_index"])
    for name, one in [*((f"window {w['index']}", w) for w in told["windows"]), ("the whole clip", told["whole_clip"])]:
        logits, score = one["logits"], one["fake_score"]
        if (logits is None) != (score is None) or (one["status"] in SCORED) != (score is not None):
            return f"status, logits and score of {name} do not go together"
        if logits is not None and abs(fake_score(np.array(logits, dtype=np.float32), fake) - score) > _ROUNDING:
            return f"the score of {name} does not follow from its logits"
    windows = [WindowScore(**{**w, "logits": w["logits"] and tuple(w["logits"])}) for w in told["windows"]]
    stated = told["summary"]
    expected = asdict(summary(windows, float(stated["threshold"]), stated["threshold_source"]))
    return "" if canonical_json(expected) == canonical_json(stated) else "the summary does not follow from the windows"


def _other_layout(told: dict[str, Any], again: AnalysisResult) -> str:
    """What differs besides numbers: which windows there are, their frames, times, tracks and status."""
    stated = [[w[name] for name in _LAYOUT] for w in told["windows"]]
    found = [[getattr(w, name) for name in _LAYOUT] for w in again.windows]
    if stated != found:
        return f"other windows, times or status: {len(stated)} windows reported, {len(found)} found now"
    whole = told["whole_clip"]
    if (whole["frame_indices"], whole["status"]) != (list(again.whole_clip.frame_indices), again.whole_clip.status):
        return "other frames or status of the whole clip"
    return ""


def _difference(stated: list[float] | None, found: tuple[float, float] | None) -> float:
    if stated is None or found is None:
        return 0.0 if stated is None and found is None else math.inf
    return max(abs(a - b) for a, b in zip(stated, found, strict=True))
