import gc
import os
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

from vmdesk.domain.result import WindowScore
from vmdesk.domain.scoring import ModelPassport, SelfTest
from vmdesk.domain.video import FrameIndex, StreamFacts
from vmdesk.ui.app import make_application
from vmdesk.ui.messages import ModelReady
from vmdesk.ui.state import Exhibit
from vmdesk.ui.window import MainWindow
from vmdesk.workbench import Parts

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
    return ModelPassport(
        id="stand-in",
        name="Stand-in",
        version="1",
        sha256="0" * 64,
        licence="MIT",
        source="tests",
        base_model="none",
        base_licence="CC-BY-NC-4.0",
        training_data="none",
        labels=("real", "fake"),
        label_fake_index=1,
        framing="full-frame",
        window=16,
        sampling_rate=1,
        stride=16,
        validation=None,
        calibration=None,
    )


class BrightnessScorer:
    """Stands in for a model: the second logit is the mean grey level. Nothing it gives can be signed."""

    device, precision, engine, batch, threads, genuine = "cpu", "fp32", "stand-in", 1, 1, False
    self_test = SelfTest(True, 0.0, 1e-3)
    face_margin = None
    logit_tolerance = 1e-3
    notes = ()

    def __init__(self, passport: ModelPassport, gate: threading.Event | None) -> None:
        self.passport = passport
        self.versions = {"torch": "none", "transformers": "none"}
        self._gate = gate

    def frame_input(self, rgb):
        return np.ascontiguousarray(np.resize(rgb, (8, 8, 3)))

    def card_input(self, rgb, square):
        return self.frame_input(rgb)

    def face_input(self, rgb, square):
        return self.frame_input(rgb)

    def picture_input(self, picture):
        return picture

    def begin(self, clips):
        logits = self._score(np.stack([np.stack(clip) for clip in clips]))
        return lambda: logits

    def _score(self, clips):
        if self._gate is not None:
            self._gate.wait(30)
        grey = clips.reshape(len(clips), -1).mean(axis=1, dtype=np.float32) / 255
        return np.stack([np.zeros_like(grey), grey], axis=1)


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Open unless a test closes it: the stand-in model scores only while it is open."""
    event = threading.Event()
    event.set()
    yield event
    event.set()


class Windows:
    """Makes windows on real files with a stand-in model, and closes them."""

    def __init__(self, qtbot, settings: QSettings, load: Callable[[], Parts], watched: list[weakref.ref]) -> None:
        self._qtbot, self._settings, self._load, self._watched = qtbot, settings, load, watched
        self._made: list[MainWindow] = []

    def __call__(self, load: Callable[[], Parts] | None = None) -> MainWindow:
        window = MainWindow(self._settings, load or self._load)
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
def make_window(qtbot, tmp_path, passport, gate, leak_check) -> Iterator[Windows]:
    """Windows, closed at the end and then checked for leaks."""
    settings = QSettings(str(tmp_path / "desktop.ini"), QSettings.Format.IniFormat)
    windows = Windows(qtbot, settings, lambda: Parts(BrightnessScorer(passport, gate), None), leak_check)
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
