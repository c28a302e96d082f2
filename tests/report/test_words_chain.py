import io

import pytest
from pypdf import PdfReader

from vmdesk.case.trail import AuditTrail
from vmdesk.domain.audit import trail_text
from vmdesk.domain.custody import COPIED, CUSTODY, CustodyStatement, custody_details
from vmdesk.domain.notes import EXHIBIT_IDENTIFIED
from vmdesk.report.content import compose
from vmdesk.report.credentials import certificate_pem
from vmdesk.report.pdf import render
from vmdesk.report.reference import AUDIT, CERTIFICATE, HOW_TO, RESULT
from vmdesk.report.signing import sign
from vmdesk.report.verification import check_bytes
from vmdesk.report.words_chain import chain_of_custody
from vmdesk.report.write import signed_report

WIDEST = CustodyStatement(
    "transferred", *["W" * 150] * 5, "W" * 150, "not intact", "W" * 300, "W" * 150, "f" * 64, "W" * 300
)
"""Every text as long as it may be, of the widest letter: its row must fit on a page."""


def custody_trail(sha256):
    """An exhibit received, the entry corrected, copied, handed on with every field as long as it may be."""
    trail = AuditTrail("examiner@test")
    trail.record(EXHIBIT_IDENTIFIED, exhibit=3, sha256=sha256, size_bytes=1)
    states = (
        CustodyStatement(
            "received",
            "20 Nov 2026, 09:15",
            "Officer 7 \u202e",
            "Reception",
            "by hand",
            seals="A-1, A-2",
            seal="intact",
        ),
        CustodyStatement("received", "20 Nov 2026, 09:51", "Officer 7", "Reception", seal="not intact", corrects=2),
        WIDEST,
    )
    for state in states:
        trail.record(CUSTODY, exhibit=3, **custody_details(state))
    trail.record(COPIED, exhibit=3, file="working copy.mp4", sha256=sha256, size_bytes=1)
    trail.record(CUSTODY, exhibit=9, **custody_details(CustodyStatement("received", "of another exhibit")))
    return trail.entries


def test_the_table_tells_what_is_stated_from_what_is_recorded(finished):
    entries = custody_trail(finished.result.evidence.sha256)
    table, words = chain_of_custody(finished.result, entries).blocks
    first, second, _, copy = table.rows
    assert first == (
        "2",
        "received; corrected by entry 3",
        "20 Nov 2026, 09:15",
        "From: Officer 7 \\u{202e} · To: Reception · How: by hand · Seals: A-1, A-2 (found intact)",
        f"{entries[1].utc} by examiner@test",
    )
    assert second[1] == "received; corrects entry 2"
    assert "found NOT intact" in second[3]
    assert (copy[0], copy[2]) == ("5", "as recorded")
    assert finished.result.evidence.sha256 in copy[3]
    assert table.caption == "Custody events: 4."
    assert "vmdesk did not check it" in words.text


def test_where_nothing_is_recorded_the_report_says_so(finished, entries):
    (words,) = chain_of_custody(finished.result, entries).blocks
    assert words.text.startswith("No custody events are recorded of this exhibit")


@pytest.fixture
def told(plain):
    return custody_trail(plain.result.evidence.sha256)


def test_a_report_with_custody_events_verifies_and_prints_them(plain, told, identity, noon):
    data = signed_report(plain, told, identity, noon)
    assert check_bytes(data, "r.pdf", None, noon).names("fail") == ()
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert "Chain of custody" in text
    assert "Custody events: 4." in text


def test_printed_custody_that_is_not_the_trails_is_found(plain, told, identity, noon):
    """The attached trail tells of events that the pages leave out: the pages are those of a trail without them."""
    pages = render(compose(plain.result, told[:1], identity.facts, noon))
    files = {
        RESULT: plain.result.to_json().encode(),
        AUDIT: trail_text(told).encode(),
        CERTIFICATE: certificate_pem(identity),
        HOW_TO: b"as before",
    }
    check = check_bytes(sign(pages, files, identity, noon), "r.pdf", None, noon)
    (printed,) = [one for one in check.checks if one.name == "printed text"]
    assert printed.outcome == "fail"
    assert "custody event 2" in printed.detail
    assert "custody event 5, digest" not in printed.detail  # it is the exhibit's own, which is printed elsewhere
