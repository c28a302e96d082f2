"""`vmdesk analyze --case`: the queue of a case, carried on where it was left."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vmdesk.case.queue import CaseQueue
from vmdesk.case.store import CaseStore

ROOT = Path(__file__).resolve().parents[2]
Quick = tuple[Path, list[str]]


@pytest.fixture
def folder(quick: Quick, tmp_path: Path) -> Path:
    """Two videos and something named like one."""
    made = tmp_path / "in"
    made.mkdir()
    for name in ("a.mp4", "c.mp4"):
        shutil.copy(quick[0], made / name)
    (made / "b.mp4").write_text("words" * 99)
    return made


@pytest.fixture
def analyze(vmdesk: Any, quick: Quick, tmp_path: Path) -> Callable[..., tuple[Any, list[tuple[str, str]]]]:
    """Runs the command into the case; gives its outcome, and its events with the names of their exhibits."""

    def run(*given: object, out: str = "out") -> tuple[Any, list[tuple[str, str]]]:
        options = ("--case", tmp_path / "case", "--no-report", "--json", *quick[1])
        done = vmdesk("analyze", *given, "--out", tmp_path / out, *options)
        lines = [json.loads(line) for line in done.out.splitlines()]
        return done, [(line["event"], Path(line.get("exhibit", "")).name) for line in lines]

    return run


def states(tmp_path: Path) -> dict[str, str]:
    with CaseStore(tmp_path / "case", read_only=True) as case:
        return {item.path.name: item.state for item in CaseQueue(case).items()}


def test_a_folder_is_a_queue_that_is_not_scored_twice(analyze: Any, folder: Path, tmp_path: Path) -> None:
    done, events = analyze(folder)
    assert done.code == 3
    assert events == [("result", "a.mp4"), ("error", "b.mp4"), ("result", "c.mp4")]
    assert states(tmp_path) == {"a.mp4": "finished", "b.mp4": "failed", "c.mp4": "finished"}
    first = (tmp_path / "out" / "a.result.json").read_bytes()
    with (folder / "c.mp4").open("ab") as file:
        file.write(b"\0" * 8)
    done, events = analyze(folder, out="other")
    assert events[:2] == [("already analyzed", "a.mp4"), ("result", "a.mp4")]
    assert events[2:] == [("scored again", "c.mp4"), ("result", "c.mp4"), ("error", "b.mp4")]
    assert "a.mp4: analyzed already, with the same settings and bytes" in done.err
    assert "c.mp4: has changed since it was analyzed" in done.err
    assert (tmp_path / "other" / "a.result.json").read_bytes() == first
    done, events = analyze(folder / "a.mp4", folder / "c.mp4", "--stride", "4")
    assert events == [("result", "a.mp4"), ("result", "c.mp4")]
    with CaseStore(tmp_path / "case", read_only=True) as case:
        assert [one.analyses for one in case.exhibits()] == [2, 0, 3]


def test_other_settings_and_from_start_score_again(analyze: Any, quick: Quick, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(quick[0], tmp_path / "in" / "a.mp4")
    assert analyze(tmp_path / "in")[1] == [("result", "a.mp4")]
    done, events = analyze(tmp_path / "in", "--stride", "4")
    assert events == [("scored again", "a.mp4"), ("result", "a.mp4")]
    assert "with other settings" in done.err
    assert analyze(tmp_path / "in", "--stride", "4", "--from-start")[1] == [("result", "a.mp4")]


def test_what_was_interrupted_is_carried_on_and_what_waits_elsewhere_is_left(
    analyze: Any, folder: Path, tmp_path: Path
) -> None:
    assert analyze(folder / "a.mp4")[1] == [("result", "a.mp4")]
    with CaseStore(tmp_path / "case", "me") as case:
        queue = CaseQueue(case)
        for path in (folder / "c.mp4", tmp_path / "elsewhere.mp4"):
            queue.add(case.take_in(path))
        queue.begin(2)
    done, events = analyze(folder / "a.mp4", folder / "c.mp4")
    assert [event for event, _ in events] == [
        "queue carried on",
        "already analyzed",
        "result",
        "result",
        "others wait",
    ]
    assert "1 of 2 exhibits are not finished" in done.err
    assert states(tmp_path) == {"a.mp4": "finished", "c.mp4": "finished", "elsewhere.mp4": "waiting"}


def test_turns_are_those_of_the_queue(analyze: Any, folder: Path, tmp_path: Path) -> None:
    with CaseStore(tmp_path / "case", "me") as case:
        queue = CaseQueue(case)
        for name in ("a.mp4", "c.mp4"):
            queue.add(case.take_in(folder / name))
        queue.arrange([2, 1])
    assert analyze(folder)[1][1:] == [("result", "c.mp4"), ("result", "a.mp4"), ("error", "b.mp4")]


def test_a_defect_with_one_exhibit_costs_the_others_nothing(
    analyze: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vmdesk import pipeline

    analyse = pipeline.analyse

    def broken(path: Path, *rest: Any) -> Any:
        if path.name == "a.mp4":
            raise ZeroDivisionError("at a.mp4")
        return analyse(path, *rest)

    monkeypatch.setattr(pipeline, "analyse", broken)
    (folder / "b.mp4").unlink()
    done, events = analyze(folder)
    assert (done.code, events) == (70, [("error", "a.mp4"), ("result", "c.mp4")])
    assert states(tmp_path) == {"a.mp4": "failed", "c.mp4": "finished"}


def test_ctrl_c_puts_the_exhibit_back(
    analyze: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vmdesk import pipeline

    def stopped(*_: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "analyse", stopped)
    assert analyze(folder)[0].code == 130
    assert states(tmp_path) == {"a.mp4": "waiting", "b.mp4": "waiting", "c.mp4": "waiting"}


def test_to_watch_needs_a_folder_and_a_case(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    out = ("--out", tmp_path / "out", "--watch", *quick[1])
    assert vmdesk("analyze", tmp_path / "in", *out).code == 2
    assert vmdesk("analyze", quick[0], *out, "--case", tmp_path / "case").code == 2
    (tmp_path / "case" / "in").mkdir(parents=True)
    refused = vmdesk("analyze", tmp_path / "case" / "in", *out, "--case", tmp_path / "case")
    assert refused.code == 2
    assert "not watched" in refused.err or "own folder" in refused.err


def test_a_folder_is_watched_until_ctrl_c(
    analyze: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that become whole while it looks are scored; time is the test's own."""
    moments = iter(range(0, 1000, 2))
    turns = 0

    def sleep(_seconds: float) -> None:
        nonlocal turns
        turns += 1
        if turns == 4:
            shutil.copy(folder / "a.mp4", folder / "late.mp4")
        if turns == 9:
            raise KeyboardInterrupt

    monkeypatch.setattr("vmdesk.cli.case_queue.time.sleep", sleep)
    monkeypatch.setattr("vmdesk.cli.case_queue.time.monotonic", lambda: next(moments))
    (folder / "b.mp4").unlink()
    done, events = analyze(folder, "--watch")
    assert done.code == 0
    assert events == [("watching", ""), ("result", "a.mp4"), ("result", "c.mp4"), ("result", "late.mp4")]
    with CaseStore(tmp_path / "case", read_only=True) as case:
        actions = [e.action for e in case.trail.entries]
    assert [actions.count(f"folder {what}") for what in ("watched from now on", "no longer watched")] == [1, 1]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL as on POSIX systems")
