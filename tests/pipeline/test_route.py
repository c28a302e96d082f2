"""The whole route on real pictures: repeatable, independent of how windows are laid, honest about what it left out."""

import json
import math
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import VideoMAEForVideoClassification, VideoMAEImageProcessorPil

from vmdesk.case.trail import AuditTrail
from vmdesk.detect.scorer import VideoMAEScorer
from vmdesk.domain import errors, events
from vmdesk.domain.audit import parse_trail, trail_text
from vmdesk.domain.faces import clip_square
from vmdesk.domain.scoring import FaceFinder, ModelPicture, Pending
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index
from vmdesk.pipeline import Options, analyse
from vmdesk.workbench import case_indexes

Run = Callable[..., events.AnalysisFinished]


def _timeless(finished: events.AnalysisFinished) -> dict[str, object]:
    told = json.loads(finished.result.to_json())
    for name in ("started_utc", "finished_utc"):
        del told["provenance"][name]
    return dict(told)


def _card_logits(model: Path, frames: list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]) -> list[float]:
    """The reference model card's steps: processor, one plain forward pass."""
    reference = VideoMAEForVideoClassification.from_pretrained(str(model), dtype=torch.float32).eval()
    processor = VideoMAEImageProcessorPil.from_pretrained(str(model))
    pixels = processor(frames, return_tensors="pt")["pixel_values"]
    with torch.no_grad():
        return [float(v) for v in reference(pixel_values=pixels).logits[0]]


def _all_frames(path: Path) -> list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    with Decoder(path, *read_index(path)) as decoder:
        return [frame.rgb() for frame in decoder.iter_frames()]


def test_whole_clip_equals_the_reference_card(
    run: Run, plain_scorer: VideoMAEScorer, plain_model: Path, talking_person: Path
) -> None:
    finished = run(talking_person, plain_scorer, stride=64)
    frames = _all_frames(talking_person)
    indices = np.linspace(0, len(frames) - 1, 16).astype(int)
    expected = _card_logits(plain_model, [frames[i] for i in indices])
    whole = finished.result.whole_clip
    assert whole.frame_indices == tuple(indices)
    assert whole.crop == "full frame"
    assert whole.logits == pytest.approx(expected, abs=1e-5)
    assert whole.fake_score == pytest.approx(math.exp(expected[1]) / sum(map(math.exp, expected)), abs=1e-5)


@pytest.mark.slow
def test_whole_clip_of_a_face_model_crops_the_main_track(
    run: Run, face_scorer: VideoMAEScorer, finder: FaceFinder, talking_person: Path
) -> None:
    finished = run(talking_person, face_scorer, stride=64)
    frames = _all_frames(talking_person)
    indices = [int(i) for i in np.linspace(0, len(frames) - 1, 16).astype(int)]
    found = [finder.detect(k, frames[k]) for k in range(0, len(frames), finder.grid)]
    square = clip_square(finder.tracks(found, len(frames))[0], indices)
    assert square is not None
    top, left, side = round(square.y), round(square.x), round(square.side)
    pad = max(0, -top, -left, top + side - frames[0].shape[0], left + side - frames[0].shape[1])
    crops = []
    for i in indices:
        padded = np.pad(frames[i], ((pad, pad), (pad, pad), (0, 0)), mode="reflect")
        crops.append(padded[top + pad : top + pad + side, left + pad : left + pad + side])
    root = Path(__file__).resolve().parents[2] / "resources" / "models" / "vmdesk-face-tiny"
    whole = finished.result.whole_clip
    assert whole.crop.startswith("square of face track 0")
    assert whole.logits == pytest.approx(_card_logits(root, crops), abs=1e-5)


def test_sliding_windows_of_a_full_frame_model_come_close_to_the_card(
    run: Run, plain_scorer: VideoMAEScorer, plain_model: Path, talking_person: Path
) -> None:
    finished = run(talking_person, plain_scorer, stride=40)
    frames = _all_frames(talking_person)
    for score in finished.result.windows[:3]:
        expected = _card_logits(plain_model, frames[score.start : score.stop])
        assert score.logits == pytest.approx(expected, abs=0.02)


