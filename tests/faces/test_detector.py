import importlib.util
import json
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from vmdesk.domain.errors import DetectorUnavailable
from vmdesk.domain.faces import window_square
from vmdesk.faces import load_finder
from vmdesk.faces.detector import CenterFaceFinder

Frames = dict[int, NDArray[np.uint8]]


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """The script that made the sample exhibit: it knows where the face is."""
    path = Path(__file__).parents[2] / "packaging" / "make_sample.py"
    spec = importlib.util.spec_from_file_location("make_sample", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_samples_face_is_found_where_the_camera_put_it(
    finder: CenterFaceFinder, sample_frames: Frames, maker: ModuleType
):
    for n, rgb in sample_frames.items():
        camera = maker.camera_at(n)
        middle = (np.linalg.inv(camera) @ [*maker.FACE_MIDDLE, 1.0])[:2]
        length = maker.FACE_LENGTH / np.hypot(camera[0, 0], camera[0, 1])
        (face,) = finder.detect(n, rgb)
        found = (np.array(face.eyes) + face.mouth) / 2
        assert np.hypot(*(found - middle)) < 0.15 * length, n
        assert np.hypot(*np.subtract(face.eyes, face.mouth)) == pytest.approx(length, rel=0.15), n


def test_the_sample_is_one_track_with_a_square_in_every_window(finder: CenterFaceFinder, sample_frames: Frames):
    (track,) = finder.tracks([finder.detect(n, rgb) for n, rgb in sample_frames.items()], 200)
    assert (track.id, track.first_frame, track.last_frame) == (0, 0, 199)
    assert all(window_square(track, start, start + 16) is not None for start in range(0, 185, 8))


def test_a_second_detector_finds_the_same_bit_for_bit(finder: CenterFaceFinder, sample_frames: Frames):
    again = load_finder()
    for n in (0, 100, 196):
        assert finder.detect(n, sample_frames[n]) == again.detect(n, sample_frames[n])


def test_places_are_in_the_frames_own_pixels(finder: CenterFaceFinder, sample_frames: Frames):
    small, large = sample_frames[0], Image.fromarray(sample_frames[0]).resize((1920, 1440), Image.Resampling.BICUBIC)
    (face,) = finder.detect(0, small)
    (enlarged,) = finder.detect(0, np.asarray(large))
    assert np.divide(enlarged.box[2:], face.box[2:]) == pytest.approx(3, rel=0.05)
    assert np.divide(enlarged.eyes, face.eyes) == pytest.approx(3, rel=0.02)
    assert np.divide(enlarged.mouth, face.mouth) == pytest.approx(3, rel=0.02)


@pytest.mark.parametrize("size", [(1920, 1440), (1919, 1439), (1279, 959), (3840, 2880)])
def test_shrinking_in_a_coarse_step_moves_no_landmark(
    finder: CenterFaceFinder, sample_frames: Frames, size: tuple[int, int]
):
    """Against a picture filtered over all its pixels before the detector sees it."""
    large = Image.fromarray(sample_frames[100]).resize(size, Image.Resampling.BICUBIC)
    filtered = large.resize((640, 480), Image.Resampling.BILINEAR)
    (face,), (expected,) = finder.detect(0, np.asarray(large)), finder.detect(0, np.asarray(filtered))
    scale = np.divide(size, (640, 480))
    length = float(np.hypot(*np.subtract(face.eyes, face.mouth)))
    for point, wanted in ((face.eyes, expected.eyes), (face.mouth, expected.mouth)):
        assert np.hypot(*(np.array(point) - np.array(wanted) * scale)) < 0.02 * length


def test_the_box_ends_at_the_pictures_edge(finder: CenterFaceFinder, sample_frames: Frames):
    (whole,) = finder.detect(0, sample_frames[0])
    cut = int(whole.box[0] + whole.box[2] * 0.8)
    (face,) = finder.detect(0, np.ascontiguousarray(sample_frames[0][:, :cut]))
    assert face.box[0] + face.box[2] <= cut


@pytest.mark.parametrize("shape", [(240, 320, 3), (1, 1, 3), (7, 2000, 3), (33, 31, 3)])
def test_an_even_picture_holds_no_face(finder: CenterFaceFinder, shape: tuple[int, ...]):
    assert finder.detect(0, np.full(shape, 127, np.uint8)) == ()


def test_it_says_what_it_is(finder: CenterFaceFinder):
    assert (finder.name, finder.licence, finder.grid, len(finder.sha256)) == ("CenterFace", "MIT", 4, 64)


def test_a_missing_detector_is_refused_with_advice(tmp_path: Path):
    with pytest.raises(DetectorUnavailable, match="not installed") as caught:
        load_finder(tmp_path)
    assert "packaging/bootstrap.py" in caught.value.advice


@pytest.mark.parametrize("name", ["centerface.onnx", "LICENSE"])
def test_a_changed_file_is_refused(detector_folder: Path, name: str):
    content = bytearray((detector_folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (detector_folder / name).write_bytes(content)
    with pytest.raises(DetectorUnavailable, match=f"{name} is not the one pinned"):
        load_finder(detector_folder)


def test_a_missing_file_is_refused(detector_folder: Path):
    (detector_folder / "centerface.onnx").unlink()
    with pytest.raises(DetectorUnavailable, match="cannot be read"):
        load_finder(detector_folder)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": []}', "\x00"])
def test_an_unreadable_description_is_refused(detector_folder: Path, text: str):
    (detector_folder / "detector.json").write_text(text)
    with pytest.raises(DetectorUnavailable):
        load_finder(detector_folder)


def test_a_description_of_another_model_is_refused(detector_folder: Path):
    described = json.loads((detector_folder / "detector.json").read_text())
    described["sha256"] = "0" * 64
    (detector_folder / "detector.json").write_text(json.dumps(described))
    with pytest.raises(DetectorUnavailable, match="not complete"):
        load_finder(detector_folder)
