"""Processes of this very program: how one is started, how its end is told, and what it does first of all."""

import ctypes
import faulthandler
import json
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from typing import IO, BinaryIO


def program_of(module: str) -> str:
    """What Python is told to run: `main` of `module`, found where this process finds its modules."""
    return f"import json, sys\nsys.path[:] = json.loads(sys.argv[1])\nfrom {module} import main\nmain()\n"


def started(
    word: str, program: str, *, environment: Mapping[str, str] | None = None, inherited: tuple[int, ...] = ()
) -> "subprocess.Popen[bytes]":
    """A child with pipes for its three streams: the frozen program told `word`, else Python told `program`.

    `environment` stands for this process's own where it is given; `inherited` are file descriptors it may use.
    """
    if getattr(sys, "frozen", False):
        command = [sys.executable, word]
    else:
        command = [sys.executable, "-I", "-S", "-c", program, json.dumps(sys.path)]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        pass_fds=inherited,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def ended_how(code: int) -> str:
    """The exit code of a process in words, or the signal that ended it."""
    if code >= 0:
        return f"exit code {code}"
    with suppress(ValueError):
        return f"signal {signal.Signals(-code).name}"
    return f"signal {-code}"


def read_last_words(pipe: IO[bytes], words: "deque[bytes]") -> None:
    """Keep what a child writes on its standard error until it closes that; `words` says how much is kept."""
    with pipe, suppress(OSError, ValueError):
        while line := pipe.readline(2000):
            words.append(line)


def line_to_parent() -> tuple[BinaryIO, BinaryIO]:
    """For a child at its start: where requests come from and replies go to. It then ends with its parent."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints, prints where it cannot be taken for a reply
    faulthandler.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C at a terminal reaches a child too; its parent decides
    _end_with_parent()
    return requests, replies


def _end_with_parent() -> None:
    """On Linux, be ended with the process that started this one, even in the middle of a long call."""
    if sys.platform != "linux":
        return
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL, 0, 0, 0)
