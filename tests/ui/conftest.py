import gc
import json
import os
import subprocess
import threading
import weakref
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import av
import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from stand_in import PASSPORT

from vmdesk.background.process import StartProcess, start_scoring_process
from vmdesk.domain.result import WindowScore
from vmdesk.domain.scoring import ModelPassport
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.ui.app import make_application
from vmdesk.ui.logic.messages import ModelReady
from vmdesk.ui.logic.state import Exhibit
from vmdesk.ui.window import MainWindow

BITS = 8
FRAMES = 60
# the offscreen platform says this of every window with a minimum size; real platforms do not
OFFSCREEN_CHATTER = "This plugin does not support propagateSizeHints"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_CHATTER, extend=True))


@pytest.fixture(scope="session")
def qapp():
    return make_application()


@pytest.fixture(autouse=True)
def leak_check(qapp, tmp_path, monkeypatch) -> Iterator[list[weakref.ref]]:
    """Every test leaves no top-level widget, no Python thread, and no living window behind."""
    monkeypatch.setenv("VMDESK_HOME", str(tmp_path / "home"))
    before = {t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)}
    watched: list[weakref.ref] = []
    gc.freeze()  # what was there before need not be looked through again after every test
    yield watched
    for _ in range(3):
        gc.collect()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()
    after = {t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)}
    assert [w for w in (r() for r in watched) if w is not None and shiboken6.isValid(w)] == []
    assert [w for w in QApplication.topLevelWidgets() if not w.objectName().startswith("qt_")] == []
    assert after - before == set()


def bit_picture(number: int, width: int = 320, height: int = 240) -> np.ndarray:
    """`number` as eight grey blocks, most significant first."""
    rgb = np.full((height, width, 3), 128, np.uint8)
    block = width // BITS
    for place in range(BITS):
        on = number >> (BITS - 1 - place) & 1
        rgb[:, place * block : (place + 1) * block] = 225 if on else 30
    return rgb


@pytest.fixture(scope="session")
def read_number() -> Callable[[QImage], int]:
    def read(image: QImage) -> int:
        block = image.width() / BITS
        bits = [image.pixelColor(int((k + 0.5) * block), image.height() // 2).lightness() > 128 for k in range(BITS)]
        return sum(bit << (BITS - 1 - k) for k, bit in enumerate(bits))

    return read


def write_clip(path: Path, frames: int) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"g": "20", "preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        stream.thread_count = 1
        for number in range(frames):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(bit_picture(number), format="rgb24")))
        container.mux(stream.encode())
    return path


@pytest.fixture(scope="session")
def clip(tmp_path_factory) -> Path:
    """60 frames at 25 a second, each showing its own number, keyframes 20 apart."""
    return write_clip(tmp_path_factory.mktemp("exhibits") / "numbered.mp4", FRAMES)


@pytest.fixture(scope="session")
def long_clip(tmp_path_factory) -> Path:
    """250 frames of the same kind."""
    return write_clip(tmp_path_factory.mktemp("exhibits") / "long.mp4", 250)


@pytest.fixture(scope="session")
def text_as_video(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("exhibits") / "letter.mp4"
    path.write_text("not a video\n" * 100)
    return path


@pytest.fixture(scope="session")
def passport() -> ModelPassport:
    return PASSPORT


class Gate:
    """The stand-in model scores only while it is open: a file that its process looks for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set()

    def set(self) -> None:
        self.path.touch()

    def clear(self) -> None:
        self.path.unlink(missing_ok=True)


@pytest.fixture
def gate(tmp_path) -> Iterator[Gate]:
    """Open unless a test closes it."""
    made = Gate(tmp_path / "gate")
    yield made
    made.set()


@pytest.fixture
def stand_in(gate) -> Callable[..., subprocess.Popen[bytes]]:
    """Starts a scoring process with a stand-in model; "refuse" makes it refuse the model."""

    def start(way: str = "score") -> subprocess.Popen[bytes]:
        given = json.dumps([str(Path(__file__).parent), way, str(gate.path)])
        program = f"import json, sys\nsys.path[:] = json.loads(sys.argv[1])\ngiven = {given}\n"
        return start_scoring_process(
            program + "sys.path.insert(0, given[0])\nfrom stand_in import main\nmain(*given[1:])\n"
        )

    return start


class Windows:
    """Makes windows on real files with a stand-in model, and closes them."""

    def __init__(self, qtbot, settings: QSettings, start: StartProcess, watched: list[weakref.ref]) -> None:
        self._qtbot, self._settings, self._start, self._watched = qtbot, settings, start, watched
        self._made: list[MainWindow] = []

    def __call__(self, start: StartProcess | None = None) -> MainWindow:
        window = MainWindow(self._settings, start or self._start)
        self._watched.append(weakref.ref(window))
        self._made.append(window)
        window.resize(1280, 800)
        window.show()
        window.desk.start()
        return window

    def close_all(self) -> None:
        while self._made:
            window = self._made.pop()
            window.close_for_good()
            self._qtbot.waitUntil(lambda: not window.desk.running(), timeout=20_000)  # noqa: B023
            self._qtbot.waitUntil(lambda: not window.isVisible(), timeout=5_000)  # noqa: B023
            window.deleteLater()
            del window
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


@pytest.fixture
def make_window(qtbot, tmp_path, stand_in, gate, leak_check) -> Iterator[Windows]:
    """Windows, closed at the end and then checked for leaks."""
    settings = QSettings(str(tmp_path / "desktop.ini"), QSettings.Format.IniFormat)
    windows = Windows(qtbot, settings, stand_in, leak_check)
    yield windows
    gate.set()
    windows.close_all()


@pytest.fixture
def opened(make_window, clip, qtbot) -> MainWindow:
    """A window with the numbered clip, its first picture shown."""
    window = make_window()
    window.open_files([clip])
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=20_000)
    return window


@pytest.fixture
def make_exhibit() -> Callable[..., Exhibit]:
    """Exhibits of `frames` frames, 25 a second, without a file behind them."""

    def make(frames: int = 100, **changes) -> Exhibit:
        base = Fraction(1, 12_800)
        pts = np.arange(frames, dtype=np.int64) * 512 + 1024
        keys = np.arange(frames) % 12 == 0
        stream = StreamFacts("mov,mp4", 0, "h264", 320, 240, "yuv420p", base, frames, 0.0, 0, Fraction(25))
        index = FrameIndex(base, pts, keys, True, False, 512)
        return Exhibit(**{"path": Path("/e/a.mp4"), "generation": 1, "stream": stream, "index": index, **changes})

    return make


@pytest.fixture
def make_score() -> Callable[..., WindowScore]:
    """Window scores by window number; a score of None makes a window without a face."""

    def make(number: int, score: float | None = 0.25, track: int | None = 0, start: int | None = None) -> WindowScore:
        first = number * 16 if start is None else start
        logits = None if score is None else (0.5, -0.5)
        status = "no_face" if score is None else "scored"
        return WindowScore(number, first, first + 16, first / 25, (first + 16) / 25, track, logits, score, status)

    return make


@pytest.fixture
def ready(passport) -> ModelReady:
    return ModelReady(passport, "cpu", "fp32", self_tested=True, finder=None)
