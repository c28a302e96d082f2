"""The frozen program does what the source tree does, with nothing of this machine's Python around it."""

import json
import os
import queue
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12

from vmdesk.background.failures import ScoringProcessEnded
from vmdesk.background.process import SCORING_PROCESS, ScoringProcess
from vmdesk.background.protocol import (
    Begin,
    Export,
    ExportFailed,
    Failed,
    Finished,
    Load,
    Loaded,
    LoadFailed,
    Reply,
    ReportWritten,
)

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "astronaut.mp4"
# Qt's offscreen platform says this about every window with a smallest size.
OFFSCREEN_SAYS = "This plugin does not support propagateSizeHints()"
pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def frozen():
    """Path of the frozen program: the one in VMDESK_DIST, else built now."""
    given = os.environ.get("VMDESK_DIST")
    dist = Path(given) if given else ROOT / "dist"
    if not given:
        build = [sys.executable, str(ROOT / "packaging" / "build.py"), "--dist", str(dist)]
        done = subprocess.run(build, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        print(done.stdout)
    return dist.resolve() / "vmdesk" / ("vmdesk.exe" if sys.platform == "win32" else "vmdesk")


@pytest.fixture(scope="module")
def bare():
    """An environment with nothing in it; Windows cannot start a program without its own folder."""
    return {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if sys.platform == "win32" else {}


@pytest.fixture(scope="module")
def signing_words(tmp_path_factory):
    """A key of the test's own, so that none is made in the home of whoever runs it."""
    folder = tmp_path_factory.mktemp("key")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Examiner of the frozen program")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=60))
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    how = serialization.BestAvailableEncryption(b"secret")
    (folder / "key.p12").write_bytes(pkcs12.serialize_key_and_certificates(b"key", key, certificate, None, how))
    (folder / "password").write_text("secret\n")
    return ["--sign-with", str(folder / "key.p12"), "--password-file", str(folder / "password")]


def run(words, variables, folder):
    """Run a command; it must succeed. What it wrote on standard output, and the lines on standard error."""
    done = subprocess.run(words, env=variables, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout, done.stderr.splitlines()


@pytest.fixture(scope="module")
def analysed(frozen, bare, signing_words, tmp_path_factory):
    """Folder with the frozen program's result and report of the sample; it said nothing on standard error."""
    folder = tmp_path_factory.mktemp("frozen")
    words = ["analyze", str(SAMPLE), "--out", "out", "--json", *signing_words]
    _, said = run([str(frozen), *words], bare, folder)
    assert said == []
    return folder / "out"


def without_times(path: Path) -> dict[str, object]:
    result: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    provenance = result["provenance"]
    assert isinstance(provenance, dict)
    assert provenance.pop("started_utc") <= provenance.pop("finished_utc")
    return result


def test_the_result_is_that_of_the_source_tree(analysed, tmp_path):
    words = ["analyze", str(SAMPLE), "--out", str(tmp_path), "--no-report"]
    run([sys.executable, "-m", "vmdesk", *words], os.environ | {"VMDESK_HOME": str(tmp_path / "home")}, ROOT)
    ours, theirs = (without_times(folder / "astronaut.result.json") for folder in (tmp_path, analysed))
    assert theirs == ours
    assert theirs["summary"]["windows_scored"] > 0


def test_it_verifies_its_own_report(frozen, bare, analysed, tmp_path):
    report = analysed / "astronaut.report.pdf"
    _, said = run([str(frozen), "verify", str(report), "--evidence", str(SAMPLE)], bare, tmp_path)
    assert said == []


def test_its_desktop_scores_and_reports_in_a_process_of_its_own(frozen, bare, tmp_path):
    """The desktop's scoring process, asked as the desktop asks it; a mouse cannot be had here."""
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    replies: queue.SimpleQueue[Reply | ScoringProcessEnded] = queue.SimpleQueue()

    def start() -> subprocess.Popen[bytes]:
        home = bare | {"VMDESK_HOME": str(tmp_path / "home")}
        return subprocess.Popen([str(frozen), SCORING_PROCESS], env=home, cwd=tmp_path, **pipes)

    def reply(*kinds):
        while not isinstance(told := replies.get(timeout=300), kinds):
            assert not isinstance(told, ScoringProcessEnded | LoadFailed | Failed | ExportFailed), told
        return told

    process = ScoringProcess(start, replies.put)
    try:
        process.send(Load())
        assert reply(Loaded).self_tested
        process.send(Begin(1, os.fsencode(SAMPLE)))
        finished = reply(Finished)
        report = tmp_path / "from-the-desktop.pdf"
        process.send(Export(1, os.fsencode(report), os.fsencode(SAMPLE), finished.sealed, ()))
        assert reply(ReportWritten).path == os.fsencode(report)
    finally:
        process.end()
    run([str(frozen), "verify", str(report), "--evidence", str(SAMPLE)], bare, tmp_path)


@pytest.fixture
def screen():
    """Environment of a screen: a virtual X11 one where that can be had, else Qt's own."""
    if shutil.which("Xvfb") is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield {"DISPLAY": f":{server.stdout.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        server.terminate()


def shown(frozen, variables, tmp_path):
    words = [str(frozen), "open", str(SAMPLE), "--close-after-first-frame"]
    return run(words, variables | {"VMDESK_HOME": str(tmp_path / "home")}, tmp_path)[1]


def test_the_window_shows_the_first_frame_on_a_screen(frozen, bare, screen, tmp_path):
    assert shown(frozen, bare | screen, tmp_path) == []


def test_the_window_shows_the_first_frame_offscreen(frozen, bare, tmp_path):
    said = shown(frozen, bare | {"QT_QPA_PLATFORM": "offscreen"}, tmp_path)
    assert [line for line in said if line != OFFSCREEN_SAYS] == []
