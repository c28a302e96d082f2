import psutil
import pytest

from vmdesk.ui.logic.messages import Noticed, Opened, OpenFailed, Pictured, PictureFailed
from vmdesk.ui.work.frames import FrameThread


class Told:
    """A running frame thread and all it tells."""

    def __init__(self, qtbot) -> None:
        self.thread, self.messages, self._qtbot = FrameThread(), [], qtbot
        self.thread.told.connect(self.messages.append)
        self.thread.start()

    def of(self, kind) -> list:
        return [m for m in self.messages if isinstance(m, kind)]

    def exact(self) -> list[Pictured]:
        return [m for m in self.of(Pictured) if not m.preview]

    def open(self, generation, path) -> Opened:
        self.thread.open(generation, path)
        self._qtbot.waitUntil(lambda: any(m.generation == generation for m in self.of(Opened)), timeout=20_000)
        return self.of(Opened)[-1]

    def show(self, generation, serial, frame, **how) -> Pictured:
        self.thread.want(generation, serial, frame, **how)
        self._qtbot.waitUntil(lambda: any(m.serial == serial for m in self.exact()), timeout=20_000)
        return self.exact()[-1]


@pytest.fixture
def told(qtbot):
    one = Told(qtbot)
    yield one
    one.thread.stop()
    qtbot.waitUntil(one.thread.isFinished, timeout=20_000)


def number_of(picture) -> int:
    bits = picture.rgb[120, 20::40, 1] > 128
    return int("".join(str(int(b)) for b in bits), 2)


def test_every_frame_comes_with_its_own_pixels_and_pts(told, clip):
    index = told.open(1, clip).index
    for serial, frame in enumerate([0, 59, 21, 20, 19, 40], start=1):
        picture = told.show(1, serial, frame).picture
        assert (picture.index, picture.pts, number_of(picture)) == (frame, int(index.pts[frame]), frame)


def test_on_the_way_to_a_far_frame_its_keyframe_is_shown_first(told, clip):
    told.open(1, clip)
    told.show(1, 1, 0)
    told.show(1, 2, 55)
    first, second = [m for m in told.of(Pictured) if m.serial == 2]
    assert (first.preview, first.picture.index, number_of(first.picture)) == (True, 40, 40)
    assert (second.preview, second.picture.index) == (False, 55)


def test_a_step_shows_no_other_frame_on_its_way(told, clip):
    told.open(1, clip)
    told.show(1, 1, 45)
    for serial, frame in enumerate(range(44, 30, -1), start=2):
        told.show(1, serial, frame)
    assert [m.picture.index for m in told.of(Pictured) if m.serial > 1] == list(range(44, 30, -1))


def test_while_the_hand_moves_every_place_shows_its_keyframe(told, clip):
    told.open(1, clip)
    told.show(1, 1, 0)
    told.show(1, 2, 5, scrubbing=True)
    assert [(m.preview, m.picture.index) for m in told.of(Pictured) if m.serial == 2] == [(True, 0), (False, 5)]


def test_requests_overtaken_while_waiting_are_not_decoded(told, long_clip, qtbot):
    told.open(1, long_clip)
    for serial in range(1, 30):
        told.thread.want(1, serial, serial * 8, scrubbing=True)
    qtbot.waitUntil(lambda: any(m.serial == 29 for m in told.exact()), timeout=20_000)
    serials = [m.serial for m in told.of(Pictured)]
    assert serials == sorted(serials)
    assert len(told.exact()) < 29
    assert told.exact()[-1].picture.index == 232


def test_a_failed_opening_keeps_the_file_before(told, clip, text_as_video, qtbot):
    told.open(1, clip)
    told.thread.open(2, text_as_video)
    qtbot.waitUntil(lambda: len(told.of(OpenFailed)) == 1, timeout=20_000)
    assert told.show(1, 1, 7).picture.index == 7
    assert len(told.of(Opened)) == 1


def test_an_opening_given_up_is_never_told_of(told, clip, long_clip, qtbot):
    told.open(1, clip)
    told.thread.give_up(2)
    told.thread.open(2, long_clip)
    told.show(1, 1, 7)
    assert [m.generation for m in told.of(Opened)] == [1]
    assert told.of(OpenFailed) == []


def test_requests_for_another_file_are_not_answered(told, clip, qtbot):
    told.open(2, clip)
    told.thread.want(1, 1, 7)
    qtbot.wait(100)
    told.show(2, 2, 8)
    assert {m.serial for m in told.of(Pictured)} == {2}


def test_a_frame_that_cannot_be_had_is_said(told, clip, qtbot):
    told.open(1, clip)
    told.thread.want(1, 1, 60)
    qtbot.waitUntil(lambda: len(told.of(PictureFailed)) == 1, timeout=20_000)
    assert told.of(PictureFailed)[0].index == 60


def test_a_decoder_process_that_ends_is_replaced_and_spoken_of(told, clip, qtbot):
    told.open(1, clip)
    told.show(1, 1, 3)
    for process in psutil.Process().children():
        process.kill()
    picture = told.show(1, 2, 50).picture
    assert (picture.index, number_of(picture)) == (50, 50)
    qtbot.waitUntil(lambda: len(told.of(Noticed)) == 1, timeout=20_000)
    assert "SIGKILL" in told.of(Noticed)[0].finding
