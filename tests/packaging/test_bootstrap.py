import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BOOTSTRAP = ROOT / "packaging" / "bootstrap.py"
LISTING = "libegl1\tinstalled\t\nlibgl1\tconfig-files\t\nlibglib2.0-0t64\tinstalled\tlibglib2.0-0 (= 2.80), other\n"
TRUTH = {"manipulated": {"start": 16, "stop": 32}}


@pytest.mark.parametrize("words", [[], ["fly"], ["run", "extra"], ["setup", "extra"]])
def test_a_wrong_verb_is_a_usage_error(words):
    done = subprocess.run([sys.executable, str(BOOTSTRAP), *words], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: bootstrap.py")
    assert done.stdout == ""


def test_an_old_python_is_refused_in_one_line(script):
    bootstrap = script("bootstrap")
    assert bootstrap.refuse_old_python((3, 10)) == "vmdesk needs Python 3.11 or newer; this is Python 3.10"
    assert bootstrap.refuse_old_python((3, 11)) is None
    assert bootstrap.refuse_old_python((4, 0)) is None


def test_packages_removed_or_unknown_are_missing_and_provided_ones_are_not(script):
    missing = script("system_packages").missing_packages
    assert missing(("libegl1", "libgl1", "libglib2.0-0", "strace"), LISTING) == ["libgl1", "strace"]
    assert missing(("libegl1",), "") == ["libegl1"]


def test_without_root_the_command_to_type_is_one_line(script, monkeypatch, capsys):
    packages = script("system_packages")
    monkeypatch.setattr(packages, "privilege", lambda: None)
    monkeypatch.setattr(packages, "WINDOW", ("libegl1", "no-such-package-here"))
    monkeypatch.setattr(packages, "QUERY", ["printf", LISTING])
    monkeypatch.setattr(packages.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(packages.sys, "platform", "linux")
    packages.provide(for_tests=False)
    assert capsys.readouterr().out == "[bootstrap] missing: sudo apt-get install no-such-package-here\n"


def test_the_stamp_changes_with_everything_it_stands_for(script):
    stamp = script("environment").expected_stamp
    first = stamp(b"a", b"b", (3, 11, 7), "/x")
    others = [
        stamp(b"ab", b"", (3, 11, 7), "/x"),
        stamp(b"a", b"c", (3, 11, 7), "/x"),
        stamp(b"a", b"b", (3, 12, 0), "/x"),
        stamp(b"a", b"b", (3, 11, 7), "/y"),
    ]
    assert first == stamp(b"a", b"b", (3, 11, 7), "/x")
    assert len({first, *others}) == 5


def test_an_environment_of_another_python_is_not_reused(script, tmp_path, monkeypatch):
    environment = script("environment")
    monkeypatch.setattr(environment, "tool", lambda name: Path(sys.executable))
    config = tmp_path / "pyvenv.cfg"
    assert not environment.made_by_this_python(config)
    config.write_text(f"home = /x\nversion = {sys.version_info.major}.{sys.version_info.minor}.99\n")
    assert environment.made_by_this_python(config)
    config.write_text("home = /x\nversion = 3.1.4\n")
    assert not environment.made_by_this_python(config)


def test_every_constraint_is_an_exact_pin_and_holds_every_requirement():
    lines = (ROOT / "packaging" / "constraints.txt").read_text().splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*( ; sys_platform == '\w+')?", pin) for pin in pins)
    names = [re.sub(r"[-_.]+", "-", pin.partition("==")[0]).lower() for pin in pins]
    assert len(names) == len(set(names))
    wanted = re.findall(r'^    "([A-Za-z0-9_.-]+)>=', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert wanted
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in wanted} <= set(names)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display here")
@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ":7077"}, False),
        ({"DISPLAY": "far.invalid:0"}, True),
        ({"DISPLAY": "far.invalid:0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"DISPLAY": "far.invalid:0", "QT_QPA_PLATFORM": "xcb"}, True),
    ],
)
def test_where_a_window_is_seen(script, monkeypatch, named, expected):
    first_run = script("first_run")
    monkeypatch.setattr(first_run, "tool", lambda name: sys.executable)
    theirs = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    variables = {k: v for k, v in os.environ.items() if k not in theirs} | {"PYTHONPATH": str(ROOT)}
    assert first_run.shows_windows(variables | named) is expected


