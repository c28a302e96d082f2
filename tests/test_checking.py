"""A second run's numbers against a report's: only what truly agrees is a match."""

import copy
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from vmdesk.case.trail import AuditTrail
from vmdesk.checking import SecondRun, compared, verify, window_by_window
from vmdesk.domain.checks import CheckProgress, ReportCheck
from vmdesk.domain.events import AnalysisFinished
from vmdesk.domain.result import AnalysisResult
from vmdesk.pipeline import Options, analyse
from vmdesk.report.identity import default_identity
from vmdesk.workbench import load_parts, publish_report


@pytest.fixture(scope="module")
def run(make_clip: Callable[..., Path], plain_model: Path) -> tuple[Path, AnalysisFinished]:
    clip, parts = make_clip(frames=40), load_parts(str(plain_model), "cpu")
    last = list(analyse(clip, parts.scorer, None, AuditTrail("tester"), Options(8)))[-1]
    assert isinstance(last, AnalysisFinished)
    return clip, last


@pytest.fixture(scope="module")
def result(run: tuple[Path, AnalysisFinished]) -> AnalysisResult:
    return run[1].result


@pytest.fixture
def told(result: AnalysisResult) -> dict[str, Any]:
    return dict(json.loads(result.to_json()))


def test_the_same_numbers_match(told: dict[str, Any], result: AnalysisResult) -> None:
    check = compared(told, result)
    assert check.outcome == "pass"
    assert check.detail.startswith("match: 5 scores")


def test_every_window_and_the_whole_clip_have_their_own_word(told: dict[str, Any], result: AnalysisResult) -> None:
    rows = window_by_window(told, result)
    assert [(row.start, row.outcome) for row in rows] == [
        *((w.start, "match") for w in result.windows),
        (None, "match"),
    ]
    first, *others = result.windows
    assert first.logits is not None
    for shift, word in ((2e-4, "within tolerance"), (6.0, "differs")):
        other = replace(first, logits=(first.logits[0] + shift, first.logits[1]))
        rows = window_by_window(told, replace(result, windows=(other, *others)))
        assert [row.outcome for row in rows] == [word, *("match" for _ in others), "match"]


def _forgeries() -> dict[str, Callable[[dict[str, Any]], None]]:
    def change(*where: Any, value: Any) -> Callable[[dict[str, Any]], None]:
        def apply(told: dict[str, Any]) -> None:
            for key in where[:-1]:
                told = told[key]
            told[where[-1]] = value

        return apply

    return {
        "score": change("windows", 1, "fake_score", value=0.01),
        "status": change("windows", 1, "status", value="damaged"),
        "start": change("windows", 1, "start", value=9),
        "seconds": change("windows", 1, "stop_seconds", value=99.0),
        "track": change("windows", 1, "track", value=3),
        "whole clip's score": change("whole_clip", "fake_score", value=0.5),
        "whole clip's frames": change("whole_clip", "frame_indices", value=list(range(16))),
        "highest": change("summary", "max_fake_score", value=0.0),
        "count": change("summary", "windows_scored", value=99),
        "segments": change("summary", "flagged_segments", value=[{"start": 0, "stop": 8, "track": None}]),
    }


@pytest.mark.parametrize("name", list(_forgeries()))
def test_forged_numbers_differ(told: dict[str, Any], result: AnalysisResult, name: str) -> None:
    _forgeries()[name](told)
    check = compared(told, result)
    assert check.outcome == "fail"
    assert check.detail.startswith("differs")


def test_a_report_cannot_state_its_own_tolerance(told: dict[str, Any], result: AnalysisResult) -> None:
    shifted = tuple(replace(w, logits=(w.logits[0] + 6, w.logits[1] + 6)) if w.logits else w for w in result.windows)
    told["settings"]["logit_tolerance"] = 1e9
    check = compared(told, replace(result, windows=shifted))
    assert check.outcome == "fail"
    assert "largest logit difference 6" in check.detail


def test_small_differences_are_within_tolerance(told: dict[str, Any], result: AnalysisResult) -> None:
    shifted = tuple(replace(w, logits=(w.logits[0] + 2e-4, w.logits[1])) if w.logits else w for w in result.windows)
    assert compared(told, replace(result, windows=shifted)).detail.startswith("within tolerance 0.001")


