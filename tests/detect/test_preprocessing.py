"""Preprocessing equals transformers' own where it must, and comes close where it is quicker."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from transformers import VideoMAEImageProcessorPil

from vmdesk.detect.preprocessing import Preprocessing, cut_square, read_preprocessing
from vmdesk.domain.errors import ModelIncomplete
from vmdesk.domain.faces import Square, window_square
from vmdesk.faces import load_finder
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index

Pixels = NDArray[np.uint8]
LEVEL = 1 / 255 + 1e-7
"""One grey level of values in [0, 1], and what float32 rounds in them."""
SIZES = {  # height and width of real clips: small and large, square, wide, tall
    "OpenTalker+DPE__data__d.mp4": (256, 256),
    "rizkiarm+LipNet__evaluation__samples__GRID__bbaf2n.mpg": (288, 360),
    "intel-iot-devkit+sample-videos__asl_gestures__brother.mkv": (480, 640),
    "OpenTalker+video-retalking__examples__face__3.mp4": (590, 590),
    "KwaiVGI+LivePortrait__assets__examples__source__s20.mp4": (908, 480),
    "KwaiVGI+LivePortrait__assets__examples__source__s13.mp4": (1080, 720),
    "KwaiVGI+LivePortrait__assets__examples__source__s18.mp4": (720, 1280),
    "bytedance+LatentSync__assets__demo1_video.mp4": (1920, 1080),
    "timesler+facenet-pytorch__examples__video.mp4": (1080, 1920),
}
WINDOW = 16


@pytest.fixture(scope="module")
def frames(sample: Path, talking_person: Path) -> list[Pixels]:
    """A frame of the sample, one of a talking person, and one turned upright."""
    taken = [_frames(path)[-1] for path in (sample, talking_person)]
    return [*taken, np.ascontiguousarray(np.rot90(taken[0]))]


@pytest.fixture(scope="module")
def preprocessing(plain_model: Path) -> Preprocessing:
    return read_preprocessing(plain_model / "preprocessor_config.json")


def _frames(path: Path) -> list[Pixels]:
    """Frames 0, 4, 8, 12 and 16."""
    with Decoder(path, *read_index(path)) as decoder:
        return [decoder.frame_at(k).rgb for k in range(0, WINDOW + 1, 4)]


def _face(frames: list[Pixels]) -> Square:
    """The square that a face model is shown of the first sixteen frames."""
    finder = load_finder()
    found = [finder.detect(k * finder.grid, rgb) for k, rgb in enumerate(frames)]
    square = window_square(finder.tracks(found, WINDOW + 1)[0], 0, WINDOW)
    assert square is not None
    return square


def _processed(rgb: Pixels) -> NDArray[np.float32]:
    """The processor's own values in [0, 1], (224, 224, 3)."""
    values = VideoMAEImageProcessorPil(do_normalize=False)([rgb], return_tensors="np")["pixel_values"]
    return np.asarray(values[0, 0]).transpose(1, 2, 0)


def _cut(rgb: Pixels, square: Square) -> Pixels:
    """The square by numpy's own mirroring."""
    side, x, y = round(square.side), round(square.x), round(square.y)
    height, width = rgb.shape[:2]
    rows, columns = (max(-y, 0), max(y + side - height, 0)), (max(-x, 0), max(x + side - width, 0))
    wide = np.pad(rgb, (rows, columns, (0, 0)), mode="reflect")
    return wide[max(y, 0) : max(y, 0) + side, max(x, 0) : max(x, 0) + side]


def _largest_difference(preprocessing: Preprocessing, rgb: Pixels, face: Square) -> float:
    """Over the whole frame, the face, and the face where its square hangs over the picture's corner by a third."""
    corner = Square(-face.side / 3, rgb.shape[0] - face.side * 2 / 3, face.side)
    whole = np.abs(preprocessing.sliding_frame(rgb) / 255.0 - _processed(rgb)).max()
    squares = [
        np.abs(preprocessing.sliding_square(rgb, one) / 255.0 - _processed(_cut(rgb, one))).max()
        for one in (face, corner)
    ]
    return float(max(whole, *squares))


def test_sliding_pictures_are_within_a_grey_level_of_the_processor(
    sample: Path, talking_person: Path, preprocessing: Preprocessing
) -> None:
    for path in (sample, talking_person):
        frames = _frames(path)
        off = [_largest_difference(preprocessing, rgb, _face(frames)) for rgb in frames]
        print(f"{path.name}: {max(off) * 255:.4f} grey levels off at most")
        assert max(off) <= LEVEL


@pytest.mark.parametrize("name", SIZES)
def test_sliding_pictures_of_clips_of_many_sizes(name: str, shared_media: Path, preprocessing: Preprocessing) -> None:
    frames = _frames(shared_media / "real_video" / name)
    assert frames[0].shape[:2] == SIZES[name]
    off = [_largest_difference(preprocessing, rgb, _face(frames)) for rgb in frames]
    print(f"{name} {SIZES[name]}: {max(off) * 255:.4f} grey levels off at most")
    assert max(off) <= LEVEL


def test_pictures_are_normalised_by_the_processors_numbers(plain_model: Path, preprocessing: Preprocessing) -> None:
    processor = VideoMAEImageProcessorPil.from_pretrained(plain_model)
    assert (preprocessing.mean, preprocessing.std) == (tuple(processor.image_mean), tuple(processor.image_std))


def test_card_pictures_equal_the_processors(frames: list[Pixels], preprocessing: Preprocessing) -> None:
    square = Square(-30.4, 12.6, 150.3)
    for rgb in frames:
        assert np.array_equal(preprocessing.card_frame(rgb), _levels(_processed(rgb)))
        assert np.array_equal(preprocessing.card_square(rgb, square), _levels(_processed(_cut(rgb, square))))


def _levels(values: NDArray[np.float32]) -> Pixels:
    return np.rint(values * 255).astype(np.uint8)


def test_a_square_inside_is_cut_and_one_outside_is_mirrored() -> None:
    rgb = np.arange(5 * 6 * 3, dtype=np.uint8).reshape(5, 6, 3)
    assert np.array_equal(cut_square(rgb, Square(1, 2, 3)), rgb[2:5, 1:4])
    mirrored = cut_square(rgb, Square(-2, -1, 4))
    assert np.array_equal(mirrored[1], rgb[0, [2, 1, 0, 1]])
    assert np.array_equal(mirrored[0], rgb[1, [2, 1, 0, 1]])
    far = cut_square(rgb, Square(-40, -40, 90))
    assert far.shape == (90, 90, 3)
    assert set(np.unique(far)) <= set(np.unique(rgb))


@pytest.mark.parametrize(
    "change", [{"do_normalize": False}, {"rescale_factor": 1.0}, {"resample": 3}, {"image_mean": 1}]
)
def test_other_preprocessings_are_refused(plain_model: Path, tmp_path: Path, change: dict[str, object]) -> None:
    config = json.loads((plain_model / "preprocessor_config.json").read_text("utf-8"))
    path = tmp_path / "preprocessor_config.json"
    path.write_text(json.dumps(config | change), "utf-8")
    with pytest.raises(ModelIncomplete):
        read_preprocessing(path)
