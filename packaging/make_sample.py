"""Make the sample exhibit: a portrait under a drifting camera, its face manipulated in the middle third.

Writes `resources/sample/astronaut.mp4` and, beside it, the truth about it as JSON. Seeded; needs `pip`, numpy, Pillow
and PyAV, and the registry once, for the photograph that scikit-image carries.
"""

import hashlib
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sample"
REQUIREMENT = "scikit-image==0.26.0"
PHOTOGRAPH_MEMBER = "skimage/data/astronaut.png"
PHOTOGRAPH_SHA256 = "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5"
SEED = 20240501
RATE = 25
FRAMES = 200
MANIPULATED = range(67, 133)
WIDTH, HEIGHT = 640, 480
NOISE = 2.0
"""Standard deviation of the camera's noise, in grey levels."""
FACE_MIDDLE = (224.3, 122.9)
"""Midway between eyes and mouth, in the photograph's pixels."""
FACE_LENGTH = 44.5
"""From the eyes' midpoint to the mouth corners' midpoint, in the photograph's pixels."""
CRF, GOP = 20, 50

Matrix = NDArray[np.float64]
Picture = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Wobble:
    """How the pasted face misses its place in one frame: `scale`, `angle` radians, `shift` in face lengths, `light`."""

    scale: float
    angle: float
    shift: tuple[float, float]
    light: float


def main() -> None:
    """Write the video and the truth about it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    video = FOLDER / "astronaut.mp4"
    encode(video, frames(photograph()))
    truth = json.dumps(ground_truth(video.read_bytes()), indent=2, sort_keys=True)
    (FOLDER / "astronaut.json").write_text(truth + "\n", encoding="utf-8")
    print(f"sample exhibit: {video}, {video.stat().st_size} bytes")


def photograph() -> Image.Image:
    """The portrait out of scikit-image's wheel, checked against its digest."""
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir", "--only-binary=:all:"]
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([*fetch, "--dest", scratch, REQUIREMENT], check=True)
        with zipfile.ZipFile(next(Path(scratch).glob("*.whl"))) as members:
            content = members.read(PHOTOGRAPH_MEMBER)
    measured = hashlib.sha256(content).hexdigest()
    if measured != PHOTOGRAPH_SHA256:
        raise SystemExit(f"{PHOTOGRAPH_MEMBER} has SHA-256 {measured}, expected {PHOTOGRAPH_SHA256}")
    return Image.open(io.BytesIO(content)).convert("RGB")


def frames(photo: Image.Image) -> Iterator[NDArray[np.uint8]]:
    """All frames in order, (480, 640, 3) uint8."""
    noise, wobbles = np.random.default_rng([SEED, 1]), np.random.default_rng([SEED, 2])
    for n in range(FRAMES):
        camera = camera_at(n)
        picture = render(photo, camera) + noise.normal(0, NOISE, (HEIGHT, WIDTH, 1))
        wobble = draw_wobble(wobbles)
        if n in MANIPULATED:
            picture = manipulated(picture, photo, camera, wobble)
        yield np.clip(np.rint(picture), 0, 255).astype(np.uint8)


def camera_at(n: int) -> Matrix:
    """From the frame's pixels to the photograph's: a slow pan, zoom and turn."""
    turn = 2 * np.pi * n / FRAMES
    x, y = 226 + 12 * np.sin(turn + 0.4), 160 + 6 * np.sin(2 * turn + 1.1)
    zoom, angle = 1.75 + 0.07 * np.sin(turn + 2.0), np.radians(1.6) * np.sin(1.5 * turn + 0.7)
    return shifted(x, y) @ turned(angle, 1 / zoom) @ shifted(-WIDTH / 2, -HEIGHT / 2)


def draw_wobble(rng: np.random.Generator) -> Wobble:
    """A constant error and a smaller one that changes with every frame."""
    scale, angle, right, down, light = rng.normal((1.04, 2.0, 0.04, -0.03, 1.0), (0.012, 0.8, 0.02, 0.02, 0.03))
    return Wobble(float(scale), float(np.radians(angle)), (float(right), float(down)), float(light))


