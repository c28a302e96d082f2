"""What a large case costs: its size on disk, its opening at the desktop, the scrolling of its overview.

    python -m tests.bench.case [--exhibits 1000] [--windows 5000] [--pictures] [--rounds 5] [--json]

The case is made once through the store, in the system's folder for temporary files: each exhibit with one analysis of
`--windows` synthetic windows, ten entries of the trail, and what a report is made of; with `--pictures` also the
eighteen pictures of a report, decoded from the sample video. Opening is timed from the wish to the first exhibit's
result being on the graph, and to the overview with all exhibits being painted; beside it the same for a case of one
such exhibit, whose ratio is what many exhibits cost. A frame of scrolling is a move of the bar and the painting that
follows. Needs a display, or QT_QPA_PLATFORM=offscreen.
"""

import os
import shutil
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
        self.window = MainWindow(QSettings(str(home / "desktop.ini"), QSettings.Format.IniFormat))
        self.window.resize(1280, 800)
        self.window.show()
        self.window.desk.start()
        self.longest = 0.0
        self.wait(lambda: self.window.desk.state.model is not None, 120)

    def wait(self, true: Callable[[], bool], seconds: float = 60.0) -> float:
        """Let the window live until something is true; gives the seconds that took. `longest` is the longest turn."""
        began = now = time.perf_counter()
        self.longest = 0.0
        while not true():
            if now - began > seconds:
                raise TimeoutError
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
            last, now = now, time.perf_counter()
            self.longest = max(self.longest, now - last)
        return time.perf_counter() - began

    def close(self) -> None:
        """End it."""
        self.window.close_for_good()
        self.wait(lambda: not self.window.desk.running())


def opened(desktop: Desktop, case: Path) -> dict[str, float]:
    """Seconds until the case is listed, and until the first exhibit's result is on the graph."""
    window, desk = desktop.window, desktop.window.desk
    window.commands.new_case.trigger()
    desktop.wait(lambda: desk.state.case is None)
    began = time.perf_counter()
    window.cases.open(case)
    desktop.wait(lambda: desk.state.case is not None)
    listed = time.perf_counter() - began
    desktop.wait(lambda: desk.state.finished is not None and desk.state.shown == 0)
    desktop.application.processEvents()
    return {"listed": listed, "first result": time.perf_counter() - began, "longest turn": desktop.longest}
