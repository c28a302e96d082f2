"""Display matrices that ask for nothing."""

import av
import numpy as np
import pytest

from vmdesk.media.confined import orientation


@pytest.mark.parametrize("numbers", [[0, 0, 0, 0], [65536, 0, 0, 0], [0, 0, 0, 65536], [0, 5, 0, 7]])
def test_a_matrix_without_an_area_turns_nothing(numbers: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = np.zeros((3, 3))
    matrix[:2, :2] = np.array(numbers, dtype=np.float64).reshape(2, 2)
    monkeypatch.setattr(orientation, "_matrix", lambda _: matrix)
    frame = av.VideoFrame(16, 16, "yuv420p")
    assert orientation.orientation_of(frame) == orientation.Orientation()
