"""What a large case costs: its size on disk, its opening at the desktop, the scrolling of its overview.

    python -m tests.bench.case [--exhibits 1000] [--windows 5000] [--pictures] [--rounds 5] [--json]

The case is made once through the store, in the system's folder for temporary files: each exhibit with one analysis of
`--windows` synthetic windows, ten entries of the trail, and what a report is made of; with `--pictures` also the
eighteen pictures of a report, decoded from the sample video. Opening is timed from the wish to the case being listed,
to the first exhibit's result being on the graph, and from the overview's key to all exhibits being painted; beside it
the same for a case of one such exhibit: the ratio is what many exhibits cost. The longest turn of the window's thread,
a frame of scrolling (a move of the bar and the painting that follows) and a change of what is sought are in time of
its processor. No model is loaded. Needs a display, or QT_QPA_PLATFORM=offscreen.
"""

import argparse
import json
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import av
import numpy as np
from PySide6.QtCore import QEventLoop, QSettings

from tests.report.conftest import make_result
from vmdesk import places
from vmdesk.background.process import start_scoring_process
from vmdesk.case.intake import intake
from vmdesk.case.records import KeptAnalysis
from vmdesk.case.sealing import sealed
from vmdesk.case.store import CaseStore
from vmdesk.domain.analysis_facts import facts_of
from vmdesk.domain.events import AnalysisFinished, Illustration
from vmdesk.domain.evidence import Digests, EvidenceItem
from vmdesk.domain.notes import MARK_MADE, Mark, mark_details
from vmdesk.domain.result import AnalysisResult
from vmdesk.ui.app import make_application
from vmdesk.ui.window import MainWindow

SAMPLE = places.resources() / "sample" / "astronaut.mp4"
IDLE = "import sys\nsys.stdin.buffer.read()\n"
"""In the place of the scoring process: no model is loaded meanwhile."""
KINDS = 16
"""So many different analyses are kept in turn: synthetic numbers need not be made anew for each exhibit."""


def pictures() -> tuple[Illustration, ...]:
    """Sixteen squares of 224 pixels and two larger pictures out of the sample."""
    with av.open(str(SAMPLE)) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)][:18]
    squares = [
        Illustration(k, "whole-clip", np.ascontiguousarray(rgb[:224, :224])) for k, rgb in enumerate(frames[:16])
    ]
    return (*squares, *(Illustration(k, "peak", np.ascontiguousarray(rgb)) for k, rgb in enumerate(frames[16:])))


def analyses(windows: int, shown: tuple[Illustration, ...]) -> list[KeptAnalysis]:
    """Different results of as many windows, each as a case keeps it."""
    return [_kept(_with_other_scores(make_result(windows, 0), seed), shown) for seed in range(KINDS)]


def _with_other_scores(result: AnalysisResult, seed: int) -> AnalysisResult:
    """Every score with digits of its own, as a model's are: sines would be kept in half the room."""
    values = np.random.default_rng(seed).random(len(result.windows), dtype=np.float32).astype(float)
    rows = zip(result.windows, values.tolist(), strict=True)
    windows = tuple(
        replace(w, logits=(1 - v, v), fake_score=v * 0.98) if w.fake_score is not None else w for w, v in rows
    )
    summary = replace(result.summary, max_fake_score=max(w.fake_score or 0.0 for w in windows))
    return replace(result, windows=windows, summary=summary)


def _kept(result: AnalysisResult, shown: tuple[Illustration, ...]) -> KeptAnalysis:
    seen = sealed(AnalysisFinished(result, shown))
    top, facts = result.summary.max_fake_score, facts_of(result)
    return KeptAnalysis(seen, result.windows, result.whole_clip, (), (), (), None, None, top, facts)


def made(exhibits: int, windows: int, with_pictures: bool) -> Path:
    """The folder of the case, made where it is not there yet; its exhibits are links to one copy of the sample."""
    name = f"case-{exhibits}-{windows}{'-pictures' if with_pictures else ''}"
    folder = Path(tempfile.gettempdir()) / "vmdesk-bench" / name
    if (folder / "done").exists():
        return folder / "case"
    sys.stderr.write(f"making {folder} ...\n")
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "exhibits").mkdir(parents=True)
    source = Path(shutil.copy(SAMPLE, folder / "sample.mp4"))
    kept, known = analyses(windows, pictures() if with_pictures else ()), intake(source)
    with CaseStore(folder / "case", "bench") as store:
        for number in range(1, exhibits + 1):
            path = folder / "exhibits" / f"camera {number % 40:02d} export {number:05d}.mp4"
            path.hardlink_to(source)
            _fill(store, path, known if number == 1 else _other(known, number), kept[number % KINDS])
    (folder / "done").touch()
    return folder / "case"


def _other(known: EvidenceItem, number: int) -> EvidenceItem:
    digits = f"{number * 2654435761 % 2**32:08x}"
    return EvidenceItem(known.path, known.size_bytes, Digests(digits * 8, digits * 5, digits * 4))


def _fill(store: CaseStore, path: Path, item: EvidenceItem, kept: KeptAnalysis) -> None:
    """An exhibit with what a run and an examiner leave of it."""
    number, told = store.take_in(path), {"exhibit": path.name}
    item = replace(item, path=path)
    store.identify(number, item)
    store.keep_analysis(number, replace(kept, evidence=item))
    with store.change():
        record = store.trail.record
        record("analysis started", **told, model="test-model")
        record("exhibit hashed", size_bytes=item.size_bytes, sha256=item.digests.sha256)
        record("frame index read", source="packets", frames=16 * len(kept.windows), index_sha256=item.digests.sha256)
        record("exhibit hashed again", sha256=item.digests.sha256, matches=True)
        record("analysis finished", windows=len(kept.windows), whole_clip=0.32)
        record("scores shown to the examiner", exhibit=number, opinions_before=0)
        for mark in range(1, 3):
            record(MARK_MADE, exhibit=number, **mark_details(Mark(mark, 9 * mark, 512 * mark, 0.36, "edge of the lip")))


