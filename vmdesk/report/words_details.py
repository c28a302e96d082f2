"""Words on who reports, for whom, on what was asked; where the report states what a standard lists; a certification.

All of it comes out of the audit entry "report details", so that it is under the signature as data, too.
"""

from typing import Any

from vmdesk.domain.report_details import LONGEST_TEXT, ReportDetails
from vmdesk.domain.text import cleaned
from vmdesk.report.blocks import Block, Column, Facts, Paragraph, Section, Table

NOT_STATED = "not stated"
ONLY_THE_ITEM = "The results relate only to the item tested: the file whose digests stand under “Exhibit”."
_BLANK = "_" * 44
_SHORT_BLANK = "_" * 24


def stated(text: str) -> str:
    """A text of the details on one line, or that there is none."""
    return cleaned("; ".join(line.strip() for line in text.splitlines() if line.strip()), LONGEST_TEXT) or NOT_STATED


def on_the_first_page(details: ReportDetails) -> Facts:
    """Who and what for, in short."""
    return Facts(
        (
            ("Laboratory", stated(details.laboratory)),
            ("Examiner", stated(details.examiner)),
            ("Case number", stated(details.case_number)),
            ("Exhibit number", stated(details.exhibit_number)),
            ("Received", stated(details.received)),
            ("Examined", stated(details.examined)),
        )
    )


def asked(details: ReportDetails) -> Section:
    """The commission: what was asked, by whom, of whom, and when."""
    words: list[Block] = [Paragraph(line) for line in _lines_of(details.introduction)]
    words.append(Paragraph("What was asked", "lead"))
    words += [Paragraph(line) for line in _lines_of(details.asked)] or [Paragraph(_unasked())]
    note = (
        "What stands in this section was stated by the examiner; vmdesk did not and cannot check it. It is kept in the "
        "audit trail, in the entry “report details”."
    )
    return Section("What was asked, and of whom", (*words, Facts(_rows(details)), Paragraph(note, "note")))


def remarks(details: ReportDetails) -> tuple[Block, ...]:
    """The laboratory's own text on limits, under its own heading; nothing where there is none."""
    lines = _lines_of(details.remarks)
    if not lines:
        return ()
    note = "These remarks were stated by the laboratory; vmdesk did not and cannot check them."
    head = Paragraph("Remarks of the laboratory", "lead")
    return (head, *(Paragraph(line) for line in lines), Paragraph(note, "note"))


def _lines_of(text: str) -> list[str]:
    return [cleaned(line.strip(), LONGEST_TEXT) for line in text.splitlines() if line.strip()]


def _unasked() -> str:
    return f"The question put to the examiner: {NOT_STATED}."


def _rows(details: ReportDetails) -> tuple[tuple[str, str], ...]:
    return (
        ("Laboratory", stated(details.laboratory)),
        ("Address", stated("\n".join(details.address))),
        ("Where it was examined", stated(details.location)),
        ("Customer", stated(details.customer)),
        ("Customer's contact", stated(details.customer_contact)),
        ("Case number", stated(details.case_number)),
        ("Exhibit number", stated(details.exhibit_number)),
        ("Received", stated(details.received)),
        ("Condition as received", stated(details.condition)),
        ("Examined", stated(details.examined)),
        ("Examiner", stated(details.examiner)),
        ("Authorised by", stated(details.authorised_by)),
        ("Deviations from the method", stated(details.deviations)),
        ("Results of others in it", stated(details.external)),
    )


CHECKLIST = (
    ("a", "Title", "First page", "Report"),
    ("b", "Name and address of the laboratory", "What was asked, and of whom", "Laboratory"),
    ("c", "Location of the activity", "What was asked, and of whom", "Where it was examined"),
    ("d", "Identification on every page, and a clear end", "First page, head and foot of each page", "Report"),
    ("e", "Name and contact of the customer", "What was asked, and of whom", "Customer"),
    ("f", "Method used", "Method", "Model"),
    ("g", "Description, identification and condition of the item", "Exhibit", "File name"),
    ("h", "Date of receipt", "What was asked, and of whom", "Received"),
    ("i", "Dates of the activity", "Method", "Started"),
    ("j", "Date of issue", "First page", "Written"),
    ("k", "Sampling", "Method", "Sampling"),
    ("l", "Results relate only to the items tested", "Limits, and what was not checked", ONLY_THE_ITEM),
    ("m", "Results, with units", "Results", "Measure"),
    ("n", "Additions, deviations, exclusions", "What was asked, and of whom", "Deviations from the method"),
    ("o", "Who authorises the report", "What was asked, and of whom", "Authorised by"),
    ("p", "Results from external providers", "What was asked, and of whom", "Results of others in it"),
)
"""Letter, what it asks for, the section that it stands in, and a label or sentence that is found there."""


