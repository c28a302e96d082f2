"""Sound reports of many kinds, for the false alarms of `flips.py`: differing clips, names, faces, notes, details, keys.

Every fifth comes from a true run of a small model with fixed random weights over a clip made on the spot; the others
from arithmetic in place of scores (`tests.report.conftest`), so that they are quick.
"""

import random
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import rescore
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from tests.report.conftest import make_certificate, make_finished, make_result
from vmdesk.case.trail import AuditTrail
from vmdesk.domain.events import AnalysisFinished
from vmdesk.domain.notes import (
    EXHIBIT_IDENTIFIED,
    MARK_MADE,
    OPINION_RECORDED,
    Mark,
    Opinion,
    mark_details,
    opinion_details,
)
from vmdesk.domain.report_details import ReportDetails
from vmdesk.pipeline import Options, analyse
from vmdesk.report.credentials import Identity, asn1_certificate
from vmdesk.report.identity import create_identity
from vmdesk.report.verification import check_report
from vmdesk.workbench import load_parts, publish_report

_NAMES = (
    "clip.mp4",
    "تسجيل كاميرا.mp4",
    "监控录像\u202egpj.mp4",
    "x" * 240 + ".mp4",
    "\n\t<b>&amp;.mp4",
    "Ωμέγα ночь.mov",
)
_EVERY = 5


def reports(folder: Path, count: int) -> Iterator[tuple[Path, Identity, str]]:
    """Each report on the disk, who signed it, and a word on what it holds."""
    identities = _identities(folder / "keys")
    analysed = _analysed(folder)
    for k in range(count):
        trail, identity = AuditTrail("examiner@bench"), identities[k % len(identities)]
        finished = analysed(k) if k % _EVERY == 0 else _arithmetic(k)
        _noted(trail, finished, k)
        path = folder / f"report-{k}.pdf"
        publish_report(path, finished, trail, identity, _details(k))
        kind = "analysed" if k % _EVERY == 0 else "arithmetic"
        yield path, identity, f"{kind}, {len(finished.result.windows)} windows, {len(finished.result.tracks)} faces"


def _identities(folder: Path) -> list[Identity]:
    """The usual one, and an RSA one with a bare certificate."""
    now = datetime.now(UTC)
    certificate, key = make_certificate(
        now - timedelta(days=1), now + timedelta(days=9), key=rsa.generate_private_key(65537, 3072)
    )
    return [create_identity(folder, "usual", None, now), Identity("rsa", "pkcs12", certificate, key)]


def _analysed(folder: Path) -> Callable[[int], AnalysisFinished]:
    parts = load_parts(str(rescore.made_model(folder / "model")), "cpu")

    def run(k: int) -> AnalysisFinished:
        clip = folder / f"clip-{k}.mp4"
        picture = f"testsrc2=size=192x128:rate=25,hue=h={7 * k}"
        source = ["-f", "lavfi", "-i", picture, "-frames:v", str(17 + 3 * k), "-c:v", "libx264"]
        subprocess.run(["ffmpeg", "-nostdin", "-v", "error", *source, str(clip)], check=True)
        *_, last = analyse(clip, parts.scorer, parts.finder, AuditTrail("bench"), Options(stride=8))
        assert isinstance(last, AnalysisFinished)
        return last

    return run


def _arithmetic(k: int) -> AnalysisFinished:
    chance = random.Random(k)
    return make_finished(make_result(chance.randrange(1, 120), k % 4, _NAMES[k % len(_NAMES)]))


def _noted(trail: AuditTrail, finished: AnalysisFinished, k: int) -> None:
    sha256 = finished.result.evidence.sha256
    trail.record(EXHIBIT_IDENTIFIED, exhibit=1, sha256=sha256, size_bytes=1)
    for number in range(k % 4):
        mark = Mark(number + 1, 3 * number, 512 * number, 0.12 * number, "lip edge \u202e (see <b>)")
        trail.record(MARK_MADE, exhibit=1, **mark_details(mark))
    if k % 3 == 0:
        opinion = Opinion(0, 9, "no signs of manipulation", "", True, "")
        trail.record(OPINION_RECORDED, exhibit=1, **opinion_details(opinion))


def _details(k: int) -> ReportDetails | None:
    if k % 2:
        return None
    words = "Is the face the recorded one?\nIf not, where?"
    return ReportDetails(
        "Laboratory 7 & Söhne", ("1 First Street",), case_number=f"C-{k}", asked=words, certification=True
    )


def check_all(folder: Path, count: int) -> int:
    """Print how many sound reports passed with us, pdfsig and pyHanko; how many did not with any of them."""
    began, wrong = time.perf_counter(), {"vmdesk": 0, "pdfsig": 0, "pyHanko": 0}
    for path, identity, kind in reports(folder, count):
        told = {"vmdesk": _ours(path, identity), "pdfsig": _pdfsig(path), "pyHanko": _pyhanko(path, identity)}
        for who, problem in told.items():
            wrong[who] += bool(problem)
            if problem:
                print(f"  FALSE ALARM: {who} on {path.name} ({kind}): {problem}")
    alarms = ", ".join(f"{who} {number}" for who, number in wrong.items())
    print(f"untouched {count} in {time.perf_counter() - began:.0f} s: false alarms: {alarms}")
    return sum(wrong.values())


def _ours(path: Path, identity: Identity) -> str:
    pinned, unpinned = check_report(path, identity.facts.sha256), check_report(path)
    if pinned.names("not checked") != ("trusted timestamp",) or not unpinned.verdict_line.startswith("Unknown signer"):
        return f"{pinned.verdict_line} {unpinned.verdict_line}"
    return pinned.verdict_line if pinned.failed else ""


def _pdfsig(path: Path) -> str:
    told = subprocess.run(["pdfsig", str(path)], stdout=subprocess.PIPE, text=True, check=False).stdout
    well = told.count("Signature is Valid.") == told.count("Total document signed") == told.count("Signature #") == 1
    return "" if well else told


def _pyhanko(path: Path, identity: Identity) -> str:
    context = ValidationContext(trust_roots=[asn1_certificate(identity.certificate)], allow_fetching=False)
    with path.open("rb") as file:
        (signature,) = PdfFileReader(file).embedded_signatures
        status = validate_pdf_signature(signature, context)
    whole = status.coverage.name == "ENTIRE_FILE" and status.docmdp_ok and status.modification_level.name == "NONE"
    return "" if status.bottom_line and whole else status.summary()
