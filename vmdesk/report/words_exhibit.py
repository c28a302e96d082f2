"""Words on the exhibit: which file, which bytes, which stream."""

from fractions import Fraction

from vmdesk.domain.result import AnalysisResult, CredentialsRecord, TimingRecord
from vmdesk.domain.text import cleaned
from vmdesk.report.blocks import Block, Column, Facts, Paragraph, Section, Table

NAME_LIMIT = 2000


def exhibit(result: AnalysisResult) -> Section:
    """The file's name, size and digests, before and after."""
    evidence = result.evidence
    rows = (
        ("File name", cleaned(evidence.file_name, NAME_LIMIT)),
        *_in_ascii(cleaned(evidence.file_name, NAME_LIMIT)),
        ("Size", f"{evidence.size_bytes:,} bytes"),
        ("SHA-256", evidence.sha256),
        ("SHA-1", evidence.sha1),
        ("MD5", evidence.md5),
        ("Hashed again", _rehash(evidence.rehash_matches)),
        ("Content Credentials", _credentials(evidence.content_credentials)),
    )
    note = (
        "SHA-256 identifies the exhibit; SHA-1 and MD5 are given for comparison with older registers only. "
        "In names, control and formatting characters, and those the typefaces lack, are written as \\u{hex}; a name is "
        "printed from left to right, stretches of Arabic or Hebrew in it from right to left."
    )
    facts = Facts(rows, frozenset({"SHA-256", "SHA-1", "MD5"}))
    return Section("Exhibit", (facts, Paragraph(note, "note")))


def _in_ascii(name: str) -> tuple[tuple[str, str], ...]:
    """A second row for names with other letters: letters that look alike, and their order, cannot deceive there."""
    if name.isascii():
        return ()
    return (("File name, in ASCII", "".join(c if c.isascii() else f"\\u{{{ord(c):x}}}" for c in name)),)


def _rehash(matches: bool) -> str:
    if matches:
        return "After the analysis the file was hashed again: the digests are the same."
    return "After the analysis the file was hashed again: THE DIGESTS DIFFER. The file changed while it was read."


def _credentials(found: CredentialsRecord) -> str:
    """A C2PA manifest in words: whether it fits the file, and apart from that who is said to have signed it."""
    remark = cleaned(found.remark, 600)
    if found.state == "none found":
        return "No C2PA manifest was found. Most files carry none; this says nothing about the file."
    if found.state != "found":
        states = {
            "remote only": "Not in the file",
            "unreadable": "A C2PA manifest was found and cannot be read",
            "not examined": "Not examined",
        }
        return sentence(f"{states.get(found.state, cleaned(found.state))}: {remark}")
    signer = cleaned(found.signer) or "a signer without a name"
    made = f" Made with: {cleaned(found.claim_generator)}." if found.claim_generator else ""
    return (
        f"A C2PA manifest was found. {_integrity(found)} It names {signer} as its signer; trust in that signer: "
        f"{cleaned(found.trust)}.{made}"
    )


def _integrity(found: CredentialsRecord) -> str:
    if found.integrity == "valid":
        return "Its signature and its hash of the file are valid: the bytes that it covers are those that were signed."
    if found.integrity == "failed":
        codes = ", ".join(cleaned(code) for code in found.failures) or "no code given"
        return f"It does NOT fit the file or is itself damaged ({codes})."
    return "Whether it fits the file could not be established."


def stream(result: AnalysisResult) -> Section:
    """What the file declares of its video stream beside what was measured."""
    columns = (Column("Fact", 3), Column("Declared by the file", 4), Column("Measured by vmdesk", 4))
    blocks: list[Block] = [Table(columns, _stream_rows(result))]
    if result.evidence.stream.notes:
        notes = " ".join(sentence(cleaned(note, 500)) for note in result.evidence.stream.notes)
        blocks.append(Paragraph(f"Found while reading the stream: {notes}"))
    if result.evidence.stream.treatment:
        done = " ".join(cleaned(sentence, 500) for sentence in result.evidence.stream.treatment)
        each = "Each picture was treated by its own properties; the first one so:"
        blocks.append(
            Paragraph(f"What was done to the pictures before they were shown to examiner and model. {each} {done}")
        )
    return Section("Video stream: declared and measured", tuple(blocks))


