"""A run that does not end keeps its windows; carried on, it gives what an undisturbed run gives, to the byte."""

import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from vmdesk.case.trail import AuditTrail
from vmdesk.case.unfinished import UnfinishedRuns
from vmdesk.detect.scorer import VideoMAEScorer
from vmdesk.domain import errors, events
from vmdesk.domain.scoring import FaceFinder, ModelPicture, Pending, Scorer
from vmdesk.pipeline import Options, analyse

Run = Callable[..., events.AnalysisFinished]


class Counting:
    """A real scorer that counts clips, and does `disturb(count)` before each batch."""

    def __init__(self, real: Scorer, disturb: Callable[[int], None] = lambda _: None) -> None:
        self._real, self._disturb, self.clips = real, disturb, 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def begin(self, clips: Sequence[Sequence[ModelPicture]]) -> Pending:
        self._disturb(self.clips)
        self.clips += len(clips)
        return self._real.begin(clips)


def lost_after(clips: int) -> Callable[[int], None]:
    def disturb(count: int) -> None:
        if count >= clips:
            raise errors.DeviceLost("The device stopped working.")

    return disturb


@pytest.fixture
def kept(tmp_path: Path) -> UnfinishedRuns:
    return UnfinishedRuns(tmp_path / "unfinished")


@pytest.fixture(scope="module")
def clip(make_clip: Callable[..., Path]) -> Path:
    return make_clip(frames=80)


def told_by(
    clip: Path,
    scorer: Scorer,
    finder: FaceFinder | None,
    kept: UnfinishedRuns,
    trail: AuditTrail | None = None,
    options: Options | None = None,
) -> list[events.Event]:
    options = options or Options(stride=4)
    trail = AuditTrail("tester") if trail is None else trail  # one without entries counts as false
    return list(analyse(clip, scorer, finder, trail, options, kept=kept))


def result_in(told: Sequence[events.Event]) -> dict[str, object]:
    last = told[-1]
    assert isinstance(last, events.AnalysisFinished)
    result = json.loads(last.result.to_json())
    del result["provenance"]["started_utc"], result["provenance"]["finished_utc"]
    return dict(result)


def resumed(told: Sequence[events.Event]) -> int:
    return sum(event.windows for event in told if isinstance(event, events.RunResumed))


def test_a_lost_device_keeps_the_windows_and_the_next_run_carries_on(
    plain_scorer: VideoMAEScorer, clip: Path, kept: UnfinishedRuns
) -> None:
    undisturbed = told_by(clip, plain_scorer, None, UnfinishedRuns(kept._folder / "other"))
    with pytest.raises(errors.DeviceLost):
        told_by(clip, Counting(plain_scorer, lost_after(6)), None, kept)
    trail, counting = AuditTrail("tester"), Counting(plain_scorer)
    again = told_by(clip, counting, None, kept, trail)
    assert resumed(again) == 6
    assert counting.clips == 17 - 6 + 1  # the whole clip is scored again
    assert result_in(again) == result_in(undisturbed)
    finished, expected = again[-1], undisturbed[-1]
    assert isinstance(finished, events.AnalysisFinished)
    assert isinstance(expected, events.AnalysisFinished)
    assert [(i.frame, i.purpose) for i in finished.illustrations] == [
        (i.frame, i.purpose) for i in expected.illustrations
    ]
    assert all((a.rgb == b.rgb).all() for a, b in zip(finished.illustrations, expected.illustrations, strict=True))
    carried = [entry for entry in trail.entries if entry.action.startswith("analysis carried on")]
    assert [entry.details["windows"] for entry in carried] == [6]
    assert resumed(told_by(clip, plain_scorer, None, kept)) == 0  # what ended well is forgotten


def test_a_cancelled_run_is_carried_on(plain_scorer: VideoMAEScorer, clip: Path, kept: UnfinishedRuns) -> None:
    seen = 0
    with closing(analyse(clip, plain_scorer, None, AuditTrail("t"), Options(stride=4), kept=kept)) as run:
        for event in run:
            seen += len(event.scores) if isinstance(event, events.WindowsScored) else 0
            if seen >= 3:
                break
    told = told_by(clip, plain_scorer, None, kept)
    assert resumed(told) >= 3
    scored = [event for event in told if isinstance(event, events.WindowsScored)]
    finished = told[-1]
    assert isinstance(finished, events.AnalysisFinished)
    assert [w.index for event in scored for w in event.scores] == [w.index for w in finished.result.windows]


