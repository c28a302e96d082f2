"""Where a decoder process begins: load what is needed, confine itself to one file, then serve requests."""

import ctypes
import faulthandler
import importlib
import os
import pkgutil
import signal
import sys
from pathlib import Path
from types import ModuleType

import av

from vmdesk.media.confined.channel import Channel
from vmdesk.media.confined.confinement import confine
from vmdesk.media.confined.serve import Server
from vmdesk.media.confined.stream import tell_alive_by
from vmdesk.media.protocol import Begin, Ready
from vmdesk.media.shared_memory import map_shared


def main() -> None:
    """Serve the process that started this one until it closes the line."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints, prints where it cannot be taken for a reply
    faulthandler.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C at a terminal reaches this process too; vmdesk decides
    _end_with_parent()
    channel = Channel(requests, replies)
    begin = channel.first()
    if not isinstance(begin, Begin):
        return
    exhibit = Path(os.fsdecode(begin.path))
    channel.share(map_shared(begin.shared, begin.slot_bytes * begin.slots), begin.slot_bytes, begin.slots)
    _load_all_of(av)
    server = Server(exhibit, channel, begin.cache_bytes, begin.parts)
    enforced = confine(exhibit, begin.address_space_bytes)
    tell_alive_by(channel.alive)
    channel.listen()
    channel.send(Ready(enforced))
    server.serve()


def _load_all_of(package: ModuleType) -> None:
    """Load every module of a package: those it would load later could not be opened any more."""
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _end_with_parent() -> None:
    """On Linux, be ended with the process that started this one, even in the middle of a long call."""
    if sys.platform != "linux":
        return
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL, 0, 0, 0)


if __name__ == "__main__":
    main()
