"""The line to a scoring process, and the process at its end."""

import io
import os
import signal
import subprocess
import sys
import time

import numpy as np
import psutil
import pytest

from vmdesk.background.failures import error_in, failure_of
from vmdesk.background.process import start_scoring_process
from vmdesk.background.protocol import Begin, FramesMet, Scored, TrackPart, TracksTold, read_message, write_message
from vmdesk.background.runs import told
from vmdesk.domain.errors import DeviceLost
from vmdesk.domain.events import FacesFound, FramesNoted, WindowsScored
from vmdesk.domain.faces import FaceDetection, FaceTrack, Square
from vmdesk.domain.result import WindowScore

SCORE = WindowScore(3, 48, 64, 1.92, 2.56, 0, (0.1, float(np.float32(1) / 3)), 0.55, "padded")


def test_messages_come_back_as_they_were_sent():
    line = io.BytesIO()
    sent = [Begin(7, b"/e/\xff.mp4", Square(-1.5, 2.0, 90.25), resume=False), Scored(7, (SCORE,), final=True)]
    for message in sent:
        write_message(line, message)
    line.seek(0)
    assert [read_message(line), read_message(line), read_message(line)] == [*sent, None]


@pytest.mark.parametrize("body", [b"Popen\0\x90", b"Scored\0\x90", b"Scored"])
def test_what_is_no_message_is_refused(body):
    with pytest.raises(ValueError, match=r"."):
        read_message(io.BytesIO(len(body).to_bytes(4, "big") + body))


def test_what_is_large_is_told_in_parts_that_lose_nothing():
    found = tuple(FaceDetection(4 * k, (k, 0.0, 9.0, 9.0), (1.0, 2.0), (3.0, 4.0), 0.9) for k in range(1000))
    *parts, end = told(1, FacesFound((FaceTrack(5, 0, 3999, found), FaceTrack(6, 0, 0, ()))))
    assert isinstance(end, TracksTold)
    assert all(isinstance(part, TrackPart) and len(part.detections) <= 256 for part in parts)
    assert sum((part.detections for part in parts), ()) == found
    assert {part.id for part in parts} == {5, 6}
    assert list(told(1, FramesNoted((5, 9), (7,)))) == [FramesMet(1, (5, 9), (7,))]
    assert [len(part.scores) for part in told(1, WindowsScored((SCORE,) * 600))] == [256, 256, 88]


def test_errors_keep_their_class_words_and_origin():
    try:
        raise DeviceLost("The device is gone.", advice="Start again.", details="code 719")
    except DeviceLost as error:
        again = error_in(failure_of(error))
    assert isinstance(again, DeviceLost)
    assert (again.message, again.advice, again.details) == ("The device is gone.", "Start again.", "code 719")
    assert "test_line.py" in again.__notes__[0]


def test_a_name_that_is_no_error_of_ours_makes_no_class():
    assert type(error_in(failure_of(SystemError("x")))) is RuntimeError


def test_a_process_ends_when_its_line_is_closed():
    process = start_scoring_process()
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(30) == 0
    for pipe in (process.stdout, process.stderr):
        assert pipe is not None
        pipe.close()


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process by a signal")
def test_a_process_ends_with_a_desktop_that_is_killed():
    program = (
        "from vmdesk.background.process import start_scoring_process as start\n"
        "import time\nprint(start().pid, flush=True)\ntime.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as desktop:
        assert desktop.stdout is not None
        child = psutil.Process(int(desktop.stdout.readline()))
        os.kill(desktop.pid, signal.SIGKILL)
    deadline = time.monotonic() + 30
    while child.is_running() and child.status() != psutil.STATUS_ZOMBIE and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE
