"""Kill -9 at random moments of a queue: nothing acknowledged is lost, and the result is that of an undisturbed run.

    python -m tests.bench.kills --kills 300

The child is `vmdesk analyze --case` itself with a stand-in for the model. It tells on a file of its own, unbuffered,
what counts as kept: each window whose journal has returned, each entry of the audit trail that has been recorded.
After each kill the parent looks whether the database is sound and all of that is there; when a queue has come to its
end its results must be those of a run that nobody disturbed. Exits with 1 for anything lost.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
WINDOW_SECONDS = 0.004
"""What the stand-in takes for a window, so that a queue lasts long enough to be hit anywhere."""


def child(words: list[str], told: Path) -> int:
    """Run the command with a stand-in, and tell of all that is kept."""
    sys.path.insert(0, str(ROOT / "tests" / "ui"))
    from stand_in import PASSPORT, BrightnessScorer

    from vmdesk.case.trail import AuditTrail
    from vmdesk.case.unfinished import RunFile
    from vmdesk.cli import analyze, main
    from vmdesk.workbench import Parts

    line = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    class Slow(BrightnessScorer):
        def _score(self, clips: Any) -> Any:
            time.sleep(WINDOW_SECONDS * len(clips))
            return super()._score(clips)

    add, record = RunFile.add, AuditTrail.record_at
    counts: dict[str, int] = {}

    def added(self: RunFile, windows: Any) -> None:
        add(self, windows)
        counts[self._key] = counts.get(self._key, 0) + len(windows)
        os.write(line, f"windows {self._key} {counts[self._key]}\n".encode())

    def recorded(self: AuditTrail, *given: Any) -> Any:
        entry = record(self, *given)
        pending.append(f"entry {entry.seq} {entry.hash}\n")
        return entry

    pending: list[str] = []
    from vmdesk.case import store

    keep, changing = store.CaseStore._keep_entry, store.changing

    def kept(self: Any, entry: Any) -> None:
        keep(self, entry)
        if not self._line.in_transaction:
            os.write(line, f"entry {entry.seq} {entry.hash}\n".encode())

    from contextlib import contextmanager

    @contextmanager
    def committed(connection: Any) -> Any:
        pending.clear()
        with changing(connection):
            yield
        for one in pending:  # the commit has returned
            os.write(line, one.encode())

    RunFile.add, AuditTrail.record_at = added, recorded
    store.CaseStore._keep_entry, store.changing = kept, committed
    gate = Path(told.parent / "gate")
    gate.touch()
    analyze.load_parts = lambda *_: Parts(Slow(replace(PASSPORT, stride=1), gate), None)
    return main(words)


@dataclass
class Tally:
    """What came of it; `problems` are what must not be."""

    kills: int = 0
    ends: int = 0
    entries: int = 0
    windows: int = 0
    busy: int = 0
    problems: list[str] = field(default_factory=list)


def started(folder: Path, case: Path, out: Path, told: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.bench.kills", "--child", str(told), "--"]
    words = ["analyze", str(folder), "--case", str(case), "--out", str(out), "--no-report", "--json"]
    environment = os.environ | {"VMDESK_HOME": str(case.parent / "home"), "PYTHONPATH": str(ROOT)}
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([*command, *words], cwd=ROOT, env=environment, start_new_session=True, **silent)


def acknowledged(told: Path) -> tuple[dict[int, str], dict[str, int]]:
    """Hash by entry, and windows by run, as the child told; a line that was cut off was not told."""
    entries: dict[int, str] = {}
    windows: dict[str, int] = {}
    for line in told.read_text("utf-8").split("\n")[:-1] if told.exists() else ():
        kind, *words = line.split()
        if kind == "entry":
            entries[int(words[0])] = words[1]
        else:
            windows[words[0]] = int(words[1])
    return entries, windows


def opened(case: Path, tally: Tally) -> Any:
    """The case, once the killed process's children have let go of its lock: one between fork and exec holds it, too."""
    from vmdesk.case.store import CaseStore
    from vmdesk.domain.errors import CaseBusy

    for _ in range(100):
        try:
            return CaseStore(case)
        except CaseBusy:
            tally.busy += 1
            time.sleep(0.02)
    return CaseStore(case)


