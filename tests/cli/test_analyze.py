"""`vmdesk analyze`: results, names, and an exit code for every way it can go wrong."""

import contextlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
Quick = tuple[Path, list[str]]


def test_a_result_and_a_report(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    clip, options = quick
    done = vmdesk("analyze", clip, "--out", tmp_path / "out", *options)
    assert done.code == 0, done.err
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["quick.report.pdf", "quick.result.json"]
    told = json.loads((tmp_path / "out" / "quick.result.json").read_text("utf-8"))
    assert told["schema"] == "vmdesk-result/1"
    assert told["evidence"]["rehash_matches"] is True
    assert "not a probability" in done.out


def test_json_lines_and_nothing_else(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    clip, options = quick
    text = tmp_path / "text.mp4"
    text.write_text("hello " * 100)
    done = vmdesk("analyze", clip, text, "--out", tmp_path / "out", "--json", "--no-report", *options)
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [line["event"] for line in lines] == ["result", "error"]
    assert lines[1]["error"] == "NotAVideo"
    assert lines[0]["report"] is None
    assert done.code == 3


def test_two_runs_differ_in_two_times_only(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    clip, options = quick
    texts = []
    for name in ("one", "two"):
        vmdesk("analyze", clip, "--out", tmp_path / name, "--no-report", *options)
        texts.append((tmp_path / name / "quick.result.json").read_text("utf-8").splitlines())
        time.sleep(0.01)
    differing = [a.split('"')[1] for a, b in zip(*texts, strict=True) if a != b]
    assert differing == ["finished_utc", "started_utc"]


def test_a_folder_is_walked_and_other_files_are_passed_over(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    clip, options = quick
    folder = tmp_path / "in"
    (folder / "deeper").mkdir(parents=True)
    shutil.copy(clip, folder / "a.mp4")
    shutil.copy(clip, folder / "deeper" / "b.mp4")
    (folder / "notes.txt").write_text("notes")
    done = vmdesk("analyze", folder, "--out", tmp_path / "out", "--no-report", *options)
    assert done.code == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.result.json", "b.result.json"]
    assert "Passed over: notes.txt" in done.err


def test_a_file_named_like_a_video_is_never_passed_over(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    clip, options = quick
    (tmp_path / "in").mkdir()
    shutil.copy(clip, tmp_path / "in" / "a.mp4")
    (tmp_path / "in" / "b.MP4").write_text("words" * 99)
    (tmp_path / "in" / "notes.txt").write_text("notes" * 99)
    done = vmdesk("analyze", tmp_path / "in", "--out", tmp_path / "out", "--no-report", "--json", *options)
    assert done.code == 3
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [(line["event"], Path(line["exhibit"]).name) for line in lines] == [
        ("result", "a.mp4"),
        ("error", "b.MP4"),
        ("passed over", "notes.txt"),
    ]


def test_exhibits_of_one_name_do_not_overwrite_each_other(
    vmdesk: Any, quick: Quick, make_clip: Callable[..., Path], tmp_path: Path
) -> None:
    clip, options = quick
    folder = tmp_path / "in"
    for name, source in (
        ("a/quick.mp4", clip),
        ("b/quick.mp4", make_clip(frames=30)),
        ("c/quick.mp4", make_clip(frames=33)),
    ):
        (folder / name).parent.mkdir(parents=True)
        shutil.copy(source, folder / name)
    for _ in range(2):
        assert vmdesk("analyze", folder, "--out", tmp_path / "out", "--no-report", *options).code == 0
    results = [json.loads(p.read_text("utf-8")) for p in (tmp_path / "out").iterdir()]
    assert sorted(r["evidence"]["stream"]["measured_frames"] for r in results) == [24, 30, 33]


def _bad_inputs(folder: Path, make_clip: Callable[..., Path]) -> dict[str, tuple[Path, int, str]]:
    clip = make_clip(frames=20).read_bytes()
    moov = clip.index(b"moov") - 4
    made = {
        "missing": (folder / "missing.mp4", "There is no file or folder"),
        "empty": (folder / "empty.mp4", "0 bytes"),
        "text": (folder / "text.mp4", "not a video in a container"),
        "truncated": (folder / "truncated.mp4", "moov"),
        "fifo": (folder / "fifo.mp4", "not a regular file"),
        "m3u8": (folder / "list.m3u8", "playlist"),
        "ffconcat": (folder / "list.mp4", "playlist"),
        "short": (folder / "short.mp4", "15 frames"),
        "empty-folder": (folder / "nothing", "no video"),
    }
    (folder / "empty.mp4").write_bytes(b"")
    (folder / "text.mp4").write_text("just words\n" * 50)
    (folder / "truncated.mp4").write_bytes(clip[:moov])
    os.mkfifo(folder / "fifo.mp4")
    (folder / "list.m3u8").write_text("#EXTM3U\n#EXTINF:10,\nother.ts\n#EXT-X-ENDLIST\n")
    (folder / "list.mp4").write_text("ffconcat version 1.0\nfile other.mp4\n")
    shutil.copy(make_clip(frames=15), folder / "short.mp4")
    (folder / "nothing").mkdir()
    return {name: (path, 3, words) for name, (path, words) in made.items()}


@pytest.mark.skipif(sys.platform == "win32", reason="FIFOs as files are made on POSIX systems")
@pytest.mark.parametrize(
    "kind", ["missing", "empty", "text", "truncated", "fifo", "m3u8", "ffconcat", "short", "empty-folder"]
)
def test_bad_evidence(vmdesk: Any, quick: Quick, make_clip: Callable[..., Path], tmp_path: Path, kind: str) -> None:
    path, code, words = _bad_inputs(tmp_path, make_clip)[kind]
    before = sorted(tmp_path.rglob("*"))
    done = vmdesk("analyze", path, "--out", tmp_path / "out", *quick[1])
    assert done.code == code
    assert words in done.err.splitlines()[0]
    assert done.out == ""
    assert sorted(tmp_path.rglob("*")) == before


def test_an_unwritable_output_folder(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = vmdesk("analyze", quick[0], "--out", tmp_path / "file" / "out", *quick[1])
    assert done.code == 2
    assert "cannot be written" in done.err


@pytest.mark.parametrize("out", ["in", "in/deeper"])
def test_nothing_is_written_beside_evidence(vmdesk: Any, quick: Quick, tmp_path: Path, out: str) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(quick[0], tmp_path / "in" / "a.mp4")
    given = tmp_path / "in" if out == "in/deeper" else tmp_path / "in" / "a.mp4"
    done = vmdesk("analyze", given, "--out", tmp_path / out, *quick[1])
    assert done.code == 2
    assert "own folder" in done.err
    assert [p.name for p in (tmp_path / "in").iterdir()] == ["a.mp4"]


def test_a_wrong_password_ends_before_any_work(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

    p12, password = tmp_path / "key.p12", tmp_path / "password"
    p12.write_bytes(_pkcs12(pkcs12, BestAvailableEncryption(b"right")))
    password.write_text("wrong\n")
    given = ("analyze", quick[0], "--out", tmp_path / "out", "--sign-with", p12, "--password-file", password)
    done = vmdesk(*given, *quick[1])
    assert done.code == 7
    assert "password" in done.err
    assert not (tmp_path / "out").exists()
    password.write_text("right\n")
    assert vmdesk(*given, *quick[1]).code == 0


def _pkcs12(pkcs12: Any, encryption: Any) -> bytes:
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test signer")])
    now = datetime.now(UTC)
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = (
        builder.serial_number(7).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=9))
    )
    certificate = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    return bytes(pkcs12.serialize_key_and_certificates(b"test", key, certificate, None, encryption))


@pytest.mark.parametrize(
    ("arguments", "code"), [(["analyze"], 2), (["no-such"], 2), (["analyze", "x", "--out", "y", "--stride", "0"], 2)]
)
def test_usage(vmdesk: Any, arguments: list[str], code: int) -> None:
    assert vmdesk(*arguments).code == code


def test_a_model_that_is_refused(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    done = vmdesk("analyze", quick[0], "--out", tmp_path / "out", "--model", "no-such-model")
    assert done.code == 4
    assert not (tmp_path / "out").exists()


def test_a_case_keeps_one_trail_over_runs(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    import sqlite3

    from vmdesk.case.store import CaseStore

    case = tmp_path / "case"
    for name in ("one", "two"):
        given = ("analyze", quick[0], "--out", tmp_path / name, "--case", case)
        assert vmdesk(*given, *quick[1]).code == 0
    with CaseStore(case) as store:
        entries = store.trail.entries
        (exhibit,) = store.exhibits()
        assert (exhibit.path, exhibit.analyses) == (quick[0], 2)
        kept = store.analysis(exhibit.number)
    assert kept is not None
    result = json.loads((tmp_path / "two" / "quick.result.json").read_bytes())
    assert [one.fake_score for one in kept.windows] == [one["fake_score"] for one in result["windows"]]
    assert [e.action for e in entries].count("analysis finished") == 2
    read = [e.details["source"] for e in entries if e.action == "frame index read"]
    assert read == ["packet scan", "kept in the case"]
    assert len(list((case / "index").iterdir())) == 1
    line = sqlite3.connect(case / "case.db")
    line.execute("DROP TRIGGER trail_is_not_changed")
    line.execute("UPDATE trail SET line = replace(line, 'sha256', 'sha999') WHERE seq = 3")
    line.commit()
    line.close()
    done = vmdesk(*given, *quick[1])
    assert done.code == 8
    assert "entry 3 does not fit the chain" in done.err


def test_every_exhibit_that_fails_is_told(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    for name in ("one.mp4", "two.mp4", "three.mp4"):
        (tmp_path / name).write_text("words" * 99)
    given = [tmp_path / "one.mp4", tmp_path / "two.mp4", quick[0], tmp_path / "three.mp4"]
    done = vmdesk("analyze", *given, "--out", tmp_path / "out", "--json", "--no-report", *quick[1])
    assert done.code == 3
    events = [(line["event"], Path(line["exhibit"]).name) for line in map(json.loads, done.out.splitlines())]
    assert events == [("error", "one.mp4"), ("error", "two.mp4"), ("result", "quick.mp4"), ("error", "three.mp4")]
    assert done.err.count("not a video in a container") == 3


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a privilege on Windows")
def test_links_and_things_that_are_no_videos_are_passed_over_in_words(
    vmdesk: Any, quick: Quick, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(quick[0], tmp_path / "in" / ".hidden.mp4")
    (tmp_path / "in" / "link.mp4").symlink_to(quick[0])
    (tmp_path / "in" / ".nomedia").touch()
    os.mkfifo(tmp_path / "in" / "pipe")
    done = vmdesk("analyze", tmp_path / "in", "--out", tmp_path / "out", "--no-report", "--json", *quick[1])
    assert done.code == 0, done.err
    events = [(line["event"], Path(line["exhibit"]).name) for line in map(json.loads, done.out.splitlines())]
    assert events == [
        ("passed over", "link.mp4"),
        ("result", ".hidden.mp4"),
        ("passed over", ".nomedia"),
        ("passed over", "pipe"),
    ]
    assert "Passed over: link.mp4 is a link" in done.err


def test_a_folder_that_cannot_be_read_fails_and_the_others_are_scored(
    vmdesk: Any, quick: Quick, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in" / "closed").mkdir(parents=True)
    shutil.copy(quick[0], tmp_path / "in" / "a.mp4")
    look = os.scandir

    def denied(folder: Any) -> Any:
        if Path(folder).name == "closed":  # also as root, who may look into every folder
            raise PermissionError(13, "Permission denied", str(folder))
        return look(folder)

    monkeypatch.setattr(os, "scandir", denied)
    done = vmdesk("analyze", tmp_path / "in", "--out", tmp_path / "out", "--no-report", *quick[1])
    assert done.code == 3
    assert "The folder closed cannot be read" in done.err
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["a.result.json"]
    done = vmdesk("analyze", tmp_path / "in" / "closed", "--out", tmp_path / "none", "--no-report", *quick[1])
    assert done.code == 3
    assert not (tmp_path / "none").exists()


def test_a_case_is_held_off_the_evidence_too(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(quick[0], tmp_path / "in" / "a.mp4")
    for given, case in ((tmp_path / "in", tmp_path / "in" / "case"), (tmp_path / "in" / "a.mp4", tmp_path / "in")):
        done = vmdesk("analyze", given, "--out", tmp_path / "out", "--case", case, *quick[1])
        assert done.code == 2
        assert "own folder" in done.err
    assert [p.name for p in tmp_path.rglob("*")] == ["in", "a.mp4"]


def test_paths_that_no_system_takes(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    long = "n" * 300
    out = ("--out", tmp_path / "out")
    assert vmdesk("analyze", tmp_path / f"{long}.mp4", *out, *quick[1]).code == 3
    assert vmdesk("analyze", quick[0], *out, "--model", long).code == 4
    assert vmdesk("analyze", quick[0], "--out", tmp_path / long, *quick[1]).code == 2
    assert vmdesk("analyze", quick[0], *out, "--case", tmp_path / long, *quick[1]).code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a privilege on Windows")
def test_a_link_to_itself(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    (tmp_path / "loop.mp4").symlink_to(tmp_path / "loop.mp4")
    assert vmdesk("analyze", tmp_path / "loop.mp4", "--out", tmp_path / "out", *quick[1]).code == 3
    assert vmdesk("analyze", quick[0], "--out", tmp_path / "loop.mp4" / "out", *quick[1]).code == 2


def test_a_run_that_cannot_begin_leaves_neither_folder_nor_key(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    given = ("analyze", quick[0], "--out", tmp_path / "n1" / "n2" / "n3")
    assert vmdesk(*given, "--model", "no-such-model").code == 4
    assert list(tmp_path.iterdir()) == []
    assert json.loads(vmdesk("key", "list", "--json").out) == []


def _signer(vmdesk: Any, report: Path) -> str:
    told = json.loads(vmdesk("verify", report, "--json").out)
    return str(told["signer_fingerprint"])


def test_a_kept_identity_under_a_password_signs(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text("secret\n")
    assert vmdesk("key", "create", "--name", "mine", "--password-file", password).code == 0
    (kept,) = json.loads(vmdesk("key", "list", "--json").out)
    given = ("analyze", quick[0], "--out", tmp_path / "out", "--identity", "mine", *quick[1])
    done = vmdesk(*given, "--password-file", password)
    assert done.code == 0, done.err
    assert _signer(vmdesk, tmp_path / "out" / "quick.report.pdf") == kept["sha256"]
    assert [k["name"] for k in json.loads(vmdesk("key", "list", "--json").out)] == ["mine"]
    password.write_text("wrong\n")
    assert vmdesk(*given, "--password-file", password).code == 7


def test_a_default_identity_under_a_password(
    vmdesk: Any, quick: Quick, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    password = tmp_path / "password"
    password.write_text("secret\n")
    assert vmdesk("key", "create", "--password-file", password).code == 0
    given = ("analyze", quick[0], "--out", tmp_path / "out", *quick[1])
    monkeypatch.setattr("sys.stdin", io.StringIO())
    alone = vmdesk(*given)
    assert alone.code == 2
    assert "terminal" in alone.err
    assert "--password-file" in alone.err
    assert not (tmp_path / "out").exists()
    assert vmdesk(*given, "--password-file", password).code == 0


def test_a_pkcs12_file_without_a_terminal(
    vmdesk: Any, quick: Quick, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key.p12").write_bytes(b"any")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    done = vmdesk("analyze", quick[0], "--out", tmp_path / "out", "--sign-with", tmp_path / "key.p12", *quick[1])
    assert done.code == 2
    assert "terminal" in done.err


def test_an_identity_that_is_not_kept(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    done = vmdesk("analyze", quick[0], "--out", tmp_path / "out", "--identity", "nobody", *quick[1])
    assert done.code == 7
    assert "nobody" in done.err
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as SIGINT on POSIX systems")
def test_ctrl_c_ends_cleanly(sample: Path, tmp_path: Path) -> None:
    heard = "import signal, sys\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"  # CI may be run without
    program = heard + "from vmdesk.__main__ import main\nsys.exit(main())\n"
    command = [sys.executable, "-c", program, "analyze", str(sample), "--out", str(tmp_path / "out"), "--stride", "1"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        _wait_until_evidence_is_open(process.pid, sample)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert err.splitlines() == ["Cancelled."]
    assert out == ""
    assert not (tmp_path / "out").exists()


def _wait_until_evidence_is_open(pid: int, path: Path) -> None:
    """Until the command, or the decoder process that it started, has the file open."""
    program = psutil.Process(pid)
    for _ in range(1200):
        time.sleep(0.05)
        with contextlib.suppress(psutil.Error):
            if any(str(path) == o.path for p in (program, *program.children()) for o in p.open_files()):
                return
    raise AssertionError("the evidence was never opened")


@pytest.mark.slow
def test_a_killed_run_is_carried_on_by_the_same_command(
    vmdesk: Any, make_clip: Callable[..., Path], plain_model: Path, tmp_path: Path
) -> None:
    clip, home = make_clip(frames=300), Path(os.environ["VMDESK_HOME"])
    options = ["--no-report", "--stride", "1", "--model", str(plain_model)]
    command = [sys.executable, "-m", "vmdesk", "analyze", str(clip), "--out", str(tmp_path / "out"), *options]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        while sum(path.stat().st_size for path in (home / "unfinished").glob("*.run")) < 5000:
            assert process.poll() is None, "ended before it could be killed"
            time.sleep(0.01)
        process.kill()
    done = vmdesk("analyze", clip, "--out", tmp_path / "out", "--json", *options)
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [line["event"] for line in lines] == ["resumed", "result"]
    assert lines[0]["windows"] > 0
    assert f"{lines[0]['windows']} windows taken over" in done.err
    anew = vmdesk("analyze", clip, "--out", tmp_path / "anew", "--json", "--from-start", *options)
    assert [json.loads(line)["event"] for line in anew.out.splitlines()] == ["result"]
    first, second = (json.loads(next((tmp_path / n).iterdir()).read_text("utf-8")) for n in ("out", "anew"))
    for told in (first, second):
        del told["provenance"]["started_utc"], told["provenance"]["finished_utc"]
    assert first == second


@pytest.mark.parametrize("region", ["1,2", "1,2,x", "1,2,-3", "nan,1,2"])
def test_a_region_that_is_none_is_a_mistake_of_usage(vmdesk: Any, quick: Quick, tmp_path: Path, region: str) -> None:
    assert vmdesk("analyze", quick[0], "--out", tmp_path / "out", f"--region={region}").code == 2


def test_a_model_of_whole_pictures_takes_no_region(vmdesk: Any, quick: Quick, tmp_path: Path) -> None:
    done = vmdesk("analyze", quick[0], "--out", tmp_path / "out", "--region", "0,0,100", *quick[1])
    assert done.code == 2
    assert "whole pictures" in done.err


def test_what_a_stand_in_scored_is_neither_signed_nor_written(
    vmdesk: Any, quick: Quick, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vmdesk.cli import analyze

    def with_stand_in(*given: Any) -> Any:
        parts = load(*given)
        parts.scorer.genuine = False
        return parts

    load = analyze.load_parts
    monkeypatch.setattr(analyze, "load_parts", with_stand_in)
    done = vmdesk("analyze", quick[0], "--out", tmp_path / "out", *quick[1])
    assert done.code == 7
    assert "does not come from a real model and cannot be signed" in done.err
    assert not (tmp_path / "out").exists()
