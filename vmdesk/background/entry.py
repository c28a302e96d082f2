"""Where the scoring process begins: take requests from the line, do them one after another, end with the desktop."""

import os
import queue
import sys
import threading
from contextlib import suppress
from typing import IO

import psutil

from vmdesk.background.protocol import (
    Begin,
    Export,
    GoOn,
    Hold,
    Load,
    Reply,
    Request,
    Stop,
    read_message,
    write_message,
)
from vmdesk.background.reins import Reins
from vmdesk.background.reporting import report_written
from vmdesk.background.runs import LoadParts, Runs
from vmdesk.children import line_to_parent
from vmdesk.workbench import load_parts

_LOWER_BY = 5


def main(load: LoadParts = load_parts) -> None:
    """Serve the process that started this one until it closes the line. `load` gives the scorer and face finder."""
    requests, replies = line_to_parent()
    _step_back()
    reins, writing = Reins(), threading.Lock()
    waiting: queue.SimpleQueue[Request] = queue.SimpleQueue()
    listener = threading.Thread(target=_listen, args=(requests, reins, waiting, writing), name="requests", daemon=True)
    listener.start()
    _serve(waiting, Runs(load, reins), replies, writing)


def _serve(waiting: "queue.SimpleQueue[Request]", runs: Runs, replies: IO[bytes], writing: threading.Lock) -> None:
    def tell(reply: Reply) -> None:
        write_message(replies, reply)

    while True:
        request = waiting.get()
        if isinstance(request, Load):
            runs.load(tell)
        elif isinstance(request, Begin):
            runs.run(request, tell)
        elif isinstance(request, Export):
            with writing:
                reply = report_written(request, tell)
            tell(reply)


def _listen(requests: IO[bytes], reins: Reins, waiting: "queue.SimpleQueue[Request]", writing: threading.Lock) -> None:
    """Take requests; those that steer a run work at once. The end of the line ends the process.

    Only a report that is being written is written to its end first.
    """
    with suppress(OSError, ValueError):
        while (request := read_message(requests)) is not None:
            match request:
                case Hold(run=run):
                    reins.hold(run)
                case GoOn(run=run):
                    reins.go_on(run)
                case Stop(run=run):
                    reins.stop(run)
                case Load() | Begin() | Export():
                    waiting.put(request)
                case _:
                    break
    with writing:
        os._exit(0)


def _step_back() -> None:
    """Leave the processor to the window first."""
    with suppress(psutil.Error, OSError):
        if sys.platform == "win32":
            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            os.nice(_LOWER_BY)


if __name__ == "__main__":
    main()
