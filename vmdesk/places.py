"""Where things lie: bundled resources, the user's own folders."""

import os
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