def test_what_the_caller_could_not_write_is_kept(
    plain_scorer: VideoMAEScorer, clip: Path, kept: UnfinishedRuns
) -> None:
    trail = AuditTrail("tester")
    with closing(analyse(clip, plain_scorer, None, trail, Options(stride=4), kept=kept)) as run:
        assert any(isinstance(event, events.AnalysisFinished) for event in run)  # and no event is asked for after it
    assert trail.entries[-1].action == "analysis finished"
    assert resumed(told_by(clip, plain_scorer, None, kept)) == 17


def test_other_settings_another_exhibit_or_a_wish_begin_anew(
    plain_scorer: VideoMAEScorer, clip: Path, make_clip: Callable[..., Path], kept: UnfinishedRuns
) -> None:
    for path, options in (
        (clip, Options(stride=5)),
        (clip, Options(stride=4, sampling_rate=2)),
        (make_clip(frames=81), Options(stride=4)),
        (clip, Options(stride=4, resume=False)),
    ):
        with pytest.raises(errors.DeviceLost):
            told_by(clip, Counting(plain_scorer, lost_after(3)), None, kept)
        assert resumed(told_by(path, plain_scorer, None, kept, options=options)) == 0


def test_a_file_changed_while_it_is_scored_is_told_and_its_windows_are_never_carried_on(
    plain_scorer: VideoMAEScorer, clip: Path, tmp_path: Path, kept: UnfinishedRuns
) -> None:
    victim = tmp_path / "victim.mp4"
    shutil.copy(clip, victim)

    def truncate(count: int) -> None:
        if count >= 4:
            victim.write_bytes(clip.read_bytes()[:3000])

    told: list[events.Event] = []
    with pytest.raises(errors.EvidenceChanged):
        told.extend(
            analyse(victim, Counting(plain_scorer, truncate), None, AuditTrail("t"), Options(stride=4), kept=kept)
        )
    shutil.copy(clip, victim)
    assert resumed(told_by(victim, plain_scorer, None, kept)) == 0


def test_a_decoder_that_is_killed_again_and_again_keeps_the_windows(
    plain_scorer: VideoMAEScorer, make_clip: Callable[..., Path], kept: UnfinishedRuns
) -> None:
    long = make_clip(frames=600, name="long.mp4")  # more than is decoded ahead
    options, killed = Options(stride=16), 0
    with pytest.raises(errors.DecoderCrashed) as caught:  # noqa: PT012 - it is raised in the loop
        for event in analyse(long, plain_scorer, None, AuditTrail("t"), options, kept=kept):
            if isinstance(event, events.WindowsScored) and event.scores[-1].index >= 3:
                for child in psutil.Process().children():
                    child.kill()
                    killed += 1
    assert (caught.value.exit_code, killed >= 2) == (3, True)
    told = told_by(long, plain_scorer, None, kept, options=options)
    assert resumed(told) >= 4
    assert result_in(told) == result_in(
        told_by(long, plain_scorer, None, UnfinishedRuns(kept._folder / "x"), options=options)
    )


@pytest.mark.slow
def test_faces_are_not_looked_for_again(
    face_scorer: VideoMAEScorer, finder: FaceFinder, sample: Path, kept: UnfinishedRuns
) -> None:
    options = Options(stride=16)
    undisturbed = told_by(sample, face_scorer, finder, UnfinishedRuns(kept._folder / "other"), options=options)
    with pytest.raises(errors.DeviceLost):
        told_by(sample, Counting(face_scorer, lost_after(5)), finder, kept, options=options)
    told = told_by(sample, face_scorer, finder, kept, options=options)
    assert resumed(told) == 5
    assert not any(isinstance(event, events.Progress) and event.stage is events.Stage.FACES for event in told)
    assert result_in(told) == result_in(undisturbed)
