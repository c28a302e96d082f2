"""Words on custody and proof: cited frames, the audit trail, who signed, how anyone can check."""

from vmdesk.domain.audit import AuditEntry, head_of
from vmdesk.domain.result import AnalysisResult
from vmdesk.report.blocks import Block, Column, Facts, Paragraph, Section, Table
from vmdesk.report.credentials import IdentityFacts

_ROUNDED = frozenset(
    {"mjpeg", "h261", "h263", "h263p", "flv1", "mpeg1video", "mpeg2video", "mpeg4", "msmpeg4v2", "msmpeg4v3", "wmv1"}
    | {"wmv2", "dvvideo", "mpegvideo", "h263i"}
)
"""Codings whose standards bound the error of the inverse DCT (ISO/IEC 23002-1) and do not define its bits."""
_SHORT_LIST = 24
VERIFY = "vmdesk verify REPORT.pdf --evidence EXHIBIT --signer FINGERPRINT"
"""The command that checks a report, as it is printed."""


def framehash(result: AnalysisResult) -> str:
    """The command by which anyone can print the digest of every decoded frame of the exhibit."""
    stream = f"-map 0:{result.evidence.stream.index}"
    threads = f"-threads {result.settings.decoder_threads}"
    return f"ffmpeg -noautorotate {threads} -i FILE {stream} -fps_mode passthrough -f framehash -hash sha256 -"


def cited_frames(result: AnalysisResult) -> Section:
    """Every frame shown or taken for the whole-clip score, with its digest and the command that checks it."""
    if not result.frames:
        return Section("Cited frames", (Paragraph("No frame is shown or cited."),))
    columns = (Column("Frame", 2, "right"), Column("pts", 3, "right"), Column("SHA-256 of the decoded planes", 14))
    rows = tuple((str(f.index), "none" if f.pts is None else str(f.pts), f.sha256) for f in result.frames)
    words = (
        "Frames that this report shows, and those taken for the whole-clip score. The digest is taken over the decoded "
        f"planes, before rotation and conversion to RGB. Anyone can check it: {_counting(result)}{_rounding(result)}"
    )
    table = Table(columns, rows, compact=len(rows) > _SHORT_LIST)
    blocks: tuple[Block, ...] = (table, Paragraph(words), Paragraph(framehash(result), "command"))
    return Section("Cited frames", blocks)


def _counting(result: AnalysisResult) -> str:
    """How the command's lines are to be counted; decoded frames are fewer where others stand in for missing ones."""
    damaged = result.evidence.stream.corrupt_frames
    if not damaged:
        return "the command below prints one line a frame, counted from 0 as here."
    return (
        "the command below prints one line for each frame that decodes. Frames damaged or missing in this file: "
        f"{damaged}. For one that does not decode, the frame before it (at the start, the one after it) stands in here "
        "under the missing one's number, and the command prints no line; its count may therefore run behind the one "
        "here, and a digest is to be looked for as such. Another version of FFmpeg may mend damage in another way."
    )


def _rounding(result: AnalysisResult) -> str:
    """What may keep another decoder from the very same digest, for codings that leave rounding to the decoder."""
    if result.evidence.stream.codec not in _ROUNDED:
        return ""
    return (
        " This coding leaves the rounding of its inverse transform to the decoder: another build or machine may give "
        "values one level apart, and so another digest."
    )


def custody(result: AnalysisResult, entries: tuple[AuditEntry, ...], result_sha256: str) -> Section:
    """The audit trail's head and count, and the digest of the attached record."""
    rows = (
        ("Audit trail head", head_of(entries)),
        ("Audit trail entries", str(len(entries))),
        ("First entry", entries[0].utc if entries else "none"),
        ("Last entry", entries[-1].utc if entries else "none"),
        ("SHA-256 of result.json", result_sha256),
    )
    words = (
        "The audit trail of the case, or of this analysis where there is no case, is attached, audit.jsonl: each entry "
        "carries the SHA-256 of the one before. "
        "A chain alone shows neither a cut tail nor a full rewrite; therefore its head and count stand here, under the "
        "signature."
    )
    same = "matched" if result.evidence.rehash_matches else "DID NOT MATCH"
    last = f"The exhibit's digests before and after the analysis {same}."
    exact = frozenset({"Audit trail head", "SHA-256 of result.json"})
    return Section("Audit trail", (Paragraph(words), Facts(rows, exact), Paragraph(last)))


def signature(facts: IdentityFacts) -> Section:
    """Whose certificate signs, and what that is worth."""
    rows = (
        ("Identity", f"{facts.name} ({facts.kind})"),
        ("Subject", facts.subject),
        ("Issuer", facts.issuer),
        ("Serial number", facts.serial),
        ("Certificate SHA-256", facts.sha256),
        ("Valid", f"{facts.not_before:%Y-%m-%d %H:%M} to {facts.not_after:%Y-%m-%d %H:%M} UTC"),
        ("Signature", "PAdES B-B, certifying: no change to the document is permitted"),
        (
            "Trusted timestamp",
            "none when this was signed: the times are those of this machine's clock; `vmdesk verify` shows a later one",
        ),
    )
    kind = "local self-signed" if facts.kind == "local self-signed" else "self-signed"
    words = (
        f"This report is signed with a {kind} identity: anyone who received only this file cannot tell who "
        "made it. Compare the certificate's SHA-256 above with one received from the examiner by another way."
        if facts.self_signed
        else "Whether the issuer named above is to be trusted is for the reader to decide; vmdesk did not check it."
    )
    tone = Paragraph(words, "warning") if facts.self_signed else Paragraph(words)
    return Section("Signature and identity", (Facts(rows, frozenset({"Certificate SHA-256"})), tone))


def verifying() -> Section:
    """How to verify, in short."""
    words = (
        "vmdesk checks the signature, what it covers, the certificate, the attachments, the audit trail, and that the "
        "printed numbers are those of result.json. EXHIBIT is the file examined; FINGERPRINT is the SHA-256 of the "
        "examiner's certificate as received by another way, not as printed here:"
    )
    others = (
        "Without vmdesk, any reader that checks PAdES signatures will do, for instance pdfsig: read its text, not its "
        "exit code. The attached how-to-verify.txt, taken out by pdfdetach -saveall REPORT.pdf, goes through all the "
        "rest, command by command, with nothing but poppler, OpenSSL and sha256sum."
    )
    return Section("How to verify this report", (Paragraph(words), Paragraph(VERIFY, "command"), Paragraph(others)))
