"""What the report and its verification must spell alike: its id, its digests, its numbers, its attachments."""

import hashlib
from typing import Any

from vmdesk.domain.audit import AuditEntry, head_of
from vmdesk.domain.notes import notes_in, numbers_of
from vmdesk.report.words_chain import printed_custody

RESULT, AUDIT, CERTIFICATE, HOW_TO = "result.json", "audit.jsonl", "certificate.pem", "how-to-verify.txt"
ATTACHMENTS = (RESULT, AUDIT, CERTIFICATE, HOW_TO)
END_MARK = "End of report"


def sha256_of(data: bytes) -> str:
    """SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def report_id(result_sha256: str, audit_head: str) -> str:
    """`VMD-` and 24 hexadecimal digits of SHA-256 over the two digests as text, joined by a newline."""
    digits = sha256_of(f"{result_sha256}\n{audit_head}".encode())[:24].upper()
    return "VMD-" + "-".join(digits[k : k + 4] for k in range(0, 24, 4))


def score_text(score: float | None) -> str:
    """A score as the report prints it: four decimals, or "not scored"."""
    return "not scored" if score is None else f"{score:.4f}"


def printed_facts(result: dict[str, Any], result_sha256: str, entries: tuple[AuditEntry, ...]) -> dict[str, str]:
    """What must stand in the printed text, by what it is. Raises KeyError or TypeError on a result of another shape."""
    evidence, summary = result["evidence"], result["summary"]
    return {
        "report id": report_id(result_sha256, head_of(entries)),
        "SHA-256 of result.json": result_sha256,
        "exhibit SHA-256": str(evidence["sha256"]),
        "exhibit SHA-1": str(evidence["sha1"]),
        "exhibit MD5": str(evidence["md5"]),
        "whole-clip score": f"Whole-clip score {score_text(result['whole_clip']['fake_score'])}",
        "highest window score": f"Highest window score {score_text(summary['max_fake_score'])}",
        "windows scored": f"Windows scored {int(summary['windows_scored'])}",
        "windows not scored": f"Windows not scored {int(summary['windows_not_scored'])}",
        "flagged segments": f"Flagged segments {len(summary['flagged_segments'])}",
        "model SHA-256": str(result["model"]["sha256"]),
        "audit head": f"Audit trail head {head_of(entries)}",
        "audit count": f"Audit trail entries {len(entries)}",
        **_printed_notes(str(evidence["sha256"]), entries),
        **printed_custody(str(evidence["sha256"]), entries),
    }


def _printed_notes(sha256: str, entries: tuple[AuditEntry, ...]) -> dict[str, str]:
    """Every note, mark and opinion that the trail tells of, as the report prints it, and how many of each there are."""
    found = notes_in(entries, numbers_of(entries, sha256))
    facts = {"number of marks": f"Marks: {len(found.marks)}."} if found.marks else {}
    facts |= {"number of opinions": f"Opinions: {len(found.opinions)}."} if found.opinions else {}
    facts |= {"number of notes": f"Notes: {len(found.written)}."} if found.written else {}
    for number, note in enumerate(found.written, 1):
        facts[f"note {number}"] = f"Note {number}, {note.utc}, by"
    for mark in found.marks:  # unspaced: the score follows directly
        facts[f"mark {mark.number}"] = f"{mark.frame}{mark.pts}{mark.seconds:.3f}"
    for number, opinion in enumerate(found.opinions, 1):
        facts[f"opinion {number}"] = f"{opinion.utc}, {'before' if opinion.blind else 'after'} scores were shown"
    return facts
