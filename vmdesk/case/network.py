"""Whether a folder lies on a network share."""

import os
import sys
from pathlib import Path

import psutil

from vmdesk.domain.errors import CaseOnNetwork
from vmdesk.domain.text import cleaned

_SHARES = ("nfs", "cifs", "smb", "afp", "webdav", "davfs", "sshfs", "fuse.sshfs", "ncpfs", "9p", "ceph", "glusterfs")
"""Beginnings of the names of file systems that reach over a network (Linux and macOS)."""


def refuse_network_share(folder: Path) -> None:
    """Raises CaseOnNetwork where `folder` (which must exist) lies on a network share.

    SQLite's journal needs shared memory, which no network file system has, and locks that many of them only pretend
    (https://www.sqlite.org/wal.html, https://www.sqlite.org/faq.html#q5).
    """
    kind = network_kind(folder)
    if kind is not None:
        raise CaseOnNetwork(
            f"The folder {cleaned(folder.name)} lies on a network share ({kind}); a case is not safe there.",
            advice="Keep the case on a disk of this computer, and copy it to the share when it is closed.",
        )


def network_kind(folder: Path) -> str | None:
    """The kind of network file system that `folder` lies on; None for a local one, or where that is not known."""
    place = os.path.realpath(folder)
    if sys.platform == "win32":
        return _windows_kind(place)
    held = [one for one in psutil.disk_partitions(all=True) if _is_within(place, one.mountpoint)]
    nearest = max(held, key=lambda one: len(one.mountpoint), default=None)
    if nearest is None or not nearest.fstype.lower().startswith(_SHARES):
        return None
    return str(nearest.fstype)


def _is_within(place: str, mount: str) -> bool:
    return place == mount or place.startswith(mount.rstrip("/") + "/")


def _windows_kind(place: str) -> str | None:
    if place.startswith("\\\\"):
        return "UNC path"
    drive = os.path.splitdrive(place)[0] + "\\"
    remote = any(one.mountpoint == drive and "remote" in one.opts for one in psutil.disk_partitions(all=True))
    return "network drive" if remote else None