def look(case: Path, told: Path, tally: Tally) -> None:
    """Whether all that was acknowledged is there."""
    from vmdesk.case.queue import CaseQueue
    from vmdesk.case.unfinished import UnfinishedRuns

    if not (case / "case.db").exists():
        return
    line = sqlite3.connect(case / "case.db")
    sound = line.execute("PRAGMA integrity_check").fetchone()[0]
    line.close()
    if sound != "ok":
        tally.problems.append(f"kill {tally.kills}: the database is not sound: {sound}")
    entries, windows = acknowledged(told)
    with opened(case, tally) as store:
        there = {entry.seq: entry.hash for entry in store.trail.entries}
        lost = [seq for seq, digest in entries.items() if there.get(seq) != digest]
        kept = {one.number: store.analysis(one.number) for one in store.exhibits() if one.analyzed}
        finished = {item.exhibit for item in CaseQueue(store).items() if item.state == "finished"}
    if lost:
        tally.problems.append(f"kill {tally.kills}: entries lost: {lost[:5]}")
    if not finished <= set(kept):
        tally.problems.append(f"kill {tally.kills}: shown as finished without a result: {finished - set(kept)}")
    tally.entries += len(entries)
    runs = UnfinishedRuns(case / "unfinished")
    for key, count in windows.items():
        journal = runs.journal(key)
        found = journal.find() if journal is not None else None
        if journal is not None:
            journal.close()
        whole = any(one is not None and len(one.windows) >= count for one in kept.values())
        tally.windows += count
        if (found is None or len(found.windows) < count) and not whole:
            have = 0 if found is None else len(found.windows)
            tally.problems.append(f"kill {tally.kills}: {count} windows acknowledged, {have} kept")


def results(out: Path) -> dict[str, str]:
    """Each result as text, without the two times."""
    told = {}
    for path in sorted(out.glob("*.result.json")):
        one = json.loads(path.read_bytes())
        del one["provenance"]["started_utc"], one["provenance"]["finished_utc"]
        told[path.name] = json.dumps(one, sort_keys=True)
    return told


def footage(folder: Path) -> None:
    """Four short clips that differ."""
    import av
    import numpy as np

    folder.mkdir(parents=True)
    for number, frames in enumerate((40, 90, 60, 120)):
        with av.open(str(folder / f"clip{number}.mp4"), "w") as container:
            stream = container.add_stream("libx264", rate=25, options={"preset": "ultrafast", "g": "12"})
            stream.width, stream.height, stream.pix_fmt, stream.thread_count = 64, 64, "yuv420p", 1
            for k in range(frames):
                shade = np.full((64, 64, 3), (k * (number + 2)) % 256, np.uint8)
                container.mux(stream.encode(av.VideoFrame.from_ndarray(shade, format="rgb24")))
            container.mux(stream.encode(None))


def run(kills: int, seed: int, place: Path) -> Tally:
    """`kills` of them; each queue is begun anew once it came to its end."""
    chance, tally = random.Random(seed), Tally()
    footage(place / "in")
    begun = time.monotonic()
    plain = started(place / "in", place / "plain" / "case", place / "plain" / "out", place / "plain.told")
    if plain.wait() != 0:
        raise SystemExit("the undisturbed run failed")
    length, wanted = time.monotonic() - begun, results(place / "plain" / "out")
    print(f"an undisturbed queue takes {length:.1f} s; {sum(acknowledged(place / 'plain.told')[1].values())} windows")
    queue = 0
    while tally.kills < kills:
        queue += 1
        work = place / f"queue{queue}"
        told = work / "told"
        work.mkdir()
        while True:
            process = started(place / "in", work / "case", work / "out", told)
            try:
                code = process.wait(chance.uniform(0.3, length * 1.05))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                tally.kills += 1
                look(work / "case", told, tally)
                told.unlink(missing_ok=True)
                if tally.kills % 25 == 0:
                    print(f"{tally.kills} kills, {len(tally.problems)} problems", flush=True)
                continue
            tally.ends += 1
            if code != 0:
                tally.problems.append(f"queue {queue} ended with code {code}")
            if results(work / "out") != wanted:
                tally.problems.append(f"queue {queue}: results differ from those of the undisturbed run")
            break
        shutil.rmtree(work)
    return tally


def main() -> int:
    """Print what came of it; 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--child", type=Path)
    parser.add_argument("words", nargs="*")
    given = parser.parse_args()
    if given.child is not None:
        return child(given.words, given.child)
    with tempfile.TemporaryDirectory() as place:
        tally = run(given.kills, given.seed, Path(place))
    print(
        f"{tally.kills} kills; {tally.ends} queues came to their end; acknowledged and looked for: {tally.entries} "
        f"entries, {tally.windows} windows; found busy for 20 ms: {tally.busy}; problems: {len(tally.problems)}"
    )
    print("\n".join(tally.problems))
    return 1 if tally.problems else 0


if __name__ == "__main__":
    sys.exit(main())
