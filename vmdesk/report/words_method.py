"""Words on the method: the model's passport, the face detector, how windows were laid, what ran on what."""

from vmdesk.domain.result import AnalysisResult, DetectorRecord
from vmdesk.domain.text import cleaned
from vmdesk.report.blocks import Block, Facts, Paragraph, Section

_LONG = 1500


def method(result: AnalysisResult) -> Section:
    """How the scores came about, from the run's record."""
    blocks: list[Block] = [Paragraph(_route(result)), Paragraph("Model", "lead")]
    blocks.append(Facts(_model_rows(result), frozenset({"Weights SHA-256"})))
    if result.face_detector is not None:
        blocks.append(Paragraph("Face detector", "lead"))
        blocks.append(Facts(_detector_rows(result.face_detector), frozenset({"Detector SHA-256"})))
    blocks += [Paragraph("Settings", "lead"), Facts(_setting_rows(result)), Paragraph("Machine and versions", "lead")]
    blocks.append(Facts(_provenance_rows(result)))
    blocks.append(Paragraph(_self_test(result)))
    return Section("Method", tuple(blocks))


def _route(result: AnalysisResult) -> str:
    s = result.settings
    looked = "a square around each followed face" if result.face_detector else "the whole frame"
    rate = "consecutive frames" if s.sampling_rate == 1 else f"frames taken every {s.sampling_rate} frames"
    return (
        f"The video was decoded from its first frame in order. Windows of {s.window} {rate} were laid over it, each "
        f"beginning {s.stride} frames after the one before; where frames remained, a last window ends with the last "
        f"frame. Of every frame the model was shown {looked}. The model gives two numbers (logits) for a window; the "
        "score is the softmax of the one whose label means fake. Separately, sixteen frames spread evenly over the "
        "whole video were scored once."
    )


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
        ("Framing", _framing(m.framing)),
        ("Calibration", "none published" if m.calibration is None else "see result.json, model.calibration"),
    )


def _framing(framing: str) -> str:
    words = {"face": "face: a fixed square per window and face", "full-frame": "full frame"}
    return words.get(framing, cleaned(framing))


def _detector_rows(d: DetectorRecord) -> tuple[tuple[str, str], ...]:
    return (
        ("Face detector", f"{cleaned(d.name)}, version {cleaned(d.version)}"),
        ("Detector SHA-256", cleaned(d.sha256)),
        ("Licence of the detector", cleaned(d.licence)),
        ("Frames looked at for faces", "every frame" if d.grid == 1 else f"every {d.grid}th frame, from frame 0"),
    )


def _setting_rows(result: AnalysisResult) -> tuple[tuple[str, str], ...]:
    s = result.settings
    return (
        ("Sampling", f"window {s.window} frames, sampling rate {s.sampling_rate}, stride {s.stride}"),
        ("Whole-clip frames", ", ".join(map(str, result.whole_clip.frame_indices)) or "none"),
        ("Whole-clip crop", cleaned(result.whole_clip.crop)),
        ("Decoder", f"FFmpeg {cleaned(result.provenance.ffmpeg)}, threads: {s.decoder_threads}"),
        ("Device and precision", f"{cleaned(s.device)}, {cleaned(s.precision)}"),
        ("Batch and threads", f"windows at a time: {s.batch}, torch threads: {s.torch_threads}"),
        ("Logit tolerance", f"{s.logit_tolerance:g}: how far logits may lie apart on another device or precision"),
    )


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
    outcome = "passed" if test.get("passed") is True else "did not pass"
    error, tolerance = test.get("largest_logit_error"), test.get("tolerance")
    figures = ""
    if isinstance(error, int | float) and isinstance(tolerance, int | float):
        figures = f": largest logit error {error:.2e}, tolerance {tolerance:.2e}"
    return f"Self-test of the model on this machine before the first score: {outcome}{figures}."
