"""CenterFace's output planes read as faces.

Source: Y. Xu, W. Yan, G. Yang, J. Luo, T. Li, J. He, "CenterFace: Joint Face Detection and Alignment Using Face as
Point", Scientific Programming 2020, section 3: a face is a peak of the heatmap; size and landmarks hang on it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CELL = 4
"""Pixels of the network's input for one cell of its output planes, each way."""

Plane = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Faces:
    """n faces in pixels of the network's input, most confident first.

    `boxes` float64 (n, 4): x, y, width, height. `points` float64 (n, 5, 2): two eyes, nose, two corners of the mouth,
    each (x, y). `confidence` float64 (n,) in [0, 1].
    """

    boxes: NDArray[np.float64]
    points: NDArray[np.float64]
    confidence: NDArray[np.float64]


def decode(heatmap: Plane, size: Plane, offset: Plane, landmarks: Plane, threshold: float, overlap: float) -> Faces:
    """Faces from planes (1, 1, h, w), (1, 2, h, w), (1, 2, h, w), (1, 10, h, w).

    A cell counts when its heat exceeds `threshold`; of two boxes whose intersection over union exceeds `overlap` the
    hotter stays. In pairs of planes the vertical one comes first: size is log(height / 4), log(width / 4); offset is
    the centre's place inside its cell, in cells; landmarks are (y, x) pairs in parts of the box from its upper left.
    """
    rows, columns = np.nonzero(heatmap[0, 0] > threshold)
    confidence = heatmap[0, 0, rows, columns].astype(np.float64)
    extent = CELL * np.exp(size[0][:, rows, columns].astype(np.float64))
    centre = CELL * (np.stack([rows, columns]) + 0.5 + offset[0][:, rows, columns])
    corner = centre - extent / 2
    parts = landmarks[0][:, rows, columns].astype(np.float64).reshape(5, 2, -1)
    points = (corner + parts * extent).transpose(2, 0, 1)[:, :, ::-1]
    boxes = np.stack([corner[1], corner[0], extent[1], extent[0]], axis=1)
    kept = _strongest(boxes, confidence, overlap)
    return Faces(boxes[kept], points[kept], confidence[kept])


def overlap_of(box: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """Intersection over union, in [0, 1], of one box (4,) x, y, width, height with n others (n, 4): (n,)."""
    low = np.maximum(box[:2], others[:, :2])
    high = np.minimum(box[:2] + box[2:], others[:, :2] + others[:, 2:])
    shared = np.prod(np.clip(high - low, 0, None), axis=1)
    whole = box[2] * box[3] + others[:, 2] * others[:, 3] - shared
    return np.asarray(shared / np.maximum(whole, 1e-9))


def _strongest(boxes: NDArray[np.float64], confidence: NDArray[np.float64], overlap: float) -> list[int]:
    """Indices of the boxes that no hotter kept box covers, hottest first (equal heat: first in reading order)."""
    waiting = np.argsort(-confidence, kind="stable")
    kept: list[int] = []
    while waiting.size:
        best, waiting = int(waiting[0]), waiting[1:]
        kept.append(best)
        waiting = waiting[overlap_of(boxes[best], boxes[waiting]) <= overlap]
    return kept
