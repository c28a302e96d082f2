"""Cuts and regions on the whole route: what the result says of windows over a cut, and of a square drawn by hand."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import pytest

from vmdesk.case.trail import AuditTrail
from vmdesk.detect.scorer import VideoMAEScorer
from vmdesk.domain import events
from vmdesk.domain.errors import UsageError
from vmdesk.domain.faces import Square
from vmdesk.pipeline import Options, analyse

Run = Callable[..., events.AnalysisFinished]
CUT = 41


@pytest.fixture(scope="module")
def two_shots(sample: Path, talking_person: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """41 frames of one real clip, then 39 of another."""
    path = tmp_path_factory.mktemp("shots") / "two.mp4"
    with av.open(str(path), "w") as target:
        stream = target.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 352, 288, "yuv420p"
        number = 0
        for source, count in ((sample, CUT), (talking_person, 39)):
            with av.open(str(source)) as container:
                for frame, _ in zip(container.decode(video=0), range(count), strict=False):
                    scaled = frame.reformat(352, 288, "yuv420p")
                    scaled.pts, scaled.time_base = number, Fraction(1, 25)
                    number += 1
                    target.mux(stream.encode(scaled))
        target.mux(stream.encode(None))
    return path


def test_whole_pictures_over_a_cut_are_scored_and_marked(
    run: Run, plain_scorer: VideoMAEScorer, two_shots: Path
) -> None:
    result = run(two_shots, plain_scorer, stride=8).result
    assert result.cuts == (CUT,)
    assert {w.status for w in result.windows} == {"scored"}
    assert {w.start for w in result.windows if w.spans_cut} == {32, 40}


def test_a_cut_is_told_when_it_is_met(plain_scorer: VideoMAEScorer, two_shots: Path) -> None:
    told = list(analyse(two_shots, plain_scorer, None, AuditTrail("tester"), Options(stride=8)))
    (noted,) = (event for event in told if isinstance(event, events.FramesNoted))
    assert (noted.cuts, noted.damaged) == ((CUT,), ())
    later = [event.done for event in told[told.index(noted) :] if isinstance(event, events.Progress)]
    assert CUT < later[0] <= CUT + 16, "not only at the end"


@pytest.mark.slow
def test_faces_are_not_scored_over_a_cut(run: Run, face_scorer: VideoMAEScorer, two_shots: Path) -> None:
    result = run(two_shots, face_scorer, stride=8).result
    assert {w.start: w.status for w in result.windows if w.spans_cut} == {32: "cut", 40: "cut"}
    assert {w.status for w in result.windows if not w.spans_cut} == {"scored"}
    assert all(w.track is None and w.fake_score is None for w in result.windows if w.status == "cut")
    spans = sorted((t.first_frame, t.last_frame, t.cut_after) for t in result.tracks)
    assert spans == [(0, CUT - 1, True), (CUT, 79, False)]


@pytest.mark.slow
def test_a_region_is_framed_and_recorded(run: Run, face_scorer: VideoMAEScorer, two_shots: Path) -> None:
    trail, region = AuditTrail("tester"), Square(60.0, 20.0, 200.0)
    result = run(two_shots, face_scorer, trail, stride=16, region=region).result
    assert result.settings.region == (60.0, 20.0, 200.0)
    assert result.face_detector is None
    (track,) = result.tracks
    assert (track.source, track.boxes) == ("examiner", ((0, 60.0, 20.0, 200.0, 200.0),))
    assert {w.start: w.status for w in result.windows} == {
        0: "scored",
        16: "scored",
        32: "cut",
        48: "scored",
        64: "scored",
    }
    assert result.whole_clip.crop == "the region drawn by the examiner"
    assert (
        "whether figures published of this model hold for regions drawn by hand was not examined" in result.not_checked
    )
    (entry,) = [e for e in trail.entries if e.action == "region chosen by the examiner"]
    assert entry.details["side"] == 200.0


@pytest.mark.parametrize(("region", "words"), [(Square(0, 0, 40.0), "needs 64"), (Square(400.0, 0, 90.0), "beside")])
def test_a_region_too_small_or_beside_the_picture_is_refused(
    run: Run, face_scorer: VideoMAEScorer, two_shots: Path, region: Square, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        run(two_shots, face_scorer, region=region)


@pytest.fixture(scope="module")
def shrinking(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """40 frames of 352 x 288, then 40 of 176 x 144, as one transport stream."""
    folder = tmp_path_factory.mktemp("sizes")
    parts = []
    with av.open(str(sample)) as container:
        frames = [frame for frame, _ in zip(container.decode(video=0), range(80), strict=False)]
    for first, (width, height) in ((0, (352, 288)), (40, (176, 144))):
        part = folder / f"part-{first}.ts"
        with av.open(str(part), "w", format="mpegts") as target:
            stream = target.add_stream("libx264", rate=25, options={"bf": "0"})
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
            for number in range(first, first + 40):
                scaled = frames[number].reformat(width, height, "yuv420p")
                scaled.pts, scaled.time_base = number, Fraction(1, 25)
                target.mux(stream.encode(scaled))
            target.mux(stream.encode(None))
        parts.append(part.read_bytes())
    path = folder / "shrinking.ts"
    path.write_bytes(b"".join(parts))
    return path


@pytest.mark.slow
def test_a_region_beside_later_smaller_pictures_ends_no_run(
    run: Run, face_scorer: VideoMAEScorer, shrinking: Path
) -> None:
    result = run(shrinking, face_scorer, stride=16, region=Square(200.0, 60.0, 120.0)).result
    assert result.evidence.stream.size_changes == 1
    assert {w.status for w in result.windows if w.stop <= 40} == {"scored"}
    assert "the region was kept in pixels over changes of the pictures' size" in result.not_checked
    assert all(w.logits is None or w.fake_score is not None for w in result.windows)
