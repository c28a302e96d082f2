"""Faces are followed as long as pictures keep their size, and not beyond."""

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.faces import SMALLEST_SIDE, FaceDetection, FaceTrack, Square, clip_square, drawn_track
from vmdesk.domain.frame import Frame
from vmdesk.faces import tracker
from vmdesk.pipeline.clips import WholeClip
from vmdesk.pipeline.faces import FaceSearch
from vmdesk.pipeline.plan import plan_jobs, wanted_frames

BIG, SMALL = (192, 128), (96, 64)


class OneFace:
    """Sees a face of 40 pixels in the middle of every picture, whatever its size."""

    name, version, sha256, licence, grid = "one face", "1", "", "", 4

    def detect(self, frame: int, rgb: NDArray[np.uint8]) -> Sequence[FaceDetection]:
        y, x = rgb.shape[0] / 2, rgb.shape[1] / 2
        return (FaceDetection(frame, (x - 20, y - 20, 40.0, 40.0), (x, y - 8), (x, y + 8), 0.9),)

    def tracks(self, detections: Sequence[Sequence[FaceDetection]], frame_count: int) -> tuple[FaceTrack, ...]:
        return tracker.tracks(detections, frame_count, self.grid)


def frames(sizes: Sequence[tuple[int, int]]) -> list[Frame]:
    return [
        Frame(k, k, False, size, False, "I", np.zeros((size[1], size[0], 3), np.uint8), "0" * 64)
        for k, size in enumerate(sizes)
    ]


def searched(sizes: Sequence[tuple[int, int]], cuts: Sequence[int] = ()) -> tuple[FaceTrack, ...]:
    search = FaceSearch(OneFace())
    shown = [replace(frame, change=40.0 if frame.index in cuts else 1.0) for frame in frames(sizes)]
    assert [search.take(frame) for frame in shown] == [k % 4 == 0 for k in range(len(sizes))]
    assert search.count == len(sizes)
    return search.tracks()


def test_one_size_makes_the_trackers_own_tracks() -> None:
    (track,) = searched([BIG] * 64)
    assert (track.id, track.first_frame, track.last_frame) == (0, 0, 63)


def test_tracks_end_where_pictures_change_size() -> None:
    found = searched([BIG] * 50 + [SMALL] * 78)
    assert [(t.id, t.first_frame, t.last_frame) for t in found] == [(0, 50, 127), (1, 0, 49)]
    assert all(face.frame < 50 for face in found[1].detections)


def test_a_cut_ends_a_track_and_the_next_reaches_back_to_it() -> None:
    found = searched([BIG] * 128, cuts=[49, 97])
    spans = {(t.first_frame, t.last_frame, t.cut_after) for t in found}
    assert spans == {(0, 48, True), (49, 96, True), (97, 127, False)}
    assert [t.id for t in found] == [0, 1, 2]
    assert all(t.first_frame <= d.frame <= t.last_frame for t in found for d in t.detections)


def test_a_damaged_frame_is_no_cut() -> None:
    search = FaceSearch(OneFace())
    for frame in frames([BIG] * 64):
        search.take(replace(frame, damaged=frame.index == 30, change=60.0 if frame.index == 30 else 0.0))
    assert len(search.tracks()) == 1


def test_a_region_is_the_square_of_every_window() -> None:
    region = Square(-10.0, 5.0, 100.0)
    jobs = list(plan_jobs(64, 16, 1, [drawn_track(region, 64)], {"side": 9.0}))
    assert [(job.track, job.square, job.unscored) for job in jobs] == [(0, region, None)] * 4
    assert clip_square(drawn_track(region, 64), [3, 60]) == region


def still(track: int, x: float, length: float) -> FaceTrack:
    """A face 64 frames long, its eyes `length` above its mouth."""
    found = [
        FaceDetection(k, (x, 0, 40, 40), (x, 100 - length / 2), (x, 100 + length / 2), 0.9) for k in range(0, 64, 4)
    ]
    return FaceTrack(track, 0, 63, tuple(found))


def test_small_faces_are_not_scored_and_faces_inside_a_square_are_named() -> None:
    big, beside, far = still(0, 100.0, 40.0), still(1, 130.0, 15.0), still(2, 900.0, 16.0)
    jobs = list(plan_jobs(16, 16, 1, [big, beside, far], None))
    told = {job.track: (job.unscored, job.faces_in_crop) for job in jobs}
    assert 4.18 * 15.0 < SMALLEST_SIDE < 4.18 * 16.0
    assert told == {0: (None, (1,)), 1: ("face_small", (0,)), 2: (None, ())}
    pictured, _ = wanted_frames(16, plan_jobs(16, 16, 1, [beside], None))
    assert pictured.all()  # the whole clip takes all sixteen


def test_a_window_over_the_change_has_no_face_throughout() -> None:
    jobs = list(plan_jobs(128, 16, 1, searched([BIG] * 56 + [SMALL] * 72), None))
    assert [job.window.start for job in jobs if job.unscored == "no_face"] == [48]
    assert {job.track for job in jobs if job.window.start < 48} == {1}
    assert {job.track for job in jobs if job.window.start > 48} == {0}


def test_the_whole_clip_is_not_cut_by_one_square_out_of_two_sizes() -> None:
    scorer: Any = SimpleNamespace(face_margin=None, card_input=lambda rgb, square: rgb[:8, :8], picture_input=np.array)
    for sizes, status in (([BIG] * 20 + [SMALL] * 44, "no_face"), ([BIG] * 64, "scored")):
        scorer.begin = lambda clips: lambda: np.zeros((1, 2), np.float32)
        scorer.passport = SimpleNamespace(label_fake_index=1)
        whole = WholeClip(tuple(range(0, 64, 4)), searched(sizes), scorer)
        for frame in frames(sizes):
            whole.add(frame)
        told = whole.score()
        assert told.status == status
        assert (told.crop == "none: the 16 pictures are not of one size") == (status == "no_face")
