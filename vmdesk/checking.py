"""Check a report against everything at hand: itself, the exhibit, and a second run of its numbers."""

import math
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from vmdesk.domain.checks import Check, ReportCheck
from vmdesk.domain.errors import VmdeskError
from vmdesk.domain.events import AnalysisFinished, Event
from vmdesk.domain.result import AnalysisResult
from vmdesk.domain.text import cleaned
from vmdesk.report.verification import check_report

EVIDENCE, FRAMES, RESCORE = "evidence", "cited frames", "rescore"
_Watch = Callable[[Event], None]


def verify(
    report: Path,
    evidence: Path | None = None,
    rescore: bool = False,
    signer: str | None = None,
    watch: _Watch | None = None,
) -> ReportCheck:
    """Every check of `report`, those that need the exhibit among them where `evidence` is given.

    `signer` is the SHA-256 fingerprint that the signing certificate must have. `rescore` runs the analysis again with
    the settings of the report; `watch` is told its events.
    """
    check = check_report(report, signer)
    if check.result is None:
        return check.having(
            *(Check(n, "not checked", "the report's result cannot be read") for n in (EVIDENCE, RESCORE))
        )
    if evidence is None:
        absent = "the exhibit was not given"
        return check.having(*(Check(n, "not checked", absent) for n in (EVIDENCE, FRAMES, RESCORE)))
    same = _same_exhibit(check.result, evidence)
    if same.outcome != "pass":
        other = (Check(n, "not checked", "the file given is not the exhibit") for n in (FRAMES, RESCORE))
        return check.having(same, *other)
    frames = _cited_frames(check.result, evidence)
    again = _rescored(check.result, evidence, watch) if rescore else Check(RESCORE, "not checked", "not asked for")
    return check.having(same, frames, again)


def _same_exhibit(told: dict[str, Any], evidence: Path) -> Check:
    from vmdesk.case.intake import intake

    try:
        item = intake(evidence)
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


def _cited_frames(told: dict[str, Any], evidence: Path) -> Check:
    """Decode the exhibit and hash the frames that the report shows."""
    from vmdesk.media.decoder import Decoder
    from vmdesk.media.index import read_index

    try:
        stated = {int(f["index"]): (f["pts"], f["sha256"]) for f in told["frames"]}
        with Decoder(evidence, *read_index(evidence)) as decoder:
            wrong = set(stated)
            for frame in decoder.iter_frames():
                if frame.index in stated and stated[frame.index] == (frame.pts, frame.plane_sha256()):
                    wrong.discard(frame.index)
    except VmdeskError as error:
        return Check(FRAMES, "fail", str(error))
    except (KeyError, TypeError, ValueError):
        return Check(FRAMES, "fail", "the report's list of frames cannot be read")
    if wrong:
        return Check(FRAMES, "fail", f"{len(wrong)} of {len(stated)} decode to other pixels: {sorted(wrong)[:20]}")
    return Check(FRAMES, "pass", f"all {len(stated)} decode to the pixels whose SHA-256 the report states")


def _rescored(told: dict[str, Any], evidence: Path, watch: _Watch | None) -> Check:
    try:
        return _compared(told, _run_again(told, evidence, watch))
    except VmdeskError as error:
        return Check(RESCORE, "fail", f"the analysis could not be run again: {error}")
    except (KeyError, TypeError, ValueError) as error:
        return Check(RESCORE, "fail", f"the report's settings cannot be read: {cleaned(repr(error))}")


def _run_again(told: dict[str, Any], evidence: Path, watch: _Watch | None) -> AnalysisResult | str:
    """The result of a second run, or why the model at hand is not the one."""
    from vmdesk.case.trail import AuditTrail
    from vmdesk.detect.bundles import find_bundle
    from vmdesk.pipeline import Options, analyse
    from vmdesk.workbench import load_parts

    bundle = find_bundle(str(told["model"]["id"]))
    if bundle.passport.sha256 != told["model"]["sha256"]:
        return f"the model {bundle.passport.id} here has other weights than the one reported"
    settings = told["settings"]
    parts = load_parts(bundle.passport.id)
    options = Options(int(settings["stride"]), int(settings["sampling_rate"]))
    for event in analyse(evidence, parts.scorer, parts.finder, AuditTrail(), options):
        if watch is not None:
            watch(event)
        if isinstance(event, AnalysisFinished):
            return event.result
    raise ValueError("no result")


def _compared(told: dict[str, Any], again: AnalysisResult | str) -> Check:
    if isinstance(again, str):
        return Check(RESCORE, "not checked", again)
    stated = {(w["index"], w["track"]): w for w in told["windows"]}
    found = {(w.index, w.track): w for w in again.windows}
    if stated.keys() != found.keys():
        return Check(RESCORE, "fail", f"differs: {len(stated)} windows reported, {len(found)} found now")
    tolerance = max(float(told["settings"]["logit_tolerance"]), again.settings.logit_tolerance)
    pairs = [(stated[key]["logits"], found[key].logits) for key in stated]
    pairs.append((told["whole_clip"]["logits"], again.whole_clip.logits))
    differences = [_difference(a, b) for a, b in pairs]
    worst, off = max(differences), sum(d > tolerance for d in differences)
    if off:
        return Check(RESCORE, "fail", f"differs: {off} of {len(pairs)} scores, largest logit difference {worst:.3g}")
    word = "match" if worst == 0 else f"within tolerance {tolerance:.3g}"
    return Check(RESCORE, "pass", f"{word}: {len(pairs)} scores, largest logit difference {worst:.3g}")


def _difference(stated: list[float] | None, found: tuple[float, float] | None) -> float:
    if stated is None or found is None:
        return 0.0 if stated is None and found is None else math.inf
    return max(abs(a - b) for a, b in zip(stated, found, strict=True))
