"""`inspect`, `doctor`, `model`, `verify`, `key` and the cost of asking for help."""

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import pytest

from vmdesk.cli import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "arguments", [["--help"], ["verify", "--help"], ["analyze", "--help"], ["key", "--help"], ["case", "--help"]]
)
def test_help_imports_neither_torch_nor_qt(arguments: list[str]) -> None:
    heavy = {
        "torch",
        "transformers",
        "PySide6",
        "pyqtgraph",
        "av",
        "onnxruntime",
        "reportlab",
        "pyhanko",
        "rich",
        "c2pa",
    }
    code = (
        "import sys\nfrom vmdesk.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit as stop:\n    assert stop.code == 0\n"
        f"print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stderr.strip().replace("'", '"')))
    assert loaded == set()


def test_inspect_as_json(vmdesk: Any, sample: Path) -> None:
    done = vmdesk("inspect", sample, "--json")
    told = json.loads(done.out)
    assert done.code == 0
    assert told["sha256"] == hashlib.sha256(sample.read_bytes()).hexdigest()
    assert told["indexed_frames"] == len(told["frames"]) == 200
    assert told["duration_seconds"] == 8.0
    assert [f["index"] for f in told["frames"] if f["keyframe"]] == [0, 50, 100, 150]


def test_inspect_hashes_frames(vmdesk: Any, make_clip: Callable[..., Path]) -> None:
    done = vmdesk("inspect", make_clip(frames=18), "--csv", "--hash-frames")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert len(rows) == 18
    assert len({row["sha256"] for row in rows}) == 18


def test_inspect_tells_times_declared_and_measured(vmdesk: Any, make_clip: Callable[..., Path]) -> None:
    clip = make_clip(frames=30, b_frames=0, pts=lambda k: k if k < 20 else k + 10)
    told = json.loads(vmdesk("inspect", clip, "--json").out)
    assert told["declared_duration_seconds"] == told["duration_seconds"] == 1.6
    assert (told["declared_start_seconds"], told["measured_start_seconds"], told["measured_rate"]) == (0, 0, "75/4")
    assert (told["gap_count"], told["gaps"]) == (1, [{"index": 19, "seconds": 0.44}])
    assert (told["median_step_seconds"], told["max_step_seconds"]) == (0.04, 0.44)
    assert (told["packets"], told["missing_pts"], told["duplicate_pts"], told["hidden"]) == (30, 0, 0, 0)
    with av.open(str(clip)) as container:
        sizes = [packet.size for packet in container.demux(video=0) if packet.size]
    assert [frame["bytes"] for frame in told["frames"]] == sizes
    rows = list(csv.DictReader(io.StringIO(vmdesk("inspect", clip, "--csv").out)))
    assert [int(row["bytes"]) for row in rows] == sizes
    lines = vmdesk("inspect", clip, "--frames").out.splitlines()
    assert lines[-30].split()[:5] == ["0", "0", "0.000000", str(sizes[0]), "key"]


def test_inspect_in_words(vmdesk: Any, sample: Path) -> None:
    out = vmdesk("inspect", sample).out
    assert "declared_frames            200" in out
    assert "190 more; --frames shows all" in out
    assert "\npixel_aspect               1\n" in out
    assert out.count("\ntreatment                  ") == 2, "what was taken for matrix and range"


def test_inspect_tells_of_structure_tags_and_groups_of_pictures(
    vmdesk: Any, sample: Path, make_clip: Callable[..., Path]
) -> None:
    told = json.loads(vmdesk("inspect", sample, "--json").out)
    top = [element for element in told["structure"] if element["depth"] == 0]
    assert [element["name"] for element in top] == ["ftyp", "moov", "free", "mdat"]
    assert sum(element["size"] for element in top) == sample.stat().st_size
    assert told["gop_lengths"] == {"min": 50, "median": 50, "max": 50}
    assert told["tags"]["container"]["major_brand"] == "isom"
    assert (told["mirrored"], told["bits_per_component"]) == (False, 8)
    out = vmdesk("inspect", make_clip(frames=30, gop=12, suffix=".mkv", codec="ffv1", b_frames=0)).out
    assert "Cluster" in out
    assert "gop_lengths                min 6, median 12, max 12" in out
    assert "tags, as the file states them" in out


def test_inspect_tells_what_the_file_says_of_itself(
    vmdesk: Any, make_clip: Callable[..., Path], with_credentials: Callable[..., Path]
) -> None:
    clip = with_credentials(make_clip(frames=26, gop=12), generator="cam\x1b[2J")
    told = json.loads(vmdesk("inspect", clip, "--json").out)
    assert told["brands"]["major"] == "isom"
    assert (told["gop_pattern"]["pictures"], told["gop_pattern"]["usual_group"][0]) == (26, "I")
    assert told["content_credentials"]["integrity"] == "valid"
    assert {time["remark"] for time in told["claimed_times"]} == {"not set"}
    assert any(program["text"].startswith("x264 - core") for program in told["encoders"])
    assert {element["depth"] for element in told["structure"]} >= {0, 1, 5}
    out = vmdesk("inspect", clip).out
    for line in (
        "integrity                  valid",
        "trust in the signer        not checked: no trust list was given",
        "claim generator            cam\\u{1b}[2J 1",
        "moov/mvhd                            creation     -                     stored as 0 (not set)",
        "brands                     isom (minor version 512); compatible: isom, iso2, avc1, mp41",
    ):
        assert line in out
    assert "\x1b" not in out


def test_inspect_of_a_file_whose_credentials_do_not_fit(
    vmdesk: Any, make_clip: Callable[..., Path], with_credentials: Callable[..., Path], tmp_path: Path
) -> None:
    data = bytearray(with_credentials(make_clip(frames=20)).read_bytes())
    data[data.index(b"isom", 16)] ^= 1
    data[data.index(b"x264 - core")] ^= 1
    (tmp_path / "x.mp4").write_bytes(data)
    assert "integrity                  failed: assertion.bmffHash.mismatch" in vmdesk("inspect", tmp_path / "x.mp4").out


def test_inspect_of_contradicting_times(vmdesk: Any, make_clip: Callable[..., Path], tmp_path: Path) -> None:
    data = bytearray(make_clip(frames=20).read_bytes())
    for kind, year in ((b"mvhd", 0xE2), (b"tkhd", 0xD2)):
        at = data.index(kind) + 8
        data[at : at + 4] = bytes([year, 0, 0, 0])
    (tmp_path / "x.mp4").write_bytes(data)
    told = json.loads(vmdesk("inspect", tmp_path / "x.mp4", "--json").out)
    assert any("creation times contradict each other" in warning for warning in told["warnings"])
    out = vmdesk("inspect", tmp_path / "x.mp4").out
    assert "warning                    creation times contradict each other: " in out


def test_inspect_of_one_frame_and_of_some(vmdesk: Any, make_clip: Callable[..., Path]) -> None:
    clip = make_clip(frames=26)
    whole = list(csv.DictReader(io.StringIO(vmdesk("inspect", clip, "--csv", "--hash-frames").out)))
    some = list(csv.DictReader(io.StringIO(vmdesk("inspect", clip, "--csv", "--frame", "7-9").out)))
    assert some == whole[7:10]
    told = json.loads(vmdesk("inspect", clip, "--json", "--frame", "25").out)
    assert [(row["index"], row["sha256"]) for row in told["frames"]] == [(25, whole[25]["sha256"])]
    assert told["decoded_frames"] is None
    assert whole[3]["sha256"] in vmdesk("inspect", clip, "--frame", "3").out


@pytest.mark.parametrize("words", ["26", "9-7", "-1", "a", "1-", "0-26", "9" * 30])
def test_inspect_of_frames_that_are_not_there(vmdesk: Any, make_clip: Callable[..., Path], words: str) -> None:
    done = vmdesk("inspect", make_clip(frames=26), f"--frame={words}")
    assert done.code == 2
    assert "frame" in done.err


def test_inspect_writes_one_kind_of_line_end(vmdesk: Any, make_clip: Callable[..., Path]) -> None:
    assert "\r" not in vmdesk("inspect", make_clip(frames=18), "--csv").out


def test_inspect_of_no_video(vmdesk: Any, tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_text("words" * 99)
    assert vmdesk("inspect", tmp_path / "a.mp4").code == 3


def test_model_list_and_info(vmdesk: Any) -> None:
    assert "vmdesk-face-tiny" in vmdesk("model", "list").out
    told = json.loads(vmdesk("model", "info", "--json").out)
    assert told["framing"] == "face"
    assert told["validation"]["status"] == "demonstration"
    assert vmdesk("model", "info", "nothing-here").code == 4


def test_doctor(vmdesk: Any) -> None:
    done = vmdesk("doctor", "--json")
    told = {line["check"]: line for line in map(json.loads, done.out.splitlines())}
    assert done.code == 0
    assert "self-test passed" in told["model"]["detail"]
    assert "h264" in told["codecs"]["detail"]
    assert told["engines"]["detail"].startswith("torch, openvino")
    assert all(line["outcome"] == "ok" for line in told.values())


def test_doctor_tells_of_a_broken_detector(vmdesk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from vmdesk import faces
    from vmdesk.domain.errors import DetectorUnavailable

    def broken() -> None:
        raise DetectorUnavailable("The face detector is not installed.", advice="Run the setup.")

    monkeypatch.setattr(faces, "load_finder", broken)
    done = vmdesk("doctor")
    assert done.code == 4
    assert "FAILED  face detector" in done.out


def test_no_display(vmdesk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("there is always a display here; the refusal is for Linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    done = vmdesk()
    assert done.code == 2
    assert done.err.splitlines()[0].endswith("use `vmdesk analyze FILE --out DIR` instead.")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays that are named are Linux's")
def test_a_display_that_does_not_answer_is_told_in_one_line(sample: Path) -> None:
    variables = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "vmdesk", "open", str(sample)]
    dead = variables | {"DISPLAY": ":7077"}
    done = subprocess.run(command, cwd=ROOT, env=dead, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "The display :7077 does not answer; use `vmdesk analyze FILE --out DIR` instead.\n"


def test_what_the_desktop_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    asked: list[object] = []

    def desktop(*given: object) -> int:
        asked.append(given)
        return 0

    assert main(["open", "a.mp4", "--analyze"], desktop) == 0
    assert main([], desktop) == 0
    assert main(["open", "--analyze"], desktop) == 2
    assert asked == [([Path("a.mp4")], False, True), ([], False, False)]


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe without a reader is told otherwise on Windows")
@pytest.mark.parametrize(
    "words",
    [["inspect", "--frames"], pytest.param(["analyze", "--json", "--no-report", "--out"], marks=pytest.mark.slow)],
)
def test_a_reader_who_has_gone(words: list[str], quick: tuple[Path, list[str]], tmp_path: Path) -> None:
    clip, options = quick
    more = [str(tmp_path / "out"), str(clip), *options] if words[0] == "analyze" else [str(clip)]
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "vmdesk", *words, *more]
    done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, "")


@pytest.mark.parametrize("form", ["--json", "--csv", None])
def test_any_name_can_be_printed_in_any_locale(form: str | None, quick: tuple[Path, list[str]], tmp_path: Path) -> None:
    clip = tmp_path / "视频.mp4"
    shutil.copy(quick[0], clip)
    command = [sys.executable, "-m", "vmdesk", "inspect", str(clip), *filter(None, [form])]
    narrow = os.environ | {"PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, cwd=ROOT, env=narrow, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert ("视频.mp4" in done.stdout.decode("utf-8")) == (form != "--csv")
    missing = subprocess.run(
        [*command[:4], str(tmp_path / "缺.mp4")], cwd=ROOT, env=narrow, capture_output=True, check=False
    )
    assert missing.returncode == 3
    assert "缺.mp4" in missing.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["verify"], 2),
        (["inspect"], 3),
        (["model", "info"], 4),
    ],
)
def test_names_that_no_system_takes(vmdesk: Any, words: list[str], code: int) -> None:
    done = vmdesk(*words, "n" * 300)
    assert done.code == code
    assert "There is no" in done.err


def test_a_model_in_a_folder_without_permission(
    vmdesk: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plain_model: Path
) -> None:
    look = Path.is_file

    def denied(path: Path) -> bool:
        if path.parent.name == "closed":  # also as root, who may look into every folder
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    shutil.copytree(plain_model, tmp_path / "closed")
    monkeypatch.setattr(Path, "is_file", denied)
    done = vmdesk("model", "info", tmp_path / "closed")
    assert done.code == 4
    assert "access is denied" in done.err


def test_a_defect_is_told_as_one(vmdesk: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from vmdesk.cli import inspect

    monkeypatch.setattr(inspect, "run", lambda _: 1 / 0)
    done = vmdesk("inspect", tmp_path)
    assert done.code == 70
    assert done.err.startswith("A defect of vmdesk")


@pytest.fixture(scope="module")
def reported(quick: tuple[Path, list[str]], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A clip and the signed report of its analysis."""
    out = tmp_path_factory.mktemp("out")
    clip, options = quick
    assert main(["analyze", str(clip), "--out", str(out), *options]) == 0
    return clip, out / "quick.report.pdf"


def test_verify_against_the_exhibit_and_a_second_run(
    vmdesk: Any, reported: tuple[Path, Path], plain_model: Path
) -> None:
    clip, report = reported
    done = vmdesk("verify", report, "--evidence", clip, "--json")
    assert done.code == 0, done.out
    outcomes = {c["name"]: c["outcome"] for c in json.loads(done.out)["checks"]}
    assert outcomes["evidence"] == outcomes["cited frames"] == "pass"
    assert outcomes["rescore"] == "not checked"


@pytest.mark.slow
def test_verify_rescore_of_the_default_model(vmdesk: Any, sample: Path, tmp_path: Path) -> None:
    assert vmdesk("analyze", sample, "--out", tmp_path, "--stride", "80").code == 0
    done = vmdesk("verify", tmp_path / "astronaut.report.pdf", "--evidence", sample, "--rescore")
    assert done.code == 0, done.out
    assert "rescore: match" in done.out
    assert "largest logit difference 0" in done.out


def test_verify_rescore_of_a_model_by_its_folder(vmdesk: Any, reported: tuple[Path, Path], plain_model: Path) -> None:
    given = ("verify", reported[1], "--evidence", reported[0], "--rescore")
    assert "not checked: the model reported is not at hand" in vmdesk(*given).out
    done = vmdesk(*given, "--model", plain_model)
    assert done.code == 0, done.out
    assert "rescore: match" in done.out


def test_verify_with_another_file(vmdesk: Any, reported: tuple[Path, Path], sample: Path) -> None:
    done = vmdesk("verify", reported[1], "--evidence", sample)
    assert done.code == 6
    assert done.out.splitlines()[-1].startswith("FAILED")


def test_verify_after_tampering(vmdesk: Any, reported: tuple[Path, Path], tmp_path: Path) -> None:
    spoiled = bytearray(reported[1].read_bytes())
    spoiled[len(spoiled) // 2] ^= 1
    (tmp_path / "spoiled.pdf").write_bytes(spoiled)
    assert vmdesk("verify", tmp_path / "spoiled.pdf").code == 6


def test_verify_with_a_signer(vmdesk: Any, reported: tuple[Path, Path]) -> None:
    fingerprint = json.loads(vmdesk("verify", reported[1], "--json").out)["signer_fingerprint"]
    assert vmdesk("verify", reported[1], "--signer", fingerprint).code == 0
    assert vmdesk("verify", reported[1], "--signer", "0" * 64).code == 6


def test_verify_of_a_missing_report(vmdesk: Any, tmp_path: Path) -> None:
    assert vmdesk("verify", tmp_path / "nothing.pdf").code == 2


def test_keys(vmdesk: Any) -> None:
    assert vmdesk("key", "create", "--name", "second", "--no-password").code == 0
    assert "second" in vmdesk("key", "list").out
