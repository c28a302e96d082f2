"""Every number on the pages follows from result.json or audit.jsonl, both attached, or from the certificate."""

import io
import json
import re

import pytest
from pypdf import PdfReader

from vmdesk.case.trail import AuditTrail
from vmdesk.domain.audit import trail_text
from vmdesk.domain.report_details import ACTION, ReportDetails, details_recorded
from vmdesk.report.content import compose
from vmdesk.report.pdf import render

NUMBER = re.compile(r"(?<![\w.])[-+]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?(?!\w)")
DIGEST = re.compile(r"\b[0-9a-f]{32,}\b|VMD(?:-[0-9A-F]{4}){6}|identity [0-9a-f]{8}")
OWN = {"17025", "2017", "7.8", "2.1", "256", "1", "0", "0.25", "0.50", "0.75", "1.00"}
"""Numbers of the report's own sentences: a standard, names of digests, the score's range and the axis of scores."""


def leaves(value):
    """Every number and text in JSON, and the length of every list."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        yield len(value)
        for inner in value:
            yield from leaves(inner)
    elif value is not None and not isinstance(value, bool):
        yield value


class Known:
    """Numbers of the attachments, to be asked for in the precision in which they are printed."""

    def __init__(self, values):
        self.numbers, self.printed = [], {}
        for value in values:
            if isinstance(value, str):
                self.numbers += [float(part.replace(",", "")) for part in re.findall(r"\d+(?:\.\d+)?", value)]
            else:
                self.numbers.append(float(value))

    def has(self, token):
        """Whether some number, printed with the decimals of `token`, reads like it, but for its sign."""
        plain = token.replace(",", "").lstrip("+-")
        form = ".2e" if "e" in plain else f".{len(plain.partition('.')[2])}f"
        if form not in self.printed:
            whole = form == ".0f"
            self.printed[form] = {format(abs(n), form) for n in self.numbers if not whole or n.is_integer()}
        return plain in self.printed[form] or (plain.isdigit() and str(int(plain)) in self.printed[form])


def counted(record):
    """Counts and times that follow from the record by the rules that the report names."""
    windows, stream = record["windows"], record["evidence"]["stream"]
    scored = [w for w in windows if w["fake_score"] is not None]
    yield from (sum(w["status"] == status for w in windows) for status in {w["status"] for w in windows})
    yield from (sum(w["track"] == track for w in scored) for track in {w["track"] for w in windows})
    yield sum(w["fake_score"] >= record["summary"]["threshold"] for w in scored)
    yield from ((f["pts"] - stream["start_pts"]) / 12800 for f in record["frames"])
    yield from range(1, len(record["summary"]["flagged_segments"]) + 1)


def printed_numbers(pages):
    """What stands on the pages but for running heads, digests and numbers of sections."""
    for page in pages:
        text = DIGEST.sub(" ", page.extract_text())
        text = re.sub(r"Page \d+ of \d+", " ", text)
        for line in text.splitlines():
            if not re.match(r"\d+ +[A-Z]", line):
                yield from (number.rstrip(",") for number in NUMBER.findall(line))


@pytest.mark.parametrize(("windows", "faces"), [(20, 1), (12, 0), (60, 3)])
def test_every_number_printed_is_in_the_attachments(finished_of, entries, identity, noon, windows, faces):
    finished = finished_of(windows, faces)
    trail = AuditTrail("examiner@test", entries)
    details = ReportDetails(laboratory="Laboratory 12", address=("7 Street", "90210 Town"), case_number="481/26")
    trail.record_at("2026-03-01T11:00:00Z", ACTION, details_recorded(details))
    record, facts = json.loads(finished.result.to_json()), identity.facts
    told = [json.loads(line) for line in trail_text(trail.entries).splitlines()]
    of_the_key = (facts.serial, facts.name, facts.subject, f"{facts.not_before} {facts.not_after}", f"{noon}")
    known = Known([*leaves(record), *leaves(told), len(told), *counted(record), *of_the_key])
    content = compose(finished.result, trail.entries, facts, noon)
    pages = PdfReader(io.BytesIO(render(content, finished.illustrations))).pages
    numbers = list(printed_numbers(pages))
    unknown = {number for number in numbers if not known.has(number)} - OWN
    assert len(numbers) > 300
    assert sorted(unknown) == []


def test_a_number_out_of_nowhere_would_be_found(result):
    known = Known([*leaves(json.loads(result.to_json()))])
    first = next(w.fake_score for w in result.windows if w.fake_score is not None)
    assert known.has(f"{first:.4f}")
    assert not known.has(f"{first + 0.0002:.4f}")
    assert not known.has("98765")