def test_a_queue_that_was_killed_goes_on_where_it_stopped(
    vmdesk: Any, make_clip: Callable[..., Path], plain_model: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for name, frames in (("a.mp4", 24), ("b.mp4", 120), ("c.mp4", 25)):
        shutil.copy(make_clip(frames=frames), tmp_path / "in" / name)
    options = ["--no-report", "--stride", "1", "--model", str(plain_model)]
    given = ["analyze", str(tmp_path / "in"), "--case", str(tmp_path / "case")]
    command = [sys.executable, "-m", "vmdesk", *given, "--out", str(tmp_path / "out"), *options]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
        while not any(path.stat().st_size > 5_000 for path in _kept(tmp_path / "case")):
            assert process.poll() is None, "ended before it could be killed"
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    assert states(tmp_path) == {"a.mp4": "finished", "b.mp4": "running", "c.mp4": "waiting"}
    done = vmdesk(*given, "--out", tmp_path / "out", "--json", *options)
    events = [(line["event"], Path(line.get("exhibit", "")).name) for line in map(json.loads, done.out.splitlines())]
    assert events[:3] == [("queue carried on", ""), ("already analyzed", "a.mp4"), ("result", "a.mp4")]
    assert events[3:] == [("resumed", "b.mp4"), ("result", "b.mp4"), ("result", "c.mp4")]
    anew = [given[0], given[1], "--case", str(tmp_path / "anew"), "--out", str(tmp_path / "anew-out")]
    assert vmdesk(*anew, *options).code == 0
    assert [_told(tmp_path / "out", name) for name in "abc"] == [_told(tmp_path / "anew-out", name) for name in "abc"]
    assert states(tmp_path) == {"a.mp4": "finished", "b.mp4": "finished", "c.mp4": "finished"}


def _kept(case: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return list((case / "unfinished").glob("*.run"))
    return []


def _told(out: Path, name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((out / f"{name}.result.json").read_bytes())
    del told["provenance"]["started_utc"], told["provenance"]["finished_utc"]
    return told
