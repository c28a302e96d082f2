"""Give up every right that decoding one file does not need. What is given up cannot be had back.

Landlock (files) and seccomp (system calls) are Linux's; limits on memory and file size are POSIX's. What this system
does not have is not claimed: each function says in a sentence what it enforced.
"""

import ctypes
import errno
import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

_CLONE_THREAD = 0x00010000
_WRITING_FLAGS = (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC)
_REFUSED = (
    *("socket", "socketpair", "connect", "bind", "listen", "accept", "accept4"),
    *("execve", "execveat", "fork", "vfork", "ptrace", "process_vm_readv", "process_vm_writev", "kill", "tkill"),
    *("pidfd_open", "pidfd_getfd", "pidfd_send_signal", "kcmp", "bpf", "userfaultfd", "perf_event_open", "keyctl"),
    *("add_key", "request_key", "mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "reboot", "swapon"),
    *("creat", "mkdir", "mkdirat", "mknod", "mknodat", "unlink", "unlinkat", "rmdir", "rename", "renameat"),
    *("renameat2", "link", "linkat", "symlink", "symlinkat", "truncate", "chmod", "fchmodat", "chown", "lchown"),
    *("fchownat", "setxattr", "lsetxattr", "removexattr", "utimensat", "setrlimit", "open_by_handle_at"),
)
"""System calls that end with "not permitted"."""
_ABSENT = ("io_uring_setup", "openat2", "clone3")
"""System calls that end as on a kernel that does not have them: the C library then takes an older one, which is
checked by its arguments."""


def confine(exhibit: Path, address_space_bytes: int) -> tuple[str, ...]:
    """Give up rights, for this thread and all it starts, and say what was enforced. Call it once, with one thread."""
    resource, landlock, seccomp = (_module(name) for name in ("resource", "landlock", "pyseccomp"))
    said = (
        _limit_memory(resource, address_space_bytes) if resource else "",
        _close_files(landlock, exhibit) if landlock else "",
        _close_system_calls(seccomp) if seccomp else "",
    )
    return tuple(words for words in said if words)


def _module(name: str) -> Any:
    """A module that only some systems have, loaded while that is still possible; None where it is not there."""
    try:
        return importlib.import_module(name)
    except (ImportError, RuntimeError, OSError):  # pyseccomp raises RuntimeError without libseccomp
        return None


def _limit_memory(resource: Any, address_space_bytes: int) -> str:
    for name, most in (("RLIMIT_CORE", 0), ("RLIMIT_FSIZE", 0)):
        with suppress(OSError, ValueError):
            resource.setrlimit(getattr(resource, name), (most, most))
    if sys.platform != "linux":  # macOS takes this limit and does not keep it
        return "no file can grow"
    try:
        resource.setrlimit(resource.RLIMIT_AS, (address_space_bytes, address_space_bytes))
    except (OSError, ValueError):
        return "no file can grow"
    return f"no file can grow; at most {address_space_bytes // 2**20} MiB of memory can be mapped"


def _close_files(landlock: Any, exhibit: Path) -> str:
    """Landlock: the exhibit and the program's own files can be read, and nothing else opened, made, changed, removed.

    Libraries load parts of themselves when these are first needed, so their files must stay in reach.
    """
    try:
        version: int = landlock.landlock_abi_version()
        ctypes.set_errno(0)
        rules = landlock.Ruleset()
        rules.allow(exhibit, sys.executable, rules=landlock.FSAccess.READ_FILE)
        rules.allow(*_own_folders(), rules=landlock.FSAccess.READ_FILE | landlock.FSAccess.READ_DIR)
        ctypes.set_errno(0)
        rules.apply()
    except OSError:  # a kernel without it
        return ""
    return (
        f"of all files only the exhibit and the program's own can be opened, and only to be read "
        f"(Landlock, version {version})"
    )


def _own_folders() -> set[Path]:
    """The folders of Python's library, of the packages in use and of vmdesk; in a frozen program what it unpacked."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return {Path(frozen)}
    modules = [sys.modules[name].__file__ for name in ("os", "av", "numpy", "vmdesk")]
    libraries = [Path(file).parent for file in modules if file]
    return {folder.parent if folder.name in ("av", "numpy") else folder for folder in libraries}


def _close_system_calls(seccomp: Any) -> str:
    """seccomp: no sockets, no programs, no signals to others, no file opened for writing."""
    try:
        rules = seccomp.SyscallFilter(seccomp.ALLOW)
        refuse, absent = seccomp.ERRNO(errno.EPERM), seccomp.ERRNO(errno.ENOSYS)
        for action, names in ((refuse, _REFUSED), (absent, _ABSENT)):
            for name in names:
                with suppress(OSError):  # a name that this architecture or library does not know
                    rules.add_rule(action, name)
        for flag in _WRITING_FLAGS:
            rules.add_rule(refuse, "openat", seccomp.Arg(2, seccomp.MASKED_EQ, flag, flag))
            with suppress(OSError):
                rules.add_rule(refuse, "open", seccomp.Arg(1, seccomp.MASKED_EQ, flag, flag))
        rules.add_rule(refuse, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, _CLONE_THREAD, 0))
        rules.add_rule(refuse, "tgkill", seccomp.Arg(0, seccomp.NE, os.getpid()))
        rules.add_rule(refuse, "prlimit64", seccomp.Arg(2, seccomp.NE, 0))
        rules.load()
    except OSError:  # a kernel without it
        return ""
    return "no network, no other program, no signal to another process, no file opened for writing (seccomp)"


def probe(file: Path, folder: Path) -> dict[str, bool]:
    """Try what should not be possible any more; for each attempt, in words, whether it was refused."""
    attempts: dict[str, Callable[[], object]] = {
        "opening another file": lambda: file.read_bytes()[:1],
        "making a file": lambda: _make_and_remove(folder / f"probe-{os.getpid()}"),
        "a network socket": _socket,
        "another program": lambda: subprocess.run([sys.executable, "-c", ""], check=False),
        "a signal to another process": lambda: os.kill(os.getppid(), 0),
    }
    return {name: _is_refused(attempt) for name, attempt in attempts.items()}


def _make_and_remove(path: Path) -> None:
    path.touch()
    path.unlink()


def _socket() -> None:
    import socket

    socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()


def _is_refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError:
        return True
    return False
