"""Freeze vmdesk into `dist/vmdesk` with PyInstaller, print its size and start time, and let it look at itself.

Run with the Python of the environment that bootstrap.py makes: `.venv/bin/python packaging/build.py`.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEEDED = (
    "models/vmdesk-face-tiny/model.safetensors",
    "detector/centerface.onnx",
    "sample/astronaut.mp4",
    "typefaces/typefaces.json",
)


def program(dist: Path) -> Path:
    """Path of the frozen program in a dist folder."""
    return dist / "vmdesk" / ("vmdesk.exe" if sys.platform == "win32" else "vmdesk")


def missing_resources(resources: Path) -> list[str]:
    """What the program would lack: names below the resources folder."""
    return [name for name in NEEDED if not (resources / name).is_file()]


def freeze(dist: Path, work: Path) -> None:
    """Build the program. Raises CalledProcessError when PyInstaller fails."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    spec = ROOT / "packaging" / "vmdesk.spec"
    subprocess.run([*command, "--distpath", str(dist), "--workpath", str(work), str(spec)], cwd=ROOT, check=True)


def size_bytes(folder: Path) -> int:
    """Sum of the sizes of the files in a folder; a link counts nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def bare() -> dict[str, str]:
    """An environment with nothing in it; Windows cannot start a program without its own folder."""
    return {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if sys.platform == "win32" else {}


def run_bare(words: list[str]) -> float:
    """Run a command away from the repository with nothing set, return its seconds. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as elsewhere:
        begun = time.monotonic()
        subprocess.run(words, env=bare(), cwd=elsewhere, stdout=subprocess.DEVNULL, check=True)
        return time.monotonic() - begun


def main() -> int:
    """Build, measure and check; the exit code of the program's own look at itself."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    parser.add_argument("--work", type=Path, default=ROOT / "build")
    options = parser.parse_args()
    missing = missing_resources(ROOT / "resources")
    if missing:
        print(f"build: resources/ lacks {', '.join(missing)}; run packaging/bootstrap.py setup first", file=sys.stderr)
        return 1
    begun = time.monotonic()
    freeze(options.dist, options.work)
    built = program(options.dist.resolve())
    print(f"built {built} in {time.monotonic() - begun:.0f} s")
    print(f"size: {size_bytes(built.parent) / 1e6:.0f} MB")
    first, again = run_bare([str(built), "--help"]), run_bare([str(built), "--help"])
    print(f"start to `--help`: {first:.2f} s, again {again:.2f} s")
    with tempfile.TemporaryDirectory() as home:  # so that no folder is made in the builder's own home
        return subprocess.run([str(built), "doctor"], env=bare() | {"VMDESK_HOME": home}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
