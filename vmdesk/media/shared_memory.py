"""Memory that this process and one it starts both map, named by nothing that outlives them."""

import mmap
import os
import secrets
import sys
import tempfile
from dataclasses import dataclass


@dataclass(slots=True)
class SharedMemory:
    """`name` is what the other process is told, `descriptor` what it must inherit (None on Windows)."""

    name: str
    descriptor: int | None
    memory: mmap.mmap

    def close(self) -> None:
        """Let go of it; the other process's mapping stays until it ends."""
        self.memory.close()
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None


def make_shared(size: int) -> SharedMemory:
    """New shared memory of `size` bytes. Its pages are taken as they are first used."""
    if sys.platform == "win32":
        name = f"vmdesk-{secrets.token_hex(16)}"
        return SharedMemory(name, None, mmap.mmap(-1, size, tagname=name))
    descriptor = _anonymous_file()
    os.truncate(descriptor, size)
    return SharedMemory(str(descriptor), descriptor, mmap.mmap(descriptor, size))


def map_shared(name: str, size: int) -> mmap.mmap:
    """The memory that the parent process named so."""
    if sys.platform == "win32":
        return mmap.mmap(-1, size, tagname=name)
    memory = mmap.mmap(int(name), size)
    os.close(int(name))
    return memory


def _anonymous_file() -> int:
    """A file in memory where there is such a thing, else one that has lost its name."""
    memfd_create = getattr(os, "memfd_create", None)
    if memfd_create is not None:
        descriptor: int = memfd_create("vmdesk-pictures")
        return descriptor
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())
