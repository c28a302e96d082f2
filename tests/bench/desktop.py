"""Times what an examiner waits for at the desktop, in one run.

    python tests/bench/desktop.py [--seconds 60] [--gigabyte] [--json]

    cold start      from starting the program to its window being painted, torch not loaded; beside it the time that
                    Python, Qt and pyqtgraph take to be imported and to show an empty window
    frame step      from the press of a key to the picture of the exact frame being painted, on 1080p with a keyframe
                    every 250 frames: forward, and backward; beside it one frame decoded and converted by PyAV
    opening         a file of one gigabyte (--gigabyte), to its first frame painted; beside it one reading of its bytes
    idle            the processor time of the desktop and its processes while nothing is done, in per cent of one core

Only ratios are to be compared between machines. Needs a display, or QT_QPA_PLATFORM=offscreen.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import av
import clips
import numpy as np
import psutil
from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest

from vmdesk.ui.app import make_application
from vmdesk.ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
STARTS = 7
STEPS = 200
IDLE_SECONDS = 20
BARE = """
import time, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph
application = QApplication([])
window = QMainWindow(); window.resize(1280, 800); window.show()
QTimer.singleShot(0, lambda: (print(time.time(), flush=True), application.quit()))
application.exec()
"""
OURS = """
import time, sys
from PySide6.QtCore import QTimer
from vmdesk.ui import app
class Told(app.MainWindow):
    told = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not Told.told:
            Told.told = True
            QTimer.singleShot(0, self.say)
    def say(self):
        print(time.time(), "torch" in sys.modules, flush=True)
        self.close_for_good()
app.MainWindow = Told
app.run_desktop([])
"""


def milliseconds(values: list[float]) -> dict[str, float]:
    """Median and 95th percentile of seconds."""
    ms = 1000 * np.array(values)
    return {"median_ms": round(float(np.median(ms)), 1), "p95_ms": round(float(np.percentile(ms, 95)), 1)}


def starts() -> dict[str, object]:
    """Cold starts of the program and of a bare window, in turn."""
    taken: dict[str, list[float]] = {"bare": [], "ours": []}
    torch = set()
    for _ in range(STARTS):
        for name, program in (("bare", BARE), ("ours", OURS)):
            with tempfile.TemporaryDirectory() as home:
                began = time.time()
                done = subprocess.run(
                    [sys.executable, "-c", program],
                    cwd=ROOT,
                    env=os.environ | {"VMDESK_HOME": home},
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    text=True,
                    check=True,
                )
            said = done.stdout.split()
            taken[name].append(float(said[0]) - began)
            torch |= set(said[1:])
    ratio = float(np.median(taken["ours"]) / np.median(taken["bare"]))
    told = {"ours": milliseconds(taken["ours"]), "bare window": milliseconds(taken["bare"])}
    return {**told, "times a bare window": round(ratio, 2), "torch loaded": "True" in torch}


class Desk:
    """A window at work."""

    def __init__(self, home: Path) -> None:
        os.environ["VMDESK_HOME"] = str(home)
        self.application = make_application()
        self.window = MainWindow(QSettings(str(home / "desktop.ini"), QSettings.Format.IniFormat))
        self.window.resize(1280, 800)
        self.window.show()
        self.window.desk.start()
        self.wait(lambda: self.window.desk.state.model is not None, 120)

    def wait(self, true: Callable[[], bool], seconds: float = 60.0) -> None:
        """Let the window live until something is true."""
        deadline = time.monotonic() + seconds
        while not true():
            if time.monotonic() > deadline:
                raise TimeoutError
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def rest(self, seconds: float) -> None:
        """Let the window live for a while."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.02)

    def opened(self, path: Path) -> float:
        """Seconds until the first frame of `path` is painted."""
        began = time.perf_counter()
        self.window.open_files([path])
        self.wait(lambda: self._shows(path, 0), 300)
        self.application.processEvents()
        return time.perf_counter() - began

    def stepped(self, key: Qt.Key, steps: int) -> list[float]:
        """Seconds of each of `steps` presses of a key, until the frame it leads to is painted."""
        taken = []
        state = self.window.desk.state
        way = 1 if key == Qt.Key.Key_Right else -1
        for step in range(1, steps + 1):
            wanted = state.position + way * step
            began = time.perf_counter()
            QTest.keyClick(self.window.work.view, key)
            self.wait(lambda wanted=wanted: self.window.desk.state.shown == wanted)
            self.window.work.view.repaint()
            taken.append(time.perf_counter() - began)
        return taken

    def idle(self) -> float:
        """Per cent of one core that the window and its processes take while nothing is done."""
        own = psutil.Process()
        family = [own, *own.children(recursive=True)]
        before = sum(sum(one.cpu_times()[:2]) for one in family)
        began = time.monotonic()
        loop = QEventLoop()
        QTimer.singleShot(1000 * IDLE_SECONDS, loop.quit)
        loop.exec()
        after = sum(sum(one.cpu_times()[:2]) for one in family)
        return 100 * (after - before) / (time.monotonic() - began)

    def close(self) -> None:
        """End it."""
        self.window.close_for_good()
        self.wait(lambda: not self.window.desk.running())

    def _shows(self, path: Path, frame: int) -> bool:
        state = self.window.desk.state
        return state.exhibit is not None and state.exhibit.path == path.absolute() and state.shown == frame


