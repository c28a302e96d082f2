"""What the report says where little or nothing was scored: no sentence may claim what did not happen."""

import dataclasses

import numpy as np
import pytest
from pypdf import PdfReader

from vmdesk.domain.events import AnalysisFinished, Illustration
from vmdesk.domain.result import FlaggedSegment, PeakRecord
from vmdesk.domain.timeline import DISPLAY_THRESHOLD, DISPLAY_THRESHOLD_SOURCE, summary
from vmdesk.report import blocks
from vmdesk.report.content import compose
from vmdesk.report.how_to import how_to_verify
from vmdesk.report.pdf import render


@pytest.fixture
def words(entries, identity, noon):
    """All text of a result's report, in one line."""

    def read(result):
        content = compose(result, entries, identity.facts, noon)
        parts = []
        for block in [*content.brief, *(b for s in content.sections for b in s.blocks)]:
            match block:
                case blocks.Paragraph():
                    parts.append(block.text)
                case blocks.Facts():
                    parts += [part for row in block.rows for part in row]
                case blocks.Table():
                    parts += [block.caption, *(cell for row in block.rows for cell in row)]
                case blocks.Chart() | blocks.Pictures():
                    parts.append(block.caption)
        return " ".join(parts)

    return read


def _unscored(result, status, **fields):
    """`result` with every window, and the whole clip, left unscored for one reason."""
    track = None if status == "no_face" else 0
    windows = tuple(
        dataclasses.replace(w, logits=None, fake_score=None, status=status, track=track) for w in result.windows
    )
    whole = dataclasses.replace(result.whole_clip, logits=None, fake_score=None, status=status)
    told = summary(windows, DISPLAY_THRESHOLD, DISPLAY_THRESHOLD_SOURCE)
    return dataclasses.replace(result, windows=windows, whole_clip=whole, summary=told, **fields)


def _crop(result, crop):
    return dataclasses.replace(result, whole_clip=dataclasses.replace(result.whole_clip, crop=crop))


def _stream(result, **fields):
    stream = dataclasses.replace(result.evidence.stream, **fields)
    return dataclasses.replace(result, evidence=dataclasses.replace(result.evidence, stream=stream))


def test_a_model_without_a_self_test(result, words):
    bare = dataclasses.replace(result, provenance=dataclasses.replace(result.provenance, self_test={"ran": False}))
    told = words(bare)
    assert "The model brings no self-test, so none was run" in told
    assert "did not pass" not in told
    assert "Self-test of the model on this machine" not in told


@pytest.mark.parametrize(
    ("test", "said"),
    [
        ({"ran": True, "passed": True, "largest_logit_error": 0.5, "tolerance": 1.0}, "score: passed (largest logit"),
        ({"ran": True, "passed": False}, "score: did not pass."),
        ({"ran": True}, "score: its outcome is not recorded."),
    ],
)
def test_a_self_test_that_ran(result, words, test, said):
    assert said in words(dataclasses.replace(result, provenance=dataclasses.replace(result.provenance, self_test=test)))


def test_no_face_at_all(result, words):
    told = words(_unscored(_crop(result, "none: no face was found"), "no_face", tracks=()))
    assert "there is none: no face was followed." in told
    assert "No window could be shown to the model." in told
    assert "nothing could be shown to it" in told
    assert "No window was scored, so there are no segments" in told
    assert "Windows without a score (20): no face followed throughout: 20." in told
    assert "no face was found" not in told
    assert "the detector found none often enough" in told
    for claim in ("What the model saw", "were scored once", "the model was shown", "was shown to the model", "softmax"):
        assert claim not in told.replace("Nothing was shown to the model", "")


def test_a_face_that_no_window_and_none_of_the_sixteen_holds(result, words):
    assert "there is none: the face followed longest is in none of the frames." in words(_unscored(result, "no_face"))


def test_all_damaged(result, words):
    told = words(_unscored(_stream(result, corrupt_frames=320), "damaged"))
    assert "there is none: at least one of the frames is damaged." in told
    assert "No window could be shown to the model." in told
    assert "damaged frames were passed over" in told
    assert "What the model saw" not in told


