import os
from pathlib import Path

import av
import numpy as np
import pytest

from vmdesk.domain.faces import window_square
from vmdesk.faces.detector import CenterFaceFinder

SHARED = Path(os.environ.get("VMDESK_SHARED", Path(__file__).parents[3] / "shared"))
FOLDER = SHARED / "media" / "real_video"
TALKING = [
    "KwaiVGI+LivePortrait__assets__examples__driving__d18.mp4",
    "OpenTalker+video-retalking__examples__face__3.mp4",
    "intel-iot-devkit+sample-videos__asl_gestures__brother.mkv",
    "rizkiarm+LipNet__evaluation__samples__GRID__bbaf2n.mpg",
]


@pytest.mark.parametrize("name", TALKING)
def test_a_talking_persons_face_is_framed_in_every_window(finder: CenterFaceFinder, name: str):
    path = FOLDER / name
    if not path.is_file():
        pytest.skip("the development media are not beside this checkout; VMDESK_SHARED names their folder")
    with av.open(str(path)) as container:
        frames = [np.asarray(f.to_ndarray(format="rgb24")) for n, f in enumerate(container.decode(video=0)) if n < 64]
    found = [finder.detect(n, frames[n]) for n in range(0, len(frames), finder.grid)]
    track = finder.tracks(found, len(frames))[0]
    for start in range(0, len(frames) - 15, 16):
        square = window_square(track, start, start + 16)
        assert square is not None
        assert 0.1 * frames[0].shape[0] < square.side < 1.5 * frames[0].shape[0]
