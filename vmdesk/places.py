"""Where things lie: bundled resources, the user's own folders, a display to show a window on."""

import os
import socket
import sys
from pathlib import Path

import platformdirs


def resources() -> Path:
    """The folder of bundled resources (models, sample, detector), in a source tree, a wheel or a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def user_data() -> Path:
    """The examiner's own folder (keys, imported models); `VMDESK_HOME` overrides it. Not created here."""
    override = os.environ.get("VMDESK_HOME")
    return Path(override) if override else Path(platformdirs.user_data_dir("vmdesk", appauthor=False))


def has_display() -> bool:
    """True where a window can be shown, or where Qt was told to do without a screen."""
    return display_problem() is None


def display_problem() -> str | None:
    """Why no window can be shown here, the beginning of a sentence with names not yet cleaned; None where one can.

    A display on this machine must answer on its socket, since Qt ends the whole process where it does not. One that
    lies on another machine is taken as given: nothing here opens a connection that leaves this one.
    """
    if sys.platform in ("win32", "darwin"):
        return None
    platforms = [name for name in os.environ.get("QT_QPA_PLATFORM", "").split(";") if name]
    if any(not name.startswith(("xcb", "wayland")) for name in platforms):
        return None
    named = _displays(platforms)
    if any(answers for _, answers in named):
        return None
    return f"The display {named[0][0]} does not answer" if named else "There is no display here"


def _displays(platforms: list[str]) -> list[tuple[str, bool]]:
    """The displays that the environment names for these platforms of Qt (none: for both), and whether each answers."""
    x11, wayland = os.environ.get("DISPLAY"), os.environ.get("WAYLAND_DISPLAY")
    named: list[tuple[str, bool]] = []
    if wayland and _wanted("wayland", platforms):
        named.append((wayland, _answers(str(Path(os.environ.get("XDG_RUNTIME_DIR", "")) / wayland))))
    if x11 and _wanted("xcb", platforms):
        named.append((x11, _x11_answers(x11)))
    return named


def _wanted(platform: str, platforms: list[str]) -> bool:
    return not platforms or any(name.startswith(platform) for name in platforms)


def _x11_answers(display: str) -> bool:
    """Whether an X server answers at `[HOST]:NUMBER[.SCREEN]`; True for one on another machine."""
    host, colon, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not colon or not number.isdecimal():
        return False
    if host not in ("", "unix"):
        return True
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where every X server of this machine listens
    return _answers(f"\0{path}") or _answers(path)


def _answers(address: str) -> bool:
    """Whether something takes connections at a local socket."""
    with socket.socket(socket.AF_UNIX) as one:
        one.settimeout(2)
        try:
            one.connect(address)
        except OSError:
            return False
    return True
