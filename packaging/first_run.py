"""The sample exhibit scored, signed and verified here; then opened in the desktop, where there is a display."""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from environment import ROOT, StepFailed, step, tool

SAMPLE = ROOT / "resources" / "sample" / "astronaut.mp4"
TRUTH = SAMPLE.with_suffix(".json")
UNSEEN = ("offscreen", "minimal")
"""Platforms of Qt that draw windows where nobody sees them."""


def shows_windows(variables: Mapping[str, str]) -> bool:
    """Whether a person would see a window: the desktop finds a display, and Qt was not told to draw unseen."""
    if variables.get("QT_QPA_PLATFORM", "").startswith(UNSEEN):
        return False
    question = "import sys; from vmdesk.places import has_display; sys.exit(0 if has_display() else 1)"
    return subprocess.run([str(tool("python")), "-P", "-c", question], env=variables, check=False).returncode == 0


def vmdesk(*words: str) -> str:
    """Run vmdesk in the caller's folder, pass on what it says. Raises StepFailed with its exit code when not 0.

    Returns its standard output: printed here as well, unless it is for programs (`--json`).
    """
    done = subprocess.run([str(tool("vmdesk")), *words], stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if "--json" not in words or done.returncode:
        print(done.stdout, end="", flush=True)
    if done.returncode:
        code = done.returncode
        raise StepFailed(f"vmdesk {words[0]} ended with exit code {code}", code if code > 0 else 1)
    return done.stdout


def show_sample() -> int:
    """Score, sign and verify the sample, then open it where a window is seen; returns 0.

    Raises StepFailed with the exit code of the step that failed.
    """
    with step("analyze the sample"):
        told = outcome(vmdesk("analyze", str(SAMPLE), "--out", str(Path.cwd() / "vmdesk-output"), "--json"))
    with step("verify the signed report"):
        vmdesk("verify", told["report"], "--evidence", str(SAMPLE))
    truth = json.loads(TRUTH.read_text(encoding="utf-8"))
    for line in compare(json.loads(Path(told["result"]).read_text(encoding="utf-8")), truth):
        print(line)
    print(f"Signed report: {told['report']}", flush=True)
    if shows_windows(os.environ):
        print("[bootstrap] opening the sample in the desktop, which analyzes it again; close it to end", flush=True)
        vmdesk("open", str(SAMPLE), "--analyze")
    else:
        print("[bootstrap] no display here, so the desktop is not opened", flush=True)
    return 0


def outcome(lines: str) -> dict[str, str]:
    """The line of `vmdesk analyze --json` that names what was written. Raises StepFailed when there is none."""
    for line in lines.splitlines():
        told: dict[str, str] = json.loads(line)
        if told.get("event") == "result":
            return told
    raise StepFailed("vmdesk analyze wrote no result")


def manipulated_range(truth: dict[str, Any]) -> tuple[int, int]:
    """The manipulated frames of the sample, half-open, from its ground truth."""
    return int(truth["manipulated"]["start"]), int(truth["manipulated"]["stop"])


def compare(result: dict[str, Any], truth: dict[str, Any]) -> list[str]:
    """Sentences that say how the scores inside the manipulated range stand against those outside."""
    start, stop = manipulated_range(truth)
    inside, outside, across = [], [], 0
    for window in result["windows"]:
        if window["fake_score"] is None:
            continue
        if start <= window["start"] and window["stop"] <= stop:
            inside.append(window["fake_score"])
        elif window["stop"] <= start or stop <= window["start"]:
            outside.append(window["fake_score"])
        else:
            across += 1
    return sentences(inside, outside, across, (start, stop))


def sentences(inside: list[float], outside: list[float], across: int, frames: tuple[int, int]) -> list[str]:
    """Plain words for two lists of scores; windows that lie across an edge belong to neither."""
    if not inside or not outside:
        return ["The sample cannot be compared: no scored window on one side of the manipulated range."]
    means = sum(inside) / len(inside), sum(outside) / len(outside)
    if min(inside) > max(outside):
        words = "The middle stands out: every window inside scores higher than every window outside."
    elif means[0] > means[1]:
        words = "The middle is higher on average, but some windows outside score as high as some inside."
    else:
        words = "The middle does not stand out with this model."
    return [
        f"Manipulated frames {frames[0]} to {frames[1] - 1}: mean score inside {means[0]:.3f} ({len(inside)} windows), "
        f"outside {means[1]:.3f} ({len(outside)} windows); {across} across an edge left out.",
        words,
        "A score is no verdict; it is what this model gave for this clip.",
    ]
