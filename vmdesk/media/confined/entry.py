"""Where a decoder process begins: load what is needed, confine itself to one file, then serve requests."""

import importlib
import os
import pkgutil
from pathlib import Path
from types import ModuleType

import av

from vmdesk.children import line_to_parent
from vmdesk.media.confined.channel import Channel
from vmdesk.media.confined.confinement import confine
from vmdesk.media.confined.serve import Server
from vmdesk.media.confined.stream import tell_alive_by
from vmdesk.media.protocol import Begin, Ready
from vmdesk.media.shared_memory import map_shared


def main() -> None:
    """Serve the process that started this one until it closes the line."""
    requests, replies = line_to_parent()
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


if __name__ == "__main__":
    main()
