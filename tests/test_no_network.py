"""No command opens a connection unless it is given the URL of a time-stamping authority.

Seen from outside at the system calls, and shown by running without any network.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "resources" / "sample" / "astronaut.mp4"
# io_uring can open sockets that no network call shows, so nothing may set one up.
STRACE = ["strace", "--follow-forks", "--seccomp-bpf", "--trace=%network,io_uring_setup"]
# Sockets that cannot leave the machine: to local services (user names, the display), and the kernel's own tables.
LOCAL = {"AF_UNIX", "AF_NETLINK"}
KEPT = ("PATH", "HOME", "LD_LIBRARY_PATH", "PYTHONPATH", "TMPDIR", "VIRTUAL_ENV")
COMMANDS = {
    "analyze": ["analyze", str(SAMPLE), "--out"],
    "inspect": ["inspect", str(SAMPLE)],
    "doctor": ["doctor"],
    "open": ["open", str(SAMPLE), "--close-after-first-frame"],
}
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="strace and unshare are Linux's")


def works(command: list[str]) -> bool:
    """Whether a tool is there and allowed to do its work on this machine."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0


@pytest.fixture
def surroundings(tmp_path):
    """An environment as an examiner's: nothing in it asks a library to stay offline, or tells it that this is a test.

    Some libraries send nothing while `CI` or the like is set; the product's own silence is what counts.
    """
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {"VMDESK_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}


def families(trace: str) -> set[str]:
    """Address families in a trace of system calls: of sockets made, connected, bound or written to."""
    assert "io_uring_setup(" not in trace
    return set(re.findall(r"\b(?:AF|PF)_[A-Z0-9]+", trace))


def traced(words: list[str], folder: Path, variables: dict[str, str]) -> tuple[subprocess.CompletedProcess[str], str]:
    log = folder / "trace.txt"
    command = [*STRACE, "--output", str(log), sys.executable, *words]
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    return done, log.read_text(errors="replace")


@pytest.fixture
def strace():
    if not works([*STRACE, "--output", "/dev/null"]):
        pytest.skip("strace is not installed or may not trace here")


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_the_trace_sees_a_socket_of_a_child_process(strace, family, tmp_path, surroundings):
    child = f"import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM).close()"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], check=True)"
    done, trace = traced(["-c", parent], tmp_path, surroundings)
    assert done.returncode == 0
    assert family in families(trace)


@pytest.mark.slow
@pytest.mark.parametrize("verb", COMMANDS)
def test_no_internet_socket_is_made(strace, verb, tmp_path, surroundings):
    folder = [str(tmp_path / "out")] if verb == "analyze" else []
    done, trace = traced(["-m", "vmdesk", *COMMANDS[verb], *folder], tmp_path, surroundings)
    assert done.returncode == 0, done.stderr
    assert families(trace) <= LOCAL, [line for line in trace.splitlines() if "AF_INET" in line]


@pytest.fixture
def without_network():
    """Words before a command that take every network interface away from it."""
    for words in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        if works(words):
            return words
    pytest.skip("no network namespace may be made here")


def test_without_interfaces_not_even_this_machine_is_reached(without_network, surroundings):
    code = "import socket; socket.create_connection(('127.0.0.1', 9), timeout=5)"
    command = [*without_network, sys.executable, "-c", code]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert "Network is unreachable" in done.stderr


@pytest.mark.slow
def test_the_sample_is_scored_signed_and_verified_without_any_interface(without_network, tmp_path, surroundings):
    out = tmp_path / "out"
    for words in ([*COMMANDS["analyze"], str(out)], ["verify", str(out / "astronaut.report.pdf")]):
        command = [*without_network, sys.executable, "-m", "vmdesk", *words]
        done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert (out / "astronaut.result.json").is_file()