def _stream_rows(result: AnalysisResult) -> tuple[tuple[str, str, str], ...]:
    s = result.evidence.stream
    declared_frames = "no count declared" if s.declared_frames is None else f"{s.declared_frames}"
    frames = f"{s.measured_frames}"
    if s.declared_frames is not None and s.declared_frames != s.measured_frames:
        frames += " (differs from the declared count)"
    declared_duration = s.timing.declared_duration_seconds if s.timing else None
    mirrored = "mirrored left to right, then " if s.mirrored else ""
    return (
        ("Container", cleaned(result.evidence.container), "–"),
        ("Codec", cleaned(s.codec), "–"),
        ("Picture as coded", f"{s.width} × {s.height} pixels", "–"),
        ("Pixel format", cleaned(s.pix_fmt), "–"),
        ("Colours", cleaned(str(s.colour)), "–"),
        ("Pixel aspect", _aspect(s.declared_pixel_aspect), f"{_aspect(s.pixel_aspect)} taken"),
        ("Field order", cleaned(s.field_order), f"{s.interlaced_frames} pictures marked as interlaced"),
        ("Changes of picture size", "–", f"{s.size_changes}"),
        ("Rotation", f"{s.declared_rotation:g}° tag", f"{mirrored}{s.rotation}° applied, counter-clockwise"),
        ("Time base", f"{cleaned(s.time_base)} s", "–"),
        ("Frames", declared_frames, frames),
        ("First frame's pts", "–", "none" if s.start_pts is None else f"{s.start_pts}"),
        ("Duration", _seconds(declared_duration), f"{s.duration_seconds:.3f} s"),
        ("Frame spacing", "–", "variable" if s.variable_frame_rate else "constant"),
        *(_timing_rows(s.timing) if s.timing else ()),
        ("Frames damaged or missing", "–", f"{s.corrupt_frames}"),
    )


def _aspect(ratio: str | None) -> str:
    return "not declared" if ratio is None else ratio.replace("/", ":")


def _timing_rows(t: TimingRecord) -> tuple[tuple[str, str, str], ...]:
    """What the packets' times say: in the row of gaps frame numbers count from 0."""
    return (
        ("Frames a second", _rate(t.declared_rate), _rate(t.measured_rate)),
        ("First frame's time", _seconds(t.declared_start_seconds), _seconds(t.measured_start_seconds)),
        ("From frame to frame", "–", _steps(t)),
        ("Gaps between frames", "–", _gaps(t)),
        ("Times missing, repeated", "–", f"{t.missing_pts} missing, {t.duplicate_pts} repeated"),
        ("Times going backwards", "–", f"{t.backwards_pts} presentation, {t.backwards_dts} decoding"),
        ("Packets not shown", "–", f"{t.hidden} by the edit list, {t.reference_only} for reference"),
    )


def _rate(ratio: str | None) -> str:
    return "–" if ratio is None else f"{float(Fraction(ratio)):.3f}"


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f} s"


def _steps(t: TimingRecord) -> str:
    if t.min_step_seconds is None or t.median_step_seconds is None or t.max_step_seconds is None:
        return "not measured"
    return f"{t.min_step_seconds:.4f} to {t.max_step_seconds:.4f} s, median {t.median_step_seconds:.4f} s"


def _gaps(t: TimingRecord) -> str:
    if t.gap_count is None:
        return "not measured"
    if not t.gaps:
        return "none"
    longest = max(t.gaps, key=lambda gap: gap.seconds)
    return f"{t.gap_count}, the longest {longest.seconds:.3f} s after frame {longest.index}"


def sentence(text: str) -> str:
    """`text` with a capital at its beginning and a full stop at its end."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."
