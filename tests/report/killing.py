"""Kills the writing of a report at random points, and lets the disk run full under it; POSIX only.

    python -m tests.report.killing [--kills 30] [--seed 1]

Every second kill hits the whole making of a report, the others the putting of a finished one on the disk, over and
over. After each the report's name must hold a whole report that checks, and every other file must be hidden and
unfinished by its name. Prints figures and ends with 1 where that fails.
"""

import argparse
import contextlib
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.report.conftest import make_result, make_trail
from vmdesk.domain.errors import OutputNotWritable
from vmdesk.domain.events import AnalysisFinished
from vmdesk.files import write_atomically
from vmdesk.report.identity import create_identity
from vmdesk.report.verification import check_report
from vmdesk.report.write import signed_report, write_report

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
_LIMIT = 20_000


class Writing:
    """One report, written again and again with another time in it."""

    def __init__(self, folder: Path) -> None:
        self.identity = create_identity(folder / "home", "default", None, NOON)
        self.path = folder / "out" / "r.pdf"
        self.path.parent.mkdir()
        self.finished, self.entries = AnalysisFinished(make_result(), ()), make_trail()
        self.write(0)
        self.other = signed_report(self.finished, self.entries, self.identity, NOON)

    def write(self, number: int) -> None:
        when = NOON + timedelta(seconds=number)
        write_report(self.path, self.finished, self.entries, self.identity, when)

    def put(self, _: int) -> None:
        write_atomically(self.path, self.other)

    def problem(self) -> str:
        """What is wrong in the folder; empty where nothing is."""
        check = check_report(self.path, self.identity.facts.sha256, NOON + timedelta(days=1))
        others = [p.name for p in self.path.parent.iterdir() if p != self.path]
        odd = [name for name in others if not (name.startswith(".") and name.endswith(".part"))]
        return check.verdict_line if check.failed else ", ".join(odd)


def child(work: Callable[[int], None], limit: int | None = None) -> int:
    """A process that works over and over until it is killed; with `limit` no file may become larger than that."""
    if number := os.fork():
        return number
    code = 1
    with contextlib.suppress(BaseException):
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            for turn in range(1, 100_000):
                work(turn)
        except OutputNotWritable as error:
            code = error.exit_code
    os._exit(code)


def kill_all(writing: Writing, kills: int, seed: int) -> tuple[int, int]:
    """How many kills left something wrong, and how many an unfinished file."""
    chance, wrong, unfinished = random.Random(seed), 0, 0
    for turn in range(kills):
        work, longest = (writing.put, 0.05) if turn % 2 else (writing.write, 1.0)
        number = child(work)
        time.sleep(longest * chance.random())
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        if problem := writing.problem():
            wrong += 1
            print(f"  WRONG after kill {turn}: {problem}")
        for left in writing.path.parent.glob(".*.part"):
            unfinished += 1
            left.unlink()
    return wrong, unfinished


def fill(writing: Writing) -> bool:
    """Whether a disk that runs full gives the error of its own, leaves nothing behind and the old report whole."""
    before = writing.path.read_bytes()
    _, status = os.waitpid(child(writing.write, _LIMIT), 0)
    same = writing.path.read_bytes() == before and [*writing.path.parent.iterdir()] == [writing.path]
    return same and os.waitstatus_to_exitcode(status) == OutputNotWritable.exit_code


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        writing = Writing(Path(folder))
        wrong, unfinished = kill_all(writing, args.kills, args.seed)
        full = fill(writing)
    print(f"{args.kills} kills: {wrong} left a report that is not whole, {unfinished} an unfinished hidden file")
    print(f"full disk: {'its own error, the old report whole' if full else 'WRONG'}")
    return 0 if full and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
