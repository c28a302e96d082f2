import errno
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from vmdesk.domain.audit import trail_text
from vmdesk.domain.errors import KeyUnusable, OutputNotWritable, SigningError, UnsignableResult
from vmdesk.domain.events import AnalysisFinished
from vmdesk.report import write
from vmdesk.report.content import compose
from vmdesk.report.pdf import render
from vmdesk.report.verification import check_report
from vmdesk.report.write import write_report


def test_a_written_report_checks(report, identity, noon, result, entries):
    check = check_report(report, identity.facts.sha256, noon)
    assert not check.failed
    assert check.names("not checked") == ("trusted timestamp",)
    assert check.result["evidence"]["sha256"] == result.evidence.sha256
    assert trail_text(check.entries) == trail_text(entries)
    assert check.fingerprint == identity.facts.sha256
    assert [p.name for p in report.parent.glob("*.pdf")] == [report.name]


def test_today_is_the_default_clock(tmp_path, plain, entries, home):
    from vmdesk.report.identity import default_identity

    path = tmp_path / "today.pdf"
    write_report(path, plain, entries, default_identity(home))
    assert not check_report(path).failed


def test_a_pkcs12_identity_signs(tmp_path, plain, entries, pkcs12_file, noon):
    from vmdesk.report.identity import load_pkcs12

    identity = load_pkcs12(pkcs12_file(), b"open", noon)
    path = tmp_path / "p12.pdf"
    write_report(path, plain, entries, identity, noon)
    assert not check_report(path, identity.facts.sha256, noon).failed


def test_same_content_and_clock_give_the_same_bytes_before_signing(finished, entries, identity, noon):
    pages = [render(compose(finished.result, entries, identity.facts, noon), finished.illustrations) for _ in range(2)]
    assert pages[0] == pages[1]
    later = render(compose(finished.result, entries, identity.facts, noon + timedelta(hours=1)), finished.illustrations)
    assert later != pages[0]


def test_what_no_real_model_made_is_never_signed(tmp_path, plain, entries, identity, noon):
    path = tmp_path / "r.pdf"
    with pytest.raises(UnsignableResult):
        write_report(path, AnalysisFinished(replace(plain.result, genuine=False), ()), entries, identity, noon)
    assert not path.exists()


@pytest.mark.parametrize(("days", "words"), [(1200, "expired"), (-2, "not valid before")])
def test_dates_are_checked_before_every_signature(tmp_path, plain, entries, identity, noon, days, words):
    with pytest.raises(KeyUnusable, match=words):
        write_report(tmp_path / "r.pdf", plain, entries, identity, noon + timedelta(days=days))
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize(("call", "number"), [("fsync", errno.ENOSPC), ("replace", errno.EACCES)])
def test_a_failing_disk_leaves_the_old_report_whole(
    tmp_path, plain, entries, identity, noon, monkeypatch, call, number
):
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "r.pdf"
    path.write_bytes(b"the old report")

    def fail(*_args: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os if call == "fsync" else Path, call, fail)
        with pytest.raises(OutputNotWritable):
            write_report(path, plain, entries, identity, noon)
    assert path.read_bytes() == b"the old report"
    assert [p.name for p in folder.iterdir()] == ["r.pdf"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no kill -9 and no limit of file sizes on this system")
def test_kill_9_and_a_full_disk_leave_the_old_report_whole():
    command = [sys.executable, "-m", "tests.report.killing", "--kills", "6"]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "its own error, the old report whole" in done.stdout


def test_a_folder_that_is_not_there(tmp_path, plain, entries, identity, noon):
    with pytest.raises(OutputNotWritable):
        write_report(tmp_path / "none" / "r.pdf", plain, entries, identity, noon)


def test_bytes_that_change_on_their_way_to_the_disk_are_found(tmp_path, plain, entries, identity, noon, monkeypatch):
    folder = tmp_path / "out"
    folder.mkdir()
    true_write = write.write_atomically

    def spoil(path: Path, data: bytes, check: object) -> None:
        true_write(path, data[:5000] + b"X" + data[5001:], check)

    monkeypatch.setattr(write, "write_atomically", spoil)
    with pytest.raises(SigningError, match="does not check"):
        write_report(folder / "r.pdf", plain, entries, identity, noon)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("windows", "faces"), [(1, 0), (2, 3), (40, 0), (600, 2)])
@pytest.mark.parametrize("name", ["a.mp4", "تسجيل\u202egpj.录像" * 12 + ".mp4", "x" * 250 + ".mp4", "\n\t<b>&amp;.mp4"])
def test_odd_sizes_and_names(tmp_path, finished_of, entries, identity, noon, windows, faces, name):
    finished = finished_of(windows, faces, name)
    path = tmp_path / "odd.pdf"
    write_report(path, AnalysisFinished(finished.result, ()), entries, identity, noon)
    assert not check_report(path, None, noon).failed


def test_nothing_scored_and_no_trail(tmp_path, finished_of, identity, noon):
    from vmdesk.domain.timeline import summary

    finished = finished_of(20, 1)
    bare = tuple(
        replace(w, logits=None, fake_score=None, status="no_face", track=None) for w in finished.result.windows
    )
    whole = replace(finished.result.whole_clip, logits=None, fake_score=None, status="no_face")
    result = replace(
        finished.result, windows=bare, summary=summary(bare, 0.5, "x"), whole_clip=whole, tracks=(), frames=()
    )
    path = tmp_path / "none.pdf"
    write_report(path, AnalysisFinished(result, ()), (), identity, noon)
    assert not check_report(path, None, noon).failed
