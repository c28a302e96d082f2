"""Reports of which everything agrees, signed anew or laid beside another file: what the exhibit gives away."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import pytest

from vmdesk.case.trail import AuditTrail
from vmdesk.checking import verify
from vmdesk.domain.checks import ReportCheck
from vmdesk.domain.events import AnalysisFinished
from vmdesk.domain.result import AnalysisResult
from vmdesk.domain.timeline import fake_score, summary
from vmdesk.pipeline import Options, analyse
from vmdesk.report.credentials import Identity
from vmdesk.report.identity import create_identity
from vmdesk.workbench import load_parts, publish_report


@pytest.fixture(scope="module")
def clip(make_clip: Callable[..., Path]) -> Path:
    return make_clip(frames=40)


@pytest.fixture(scope="module")
def result(clip: Path, plain_model: Path) -> AnalysisResult:
    parts = load_parts(str(plain_model), "cpu", "fp32")
    *_, last = analyse(clip, parts.scorer, None, AuditTrail("tester"), Options(8))
    assert isinstance(last, AnalysisFinished)
    return last.result


@pytest.fixture(scope="module")
def identity(tmp_path_factory: pytest.TempPathFactory) -> Identity:
    return create_identity(tmp_path_factory.mktemp("home"), "default", None)


@pytest.fixture(scope="module")
def report(result: AnalysisResult, identity: Identity, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _published(tmp_path_factory.mktemp("report") / "r.pdf", result, identity)


def _published(path: Path, result: AnalysisResult, identity: Identity) -> Path:
    publish_report(path, AnalysisFinished(result, ()), AuditTrail("tester"), identity)
    return path


def _outcomes(check: ReportCheck) -> dict[str, str]:
    return {one.name: one.outcome for one in check.checks}


def test_the_exhibit_itself(report: Path, clip: Path, identity: Identity) -> None:
    check = verify(report, clip, signer=identity.facts.sha256)
    assert check.names("fail") == ()
    assert check.names("not checked") == ("trusted timestamp", "rescore")


def test_another_exhibit(report: Path, make_clip: Callable[..., Path]) -> None:
    check = verify(report, make_clip(frames=41), rescore=True)
    assert check.names("fail") == ("evidence",)
    assert {"cited frames", "rescore"} <= set(check.names("not checked"))
    assert check.verdict_line.startswith("FAILED")


def test_the_exhibit_encoded_again(report: Path, clip: Path, tmp_path: Path) -> None:
    again = tmp_path / clip.name
    with av.open(str(clip)) as source, av.open(str(again), "w") as target:
        stream = target.add_stream("libx264", rate=25, options={"crf": "30"})
        stream.width, stream.height, stream.pix_fmt = 192, 128, "yuv420p"
        for frame in source.decode(video=0):
            target.mux(stream.encode(frame.reformat(format="yuv420p")))
        target.mux(stream.encode(None))
    assert verify(report, again).names("fail") == ("evidence",)


def test_other_pixels_cited_than_the_exhibit_has(
    result: AnalysisResult, clip: Path, identity: Identity, tmp_path: Path
) -> None:
    first, *others = result.frames
    forged = replace(result, frames=(replace(first, sha256="ab" * 32), *others))
    check = verify(_published(tmp_path / "r.pdf", forged, identity), clip)
    assert check.names("fail") == ("cited frames",)
    told = next(one.detail for one in check.checks if one.name == "cited frames")
    assert told == f"1 of {len(result.frames)} decode to other pixels: [{first.index}]"


@pytest.fixture(scope="module")
def lowered(result: AnalysisResult) -> AnalysisResult:
    """One window's score lowered, with logits to fit, and the summary of it all."""
    window = result.windows[2]
    assert window.logits is not None
    logits = (window.logits[0] + 4.0, window.logits[1] - 4.0)
    index = result.model.label_fake_index
    changed = replace(window, logits=logits, fake_score=fake_score(_float32(logits), index))
    windows = (*result.windows[:2], changed, *result.windows[3:])
    told = result.summary
    return replace(result, windows=windows, summary=summary(windows, told.threshold, told.threshold_source))


def _float32(logits: tuple[float, float]) -> Any:
    import numpy as np

    return np.array(logits, dtype=np.float32)


def test_a_lowered_score_signed_anew_differs_in_that_window(
    lowered: AnalysisResult, clip: Path, plain_model: Path, tmp_path: Path
) -> None:
    stranger = create_identity(tmp_path / "home", "stranger", None)
    report = _published(tmp_path / "r.pdf", lowered, stranger)
    assert verify(report).verdict_line.startswith("Unknown signer")
    check = verify(report, clip, rescore=True, model=str(plain_model))
    assert check.names("fail") == ("rescore",)
    words = ["match"] * (len(lowered.windows) + 1)
    words[2] = "differs"
    assert [row.outcome for row in check.rescored] == words


def test_another_process_batch_and_thread_count_match(
    report: Path, clip: Path, plain_model: Path, result: AnalysisResult, identity: Identity
) -> None:
    given = ["--evidence", clip, "--model", plain_model, "--signer", identity.facts.sha256, "--json"]
    command = [sys.executable, "-m", "vmdesk", "verify", report, *given, "--rescore", "--batch", "3", "--threads", "1"]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (result.settings.device, result.settings.precision) == ("cpu", "fp32")
    assert [one["outcome"] for one in told["rescored"]] == ["match"] * (len(result.windows) + 1)
    assert next(c["detail"] for c in told["checks"] if c["name"] == "rescore").startswith("match: ")
