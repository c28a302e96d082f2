import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from test_frames import Told, told  # noqa: F401 - fixture

from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index
from vmdesk.ui.logic.messages import FrameHashed, FrameHashFailed, Thumbnailed


@pytest.fixture(scope="module")
def digests(clip):
    with Decoder(clip, *read_index(clip)) as decoder:
        return [decoder.sha256_at(frame) for frame in range(60)]


def go(window, qtbot, frame):
    window.desk.seek(frame)
    qtbot.waitUntil(lambda: window.desk.state.shown == frame, timeout=20_000)


def test_the_frames_digest_is_made_by_key_copied_and_gone_with_the_frame(opened, qtbot, digests, qapp):
    go(opened, qtbot, 12)
    box = opened.facts.frame_hash
    QTest.keyClick(opened.work.view, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: box.digest.isVisible(), timeout=20_000)
    assert box.digest.field.toPlainText() == digests[12]
    pts = opened.desk.state.exhibit.index.pts[12]
    assert box.words.text() == f"SHA-256 of the decoded planes of frame 12, pts {pts}:"
    box.digest.copy.click()
    assert qapp.clipboard().text() == digests[12]
    QTest.keyClick(opened.work.view, Qt.Key.Key_Right)
    assert not box.digest.isVisible()
    assert (box.words.text(), box.digest.field.toPlainText()) == ("Not hashed.", "")


def test_a_digest_asked_for_in_passing_is_not_shown_on_another_frame(opened, qtbot, digests):
    box = opened.facts.frame_hash
    box.button.click()
    assert box.words.text() == "Frame 0 is being hashed …"
    opened.desk.seek(50)
    opened.facts.frame_hash.button.click()
    qtbot.waitUntil(lambda: box.digest.isVisible(), timeout=20_000)
    assert box.digest.field.toPlainText() == digests[50]


def test_playing_stops_where_a_frame_is_hashed(opened, qtbot, digests):
    opened.desk.toggle_play()
    qtbot.waitUntil(lambda: opened.desk.state.position > 3, timeout=20_000)
    opened.facts.frame_hash.button.click()
    qtbot.waitUntil(lambda: opened.facts.frame_hash.digest.isVisible(), timeout=20_000)
    assert not opened.desk.state.playing
    assert opened.facts.frame_hash.digest.field.toPlainText() == digests[opened.desk.state.position]


def test_digests_and_small_pictures_never_come_before_a_picture(told, clip, digests, qtbot):  # noqa: F811
    told.open(1, clip)
    told.show(1, 1, 0)
    for serial in range(2, 12):
        told.thread.want_thumbnails(1, range(16, 32))
        told.thread.hash_frame(1, serial)
        told.thread.want(1, serial, 59 - serial)
        qtbot.waitUntil(lambda: any(m.serial == serial for m in told.exact()), timeout=20_000)  # noqa: B023
    qtbot.waitUntil(lambda: len({m.frame for m in told.of(Thumbnailed)}) == 16, timeout=20_000)
    qtbot.waitUntil(lambda: any(m.frame == 11 for m in told.of(FrameHashed)), timeout=20_000)
    assert all(m.sha256 == digests[m.frame] for m in told.of(FrameHashed))
    small = {m.frame: m.rgb for m in told.of(Thumbnailed)}
    assert set(small) == set(range(16, 32))
    assert all(max(rgb.shape[:2]) <= 192 for rgb in small.values())


def test_what_is_given_up_is_not_told(told, clip, qtbot):  # noqa: F811
    told.open(1, clip)
    told.thread.want_thumbnails(1, range(60))
    told.thread.want_thumbnails(1, [5])
    told.thread.hash_frame(1, 3)
    told.thread.hash_frame(1, None)
    told.show(1, 1, 0)
    told.thread.hash_frame(1, 4)
    qtbot.waitUntil(lambda: bool(told.of(FrameHashed)), timeout=20_000)
    qtbot.waitUntil(lambda: any(m.frame == 5 for m in told.of(Thumbnailed)), timeout=20_000)
    assert {m.frame for m in told.of(FrameHashed)} - {3} == {4}
    assert len({m.frame for m in told.of(Thumbnailed)}) <= 2, "one may have been under way"


def test_what_cannot_be_hashed_is_told_in_words(told, clip, qtbot):  # noqa: F811
    told.open(1, clip)
    told.thread.hash_frame(1, 4711)
    qtbot.waitUntil(lambda: bool(told.of(FrameHashFailed)), timeout=20_000)
    told.thread.want_thumbnails(1, [4711])
    qtbot.waitUntil(lambda: bool(told.of(Thumbnailed)), timeout=20_000)
    assert told.of(Thumbnailed)[0].rgb is None


def test_chores_of_another_exhibit_are_dropped(told, clip, qtbot):  # noqa: F811
    told.open(1, clip)
    told.thread.hash_frame(7, 3)
    told.thread.want_thumbnails(7, [1, 2])
    told.show(1, 1, 20)
    told.thread.hash_frame(1, 3)
    qtbot.waitUntil(lambda: bool(told.of(FrameHashed)), timeout=20_000)
    assert {m.generation for m in told.of(FrameHashed)} == {1}
    assert told.of(Thumbnailed) == []
