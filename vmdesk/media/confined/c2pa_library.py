"""The C2PA library, loaded when first asked for, from nowhere but its own package.

c2pa-python looks for its shared library in the working directory first. An examiner works in folders of evidence: a
file of that name there would be run.
"""

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

SETTINGS: dict[str, Any] = {
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": True},
    "trust": {"trust_anchors": None, "user_anchors": None, "allowed_list": None},
}
"""Nothing is fetched, and no signer is known beforehand."""


def load() -> ModuleType:
    """The module `c2pa`. Raises ImportError, OSError or RuntimeError where it or its shared library is missing."""
    if "c2pa" not in sys.modules:
        _tame_loader()
    return importlib.import_module("c2pa")


def _tame_loader() -> None:
    """Put the part that finds the shared library in place, looking into the package alone."""
    package = importlib.util.find_spec("c2pa")
    folders = list(package.submodule_search_locations or ()) if package else []
    found = (finder.find_spec("c2pa.lib", folders) for finder in sys.meta_path)
    spec = next((spec for spec in found if spec is not None and spec.loader is not None), None)
    if spec is None or spec.loader is None:
        raise ImportError("the library that reads C2PA manifests is not installed")
    loader = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loader)
    places = [place for folder in map(Path, folders) for place in (folder / "libs", folder)]
    vars(loader)["_get_possible_search_paths"] = lambda: places
    sys.modules["c2pa.lib"] = loader
