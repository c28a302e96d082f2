"""Face detection by itself: milliseconds a picture, and how far smaller or coarser pictures find the same faces.

    python tests/bench/detection.py FILE_OR_FOLDER... [--step 40]

Every `step`-th frame of every video is looked at by vmdesk as it is, and through pictures shrunk to other sizes before
the detector sees them. The reference for agreement is a picture of `REFERENCE` pixels, antialiased over all of the
frame's pixels. A face counts as found where the middle of its landmarks lies within half their distance from the
reference's; "moved" is the mean error of both landmarks in units of that distance, as it moves a face model's square.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vmdesk.domain.faces import DEFAULT_MARGIN, FaceDetection
from vmdesk.faces import load_finder
from vmdesk.faces.detector import CenterFaceFinder

REFERENCE = 640
WAYS: dict[str, tuple[int, float | None]] = {
    "640, box and filter": (640, 2.0),
    "640, box": (640, 1.0),
    "512, box": (512, 1.0),
    "480, box": (480, 1.0),
    "384, box": (384, 1.0),
}
"""Longer side in pixels, and PIL's `reducing_gap`."""
SIZES = (48, 64, 96, 160, 320, 10**6)
"""Upper bounds of classes of faces, by the side of their square in the frame's pixels."""


@dataclass
class Tally:
    """What one way of looking gave."""

    seconds: list[float] = field(default_factory=list)
    wanted: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    found: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    moved: list[float] = field(default_factory=list)
    extra: int = 0


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Face detection by itself.")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--step", type=int, default=40)
    arguments = parser.parse_args()
    finder = load_finder()
    tallies = {name: Tally() for name in ("vmdesk", *WAYS)}
    for rgb in _pictures(arguments.paths, arguments.step):
        reference = _through(finder, rgb, REFERENCE, None)
        for name, tally in tallies.items():
            began = time.perf_counter()
            found = finder.detect(0, rgb) if name == "vmdesk" else _through(finder, rgb, *WAYS[name])
            tally.seconds.append(time.perf_counter() - began)
            _compare(tally, reference, found)
    _print(tallies)
    return 0


def _pictures(paths: Sequence[Path], step: int) -> Iterator[NDArray[np.uint8]]:
    files = [file for path in paths for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
    for file in files:
        try:
            with av.open(str(file)) as container:
                container.streams.video[0].thread_type = "AUTO"
                for number, frame in enumerate(container.decode(video=0)):
                    if number % step == 0:
                        yield np.asarray(frame.to_ndarray(format="rgb24"))
        except (av.FFmpegError, IndexError) as error:
            print(f"{file.name}: {error}", file=sys.stderr)


def _through(
    finder: CenterFaceFinder, rgb: NDArray[np.uint8], long_side: int, gap: float | None
) -> Sequence[FaceDetection]:
    """Faces seen in a picture shrunk beforehand, in the frame's own pixels."""
    height, width = rgb.shape[:2]
    ratio = min(1.0, long_side / max(height, width))
    size = max(1, round(width * ratio)), max(1, round(height * ratio))
    small = Image.fromarray(rgb).resize(size, Image.Resampling.BILINEAR, reducing_gap=gap)
    scale = width / size[0], height / size[1]
    found = finder.detect(0, np.asarray(small))
    return [replace(face, eyes=_scaled(face.eyes, scale), mouth=_scaled(face.mouth, scale)) for face in found]


def _scaled(point: tuple[float, float], scale: tuple[float, float]) -> tuple[float, float]:
    return point[0] * scale[0], point[1] * scale[1]


def _compare(tally: Tally, reference: Sequence[FaceDetection], found: Sequence[FaceDetection]) -> None:
    left = list(found)
    for face in reference:
        length = float(np.hypot(*np.subtract(face.eyes, face.mouth)))
        size = next(bound for bound in SIZES if DEFAULT_MARGIN.side * length < bound)
        tally.wanted[size] += 1
        nearest = min(left, key=lambda other: _apart(face, other), default=None)
        if nearest is not None and _apart(face, nearest) < length / 2:
            left.remove(nearest)
            tally.found[size] += 1
            error = np.hypot(*np.subtract(face.eyes, nearest.eyes)) + np.hypot(*np.subtract(face.mouth, nearest.mouth))
            tally.moved.append(float(error) / 2 / length)
    tally.extra += len(left)


def _apart(one: FaceDetection, other: FaceDetection) -> float:
    return float(np.hypot(*(np.add(one.eyes, one.mouth) - np.add(other.eyes, other.mouth)))) / 2


def _print(tallies: dict[str, Tally]) -> None:
    bounds = "".join(f"{'< ' + str(bound) if bound < 10**6 else 'larger':>12}" for bound in SIZES)
    print(f"Found of the reference's faces, by the side of the face's square in pixels\n{'':22}{bounds}")
    for name, tally in tallies.items():
        print(f"{name:22}" + "".join(f"{tally.found[b]:>6} /{tally.wanted[b]:>4}" for b in SIZES))
    print(f"\n{'':22}{'median ms':>10}{'p95 ms':>8}{'extra':>7}{'moved, median':>15}{'p95':>8}")
    for name, tally in tallies.items():
        spent, moved = np.array(tally.seconds) * 1000, tally.moved or [float("nan")]
        print(
            f"{name:22}{np.median(spent):10.1f}{np.percentile(spent, 95):8.1f}{tally.extra:7}"
            f"{np.median(moved):15.4f}{np.percentile(moved, 95):8.4f}"
        )
    print(f"\n{len(tallies['vmdesk'].seconds)} pictures.")


if __name__ == "__main__":
    sys.exit(main())
