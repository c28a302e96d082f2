import pytest

from vmdesk.ui.frames import FrameThread
from vmdesk.ui.messages import Opened, OpenFailed, Pictured, PictureFailed


@pytest.fixture
def told(qtbot):
    """A running frame thread and all it tells."""
    thread, messages = FrameThread(), []
    thread.told.connect(messages.append)
    thread.start()
    yield thread, messages
    thread.stop()
    qtbot.waitUntil(thread.isFinished, timeout=20_000)


def test_every_frame_comes_with_its_own_pixels_and_pts(told, clip, qtbot):
    thread, messages = told
    thread.open(1, clip)
    qtbot.waitUntil(lambda: len(messages) == 1, timeout=20_000)
    index = messages[0].index
    for serial, frame in enumerate([0, 59, 21, 20, 19, 40], start=1):
        thread.want(1, serial, frame)
        qtbot.waitUntil(lambda s=serial: len(messages) == s + 1, timeout=20_000)
        picture = messages[-1].picture
        assert (picture.index, picture.pts) == (frame, int(index.pts[frame]))
        bits = picture.rgb[120, 20::40, 1] > 128
        assert int("".join(str(int(b)) for b in bits), 2) == frame


def test_requests_overtaken_while_waiting_are_not_decoded(told, clip, qtbot):
    thread, messages = told
    thread.open(1, clip)
    for serial in range(1, 30):
        thread.want(1, serial, serial)
    qtbot.waitUntil(lambda: any(isinstance(m, Pictured) and m.serial == 29 for m in messages), timeout=20_000)
    serials = [m.serial for m in messages if isinstance(m, Pictured)]
    assert serials == sorted(serials)
    assert len(serials) < 29


def test_a_failed_opening_keeps_the_file_before(told, clip, text_as_video, qtbot):
    thread, messages = told
    thread.open(1, clip)
    qtbot.waitUntil(lambda: len(messages) == 1, timeout=20_000)
    thread.open(2, text_as_video)
    qtbot.waitUntil(lambda: len(messages) == 2, timeout=20_000)
    thread.want(1, 1, 7)
    qtbot.waitUntil(lambda: len(messages) == 3, timeout=20_000)
    assert [type(m) for m in messages] == [Opened, OpenFailed, Pictured]


def test_requests_for_another_file_are_not_answered(told, clip, qtbot):
    thread, messages = told
    thread.open(2, clip)
    qtbot.waitUntil(lambda: len(messages) == 1, timeout=20_000)
    thread.want(1, 1, 7)
    qtbot.wait(100)
    thread.want(2, 2, 8)
    qtbot.waitUntil(lambda: len(messages) == 2, timeout=20_000)
    assert messages[1].serial == 2


def test_a_frame_that_cannot_be_had_is_said(told, clip, qtbot):
    thread, messages = told
    thread.open(1, clip)
    thread.want(1, 1, 60)
    qtbot.waitUntil(lambda: len(messages) == 2, timeout=20_000)
    assert isinstance(messages[1], PictureFailed)
    assert messages[1].index == 60
