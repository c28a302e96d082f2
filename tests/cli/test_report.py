"""`vmdesk report timestamp` and `vmdesk analyze --timestamp-url`, with an authority on this machine."""

import hashlib
import json

import pytest

from vmdesk.case.store import CaseStore
from vmdesk.report.verification import check_report


@pytest.fixture
def report(vmdesk, quick, tmp_path):
    done = vmdesk("analyze", quick[0], "--out", tmp_path / "out", *quick[1])
    assert done.code == 0, done.err
    return tmp_path / "out" / "quick.report.pdf"


def _stamped(report):
    line = next(c for c in check_report(report).checks if c.name == "trusted timestamp")
    return line.detail.startswith("the timestamp holds")


def test_timestamp_later(vmdesk, report, time_authority):
    before = hashlib.sha256(report.read_bytes()).hexdigest()
    done = vmdesk("report", "timestamp", report, "--url", time_authority.url)
    assert done.code == 0, done.err
    assert "CN=Test authority of time" in done.out
    assert before in done.out
    assert hashlib.sha256(report.read_bytes()).hexdigest() in done.out
    assert _stamped(report)
    verified = vmdesk("verify", report)
    assert verified.code == 0
    assert "----  trusted timestamp: not checked: the timestamp holds" in verified.out
    assert vmdesk("report", "timestamp", report, "--url", time_authority.url).code == 7


def test_a_failure_is_told_and_changes_nothing(vmdesk, report, time_authority):
    data = report.read_bytes()
    time_authority.answer = lambda _: (503, b"")
    done = vmdesk("report", "timestamp", report, "--url", time_authority.url)
    assert done.code == 7
    assert "cannot be reached" in done.err.splitlines()[0]
    assert "The report is unchanged" in done.err
    assert done.out == ""
    assert report.read_bytes() == data


def test_usage(vmdesk, tmp_path, time_authority):
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "report.pdf").write_bytes(b"words")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "report.pdf")
    for name in ("none.pdf", "empty.pdf", "link.pdf", "."):
        assert vmdesk("report", "timestamp", tmp_path / name, "--url", time_authority.url).code == 2
    assert vmdesk("report", "timestamp", tmp_path / "report.pdf", "--url", time_authority.url).code == 7
    assert vmdesk("report", "timestamp", tmp_path / "report.pdf", "--url", "file:///etc/passwd").code == 2
    assert vmdesk("report", "timestamp", tmp_path / "report.pdf").code == 2
    assert vmdesk("report").code == 2
    assert time_authority.asked == []


def test_timestamp_with_the_analysis(vmdesk, quick, tmp_path, time_authority):
    out, case = tmp_path / "out", tmp_path / "case"
    given = ("analyze", quick[0], "--out", out, "--case", case, "--json", "--timestamp-url", time_authority.url)
    done = vmdesk(*given, *quick[1])
    assert done.code == 0, done.err
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [line["event"] for line in lines] == ["result", "timestamp"]
    assert lines[1]["authority"] == "CN=Test authority of time"
    assert _stamped(out / "quick.report.pdf")
    with CaseStore(case, read_only=True) as store:
        assert store.trail.entries[-1].action == "report timestamped"


def test_without_an_answer_the_report_is_there_all_the_same(vmdesk, quick, tmp_path, time_authority):
    time_authority.answer = lambda _: (200, b"words")
    out = tmp_path / "out"
    done = vmdesk("analyze", quick[0], "--out", out, *quick[1], "--timestamp-url", time_authority.url)
    assert done.code == 7
    assert "is no timestamp" in done.err
    assert sorted(p.name for p in out.iterdir()) == ["quick.report.pdf", "quick.result.json"]
    assert check_report(out / "quick.report.pdf").names("fail") == ()


@pytest.mark.parametrize("more", [["--timestamp-url", "nowhere"], ["--timestamp-url", "http://a/", "--no-report"]])
def test_what_cannot_be_asked_ends_before_any_work(vmdesk, quick, tmp_path, more):
    assert vmdesk("analyze", quick[0], "--out", tmp_path / "out", *quick[1], *more).code == 2
    assert not (tmp_path / "out").exists()
