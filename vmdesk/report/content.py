"""The whole report as words and numbers, generated from the run's record; no ink, no files, no clock."""

from datetime import datetime

from vmdesk.domain.audit import AuditEntry, head_of
from vmdesk.domain.report_details import ReportDetails, details_told, stated_in
from vmdesk.domain.result import AnalysisResult
from vmdesk.domain.text import cleaned
from vmdesk.report.blocks import Paragraph, ReportContent, Section
from vmdesk.report.credentials import IdentityFacts
from vmdesk.report.reference import report_id, sha256_of
from vmdesk.report.words_chain import chain_of_custody
from vmdesk.report.words_custody import cited_frames, custody, signature, verifying
from vmdesk.report.words_details import asked, certification, index, on_the_first_page
from vmdesk.report.words_exhibit import NAME_LIMIT, exhibit, stream
from vmdesk.report.words_method import method
from vmdesk.report.words_model import error_rates, limits, meaning
from vmdesk.report.words_notes import no_notes, notes
from vmdesk.report.words_results import brief, results
from vmdesk.report.words_route import pictures_shown
from vmdesk.report.words_short import in_short
from vmdesk.report.words_windows import all_windows, faces


def compose(
    result: AnalysisResult,
    entries: tuple[AuditEntry, ...],
    identity: IdentityFacts,
    written: datetime,
    logo: bytes = b"",
) -> ReportContent:
    """The report of `result`, whose trail is `entries`, to be signed by `identity`; `written` must know its zone.

    What the laboratory states is taken from the trail; `logo` is printed where the trail holds its digest.
    """
    digest, details = sha256_of(result.to_json().encode()), stated_in(entries)
    return ReportContent(
        title="Video analysis report",
        report_id=report_id(digest, head_of(entries)),
        exhibit_name=cleaned(result.evidence.file_name, NAME_LIMIT),
        written_utc=f"{written:%Y-%m-%d %H:%M:%S} UTC",
        brief=(on_the_first_page(details), *brief(result), *in_short(result)),
        sections=_sections(result, entries, identity, digest),
        letterhead=_letterhead(details),
        logo=logo if logo and details_told(entries).get("logo_sha256") == sha256_of(logo) else b"",
    )


def _letterhead(details: ReportDetails) -> tuple[str, ...]:
    """Lines that head the first page: the letterhead, else the laboratory's name and address, where it is stated."""
    named = (details.laboratory, *details.address) if details.laboratory.strip() else ()
    own = tuple(line for line in details.letterhead if line.strip())
    return tuple(cleaned(line.strip(), NAME_LIMIT) for line in own or named if line.strip())


def _sections(
    result: AnalysisResult, entries: tuple[AuditEntry, ...], identity: IdentityFacts, digest: str
) -> tuple[Section, ...]:
    details = stated_in(entries)
    sections = (
        asked(details),
        _examined(result),
        exhibit(result),
        stream(result),
        method(result),
        faces(result),
        results(result),
        meaning(result),
        error_rates(result),
        limits(result, details),
        notes(result, entries) or no_notes(),
        cited_frames(result),
        chain_of_custody(result, entries),
        custody(result, entries, digest),
        signature(identity),
        verifying(),
        index(details_told(entries)),
        certification(details, report_id(digest, head_of(entries)), result.evidence.sha256, digest),
        all_windows(result),
    )
    return tuple(section for section in sections if section is not None)


def _examined(result: AnalysisResult) -> Section:
    s, told = result.evidence.stream, result.summary
    looked = "the faces followed in its pictures" if result.face_detector else "its pictures"
    if result.settings.region is not None:
        looked = "a square that the examiner drew in its pictures"
    model = cleaned(result.model.name)
    network = (
        f"was shown {looked}, sixteen at a time"
        if pictures_shown(result)
        else "was chosen; nothing could be shown to it"
    )
    whole = "The whole clip was not scored." if result.whole_clip.fake_score is None else "The whole clip was scored."
    words = (
        f"One video file was examined: {s.measured_frames} frames over {s.duration_seconds:.3f} seconds, coded as "
        f"{s.width} × {s.height} pixels. A neural network, {model}, {network}. Windows scored: {told.windows_scored}, "
        f"not scored: {told.windows_not_scored}. {whole} Nothing else about the file was examined except what the "
        "following sections list."
    )
    return Section("What was examined", (Paragraph(words),))
