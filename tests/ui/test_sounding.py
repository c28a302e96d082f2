import subprocess
import sys
import time
from fractions import Fraction

import av
import numpy as np
import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vmdesk.domain.sound import RATE, SAMPLE_BYTES
from vmdesk.ui.work.audio_output import NoAudioOutputError

pytestmark = pytest.mark.alone
SECONDS = 6


def write_toned(path, codec):
    """6 s at 25 frames a second; the tone in second n is 400 (n + 1) Hz."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=25, options={"preset": "ultrafast", "g": "25"})
        video.width, video.height, video.pix_fmt, video.thread_count = 64, 64, "yuv420p", 1
        audio = container.add_stream(codec, rate=RATE, layout="stereo")
        for number in range(25 * SECONDS):
            shade = np.full((64, 64, 3), number, np.uint8)
            container.mux(video.encode(av.VideoFrame.from_ndarray(shade, format="rgb24")))
        container.mux(video.encode(None))
        at = np.arange(SECONDS * RATE) / RATE
        tone = (np.sin(2 * np.pi * 400 * (at.astype(int) + 1) * at) * 12_000).astype(np.int16)
        sound = av.AudioFrame.from_ndarray(np.repeat(tone, 2)[None], format="s16", layout="stereo")
        sound.sample_rate, sound.pts, sound.time_base = RATE, 0, Fraction(1, RATE)
        resampler = av.AudioResampler(audio.format, audio.layout, RATE, audio.frame_size or None)
        for part in [*resampler.resample(sound), *resampler.resample(None)]:
            container.mux(audio.encode(part))
        container.mux(audio.encode(None))
    return path


@pytest.fixture(scope="session")
def toned(tmp_path_factory):
    return write_toned(tmp_path_factory.mktemp("exhibits") / "toned.mov", "pcm_s16le")


@pytest.fixture(scope="session")
def damaged(tmp_path_factory):
    """The same with every byte of its sound overwritten in the second second."""
    path = write_toned(tmp_path_factory.mktemp("exhibits") / "damaged.mp4", "aac")
    with av.open(str(path)) as container:
        packets = [(p.pos, p.size, float(p.pts * p.time_base)) for p in container.demux(audio=0) if p.size]
    data = bytearray(path.read_bytes())
    for place, size, seconds in packets:
        if 1 <= seconds < 2:
            data[place : place + size] = b"\xff" * size
    path.write_bytes(data)
    return path


class Device:
    """Takes samples as a sound card does: in its own time, from a buffer of an eighth of a second."""

    def __init__(self, _parent=None):
        self.given, self.volume, self.gone = [], None, False
        self._began = self._sum = 0

    def start(self, volume):
        self.volume, self.given, self._sum = volume, [], 0
        self._began = time.monotonic()

    def stop(self):
        self._began = 0

    def set_volume(self, volume):
        self.volume = volume

    def _heard(self):
        return min(self._sum, int((time.monotonic() - self._began) * RATE)) if self._began else self._sum

    def buffered(self):
        return self._sum - self._heard()

    def free(self):
        return RATE // 8 - self.buffered()

    def give(self, pcm):
        self.given.append(pcm)
        self._sum += len(pcm) // SAMPLE_BYTES

    def broken(self):
        return self.gone

    def samples(self):
        return np.frombuffer(b"".join(self.given), "<i2").reshape(-1, 2)[:, 0].astype(float)


@pytest.fixture
def window(make_window, toned, qtbot):
    made = make_window()
    made.open_files([toned])
    qtbot.waitUntil(lambda: made.desk.state.sound_known, timeout=20_000)
    return made


@pytest.fixture
def device(window):
    made = Device()
    window.desk.sound.make_output = lambda _parent: made
    return made


def pitch(samples):
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum)) * RATE / len(samples)


def test_sound_is_muted_until_it_is_switched_on(window, device, qtbot):
    controls = window.work.transport.sound
    assert controls.button.text() == "Muted"
    assert "pcm_s16le, 48000 Hz, 2 channels" in controls.button.toolTip()
    assert not controls.volume.isVisible()
    children = len(psutil.Process().children())
    QTest.keyClick(window.work.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.desk.state.position > 5, timeout=20_000)
    assert device.given == []
    assert len(psutil.Process().children()) == children, "nobody listens, so no process decodes sound"


def test_the_sound_of_the_place_is_heard_with_the_picture(window, device, qtbot):
    QTest.keyClick(window.work.view, Qt.Key.Key_S)
    assert window.commands.sound.isChecked()
    assert window.work.transport.sound.volume.isVisible()
    window.desk.seek(52)
    QTest.keyClick(window.work.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: np.count_nonzero(device.samples()) > RATE // 4, timeout=30_000)
    heard = device.samples()
    heard = heard[np.flatnonzero(heard)[0] :][: RATE // 5]
    assert min(abs(pitch(heard) - tone) for tone in (1200, 1600, 2000, 2400)) < 12
    QTest.keyClick(window.work.view, Qt.Key.Key_Space)
    assert device._began == 0, "a pause is silent at once"


def test_at_another_speed_it_is_silent_and_says_so(window, device, qtbot):
    controls = window.work.transport.sound
    QTest.mouseClick(controls.button, Qt.MouseButton.LeftButton)
    QTest.keyClick(window.work.view, Qt.Key.Key_J)
    assert controls.button.text() == "Silent at -100 %"
    QTest.keyClick(window.work.view, Qt.Key.Key_L)
    assert controls.button.text() == "Sound on"
    QTest.keyClick(window.work.view, Qt.Key.Key_L)
    assert controls.button.text() == "Silent at 200 %"
    assert device._began == 0
    QTest.keyClick(window.work.view, Qt.Key.Key_S)
    assert controls.button.text() == "Muted"


def test_the_slider_sets_the_volume(window, device, qtbot):
    window.desk.sound.toggle()
    controls = window.work.transport.sound
    controls.volume.setFocus()
    controls.volume.setValue(50)
    window.desk.toggle_play()
    assert device.volume == 0.25
    controls.volume.setValue(0)
    assert device.volume == 0


def test_without_a_device_that_is_said(window, qtbot):
    def none(_parent):
        raise NoAudioOutputError

    window.desk.sound.make_output = none
    QTest.keyClick(window.work.view, Qt.Key.Key_S)
    assert "no output for sound" in window.banner.words.text()
    assert not window.commands.sound.isChecked()
    assert window.work.transport.sound.button.text() == "Muted"


def test_a_device_that_goes_away_switches_sound_off_and_pictures_go_on(window, device, qtbot):
    window.desk.sound.toggle()
    window.desk.toggle_play()
    device.gone = True
    qtbot.waitUntil(lambda: not window.desk.state.sound_on, timeout=20_000)
    assert window.desk.state.playing
    assert "is gone" in window.banner.words.text()


def test_a_file_without_sound_says_so_and_the_command_is_off(opened, qtbot):
    qtbot.waitUntil(lambda: opened.desk.state.sound_known, timeout=20_000)
    assert opened.work.transport.sound.none.text() == "No sound"
    assert not opened.commands.sound.isEnabled()
    assert not opened.work.transport.sound.button.isVisible()


def test_sound_goes_on_after_its_process_ended(window, device, qtbot):
    window.desk.sound.toggle()
    before = {child.pid for child in psutil.Process().children()}
    window.desk.toggle_play()
    qtbot.waitUntil(lambda: np.count_nonzero(device.samples()) > 1000, timeout=30_000)
    for child in psutil.Process().children():
        if child.pid not in before and "vmdesk.media.confined" in " ".join(child.cmdline()):
            child.kill()
    window.desk.loop(100, 150)
    qtbot.waitUntil(lambda: "decoding sound" in window.banner.words.text(), timeout=30_000)
    qtbot.waitUntil(lambda: np.count_nonzero(device.samples()) > 1000, timeout=30_000)
    assert window.desk.state.playing


def test_damaged_sound_is_told_and_the_pictures_go_on(window, device, damaged, qtbot):
    window.open_files([damaged])
    qtbot.waitUntil(lambda: window.windowTitle().startswith("damaged.mp4"), timeout=20_000)
    qtbot.waitUntil(lambda: window.desk.state.sound_known, timeout=20_000)
    window.desk.sound.toggle()
    window.desk.toggle_play()
    qtbot.waitUntil(lambda: "the sound is damaged at second" in window.banner.words.text(), timeout=20_000)
    qtbot.waitUntil(lambda: not window.desk.state.playing, timeout=30_000)
    qtbot.waitUntil(lambda: window.desk.state.shown == 25 * SECONDS - 1, timeout=20_000)
    assert window.desk.state.sound_on


def test_what_plays_sound_is_not_loaded_with_the_window():
    program = "import sys, vmdesk.ui.app as _; print(*(f'PySide6.Qt{m}' in sys.modules for m in ('Gui', 'Multimedia')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True False"


def test_the_volume_is_remembered(window, make_window):
    window.work.transport.sound.volume.setValue(30)
    again = make_window()
    assert again.work.transport.sound.volume.value() == 30
