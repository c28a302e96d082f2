import hashlib
import json

import av
import pytest

from vmdesk import places


@pytest.fixture(scope="module")
def truth() -> dict:
    return json.loads((places.resources() / "sample" / "astronaut.json").read_text())


def test_the_truth_is_about_these_bytes(truth: dict):
    content = (places.resources() / "sample" / truth["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == truth["sha256"]


def test_the_video_is_as_the_truth_says(truth: dict):
    with av.open(str(places.resources() / "sample" / truth["file"])) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.average_rate) == ("h264", truth["rate"])
        keyframes = [frame.key_frame for frame in container.decode(video=0)]
    assert len(keyframes) == truth["frames"]
    assert [n for n, key in enumerate(keyframes) if key] == [0, 50, 100, 150]
    assert 0 < truth["manipulated"]["start"] < truth["manipulated"]["stop"] < truth["frames"]
