"""The processor's name, for the record."""

import platform
from pathlib import Path


def cpu_name() -> str:
    """As the system names it; the architecture where it names none."""
    listing = Path("/proc/cpuinfo")
    if listing.is_file():
        for line in listing.read_text("utf-8", "replace").splitlines():
            if line.lower().startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine() or "unknown"