@pytest.fixture(scope="module")
def short_sample(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first 60 frames of the sample, for runs that need not be long."""
    import av

    path = tmp_path_factory.mktemp("short") / "short.mp4"
    with av.open(str(sample)) as source, av.open(str(path), "w") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.dts is not None and packet.pts is not None and packet.pts * packet.time_base < 2.4:
                packet.stream = stream
                target.mux(packet)
    return path


@pytest.mark.slow
def test_twice_gives_the_same_bytes(run: Run, face_scorer: VideoMAEScorer, short_sample: Path) -> None:
    first, second = run(short_sample, face_scorer), run(short_sample, face_scorer)
    assert _timeless(first) == _timeless(second)
    assert first.result.to_json().endswith("\n")


@pytest.mark.slow
def test_a_window_does_not_depend_on_stride(run: Run, face_scorer: VideoMAEScorer, short_sample: Path) -> None:
    coarse = {w.start: w for w in run(short_sample, face_scorer).result.windows}
    fine = {w.start: w for w in run(short_sample, face_scorer, stride=8).result.windows}
    common = coarse.keys() & fine.keys()
    assert len(common) >= 3
    assert all(coarse[start].logits == fine[start].logits for start in common)


@pytest.mark.slow
def test_the_sample_scores_as_its_truth_says(run: Run, face_scorer: VideoMAEScorer, sample: Path) -> None:
    finished = run(sample, face_scorer)
    truth = json.loads(sample.with_suffix(".json").read_text("utf-8"))
    start, stop = truth["manipulated"]["start"], truth["manipulated"]["stop"]
    scores = [w for w in finished.result.windows if w.fake_score is not None]
    inside = [w.fake_score for w in scores if w.start >= start and w.stop <= stop]
    outside = [w.fake_score for w in scores if w.stop <= start or w.start >= stop]
    assert min(inside) > max(outside)
    assert finished.result.summary.windows_scored == len(finished.result.windows)
    assert {i.purpose for i in finished.illustrations} == {"whole-clip", "peak", "window"}
    assert [len(peak.frames) for peak in finished.result.peaks] == [16] * len(finished.result.summary.flagged_segments)
    cited = {frame.index for frame in finished.result.frames}
    assert {i.frame for i in finished.illustrations} == cited


def test_cited_frames_carry_the_digest_of_their_planes(
    run: Run, plain_scorer: VideoMAEScorer, talking_person: Path
) -> None:
    result = run(talking_person, plain_scorer, stride=64).result
    with Decoder(talking_person, *read_index(talking_person)) as decoder:
        hashes = {f.index: (f.pts, f.plane_sha256()) for f in decoder.iter_frames(pictures=False, hashes=True)}
    assert len(result.frames) >= 16
    assert all(hashes[f.index] == (f.pts, f.sha256) for f in result.frames)


def test_no_face_is_not_scored(run: Run, face_scorer: VideoMAEScorer, make_clip: Callable[..., Path]) -> None:
    result = run(make_clip(frames=40), face_scorer).result
    assert [w.status for w in result.windows] == ["no_face"] * 3
    assert all(w.fake_score is None and w.logits is None for w in result.windows)
    assert result.whole_clip.status == "no_face"
    assert result.summary.max_fake_score is None
    assert result.summary.windows_not_scored == 3


def test_a_span_longer_than_the_video_is_padded(
    run: Run, plain_scorer: VideoMAEScorer, make_clip: Callable[..., Path]
) -> None:
    result = run(make_clip(frames=20), plain_scorer, sampling_rate=2).result
    assert [(w.start, w.stop, w.status) for w in result.windows] == [(0, 20, "padded")]
    assert result.windows[0].fake_score is not None


def test_logits_that_are_not_finite_give_no_score(
    run: Run, scorer_of: Callable[..., object], make_clip: Callable[..., Path]
) -> None:
    result = run(make_clip(frames=20), scorer_of((math.nan, 0.0))).result
    assert {w.status for w in result.windows} == {"not_finite"}
    assert result.whole_clip.status == "not_finite"
    assert not result.genuine
    json.loads(result.to_json())


def test_fewer_than_sixteen_frames(run: Run, plain_scorer: VideoMAEScorer, make_clip: Callable[..., Path]) -> None:
    trail = AuditTrail("tester")
    with pytest.raises(errors.VideoTooShort, match="15 frames"):
        run(make_clip(frames=15), plain_scorer, trail=trail)
    assert trail.entries[-1].action == "analysis failed"
    assert trail.entries[-1].details["error"] == "VideoTooShort"


def test_evidence_that_changes_meanwhile(
    plain_scorer: VideoMAEScorer, make_clip: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "clip.mp4"
    shutil.copy(make_clip(frames=40), path)
    route = analyse(path, plain_scorer, None, AuditTrail("tester"))
    next(event for event in route if isinstance(event, events.WholeClipScored))
    path.write_bytes(path.read_bytes() + b"\0")
    with pytest.raises(errors.EvidenceChanged):
        list(route)


def test_cancelling_closes_the_trail(plain_scorer: VideoMAEScorer, make_clip: Callable[..., Path]) -> None:
    trail = AuditTrail("tester")
    route = analyse(make_clip(frames=40), plain_scorer, None, trail)
    for event in route:
        if isinstance(event, events.WindowsScored):
            break
    route.close()  # type: ignore[attr-defined]
    assert [e.action for e in trail.entries] == ["analysis started", "exhibit hashed", "analysis cancelled"]
    assert parse_trail(trail_text(trail.entries)) == trail.entries


def test_the_trail_tells_of_a_whole_run(run: Run, plain_scorer: VideoMAEScorer, make_clip: Callable[..., Path]) -> None:
    trail = AuditTrail("tester")
    result = run(make_clip(frames=20), plain_scorer, trail=trail).result
    actions = [e.action for e in trail.entries]
    assert actions == ["analysis started", "exhibit hashed", "exhibit hashed again", "analysis finished"]
    assert trail.entries[1].details["sha256"] == result.evidence.sha256


def test_an_index_kept_in_the_case_saves_the_scan_and_changes_nothing(
    plain_scorer: VideoMAEScorer, make_clip: Callable[..., Path], tmp_path: Path
) -> None:
    path, indexes, trail = make_clip(frames=40), case_indexes(tmp_path), AuditTrail("tester")
    without, first, second = (
        list(analyse(path, plain_scorer, None, trail, indexes=store)) for store in (None, indexes, indexes)
    )
    stages = [{e.stage for e in seen if isinstance(e, events.Progress)} for seen in (without, first, second)]
    assert [events.Stage.INDEXING in told for told in stages] == [True, True, False]
    told = [_timeless(seen[-1]) for seen in (without, first, second)]  # type: ignore[arg-type]
    assert told[0] == told[1] == told[2]
    read = [e.details for e in trail.entries if e.action == "frame index read"]
    assert [d["source"] for d in read] == ["packet scan", "kept in the case"]
    assert read[0]["index_sha256"] == read[1]["index_sha256"]


def test_the_index_of_an_exhibit_that_changed_is_not_kept(
    plain_scorer: VideoMAEScorer, make_clip: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "clip.mp4"
    shutil.copy(make_clip(frames=40), path)
    case = tmp_path / "case"
    case.mkdir()
    route = analyse(path, plain_scorer, None, AuditTrail("tester"), indexes=case_indexes(case))
    next(e for e in route if isinstance(e, events.Progress) and e.stage is events.Stage.HASHING)
    shutil.copy(make_clip(frames=48), tmp_path / "other.mp4").replace(path)
    with pytest.raises(errors.EvidenceChanged):
        list(route)
    assert list(case.iterdir()) == []


def test_the_scan_tells_bytes_of_the_whole_file(plain_scorer: VideoMAEScorer, make_clip: Callable[..., Path]) -> None:
    path = make_clip(frames=40)
    seen = list(analyse(path, plain_scorer, None, AuditTrail("tester")))
    last = [e for e in seen if isinstance(e, events.Progress) and e.stage is events.Stage.INDEXING][-1]
    assert (last.done, last.total, last.unit) == (path.stat().st_size, path.stat().st_size, "bytes")


def test_events_come_in_order_and_progress_never_goes_back(
    plain_scorer: VideoMAEScorer, make_clip: Callable[..., Path]
) -> None:
    seen = list(analyse(make_clip(frames=40), plain_scorer, None, AuditTrail("tester")))
    stages = [e.stage for e in seen if isinstance(e, events.Progress)]
    order = list(events.Stage)
    assert stages == sorted(stages, key=order.index)
    scoring = [e.done for e in seen if isinstance(e, events.Progress) and e.stage is events.Stage.SCORING]
    assert scoring == sorted(scoring)
    assert isinstance(seen[-1], events.AnalysisFinished)


def test_a_face_model_without_a_detector_is_refused(face_scorer: VideoMAEScorer, sample: Path) -> None:
    with pytest.raises(errors.UsageError):
        list(analyse(sample, face_scorer, None, AuditTrail("tester")))


@pytest.mark.parametrize("options", [{"stride": 0}, {"sampling_rate": -1}])
def test_options_out_of_range(options: dict[str, int]) -> None:
    with pytest.raises(errors.UsageError):
        Options(**options)


def test_an_exhibit_that_vanishes_meanwhile(
    plain_scorer: VideoMAEScorer, make_clip: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "clip.mp4"
    shutil.copy(make_clip(frames=40), path)
    route = analyse(path, plain_scorer, None, AuditTrail("tester"))
    next(event for event in route if isinstance(event, events.WholeClipScored))
    path.unlink()
    with pytest.raises(errors.EvidenceChanged):
        list(route)


def test_a_clip_that_was_not_scored_is_not_illustrated(
    run: Run, face_scorer: VideoMAEScorer, make_clip: Callable[..., Path]
) -> None:
    finished = run(make_clip(frames=40), face_scorer)
    assert finished.illustrations == ()
    assert finished.result.frames == ()


class _Batching:
    """A scorer with batches of five, to see that batches fill up and order is kept."""

    def __init__(self, real: VideoMAEScorer) -> None:
        self._real, self.batch, self.sizes = real, 5, list[int]()

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def begin(self, clips: Sequence[Sequence[ModelPicture]]) -> Pending:
        self.sizes.append(len(clips))
        logits = np.concatenate([self._real.begin([clip])() for clip in clips])
        return lambda: logits


def test_batches_are_filled_and_change_nothing(
    run: Run, plain_scorer: VideoMAEScorer, make_clip: Callable[..., Path]
) -> None:
    clip, batching = make_clip(frames=60), _Batching(plain_scorer)
    single, batched = run(clip, plain_scorer, stride=4), run(clip, batching, stride=4)
    assert batching.sizes == [5, 5, 2, 1]
    assert single.result.windows == batched.result.windows


def test_the_record_tells_of_content_credentials(
    run: Run, plain_scorer: VideoMAEScorer, make_clip: Callable[..., Path], with_credentials: Callable[..., Path]
) -> None:
    bare = make_clip(frames=18)
    result = run(with_credentials(bare), plain_scorer).result
    told = json.loads(result.to_json())["evidence"]["content_credentials"]
    assert (told["state"], told["integrity"], told["signer"]) == ("found", "valid", "Signer")
    assert told["trust"].startswith("not checked")
    assert any("whether a signer is trusted" in line for line in result.not_checked)
    assert run(bare, plain_scorer).result.evidence.content_credentials.state == "none found"
