"""A second examiner's way: the attached instructions, followed with nothing of vmdesk but the file."""

import hashlib
import json

import pytest
from pypdf import PdfReader


@pytest.fixture
def taken(report):
    reader = PdfReader(report)
    files = {name: contents[0] for name, contents in reader.attachments.items()}
    return files, "".join("".join(page.extract_text().split()) for page in reader.pages)


def test_the_record_and_the_id_are_the_printed_ones(taken):
    files, text = taken
    record = hashlib.sha256(files["result.json"]).hexdigest()
    head = json.loads(files["audit.jsonl"].splitlines()[-1])["hash"]
    digits = hashlib.sha256(record.encode() + b"\n" + head.encode()).hexdigest()[:24].upper()
    number = "VMD-" + "-".join(digits[k : k + 4] for k in range(0, 24, 4))
    assert record in text
    assert number in text
    assert f"How to verify report {number}" in files["how-to-verify.txt"].decode()


def test_the_trail_follows_as_described(taken):
    files, text = taken
    before = "0" * 64
    lines = files["audit.jsonl"].decode().splitlines()
    for line in lines:
        entry = json.loads(line)
        said = entry.pop("hash")
        bare = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert hashlib.sha256(bare.encode()).hexdigest() == said
        assert entry["previous"] == before
        before = said
    assert f"Audittrailhead{before}" in text
    assert f"Audittrailentries{len(lines)}" in text


def test_the_steps_stand_in_the_file(taken, identity):
    text = taken[0]["how-to-verify.txt"].decode()
    for words in ("pdfsig", "Total document signed", "pdfdetach", "framehash", identity.facts.sha256):
        assert words in text
    assert text.startswith("How to verify report VMD-")
