"""The libraries of the system that Qt's window and the tests need, on Debian and Ubuntu."""

import os
import shutil
import subprocess
import sys

WINDOW = (
    "libegl1",
    "libgl1",
    "libglib2.0-0",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-image0",
    "libxcb-render-util0",
    "libxcb-xinerama0",
    "libdbus-1-3",
    "libfontconfig1",
    "libpulse0",
)
TESTS = ("xvfb", "xdotool", "poppler-utils", "ffmpeg", "strace", "binutils", "openssl", "softhsm2")
QUERY = ["dpkg-query", "--show", "--showformat", "${Package}\t${db:Status-Status}\t${Provides}\n"]


def provide(for_tests: bool, need_venv: bool = False) -> None:
    """Install what is missing where that is allowed, else name it in one line; the set-up goes on either way."""
    if not sys.platform.startswith("linux"):
        return
    if shutil.which("dpkg-query") is None:
        print("[bootstrap] not Debian or Ubuntu: Qt's xcb libraries must be there already", flush=True)
        return
    listing = subprocess.run(QUERY, capture_output=True, text=True, check=False).stdout
    wanted = WINDOW + (TESTS if for_tests else ()) + (("python3-venv",) if need_venv else ())
    missing = missing_packages(wanted, listing)
    if missing and not install(missing):
        print(f"[bootstrap] missing: sudo apt-get install {' '.join(missing)}", flush=True)


def missing_packages(wanted: tuple[str, ...], listing: str) -> list[str]:
    """The wanted packages that a dpkg-query listing (name, status, provides; tabs between) neither has nor provides."""
    present = set()
    for line in listing.splitlines():
        name, status, provides = (*line.split("\t"), "", "")[:3]
        if status == "installed":
            present.add(name)
            present.update(word.split("(")[0].strip() for word in provides.split(","))
    return [name for name in wanted if name not in present]


def privilege() -> list[str] | None:
    """What to put before a command to run it as root without a question; None when that is not possible."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def install(missing: list[str]) -> bool:
    """Install packages with apt-get, with fresh lists when the first try fails; whether they are there now."""
    prefix = privilege()
    if prefix is None or shutil.which("apt-get") is None:
        return False
    print(f"[bootstrap] installing {' '.join(missing)}", flush=True)
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Acquire::Retries=3"]
    command = [*prefix, *quiet, "install", "-y", "--no-install-recommends", *missing]
    if subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0:
        return True
    subprocess.run([*prefix, *quiet, "update"], stdout=subprocess.DEVNULL, check=False)
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0
