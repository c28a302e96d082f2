"""Words on the method: the model's passport, the face detector, how windows were laid, what ran on what."""

from vmdesk.domain.result import AnalysisResult, DetectorRecord
from vmdesk.domain.text import cleaned
from vmdesk.report.blocks import Block, Facts, Paragraph, Section
from vmdesk.report.words_route import framing, region_words, route, whole_clip_crop

_LONG = 1500
_NOT_CALIBRATED = "none published"
_NOT_APPLIED = "published, not applied: see result.json, model.calibration"


def method(result: AnalysisResult) -> Section:
    """How the scores came about, from the run's record."""
    blocks: list[Block] = [Paragraph(route(result)), Paragraph("Model", "lead")]
    blocks.append(Facts(_model_rows(result), frozenset({"Weights SHA-256"})))
    if result.face_detector is not None:
        blocks.append(Paragraph("Face detector", "lead"))
        blocks.append(Facts(_detector_rows(result, result.face_detector), frozenset({"Detector SHA-256"})))
    blocks += [Paragraph("Settings", "lead"), Facts(_setting_rows(result)), Paragraph("Machine and versions", "lead")]
    blocks.append(Facts(_provenance_rows(result)))
    blocks.append(Paragraph(_self_test(result)))
    return Section("Method", tuple(blocks))


def _model_rows(result: AnalysisResult) -> tuple[tuple[str, str], ...]:
    m = result.model
    return (
        ("Model", f"{cleaned(m.name)} ({cleaned(m.id)}), version {cleaned(m.version)}"),
        ("Weights SHA-256", cleaned(m.sha256)),
        ("Licence of the weights", cleaned(m.licence)),
        ("Source", cleaned(m.source, _LONG)),
        ("Base model", cleaned(m.base_model)),
        ("Licence of the base model", cleaned(m.base_licence)),
        ("Training data", cleaned(m.training_data, _LONG)),
        ("Label meaning fake", f"index {m.label_fake_index}"),
        ("Framing", framing(result)),
        ("Preprocessing", cleaned(m.preprocessing, _LONG)),
        ("Calibration", _NOT_CALIBRATED if m.calibration is None else _NOT_APPLIED),
    )


def _detector_rows(result: AnalysisResult, d: DetectorRecord) -> tuple[tuple[str, str], ...]:
    return (
        ("Face detector", f"{cleaned(d.name)}, version {cleaned(d.version)}"),
        ("Detector SHA-256", cleaned(d.sha256)),
        ("Licence of the detector", cleaned(d.licence)),
        ("Frames looked at for faces", _grid(d.grid, result.evidence.stream.corrupt_frames)),
    )


def _grid(grid: int, corrupt_frames: int) -> str:
    words = "every frame" if grid == 1 else f"one of every {grid}, from frame 0"
    return f"{words}; damaged frames were passed over" if corrupt_frames else words


def _setting_rows(result: AnalysisResult) -> tuple[tuple[str, str], ...]:
    s = result.settings
    return (
        ("Sampling", f"window {s.window} frames, sampling rate {s.sampling_rate}, stride {s.stride}"),
        ("Whole-clip frames", ", ".join(map(str, result.whole_clip.frame_indices)) or "none"),
        ("Whole-clip crop", whole_clip_crop(result)),
        ("Decoder", f"FFmpeg {cleaned(result.provenance.ffmpeg)}, threads: {s.decoder_threads}"),
        ("Decoder process", _confinement(result)),
        *_region_rows(result),
        ("Device and precision", f"{cleaned(s.device)}, {cleaned(s.precision)}, computed by {_engine(result)}"),
        ("Batch and threads", f"windows at a time: {s.batch}, threads that compute: {s.torch_threads}"),
        ("Logit tolerance", f"{s.logit_tolerance:g}: how far logits may lie apart on another device or precision"),
    )


def _region_rows(result: AnalysisResult) -> tuple[tuple[str, str], ...]:
    words = region_words(result)
    return (("Region", words),) if words else ()


def _engine(result: AnalysisResult) -> str:
    engine, versions = cleaned(result.settings.engine), result.provenance.engines
    return f"{engine} {cleaned(versions[engine])}" if engine in versions else engine


def _confinement(result: AnalysisResult) -> str:
    """What the process that decoded kept itself from, as it told."""
    told = "; ".join(cleaned(sentence, 300) for sentence in result.provenance.decoder_process)
    return told or "nothing that it kept itself from is recorded"


def _provenance_rows(result: AnalysisResult) -> tuple[tuple[str, str], ...]:
    p = result.provenance
    versions = (
        f"vmdesk {p.vmdesk}, Python {p.python}, torch {p.torch}, transformers {p.transformers}, PyAV {p.pyav}, "
        f"FFmpeg {p.ffmpeg}"
    )
    return (
        ("Versions", cleaned(versions, 500)),
        ("Operating system", cleaned(p.os)),
        ("Processor", cleaned(p.cpu)),
        ("Graphics processor", "none used" if p.gpu is None else cleaned(p.gpu)),
        ("Started", cleaned(p.started_utc)),
        ("Finished", cleaned(p.finished_utc)),
    )


def _self_test(result: AnalysisResult) -> str:
    test = result.provenance.self_test
    if not test:
        return "Self-test of the model before the first score: not run."
    if test.get("ran") is False:
        return (
            "The model brings no self-test, so none was run: whether this machine reproduces the scores that the model "
            "gave elsewhere was not checked."
        )
    words = {True: "passed", False: "did not pass"}
    passed = test.get("passed")
    outcome = words[passed] if isinstance(passed, bool) else "its outcome is not recorded"
    error, tolerance = test.get("largest_logit_error"), test.get("tolerance")
    figures = ""
    if isinstance(error, int | float) and isinstance(tolerance, int | float):
        figures = f" (largest logit error {error:.2e}, tolerance {tolerance:.2e})"
    return f"Self-test of the model on this machine before the first score: {outcome}{figures}."
