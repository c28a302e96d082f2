"""Where a window can be shown: a display named on this machine must answer."""

import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vmdesk import places
from vmdesk.places import display_problem, has_display

Listen = Callable[[str], None]
_NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "QT_QPA_PLATFORM")
pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display here")


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def listen() -> Iterator[Listen]:
    """Something that takes connections at a local socket."""
    servers = []

    def start(address: str) -> None:
        servers.append(socket.socket(socket.AF_UNIX))
        servers[-1].bind(address)
        servers[-1].listen()

    yield start
    for server in servers:
        server.close()


def test_nothing_named() -> None:
    assert display_problem() == "There is no display here"


@pytest.mark.parametrize("display", [":7077", "unix:7077.0", "nonsense", ":", ":x"])
def test_a_display_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    assert display_problem() == f"The display {display} does not answer"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="abstract sockets are Linux's")
@pytest.mark.parametrize("display", [":7078", ":7078.0", "unix:7078.1"])
def test_a_display_that_answers(monkeypatch: pytest.MonkeyPatch, listen: Listen, display: str) -> None:
    listen("\0/tmp/.X11-unix/X7078")
    monkeypatch.setenv("DISPLAY", display)
    assert has_display()
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    assert not has_display()


def test_a_display_on_another_machine_is_taken_as_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", "far.invalid:0")
    assert has_display()


def test_wayland(monkeypatch: pytest.MonkeyPatch, listen: Listen, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert not has_display()
    monkeypatch.chdir(tmp_path)  # the whole path may be longer than a socket's address
    listen("wayland-7")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    assert has_display()
    monkeypatch.setenv("DISPLAY", ":7077")
    assert has_display()
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert not has_display()


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:port=5900", "xcb;offscreen"])
def test_qt_was_told_to_do_without(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setenv("DISPLAY", ":7077")
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert has_display()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_where_there_is_always_one(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(places.sys, "platform", platform)
    assert has_display()