def test_numbers_that_are_not_finite(result, words):
    told = words(_unscored(result, "not_finite"))
    assert "there is none: the model gave no finite number." in told
    assert "the model was shown a square" in told
    assert "No window was scored" in told


def test_the_chart_says_only_what_it_shows(result, words):
    told = words(_unscored(result, "damaged"))
    assert "No window was scored. Hatched: the windows there are not scored." in told
    assert "The mark at the right edge" not in told
    plain = tuple(w for w in result.windows if w.status == "scored")
    told = words(dataclasses.replace(result, windows=plain))
    assert "one scored window over the frames it covers. The mark at the right edge" in told


def test_scored_sentences_stand_where_something_was_scored(result, words):
    told = words(result)
    assert "sixteen frames spread evenly over the whole video were scored once" in told
    assert "What the model saw of the sixteen frames" in told
    assert "Windows in which a frame taken is damaged were not shown to it." in told
    assert "in no window" not in told


def test_gaps_between_windows_are_counted(result, words):
    apart = tuple(dataclasses.replace(w, start=2 * w.start, stop=2 * w.start + 16) for w in result.windows)
    wide = dataclasses.replace(result, windows=apart, settings=dataclasses.replace(result.settings, stride=32))
    told = words(_stream(wide, measured_frames=32 * 20))
    assert "each beginning 32 frames after the one before" in told
    assert "320 frames in no window." in told
    assert "Frames in no window: 320. The window scores say nothing about them." in told


def test_one_window_is_not_called_several(result, words):
    first = (dataclasses.replace(result.windows[0], status="padded"),)
    told = words(_stream(dataclasses.replace(result, windows=first), measured_frames=16))
    assert "One window of 16 consecutive frames was laid over it." in told
    assert "after the one before" not in told
    assert "Padded windows: 1. The last frame taken stood in" in told


def test_a_sampling_rate_is_put_in_words(result, words):
    told = words(dataclasses.replace(result, settings=dataclasses.replace(result.settings, sampling_rate=3)))
    assert "Windows of 16 frames, one taken of every 3, were laid over it" in told


def test_a_full_frame_model_sees_the_centre_only(finished_of, words):
    result = finished_of(20, 0).result
    whole = dataclasses.replace(result.whole_clip, crop="full frame")
    told = words(dataclasses.replace(result, whole_clip=whole))
    assert "the whole frame" not in told
    assert told.count("the centred square of the frame, scaled; what lies beside it is not seen") == 4
    assert "Only the centred square of the frames taken was shown to the model." in told


def test_a_published_calibration_is_not_claimed_to_be_applied(result, words):
    model = dataclasses.replace(result.model, calibration={"temperature": 2})
    told = words(dataclasses.replace(result, model=model))
    assert "The scores are not calibrated" in told
    assert "a calibration; it was not applied" in told


def test_a_passport_without_figures(result, words):
    model = dataclasses.replace(result.model, validation={"status": "demonstration", "tables": []})
    told = words(dataclasses.replace(result, model=model))
    assert "No error rates are published" in told
    assert "As the model's passport states them" not in told


def test_damaged_frames_change_how_digests_are_counted(result, words):
    assert "stands in here under the missing one's number" in words(_stream(result, corrupt_frames=2))
    whole = words(_stream(result, corrupt_frames=0))
    assert "one line a frame, counted from 0 as here" in whole
    assert "stands in here" not in whole


def test_the_fingerprint_to_compare_with_comes_by_another_way(result, identity, words):
    assert "--signer FINGERPRINT" in words(result)
    assert "as received by another way, not as printed here" in words(result)
    text = how_to_verify("VMD-1", identity.facts, result)
    assert f"--signer {identity.facts.sha256}" not in text
    assert identity.facts.sha256 in text


def test_a_self_signed_file_is_not_called_local(result, entries, identity, noon):
    facts = dataclasses.replace(identity.facts, kind="pkcs12")
    section = next(
        s for s in compose(result, entries, facts, noon).sections if s.title.startswith("Signature and identity")
    )
    (warning,) = (b.text for b in section.blocks if isinstance(b, blocks.Paragraph))
    assert warning.startswith("This report is signed with a self-signed identity")


