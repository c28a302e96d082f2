"""Faces are followed as long as pictures keep their size, and not beyond."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vmdesk.domain.faces import FaceDetection, FaceTrack
from vmdesk.domain.frame import Frame
from vmdesk.faces import tracker
from vmdesk.pipeline.clips import WholeClip, plan_jobs
from vmdesk.pipeline.faces import FaceSearch

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


def searched(sizes: Sequence[tuple[int, int]]) -> tuple[FaceTrack, ...]:
    search = FaceSearch(OneFace())
    assert [search.take(frame) for frame in frames(sizes)] == [k % 4 == 0 for k in range(len(sizes))]
    assert search.count == len(sizes)
    return search.tracks()


def test_one_size_makes_the_trackers_own_tracks() -> None:
    (track,) = searched([BIG] * 64)
    assert (track.id, track.first_frame, track.last_frame) == (0, 0, 63)


def test_tracks_end_where_pictures_change_size() -> None:
    found = searched([BIG] * 50 + [SMALL] * 78)
    assert [(t.id, t.first_frame, t.last_frame) for t in found] == [(0, 52, 127), (1, 0, 49)]
    assert all(face.frame < 50 for face in found[1].detections)


def test_a_window_over_the_change_has_no_face_throughout() -> None:
    jobs = list(plan_jobs(128, 16, 1, searched([BIG] * 56 + [SMALL] * 72), None))
    assert [job.window.start for job in jobs if job.faceless] == [48]
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
