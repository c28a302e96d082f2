import argparse
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from vmdesk.checking import SecondRun
from vmdesk.cli import verify
from vmdesk.domain.checks import Check, ReportCheck
from vmdesk.domain.errors import UsageError


@pytest.fixture
def parse():
    parser = argparse.ArgumentParser()
    verify.add_arguments(parser)
    return lambda *words: parser.parse_args([str(word) for word in words])


@pytest.fixture
def answers(monkeypatch):
    """Puts fixed answers in the place of the checking room, to see what is printed of them."""

    def put(*checks):
        module, asked = ModuleType("vmdesk.checking"), []
        module.SecondRun = SecondRun
        module.verify = lambda *given: (asked.append(given), ReportCheck("r.pdf", checks))[1]
        monkeypatch.setitem(sys.modules, "vmdesk.checking", module)
        return asked

    return put


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "r.pdf"
    path.write_bytes(b"any bytes")
    return path


def test_one_line_a_check_then_the_bottom_line(parse, answers, report, capsys):
    answers(Check("a", "pass", "fine"), Check("b", "not checked", "unknown"))
    assert verify.run(parse(report)) == 0
    assert (
        capsys.readouterr().out == "PASS  a: fine\n----  b: not checked: unknown\n\nPassed, 1 thing not checked: b.\n"
    )


def test_a_failed_check_ends_with_six(parse, answers, report, capsys):
    answers(Check("a", "fail", "changed"))
    assert verify.run(parse(report, "--json")) == 6
    value = json.loads(capsys.readouterr().out)
    assert value["ok"] is False
    assert value["checks"][0]["outcome"] == "fail"


def test_the_fingerprint_is_read_with_colons(parse, answers, report):
    asked = answers(Check("a", "pass", "fine"))
    verify.run(parse(report, "--signer", "AB:" * 31 + "AB", "--evidence", report, "--rescore"))
    assert asked == [(report, report, True, "ab" * 32, None, None, SecondRun())]


@pytest.mark.parametrize("words", [["--signer", "12"], ["--rescore"], ["--evidence", "/none.mp4"]])
def test_words_that_cannot_be_meant(parse, answers, report, words):
    answers()
    with pytest.raises(UsageError):
        verify.run(parse(report, *words))


@pytest.mark.parametrize("name", ["n" * 300, "", "loop"])
def test_paths_that_are_no_files(parse, answers, tmp_path, monkeypatch, name):
    answers()
    if sys.platform != "win32":
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(UsageError):
        verify.run(parse(tmp_path / name))


def test_a_report_in_a_folder_without_permission(parse, answers, report, monkeypatch):
    def denied(path, **_):
        raise PermissionError(13, "Permission denied", str(path))

    answers()
    monkeypatch.setattr(Path, "stat", denied)
    with pytest.raises(UsageError, match="access is denied"):
        verify.run(parse(report))


def test_a_report_that_is_not_there(parse, answers, tmp_path):
    answers()
    with pytest.raises(UsageError):
        verify.run(parse(tmp_path / "none.pdf"))
