"""The desktop as a process of its own on an X server, driven by the keys and the mouse of that server."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from trails import trail_of

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.alone
NEEDED = ("Xvfb", "xdotool")


def until(true, seconds=60.0):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = true()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it did not come about in time")


@pytest.fixture
def screen():
    """An X server of its own; its number as DISPLAY has it."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    if lacking:
        pytest.skip(f"not installed here: {', '.join(lacking)}; bootstrap installs them on Debian and Ubuntu")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as number:
            display = f":{number.readline().strip()}"
        yield display
        server.terminate()


class Desktop:
    """The running program, and the X server's hands."""

    def __init__(self, display: str, home: Path, clip: Path) -> None:
        self._surroundings = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "VMDESK_HOME": str(home)}
        self._home = home
        command = [sys.executable, "-m", "vmdesk", "open", str(clip)]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self._surroundings, stderr=subprocess.PIPE)

    def do(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self._surroundings, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def key(self, *names: str) -> None:
        for name in names:
            self.do("key", "--clearmodifiers", name)

    def mark(self) -> None:
        """M marks the frame that is on the screen: give the one that was asked for the time to get there."""
        time.sleep(1.0)
        self.key("m")

    def drag(self, begin: tuple[int, int], end: tuple[int, int]) -> None:
        self.do("mousemove", *map(str, begin), "mousedown", "1")
        for step in range(1, 9):
            there = (str(a + (b - a) * step // 8) for a, b in zip(begin, end, strict=True))
            self.do("mousemove", *there)
        self.do("mouseup", "1")

    def marks(self) -> list[int]:
        """The frames marked, in their order, as the audit trail on the disk has them."""
        cases = list((self._home / "cases").glob("*/case.db"))
        entries = trail_of(cases[0].parent) if cases else ()
        return [entry.details["frame"] for entry in entries if entry.action == "mark made"]


@pytest.fixture
def desktop(screen, tmp_path, clip):
    running = Desktop(screen, tmp_path / "home", clip)
    try:
        window = until(lambda: running.do("search", "--onlyvisible", "--name", "numbered.mp4"))
        running.do("windowfocus", "--sync", window.splitlines()[0])
        until(lambda: list((tmp_path / "home" / "cases").glob("*/case.db")))
        yield running
    finally:
        running.process.terminate()
        running.process.communicate(timeout=30)


def test_keys_and_mouse_of_an_x_server_reach_exact_frames(desktop):
    desktop.key("Right", "Right", "Right")
    desktop.mark()
    assert until(desktop.marks) == [3]
    desktop.key("shift+Right", "comma")
    desktop.mark()
    assert until(lambda: len(desktop.marks()) == 2 and desktop.marks()) == [3, 12]
    desktop.key("End")
    desktop.mark()
    assert until(lambda: len(desktop.marks()) == 3 and desktop.marks())[-1] == 59
    desktop.key("ctrl+z")

    place = desktop.do("getwindowgeometry", "--shell", desktop.do("getwindowfocus"))
    assert "WIDTH" in place
    desktop.key("Home")
    desktop.do("mousemove", "560", "300")
    desktop.do("click", "5")  # the wheel, one notch down over the picture: one frame on
    desktop.mark()
    assert until(lambda: len(desktop.marks()) == 4 and desktop.marks())[-1] == 1
    desktop.drag((360, 560), (600, 560))  # over the ground of the graph: the playhead follows
    desktop.mark()
    assert 5 < until(lambda: len(desktop.marks()) == 5 and desktop.marks())[-1] < 55
    desktop.key("ctrl+q")
    assert desktop.process.wait(30) == 0
