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
    MakeInput,
    Reply,
    Request,
    Stop,
    Verify,
    read_message,
    write_message,
)
from vmdesk.background.reins import Reins
from vmdesk.background.reporting import report_written
from vmdesk.background.runs import LoadParts, Runs, Tell
from vmdesk.background.sights import Sights
from vmdesk.background.verifying import report_verified
from vmdesk.children import line_to_parent
from vmdesk.workbench import load_parts

_LOWER_BY = 5


def main(load: LoadParts = load_parts) -> None:
    """Serve the process that started this one until it closes the line. `load` gives the scorer and face finder."""
    requests, replies = line_to_parent()
    _step_back()
    reins, writing, telling = Reins(), threading.Lock(), threading.Lock()
    waiting: queue.SimpleQueue[Request] = queue.SimpleQueue()
    runs = Runs(load, reins)

    def tell(reply: Reply) -> None:
        with telling:
            write_message(replies, reply)

    heard = requests, reins, waiting, writing, Sights(runs.scorer, tell)
    listener = threading.Thread(target=_listen, args=heard, name="requests", daemon=True)
    listener.start()
    _serve(waiting, runs, tell, writing)


def _serve(waiting: "queue.SimpleQueue[Request]", runs: Runs, tell: Tell, writing: threading.Lock) -> None:
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
        elif isinstance(request, Verify):
            tell(report_verified(request, tell))


def _listen(
    requests: IO[bytes],
    reins: Reins,
    waiting: "queue.SimpleQueue[Request]",
    writing: threading.Lock,
    sights: Sights,
) -> None:
    """Take requests; those that steer a run, and those for the model's picture, work at once.

    The end of the line ends the process. Only a report that is being written is written to its end first.
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
                case MakeInput():
                    sights.ask(request)
                case Load() | Begin() | Export() | Verify():
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
