from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from vmdesk import places
from vmdesk.faces import load_finder
from vmdesk.faces.detector import CenterFaceFinder


@pytest.fixture(scope="session")
def finder() -> CenterFaceFinder:
    return load_finder()


@pytest.fixture(scope="session")
def sample_frames() -> dict[int, NDArray[np.uint8]]:
    """Every fourth frame of the sample exhibit, by its number."""
    with av.open(str(places.resources() / "sample" / "astronaut.mp4")) as container:
        decoded = enumerate(container.decode(video=0))
        return {n: np.asarray(frame.to_ndarray(format="rgb24")) for n, frame in decoded if n % 4 == 0}


@pytest.fixture
def detector_folder(tmp_path: Path) -> Path:
    """A copy of the installed detector that a test may damage."""
    for file in (places.resources() / "detector").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path