def index(told: dict[str, Any]) -> Section:
    """Where each item of ISO/IEC 17025:2017, 7.8.2.1, stands, and how this report was chosen to be arranged.

    `told` are the details of the audit entry "report details"; empty where there is none.
    """
    columns = (Column("Item", 1), Column("What it is about", 7), Column("Where it stands", 6))
    rows = tuple((letter, about, place) for letter, about, place, _ in CHECKLIST)
    words = (
        "The items are those of ISO/IEC 17025:2017, 7.8.2.1, in short. This is an index to help the reader; neither "
        "vmdesk nor this report claims conformity with that standard or with any other."
    )
    arranged = Facts(_arrangement(told), frozenset({"Logo SHA-256"}))
    head = Paragraph("How this report is arranged", "lead")
    return Section("Where to find what", (Table(columns, rows), Paragraph(words, "note"), head, arranged))


def _arrangement(told: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """What was chosen of the template; the audit entry holds the same."""
    chosen = told.get("stated")
    chosen = chosen if isinstance(chosen, dict) else {}
    copies = chosen.get("also")
    listed = ", ".join(cleaned(str(one), 40) for one in copies) if isinstance(copies, list) else ""
    return (
        ("Template", cleaned(str(told.get("template") or "not recorded"))),
        ("Letterhead", cleaned(str(told.get("letterhead") or "none"))),
        ("Logo SHA-256", cleaned(str(told.get("logo_sha256") or "no logo"))),
        ("Certification page", "appended, blank" if chosen.get("certification") else "none"),
        ("Unsigned copies", listed or "none asked for"),
    )


def certification(details: ReportDetails, report_id: str, exhibit_sha256: str, result_sha256: str) -> Section | None:
    """A page to be filled in and signed by a person; None where it was not asked for."""
    if not details.certification:
        return None
    return Section(
        "Certification under Federal Rules of Evidence 902(13) and 902(14)",
        (
            Paragraph(
                "This form is for a qualified person to complete, strike out, or leave blank. Until a person has "
                "completed and signed it, it certifies nothing. vmdesk fills in only the three identifiers below.",
                "note",
            ),
            Facts(_identifiers(report_id, exhibit_sha256, result_sha256), frozenset({"Exhibit SHA-256"})),
            *_declarant(),
            *_records(),
            *_declaration(),
        ),
        annex=True,
    )


def _identifiers(report_id: str, exhibit_sha256: str, result_sha256: str) -> tuple[tuple[str, str], ...]:
    return ("Report", report_id), ("Exhibit SHA-256", exhibit_sha256), ("SHA-256 of result.json", result_sha256)


def _declarant() -> tuple[Block, ...]:
    rows = ("Name", _BLANK), ("Title and employer", _BLANK), ("Business address", _BLANK)
    words = "Training and experience that qualify the declarant to make this certification:"
    return Paragraph("Declarant", "lead"), Facts(rows), Paragraph(words), *_lines(2)


def _records() -> tuple[Block, ...]:
    return (
        Paragraph("902(13): record generated by an electronic process or system", "lead"),
        Paragraph("The record, the process or system that generated it, and how the declarant knows of both:"),
        *_lines(2),
        Paragraph("How it is shown that the process or system produces an accurate result:"),
        *_lines(2),
        Paragraph("902(14): data copied from an electronic device, storage medium, or file", "lead"),
        Paragraph("The data, what it was copied from, by whom and when:"),
        *_lines(2),
        Paragraph("The process of digital identification by which the copy was authenticated, and its outcome:"),
        *_lines(2),
    )


def _declaration() -> tuple[Block, ...]:
    rows = ("Executed on (date)", _SHORT_BLANK), ("At (place)", _SHORT_BLANK), ("Signature", _BLANK)
    words = (
        "I declare under penalty of perjury under the laws of the United States of America that the foregoing is true "
        "and correct. (28 U.S.C. § 1746)"
    )
    return Paragraph("Declaration", "lead"), Paragraph(words), Facts(rows)


def _lines(count: int) -> tuple[Block, ...]:
    return tuple(Paragraph("_" * 84) for _ in range(count))