@pytest.mark.parametrize("spoil", ["windows", "settings", "summary", "model"])
def test_values_of_another_shape_are_told_not_thrown(told: dict[str, Any], result: AnalysisResult, spoil: str) -> None:
    told[spoil] = "nothing"
    with pytest.raises((KeyError, TypeError, ValueError)):
        compared(copy.deepcopy(told), result)


def test_a_model_that_is_not_at_hand_is_not_a_failure(
    run: tuple[Path, AnalysisFinished], plain_model: Path, tmp_path: Path
) -> None:
    clip, finished = run
    report, trail = tmp_path / "r.pdf", AuditTrail("tester")
    publish_report(report, finished, trail, default_identity(tmp_path / "home"))
    check = {c.name: c for c in verify(report, clip, rescore=True).checks}["rescore"]
    assert (check.outcome, "--model" in check.detail) == ("not checked", True)
    again = {c.name: c for c in verify(report, clip, rescore=True, model=str(plain_model)).checks}["rescore"]
    assert (again.outcome, again.detail.split(":")[0]) == ("pass", "match")
    alike = verify(report, clip, rescore=True, model=str(plain_model), second_run=SecondRun(batch=3, threads=1))
    assert {row.outcome for row in alike.rescored} == {"match"}
    assert len(alike.rescored) == len(finished.result.windows) + 1
    other = {c.name: c for c in verify(report, clip, rescore=True, model="vmdesk-face-tiny").checks}["rescore"]
    assert other.outcome == "not checked"


class LeftError(Exception):
    """Leaves a verification."""


def test_a_verification_tells_what_it_does_and_can_be_left_anywhere(
    run: tuple[Path, AnalysisFinished], plain_model: Path, tmp_path: Path
) -> None:
    clip, finished = run
    report = tmp_path / "r.pdf"
    publish_report(report, finished, AuditTrail("tester"), default_identity(tmp_path / "home"))
    told: list[CheckProgress | ReportCheck] = []
    whole = verify(report, clip, rescore=True, model=str(plain_model), watch=told.append)
    steps = [one.check for one in told if isinstance(one, CheckProgress)]
    assert list(dict.fromkeys(steps)) == ["", "evidence", "cited frames", "rescore"]
    sizes = [(one.done, one.total) for one in told if isinstance(one, CheckProgress) and one.check == "evidence"]
    assert sizes[-1] == (clip.stat().st_size, clip.stat().st_size)
    lines = [len(one.checks) for one in told if isinstance(one, ReportCheck)]
    assert lines == [len(whole.checks) - back for back in (3, 2, 1)]
    assert whole.to_json()["report_sha256"] == hashlib.sha256(report.read_bytes()).hexdigest()
    for step in ("", "evidence", "cited frames", "rescore"):

        def leave(news: CheckProgress | ReportCheck, step: str = step) -> None:
            if isinstance(news, CheckProgress) and news.check == step:
                raise LeftError

        with pytest.raises(LeftError):
            verify(report, clip, rescore=True, model=str(plain_model), watch=leave)


def test_a_report_that_fails_is_not_claimed_by_the_trail(run: tuple[Path, AnalysisFinished], tmp_path: Path) -> None:
    from vmdesk.domain.errors import OutputNotWritable

    trail = AuditTrail("tester")
    with pytest.raises(OutputNotWritable):
        publish_report(tmp_path / "no" / "r.pdf", run[1], trail, default_identity(tmp_path / "home"))
    assert [e.action for e in trail.entries] == ["report details", "report made for signing", "report not written"]
    assert trail.entries[-1].details["error"] == "OutputNotWritable"


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("model", "label_fake_index"), 5),
        (("windows", 0, "logits"), 3),
        (("windows", 0, "logits"), [10**400, 1]),
        (("summary", "threshold"), 10**400),
    ],
)
def test_a_crafted_report_fails_and_never_crashes(
    run: tuple[Path, AnalysisFinished],
    told: dict[str, Any],
    plain_model: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: tuple[Any, ...],
    value: Any,
) -> None:
    from vmdesk import checking

    inner = told
    for key in where[:-1]:
        inner = inner[key]
    inner[where[-1]] = value
    monkeypatch.setattr(checking, "check_report", lambda *_: ReportCheck("r.pdf", (), told))
    check = {c.name: c for c in verify(Path("r.pdf"), run[0], rescore=True, model=str(plain_model)).checks}["rescore"]
    assert check.outcome == "fail"
