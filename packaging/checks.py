"""Every check of the project, one after the other; all run even when an early one fails."""

import os
import subprocess
import time

from environment import ROOT, tool

MOST_WORKERS = 4
"""Each holds torch and a model of its own; more would ask for much memory."""


def commands(pytest_words: list[str]) -> dict[str, list[str]]:
    """Name of a check -> its command; pytest stands last so that its closing line is near the end.

    Tests marked `alone` watch the clock or the one screen, and run by themselves; all others run side by side, those of
    a file in one process, for they share fixtures. With words of the caller's, pytest runs once, as they say.
    """
    python = str(tool("python"))
    pytest = [python, "-m", "pytest"]
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    whole = {
        "pytest, alone": [*pytest, "-m", "alone"],
        "pytest": [*pytest, "-m", "not alone", "--numprocesses", str(workers), "--dist", "loadfile"],
    }
    return {
        "ruff check": [python, "-m", "ruff", "check", "."],
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "mypy": [python, "-m", "mypy"],
        "lint-imports": [str(tool("lint-imports")), "--no-cache"],
        **({"pytest": [*pytest, *pytest_words]} if pytest_words else whole),
    }


def run_all(pytest_words: list[str]) -> int:
    """Run every check in the repository root, print a line for each; 0 when all passed, else 1."""
    surroundings = os.environ | {"PYTHONUNBUFFERED": "1"}
    surroundings.setdefault("QT_QPA_PLATFORM", "offscreen")
    outcomes = []
    for name, command in commands(pytest_words).items():
        print(f"[bootstrap] {name} ...", flush=True)
        begun = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode
        outcomes.append((name, code, time.monotonic() - begun))
    print("\n".join(summary(outcomes)), flush=True)
    return 1 if any(code for _, code, _ in outcomes) else 0


def summary(outcomes: list[tuple[str, int, float]]) -> list[str]:
    """One line for each (name, exit code, seconds)."""
    return [
        f"[bootstrap] {name:<13} {'passed' if code == 0 else f'FAILED (exit code {code})'} in {seconds:.1f} s"
        for name, code, seconds in outcomes
    ]
