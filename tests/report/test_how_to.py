"""A second examiner's way: the attached instructions, followed with nothing of vmdesk but the file."""

import hashlib
import json
import shutil
import subprocess
from dataclasses import replace

import pytest
from pypdf import PdfReader

from tests.report.attacks.stranger import BY_A_STRANGER
from vmdesk.case.trail import AuditTrail
from vmdesk.domain.events import AnalysisFinished
from vmdesk.report.write import write_report


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


TOOLS = "pdfsig pdfdetach pdftotext sha256sum openssl sh sed cut tr cmp base64 head tail wc grep"


@pytest.fixture
def bare_system(tmp_path):
    """Follows the commands of a REPORT.pdf with poppler, sha256sum, OpenSSL and what every system has, and no more."""
    if missing := [tool for tool in TOOLS.split() if shutil.which(tool) is None]:
        pytest.skip(f"the instructions need {', '.join(missing)}")
    tools, folder = tmp_path / "tools", tmp_path / "empty"
    tools.mkdir()
    folder.mkdir()
    for tool in TOOLS.split():
        (tools / tool).symlink_to(shutil.which(tool))

    def run(command):
        shell = [tools / "sh", "-c", command]
        done = subprocess.run(shell, cwd=folder, env={"PATH": str(tools)}, capture_output=True, text=True)
        assert done.stderr in ("", "CMS Verification successful\n"), command
        return done.stdout.strip()

    def follow(step):
        text = PdfReader(folder / "REPORT.pdf").attachments["how-to-verify.txt"][0].decode()
        part = text[text.index(f"\n{step}. ") : text.index(f"\n{step + 1}. ")]
        return [run(line.strip()[2:]) for line in part.splitlines() if line.startswith("   $ ")]

    return folder, follow


def test_every_printed_command_is_followed_to_the_printed_head(bare_system, finished, identity, noon):
    folder, follow = bare_system
    (folder / "EXHIBIT").write_bytes(b"the exhibit itself")
    digest = hashlib.sha256(b"the exhibit itself").hexdigest()
    result = replace(finished.result, evidence=replace(finished.result.evidence, sha256=digest))
    trail = AuditTrail("examiner")
    for details in ({"hash": "0" * 64, "previous": "1" * 64}, {"text": 'Ωμέγα "hash":"\\n%s 录像'}, {}):
        trail.record("step", **details)
    write_report(folder / "REPORT.pdf", AnalysisFinished(result, ()), trail.entries, identity, noon)
    (signature,), (*_, record) = follow(1), follow(2)
    assert signature.count("Signature is Valid.") == signature.count("Total document signed") == 1
    words = (folder / "words.txt").read_text()
    assert record.split()[0] == hashlib.sha256((folder / "result.json").read_bytes()).hexdigest()
    certificate, *_, true_one = follow(3)
    assert certificate.split()[0] == identity.facts.sha256 == true_one.split("=")[1].replace(":", "").lower()
    (exhibit,) = follow(4)
    assert all(line.split()[0] in words for line in (record, certificate, exhibit))
    said = [line for line in follow(5) if line]
    assert said == ["every link holds", "every entry is as it was hashed", trail.entries[-1].hash, "3", "1"]
    assert f"Audittrailhead{said[2]}" in words
    (number,) = follow(6)
    assert f"VMD-{'-'.join(number[k : k + 4] for k in range(0, 24, 4))}" in words


def test_the_printed_commands_find_a_changed_entry(bare_system, report):
    folder, follow = bare_system
    shutil.copy(report, folder / "REPORT.pdf")
    follow(2)
    (folder / "audit.jsonl").write_bytes((folder / "audit.jsonl").read_bytes().replace(b"examiner@", b"somebody@", 1))
    told = follow(5)
    assert told[2] == "every link holds"
    assert "differ" in told[5]


def test_the_printed_commands_find_another_signer_behind_the_right_certificate(bare_system, made):
    folder, follow = bare_system
    (folder / "REPORT.pdf").write_bytes(BY_A_STRANGER["the old certificate left inside"][1](made))
    follow(2)
    attached, *_, true_one = follow(3)
    assert attached.split()[0] == made.identity.facts.sha256
    assert true_one.split("=")[1].replace(":", "").lower() == made.stranger.facts.sha256
