"""The whole report as words and numbers, generated from the run's record; no ink, no files, no clock."""

from datetime import datetime

from vmdesk.domain.audit import AuditEntry
from vmdesk.domain.result import AnalysisResult
from vmdesk.domain.text import cleaned
from vmdesk.report.blocks import Paragraph, ReportContent, Section
from vmdesk.report.credentials import IdentityFacts
from vmdesk.report.reference import audit_head, report_id, sha256_of
from vmdesk.report.words_custody import cited_frames, custody, signature, verifying
from vmdesk.report.words_exhibit import NAME_LIMIT, exhibit, stream
from vmdesk.report.words_method import method
from vmdesk.report.words_model import error_rates, limits, meaning
from vmdesk.report.words_results import all_windows, brief, faces, results


def compose(
    result: AnalysisResult, entries: tuple[AuditEntry, ...], identity: IdentityFacts, written: datetime
) -> ReportContent:
    """The report of `result`, whose trail is `entries`, to be signed by `identity`; `written` must know its zone."""
    digest = sha256_of(result.to_json().encode())
    return ReportContent(
        title="Video analysis report",
        report_id=report_id(digest, audit_head(entries)),
        exhibit_name=cleaned(result.evidence.file_name, NAME_LIMIT),
        written_utc=f"{written:%Y-%m-%d %H:%M:%S} UTC",
        brief=brief(result),
        sections=_sections(result, entries, identity, digest),
    )


def _sections(
    result: AnalysisResult, entries: tuple[AuditEntry, ...], identity: IdentityFacts, digest: str
) -> tuple[Section, ...]:
    sections = (
        _examined(result),
        exhibit(result),
        stream(result),
        results(result),
        meaning(result),
        error_rates(result),
        limits(result),
        method(result),
        faces(result),
        cited_frames(result),
        custody(result, entries, digest),
        signature(identity),
        verifying(identity),
        all_windows(result),
    )
    return tuple(section for section in sections if section is not None)


def _examined(result: AnalysisResult) -> Section:
    s = result.evidence.stream
    looked = "the faces in its pictures" if result.face_detector else "its pictures"
    words = (
        f"One video file was examined: {s.measured_frames} frames over {s.duration_seconds:.3f} seconds, "
        f"{s.width} × {s.height} pixels. A neural network, {cleaned(result.model.name)}, looked at {looked}, sixteen "
        f"frames at a time. {result.summary.windows_scored} windows were scored and "
        f"{result.summary.windows_not_scored} were not. Nothing else about the file was examined except what the "
        "following sections list."
    )
    return Section("What was examined", (Paragraph(words),))