@pytest.mark.parametrize(
    ("count", "said"),
    [(40, "Pictured: the 12 segments that score highest. Not pictured: 28."), (12, "each frame stands under")],
)
def test_segments_that_are_not_pictured_are_counted(result, entries, identity, noon, count, said, tmp_path):
    segments = tuple(FlaggedSegment(32 * k, 32 * k + 16, 0) for k in range(count))
    told = dataclasses.replace(result.summary, flagged_segments=segments)
    peaks = tuple(PeakRecord(2 * k, 0, 32 * k + 8, ()) for k in range(12))
    many = dataclasses.replace(result, summary=told, peaks=peaks)
    grey = np.full((36, 64, 3), 90, np.uint8)
    finished = AnalysisFinished(many, tuple(Illustration(32 * k + 8, "peak", grey, k) for k in range(12)))
    path = tmp_path / "r.pdf"
    path.write_bytes(render(compose(many, entries, identity.facts, noon), finished.illustrations))
    text = " ".join("".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert said in text
    assert ("Not pictured" in text) == (count > 12)
    assert "could not be read a second time" in text


def test_cuts_small_faces_and_crowded_squares_are_told(result, words):
    first, second, third, *rest = result.windows
    windows = (
        dataclasses.replace(first, logits=None, fake_score=None, status="cut", track=None, spans_cut=True),
        dataclasses.replace(second, logits=None, fake_score=None, status="face_small"),
        dataclasses.replace(third, spans_cut=True, faces_in_crop=(1,)),
        *rest,
    )
    told = words(dataclasses.replace(result, windows=windows, cuts=tuple(range(10, 150, 10))))
    assert "Cuts found: 14, before frame 10, 20," in told
    assert "120 and 2 more, in result.json." in told
    assert "cut inside: 1," in told
    assert "face too small: 1," in told
    assert "Windows that a cut runs through were not shown to it." in told
    assert "under 64 pixels wide were not shown to it: a limit of vmdesk's own" in told
    assert "Windows scored although a cut runs through them: 1." in told
    assert "another followed face lies too: 1." in told
    for claim in ("Cuts found", "cut runs through", "64 pixels", "another followed face"):
        assert claim not in words(result)


def test_a_region_drawn_by_hand_is_told_wherever_a_face_would_be(result, words):
    settings = dataclasses.replace(result.settings, region=(12.0, 34.5, 200.0))
    told = words(dataclasses.replace(result, settings=settings, face_detector=None))
    drawn = "a square that the examiner drew: 200 pixels wide, its upper left corner 12 across and 34.5 down"
    assert f"the model was shown {drawn}, and no face was looked for." in told
    assert told.count(drawn) == 2  # in the method, and among the settings
    assert "Only what lies in the square that the examiner drew was shown to the model" in told
    assert "was shown a square that the examiner drew in its pictures, sixteen at a time" in told
    assert "Region 0 is the square that the examiner drew" in told
    for claim in (
        "followed throughout the window",
        "followed faces",
        "centred square of the frames",
        "Face is the number",
    ):
        assert claim not in told


def test_a_face_ended_by_a_cut_is_said_to_bear_another_number(result, words):
    ended = (dataclasses.replace(result.tracks[0], cut_after=True),)
    assert "whoever is seen after it bears another number" in words(dataclasses.replace(result, tracks=ended))
    assert "bears another number" not in words(result)


def test_pictures_of_several_sizes_are_why_there_is_no_whole_clip_score(result, words):
    told = words(_unscored(_crop(result, "none: the 16 pictures are not of one size"), "no_face"))
    assert "there is none: the pictures are not of one size." in told


def test_the_engine_is_named_with_its_version(result, words):
    settings = dataclasses.replace(result.settings, engine="openvino")
    provenance = dataclasses.replace(result.provenance, engines={"openvino": "2026.4"})
    assert "cpu, fp32, computed by openvino 2026.4" in words(
        dataclasses.replace(result, settings=settings, provenance=provenance)
    )
