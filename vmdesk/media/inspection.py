"""What a file is made of and what it says of itself."""

from vmdesk.domain.structure import Element
from vmdesk.media.confined.gathering import read_inspection
from vmdesk.media.confined.provenance import read_content_credentials
from vmdesk.media.confined.structure import read_structure, read_tags

__all__ = ["Element", "read_content_credentials", "read_inspection", "read_structure", "read_tags"]