def bare_decode(path: Path, count: int) -> list[float]:
    """Seconds that PyAV takes for each of the first frames, converted to RGB."""
    taken = []
    with av.open(str(path)) as container:
        frames = container.decode(video=0)
        for _ in range(count):
            began = time.perf_counter()
            next(frames).to_ndarray(format="rgb24")
            taken.append(time.perf_counter() - began)
    return taken


def reading(path: Path) -> float:
    """Seconds that reading all bytes takes, from wherever the system has them."""
    began = time.perf_counter()
    with path.open("rb") as file:
        while file.read(1 << 22):
            pass
    return time.perf_counter() - began


def gigabyte() -> Path:
    """A 1080p file of about a gigabyte, made once."""
    path = Path(tempfile.gettempdir()) / "vmdesk-bench" / "gigabyte-1080p.mp4"
    if not path.exists():
        noisy = "testsrc2=size=1920x1080:rate=25,noise=alls=40:allf=t"
        command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", noisy, "-fs", "1000000000", "-c:v", "libx264"]
        subprocess.run([*command, "-preset", "ultrafast", "-qp", "12", "-g", "250", str(path)], check=True)
    return path


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--gigabyte", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    told: dict[str, object] = {"cold start": starts()}
    clip = clips.made(args.seconds, 250)
    with tempfile.TemporaryDirectory() as home:
        desk = Desk(Path(home))
        desk.opened(clip)
        desk.rest(3)
        forward = desk.stepped(Qt.Key.Key_Right, STEPS)
        backward = desk.stepped(Qt.Key.Key_Left, STEPS)
        decode = bare_decode(clip, STEPS)
        told["frame step"] = {
            "forward": milliseconds(forward),
            "backward": milliseconds(backward),
            "PyAV, decode and convert": milliseconds(decode),
            "forward times PyAV": round(float(np.median(forward) / np.median(decode)), 2),
        }
        desk.rest(5)
        told["idle, % of a core"] = round(desk.idle(), 2)
        if args.gigabyte:
            path = gigabyte()
            read = reading(path)
            taken = desk.opened(path)
            told["opening"] = {
                "bytes": path.stat().st_size,
                "seconds": round(taken, 2),
                "seconds to read the bytes": round(read, 2),
                "times reading": round(taken / read, 2),
            }
        desk.close()
    print(json.dumps(told, indent=None if args.json else 2))


if __name__ == "__main__":
    main()
