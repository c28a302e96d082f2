"""Windows of a run that did not end: kept as they come, read back only whole, and only for the same run."""

import os
import time
from pathlib import Path

import pytest

from vmdesk.case.unfinished import DAYS_KEPT, RunFile, UnfinishedRuns
from vmdesk.domain.faces import FaceDetection, FaceTrack
from vmdesk.domain.keeping import RunPlan
from vmdesk.domain.result import WindowScore

FACE = FaceDetection(4, (1.0, 2.0, 3.0, 4.0), (2.0, 3.0), (2.5, 4.0), 0.75)
PLAN = RunPlan(100, (FaceTrack(0, 0, 99, (FACE,), cut_after=True),))
KEY = "ab" * 32


def window(number: int) -> WindowScore:
    logits = (0.1 * number, -1 / 3)
    return WindowScore(number, number * 8, number * 8 + 16, number / 3, number / 3 + 0.64, None, logits, 0.25, "scored")


@pytest.fixture
def runs(tmp_path: Path) -> UnfinishedRuns:
    return UnfinishedRuns(tmp_path / "unfinished")


def opened(runs: UnfinishedRuns, key: str = KEY) -> RunFile:
    journal = runs.journal(key)
    assert journal is not None
    return journal


def kept(runs: UnfinishedRuns, windows: int) -> None:
    journal = opened(runs)
    journal.begin(PLAN)
    for number in range(windows):
        journal.add([window(number)])
    journal.close()


def test_what_was_kept_comes_back_to_the_bit(runs: UnfinishedRuns) -> None:
    assert opened(runs, "cd" * 32).find() is None
    kept(runs, 5)
    found = opened(runs).find()
    assert found is not None
    assert found.plan == PLAN
    assert found.windows == tuple(map(window, range(5)))


def test_carrying_on_adds_to_what_is_there(runs: UnfinishedRuns) -> None:
    kept(runs, 2)
    journal = opened(runs)
    journal.carry_on()
    journal.add([window(2), window(3)])
    journal.close()
    found = opened(runs).find()
    assert found is not None
    assert found.windows == tuple(map(window, range(4)))


@pytest.mark.parametrize("damage", ["cut", "flipped"])
def test_a_torn_tail_is_left_out_and_written_over(runs: UnfinishedRuns, tmp_path: Path, damage: str) -> None:
    kept(runs, 3)
    path = tmp_path / "unfinished" / f"{KEY}.run"
    data = bytearray(path.read_bytes())
    if damage == "cut":
        del data[-7:]
    else:
        data[-7] ^= 1
    path.write_bytes(data)
    journal = opened(runs)
    found = journal.find()
    assert found is not None
    assert len(found.windows) == 2
    journal.carry_on()
    journal.add([window(2)])
    again = journal.find()
    journal.close()
    assert again is not None
    assert again.windows == tuple(map(window, range(3)))


def test_a_file_of_another_kind_is_none(runs: UnfinishedRuns, tmp_path: Path) -> None:
    kept(runs, 1)
    folder = tmp_path / "unfinished"
    (folder / f"{'cd' * 32}.run").write_bytes((folder / f"{KEY}.run").read_bytes())
    assert opened(runs, "cd" * 32).find() is None
    (folder / f"{'ef' * 32}.run").write_bytes(b"\0" * 1000)
    assert opened(runs, "ef" * 32).find() is None


def test_one_run_is_kept_by_one_process_and_forgotten_when_told(runs: UnfinishedRuns, tmp_path: Path) -> None:
    kept(runs, 1)
    first = opened(runs)
    assert runs.journal(KEY) is None
    assert first.find() is not None
    first.forget()
    first.close()
    assert opened(runs).find() is None


def test_old_runs_are_removed(runs: UnfinishedRuns, tmp_path: Path) -> None:
    kept(runs, 1)
    path = tmp_path / "unfinished" / f"{KEY}.run"
    day = 24 * 3600
    os.utime(path, (0, time.time() - (DAYS_KEPT - 1) * day))
    opened(runs, "cd" * 32).close()
    assert path.exists()
    os.utime(path, (0, time.time() - (DAYS_KEPT + 1) * day))
    opened(runs, "cd" * 32).close()
    assert not path.exists()


def test_a_folder_that_cannot_be_used_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert UnfinishedRuns(tmp_path / "file" / "unfinished").journal(KEY) is None