@pytest.fixture
def told_commands(script, monkeypatch, tmp_path):
    """The commands that the first run gives, with answers as vmdesk gives them."""
    first_run, given = script("first_run"), []
    result = tmp_path / "r.result.json"
    result.write_text(json.dumps(windows((67, 83, 0.9), (0, 16, 0.1))))
    answer = json.dumps({"event": "result", "result": str(result), "report": "r.report.pdf"})

    def vmdesk(*words):
        given.append(words)
        return answer if words[0] == "analyze" else ""

    monkeypatch.setattr(first_run, "vmdesk", vmdesk)
    return first_run, given


@pytest.mark.parametrize("seen", [True, False])
def test_the_sample_is_scored_and_verified_before_a_window_opens(told_commands, monkeypatch, capsys, seen):
    first_run, given = told_commands
    monkeypatch.setattr(first_run, "shows_windows", lambda variables: seen)
    assert first_run.show_sample() == 0
    assert [words[0] for words in given] == ["analyze", "verify", "open"][: 3 if seen else 2]
    assert given[1] == ("verify", "r.report.pdf", "--evidence", str(first_run.SAMPLE))
    assert given[-1][-1] == ("--analyze" if seen else str(first_run.SAMPLE))
    out = capsys.readouterr().out
    assert "The middle stands out" in out
    assert "Signed report: r.report.pdf" in out


def windows(*rows):
    return {"windows": [{"start": a, "stop": b, "fake_score": score} for a, b, score in rows]}


def test_windows_across_an_edge_and_without_a_score_are_left_out(script):
    result = windows((0, 16, 0.2), (8, 24, 0.9), (16, 32, 0.7), (16, 32, None), (32, 48, 0.4))
    lines = script("first_run").compare(result, TRUTH)
    assert "inside 0.700 (1 windows), outside 0.300 (2 windows); 1 across" in lines[0]
    assert lines[1].startswith("The middle stands out")


@pytest.mark.parametrize(
    ("inside", "outside", "words"),
    [
        ((0.9, 0.4), (0.5, 0.1), "higher on average"),
        ((0.2, 0.3), (0.5, 0.1), "does not stand out"),
        ((0.6, 0.6), (0.6, 0.6), "does not stand out"),
    ],
)
def test_a_middle_that_does_not_stand_out_is_not_said_to(script, inside, outside, words):
    rows = [(16, 32, score) for score in inside] + [(32, 48, score) for score in outside]
    assert words in script("first_run").compare(windows(*rows), TRUTH)[1]


def test_no_score_on_one_side_is_said_in_words(script):
    lines = script("first_run").compare(windows((0, 16, 0.2)), TRUTH)
    assert lines == ["The sample cannot be compared: no scored window on one side of the manipulated range."]


def test_the_line_that_names_the_report_is_found_and_its_absence_is_an_error(script):
    first_run = script("first_run")
    assert first_run.outcome('{"event": "other"}\n{"event": "result", "report": "r"}\n')["report"] == "r"
    with pytest.raises(script("environment").StepFailed, match="no result"):
        first_run.outcome("")


def test_all_checks_run_and_one_failure_is_enough(script, monkeypatch, capfd):
    checks = script("checks")
    rows = {"first": [sys.executable, "-c", "raise SystemExit(3)"], "last": [sys.executable, "-c", "print('ran')"]}
    monkeypatch.setattr(checks, "commands", lambda words: rows)
    assert checks.run_all([]) == 1
    out = capfd.readouterr().out
    assert "ran" in out
    assert re.search(r"first +FAILED \(exit code 3\)", out)
    assert re.search(r"last +passed", out)


def test_words_after_test_go_to_pytest_which_stands_last(script):
    commands = script("checks").commands(["-k", "one"])
    assert list(commands)[-1] == "pytest"
    assert commands["pytest"][-2:] == ["-k", "one"]
    assert "pytest, alone" not in commands


def test_without_words_every_test_is_in_one_of_two_runs(script):
    commands = script("checks").commands([])
    assert list(commands)[-2:] == ["pytest, alone", "pytest"]
    assert commands["pytest, alone"][-2:] == ["-m", "alone"]
    assert commands["pytest"][3:5] == ["-m", "not alone"]