class Desktop:
    """A window at work in a home of its own."""

    def __init__(self, home: Path) -> None:
        os.environ["VMDESK_HOME"] = str(home)
        self.application = make_application()
        settings = QSettings(str(home / "desktop.ini"), QSettings.Format.IniFormat)
        self.window = MainWindow(settings, lambda: start_scoring_process(IDLE))
        self.window.resize(1280, 800)
        self.window.show()
        self.window.desk.start()
        self.longest = 0.0

    def wait(self, true: Callable[[], bool], seconds: float = 60.0) -> float:
        """Let the window live until something is true; gives the seconds that took, `longest` the longest turn's."""
        began, turn = time.perf_counter(), time.thread_time()
        self.longest = 0.0
        while not true():
            if time.perf_counter() - began > seconds:
                raise TimeoutError
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
            last, turn = turn, time.thread_time()
            self.longest = max(self.longest, turn - last)
        return time.perf_counter() - began

    def close(self) -> None:
        """End it."""
        self.window.close_for_good()
        self.wait(lambda: not self.window.desk.running())


def opened(desktop: Desktop, case: Path) -> dict[str, float]:
    """Seconds from the wish: to the case being listed, to the first exhibit's result, and the longest turn on the way.

    Then the overview: seconds from its key to all exhibits being painted.
    """
    window, desk = desktop.window, desktop.window.desk
    window.commands.new_case.trigger()
    desktop.wait(lambda: desk.state.case is None)
    began = time.perf_counter()
    window.cases.open(case)
    desktop.wait(lambda: desk.state.case is not None)
    listed, longest = time.perf_counter() - began, desktop.longest
    desktop.wait(lambda: desk.state.finished is not None and desk.state.shown == 0)
    desktop.application.processEvents()
    first, longest = time.perf_counter() - began, max(longest, desktop.longest)
    began = time.perf_counter()
    window.commands.overview.setChecked(True)
    desktop.wait(lambda: window.case_page.table.rows.rowCount() == len(desk.state.queue))
    window.case_page.table.viewport().repaint()
    overview, longest = time.perf_counter() - began, max(longest, desktop.longest)
    return {"listed": listed, "first result": first, "overview": overview, "longest turn": longest}


def scrolled(desktop: Desktop, rows: int) -> dict[str, float]:
    """Milliseconds of processor that frames of scrolling through all of the overview take, `rows` rows each."""
    table = desktop.window.case_page.table
    bar, taken = table.verticalScrollBar(), []
    for place in range(bar.minimum(), bar.maximum() + 1, rows):
        began = time.thread_time()
        bar.setValue(place)
        table.viewport().repaint()
        taken.append(1000 * (time.thread_time() - began))
        desktop.application.processEvents()
    return {"frames": len(taken), **{f"p{p}_ms": round(float(np.percentile(taken, p)), 2) for p in (50, 95, 100)}}


def searched(desktop: Desktop) -> float:
    """Milliseconds of processor of a change in the field that exhibits are sought by, painting included."""
    page = desktop.window.case_page
    began = time.thread_time()
    page.search.setText("export 007")
    page.table.viewport().repaint()
    taken = 1000 * (time.thread_time() - began)
    page.search.clear()
    return round(taken, 2)


def medians(measured: list[dict[str, float]]) -> dict[str, float]:
    """The middle one of each figure."""
    return {name: round(float(np.median([one[name] for one in measured])), 3) for name in measured[0]}


def size_of(case: Path) -> dict[str, float]:
    """Megabytes on disk, in all and of each table."""
    line = sqlite3.connect(f"file:{case / 'case.db'}?mode=ro", uri=True)
    parts = int(line.execute("SELECT SUM(LENGTH(windows)) FROM parts").fetchone()[0])
    heads = int(line.execute("SELECT SUM(LENGTH(head)) FROM analyses").fetchone()[0])
    trail = int(line.execute("SELECT SUM(LENGTH(line)) FROM trail").fetchone()[0])
    entries = int(line.execute("SELECT COUNT(*) FROM trail").fetchone()[0])
    line.close()
    told = {"case.db": (case / "case.db").stat().st_size, "windows": parts, "for reports": heads, "trail": trail}
    return {**{f"{name}_MB": round(size / 1e6, 1) for name, size in told.items()}, "trail_entries": entries}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--exhibits", type=int, default=1_000)
    parser.add_argument("--windows", type=int, default=5_000, help="of each exhibit")
    parser.add_argument("--pictures", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    large, small = (made(count, args.windows, args.pictures) for count in (args.exhibits, 1))
    with tempfile.TemporaryDirectory() as home:
        desktop = Desktop(Path(home))
        opened(desktop, small)
        rounds = [(opened(desktop, small), opened(desktop, large)) for _ in range(args.rounds)]
        one, many = (medians([pair[k] for pair in rounds]) for k in (0, 1))
        told: dict[str, object] = {
            "exhibits": args.exhibits,
            "windows": args.exhibits * args.windows,
            "size": size_of(large),
            "opening, seconds": many,
            "the same with one exhibit": one,
            "times one exhibit": {name: round(many[name] / one[name], 2) for name in ("listed", "first result")},
            "scrolling by a row": scrolled(desktop, 1),
            "scrolling by a page": scrolled(desktop, 20),
            "a key in the search, ms": searched(desktop),
        }
        desktop.close()
    print(json.dumps(told, indent=None if args.json else 2))


if __name__ == "__main__":
    main()
