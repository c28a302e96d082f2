from itertools import pairwise

from vmdesk.domain.faces import MAX_GAP_FRAMES, FaceDetection, FaceTrack
from vmdesk.faces.tracker import tracks

GRID = 4
FRAMES = range(0, 200, GRID)


def face(frame: int, x: float, y: float = 100.0, size: float = 60.0) -> FaceDetection:
    return FaceDetection(frame, (x - size / 2, y - size / 2, size, size), (x, y - 10), (x, y + 10), 0.9)


def follow(found: dict[int, list[FaceDetection]], frame_count: int = 200) -> tuple[FaceTrack, ...]:
    return tracks([found.get(n, []) for n in range(0, frame_count, GRID)], frame_count, GRID)


def test_a_still_face_is_one_track_to_the_last_frame():
    (track,) = follow({n: [face(n, 100)] for n in FRAMES})
    assert (track.id, track.first_frame, track.last_frame, len(track.detections)) == (0, 0, 199, 50)


def test_a_track_reaches_to_the_frame_before_the_next_look():
    (track,) = follow({n: [face(n, 100)] for n in range(40, 81, GRID)})
    assert (track.first_frame, track.last_frame) == (40, 83)


def test_the_last_frame_is_within_the_video():
    (track,) = follow({n: [face(n, 100)] for n in range(0, 18, GRID)}, frame_count=18)
    assert track.last_frame == 17


def test_two_faces_crossing_keep_their_tracks():
    found = {n: [face(n, 50 + n, 100), face(n, 250 - n, 112)] for n in FRAMES}
    first, second = follow(found)
    for track in (first, second):
        steps = {after.eyes[0] - before.eyes[0] for before, after in pairwise(track.detections)}
        assert steps in ({4.0}, {-4.0})


def test_the_order_of_detections_does_not_matter():
    there = {n: [face(n, 50 + n), face(n, 400)] for n in FRAMES}
    back = {n: list(reversed(found)) for n, found in there.items()}
    assert follow(there) == follow(back)


def test_a_short_gap_is_bridged():
    frames = [n for n in FRAMES if not 40 < n < 40 + MAX_GAP_FRAMES]
    (track,) = follow({n: [face(n, 100)] for n in frames})
    assert (track.first_frame, track.last_frame) == (0, 199)


def test_a_long_gap_ends_the_track():
    frames = [n for n in FRAMES if not 40 < n <= 40 + MAX_GAP_FRAMES]
    later, earlier = follow({n: [face(n, 100)] for n in frames})
    assert (earlier.first_frame, earlier.last_frame) == (0, 43)
    assert (later.first_frame, later.last_frame) == (76, 199)


def test_a_face_elsewhere_is_another_track():
    found = {n: [face(n, 100 if n < 100 else 400)] for n in FRAMES}
    assert [(t.first_frame, t.last_frame) for t in follow(found)] == [(0, 99), (100, 199)]


def test_a_face_of_another_size_is_another_track():
    found = {n: [face(n, 100, size=60 if n < 100 else 180)] for n in FRAMES}
    assert len(follow(found)) == 2


def test_a_face_seen_only_twice_is_spurious():
    found = {n: [face(n, 100)] + ([face(n, 400)] if n in (40, 44) else []) for n in FRAMES}
    (track,) = follow(found)
    assert {d.eyes[0] for d in track.detections} == {100}


def test_tracks_are_numbered_by_length_then_by_start():
    found = {n: [face(n, 100)] for n in range(80, 200, GRID)}
    for n in range(0, 40, GRID):
        found[n] = [face(n, 400)]
    for n in range(40, 80, GRID):
        found[n] = [face(n, 700)]
    assert [(t.id, t.first_frame) for t in follow(found)] == [(0, 80), (1, 0), (2, 40)]


def test_no_faces_give_no_tracks():
    assert follow({}) == ()
