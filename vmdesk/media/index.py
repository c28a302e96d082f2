"""The frame index of a file."""

from vmdesk.media.confined.scan import read_index, scan_index

__all__ = ["read_index", "scan_index"]
