import base64
import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader

from vmdesk.case.trail import AuditTrail
from vmdesk.domain.audit import parse_trail
from vmdesk.domain.report_details import ReportDetails
from vmdesk.report import blocks
from vmdesk.report.content import compose
from vmdesk.report.html import html_report
from vmdesk.report.pdf import render
from vmdesk.report.verification import check_report
from vmdesk.workbench import publish_report


class Reader(HTMLParser):
    """Text, tags and addresses of a page."""

    def __init__(self, page):
        super().__init__()
        self.texts, self.tags, self.values = [], set(), []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.values += [value or "" for _, value in attrs]

    def handle_data(self, data):
        self.texts.append(data)


def pieces(content):
    """Every paragraph, fact, column, cell and caption."""
    for block in [*content.brief, *(b for s in content.sections for b in s.blocks)]:
        match block:
            case blocks.Paragraph():
                yield block.text
            case blocks.Facts():
                yield from (part for row in block.rows for part in row)
            case blocks.Table():
                yield from (c.title for c in block.columns)
                yield from (cell for row in block.rows for cell in row)
                yield block.caption
            case blocks.Chart():
                yield block.caption
    for section in content.sections:
        yield section.title


def closed(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("faces", [0, 1, 3])
def test_pdf_and_html_say_the_same(finished_of, entries, identity, noon, faces):
    finished = finished_of(60, faces)
    content = compose(finished.result, entries, identity.facts, noon)
    pdf = PdfReader(io.BytesIO(render(content, finished.illustrations)))
    furniture = re.compile(r"Page\d+of\d+")
    printed = furniture.sub("", closed("".join(page.extract_text() for page in pdf.pages)))
    for running in (content.title, content.report_id, content.exhibit_name):
        printed = printed.replace(closed(running), "")
    page = closed("".join(Reader(html_report(content, finished.illustrations).decode()).texts))
    count = 0
    for piece in map(closed, pieces(content)):
        assert piece in page
        for running in (content.title, content.report_id, content.exhibit_name):
            piece = piece.replace(closed(running), "")
        assert piece in printed
        count += 1
    assert count > 300


def test_the_page_loads_nothing_and_runs_nothing(finished_of, entries, identity, noon):
    hostile = finished_of(5, 1, '<script>alert(1)</script>"onload=x&.mp4')
    content = compose(hostile.result, entries, identity.facts, noon)
    page = html_report(content, hostile.illustrations).decode()
    read = Reader(page)
    assert not read.tags & {"script", "link", "iframe", "object", "form", "a", "base"}
    assert "default-src 'none'" in page
    inside = ("data:image/png;base64,", "data:image/jpeg;base64,")
    assert not [value for value in read.values if "//" in value and not value.startswith(inside)]
    assert '<script>alert(1)</script>"onload=x&.mp4' in read.texts
    pictures = [value for value in read.values if value.startswith("data:")]
    assert len(pictures) == len(list(hostile.illustrations))
    assert all(base64.b64decode(p.split(",")[1]).startswith((b"\x89PNG", b"\xff\xd8\xff")) for p in pictures)
    assert page.count("<rect x=") >= 2  # the square, black under white dashes


def test_copies_name_the_signed_report(tmp_path, finished, identity):
    trail, path = AuditTrail("examiner@test"), tmp_path / "r.report.pdf"
    details = ReportDetails(examiner="E", also=("html", "csv", "json"))
    copies = publish_report(path, finished, trail, identity, details)
    assert sorted(p.name for p in tmp_path.glob("r.*")) == [
        "r.report.content.json", "r.report.html", "r.report.pdf", "r.report.windows.csv",
    ]  # fmt: skip
    check = check_report(path)
    assert not check.failed
    assert [e.action for e in check.entries] == ["report details", "report made for signing"]
    assert check.entries[0].details["stated"] == {"examiner": "E", "also": ["html", "csv", "json"]}
    signed = re.search(r"VMD-[0-9A-F-]{29}", PdfReader(path).pages[0].extract_text())[0]
    for copy in copies:
        assert signed in copy.read_text()
        assert "nsigned" in copy.read_text()
    assert trail.entries[-1].action == "unsigned copies written"
    assert parse_trail("".join(e.line() + "\n" for e in trail.entries))


def test_the_list_and_the_json_hold_the_numbers_of_the_result(tmp_path, finished, identity):
    path = tmp_path / "r.report.pdf"
    publish_report(path, finished, AuditTrail(), identity, ReportDetails(also=("csv", "json")))
    rows = list(csv.DictReader(io.StringIO((tmp_path / "r.report.windows.csv").read_bytes().decode(), newline="")))
    scores = ["" if w.fake_score is None else repr(w.fake_score) for w in finished.result.windows]
    assert [row["fake_score"] for row in rows] == scores
    told = json.loads((tmp_path / "r.report.content.json").read_text())
    assert (told["schema"], told["signed"]) == ("vmdesk-report-content/1", False)
    chart = next(b for s in told["sections"] for b in s["blocks"] if b["kind"] == "chart")
    assert len([s for one in chart["series"] for s in one["steps"]]) == sum(map(bool, scores))


def test_nothing_is_written_where_nothing_is_asked_for(tmp_path, plain, identity):
    assert publish_report(tmp_path / "r.pdf", plain, AuditTrail(), identity) == ()
    assert [p.name for p in tmp_path.glob("r.*")] == ["r.pdf"]
    assert replace(ReportDetails(), also=()) == ReportDetails()
