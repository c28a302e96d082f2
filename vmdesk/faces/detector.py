"""The face detector: CenterFace in onnxruntime, on a picture at most 640 pixels long."""

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vmdesk import places
from vmdesk.domain.errors import DetectorUnavailable
from vmdesk.domain.faces import FaceDetection, FaceTrack
from vmdesk.faces import tracker
from vmdesk.faces.centerface import Faces, decode

LONG_SIDE = 640
"""Pixels of the longer side of the picture the network sees; smaller pictures are not enlarged. At 512 faces whose
square is under 160 pixels begin to be missed, and half of all landmarks in 1080p move by 5 % of the face's length and
more (tests/bench/detection.py)."""
CONFIDENCE = 0.5
OVERLAP = 0.3
THREADS = 2
MULTIPLE = 32
"""The network halves the picture five times, so both sides must be multiples of this."""
GRID = 4
PLANES = ["537", "538", "539", "540"]
"""The network's outputs: heatmap, size, offset, landmarks."""
ADVICE = "Run `python3 packaging/bootstrap.py run` once: it fetches the face detector and checks its digest."


def load_finder(folder: Path | None = None) -> "CenterFaceFinder":
    """The installed detector, from `resources/detector` unless a folder is given.

    Raises DetectorUnavailable when it is missing or a file does not have the digest that detector.json states.
    """
    folder = folder or places.resources() / "detector"
    description = _description(folder)
    for name in description["files"]:
        _checked_bytes(folder, name, description)
    return CenterFaceFinder(description, _checked_bytes(folder, "centerface.onnx", description))


class CenterFaceFinder:
    """The FaceFinder of `domain.scoring`; repeatable bit for bit on one machine."""

    grid = GRID

    def __init__(self, description: dict[str, Any], model: bytes) -> None:
        self.name = str(description["name"])
        self.version = str(description["version"])
        self.licence = str(description["licence"])
        self.sha256 = str(description["sha256"])
        self._session = _session(model)

    def detect(self, frame: int, rgb: NDArray[np.uint8]) -> Sequence[FaceDetection]:
        """Faces in one upright frame (h, w, 3) uint8, in its pixels, most confident first."""
        picture, scale = _shrunk(rgb)
        heatmap, size, offset, landmarks = self._session.run(PLANES, {"input.1": _network_input(picture)})
        faces = decode(heatmap, size, offset, landmarks, CONFIDENCE, OVERLAP)
        found = (_detection(frame, faces, n, scale, rgb.shape) for n in range(len(faces.confidence)))
        return tuple(face for face in found if face is not None)

    def tracks(self, detections: Sequence[Sequence[FaceDetection]], frame_count: int) -> tuple[FaceTrack, ...]:
        """Faces followed through all grid frames, longest track first; ids from 0 in that order."""
        return tracker.tracks(detections, frame_count, self.grid)


def _description(folder: Path) -> dict[str, Any]:
    """detector.json, read and known to name the model file."""
    try:
        description = json.loads((folder / "detector.json").read_text(encoding="utf-8"))
        described = {"name", "version", "licence", "sha256"} <= description.keys()
        complete = described and description["files"]["centerface.onnx"] == description["sha256"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DetectorUnavailable("The face detector is not installed.", advice=ADVICE, details=str(error)) from error
    if not complete:
        raise DetectorUnavailable("The face detector's description is not complete.", advice=ADVICE)
    return dict(description)


def _checked_bytes(folder: Path, name: str, description: dict[str, Any]) -> bytes:
    """A file's bytes, read once, so that what was checked is what is used."""
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        message = f"The face detector's file {name} cannot be read."
        raise DetectorUnavailable(message, advice=ADVICE, details=str(error)) from error
    measured, stated = hashlib.sha256(content).hexdigest(), description["files"][name]
    if measured != stated:
        message = f"The face detector's file {name} is not the one pinned."
        raise DetectorUnavailable(message, advice=ADVICE, details=f"SHA-256 {measured}, expected {stated}")
    return content


def _session(model: bytes) -> Any:
    """An onnxruntime session on a fixed number of threads: their number is part of what makes a result repeatable."""
    # Must stand before the import: its own switch comes too late for what is sent while the library starts.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # leave the cores to the scorer
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _shrunk(rgb: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], tuple[float, float]]:
    """The picture at most LONG_SIDE long, antialiased, and its pixels for one of the frame's, across and down.

    Whole multiples are averaged away first, only the rest is filtered: less than half the work for 1080p, the same
    faces found, and 95 % of their landmarks within 2 % of the face's length (tests/bench/detection.py).
    """
    height, width = rgb.shape[:2]
    ratio = LONG_SIDE / max(height, width)
    if ratio >= 1:
        return rgb, (1.0, 1.0)
    size = max(1, round(width * ratio)), max(1, round(height * ratio))
    small = Image.fromarray(rgb).resize(size, Image.Resampling.BILINEAR, reducing_gap=1.0)
    return np.asarray(small), (size[0] / width, size[1] / height)


def _network_input(picture: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(1, 3, H, W) float32 in [0, 255], black to the right and below so that H and W are multiples of 32."""
    height, width = picture.shape[:2]
    padded = np.zeros((1, 3, -(-height // MULTIPLE) * MULTIPLE, -(-width // MULTIPLE) * MULTIPLE), np.float32)
    padded[0, :, :height, :width] = picture.transpose(2, 0, 1)
    return padded


def _detection(
    frame: int, faces: Faces, n: int, scale: tuple[float, float], shape: tuple[int, ...]
) -> FaceDetection | None:
    """Face `n` in the frame's pixels, its box cut at the picture's edge; None if nothing of it can be framed."""
    points = faces.points[n] / scale
    eyes, mouth = points[:2].mean(axis=0), points[3:].mean(axis=0)
    low = np.clip(faces.boxes[n, :2] / scale, 0, (shape[1], shape[0]))
    high = np.clip((faces.boxes[n, :2] + faces.boxes[n, 2:]) / scale, 0, (shape[1], shape[0]))
    if np.hypot(*(eyes - mouth)) < 1 or np.any(high - low < 1):
        return None
    box = (*_pair(low), *_pair(high - low))
    return FaceDetection(frame, box, _pair(eyes), _pair(mouth), float(faces.confidence[n]))


def _pair(point: NDArray[np.float64]) -> tuple[float, float]:
    return float(point[0]), float(point[1])
