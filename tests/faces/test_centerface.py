import numpy as np
import pytest
from numpy.typing import NDArray

from vmdesk.faces.centerface import decode, overlap_of

HEIGHT, WIDTH = 6, 8


class Planes:
    """Output planes of a picture 32 wide and 24 high, empty until a face is put in."""

    def __init__(self) -> None:
        self.heatmap = np.zeros((1, 1, HEIGHT, WIDTH), np.float32)
        self.size = np.zeros((1, 2, HEIGHT, WIDTH), np.float32)
        self.offset = np.zeros((1, 2, HEIGHT, WIDTH), np.float32)
        self.landmarks = np.zeros((1, 10, HEIGHT, WIDTH), np.float32)

    def put(self, row: int, column: int, heat: float, height: float = 12.0, width: float = 8.0) -> None:
        self.heatmap[0, 0, row, column] = heat
        self.size[0, :, row, column] = np.log([height / 4, width / 4])

    def decode(self):
        return decode(self.heatmap, self.size, self.offset, self.landmarks, threshold=0.5, overlap=0.3)


def test_a_peak_becomes_a_box_around_its_cells_middle():
    planes = Planes()
    planes.put(2, 3, 0.9)
    faces = planes.decode()
    # Centre of cell (2, 3): x 14, y 10; 8 wide, 12 high.
    assert faces.boxes == pytest.approx(np.array([[10, 4, 8, 12]]))
    assert faces.confidence == pytest.approx([0.9])


def test_offset_moves_the_centre_down_first_then_across():
    planes = Planes()
    planes.put(2, 3, 0.9)
    planes.offset[0, :, 2, 3] = 0.25, 0.5
    assert planes.decode().boxes == pytest.approx(np.array([[12, 5, 8, 12]]))


def test_landmarks_are_parts_of_the_box_down_first():
    planes = Planes()
    planes.put(2, 3, 0.9)
    planes.landmarks[0, :, 2, 3] = 0.25, 0.25, 0.25, 0.75, 0.5, 0.5, 0.75, 0.25, 0.75, 0.75
    expected = [[12, 7], [16, 7], [14, 10], [12, 13], [16, 13]]
    assert planes.decode().points[0] == pytest.approx(np.array(expected))


def test_heat_at_the_threshold_is_no_face():
    planes = Planes()
    planes.put(2, 3, 0.5)
    faces = planes.decode()
    assert (faces.boxes.shape, faces.points.shape, faces.confidence.shape) == ((0, 4), (0, 5, 2), (0,))


def test_of_two_boxes_over_each_other_the_hotter_stays():
    planes = Planes()
    planes.put(2, 3, 0.7)
    planes.put(2, 4, 0.8)
    faces = planes.decode()
    assert faces.confidence == pytest.approx([0.8])
    assert faces.boxes[0, 0] == pytest.approx(14)


def test_boxes_apart_both_stay_hottest_first():
    planes = Planes()
    planes.put(2, 0, 0.7)
    planes.put(2, 5, 0.8)
    assert planes.decode().confidence == pytest.approx([0.8, 0.7])


@pytest.mark.parametrize(
    ("other", "expected"),
    [((0, 0, 10, 10), 1.0), ((5, 0, 10, 10), 50 / 150), ((10, 0, 10, 10), 0.0), ((2, 2, 5, 5), 0.25)],
)
def test_overlap(other: tuple[float, ...], expected: float):
    box: NDArray[np.float64] = np.array([0.0, 0.0, 10.0, 10.0])
    assert overlap_of(box, np.array([other], float)) == pytest.approx([expected])
