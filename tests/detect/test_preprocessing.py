"""Preprocessing equals transformers' own where it must, and comes close where it is quicker."""

from pathlib import Path

import numpy as np
import pytest
from transformers import VideoMAEImageProcessorPil

from vmdesk.detect.preprocessing import Preprocessing, cut_square, read_preprocessing
from vmdesk.domain.errors import ModelIncomplete
from vmdesk.domain.faces import Square
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index


@pytest.fixture(scope="module")
def frames(sample: Path, talking_person: Path) -> list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    """A frame of the sample, one of a talking person, and one turned upright."""
    taken = []
    for path in (sample, talking_person):
        with Decoder(path, *read_index(path)) as decoder:
            taken.append(decoder.frame_at(20).rgb)
    return [*taken, np.ascontiguousarray(np.rot90(taken[0]))]


@pytest.fixture(scope="module")
def preprocessing(plain_model: Path) -> Preprocessing:
    return read_preprocessing(plain_model / "preprocessor_config.json")


def test_card_frames_equal_the_processor(
    frames: list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]], preprocessing: Preprocessing
) -> None:
    processor = VideoMAEImageProcessorPil(do_rescale=False, do_normalize=False)
    for rgb in frames:
        expected = np.asarray(processor([rgb], return_tensors="np")["pixel_values"][0, 0]).transpose(1, 2, 0)
        assert np.array_equal(preprocessing.card_frame(rgb), expected)


def test_sliding_frames_are_within_a_grey_level_or_two(
    frames: list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]], preprocessing: Preprocessing
) -> None:
    for rgb in frames:
        card = preprocessing.card_frame(rgb).astype(int)
        off = np.abs(preprocessing.sliding_frame(rgb).astype(int) - card)
        assert off.max() <= 1


def test_a_square_inside_is_cut_and_one_outside_is_mirrored() -> None:
    rgb = np.arange(5 * 6 * 3, dtype=np.uint8).reshape(5, 6, 3)
    assert np.array_equal(cut_square(rgb, Square(1, 2, 3)), rgb[2:5, 1:4])
    mirrored = cut_square(rgb, Square(-2, -1, 4))
    assert np.array_equal(mirrored[1], rgb[0, [2, 1, 0, 1]])
    assert np.array_equal(mirrored[0], rgb[1, [2, 1, 0, 1]])
    far = cut_square(rgb, Square(-40, -40, 90))
    assert far.shape == (90, 90, 3)
    assert set(np.unique(far)) <= set(np.unique(rgb))


def test_a_square_equals_pil_on_the_cut(
    frames: list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]], preprocessing: Preprocessing
) -> None:
    square = Square(30.4, 12.6, 150.3)
    off = preprocessing.sliding_square(frames[0], square).astype(int) - preprocessing.card_square(frames[0], square)
    assert np.abs(off).max() <= 1


@pytest.mark.parametrize(
    "change", [{"do_normalize": False}, {"rescale_factor": 1.0}, {"resample": 3}, {"image_mean": 1}]
)
def test_other_preprocessings_are_refused(plain_model: Path, tmp_path: Path, change: dict[str, object]) -> None:
    import json

    config = json.loads((plain_model / "preprocessor_config.json").read_text("utf-8"))
    path = tmp_path / "preprocessor_config.json"
    path.write_text(json.dumps(config | change), "utf-8")
    with pytest.raises(ModelIncomplete):
        read_preprocessing(path)
