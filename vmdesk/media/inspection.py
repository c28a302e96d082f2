"""What a file is made of."""

from vmdesk.media.confined.structure import Element, read_structure, read_tags

__all__ = ["Element", "read_structure", "read_tags"]
