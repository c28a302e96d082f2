"""The repository's own `.venv`: made once, reused while its stamp matches what it was made from."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import system_packages

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
STAMP = VENV / "vmdesk-stamp"


class StepFailed(Exception):
    """A step of the set-up ended with an error; `code` is the exit code to pass on."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


@contextmanager
def step(title: str) -> Iterator[None]:
    """Print the title before, and the seconds it took after."""
    print(f"[bootstrap] {title} ...", flush=True)
    begun = time.monotonic()
    yield
    print(f"[bootstrap] {title}: {time.monotonic() - begun:.1f} s", flush=True)


def tool(name: str) -> Path:
    """Path of a program of the environment, on any platform."""
    windows = sys.platform == "win32"
    return VENV / ("Scripts" if windows else "bin") / (f"{name}.exe" if windows else name)


def run(command: list[str], title: str) -> None:
    """Run a command in the repository root. Raises StepFailed with its exit code when it is not 0."""
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code:
        raise StepFailed(f"{title} failed (exit code {code})", code if code > 0 else 1)


def expected_stamp(project: bytes, constraints: bytes, python: tuple[int, int, int], place: str) -> str:
    """SHA-256 (hex) over everything an environment depends on; the place counts because scripts hold its path."""
    digest = hashlib.sha256()
    for part in (project, constraints, repr(python).encode(), place.encode()):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def current_stamp() -> str:
    """The stamp that `.venv` must carry to be reused now."""
    version = (sys.version_info.major, sys.version_info.minor, sys.version_info.micro)
    return expected_stamp((ROOT / "pyproject.toml").read_bytes(), CONSTRAINTS.read_bytes(), version, str(VENV))


def prepare(for_tests: bool) -> None:
    """Bring system libraries, the environment, the face detector and the typefaces into place. Raises StepFailed."""
    with step("system libraries"):
        system_packages.provide(for_tests, need_venv=importlib.util.find_spec("ensurepip") is None)
    stamp = current_stamp()
    if STAMP.is_file() and STAMP.read_text() == stamp and tool("python").exists():
        print("[bootstrap] Python environment: .venv is up to date", flush=True)
    else:
        make(stamp)
    with step("face detector"):
        run([str(tool("python")), str(ROOT / "packaging" / "detector.py")], "face detector")
    with step("typefaces of reports"):
        run([str(tool("python")), str(ROOT / "packaging" / "typefaces.py")], "typefaces")


def make(stamp: str) -> None:
    """Create or bring up to date `.venv`, and stamp it only once all of it is there. Raises StepFailed."""
    STAMP.unlink(missing_ok=True)
    with step("Python environment in .venv"):
        if not made_by_this_python(VENV / "pyvenv.cfg"):
            create()
    with step("packages (the first time some hundred megabytes are fetched)"):
        install()
    STAMP.write_text(stamp)


def create() -> None:
    """Make an empty environment. Raises StepFailed when this Python cannot."""
    if importlib.util.find_spec("ensurepip") is None:
        raise StepFailed("this Python cannot make environments; on Debian and Ubuntu: apt-get install python3-venv")
    if VENV.exists():
        shutil.rmtree(VENV)
    venv.EnvBuilder(with_pip=True, symlinks=sys.platform != "win32").create(VENV)


def made_by_this_python(config: Path) -> bool:
    """Whether the environment of this pyvenv.cfg was made by a Python of the same minor version."""
    if not config.is_file() or not tool("python").exists():
        return False
    pairs = (line.partition("=") for line in config.read_text(encoding="utf-8").splitlines())
    settings = {key.strip(): value.strip() for key, _, value in pairs}
    return settings.get("version", "").split(".")[:2] == [str(part) for part in sys.version_info[:2]]


def install() -> None:
    """Install vmdesk (editable) with its test needs, every version held by the constraints. Raises StepFailed."""
    os.environ.setdefault("PIP_DEFAULT_TIMEOUT", "60")
    os.environ.setdefault("PIP_RETRIES", "8")
    # The isolated build environment obeys these, not `-c`: the first in older releases of pip, the second in newer.
    os.environ["PIP_CONSTRAINT"] = os.environ["PIP_BUILD_CONSTRAINT"] = CONSTRAINTS.as_uri()
    command = [str(tool("python")), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-q"]
    run([*command, "--editable", ".[test]"], "installing packages")