def manipulated(picture: Picture, photo: Image.Image, camera: Matrix, wobble: Wobble) -> Picture:
    """The frame with the face laid over itself: misplaced, coarser, of another colour, softly blended."""
    middle: Matrix = (np.linalg.inv(camera) @ np.array([*FACE_MIDDLE, 1.0]))[:2]
    length = FACE_LENGTH / float(np.hypot(camera[0, 0], camera[0, 1]))
    right, down = np.array(wobble.shift) * length
    back = turned(-wobble.angle, 1 / wobble.scale) @ shifted(-middle[0] - right, -middle[1] - down)
    donor = coarser(render(photo, camera @ shifted(*middle) @ back))
    donor = (donor - 128) * 1.06 + 128 + np.array([7.0, 0.0, -7.0])
    mask = face_mask(middle, length)[:, :, None]
    return np.asarray(picture * (1 - mask) + donor * wobble.light * mask)


def coarser(picture: Picture) -> Picture:
    """Through 45 % of the resolution and back, as a face generator of low resolution leaves it."""
    image = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    small = image.resize((int(WIDTH * 0.45), int(HEIGHT * 0.45)), Image.Resampling.BICUBIC)
    return np.asarray(small.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC), np.float64)


def face_mask(middle: NDArray[np.float64], length: float) -> Picture:
    """A super-ellipse from brows to chin with an uneven, soft edge: (480, 640) in [0, 0.95]."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    across, down = (x - middle[0]) / (0.95 * length), (y - middle[1] - 0.05 * length) / (1.3 * length)
    bearing = np.arctan2(down, across)
    radius = (np.abs(across) ** 2.6 + np.abs(down) ** 2.6) ** (1 / 2.6)
    uneven = radius * (1 + 0.05 * np.sin(3 * bearing + 0.8) + 0.03 * np.sin(7 * bearing))
    inside = np.clip((1.1 - uneven) / 0.25, 0, 1)
    return np.asarray(0.95 * inside * inside * (3 - 2 * inside))


def render(photo: Image.Image, matrix: Matrix) -> Picture:
    """The frame that `matrix` (frame's pixels to the photograph's) shows, (480, 640, 3) in [0, 255]."""
    coefficients = tuple(float(v) for v in matrix[:2].ravel())
    view = photo.transform((WIDTH, HEIGHT), Image.Transform.AFFINE, coefficients, Image.Resampling.BICUBIC)
    return np.asarray(view, np.float64)


def shifted(x: float, y: float) -> Matrix:
    """A move by (x, y)."""
    return np.array([[1.0, 0.0, x], [0.0, 1.0, y], [0.0, 0.0, 1.0]])


def turned(angle: float, scale: float) -> Matrix:
    """A turn by `angle` radians and a change of size, about the origin."""
    c, s = scale * np.cos(angle), scale * np.sin(angle)
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def encode(path: Path, pictures: Iterator[NDArray[np.uint8]]) -> None:
    """H.264, 4:2:0, on one thread so that the same bytes come out again."""
    options = {"crf": str(CRF), "preset": "slow", "threads": "1"}
    with av.open(str(path), "w", options={"fflags": "+bitexact", "movflags": "+faststart"}) as container:
        stream = container.add_stream("libx264", rate=Fraction(RATE), options=options)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.codec_context.gop_size = GOP
        for picture in pictures:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())


def ground_truth(video: bytes) -> dict[str, object]:
    """What is known of the exhibit because it was made here."""
    return {
        "schema": "vmdesk-sample/1",
        "file": "astronaut.mp4",
        "sha256": hashlib.sha256(video).hexdigest(),
        "frames": FRAMES,
        "rate": RATE,
        "manipulated": {"start": MANIPULATED.start, "stop": MANIPULATED.stop, "unit": "frames, half-open"},
        "photograph": {
            "title": "Portrait of an astronaut",
            "source": "NASA, Great Images database; `astronaut` of scikit-image 0.26.0",
            "licence": "public domain (no known copyright restrictions)",
            "sha256": PHOTOGRAPH_SHA256,
        },
        "made_by": "packaging/make_sample.py",
        "how": (
            "One photograph under a slow pan, zoom and turn, with synthetic camera noise. In the manipulated frames "
            "the same face lies over itself: misplaced, jittering in scale, angle and place, at 45 % of the detail, "
            "of another colour, flickering, blended with a soft super-ellipse. A synthetic demonstration, no deepfake "
            "generator was used."
        ),
    }


if __name__ == "__main__":
    main()
